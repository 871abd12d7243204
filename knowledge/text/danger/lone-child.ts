// Owns hearing that a child writes, alone at home and afraid: what is said then is said to a child of eight.

/** Longer, it is told by somebody who can write a letter. */
const LONGEST = 60;
const CARER =
  '(?:妈妈?|妈咪|爸爸?|爸妈|爸爸妈妈|奶奶|爷爷|外婆|外公|姥姥|姥爷|阿婆|阿公|大人(?:们)?|家里人|婆婆|姐姐|哥哥)';
/** 我八岁, 我才7岁半; not 我六岁的娃, 我八岁那年. */
const AGE =
  /(?:^|[,，。!?\s])(?:我|俺)(?:今年|才|刚|只有|还|满|是|就)*(?:[5-9五六七八九]|1[0-2]|十[一二]?)(?:周)?岁(?:半|了|啦|呀|多)?(?=$|[,，。!?\s])/;
const AWAY = new RegExp(
  `${CARER}(?:们)?[^,，。!?\\s我俺]{0,10}?(?:(?:还|都|也|到现在|现在)*(?:没|冇|不)(?:有)?(?:回来|回家|回|在家|在|到家|来接)|(?:出去|出门|走|上班|加班|打工|喝醉|住院)了)`,
);
const UNREACHED = new RegExp(`${CARER}(?:的)?(?:电话|手机)?(?:一直|都|也|又)?(?:打不通|不接|没人接|关机)`);
const BY_MYSELF =
  /(?:我|俺)(?:现在|就|是|还)*(?:一个人|自己|一人|独自)(?!过|住|带|生活|种)|(?:我|俺)(?:和|跟)(?:弟弟?|妹妹?|哥哥?|姐姐?)(?:两个)?(?:在|没|都|好)|(?:家里|屋里)(?:就|只有|只剩)(?:我|俺)(?!和娃|和孩子|一个老)/;
const AFRAID =
  /(?:我|俺)?(?:好|很|有点|真的?)?(?:怕|害怕)(?!影响|耽误|他们|人家|不批|不给|报复|得罪|错|是)|天(?:都|也)?(?:黑|暗)|想(?:妈妈|爸爸)|(?:我|俺)?(?:好|很|有点)?(?:饿|冷)(?!死我)|哭|打雷/;
/** Whoever speaks so is grown. */
const GROWN =
  /孩子|小孩|(?:我|俺|的|个|带|俩|两)娃|儿子|女儿|闺女|孙(?:子|女)|老公|老婆|男人|媳妇|丈夫|妻子|老伴|低保|补贴|救助|申请|派出所说|痴呆|糊涂|走丢|走失|失踪|失联|报警了|[2-9二三四五六七八九]十|[2-9]\d ?岁|工地|打工回/;

/** A child alone tells it of himself. */
export function tellsAsLoneChild(clean: string): boolean {
  if (clean.length > LONGEST || GROWN.test(clean)) return false;
  const isAway = AWAY.test(clean) || UNREACHED.test(clean);
  const isAfraid = AFRAID.test(clean);
  if (AGE.test(clean)) return isAway || isAfraid || BY_MYSELF.test(clean);
  return isAway && (BY_MYSELF.test(clean) || isAfraid);
}

/** What a child in such a talk says next. */
export type ChildSays =
  | 'back'
  | 'knock'
  | 'ill'
  | 'hungry'
  | 'dark'
  | 'nobody'
  | 'called'
  | 'afraid'
  | 'declines';

const says: readonly (readonly [ChildSays, RegExp])[] = [
  [
    'back',
    new RegExp(
      `(?:${CARER}|她|他|他们)(?:们)?(?:已经|都|也|刚刚?|终于|现在|就)*(?:回来|到家|回家|来|回)了(?!吗|没|吧)|回来(?:了|啦)(?!吗|没|吧)`,
    ),
  ],
  ['knock', /敲|砸门|拍门|按门铃|门口有人|外面有(?:个)?人|有人(?:在)?(?:外面|门口|叫门|喊)|陌生人/],
  ['ill', /疼|痛|流血|出血|发烧|烫|吐|不舒服|摔|磕|割|晕|喘/],
  [
    'called',
    /(?:报|打)了(?:110|警)|打通了|(?:警察|叔叔|民警|邻居|阿姨|奶奶)[^,，。]{0,4}(?:来了|到了|马上来|要来)/,
  ],
  ['hungry', /饿|没吃|吃的|渴|喝的|没饭/],
  ['dark', /没(?:有)?电|停电|没(?:有)?灯|灯(?:不|坏)|黑|蜡烛|打火机/],
  [
    'nobody',
    /不认识|打不通|没(?:有)?人(?:接|在|开)?|不接|关机|没(?:有)?(?:电话|手机|话费|号码?)|不(?:会|敢|知道|晓得)[^,，。]{0,6}(?:打|电话|咋|怎么|号)|记不(?:得|住|清)|邻居/,
  ],
  ['declines', /^(?:不用|不要|别|不想|不报)/],
  ['afraid', /怕|哭|想妈|想爸|打雷|一个人|害怕|咋办|怎么办/],
];

export const childSays = (clean: string): ChildSays | undefined =>
  says.find(([, pattern]) => pattern.test(clean))?.[0];
