// What the bot says about its own answers: how to say that one was of use, and what comes of it.

export const feedbackWords = {
  /** After the first answer of a talk where there are no buttons. */
  howTo: '（说得有用就回“有用”，没说到点子上就回“没用”。）',
  thanks: '好的，记下了，谢谢您。',
  sorry: '记下了，我们会改。\n要不要我把您的问题转给工作人员？有了答复您凭编号来看。',
  hand: '转给工作人员',
  no: '不用了',
} as const;
