// Owns what a message after danger does, clause by clause: it eases, declines, tells of the means at hand, wants nobody told, and so on.
// What no clause does is left, to be heard and answered as any other message.

import { isOfKin, UNREACHED } from '../unreached.ts';
import { deniedIn, withoutDenials } from './denial.ts';
import type { EmergencyKind } from './kinds.ts';

export type Act =
  /** The means are at hand: 药都买好了, 就放在枕头边. */
  | 'means'
  /** What was said to ease is thrown back: 啥没事. */
  | 'rejects'
  | 'unreached'
  | 'called'
  /** 我现在打110. */
  | 'calling'
  | 'found'
  | 'company'
  /** 别管我, 不要打电话给我家. */
  | 'alone'
  /** Nothing helps: 没用的, 谁也帮不了我. */
  | 'hopeless'
  /** 报了他回来更打. */
  | 'dares_not'
  /** 有没有地方给住几天, 救助站在哪 要钱不. */
  | 'refuge'
  /** 他会不会知道是我说的. */
  | 'told_on'
  /** 要不要先扶起来, 能不能喂水. */
  | 'meanwhile'
  /** 他们真会来人看我不. */
  | 'comes'
  /** It was long ago: 去年中的风 不是现在. */
  | 'past'
  | 'misheard'
  | 'denied'
  | 'eased'
  | 'declined';

export interface Acts {
  acts: ReadonlySet<Act>;
  /** The kinds that are denied. */
  denied: ReadonlySet<EmergencyKind>;
  /** What nothing is done with, the clauses parted by a space. */
  left: string;
}

const CALLEE = '(?:110|120|119|民警|警察|救护车|派出所|消防)';
const LINE = '(?:110|120|119|12\\d{3}|电话|报警|急救)';
const TOOL = '(?:农药|百草枯|敌敌畏|老鼠药|安眠药|安定|药片?|药瓶|瓶子|绳子?|刀|炭|煤气|遗书)';
const HAVE =
  '(?:买|备|准备|放|搁|藏|攒|找|拿|挂|写|开|打开|倒|磨|绑|系)(?:好|到|在|着|下|齐|够|了|出来)+|(?:就)?在(?:手|跟前|身边|旁边|枕头|床|抽屉|桌|兜|包|柜|怀)';
const AT_HAND =
  '(?:就|还|都|也|现在)*(?:放|搁|藏|摆)?在(?:我)?(?:枕头|床头|床边|床底|手边|手里|手上|跟前|身边|旁边|抽屉|桌(?:上|子)|兜里|包里|柜子)|(?:我)?(?:都|已经|全)*(?:准备|打算|安排)(?:好|妥)了|(?:我)?(?:就|已经|现在|人)*(?:站|坐|爬|到)?(?:在|上|到)(?:了)?(?:楼顶|天台|桥(?:上|边|头)|河边|江边|水(?:边|库)|窗台|栏杆|井(?:边|口))';
const KIN_OF_MINE =
  '(?:我|俺|咱)?(?:家(?:里|人)?|屋里|爸妈?|妈|爹|娘|父母|儿子?|女儿?|闺女|孩子|老公|老婆|老伴|哥|弟|姐|妹|亲戚|村里|单位|别人|人)';

/** Said in so many words, wherever they stand in a clause. */
const plain: readonly (readonly [Act, RegExp])[] = [
  ['means', new RegExp(`${TOOL}[^,，。;!?没不]{0,5}(?:${HAVE})|^(?:${AT_HAND})`)],
  [
    'rejects',
    /(?:啥|什么|哪里?|咋|怎么|谁说|哪来)(?:的)?(?:叫|是|会)?(?:没事|好了)|没事(?:个|啥|什么)|(?:还)?(?:没好|不好|不行)呢|人(?:还|都还)躺着/,
  ],
  [
    'dares_not',
    /(?:不敢|怕)[^,，。;!?]{0,3}(?:报警?|打(?:110|电话)|声张)|报警[^,，。;!?]{0,2}(?:怕|丢人|难为情|不敢)|报(?:了)?(?:警)?[^,，。;!?]{0,8}(?:更|还|又|反而)[^,，。;!?]{0,6}(?:打|揍|狠|整|报复|厉害|收拾|弄|找)|(?:警察|民警)(?:走|一走)(?:了)?[^,，。;!?]{0,6}打/,
  ],
  ['unreached', UNREACHED],
  [
    'called',
    new RegExp(
      `(?<!不|别|没|再)报(?:了|过)(?:警|案)?|(?<!他|她|又|被|人|没|没有|谁说我|不)打(?:了|过|通了?|好了)(?:一?遍|几?遍|半天)?(?:${LINE}|$)|${CALLEE}[^,，。;!?]{0,6}(?:来了|到了|马上|就来|在路上|说来)|叫了(?:救护车|人)`,
    ),
  ],
  [
    'calling',
    new RegExp(
      `(?:我)?(?:现在|这就|马上|立刻|就|来|去)+(?:去)?(?:打|拨|报)(?:${LINE}|警)|^(?:我)?(?:去|来)?(?:打|拨)${LINE}(?:去|了)?$|^(?:我)?(?:去)?报警(?:去)?$`,
    ),
  ],
  [
    'found',
    /(?:找着|找到|救出来|醒过?来?)了|人(?:就|都|好好)?(?:的)?在(?:家|屋)|(?:人|他|她|爸|妈|爹|娘|娃|孩子|老人)[^,，。]{0,3}(?:回来|回家)(?:过来)?了/,
  ],
  [
    'company',
    /(?:闺女|女儿|儿子?|媳妇|老伴|老公|老婆|孙子|孙女|邻居|妹妹?|姐姐?|哥哥?|弟弟?|亲戚|村里|干部|民警|医生|有人)(?:都|也|已经|现在)*(?:来了|在(?:家|这|跟前|旁边|呢)|到了|回来了|陪)|我(?:在家)?(?:陪|守)着(?:他|她)|(?:爸|妈|爹|娘|父母|家里人|他们|她|他)(?:都|刚刚?|已经|现在)*(?:进屋|进门|到家|来|回来)了|把?(?:药|绳子?|刀|瓶子?|农药)[^,，。]{0,3}(?:收|拿|扔|倒|藏|交)(?:走|了|掉|起来|出去)/,
  ],
  [
    'alone',
    new RegExp(
      `(?:别|不要|不用|莫|甭|不许|少)(?:你们?|您|再|来)*(?:管|找|烦|劝|理)(?:我|俺|了|$)|(?:别|不要|不用|莫|甭|不许|千万别)(?:去|给|跟|往|打|让|叫|告诉|通知|联系)+(?:电话)?(?:给|到|跟)?${KIN_OF_MINE}|让我(?:一个人)?(?:静|待|走|去)|谁(?:也|都)(?:别|不要)(?:来|管|劝)`,
    ),
  ],
  [
    'hopeless',
    /^(?:说了|打了|都|也|反正)*(?:没|冇)(?:有)?(?:啥|什么)?用(?:的|了|啊)*$|(?:谁|哪个)(?:也|都)?(?:帮|救|管|拦|劝)不(?:了|住)(?:我)?|没(?:有)?人(?:管|懂|在乎|要)我?(?:的)?$|^(?:我)?(?:太|好|真|就是)?累(?:了|啊)*$|不想(?:再)?(?:说|撑)了?$|(?:撑|熬|扛)不(?:住|下去)/,
  ],
  [
    'refuge',
    /(?:有没有|有(?:没)?|哪有|哪里有|哪儿有|找个?|没(?:有|得)?)(?:啥|什么|个|得)?(?:地方|处|地儿|去处)[^,，。;!?]{0,4}(?:住|躲|去|睡|待|落脚|安身)|(?:想|要|先)[^,，。;!?]{0,6}(?:躲|避)(?:几|两|一|开|出去|一?阵|下)|(?:那个?)?(?:救助站|庇护所|妇联)[^,，。;!?]{0,5}(?:在哪|哪里|咋去|怎么去|要钱|收不收|收钱|收我|能住)|(?:去|到|住|躲)(?:到)?(?:哪里?|哪儿|啥地方|什么地方)(?:去)?(?:住|躲|避|待)*$/,
  ],
  [
    'told_on',
    /(?:知道|晓得|猜)(?:得?出?来?|到)?[^,，。;!?]{0,2}是(?:我|俺|谁)|(?:会不会|不会|别|莫|不要)(?:告诉|跟|让|给)(?:他|她|他们|那家)/,
  ],
  [
    'meanwhile',
    /(?:要不要|能不能|能|可以|该不该|敢不敢|用不用|别|先)[^,，。;!?]{0,6}(?:扶|搬|抬|挪|动|翻|喂|喝(?:点|口|些)?水|吃(?:点|口|粒|些)?(?:药|东西|饭)|盖|捂|坐起|站起)[^,，。;!?]{0,6}$/,
  ],
  [
    'comes',
    /(?:真|会|能|要)(?:的)?(?:会|能|有)?(?:不会)?[^,，。;!?]{0,3}(?:来人|有人来|人来|来看|派人)[^,，。;!?]{0,4}(?:不|吗|嘛|没|么)$/,
  ],
  [
    'past',
    /(?:去年|前年|大前年|早年|以前|[一二两三四五六七八九十几好\d]+年(?:前|了)|早(?:就)?)[^,，。]{0,8}(?:的(?!时候)[^,，。]{0,2}|了|过)$|^(?:这|那)?(?:都)?(?:是)?(?:不是|又不是)(?:现在|刚(?:才|刚)?|今天|眼下)(?:的(?:事)?)?$|老毛病|旧伤|早好了/,
  ],
  [
    'misheard',
    /(?:啥|什么)(?:不见|走丢|丢)了|谁说|瞎说(?:啥|什么)?|胡说(?:啥|什么)?|听(?:错|岔|拧)了?|没听懂|弄错了?|搞错了?|(?:不是|没)(?:那个?|这个?)意思|(?:爱|就是|是|说)*(?:说)?气话(?:而已)?|说说而已|嘴上(?:说说|说)|(?:别|不要|不用|当不得|不能)当?真(?:的)?$|(?:就是|只是)?(?:随便|随口|就是)说(?:一)?说|说着玩|开(?:个)?玩笑|你说啥/,
  ],
];

/** Generic words, that count at the beginning of a clause only: 药都买好了 eases nothing. */
const WHO =
  '(?:人|家里|屋里|孩子|娃|老人|我|俺|他|她|家|爸|妈|爹|娘|儿子|女儿|闺女|老公|老婆|老伴|爷爷|奶奶|哥|弟|姐|妹|现在|这会儿?|已经|大家|都|也|倒是|就是|还|早)*';
const EASED = new RegExp(
  `^${WHO}(?:${[
    '没(?:有)?(?:啥|什么|得|大)?(?:事|危险|大碍)(?:了|的|儿)*(?![做干情])',
    '(?:好多?了|好着(?:呢|嘞|哩)?|好好的|好得很|缓过来了?|想开了|想通了|不难受了|不想死了|平安)',
    '不(?:想|去|会)?(?:跳|喝药|寻死|上吊|死|吵|闹|打(?:我|人)?)了',
    '没出(?:啥|什么)?事',
    '(?:水|洪水|火|雨)(?:都|也|已经|早)*(?:退|灭|停|熄)了',
    '(?:是)?(?:昨[天晚]|昨天(?:晚上|夜里)|前[天晚]|上个?(?:月|星期))(?:的事|打的)?(?=$|[,，。;\\s])',
    '是昨[天晚夜](?:晚上|夜里)?打的',
  ].join('|')})`,
);
const EASED_LAST = /(?:没事了|好多了|好些了|缓过来了|想开了|想通了)$/;
const DECLINED =
  /^(?:我|俺|先|暂时|就|都|也|真的|算了)*(?:(?:不用|不要|不必|别|莫|不想|不需要)(?:了|再|给我|帮我|去|你们?|您)*(?:来|报警|报|登记|转|打电话|来人?|留|麻烦)?(?:了|啦|吧|哈|谢谢)*(?=$|[,，。;!\s])|(?:不留|不报|不说|不聊|不讲|你别报|别报|不麻烦|算了)(?:了|吧|啊)*(?=$|[,，。;!\s]))/;

const OPENERS = /^(?:[哎呀唉啊嗯哦噢]|那(?=我|他|她|就)|可是|但是?|不过|其实|反正|好了?(?=$)|谢谢)+/;
/** 没有没有: what for comes after it. */
const BARE_NO = /^(?:没有|没得|没|不是|不|哪有|哪里)+(?:的|啊|呀|嘛)*$/;
const CLAUSES = /[,，。;；!！?？~～\s]+/;

/** @param clean text in the form of `normalise()` */
export function actsIn(clean: string): Acts {
  const acts = new Set<Act>();
  const denied = new Set<EmergencyKind>();
  const left: string[] = [];
  for (const clause of clean.split(CLAUSES)) left.push(...leftOf(clause, acts, denied));
  if (isOfKin(clean)) acts.delete('unreached');
  return { acts, denied, left: left.filter((one) => one !== '').join(' ') };
}

/** Words around what a clause does: they tell nothing by themselves. */
const LEAST = 2;

function leftOf(whole: string, acts: Set<Act>, denied: Set<EmergencyKind>): string[] {
  const clause = whole.replace(OPENERS, '');
  if (clause === '' || BARE_NO.test(clause)) return [];
  for (const [act, pattern] of plain) {
    if (!pattern.test(clause)) continue;
    acts.add(act);
    // What is told with it is told all the same: 电话打不通他又打我.
    const rest = clause.replace(pattern, ' ').trim();
    return TOLD_WITH.has(act) && rest.length > LEAST ? rest.split(/\s+/) : [];
  }
  const kept = withoutDenials(clause);
  if (kept !== clause) {
    acts.add('denied');
    const kind = deniedIn(clause);
    if (kind) denied.add(kind);
    return kept.split(/\s+/).flatMap((rest) => leftOf(rest, acts, denied));
  }
  for (const [act, pattern] of generic) {
    if (!pattern.test(clause)) continue;
    acts.add(act);
    return leftOf(clause.replace(pattern, ''), acts, denied);
  }
  return [clause];
}

const TOLD_WITH: ReadonlySet<Act> = new Set(['called', 'company', 'found', 'unreached', 'misheard']);
const generic: readonly (readonly [Act, RegExp])[] = [
  ['eased', EASED],
  ['eased', EASED_LAST],
  ['declined', DECLINED],
];
