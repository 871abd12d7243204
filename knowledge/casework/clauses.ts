// Owns telling apart what the clauses of a message do that is sent in the middle of a report: one answers what was asked, the
// next is afraid, asks who will know of it, takes a sentence back, or says that it was all told before. Only what tells belongs
// into the record.
import { normalise } from '../text/normalise.ts';
import { type Avoided, avoidedIn } from './avoids.ts';
import { asksOfUs } from './questions.ts';
import { takenOut } from './taken-out.ts';

/** What a clause asks about the report itself; each has an answer of its own (bot/phrases/in-report.ts). */
export type Topic =
  | 'known'
  | 'revenge'
  | 'aid_cut'
  | 'no_name'
  | 'what_to_give'
  | 'no_proof'
  | 'who'
  | 'when'
  | 'why_asked'
  | 'not_ours'
  | 'ours'
  | 'asked_around'
  | 'no_answer'
  | 'any_use'
  | 'which_towns'
  /** 地方改了没: what is written down by now. */
  | 'written'
  /** 明天再来交行不. */
  | 'later'
  /** 我讲的那个你交了没有. */
  | 'handed_in'
  /** 他会不会坐牢: what becomes of whom it is about. */
  | 'outcome'
  /** 就是听人家讲的 行不: whether what was just said will do. */
  | 'all_right'
  | 'pressing'
  /** Asked of us, and of none of these. */
  | 'else';

export type Act =
  /** Answers, or is part of the story. */
  | { does: 'tells' }
  /** Afraid of something, or asks something of the report. */
  | { does: 'asks'; topic: Topic }
  /** Keep it out of the hands of whoever it is about. */
  | { does: 'keeps_away'; from: Avoided }
  /** 旁证那句不要: out of the record with it; `named` is what it is called by, and may be empty. */
  | { does: 'takes_out'; named: string }
  /** 刚不是说了么, 嗯嗯: carries nothing. */
  | { does: 'chats' }
  /** 那你帮我告一下吧: names an errand and no matter. */
  | { does: 'begins' };

export interface Clause {
  /** As `normalise()` leaves it. */
  text: string;
  /** As it was written, with the marks after it. */
  raw: string;
  act: Act;
}

const MARKS = ',，。;；!！?？\\n';
/** A clause with its marks; a blank ends one too, but not inside a number (138 0013 8000). */
const PIECE = new RegExp(
  `(?:[^${MARKS}\\s]|(?<=\\d)[^\\S\\n]+(?=\\d))+(?:[${MARKS}]|\\s(?!(?<=\\d\\s)\\d))*`,
  'g',
);

const THEY =
  '(?:他们?|她们?|人家|对方|别人|大家|那边|那[个些]人|院里|窗口|村[里上委]|镇[上里]|乡[里上]|干部|书记|支书|主任|会计|所长|院长|他家|那家)';
/** A transcript of speech has no marks: what is feared, asked or ordered begins a clause of its own. */
const BEGINS = new RegExp(
  [
    '(?:我)?(?:就是|还是|也|又|真|心里|有点)*(?:怕|担心)(?!冷|热|黑|水|生)',
    `${THEY}?(?:会不会|会唔会)`,
    '(?:那)?(?:你们|您们|恁们?)(?:查|去|来)?(?:的时候|时)?(?:千万|可|能|会|都)?(?:不会|会|别|不要|能|管|可)',
    '(?:能不能|可不可以|可以不|能不)(?:不)?(?:写|留|说|报|记|用|交|给)',
    `(?:要是|万一)${THEY}`,
    '(?:就|就是)(?:这样|这些)(?:子)?(?:交|报|吧|提交|了)',
    '匿名(?:交|提交|报)',
  ]
    .map((each) => `(?:${each})`)
    .join('|'),
  'g',
);
/** So much must stand before it; whom it is asked of (我妈低保会不会停) stays with the question. */
const WORTH_A_CLAUSE = 2;
const SUBJECT = /^(?:镇|村|乡|县|院)(?:里|上)$|^[我俺咱他她][^,，。]{0,6}$|[我俺他她你您的]$/;
/** 镇长知道会不会…, 查出来会不会…: on what it hangs stays with the question too. */
const CONDITION =
  /(?:^(?:问一下|请问|查|核|要是|万一)[^,，。]{0,4}|(?:知道|晓得|听说|看[见到]|发现|[查核问传]出[来去]|查[到实清]|举报|投诉|反映|交上去|报上去|说出[来去])(?:了|的话|以后|之后|后)?)$/;

function softly(piece: string): string[] {
  const cuts = [...piece.matchAll(BEGINS)]
    .map(({ index }) => index)
    .filter((at) => at >= WORTH_A_CLAUSE && !isOfQuestion(piece.slice(0, at)));
  return [0, ...cuts].map((from, n) => piece.slice(from, cuts[n] ?? piece.length));
}

const isOfQuestion = (head: string) => SUBJECT.test(head) || CONDITION.test(head);

/** 删掉我怕他知道那句: one clause, whatever stands in it. */
const pieces = (piece: string): string[] => (takenOut(bare(piece)) === undefined ? softly(piece) : [piece]);

const bare = (piece: string): string => normalise(piece).replace(/[,。;!\s]+$/, '');

const KNOWS =
  '(?:知道|晓得|猜到|猜出|猜是|认出|查到|查出|看出|发现|听说|打听|看到|看见|传出去|漏出去|泄露|泄密)';
const HARM =
  '(?:报复|得罪|穿小鞋|给小鞋|整(?:我|俺|咱|人|治)|卡(?:我|俺|着)|为难|刁难|找(?:我|俺|咱)?(?:家)?(?:的)?(?:麻烦|事|茬)|记(?:恨|仇)|收拾(?:我|俺)|欺负|打(?:我|俺)|弄(?:我|俺)|害(?:我|俺)|断(?:了)?(?:我|俺)|(?:更|再|以后)?(?:更|就)?不(?:给|让)(?:我|俺|咱)?(?:办|报|发|领|批)|(?:整|打|赶|骂)(?:他|她|老人|娃))';
const AID = '(?:低保|五保|特困|补贴|津贴|救助|高龄|钱|口粮|粮)';
const CUT = '(?:停|断|取消|扣|没了|砍|丢)';
const FEELS = '(?:怕|担心|不敢|害怕|发愁|吓)';
const ASKS_BACK = '(?:咋办|怎么办|咋整|咋弄|咋个办|啷个办|咋搞|呢|吗|么|不|啊|嘛|没)?[?。!]*$';
const IF = '(?:要是|万一|如果|假如|等到|以后)';
const MAY = '(?:会不会|会唔会|能不能|不会|该不会|怕不怕)';

/** Money asked for is the matter itself, whatever is feared besides. */
const MATTER = /烟|酒|红包|送礼|给钱|要钱|塞钱|块钱|威胁过|打了|骂了|停了(?:我|俺)/;

const fear = new RegExp(
  [
    `^(?:我|俺|就是|就|还是|也|又|真|心里|实在|哎|唉|但|但是|可|可是|可我|我是|有点|说实话|,|\\s)*(?:${FEELS})(?:的)?(?:很|得很|死了|得慌)?$`,
    `${FEELS}[^,，。]{0,12}(?:${KNOWS}|${HARM}|说|讲|举报|告|反映|是我)`,
    `(?:${IF}|${MAY})[^,，。]{0,14}(?:${KNOWS}[^,，。]{0,6}(?:我|俺|咱|谁|哪个)|是我|是俺)`,
    `${MAY}[^,，。]{0,10}(?:${HARM}|${CUT})`,
    `${IF}[^,，。]{0,14}(?:${HARM})[^,，。]{0,6}${ASKS_BACK}`,
    `(?:他|她|人家|对方|院里|村里|镇上)[^,，。]{0,4}猜(?:到|出)[^,，。]{0,6}${ASKS_BACK}`,
    `(?:说|讲|报|告)了(?:他们?|人家|院里|村里)[^,，。]{0,3}(?:更|就|会|又)[^,，。]{0,2}(?:整|打|骂|报复|卡|不给)`,
    `${AID}[^,，。]{0,6}(?:会不会|会)[^,，。]{0,6}${CUT}`,
    '^(?:一|人家|他们?|谁)?(?:一)?(?:看|听|猜)?就(?:晓得|知道|认得出?|猜得?[到出])(?:是)?(?:我|俺|咱)',
    `^(?:他|她|人家|村里)[^,，。]{0,4}(?:认得|认识|晓得|知道)(?:我|俺|咱)[^,，。]{0,5}(?:是)?(?:谁|哪个|哪家)(?:的)?$`,
  ].join('|'),
);

const GIVEN = '(?:车牌|照片|相片|名字|姓名|证据|地址|门牌|电话|号码|存折|流水|凭据|单子|录音|视频|卡号)';
const WHETHER = '(?:要不要|用不用|要唔要|能不能|可不可以|该不该|行不行|可以不|要不)';

/** Tried in this order. */
const TOPICS: readonly [Topic, RegExp][] = [
  [
    'known',
    /(?:不会|会不会|别|不要)[^,，。]{0,3}把?[我俺]的?(?:名字?|姓名|电话|号码|信息|身份)[^,，。]{0,6}(?:给|告诉|说|透露|泄露|讲|报)|会(?:不会)?(?:公布|公开|曝光|通报)[^,，。]{0,6}(?:谁|我|俺|名)|(?:查|问|看|猜|认)(?:得|不)出(?:来)?是(?:我|俺|谁)|(?:知道|晓得)(?:不知道|不晓得)?是(?:我|俺|谁|哪个)(?:举报|报|说|告|反映)/,
  ],
  [
    'known',
    /(?:看|认|听|猜)(?:得|不)?(?:到|见|出)(?:来)?(?:不)?是(?:我|俺|谁)(?:不|吗|么|没|啊|[?]|$)|(?:会不会|不会|别|不要|会)[^,，。]{0,6}(?:(?:问|找|查|算|怪)到(?:我|俺)|(?:牵扯|牵连|连累|供出)(?:到|上|出)?(?:我|俺))|传到(?:他|她)[^,，。]{0,4}耳/,
  ],
  ['known', /告诉(?:他们?|她们?|谁|别人|人家|村里?|镇里?|镇上)[^,，。]{0,4}[吗么不?？]$/],
  [
    'why_asked',
    /(?:你|您|你们)?(?:老)?(?:问|要)(?:那|这|哪|村|镇|地方|地址|电话|号码|名字)[^,，。]{0,6}(?:干啥|干嘛|干吗|做啥|做什么|干什么|搞啥|有啥用|做么|为啥)|(?:那)?还问(?:哪|啥|这|村|镇)|(?:为啥|为什么|咋)(?:要|还|老)?(?:问|要)(?:我)?(?:哪|村|镇|地方|电话|名字)/,
  ],
  [
    'asked_around',
    /(?:查|核|调查|来人?|你们)[^,，。]{0,8}(?:到|去|来|上|找|在)[^,，。]{0,4}(?:村|邻居|隔壁|组里|寨|屯|小区|我家|家里|门)[^,，。]{0,5}(?:问|打听|走访|访|看)|(?:会不会|不会|要不要)[^,，。]{0,4}(?:找|问|上)(?:我|邻居|村里人?|隔壁)[^,，。]{0,4}(?:问|打听|核实|作证|做证|家|话)|会(?:不会)?(?:来|到|上)(?:我家|俺家|家里|门)[^,，。]{0,4}$/,
  ],
  [
    'which_towns',
    /(?:哪些|哪几个?|有啥|有什么)[^,，。]{0,3}(?:乡镇|[镇乡](?!里|上)|街道)|(?:乡?镇|乡|街道)[^,，。]{0,2}有(?:哪些|哪几|啥)/,
  ],
  [
    'outcome',
    /(?:会不会|会|要不要|能不能|该不该)[^,，。]{0,4}(?:抓|坐牢|判刑|罚|处分|撤职|开除|处理|退钱)[^,，。]{0,4}(?:不|吗|么|呢|[?]|$)|(?:合法|犯法|违法|犯罪|违规)(?:不|吗|么|没|[?])|(?:怎么|咋个?|如何)(?:处理|处罚|罚|治)(?:他|她)|(?:要|会)(?:退钱|坐牢)不/,
  ],
  ['handed_in', /(?:交|报|提交|登记)(?:上去)?(?:了|过)(?:没|吗|么|不)/],
  [
    'written',
    /(?:改|记|写|去|删|加|换)(?:好|上|掉|进去|下来)?(?:了|过)(?:没|吗|么|不)|(?:记|写)的(?:是)?(?:啥|什么|哪)|念(?:一遍|给我听)|写了(?:些|点)?(?:啥|什么)/,
  ],
  ['later', /(?:明天|后天|改天|过[两几]天|以后|下次|下回|晚点|回头)(?:我)?(?:再)?(?:来)?(?:交|报|说)/],
  [
    'all_right',
    /^(?:那|这样?|就这样|也)*(?:行不行?|行吗|行么|可以不|可以吗|可不可以|得不得行?|要得不|中不|好不好?|成不成?)[?]*$/,
  ],
  [
    'ours',
    /(?:你们?|您们?|民政|县里)[^,，。]{0,6}(?:管不管|管得[了着到]|管得不|能管|归[^,，。]{0,3}管|管不管得|查得[了到动]|敢不敢查|有权)/,
  ],
  [
    'no_answer',
    /(?:要是|万一|如果|假如|他们|你们|以后|到期)[^,，。]{0,5}(?:不(?:查|管|理|办|回|答复)|没(?:人|有人)?(?:查|管|理|办|回|答复|消息|信)|拖着)[^,，。]{0,4}(?:呢|咋|怎|找|上哪|[?]|$)/,
  ],
  ['not_ours', /不是(?:说|讲)?(?:了)?(?:这(?:里|个|事))?(?:你们?|您)?(?:办|管)不了|不归(?:你|您)(?:们)?管/],
  [
    'no_name',
    new RegExp(
      `(?:${WHETHER}|可以|能|行)[^,，。]{0,3}(?:不(?:写|留|说|报|记|用|登)|匿名)[^,，。]{0,5}(?:名|匿|姓|我是谁)|(?:${WHETHER})(?:写|留|说|报|登|记)?(?:我)?(?:的)?(?:真)?(?:名|姓)|(?:名字|姓名|真名|名)[^,，。]{0,2}(?:不(?:写|留|说|报)|${WHETHER})|匿名(?:的)?(?:行|可以|能|得)[^,，。]{0,3}$|不(?:想|敢|愿意?)(?:写|留|说|报)(?:真|我的)?名`,
    ),
  ],
  [
    'no_proof',
    /没(?:有|得)?(?:啥|什么)?(?:证据|照片|凭据|单子|录音)[^,，。]{0,3}(?:行不行|行吗|能不能|可以|算不算|收不收|咋办|能报|管不管)/,
  ],
  [
    'what_to_give',
    new RegExp(
      `^(?:能不能|可不可以|能|可以|咋个?|怎么)(?:发|传|拍)(?:给你们?|过来|上来|过去)?(?:吗|不)?[?]*$|${GIVEN}[^,，。]{0,6}${WHETHER}(?!.{0,3}(?:回|还给|补|拿到))|${WHETHER}(?:说|写|发|给|拍|交|留|带)(?:上)?${GIVEN}`,
    ),
  ],
  [
    'who',
    /(?:县里|上面|到底|是)?(?:谁|哪个|哪里|哪家|哪块|什么人|哪些人)(?:来|去|会|能|在|给)*(?:办|查|管|处理|收|看)(?!都|也)|交给(?:了)?(?:谁|哪)|(?:会|能|得)不(?:会|能|得)(?:再|又|就|还)?(?:交|转|给|让|被|拿|告诉|传|送)[^,，。]{0,10}(?:他|她|单位|镇|村|乡|街道|局|院)|(?:镇|村|乡|院|那边)[^,，。]{0,4}(?:会不会|能不能|会|能)(?:知道|晓得|看[到见])[^,，。]{0,5}(?:不|吗|么|没|[?]|(?<=会(?:知道|晓得|看[到见])))$|(?:镇|村|乡|街道|院|局|他|她)[^,，。]{0,3}(?:会不会|能不能|看不看)?(?:真的?|是不是|当真)?(?:看得?到|看得?见|看不[到见])(?:不|吗|么|没|得|吧|[?]|$)|(?:会计|支书|书记|主任|村长|干部|他们?|她)[^,，。]{0,3}看得?[到见](?:我|俺)[^,，。]{0,5}(?:不|吗|么|没)$|(?:给|让|交给|转给)(?:他|她|他们|院里|村里|镇上)(?:们)?看(?:不|吗|么|啊)/,
  ],
  // 你们不会包庇他吧, 你们查得了他吗: whoever looks into it is asked for.
  [
    'who',
    /(?:不会|会不会|该不会|是不是|别)[^,，。]{0,4}(?:包庇|庇护|护着|袒护|护短|偏袒|一伙|串通|向着|走漏|通风)|(?:查|管|动)(?:得|不)(?:了|动)(?:他|她|局长|领导|官)|(?:敢|能)不(?:敢|能)(?:查|管|动)(?:他|她)/,
  ],
  [
    'when',
    /(?:多久|几天|几号|啥时候|什么时候|何时|哪天|好久|多长时间)[^,，。]{0,4}(?:有|会|能|才|来|给|回|答复|结果|信|消息|办|处理|查)|(?:要)?等(?:多久|好久|几天|到啥时候)|(?:要|得|有)(?:多久|好久|几天)[?]*$|(?:怎么|咋|如何)(?:联系|通知|告诉|找)(?:我|俺)|(?:会|能)(?:不会)?(?:跟|给|通知|告诉)(?:我|俺)(?:说|讲|打电话|答复|回|一声)?[^,，。]{0,3}(?:不|吗|么|[?])$/,
  ],
  [
    'any_use',
    /(?:有|管)(?:啥|什么|个啥|得啥)?(?:子)?用(?:没|吗|不|啊|嘛|呢|么|[?]|$)|管不管用|有没有用|白(?:报|告|说|投诉)/,
  ],
  ['pressing', /等不(?:起|了|得|及)|急等|救命钱|撑不(?:住|下去)|熬不(?:住|下去)|^咋办(?:嘛|啊|呢)?[?]?$/],
];

/** 我问, 我是说, 刚说了: in front of what is meant. */
const LEAD =
  /^(?:哎呀?|唉|嗯+|哦|那|可|但是?|不是)?(?:我|俺)?(?:刚刚?才?|前面|上面|早|都|已经|不是|才|就|先前)*(?:是)?(?:说|讲|告诉|问|答)(?:过|了|的)+(?:你|您)?(?:们)?(?:的)?(?:是|就是)?(?:了)?|^(?:我|俺)(?:就|只)?(?:是)?(?:问|说)(?:你|您)?(?:的)?(?:是)?(?=.{3,})/;
/** 镇上叫扣的那句你没记: told before, and not to be seen in what was written down. */
const NOT_WRITTEN =
  /(?:那|这)(?:一)?(?:句|条)(?:话)?(?:你|您)?(?:咋|怎么|都|还)*(?:没|冇|不)(?:有)?(?:记|写)(?:上|进去|下来)?[。!?]*$/;
const TAIL = /(?<=.)(?:了)?(?:嘛|么|吗|呀|啊|咯|哩)+[。!?]*$/;
const CHATS =
  /^(?:嗯+|恩+|哦+|噢+|喔|哎呀?|唉|啊|呃|额|那个|就是|好(?:的|嘛|吧|滴|了)?|行(?:吧|的)?|对(?:的|头)?|是(?:的|呀|啊)?|喂|你好|您好|谢谢(?:你|您)?|麻烦(?:你|您)?(?:了)?|(?:别的|其[他它]的?|剩下的?)(?:都|就|也|的)*(?:留着|不动|不变|不改|照旧|不用改|保留)|(?:我)?(?:想)?(?:问|打听|请教)一下|请问|(?:我|俺)(?:就|只)?(?:是|想)*问(?:的是)?|我讲错了?|我说错了?|写错了|讲错了|说错了|记错了|搞错了|烦(?:死|人)?|(?:让|等)?(?:一?下|会儿?)?(?:我)?(?:再|先)?想(?:一)?想|等(?:一?下|会儿?|哈)(?:哈|啊)?)[。.!~]*$|^(?:你|您)?(?:没|咋|怎么|是不是)(?:听|看)?(?:听懂|看懂|没听|不听|听见)|^我(?:问|说)(?:你|您)(?:呢|话)/;
const VERB = '(?:举报|检举|揭发|投诉|反映|告|报|登记|登|求助|申诉|提)';
const ERRAND = new RegExp(
  `^(?:那|就|好|嗯|行|要|我|俺|咱|你|您|们|还是|是|都|想|得|必须|肯定|当然|能不能|可不可以|可以|能|帮|给|替|请|麻烦|快|赶紧|马上|现在|直接|也|再|又|先|重新|匿名|实名|不留名|用|的|把|来)*${VERB}(?:一下|下|一?次|一遍|一?个|一?条|他们?|她们?|它|这个?|那个?|人|家|件|事情?|情况|问题|建议|意见|上去|上|了|吧|嘛|啊|呗|的|得|行不行|可不可以|可以|也行|也可以|也好|算了|行|吗|不|呢|么|哈|咯|[?。!])*$`,
);

/** What is said once 刚说了… and …嘛 are off; empty where nothing is left. */
export function meant(text: string): string {
  if (NOT_WRITTEN.test(text))
    return text
      .replace(NOT_WRITTEN, '')
      .replace(/^(?:还有|就是|那)+/, '')
      .trim();
  const lead = LEAD.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  return (lead === '' ? rest : rest.replace(TAIL, '')).trim();
}

/** Whether a clause only names an errand: 我要举报他, 再登一次, 匿名帮我报一下. */
export const isBareErrand = (text: string): boolean => text.length <= 24 && ERRAND.test(text);

/** What is feared: that it is known who told, that somebody takes revenge, that aid is stopped. */
function feared(text: string): Topic {
  if (
    new RegExp(
      `${AID}[^,，。]{0,10}${CUT}|${CUT}[^,，。]{0,4}${AID}|不(?:给|让)(?:我|俺|咱)?(?:办|报|发|领|批)`,
    ).test(text)
  )
    return 'aid_cut';
  return new RegExp(HARM).test(text) ? 'revenge' : 'known';
}

/** Longer, a clause without marks is a story, whatever it asks on the way. */
const LONGEST = 32;

export function actOf(text: string): Act {
  if (text.length > LONGEST) return { does: 'tells' };
  const named = takenOut(text);
  if (named !== undefined) return { does: 'takes_out', named };
  const away = avoidedIn(text);
  if (away !== undefined) return { does: 'keeps_away', from: away };
  if (fear.test(text) && !MATTER.test(text)) return { does: 'asks', topic: feared(text) };
  const topic = TOPICS.find(([, words]) => words.test(text))?.[0];
  if (topic) return { does: 'asks', topic };
  if (isBareErrand(text)) return { does: 'begins' };
  if (asksOfUs(text)) return { does: 'asks', topic: 'else' };
  const rest = meant(text);
  return CHATS.test(text) || (rest !== text && rest.replace(/[\s了的嘛么]/g, '').length < 2)
    ? { does: 'chats' }
    : { does: 'tells' };
}

/** The clauses of a message, in order. */
export function clausesOf(raw: string): Clause[] {
  return (raw.match(PIECE) ?? []).flatMap(pieces).map((piece) => {
    const text = bare(piece);
    return { text, raw: piece, act: actOf(text) };
  });
}

/** Clauses as they were written, one after another, without the last marks of a message cut short. */
export const joined = (clauses: readonly Pick<Clause, 'raw'>[]): string =>
  clauses
    .map(({ raw }) => raw)
    .join('')
    .replace(/[,，;；。\s]+$/, '')
    .trim();
