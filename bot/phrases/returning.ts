// What a reporter who comes back may do after an answer, and what is said to him of his own accord later.
import type { Road } from '../../knowledge/casework/roads.ts';
import type { KeptContact } from '../erasing.ts';

const day = (iso: string) => {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

export const returning = {
  question: (number: string, text: string) =>
    `办 ${number} 这件事的人想问您：\n${text}\n回他的话：说“查进度”，报编号和查询码，选“补充情况”。`,
  followUp: (number: string) =>
    `您的诉求 ${number} 办结几天了。事情真的解决了没有？说“查进度”，报编号和查询码，选“评价”告诉我们。没解决的，可以要求重新办理。`,
  choices: {
    reopen: '没解决，重新办理',
    review: '不服，申请复查',
    final_review: '还不服，申请复核',
    answer: '回答问题',
  },
  awaitsYou: '工作人员在等您回话。',
  reopen: '哪里没有解决？您说说，我交上去重新办。只能要求一次。',
  reopened: '交上去了，会重新受理。',
  review: '您对答复哪里不服？说说理由，由上一级来复查，三十天内给您意见。',
  final_review: '您对复查意见哪里不服？说说理由，由再上一级复核，三十天内给您意见。这是最后一步。',
  reviewAsked: '申请交上去了，有了意见会告诉您。',
  disputed: '记下了：您说没有解决。这一件会照您说的算，不算“办好了”。还可以要求重新办理。',
  roads: {
    reopen: (until) => `不满意，可以在 ${until} 前要求重新办理，只能一次。`,
    review: (until) => `不服答复，可以在 ${until} 前申请复查，由上一级办。`,
    final_review: (until) => `不服复查意见，可以在 ${until} 前申请复核。`,
    reconsider: (until) => `对不给、少给、停发这样的决定不服，也可以在 ${until} 前向县人民政府申请行政复议。`,
    reconsider_unanswered: (until) =>
      `过了期限没有答复，可以在 ${until} 前向县人民政府申请行政复议；要先复议，再打官司。`,
  } satisfies Record<Road['road'], (until: string) => string>,
  /** Why a contact is not erased, and until when. */
  contactStays: (contact: KeptContact) => {
    switch (contact.erasable) {
      case 'now':
        return '';
      case 'held':
        return '这件诉求依法要先留着（比如打官司、审计要用），您留的姓名电话现在不能删。解除以后到期自动删，也可以再来要求删。';
      case 'later':
        return `这件诉求还在办，要靠您留的姓名电话找您，现在先不删。${contact.until === undefined ? '' : `最晚 ${day(contact.until)} 办完，`}办完以后在这里就能删。`;
    }
  },
  road: ({ road, until }: Road) => returning.roads[road](until === undefined ? '' : day(until)),
};
