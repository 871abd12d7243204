// Answers to the household's plain questions in the words villagers give them: what they own, who must support them,
// whether they are from here, what has befallen them.
import type { Answers } from '../../knowledge/eligibility/questions.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import { anyOf } from '../../knowledge/text/word-list.ts';

const isUnsure = (text: string) => ['unknown', 'skip'].includes(parseYesNo(text) ?? '');

const OVER = /超(?:了|过|出)(?!.{0,2}吗)|好几(?:套|处|栋)房/;
const NOT_OVER = /(?:没|不|未)(?:有)?(?:会)?(?:超|过线)/;
const CAR = '小车|轿车|汽车|面包车|货车|皮卡|旧车|出租车|网约车';
const SHOP = '门面|商铺|铺面|小卖部|店';
/** What only the county's own limits can judge: a sum saved, a car, a second home. */
const OWNED = new RegExp(
  [
    `(?:有|存)[^没不,，]{0,6}(?:存|积蓄|${CAR}|${SHOP}|商品房)`,
    '(?:存款|存折|卡)[里上]?(?:有|是)?[\\d一二两三四五六七八九十几]',
    '[县城市镇][里上城]?(?:还|也)?(?:有|买)[^没不,，]{0,3}房',
    `买了?[^没不,，]{0,3}(?:车|${CAR})|车是|开(?:着|个|的)[^没不,，]{0,2}(?:${CAR})`,
    '有车|两[套处栋]房|有一?点(?:钱|存|积蓄|$)',
  ].join('|'),
);
const NOTHING_OWNED = new RegExp(
  [
    `没(?:有|得|啥|什么|买)?(?:任何|一分|半分|多少|别的)?(?:存款|钱|积蓄|存|房|车|${CAR}|${SHOP}|值钱|财产|家产|家当)`,
    '冇(?:钱|存款|房|车)|莫得(?:钱|存款)|哪(?:里)?[有来]的?(?:啥|什么)?(?:存款|钱|车|房)',
    '(?:存款|积蓄|钱|车子?|房子?|财产)(?:都|也|是|倒)*(?:没有?|没得|冇)(?![卖超了])',
    '[啥么]都?也?没|一无所有|家徒四壁|穷得|房子?是租|租的?房',
  ].join('|'),
  'g',
);
const HUMBLE_HOUSE = '土坯|泥砖|土墙|茅草|窑洞|廉租|公租|自住|[土瓦老旧破平泥危砖木矮](?:房|屋)';
/** One home and what carries a farmer to market are no property to speak of. */
const HUMBLE = new RegExp(
  [
    HUMBLE_HOUSE,
    '自己(?:住|家)的?[房屋]',
    '就(?:这)?(?:剩|有)?一?[间处套栋个]?[土老破小旧]?[房屋窝]',
    '摩托|三轮|电(?:动|瓶)车|拖拉机|单车|自行车',
  ].join('|'),
);
const OF_OTHERS = /(?:儿子|女儿|闺女|别人)的?小?车/;

const LEAST_SAVED = 100;

/** true: kept within the limits; 'unknown': there is something, and whether it is too much is the county's to say. */
export function propertyIn(text: string): boolean | 'unknown' | undefined {
  if (isUnsure(text)) return undefined;
  if (NOT_OVER.test(text) && !/超(?:没|不)(?:有)?超|谁(?:晓得|知道|清楚)/.test(text)) return true;
  if (OVER.test(text)) return false;
  const things = ownedIn(text);
  // How much saved, or what car, is too much is the county's to say.
  if (things.some((thing) => thing === 'car' || thing === 'working_car')) return 'unknown';
  if (things.includes('savings') && readNumbers(text).some(({ high }) => high >= LEAST_SAVED))
    return 'unknown';
  const own = text.replace(OF_OTHERS, '');
  const owned = own.replace(NOTHING_OWNED, '');
  if (OWNED.test(owned) && !/摩托|三轮|电(?:动|瓶)车/.test(own)) return 'unknown';
  if (owned !== own || own !== text || HUMBLE.test(own)) return true;
  // 我没老伴，光棍一个 says nothing of property.
  if (/没(?:有|得)?(?:老伴|老婆|媳妇|老公|男人|儿|女|孩|娃)|光棍|单身/.test(text) && !/[房车钱存]/.test(text))
    return undefined;
  // 妈那个证你记上没 and 不对，三千是暑假挣的 name nothing owned.
  if ((text.length > 14 || /证|残|病|岁|收入|户口/.test(text)) && !/[房屋车钱存]|超|财产/.test(text))
    return undefined;
  const plain = parseYesNo(text);
  if (plain === 'no' || /应该没|没(?:有|得)?$/.test(text)) return true;
  if (plain !== 'yes') return undefined;
  if (/^(?:是|对|超)/.test(text)) return false;
  // 有 says that it is too much; 有套商品房 only names it.
  return /^有(?![的啊呀呢哦吧嘛]).{2,}/.test(text) ? 'unknown' : undefined;
}

/** What was told of, so that it can be named back. */
export type Owned = 'savings' | 'working_car' | 'car' | 'motorbike' | 'house';
const OWNED_WORDS: readonly [Owned, RegExp][] = [
  ['savings', /存款|存折|积蓄|存了|养老钱|卡[里上]有/],
  [
    'working_car',
    new RegExp(
      `(?:拉货|跑工地|跑活|干活|出摊|卖菜|谋生|送货|跑车|拉客).{0,6}(?:车|${CAR})|(?:车|${CAR}).{0,4}(?:拉货|跑工地|跑活|出摊|卖菜|送货|拉客)`,
    ),
  ],
  ['car', new RegExp(`(?<!摩托|三轮|电动|电瓶|自行|公交)车|${CAR}`)],
  ['motorbike', /摩托|三轮|电(?:动|瓶)车|拖拉机/],
  ['house', /楼房|房子|[老瓦土平砖]房|老屋|土屋|商品房|自建房|门面|铺面/],
];

/** The things somebody says they have; none where he says only that he has none. */
export function ownedIn(text: string): Owned[] {
  const own = text
    .replace(/算不算.?车/g, '')
    .replace(OF_OTHERS, '')
    .replace(NOTHING_OWNED, '')
    .replace(/[车房]子?(?:早|都|也|就|已经)*卖(?:了|掉)/g, '');
  const found = OWNED_WORDS.filter(([, words]) => words.test(own)).map(([thing]) => thing);
  return found.includes('working_car') ? found.filter((thing) => thing !== 'car') : found;
}

type Supporters = Answers['supporters'];

const NO_CHILDREN = anyOf(
  '无儿无女 没儿没女 无(?:儿女|子女|后) 没有?(?:儿女|子女|孩子|儿子|娃|后人|后代|亲人|结婚|结过婚|成家) 冇(?:儿女|子女|仔) 孤寡 绝户 光棍',
  '(?:儿子|女儿|孩子|儿女)[,，]?(?:都|也|前年|去年|早就?|已经)*(?:死|没了|去世|过世|不在了) 没(?:有|得)?(?:人|该养)',
);
/** Ways in which the rules say that somebody cannot support another (特困人员认定办法第八条, a closed list). */
const UNABLE = anyOf(
  '残疾 残废 瘫 精神病 智力 傻 坐牢 服刑 监狱 劳改 失踪 联系不上 找不到人 吃低保 低保户 特困 五保 还小 未成年 植物人',
  '(?:也|都|快)?[七八九]十(?:多|几|来)?(?:岁|了)',
);
/** 自己也难, 供两个念书: hard, and by the list no reason; officers must look. */
const HARD_UP = anyOf(
  '养不(?:起|了|活) 供不起 顾不(?:过来|上|了) 自身难保 没(?:有|得)?(?:那个|啥|什么)?(?:能力|本事|办法|法子) (?<!不)困难',
  '(?<![不困])(?:难|穷|苦)(?!道) 脑梗 中风 重病 有病 (?:读书|念书|上学) 一家子 不容易 紧巴 负债 欠债',
  '欠(?:了)?(?:一|好) 管不(?:了|上) 下岗 失业 不挣钱 挣不到 没[有得]?钱 不能养',
);
const ABLE = anyOf(
  '养得(?:起|了|活|到) 养的起 (?<!不)能养 养活得 供得起 (?<!没)[有得](?:能力|本事) (?<!没)有钱 过得(?:还)?(?:好|行|可以|去)',
  '条件(?:还)?(?:好|可以|行) (?:每|一)个?月(?:都)?给 按月给 给(?:我|俺|她|他)?(?:点|一点)?(?:钱|生活费) 勉强 (?<!没)有退休金 做生意 当老板',
  '在管 都管',
);
const UNWILLING = /不(?:管|养|给|孝|认|来|理)/;
const HAS = /^有|儿|女|闺女|娃|弟|兄|老公|老婆|配偶|爱人/;

const CHILD_TOO = /(?:有|就|只|还)一?个?[两三四]?个?(?:女儿|闺女|姑娘|儿子|养子|养女)/;

/** 有，也养得起 and 儿子自己都顾不过来 alike; a child who can and will not is not said to be unable. */
export function supportersIn(text: string): Supporters | 'unknown' | undefined {
  if (isUnsure(text)) return undefined;
  const isOfSomebody = HAS.test(text) || !/^没有?(?:人|该)/.test(text);
  if (UNABLE.test(text) && isOfSomebody) return 'unable';
  if (HARD_UP.test(text) && isOfSomebody) return 'unknown';
  if (ABLE.test(text)) return 'able';
  // 没儿子，就一个女儿: there is the daughter.
  if (NO_CHILDREN.test(text)) return CHILD_TOO.test(text.replace(NO_CHILDREN, '')) ? 'unknown' : 'none';
  const plain = parseYesNo(text);
  if (plain === 'no' && !UNWILLING.test(text.slice(1))) return 'none';
  // 儿子不管我, 有的, 女儿嫁了: there is somebody, and how able he is was not said.
  return HAS.test(text) ? 'unknown' : undefined;
}

const ELSEWHERE = anyOf(
  '没(?:有)?(?:本|当|这) 不(?:在|是)(?!.{0,2}(?:外地|外县|外省)) 外(?:地|县|省|市|来|乡)',
  '(?:没|未)(?:有)?(?:迁|转|上|过来) 迁(?:走|出) 在老家 在娘家 在外 别处 别的(?:县|地方) (?:隔壁|邻)县',
);
const HERE = anyOf(
  '本(?:县|地|村|乡|镇|市) (?:就|在)?(?:这|咱)(?:儿|里|边|个?县|块|的) 就在 土生土长 从小 当地 (?:迁|转|上)(?:过来|来|好|在这)了?',
  '(?:户口)?在(?:村|镇|乡|县|家|这$) 户口(?:就|也|都|是|还)*在(?:的|啊|呢|嘛|呀|咧)*[。.!]?$ 世代 祖祖辈辈 农村户口 农业户口 城镇户口',
  '居民户口 老户口 户口老早就在 一辈子 ^在(?:的|哩|呢|啊|这|本|咧|$|[,，。!])',
);

export function isFromHere(text: string): boolean | undefined {
  if (isUnsure(text)) return undefined;
  // 我在外打工，户口在村里: where one is says less than where the registration is.
  const registered = (/(?:户口|户籍)[^,，。]{2,}/.exec(text) ?? /[我俺]们?是[^,，。]+/.exec(text))?.[0];
  for (const said of registered === undefined ? [text] : [registered, text]) {
    if (ELSEWHERE.test(said)) return false;
    if (HERE.test(said)) return true;
  }
  // 我有心脏病 tells of something else.
  if (/病|残|[岁钱块]|急事/.test(text)) return undefined;
  const plain = parseYesNo(text);
  return plain === 'yes' ? true : plain === 'no' ? false : undefined;
}

type Emergency = Answers['emergency'];
const EMERGENCIES: readonly [Emergency, RegExp][] = [
  ['fire', /火灾|着火|失火|起火|烧(?:了|光|没)/],
  ['accident', /车祸|被?(?:车|摩托).{0,3}撞|撞(?:了|伤|断)|工伤|摔(?:断|伤|坏|下)|骨折|溺水|触电|砸伤|意外/],
  [
    'sudden_illness',
    /住[了过]?院|手术|搭桥|支架|抢救|中风|脑梗|脑(?:溢|出)血|心梗|白血病|癌|肿瘤|尿毒症|急病|大病|重病|查出|病倒|icu|重症/,
  ],
  [
    'other',
    /水(?:灾|淹)|大水|洪|淹|塌|倒了|地震|泥石流|台风|冰雹|旱|死了|去世|过世|出事|失业|被(?:偷|盗|骗|开除|裁)|遭贼|冲(?:了|垮|走|倒|毁)|学费|上大学/,
  ],
];
const QUIET =
  /(?:今年|最近|现在|近来|这段时间|突然|急|意外)[^,，]{0,3}(?:没得|没有?)$|哪(?:里|儿)?有(?:啥|什么)?(?:急|事)|没(?:有|得)?(?:啥|什么|什么子|啥子|事|出|急|遇|碰)|都(?:好|没)|没事|平安|平平安安|好好的|一切都?好|还好/;

export function emergencyIn(text: string): Emergency | undefined {
  if (isUnsure(text)) return undefined;
  const happened = text
    .split(/[,，。;；\s]/)
    .filter((clause) => !/^[也都]?没/.test(clause))
    .join(',');
  const told = EMERGENCIES.find(([, words]) => words.test(happened))?.[0];
  if (told && !/(?:今年|最近|现在)没有?$/.test(text)) return told;
  if (QUIET.test(text) || parseYesNo(text) === 'no') return 'none';
  return undefined;
}

type Receiving = Answers['receiving'];
/** Near-dibao first: 低保边缘 holds the word of the other. */
const HELD: readonly [Receiving[number], RegExp][] = [
  ['near_dibao', /边缘/],
  ['destitute', /特困|五保/],
  ['dibao', /低保/],
];
/** Stopped, refused, or over; 现在还在领 takes it back. */
const ENDED = /停(?:了|掉|$)|取消(?:了)?|没批|以前|早(?:就)?不/;
/** Wanted, asked for, once had, or simply not there: 正在申请低保, 没低保, 吃过低保. */
const NOT_HELD = /[没冇莫未无](?!停|断)|不(?:是|吃|领|享|在|够|符|给)|申请|在办|[想要]|[吃领拿享受]过|以前/;

/** What was stopped, refused or only applied for is not received; other allowances are not asked about. */
export function receivingIn(text: string): Receiving | undefined {
  if (isUnsure(text)) return undefined;
  if (ENDED.test(text) && !/现在(?:还|在)/.test(text)) return [];
  const clauses = text.split(/[,，。;；\s]/);
  const held = clauses
    .filter((clause) => !NOT_HELD.test(clause))
    .flatMap((clause) => HELD.find(([, words]) => words.test(clause))?.[0] ?? []);
  if (held[0]) return [held[0]];
  if (parseYesNo(text) === 'no' || /[啥都样]都?也?没|[只就][有领]|没(?:领|吃|办|有)/.test(text)) return [];
  if (HELD.some(([, words]) => words.test(text))) return [];
  return /补贴|津贴|补助|养老金/.test(text) ? [] : undefined;
}

export function settingIn(text: string): 'rural' | 'urban' | undefined {
  if (/不是农|不是乡/.test(text)) return 'urban';
  if (/不是(?:城|镇|街|居民|非农)/.test(text)) return 'rural';
  if (/(?:户口|户籍)(?:还)?(?:是|在)?(?:城|镇上|居民|非农)|非农|农转非|居民户/.test(text)) return 'urban';
  if (/农|村|乡|山里|种(?:地|田)/.test(text)) return 'rural';
  return /城|镇|街|居民|社区|市区/.test(text) ? 'urban' : undefined;
}

const ABLE_NOT = anyOf(
  '[干做动搞走]不(?:了|得|动|成) 不能(?:干|做|劳动) 没(?:有|得)?(?:力气|劳动(?:能)?力) 丧失 瘫 起不来 行动不便 腿脚不',
  '(?:身体|腿|身子)(?:都|也|很)?不(?:行|好) ^不行 老了',
);
const ABLE_TO = anyOf(
  '能(?:干|做|劳动) [干做]得(?:了|动) 种[点着]?[田地菜] 打点?零?工 零[工活] 上班 有点?力气 (?:身体(?:还)?|干活)(?:好|行|可以|没问题)',
  '^还?(?:行(?!动|走)|可以|能)',
);

/** 还能干 and 干不动了, in the many words there are for it; 重活干不了 leaves the light work. */
export function ableIn(text: string): boolean | undefined {
  if (/(?:轻活|轻的|一点点?|点)(?:还)?(?:能|可以)|能(?:干|做)(?:点|一点|些)?轻/.test(text)) return true;
  if (ABLE_NOT.test(text)) return false;
  return ABLE_TO.test(text) ? true : undefined;
}

const JOBLESS = anyOf(
  '没(?:有|得|去)?(?:出去|找)?(?:到)?(?:工作|活|事做|事干|上班|班上|打工|做工|干)',
  '失业 下岗 待业 退休 被裁 辞[了职] 找不到(?:活|工|事)',
  '不(?:上班|工作|干|做事) 干不[了动] 做不[了动]',
  '在家(?:带|照顾|养|待|闲|里?蹲|歇)',
);
const EMPLOYED = anyOf(
  '打(?:点)?零?工 上班 务工 务农 种(?:田|地|菜|.{0,2}亩) 零[工活] 散工 临时工 干活 工作',
  '做(?:点)?小?(?:事|生意|工|买卖) 生意 开(?:车|店|滴滴) 摆.{0,2}摊 跑(?:外卖|车|运输)',
  '养(?:猪|鸡|牛|羊|鱼) 厂(?!长|倒|关)',
  '扫地 保洁 洗碗 看大?门 保安 帮工 搬砖 工地 环卫 护林 公益性?岗 服务员 送(?:货|外卖) 快递 家政 保姆 护工 看店 拉客',
  '收(?:废品|破烂) 捡(?:垃圾|废品|破烂)',
);
/** 下岗了，现在摆摊: what came after. */
const SINCE = /现在|如今|还在|又|改[做行]/;

/** 在家带娃 is no work that is paid; 种几亩田 is. */
export function workingIn(text: string): boolean | undefined {
  const jobless = JOBLESS.exec(text);
  if (!jobless) return EMPLOYED.test(text) ? true : undefined;
  const since = text.slice(jobless.index + jobless[0].length);
  return SINCE.test(since) && !JOBLESS.test(since) && EMPLOYED.test(since);
}
