// Owns hearing that somebody is in danger or in bare need, whatever else a message is about (casework rule 7).
import { withoutDenials } from './danger/denial.ts';
import type { EmergencyKind } from './danger/kinds.ts';
import { numbersFor } from './danger/kinds.ts';
import { tellsAsLoneChild } from './danger/lone-child.ts';
import { loudestIn, OF_SUICIDE } from './danger/loudest.ts';
import { needIn } from './danger/needs.ts';
import { isAtIssue, isInCare, isInJest, isLongPast, meantOtherwise, onlyLeaves } from './danger/otherwise.ts';
import { numbersForBlows, partiesOf } from './danger/parties.ts';
import { type Found, findIn } from './danger/patterns.ts';
import { isWithdrawn, ONLY, POLICE_FIRST, type Scene, sceneOf } from './danger/scenes.ts';
import { isShown } from './danger/shown.ts';
import { plainSpeech } from './dialect.ts';
import { normalise } from './normalise.ts';

export type { EmergencyKind, Scene };

/** Danger or bare need heard. `numbers` are hotline ids of the jurisdiction pack, the one to call first in front. */
export interface Emergency {
  kind: EmergencyKind;
  lifeAtStake: boolean;
  numbers: string[];
  /** What it looks like from where the teller stands, where that is told. */
  scene?: Scene;
}

/** Odds (as logarithms) above which the examples alone are believed. */
const BELIEVED = -1.3;
/** A word or two are more often the answer to a question than a cry; who cries in so few words does it plainly. */
const FEW = 7;
const BELIEVED_OF_FEW = 1;
/** The examples hold little that is spelt in Latin letters; what is told so plainly is among the patterns. */
const BELIEVED_OF_SPELT = 2;
/** What answers a question that was asked (一个人过, 走不动, 没有了) is no cry, unless there is little doubt. */
const BELIEVED_OF_ANSWER = 3;
/** 她还没工作过 在家, 我三十的闺女 after an answer go on with it; so does what is left of 没人打她 我问低保. */
const BELIEVED_OF_MORE = 1.6;
const LONGEST_MORE = 16;
/** Despair that names nothing and is heard by the examples alone, less sure than this, may be an aching leg. */
const SURE_OF_DESPAIR = 1;
/** Every window of a long message has its chance to err. */
const EACH_WINDOW = 1.2;
/** Odds under which they overrule a pattern that is not meant whatever stands around it. */
const OVERRULED = -5;
/** The same for what would call for an ambulance. */
const LIFE_OVERRULED = -4;
/** The same for one that is, and for despair that names nothing. */
const CERTAIN_OVERRULED = -8;
/** Odds above which worse is believed than the bare need a pattern heard. */
const WORSE = 0;
/** What is bare need as long as nothing grave is told with it. */
const NEED: ReadonlySet<EmergencyKind> = new Set(['hunger', 'no_medicine', 'cold', 'other_hardship']);

/** Where a message stands: `first` in its talk or about something new, after what was answered (`more`), or asked for (`answer`). */
export type Standing = 'first' | 'more' | 'answer';

let lastText: string | undefined;
let lastStanding: Standing = 'first';
let lastHeard: Emergency | undefined;

/**
 * Danger or bare need in a message of any length, or undefined. Recall comes first: a miss may cost a life, a false alarm a
 * line with a number. A question about rules (自杀家属能领低保吗) or a story long past is none.
 */
export function detectEmergency(text: string, standing: Standing = 'first'): Emergency | undefined {
  return detectInNormalised(normalise(text), standing);
}

/** The same for text that went through `normalise()` already. */
export function detectInNormalised(clean: string, standing: Standing = 'first'): Emergency | undefined {
  // One message passes here several times on its way (what to decide, what is meant, what is filed).
  if (clean !== lastText || standing !== lastStanding) {
    lastHeard = hear(clean, standing);
    lastText = clean;
    lastStanding = standing;
  }
  return lastHeard && { ...lastHeard, numbers: [...lastHeard.numbers] };
}

function hear(whole: string, standing: Standing): Emergency | undefined {
  const heard = told(whole, standing);
  if (heard && OF_SUICIDE.has(heard.kind) && isInJest(whole))
    return { kind: 'despair', lifeAtStake: false, numbers: ['psychological'], scene: 'in_jest' };
  const isStruck = heard === undefined || heard.kind === 'medical' || heard.kind === 'hunger';
  if (isStruck && standing !== 'answer' && isWithdrawn(whole)) return of('despair', true, whole);
  if (heard?.kind === 'medical' && isInCare(whole))
    return needIn(whole) === 'hospital' ? of('other_hardship', false, whole) : undefined;
  const isOfChild = heard === undefined || OF_CHILD.has(heard.kind);
  return isOfChild && standing !== 'answer' && tellsAsLoneChild(whole) ? of('child', true, whole) : heard;
}

/** What a child alone at home is heard as, that says no more than that. */
const OF_CHILD: ReadonlySet<EmergencyKind> = new Set([
  'child',
  'missing',
  'behind_door',
  'hunger',
  'cold',
  'despair',
]);

function told(whole: string, standing: Standing): Emergency | undefined {
  const clean = meantOtherwise(withoutDenials(whole).replace(PAID_IN, '存到卡上'));
  // 我没想死: nothing else is told.
  if (clean !== whole && clean.length < LEAST_TOLD) return undefined;
  const found = findIn(clean);
  if (found?.kind === 'medical' && isLongPast(clean)) return undefined;
  if (standing === 'more' && isAtIssue(clean) && (!found || !isSure(found))) return undefined;
  if (!found && (onlyKnocks(clean) || CODE.test(clean))) return undefined;
  if (found?.kind === 'child' && isHungryHouse(clean)) return of('hunger', false, clean);
  const isMore = withoutDenials(whole) !== whole || (standing === 'more' && clean.length <= LONGEST_MORE);
  const bar = (windows: number) =>
    least(clean, isMore && standing !== 'answer' ? 'more' : standing) + EACH_WINDOW * Math.log(windows);
  const { ever, now, isBelieved } = loudestIn(plainSpeech(clean), bar);
  const likeliest = now.kind;
  if (
    found &&
    ever.odds >= (isSure(found) ? CERTAIN_OVERRULED : found.lifeAtStake ? LIFE_OVERRULED : OVERRULED)
  ) {
    if (found.kind === 'suicide')
      return of(isDone(clean) ? 'suicide' : OF_SUICIDE.has(likeliest) ? likeliest : 'despair', true, clean);
    if (!found.lifeAtStake && now.odds >= WORSE && outweighs(found.kind, likeliest, clean))
      return of(likeliest, true, clean);
    return of(found.kind, found.lifeAtStake, clean);
  }
  if (!isBelieved || isIdle(likeliest, now.odds, clean)) return undefined;
  if (standing === 'more' && !found && !isShown(likeliest, now.odds, clean)) return undefined;
  if (!found && likeliest === 'violence' && onlyLeaves(clean)) return undefined;
  if (!found && (isOrdinary(likeliest, clean) || (likeliest === 'medical' && isLongPast(clean))))
    return undefined;
  if (likeliest === 'despair' && OUTDOORS.test(clean) && !OF_ONESELF.test(clean))
    return of('cold', true, clean);
  if (!found && likeliest === 'child' && isCaredFor(clean)) return undefined;
  if (likeliest === 'child' && OLD_HOME.test(clean))
    return BLOWS.test(clean) ? of('violence', true, clean) : undefined;
  const heard = of(likeliest, !NEED.has(likeliest), clean);
  const isVague = likeliest === 'despair' && now.odds < SURE_OF_DESPAIR && heard.scene === undefined;
  return isVague ? { ...heard, scene: 'low', numbers: ['psychological', 'police'] } : heard;
}

/** 就我们俩 没孩子, 我男人死了 三个娃: a child or a blow in so few words is told of, or there is none. */
const BELIEVED_OF_EVENT = -0.2;
const EVENTS: ReadonlySet<EmergencyKind> = new Set(['child', 'violence', 'behind_door']);
const isIdle = (kind: EmergencyKind, odds: number, clean: string): boolean =>
  clean.length <= LONGEST_MORE && EVENTS.has(kind) && (odds < BELIEVED_OF_EVENT || isKept(kind, clean));

/** 老婆跑了 我带俩娃, 家里就我和孩子: it is told who is with the child, and no harm to it. */
const KEPT =
  /我(?:一个人|自己)?带|[娘爷母父]俩|我(?:们)?(?:和|跟|同)(?:孩子|娃)|住校|在学校|没上学|就我一个老|不管(?:孩子|娃|我们)/;
const HARM = /锁|打(?!工)|揍|饿|烧|哭|怕|丢|扔|不见|伤|血|冻|摸|救|跳|死|病|药|走丢|关[在着]/;
/** 她走不动 我又在外头: who cannot go himself, and who might go for him. */
const CANNOT_GO = /(?:走|动|去|来|起|下|出)不(?:动|了|得|来|到)/;
const IS_AWAY = /[我俺咱](?:们)?(?:人|又|也|还|都)*(?:在|回)(?:外|城|省|厂|工地|不[去来了])/;
const isKept = (kind: EmergencyKind, clean: string): boolean =>
  !HARM.test(clean) &&
  ((kind === 'child' && KEPT.test(clean)) || (CANNOT_GO.test(clean) && IS_AWAY.test(clean)));

/** 就爷爷带, 我是他姑: there is somebody to care for it, and no harm is told. */
const CARED_FOR =
  /(?:爷爷?|奶奶?|外公|外婆|姥姥|姥爷|姑姑?|舅舅?|叔叔?|伯伯?|姨|亲戚)[^,，。]{0,4}(?:带|养|管|照看|照顾|看着|领着)(?!不|得了|过来)|(?:跟|随)着?[^,，。]{0,4}(?:爷爷?|奶奶?|外公|外婆|姥姥|姥爷)/;
const HARM_TO_CHILD =
  /锁|打(?!工)|揍|掐|烫|饿|烧|哭|[我俺]怕|害怕|丢|扔|不见|伤|血|冻|摸|救|跳|没(?:有|得)?人(?:管|带|要|照)|不(?:要|管)|一个人/;
const LONGEST_CARED_FOR = 60;
const isCaredFor = (clean: string): boolean =>
  clean.length <= LONGEST_CARED_FOR && CARED_FOR.test(clean) && !HARM_TO_CHILD.test(clean);

/** 打我卡上, 打到我老婆折子里: money is paid, and nobody is beaten. */
const PAID_IN =
  /打(?:到|进|在|给|入|去|回)?(?:我|俺|他|她|咱|你|您|本人|自己)?(?:们)?(?:的)?(?:老婆|老公|老伴|媳妇|妈妈?|爸爸?|娘|爹|儿子|女儿|闺女|姑娘|孙女?|孙子|亲戚)?(?:的|家|自己)?(?:那张?|这张?|张)?(?:银行|社保|一卡通|惠民|信用社|农商|新|旧|老)?(?:卡(?=里|上|号|的|$|[,，。;!?\s]|行|吗|吧|可|能|还)|折子?(?!磨|腾)|存折|账(?:户|号)|帐(?:户|号)|户头)(?:里|上|号)?|打(?:到|在)?[我他她](?:这|那)?(?:里|儿)?(?:又|还|也|就|的|才)?(?:少|多|来)了?[一二两三四五六七八九十百千\d]|钱(?:还|都|照|又|也|没)?(?:在)?打/g;

/** Nobody knocks in vain, nobody falls: who is lonely at home, or old and lame and nearly blind, tells of no danger. */
const isOrdinary = (kind: EmergencyKind, clean: string): boolean =>
  clean.length <= LONGEST_ORDINARY &&
  ((kind === 'behind_door' && LONELY.test(clean) && !UNANSWERED.test(clean)) ||
    (kind === 'medical' && FRAIL.test(clean) && !SUDDEN.test(clean)));
const LONGEST_ORDINARY = 30;
const LONELY = /没(?:有|得)?(?:个)?人(?:陪|说|聊|讲|来往|理)|闷|孤单|孤独|寂寞|冷清|说(?:说)?话/;
const UNANSWERED =
  /门|敲|叫|喊|[回答]应|不应|电话|[不没]接|联系|[几两三四五六七\d]天|没见|不见|没出|动静|煤气|锁|倒/;
const FRAIL =
  /(?:走|站|爬|动)(?:也|都)?不(?:动|了|得|稳)|腿(?:脚)?[^,，。]{0,3}(?:不|没)|(?:眼睛?|耳朵?)[^,，。]{0,3}(?:花|背|聋)|(?:年纪|上了岁数|老了|[6-9]\d ?岁)[^。]{0,12}(?:眼睛?|耳朵?)[^,，。]{0,4}(?:看不|听不|不好|模糊)/;
const SUDDEN =
  /喝|酒|突然|忽然|一下子?|刚|今[天早晚日]|昨|这会|痛|疼|晕|昏|血|吐|抽|喘|麻|歪|肿|烧|倒|摔|跌|救|说不出|叫不|动弹|半边|起不来|躺|气|药|死|糊涂/;

/** So many characters beside a denial tell something. */
const LEAST_TOLD = 2;

/** A brother in a home for the old is no child; bad food there is complained of, blows are for the police. */
const OLD_HOME = /敬老院|养老院|护理院/;
const BLOWS = /打(?!电话|听|饭|水|扫|开|针|工|算|了?报告)|揍|踢|绑|捆|扇|掐|拧|烫/;

/** A receipt code or a case's number, mistyped or not. A cry spelt in pinyin may hold a figure too. */
const CODE = /^(?:mb)?[\d\s-]{6,}$/;

/** 喂喂喂 有人冇 在不在: somebody who knocks, and says nothing yet. */
const KNOCKS =
  /喂|嗨|哈[喽罗啰]|[你您]好|同志|师傅|请问|有(?:没有?|冇|无)?人(?:没有?|冇|无)?|在(?:不在)?|能?听得?[见到]|[吗嘛么没不啊呀哈吧的,，。.!！?？~～、\s]/g;
const LONGEST_KNOCK = 30;
const onlyKnocks = (clean: string): boolean =>
  clean.length <= LONGEST_KNOCK && clean.replace(KNOCKS, '') === '';

const least = (clean: string, standing: Standing): number => {
  if (standing === 'answer') return BELIEVED_OF_ANSWER;
  if (isSpelt(clean)) return BELIEVED_OF_SPELT;
  if (standing === 'more' && clean.length <= LONGEST_MORE) return BELIEVED_OF_MORE;
  return clean.length <= FEW ? BELIEVED_OF_FEW : BELIEVED;
};

/** wo de can ji zheng guo qi le: more Latin letters than characters. */
const isSpelt = (clean: string): boolean =>
  (clean.match(/[a-z]/g)?.length ?? 0) > (clean.match(/\p{Script=Han}/gu)?.length ?? 0);

const isSure = ({ certain, kind }: Found) => certain || kind === 'other_hardship';

/** Alone, locked in or beaten a hungry child is in danger; crying of hunger it is as hungry as the house. */
const LEFT_ALONE = /一个人|没(?:得)?人|[丢扔撇]下|锁|关在|打|揍|掐|烫|捡|跑了|不(?:给|让|管|要)/;

/** 米缸空了娃饿得哭: nobody does anything to the child. */
const BARE_HOUSE =
  /(?:没|冇|无|断|缺|空|光|完|见底)[^,，。;]{0,3}(?:米|粮|奶粉|面|吃的|菜)|(?:米|粮|奶粉|面)[^,，。;]{0,3}(?:没|冇|空|光|完|断|见底)|断(?:了)?(?:顿|炊)|揭不开锅/;
const isHungryHouse = (clean: string): boolean => BARE_HOUSE.test(clean) && !LEFT_ALONE.test(clean);

/** Worse told beside bare need. What burnt down is past: the roof is missing now. */
function outweighs(need: EmergencyKind, danger: EmergencyKind, clean: string): boolean {
  if (need === 'hunger' && danger === 'child') return LEFT_ALONE.test(clean);
  return !NEED.has(danger) && danger !== need && !(need === 'other_hardship' && danger === 'fire');
}

/** Somebody seen under a bridge, in the street: his is no despair the teller could watch over, he needs to be taken in. */
const OUTDOORS =
  /(?:桥(?:底|洞|脚|下|头)|车站|街(?:上|边|头)|马路|路边|广场|公园|屋檐|门口).{0,14}(?:瞓|睡|困|躺|蹲|坐|住|冻|缩|要饭|讨)|流浪|(?:要|讨)饭的/;

const NO_BED =
  /桥(?:底|洞|下)|街(?:上|边|头)|车站|路边|露宿|公园|广场|屋檐|流落|无家可归|没(?:有|得)?(?:地方|处)(?:住|睡|去)/;

/** Who sits by the road himself may be desperate after all. */
const OF_ONESELF = /[我俺咱涯𠊎阮偶]/u;

/** Poison or pills swallowed, a wrist cut: whoever has done it is fetched first, whatever else is said. */
const isDone = (clean: string): boolean => DONE.test(clean);
const POISON = '(?:农药|百草枯|敌敌畏|老鼠药|安眠药|除草剂?|甲胺磷)';
const DONE = new RegExp(
  `(?:喝|吃|吞|服)(?:了|下|下去)(?:[半一两几整]*瓶)?${POISON}|(?:喝|吃|吞|服)${POISON}了|${POISON}.{0,3}(?:喝|吃|吞|服)(?:了|下|完|光)|药(?:我|他|她)?(?:都|全|已经)?(?:吃|喝|吞)(?:了|完|光|下)|割了?(?:手)?腕了|上吊了`,
);

function of(kind: EmergencyKind, lifeAtStake: boolean, clean: string): Emergency {
  const scene = lifeAtStake ? sceneOf(kind, clean) : undefined;
  const only = scene && ONLY[scene];
  const all = numbersFor(kind, lifeAtStake).filter((number) => !only || only.includes(number));
  const numbers = kind === 'violence' ? numbersForBlows(all, partiesOf(clean)) : all;
  // Tonight it is the police who take somebody in, wherever he sits.
  if (kind === 'cold' && NO_BED.test(clean))
    numbers.sort((a, b) => Number(b === 'police') - Number(a === 'police'));
  const wounds = WOUNDS[kind];
  if (wounds?.signs.test(clean)) numbers.splice(wounds.place, 0, 'ambulance');
  if (scene && POLICE_FIRST.has(scene) && !isDone(clean))
    numbers.sort((a, b) => Number(b === 'police') - Number(a === 'police'));
  return { kind, lifeAtStake, numbers, ...(scene && { scene }) };
}

const HURT =
  /(?:出|流|吐|淌|冒|是|见|滴)(?:了|着|好多|很多|的)?血|(?:全|都|满)?是印子|青(?:一块)?紫|红肿|皮带|血(?:流|直|一直|糊|淋)|打(?:伤|断|昏|晕|破)|头破|破了头|骨折|断了|昏(?:过去|迷|倒|死)|晕(?:过去|倒)|不省人事|没(?:有)?知觉|起不来|叫不醒|烫伤|刀?(?:捅|砍|扎)(?:了|伤|到|进)/;
const FAINT = /(?:站|爬|起)不(?:起来|起|来|稳)|眼前?发?黑|晕|昏|倒(?:了|下|在)|不省人事|叫不醒/;

/** What makes an ambulance needed beside whoever is called for a kind, and its place among the numbers. */
const WOUNDS: { readonly [kind in EmergencyKind]?: { readonly signs: RegExp; readonly place: number } } = {
  // Whoever was beaten may lie there bleeding; the police keep it from going on.
  violence: { signs: HURT, place: 1 },
  child: { signs: HURT, place: 1 },
  // Hunger that has become a matter for a doctor.
  hunger: { signs: FAINT, place: 0 },
};
