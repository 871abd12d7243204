// What is said while a report is gathered: its category, the questions that make it better, and what gives a teller away.
import type { TellerSign } from '../../knowledge/text/teller.ts';

const SIGNS: Readonly<Record<TellerSign, string>> = {
  name: '您的名字',
  number: '您的电话、微信或证件号',
  address: '您住在哪里',
  kin: '您是他的什么人',
  post: '您是做什么的、在哪里做事',
  only: '只有您才知道的事',
  own: '您自己（家里）的钱数、存折',
};

export const reporting = {
  which: '这件事最像下面哪一类？点一个就行，拿不准就选“其他”。',
  whichOther: '好，那算哪一类？',
  whichHint: '点上面一个就行，拿不准就说“不知道”。',
  category: '类别',
  recategorise: '改类别',
  skip: '跳过',
  enoughChoice: '没有了，就这样交',
  first: '还知道什么？我一句一句问，不想说就跳过。',
  firstTip: '还知道什么？我一句一句问，不想说就跳过。别写您的名字和电话，也别说只有您才知道的小事。',
  orSubmit: '交之前再问一句，不想说就选“跳过”：',
  care: (signs: readonly TellerSign[], words: readonly string[], general: string | undefined) =>
    [
      `等一等：您的话里说了${signs.map((sign) => SIGNS[sign]).join('、')}${words.length > 0 ? `（${words.map((each) => `“${each}”`).join('、')}）` : ''}，被反映的人看了可能猜到是您。要不要去掉？`,
      ...(signs.includes('own') ? ['也可以写个大概；要人保护、要回话的，交的时候选“实名提交”。'] : []),
      ...(general === undefined ? [] : [`去掉以后我写成：“${general}”`]),
    ].join('\n'),
  careChoices: { remove: '帮我去掉', keep: '就这样写', edit: '我改一改' },
  careHint: '说的就是括号里那几句，只有您和他知道。说“去掉”就行；要照原样写，就说“就这样写”。',
  /** What is left to say of a matter of which only its reporter and whoever it is about know. */
  general: {
    bribery: (whom: string, benefit: string) => `${whom}办${benefit}要钱要礼。`,
    favouritism: (whom: string, benefit: string) => `${whom}让自己的亲戚、熟人吃${benefit}。`,
    misuse: (whom: string, benefit: string) => `${whom}扣下、冒领别人的${benefit}。`,
    pressure: (whom: string) => `${whom}威胁、报复反映问题的人。`,
    false_papers: (whom: string, benefit: string) => `${whom}办${benefit}作假、走过场。`,
    false_claim: (whom: string, benefit: string) => `${whom}不符合条件还在领${benefit}。`,
    dead_still_paid: (_whom: string, benefit: string) => `人不在了，${benefit}还在领。`,
    ill_treatment: (whom: string) => `${whom}打骂、虐待人。`,
  } as Readonly<Record<string, (whom: string, benefit: string) => string>>,
  somebody: '有人',
  aid: '救助',
  removed: (left: string) => `去掉了，原来那句没有留下。现在是：${left}`,
  nothingOfYou:
    '我从头看了一遍，没有写到您自己。哪一句还不放心，说“把……那句去掉”。您是谁我没有记，也不告诉他。',
  allOfYou:
    '您说的都是自己的事，去掉就没剩什么了：还没有交。换个说法，只说他做了什么，就说“改一改”；不想报了，就说“不报了”。',
  nothingLeft: '去掉以后就没剩什么了，原来那句没有留下。请换个说法，只说他的事，别提您自己。',
  nothingLeftAnswer: '去掉了，这一句没有留下。',
  rewrite: '好，原来那句没有留下。请再说一遍，别提您自己。',
} as const;
