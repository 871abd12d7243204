// Answers to the household's plain questions in the words villagers give them: what they own, who must support them,
// whether they are from here, what has befallen them.
import type { Answers } from '../../knowledge/eligibility/questions.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';

const isUnsure = (text: string) => ['unknown', 'skip'].includes(parseYesNo(text) ?? '');

const OVER = /超(?:了|过|出)(?!.{0,2}吗)|好几(?:套|处|栋)房/;
const NOT_OVER = /(?:没|不|未)(?:有)?(?:会)?(?:超|过线)/;
/** What only the county's own limits can judge: a sum saved, a car, a second home. */
const OWNED =
  /(?:有|存)[^没不,，]{0,6}(?:存款|积蓄|存|小车|轿车|汽车|面包车|货车|门面|商铺)|存款(?:有|是)?[\d一二两三四五六七八九十几]|有车|两(?:套|处|栋)房|有(?:一)?点(?:钱|存|积蓄)?/;
const NOTHING_OWNED =
  /没(?:有|得|啥|什么)?(?:任何|一分|半分|多少|别的)?(?:存款|钱|积蓄|存|房|车|值钱|财产|家产|家当)|冇(?:钱|存款|房|车)|莫得(?:钱|存款)|哪(?:里)?有(?:啥|什么)?(?:存款|钱)|[啥么]都?也?没|一无所有|家徒四壁|穷得|房子?是租|租(?:的)?房/;
const HUMBLE =
  /土(?:房|坯|墙|屋)|瓦(?:房|屋)|老(?:房|屋)|旧(?:房|屋)|破(?:房|屋)|平房|泥(?:房|屋)|窑洞|自己(?:住|家)的?(?:房|屋)|自住|就(?:一|这)?(?:间|处|套|栋|个)(?:土|老|破|小|旧)?(?:房|屋|窝)|摩托|三轮|电(?:动|瓶)车|拖拉机|单车|自行车/;

/** true: kept within the limits; 'unknown': there is something, and whether it is too much is the county's to say. */
export function propertyIn(text: string): boolean | 'unknown' | undefined {
  if (isUnsure(text)) return undefined;
  if (NOT_OVER.test(text)) return true;
  if (OVER.test(text)) return false;
  const vehicles = /(?:儿子|女儿|闺女|别人)的?(?:小)?车/.test(text)
    ? text.replace(/.{0,4}的?(?:小)?车/, '')
    : text;
  const isPoor = NOTHING_OWNED.test(vehicles) || HUMBLE.test(vehicles);
  if (OWNED.test(vehicles.replace(NOTHING_OWNED, '')) && !/摩托|三轮|电(?:动|瓶)车/.test(vehicles))
    return 'unknown';
  if (isPoor || vehicles !== text) return true;
  const plain = parseYesNo(text);
  if (plain === 'no' || /应该没|没(?:有|得)?$/.test(text)) return true;
  return plain === 'yes' && /^(?:是|对|超)/.test(text) ? false : undefined;
}

type Supporters = Answers['supporters'];

const NO_CHILDREN =
  /无儿无女|没儿没女|没有?(?:儿女|子女|孩子|儿子|娃|后人|后代|亲人|结婚|结过婚|成家)|冇(?:儿女|子女|仔)|孤寡|绝户|光棍|(?:儿子|女儿|孩子|儿女)[,，]?(?:都|也|前年|去年|早就?|已经)*(?:死|没了|去世|过世|不在了)|没(?:有|得)?(?:人|该养)/;
const UNABLE =
  /养不(?:起|了|活)|供不起|顾不(?:过来|上|了)|自身难保|没(?:有|得)?(?:那个|啥|什么)?(?:能力|本事|办法|法子)|困难|也?(?:很|都|挺|够)?(?:难|穷|苦)(?!道)|残疾|有病|坐牢|服刑|精神病|(?:还|也)?(?:在)?(?:读书|念书|上学)|还小|一家子|不容易|紧巴|负债|欠债|欠(?:了)?(?:一|好)|管不(?:了|上)|下岗|失业|吃低保|不挣钱|挣不到/;
const ABLE =
  /养得(?:起|了|活|到)|养(?:的)起|能养|养活得|供得起|(?:有|得)(?:能力|本事)|有钱|过得(?:还)?(?:好|行|可以)|条件(?:还)?(?:好|可以|行)|每(?:个)?月(?:都)?给|按月给|给(?:我|俺|她|他)?(?:点|一点)?(?:钱|生活费)|勉强|有退休金|做生意|当老板|在管|都管/;
const UNWILLING = /不(?:管|养|给|孝|认|来|理)/;
const HAS = /^有|儿|女|闺女|娃|弟|兄|老公|老婆|配偶|爱人/;

/** 有，也养得起 and 儿子自己都顾不过来 alike; a child who can and will not is not said to be unable. */
export function supportersIn(text: string): Supporters | 'unknown' | undefined {
  if (isUnsure(text)) return undefined;
  if (UNABLE.test(text) && (HAS.test(text) || !/^没有?(?:人|该)/.test(text))) return 'unable';
  if (ABLE.test(text)) return 'able';
  if (NO_CHILDREN.test(text)) return 'none';
  const plain = parseYesNo(text);
  if (plain === 'no' && !UNWILLING.test(text.slice(1))) return 'none';
  // 儿子不管我, 有的, 女儿嫁了: there is somebody, and how able he is was not said.
  return HAS.test(text) ? 'unknown' : undefined;
}

const ELSEWHERE =
  /不(?:在|是)(?!.{0,2}(?:外地|外县|外省))|外(?:地|县|省|市|来|乡)|(?:没|未|还没)(?:有)?(?:迁|转|上)|在老家|在娘家|在外|别处|别的(?:县|地方)|(?:隔壁|邻)县/;
const HERE =
  /本(?:县|地|村|乡|镇|市)|(?:就|在)?(?:这|咱)(?:儿|里|边|个?县|块|的)|就在|土生土长|从小|当地|(?:迁|转|上)(?:过来|来|好|在这)了?|(?:户口)?在(?:村|镇|乡|县|家|这$)|户口(?:就|也|都|是|还)*在(?:的|啊|呢|嘛|呀|咧)*[。.!]?$|世代|祖祖辈辈|农村户口|农业户口|城镇户口|居民户口/;

export function isFromHere(text: string): boolean | undefined {
  if (isUnsure(text)) return undefined;
  if (ELSEWHERE.test(text)) return false;
  if (HERE.test(text)) return true;
  const plain = parseYesNo(text);
  return plain === 'yes' ? true : plain === 'no' ? false : undefined;
}

type Emergency = Answers['emergency'];
const EMERGENCIES: readonly [Emergency, RegExp][] = [
  ['fire', /火灾|着火|失火|起火|烧(?:了|光|没)/],
  ['accident', /车祸|被?(?:车|摩托).{0,3}撞|撞(?:了|伤|断)|工伤|摔(?:断|伤|坏|下)|骨折|溺水|触电|砸伤|意外/],
  [
    'sudden_illness',
    /住(?:了)?院|手术|抢救|中风|脑梗|脑(?:溢|出)血|心梗|白血病|癌|肿瘤|尿毒症|急病|大病|重病|查出|病倒|icu|重症/,
  ],
  [
    'other',
    /水(?:灾|淹)|大水|洪|淹|塌|倒了|地震|泥石流|台风|冰雹|旱|死了|去世|过世|出事|失业|被偷|被骗|学费|上大学/,
  ],
];
const QUIET =
  /没(?:有|得)?(?:啥|什么|什么子|啥子|事|出|急|遇|碰)|都(?:好|没)|没事|平安|平平安安|好好的|一切都?好|还好/;

export function emergencyIn(text: string): Emergency | undefined {
  if (isUnsure(text)) return undefined;
  const told = EMERGENCIES.find(([, words]) => words.test(text))?.[0];
  if (told && !/^没有?(?:火|车|住|大病|什么|啥)/.test(text)) return told;
  if (QUIET.test(text) || parseYesNo(text) === 'no') return 'none';
  return undefined;
}

type Receiving = Answers['receiving'];
/** What was stopped or refused is not received; other allowances are not asked about. */
export function receivingIn(text: string): Receiving | undefined {
  if (isUnsure(text)) return undefined;
  const held = /边缘/.test(text)
    ? 'near_dibao'
    : /特困|五保/.test(text)
      ? 'destitute'
      : /低保/.test(text)
        ? 'dibao'
        : undefined;
  if (/停(?:了|掉)|取消(?:了)?|没批|以前|早(?:就)?不/.test(text) && !/现在(?:还|在)/.test(text)) return [];
  if (held && !/(?:没|不|冇|未)(?:有)?(?:在)?(?:领|吃|办|得|享|评|拿|有|是)/.test(text)) return [held];
  if (parseYesNo(text) === 'no' || /[啥都样]都?也?没|(?:只|就)(?:有|领)|没(?:领|吃|办|有)/.test(text))
    return [];
  return /补贴|津贴|养老金/.test(text) ? [] : undefined;
}

export function settingIn(text: string): 'rural' | 'urban' | undefined {
  if (/(?:户口|户籍)(?:还)?(?:是|在)?(?:城|镇上|居民|非农)|非农|农转非|居民户/.test(text)) return 'urban';
  if (/农|村|乡|山里|种(?:地|田)/.test(text)) return 'rural';
  return /城|镇|街|居民|社区|市区/.test(text) ? 'urban' : undefined;
}

const ABLE_NOT =
  /(?:干|做|动|搞|走)不(?:了|得|动|成)|(?:干|做)不得|不能(?:干|做|劳动)|没(?:有|得)?(?:力气|劳动(?:能)?力)|瘫|起不来|(?:身体|腿|身子)(?:都|也|很)?不(?:行|好)|^不行|老了/;
const ABLE_TO =
  /能(?:干|做|劳动)|(?:干|做)得(?:了|动)|种点?(?:田|地|菜)|打(?:点)?(?:零)?工|上班|有(?:点)?力气|身体(?:还)?(?:好|行|可以)|^还?(?:行|可以|能)/;

/** 还能干 and 干不动了, in the many words there are for it; 重活干不了 leaves the light work. */
export function ableIn(text: string): boolean | undefined {
  if (/(?:轻活|轻的|一点点?|点)(?:还)?(?:能|可以)|能(?:干|做)(?:点|一点|些)?轻/.test(text)) return true;
  if (ABLE_NOT.test(text)) return false;
  return ABLE_TO.test(text) ? true : undefined;
}

const JOBLESS =
  /没(?:有|得)?(?:工作|活|事做|上班|干|班上)|失业|下岗|待业|不(?:上班|工作|干|做事|了活)|干不了|做不了|做不动|干不动|在家(?:带|照顾|养|待|闲|里?蹲|歇)|退休/;
const EMPLOYED =
  /打(?:点)?(?:零)?工|上班|务工|务农|种(?:田|地|菜|.{0,2}亩)|做(?:点)?(?:小)?(?:事|生意|工|买卖)|工作|开(?:车|店|滴滴)|摆摊|养(?:猪|鸡|牛|羊|鱼)|跑(?:外卖|车|运输)|零工|散工|干活|在厂|进厂|生意/;

/** 在家带娃 is no work that is paid; 种几亩田 is. */
export function workingIn(text: string): boolean | undefined {
  if (JOBLESS.test(text)) return false;
  return EMPLOYED.test(text) ? true : undefined;
}
