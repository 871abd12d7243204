// Owns hearing whether a text tells of a circumstance: a death, a prison, a fire. The same words are read in the ways people ask for
// an article and in a message, so that what nearly every wording of an article tells of can be looked for in the message
// (answer/presupposed.ts). A word too many costs little: an article is not left out that might have been.

const KIN =
  '(?:爸|爹|妈|娘|父|母|爷|奶|公公|婆|外公|伴|老头|老汉|老公|男人|丈夫|老婆|女人|爱人|媳妇|儿子?|女儿?|孩子?|娃|崽|孙|哥|姐|弟|妹|叔|伯|舅|姑|姨|大人|亲人|病人|老人|户主|当家的|户|本人|人|他|她)';
const MANY = '[\\d一二两三四五六七八九十几好多]+';
/** 了 in every dialect we met. */
const DONE = '[了咗咯哒嘎哩的]';
/** 走了三年没音信, 走了几趟, 麻烦死了, 死了十二头猪 tell of no death. */
const DEATH = new RegExp(
  [
    `去世|过世|过${DONE}?身|逝|病故|身故|身亡|亡|殁|遇难|断气|咽气|没[醒救]过来|后事|丧|火化|葬|殡|骨灰|坟|墓|棺|埋|继承|抚恤|烈[属士]|遗[体产孀属嘱像]|寡妇|失独|节哀|顶梁柱`,
    `(?<![烦气急累笑吓热冷苦穷愁饿疼痛忙闷羞恨想要该找])(?<!麻烦)死(?:${DONE}(?!${MANY}[头只口条匹亩])|掉|去|后|在|于|人|者|过|(?=$|[,。!?;\\s]))`,
    '不在(?:了|世|人世)',
    `${KIN}[^,。!?;]{0,14}(?<![保钱贴助证卡作额饭米粮药地房屋电水收])没了`,
    '没了?(?:爸|爹|妈|娘|父|母|老伴|老公|男人|大人)',
    `${KIN}[^。!?;]{0,16}(?<![领拿接带搬赶逃跑抢收偷划转卷退叫拉骗送借取骑开出])走(?:${DONE}|后|得早|掉|前)(?![^,。!?;]{0,6}(?:没音|没消|没信|不回|没回|${MANY}[趟次回里]))`,
  ].join('|'),
);

interface Reader {
  readonly told: RegExp;
  /** What goes without saying until it is denied: whoever asks about a disability may have no certificate. */
  readonly denied?: RegExp;
}

const READERS = {
  death: { told: DEATH },
  prison: {
    told: /牢|坐[^,。!?;]{0,2}监|服刑|监狱|劳改|释放|放出来|刚出来|里[头面]出来|判(?:了|刑|\d|[一二三四五六七八九十]年)|蹲|拘留|关(?:进|在|着|起|里|押)|刑[满期]|缓刑|取保|保外|出狱|戒毒|被抓|抓(?:了|走|进)|进去|失踪|离家|跑(?:了|掉|出)(?![\d一二两三四五六七八九十几好多]+[趟次回])/,
  },
  fire: { told: /火灾|[着起失烧]火|火[烧灭]|烧/ },
  disaster: {
    told: /灾|洪|淹|涝|[发涨大]水|冲(?:走|垮|毁|了|倒)|台风|地震|泥石流|滑坡|山体|雹|旱|暴雨|大雪|冻|泡|塌|冬[春令]|春荒|倒房/,
  },
  /** Nobody who ought to is there to bring a child up. */
  parentless: {
    told: new RegExp(
      `孤|福利院|双亡|没人[养管带要]|无人|事实|失联|失踪|跑|不[管要]|没[^,。!?;]{0,2}音|遗弃|弃婴|捡|抱(?:养|来|的)|[领收寄]养|改嫁|再婚|牢|坐[^,。!?;]{0,2}监|服刑|判|抓|拘|戒毒|双残|[爸爹妈娘父母][^。!?;]{0,12}(?:没|不在|残|扔|丢|出走)|没(?:了|有)?[爸爹妈娘父母]|${DEATH.source}`,
    ),
  },
  adoption: { told: /[领收抱]养|抱(?:来|的|了|个)|捡|过继|弃婴|养[子女父母]|送(?:给|人)/ },
  divorce: { told: /离(?:了|过|缘)?婚|离异|离缘|前[夫妻]|离了|再婚/ },
  unwed: {
    told: /没[^,。!?;]{0,4}(?:领|扯|打|办|拿)(?:过|了)?(?:结婚)?证|没(?:有)?(?:结|登)|未婚|不认|快生|怀孕|出生|肚子|同居|搭[伙帮]|私生|非婚/,
  },
  uncertified: {
    told: /没(?:有)?(?:办|评|领|拿|去)?(?:下来|到|过|成)?(?:残疾)?(?:人)?证|没(?:去)?(?:评|办)|证[^,。!?;]{0,3}(?:没|过期|到期|丢|掉|不见|在评|在办)|先办|代替|(?:过期|丢|掉)了?[^,。]{0,3}证|[评定]低/,
    denied:
      /(?<![没无])有(?:个|了|本)?(?:残疾|残)(?:人)?证|残疾证[^,。!?;]{0,4}(?:[一二三四1-4]级|办下来|下来了|有)|[一二三四1-4]级(?:的)?(?:[视听言肢智精][^,。!?;]{0,3})?残|残[疾联]?[^,。!?;]{0,8}[一二三四1-4]级|[评定]了?个?[一二三四1-4]级/,
  },
  leaving: {
    told: /退(?:了|掉|出|低保|保)|(?:不想|不|别|不愿)(?:吃|要|领|拿|当)|放弃|主动|自愿|按(?:手印|了)|签(?:字|名)/,
  },
  /** 他天天喝酒赌钱 我要离婚 tells of none. */
  blows: {
    told: /打(?![牌工听算]|麻将|电话|官司|零工)|家暴|揍|动手|[骂踢推掐砍]|虐待|欺负|赶出|撵|保护令|庇护|暴力/,
  },
  lost: {
    told: /跑|失联|没(?:有)?(?:个)?(?:音|消息|联系|信|影)|联系不|找不|不见|失踪|不知|不回|不管|走|改嫁|失散|流浪|说不清|迷路|断/,
  },
} as const satisfies Record<string, Reader>;

export type Circumstance = keyof typeof READERS;
export const CIRCUMSTANCES = Object.keys(READERS) as readonly Circumstance[];

/** Whether a normalised text tells of it, in whatever sense. */
export const tellsOf = (text: string, circumstance: Circumstance): boolean =>
  READERS[circumstance].told.test(text);

/** Whether it may be so, by what a normalised text tells. */
export function mayHold(text: string, circumstance: Circumstance): boolean {
  const { told, denied }: Reader = READERS[circumstance];
  return told.test(text) || (denied !== undefined && !denied.test(text));
}
