// Owns what a danger looks like from where its teller stands: the same blow is another thing behind a locked door, in a home
// for the old, or next door. What to do until help is there differs; the numbers mostly do not.
import type { EmergencyKind } from './kinds.ts';
import { tellsAsLoneChild } from './lone-child.ts';
import { partiesOf } from './parties.ts';

export type Scene =
  | 'another'
  | 'another_away'
  | 'low'
  /** Said with a laugh, of somebody who always says so. */
  | 'in_jest'
  /** Neither eats nor speaks, after a blow of fate. */
  | 'withdrawn'
  | 'lone_child'
  | 'by_other'
  | 'locked_in'
  | 'care_home'
  | 'seen'
  | 'reported'
  | 'at_large'
  | 'kin_beaten'
  | 'past_blows'
  | 'feared'
  | 'feared_at_home'
  | 'quarrel'
  | 'over'
  | 'leaning'
  | 'flood'
  | 'gas'
  | 'collapse'
  | 'wire';

const KIN =
  '(?:弟|哥|兄弟|姐|妹|爸|妈|爹|娘|儿子|女儿|闺女|孙子?|孙女|老公|老婆|男人|媳妇|丈夫|妻子|爱人|老伴|朋友|同学|同事|邻居|室友|网友|学生|男生|女生|闺蜜|孩子|工友|对象|男友|女友|他|她|佢|伊)';
/** Somebody else speaks of dying, or stands where he may. Once the teller comes in (孩子也不管我 我不想活了) it may be himself. */
const ANOTHER = new RegExp(
  `${KIN}(?:[^,，。;!?\\s我俺咱]|[跟对给问同和与向][我俺咱]){0,12}(?:说|讲|发|写|留|闹|吵着|想|要|站|爬|坐|跑|把自己|吞|喝|割)`,
);
const MYSELF =
  /[我俺咱](?:自己)?(?:也|真|就|都|是|只|实在|现在)*(?:不想活|想死|想带(?:着|上|了)?(?:她|他|娃|孩)|活不|撑不|熬不|没活路|不想再|死了算)/;
const AWAY =
  /不接|没(?:人)?接|打不通|关机|不回|联系不|找不(?:到|着|见)|不见|楼顶|天台|楼上要跳|桥(?:上|头|边)|河(?:边|里)|江边|水(?:边|库)|跑(?:出去|了)|出(?:了)?门|反锁|锁(?:着|在|了)门|门(?:锁|关)/;

const LOCKED_IN =
  /躲(?:在|着|进|到)?|(?:反)?锁(?:着|在|住|了)|(?:厕所|卫生间|茅房|房间|屋|床底|柜子)(?:里|下)|(?:砸|打|撞|踹|踢|敲|捶|劈)(?:着|我|俺|我家|俺家)?的?门/;
const CARE_HOME = /养老院|敬老院|护理院|福利院|养老中心|护工|护理员|院里/;
const SEEN = /邻居|邻舍|隔壁|对门|对面|楼上|楼下|村里(?:有|那)|看(?:见|到|着)|听(?:见|到|得)|路上|路边|街上/;
const FIRST_HAND =
  /(?:打|揍|捶|砍|杀|捅|掐|追|骂)(?:了|着|死)?[我俺]|[我俺](?:被|挨|躲|不敢|害怕|怕|好怕|身上)|救救?[我俺]/;

const A_CHILD = /(?<!\d)[一二两三四五六七八九十\d]{1,2}岁|小孩|孩子|娃|学生|[妹弟]{2}/;
const BY_KEEPER =
  /(?:继父|继母|后爸|后妈|后爹|后娘|养父|养母|他爸|他妈|她爸|她妈|亲爹|亲妈|老师|奶奶|爷爷)[^,，。;]{0,12}(?:打|抽|揍|烫|掐|踢|饿|锁|关|绑|摸|碰)/;
/** 我继父: the child tells it himself. */
const MY_KEEPER = /[我俺](?:的)?(?:继父|继母|后爸|后妈|后爹|后娘|养父|养母)/;

/** Nobody's husband: a drunk or deranged man with a knife in the lane, whom the police alone can stop. */
const AT_LARGE =
  /(?:精神病|神经病|疯子|疯汉|疯婆|发[疯癫狂]|犯病|发病|喝醉|醉汉|酒疯)[^。;!?]{0,16}(?:刀|斧|锄头|棍|钢管|石头|砸|砍|打人|见人)|(?:拿|提|拎|举|挥|握)(?:着|了)?(?:把|一把|个)?(?:菜|尖|砍|柴|西瓜|水果)?(?:刀|斧头?|锄头|棍子?|钢管)[^。;!?]{0,12}(?:转|逛|晃|游|追|乱|见人|到处|满(?:街|村|院))/;
/** At home it is another thing: she is to get out, and may want to talk to somebody who knows. */
const AT_HOME =
  /[我俺咱](?:的)?(?:爸|妈|爹|娘|男人|儿子|女儿|哥|弟|姐|妹)|老公|老婆|媳妇|丈夫|妻子|爱人|老伴|家暴|[我俺]家(?:里|那)/;

const KEEPER = '(?:老?爹|老?爸爸?|父亲|爷爷?|哥哥?|弟弟?|嫂子?|姐夫|妹夫|女婿|儿子|儿媳妇?|媳妇|继父|后爸)';
const BEATEN_KIN =
  '(?:老?妈妈?|老?娘|母亲|奶奶?|老?爸爸?|老?爹|父亲|爷爷?|姐姐?|妹妹?|嫂子?|外婆|外公|婆婆|公公|爸妈|爹娘|老人)';
/** 我爹打我妈: a grown child tells it, who can fetch the police for her. */
const BEATS_KIN = new RegExp(
  `${KEEPER}[^,，。;!?我俺咱]{0,8}(?:打|揍|踢|捶)(?:我|俺|咱|他|她)?(?:的)?${BEATEN_KIN}(?!电话|手机)`,
);

/** 我姐让姐夫打得鼻青脸肿, 儿子又打他: it is told of somebody else of the family. */
const KIN_IS_BEATEN = new RegExp(
  `${BEATEN_KIN}[^,，。;!?我俺咱]{0,4}(?:被|让|叫|遭|挨)[^,，。;!?我俺咱]{0,8}(?:打|揍|踢|捶|掐)|${KEEPER}[^,，。;!?我俺咱]{0,8}(?:打|揍|踢|捶|掐)(?:了|着|过)?[他她](?!电话|手机)`,
);

/** Blows of yesterday, told today: there is nobody to run from now. */
const YESTERDAY = /昨[天晚夜日]|前[天晚几]|大前天|上个?(?:周|星期|礼拜|月)|那[天晚次回]|上[次回]|寻日|琴日/;
const STILL =
  /正在|又[在来打]|还在|现在(?!没|好|不)|这会|今[天晚早]|刚[刚才]?|门口|砸门|堵|追|快来|救命|马上|拿着|锁/;

/** What is feared has not happened: who would do it, and where. */
const FEARED =
  /(?:怕|担心|万一|要是|如果|会不会|(?<!不)晓得是我|知道是我)[^。;!?]{0,16}(?:打|杀|砍|弄|整|报复|找(?:来|到|上|我|人))/;
const DONE_TO =
  /打了|打得|打伤|打断|在打|被打|挨打|打过我|[青紫肿]|血|伤|天天打|老打|经常打|一直打|打死(?!我|人)/;

/** 气得恨不得打死他: words said in anger, and nobody says that a hand was raised. */
const QUARREL = /吵(?:架|嘴|了|起来)|拌嘴|恨不得|气话|怄气/;
const HAND_RAISED =
  /打(?:了|我|俺|得|伤|破|娃|孩子|老人|起来)|动手|(?:被|挨)[^,，。]{0,4}打|[刀斧棍血伤]|砸|掐|锁|赶出/;

/** Its worst is past: what is needed now is a roof, food, a quilt. */
const OVER =
  /(?:火|水)(?:已经|早|都)*(?:灭|熄|扑灭|退)了|烧(?:完|光|没|毁|掉|精光|了大半)|(?:烧|冲|淹|压|震|塌|倒)(?:了|坏|垮|塌|走|没)(?:了)?.{0,24}(?:住|睡|吃|被子|过夜|安置|没地方|没处)|(?:睡|住)(?:在)?.{0,6}(?:地板|地上|帐篷|村委|学校|棚|亲戚|桥)/;
/** Whoever speaks of yesterday's water, of who assesses the house or pays for it, stands in none of it. */
const OVER_BY_DATE =
  /(?:昨[天晚夜日]|前[天晚几]|上个?(?:周|星期|礼拜|月)|那[天晚次场]|地震)[^。!?]{0,20}(?:水|洪|淹|火|烧|塌|倒|垮|裂|雨|风|震)/;
const ASSESSED = /鉴定|评估|验收|勘察|赔|重建|补[助偿]|保险|报损|登记/;
const HAPPENING =
  /(?:正在|还在|现在|快|又在)(?:着|烧|涨|冒|漏|塌|淹)|困(?:在|住)|出不(?:来|去)|快(?:淹|烧|塌)|救命|冒烟|[压埋][着在住了]|上涨|涨上来|在外面/;
/** 墙快倒了: nobody is under it yet, and nobody should be there tonight. */
const LEANING =
  /(?:墙|房|屋|楼|梁|顶|瓦|檐)[^,，。;!?]{0,6}(?:快|要|眼看|随时|马上|迟早)(?:就|要|会|得)*(?:倒|塌|垮|掉)|危房|(?:墙|房|屋|楼|梁|顶)[^。;!?]{0,20}(?:不敢|怕)[^,，。]{0,3}(?:睡|住|进|呆|待|回)/;
const FLOOD = /水|洪|淹|泥石流|涨潮|河堤/;
const GAS = /煤气|燃气|瓦斯|液化气|天然气|沼气/;
const COLLAPSE = /塌|垮|裂|(?:房|墙|屋|楼).{0,4}(?:倒|斜|歪)|滑坡|地震|山体/;
const WIRE = /电线|电杆|电(?:线)?杆|漏电|高压线|变压器|触电/;

/** 气得不吃饭 躺床上不说话: nobody says that he would die, and somebody has to stay with him. */
const STRUCK = /气|急|愁|骗|伤心|难过|想不通|吵|哭|打击|出了事|走了以后|没了以后/;
const EATS_NOTHING = /不(?:肯)?(?:吃(?!药|降)|喝)|吃不下|没吃(?:东西|饭)/;
const SAYS_NOTHING =
  /不(?:说话|吭声|吭气|讲话|做声|理人|搭理|起床|出门|见人)|躺(?:着|在|床)|关在(?:屋|房)|(?:一句话|话)(?:也|都)(?:不|没)/;
export const isWithdrawn = (clean: string): boolean =>
  STRUCK.test(clean) &&
  EATS_NOTHING.test(clean) &&
  SAYS_NOTHING.test(clean) &&
  !/叫不醒|喊不应|昏|没反应/.test(clean);

/** The scene of a danger in a normalised text; undefined where nothing tells it apart. */
export function sceneOf(kind: EmergencyKind, clean: string): Scene | undefined {
  switch (kind) {
    case 'despair':
    case 'suicide':
      if (isWithdrawn(clean)) return 'withdrawn';
      if (!ANOTHER.test(clean) || MYSELF.test(clean)) return undefined;
      return AWAY.test(clean) ? 'another_away' : 'another';
    case 'violence':
      if (CARE_HOME.test(clean)) return 'care_home';
      if (MY_KEEPER.test(clean) || (A_CHILD.test(clean) && BY_KEEPER.test(clean))) return 'reported';
      if (AT_LARGE.test(clean) && !AT_HOME.test(clean)) return 'at_large';
      if (LOCKED_IN.test(clean) && !SEEN.test(clean)) return 'locked_in';
      return ofBlows(clean);
    case 'child':
      if (tellsAsLoneChild(clean)) return 'lone_child';
      return MY_KEEPER.test(clean) ||
        /打(?!工|电话|零工)|抽|揍|烫|掐|踢|饿|锁|关|绑|皮带|印子|青|紫|伤|血|摸|强/.test(clean)
        ? 'reported'
        : undefined;
    case 'fire':
      if (isOver(clean)) return 'over';
      if (GAS.test(clean)) return 'gas';
      if (WIRE.test(clean)) return 'wire';
      if (FLOOD.test(clean)) return 'flood';
      if (LEANING.test(clean) && !HAPPENING.test(clean)) return 'leaning';
      return COLLAPSE.test(clean) ? 'collapse' : undefined;
    default:
      return undefined;
  }
}

function ofBlows(clean: string): Scene | undefined {
  if (SEEN.test(clean) && !FIRST_HAND.test(clean)) return 'seen';
  if (BEATS_KIN.test(clean) || KIN_IS_BEATEN.test(clean)) return 'kin_beaten';
  if (QUARREL.test(clean) && !HAND_RAISED.test(clean)) return 'quarrel';
  // What is feared is no 又打 of now.
  const [told, isFeared] = [clean.replace(FEARED, ''), FEARED.test(clean) && !DONE_TO.test(clean)];
  if (STILL.test(isFeared ? told : clean)) return undefined;
  if (isFeared) return AT_HOME.test(clean) ? 'feared_at_home' : 'feared';
  if (partiesOf(clean).by === 'other') return 'by_other';
  return YESTERDAY.test(clean) ? 'past_blows' : undefined;
}

const isOver = (clean: string): boolean =>
  !HAPPENING.test(clean) &&
  (OVER.test(clean) || OVER_BY_DATE.test(clean) || (ASSESSED.test(clean) && COLLAPSE.test(clean)));

/** Who talks to whoever may jump is there before the one who would listen on a line. */
export const POLICE_FIRST: ReadonlySet<Scene> = new Set(['another_away']);

/** Where no number but these is any use, of those for its kind. */
export const ONLY: { readonly [scene in Scene]?: readonly string[] } = {
  at_large: ['police'],
  feared: ['police'],
  withdrawn: ['psychological', 'ambulance'],
  // A child can keep one number in mind.
  lone_child: ['police'],
};
