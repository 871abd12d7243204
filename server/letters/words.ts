// Words of the letters, the receipt, and where an officer finds them. Formal, but nothing an old reader would stumble over.
import type { LetterKind } from './letter.ts';

export const letterWords = {
  titles: {
    acceptance: '受理告知书',
    refusal: '不予受理告知书',
    extension: '延期办理告知书',
    opinion: '处理意见书',
    review: '复查意见书',
    final_review: '复核意见书',
    feedback: '举报办理情况反馈',
  } satisfies Record<LetterKind, string>,
  number: (number: string) => `（编号：${number}）`,
  anonymous: '反映人（匿名）：',
  named: '反映人＿＿＿＿＿＿（由承办人填写）：',
  received: (day: string, kind: string) => `您${day}反映的${kind}事项，已经收到。`,
  accepted: (unit: string, day: string) =>
    `按照《信访工作条例》第二十二条、第二十三条，${unit}已经于${day}受理，正在办理。`,
  answerBy: (day: string) =>
    `最晚在${day}前给您书面答复（《信访工作条例》第三十四条：自受理之日起60日内办结）。`,
  answerByAnalogy: (day: string) => `最晚在${day}前办结（参照《信访工作条例》第三十四条）。`,
  provisional: '上面的日子赶上放假安排还没公布，可能调整，调整了会告诉您。',
  declined: (unit: string, day: string) =>
    `${unit}于${day}审查，您反映的事项不属于这里受理的范围，决定不予受理。`,
  reason: (text: string) => `理由：${text}`,
  referTo: (text: string) => `您可以找：${text}`,
  extended: (day: string, days: number) =>
    `这件事情况复杂，不能在原定期限内办完。经批准，于${day}决定延长办理期限${days}日（《信访工作条例》第三十四条：延长不超过30日）。`,
  newDue: (day: string) => `新的期限：${day}前。`,
  handled: (unit: string, day: string) => `经${unit}调查，于${day}提出处理意见如下。`,
  finding: (words: string) => `查明：${words}。`,
  measures: (words: string) => `已采取：${words}。`,
  text: (text: string) => text,
  reviewed: (stage: string, body: string, day: string, decision: string) =>
    `您要求${stage}的事项，由${body}审查，于${day}作出${stage}意见：${decision}。`,
  feedback: (unit: string, day: string) =>
    `您举报的事项，由${unit}核查，已经于${day}办结。现在按规定把办理情况告诉您。`,
  feedbackBasis:
    '依据：《监察法实施条例》第二百零九条（实名举报办结后15个工作日内反馈）、《最低生活保障审核确认办法》第三十七条。',
  /** 第二百零九条 binds for those who gave their name. */
  feedbackBasisAnonymous: '依据：《最低生活保障审核确认办法》第三十七条。',
  secrecy:
    '您的身份和举报内容依法保密，没有也不会透露给被举报的人或者单位。打击报复的，请马上反映，或者打12388。',
  levelAbove: '上一级机关',
  passedOn: (by: string) => `以上是${by}的意见，由我们转告您，以它出具的意见书为准。`,
  roads: '您还可以：',
  roadNumber: (n: number, text: string) => `${n}．${text}`,
  askProgress: (hotline: string) => `凭受理编号和查询码查办到哪一步，或者打${hotline}问。`,
  reopen: (day: string) => `对结果不满意的，在${day}前要求重新办理一次。`,
  review: (day: string) =>
    `不服处理意见的，在${day}前向上一级机关要求复查（《信访工作条例》第三十五条：收到书面答复之日起30日内）。`,
  /** No clause gives a tip-off a review; the office gives it one of its own accord. */
  reviewOfTipOff: (day: string) => `对核查结果还有意见的，在${day}前请上一级再看一遍，30日内告知结果。`,
  finalReview: (day: string) =>
    `不服复查意见的，在${day}前向再上一级机关要求复核（《信访工作条例》第三十六条：30日内）。`,
  lastWord: '复核意见是最后的意见，同一事实和理由再提出的，不再受理（《信访工作条例》第三十六条）。',
  reconsider: (day: string) =>
    `其中属于行政决定的（不予确认、调减、停发等），在${day}前向本级人民政府申请行政复议（《行政复议法》第二十条：知道之日起60日内），或者在6个月内向人民法院起诉（《行政诉讼法》第四十六条）。`,
  reconsiderUnanswered: '期限过了还没有答复的，可以先申请行政复议（《行政复议法》第二十三条）。',
  sameAgain: '办理期间就同一件事向上级再提的，上级不再受理（《信访工作条例》第十九条）。',
  stamp: '（印章）',
  example: '示例县出具，只作演示，没有效力。',
  made: (day: string) => `本件由系统按案件记录生成，承办人核对、盖章后有效。生成日期：${day}。`,
  heading: '文书',
  hint: '按案件记录生成，请核对、补上姓名、盖章后再送达。',
  formats: { docx: 'Word', pdf: 'PDF' },
} as const;

export const receiptWords = {
  title: '收件回执',
  number: '受理编号',
  code: '查询码',
  kind: '类别',
  filed: '交来的日子',
  unit: '办理单位',
  unitClosed: '由专门的人核查，不会交给被反映的一方',
  due: (clock: string) => `最晚：${clock}`,
  scan: '用手机扫一扫查进度',
  keep: '查询码要自己收好，别给别人看。丢了补不了。',
  tip: '您是匿名举报：这张纸上没有您的名字，别让人看见它。',
  name: (county: string) => `${county}民政诉求`,
  button: '打印收件回执（PDF）',
} as const;
