// What comes after the numbers: what is said next is understood by the danger told a few messages ago, clause by clause.
import { type Acts, actsIn } from '../../knowledge/text/danger/acts.ts';
import { numbersFor } from '../../knowledge/text/danger/kinds.ts';
import { refusesMedicine } from '../../knowledge/text/danger/otherwise.ts';
import { believesWeRing } from '../../knowledge/text/danger/rings.ts';
import { detectEmergency, type Emergency } from '../../knowledge/text/emergency.ts';
import { placeIn } from '../flows/place.ts';
import { contactIn } from '../flows/report.ts';
import { bareNumbers, emergencyWords } from '../hotlines.ts';
import { type Aftermath, aftermathIn, afterDanger as say } from '../phrases/after-danger.ts';
import { rescue } from '../phrases/rescue.ts';
import { wordsIn } from '../prefill.ts';
import type { Talk } from '../talk.ts';
import { asideInDanger } from './aside-in-danger.ts';
import { ASKS_FOR_AID, asksInDanger, eased, isEasedIn, setRight } from './danger-over.ts';
import { type After, closing, numbersIn, offering } from './danger-said.ts';
import { dangerIn, LONE_CHILD } from './danger-told.ts';
import { flowNamed, go, knownFor } from './errand.ts';
import { withLoneChild } from './lone-child.ts';
import type { Decided, Message } from './message.ts';
import { emergency, isOfAnother } from './people.ts';
import { isQuestion } from './words.ts';

/** Longer, a message is a story of its own. */
const LONGEST = 60;
/** 120不要, 不用叫救护车. */
const NOT_THAT =
  /(?:120|110|119|救护车|报警|警察)(?:就)?(?:不要|不用|别|莫|不叫)|(?:不要|不用|别|莫)(?:叫|打)?(?:120|110|119|救护车)/;
const TAKES =
  /^(?:那|好|行|嗯|可以|中|要|要得|是|你|您|快|快点|赶紧|赶快|马上|请|麻烦|就|,|，|。|\s)*(?:帮(?:我|俺|忙)?|给(?:我|俺))?(?:报|转|登记|报上去|转给|送上去|来人)(?:给)?(?:镇上|村里|上去)?(?:吧|啊|嘛|一下|了)*$|^(?:要|要的|赶紧|快点?|好|好的|行|可以|嗯+|中)(?:[,，\s]*(?:要|赶紧|快点?))*[。!！]*$/;
/** 你们快来人, 马上帮我报, 帮我跟镇上说一声. */
const ASKS_TO_REPORT =
  /^go:help$|(?:你们?|您)?(?:快|赶紧|赶快|马上|求求?你们?)(?:点|些)?(?:派|叫|喊)?(?:个)?(?:来人|人来|来(?!不|了)|过来)|派(?:个)?人来|(?:^|[,，。\s好嗯行那快先])(?:马上|赶紧|赶快|快点?|你|您|请|就)*帮(?:我|俺|忙)(?:一下|先)?(?:报(?!销|名)|转给|上报)|帮(?:我|俺)?(?:跟|给|向|同)(?:镇|乡|村)(?:上|里)[^,，。]{0,4}(?:说|报|讲)/;
/** 在县人民医院, 在大桥底下: where they are, in words no list of places knows. */
const SAYS_WHERE =
  /(?:^|[,，\s])(?:我|俺|人|他|她|爸|妈|爹|娘|就|现在|还|躺)*在(?![哪啥什这那家])[^,，。?]{1,12}(?:医院|卫生院|工地|工棚|桥(?:底下|洞|下)?|车站|街|路|巷|小区|学校|楼|店|厂|坝|镇|乡|村|屯|寨|底下|门口)/;

/** What one dies by, or the word itself, in what is left of a message that declines. */
const MEANS =
  /喝药|农药|安眠药|百草枯|敌敌畏|药.{0,3}[喝吃吞]|跳(?:楼|河|桥|江|井|水)|上吊|绳子|割|遗书|(?<!怕|气|烦|热|忙|累)死(?!了人|机)|不想活|活不/;
const UNEASY = /看?(?:病|医生|医院|钱)/;

/** Undefined where the message has nothing to do with the danger told before it, or tells of danger anew. */
export async function afterDanger(
  message: Message,
  before: Talk,
  talk: Talk,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  const danger = dangerIn(before, message.context.today);
  const { text } = message.said;
  if (!danger || text.length > LONGEST) return undefined;
  const after: After = { message, before, talk, danger, of: aftermathIn(danger), ...actsIn(text) };
  if (danger.said.includes(LONE_CHILD)) return withLoneChild(after, heard);
  if (talk.flow) return undefined;
  const { acts, left } = after;
  if (after.of === 'despair' && acts.has('means') && !isOver(acts)) return atHand(after);
  const soon = helpIsNear(after);
  if (soon) return soon;
  if (acts.has('rejects')) return notOver(after);
  if (isStill(after, heard)) return asideInDanger(after, heard);
  if (after.of === 'need' && NOT_THAT.test(text))
    return offering(after, 'eased', `${say.noAmbulance}${say.eased(after.of, numbersIn(after))}`);
  return (
    (await asideInDanger(after, heard)) ??
    (await taken(after)) ??
    doubting(after) ??
    watching(after) ??
    listening(after) ??
    leftAlone(after) ??
    (await setRight(after)) ??
    (await eased(after, left)) ??
    goingOn(after, heard) ??
    troubled(after, heard)
  );
}

/** Few words that ask nothing, said while it is going on: 还没找到 天快黑了, 你们谁也拦不住我. */
const FEW = 16;
const GOES_ON: ReadonlySet<Aftermath> = new Set<Aftermath>(['despair', 'missing', 'hospital']);
const OVER: readonly string[] = [
  ...['declined', 'misheard', 'closed', 'company', 'found', 'called', 'answered'],
  'eased',
];
function goingOn(after: After, heard: Emergency | undefined): Decided | undefined {
  const { of, danger, message, left } = after;
  const { text } = message.said;
  const last = danger.said.at(-1) ?? '';
  const isOpen = GOES_ON.has(of) && danger.ago === 0 && !OVER.includes(last) && !last.includes('in_jest');
  if (!isOpen || heard?.lifeAtStake || text.length > FEW || left.length < 3) return undefined;
  if (isQuestion(text) || ASKS_FOR_AID.test(text) || STARTS_ANEW.test(text)) return undefined;
  const times = danger.said.filter((key) => key === 'again').length;
  return offering(after, 'again', say.again(of, times + 1, numbersIn(after)));
}

/** 他们真会来人看我不: nothing was filed yet. */
const doubting = (after: After): Decided | undefined =>
  after.acts.has('comes') && !after.talk.filed
    ? offering(after, 'comes', say.comes(bareNumbers(after.message.office.county, ['police', 'gov'])))
    : undefined;

/** 就是心里难受 说说, 就是累 没那意思: he wants no number and no page. */
const WANTS_AN_EAR = /难受|憋(?:屈|得)|心烦|委屈|(?<!随口|随便|嘴上)说说(?!而已)|聊聊|唠唠|[累苦]/;
function listening(after: After): Decided | undefined {
  const { acts, of, message, danger, left } = after;
  const { text } = message.said;
  const isPutRight = acts.has('denied') || acts.has('misheard');
  if (of !== 'despair' || !isPutRight || !WANTS_AN_EAR.test(text)) return undefined;
  if (isQuestion(left) || ASKS_FOR_AID.test(left) || isOfAnother(danger.said, text)) return undefined;
  return offering(after, 'listens', say.listens(bareNumbers(message.office.county, ['psychological'])));
}

/** 儿子三年没打过电话 腰疼得下不来床: what weighs on whoever was desperate, told without a question; 我家三口人 tells of the household. */
const OF_AID = /低保|特困|五保|残疾证|补[贴助]|户口|材料|口人|收入|养老金|1\d{10}|编号/;
const LEAST_TOLD = 8;
function troubled(after: After, heard: Emergency | undefined): Decided | undefined {
  const { of, message, danger, left } = after;
  const { text } = message.said;
  if (of !== 'despair' || heard?.lifeAtStake || danger.ago > 1 || left.length < LEAST_TOLD) return undefined;
  if (OVER.includes(danger.said.at(-1) ?? '') || isOfAnother(danger.said, text)) return undefined;
  if (OF_AID.test(text) || isQuestion(text) || ASKS_FOR_AID.test(text) || STARTS_ANEW.test(text))
    return undefined;
  return offering(after, 'troubles', say.troubles(bareNumbers(message.office.county, ['psychological'])));
}

/** 我要投诉, 人工, 你好: something else is wanted. */
const STARTS_ANEW =
  /投诉|举报|反映|求助|建议|查|人工|你好|谢谢|测|(?<!打过?)电话|在[^,，。]{1,8}(?:村|镇|乡)|1\d{10}/;

const isOver = (acts: Acts['acts']): boolean => acts.has('company') || acts.has('found');

/** Danger is still told, or is what is declined while it goes on. */
function isStill({ acts, denied, danger, left, of, message }: After, heard: Emergency | undefined): boolean {
  const still = left.length > 1 ? detectEmergency(left, 'answer') : undefined;
  if (still?.lifeAtStake || (of !== 'need' && MEANS.test(left) && !refusesMedicine(left))) return true;
  const eases = isEasedIn({ acts, denied, danger } as After);
  // Whoever only declines and tells of danger with it is in danger; what is vague may be what he declines.
  const isVague = heard?.scene === 'low' || UNEASY.test(message.said.text);
  return heard?.lifeAtStake === true && !isVague && !eases && acts.has('declined');
}

/** 药都买好了, 就放在枕头边. */
const atHand = ({ message, before, talk, danger }: After): Decided =>
  emergency(
    message,
    { ...talk, danger, ...(before.unanswered === undefined ? {} : { unanswered: before.unanswered }) },
    undefined,
    { kind: danger.kind, lifeAtStake: true, numbers: numbersFor('suicide', true) },
  );

/** Whoever tells it is not there. */
const IS_AWAY =
  /(?:我|俺|人)(?:人|又|也|还)*在(?:外(?:地|省|头|面)|县城|城里|厂里|工地|[^,，。;!?]{1,4}打工)/;
/** 打120打到广东来了, 120打不通我们老家的: rung from afar it is another place that answers. */
const RUNG_AFAR =
  /(?:120|110|119|急救|电话)[^。]{0,10}(?:打到|转到|接的是|通的是)[^,，。]{1,6}(?:来|去|了|这)|(?:120|110|119)[^,，。]{0,4}打不[通到进][^,，。]{0,4}(?:老家|家里|那边|本地)|(?:老家|那边)的?(?:120|110|急救)[^,，。]{0,6}(?:咋|怎么|打不)/;
/** A number was rung, is about to be, or cannot be reached. */
function helpIsNear(after: After): Decided | undefined {
  const { acts, of, left, message } = after;
  const { text, raw } = message.said;
  if (RUNG_AFAR.test(text)) return offering(after, 'afar', say.rungAfar);
  if (believesWeRing(text) && contactIn(raw) === undefined)
    return offering(after, 'rings', rescue.ringsNobody);
  if (acts.has('unreached')) return unreached(after);
  const isCalled = acts.has('called') && !acts.has('dares_not') && !acts.has('told_on');
  if ((!isCalled && !acts.has('calling')) || isQuestion(message.said.text)) return undefined;
  if (/没(?:有)?用|不管用|[不没]管|又走|白/.test(message.said.text)) return undefined;
  if (left.length > 2 && detectEmergency(left, 'answer')?.lifeAtStake) return undefined;
  const isAway = of === 'medical' && IS_AWAY.test(`${after.danger.story ?? ''} ${message.said.text}`);
  const words = isCalled ? (isAway ? say.calledAway : say.called(of)) : say.calling(of);
  return of === 'missing' && !acts.has('found')
    ? offering(after, 'called', words)
    : closing(after, 'called', words);
}

/** 啥没事 我爸还躺着呢: what was said to ease was said too early. */
function notOver(after: After): Decided {
  const { of, danger } = after;
  const times = danger.said.filter((key) => key === 'again').length;
  return offering(after, 'again', `${say.notOver}${say.again(of, times + 1, numbersIn(after))}`);
}

/** 是我儿子 不是我: it was said to the wrong one. */
const NOT_ME =
  /不是(?:说)?(?:我|俺)(?:自己|本人)?(?:$|[,，。!\s]|想|要)|(?:是|说的?是)(?:我|俺)(?:家|的)*(?:儿子?|女儿?|闺女|娃|孩子|老[公婆伴汉头]|爸|妈|爹|娘|哥|弟|姐|妹|男人|媳妇|孙)[^,，。]{0,6}(?:$|[,，。!\s])/;
/** 他门开了，出来吃饭了. */
const COMES_ROUND =
  /门(?:打)?开了|开(?:了)?门了|(?:出来|肯|愿意?|在|去|起来)(?:了|吃|说|喝|洗|上|下|看)[^,，。]{0,3}|吃(?:了|过)?(?:点|几口|口)?(?:饭|东西|粥)?了|(?:睡|躺)(?:着|下)了|哭出来了|说话了|笑了|(?:好|缓)(?:些|点|过来)(?:了)?|平静|冷静/;
/** 要不要守着他, 咋劝他, 我能不能去上班. */
const ASKS_HOW_TO_WATCH =
  /守(?:着|到|住|夜|他|她)?|看(?:着|住|紧|牢)(?:他|她)|陪(?:着|到|他|她|睡)|(?:咋|怎么|怎样|啷个|该|要|能|点)(?:样)?[^,，。]{0,4}(?:劝|说|讲|哄|办|开导)|走开|离开|上班|单独/;

/** Whoever watches over somebody is spoken to as that. */
function watching(after: After): Decided | undefined {
  const { message, danger, of, acts } = after;
  const { text } = message.said;
  if (of !== 'despair' || text.length > 30) return undefined;
  const { county } = message.office;
  const calls = emergencyWords(county, ['ambulance', 'police']);
  if (NOT_ME.test(text) && !isQuestion(text) && !acts.has('misheard'))
    return offering(after, 'despair/another', say.ofAnother.notYou(calls));
  if (!isOfAnother(danger.said, text)) return undefined;
  const listens = bareNumbers(county, ['psychological']);
  if (acts.has('misheard') && !asksInDanger(of, after.left))
    return closing(after, 'misheard', say.ofAnother.watched(listens));
  const asks = isQuestion(text) || /要不要|用不用|咋|怎么|该|啷个/.test(text);
  if (asks && ASKS_HOW_TO_WATCH.test(text))
    return offering(after, 'another/watch', say.ofAnother.watch(listens));
  if (!asks && COMES_ROUND.test(text) && !/不(?:肯|愿|吃|出来|说|开)|没/.test(text))
    return offering(after, 'another/eased', say.ofAnother.eased(listens));
  return undefined;
}

/** 别管我 不要打电话给我家, 没用的: nobody was eased, and nothing is over. */
function leftAlone(after: After): Decided | undefined {
  const { acts, of, message, danger } = after;
  if (
    of !== 'despair' ||
    acts.has('eased') ||
    acts.has('company') ||
    isOfAnother(danger.said, message.said.text)
  )
    return undefined;
  const listens = bareNumbers(message.office.county, ['psychological']);
  if (acts.has('alone'))
    return offering(
      after,
      'leave_me',
      danger.said.includes('leave_me') ? say.leaveMeAgain(listens) : say.leaveMe(listens),
    );
  if (
    acts.has('hopeless') &&
    !acts.has('misheard') &&
    !acts.has('denied') &&
    !danger.said.includes('hopeless') &&
    !acts.has('declined') &&
    !isQuestion(message.said.text)
  )
    return offering(after, 'hopeless', say.hopeless(listens));
  return undefined;
}

function unreached(after: After): Decided {
  const { message, danger, of } = after;
  const { text } = message.said;
  const { county } = message.office;
  const ids = [...numbersFor(danger.kind, true), 'gov'];
  const named = (id: string) => {
    const line = county.hotlines.find((one) => one.id === id);
    return line !== undefined && text.includes(line.number);
  };
  const others = ids.some(named) ? ids.filter((id) => !named(id)) : ids.slice(1);
  const kind = of === 'despair' ? others.filter((id) => id !== 'psychological') : others;
  const words = danger.said.includes('unreached') ? say.stillUnreached : say.unreached;
  return offering(after, 'unreached', words(emergencyWords(county, [...new Set(kind)])));
}

/** 那你帮我报吧 在县城大桥底下: what is told with a yes is kept. */
const WORTH_KEEPING = 4;

/** 在青山镇那个工地, 嗯 报吧: the help that was offered is taken. */
async function taken({ message, before, talk, danger }: After): Promise<Decided | undefined> {
  const { unanswered, offered = [] } = before;
  const story = danger.story ?? unanswered;
  if (!story) return undefined;
  const { text } = message.said;
  const isOffered = offered.some(({ value }) => value === 'go:help');
  const at = isQuestion(text) ? undefined : placeIn(text, message.context, false);
  // Said messages later than the offer, it is asked for in so many words.
  const isTaken = isOffered
    ? at !== undefined || TAKES.test(text) || SAYS_WHERE.test(text)
    : ASKS_TO_REPORT.test(text);
  if (!isTaken && !ASKS_TO_REPORT.test(text)) return undefined;
  const flow = flowNamed('help');
  const here = at ? { ...talk, place: at } : talk;
  const tells = at !== undefined || SAYS_WHERE.test(text);
  const more = tells ? message.said.raw : wordsIn('help', message.said.raw);
  const what = more.length >= WORTH_KEEPING ? `${story}\n${more}` : story;
  const known = knownFor(message, flow, here, what);
  return go(message, here, flow, { ...known, what: known.what ?? what }, [], { intent: 'help' });
}
