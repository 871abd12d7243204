// What is said while a report is gathered: its category, the questions that make it better, and what gives a teller away.
import type { TellerSign } from '../../knowledge/text/teller.ts';

const SIGNS: Readonly<Record<TellerSign, string>> = {
  name: '您的名字',
  number: '您的电话、微信或证件号',
  address: '您住在哪里',
  kin: '您是他的什么人',
  post: '您是做什么的、在哪里做事',
  only: '只有您才知道的事',
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
  care: (signs: readonly TellerSign[]) =>
    `等一等：您的话里说了${signs.map((sign) => SIGNS[sign]).join('、')}，被反映的人看了可能猜到是您。要不要去掉？`,
  careChoices: { remove: '帮我去掉', keep: '就这样写', edit: '我改一改' },
  careHint: '请选“帮我去掉”“就这样写”或者“我改一改”。',
  removed: (left: string) => `去掉了，原来那句没有留下。现在是：${left}`,
  nothingLeft: '去掉以后就没剩什么了，原来那句没有留下。请换个说法，只说他的事，别提您自己。',
  nothingLeftAnswer: '去掉了，这一句没有留下。',
  rewrite: '好，原来那句没有留下。请再说一遍，别提您自己。',
} as const;
