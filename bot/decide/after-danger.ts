// What comes after the numbers: what is said next is understood by the danger told a few messages ago.
import { deniedIn, withoutDenials } from '../../knowledge/text/danger/denial.ts';
import { numbersFor } from '../../knowledge/text/danger/kinds.ts';
import { detectEmergency, type Emergency } from '../../knowledge/text/emergency.ts';
import { placeIn } from '../flows/place.ts';
import { emergencyWords } from '../hotlines.ts';
import { type Aftermath, aftermathOf, afterDanger as say } from '../phrases/after-danger.ts';
import { danger } from '../phrases/danger.ts';
import { wordsIn } from '../prefill.ts';
import type { DangerTold, Reply, Talk } from '../talk.ts';
import { dangerIn, told } from './danger-told.ts';
import { flowNamed, go, knownFor } from './errand.ts';
import { type Decided, type Message, reply } from './message.ts';
import { outsideFlow } from './outside.ts';
import { isOfAnother } from './people.ts';
import { isQuestion } from './words.ts';

/** Longer, a message is a story of its own. */
const LONGEST = 60;

const RINGS = '(?:电话|号码?|热线|那头|12\\d{3}|1[12][09]|打|拨)';
/** The number that was given cannot be reached. */
const UNREACHED = new RegExp(
  `${RINGS}[^,，。;!?]{0,10}(?:打不(?:通|进|出)|不通|没(?:有)?(?:人)?接|不接|占线|无人接|关机|空号|停机)|^(?:还是|都|也|就是|一直)*(?:打不(?:通|进)|没(?:有)?人接|占线|不通)|没打通`,
);
/** A son's telephone is no line of ours. */
const OF_KIN =
  /(?:他|她|儿子?|女儿?|闺女|家属|亲戚|老公|老婆|爸|妈|哥|弟|姐|妹)[^,，。;!?]{0,8}(?:电话|手机|打不通|不接|没人接|关机)/;

const CALLED =
  /(?:报|打)(?:了|过了?|通了|好了)(?!.{0,8}(?:没|不|有啥用|电话打不))|(?:110|120|119|民警|警察|救护车|派出所|消防)[^,，。;!?]{0,6}(?:来了|到了|马上|就来|在路上|说来)|叫了(?:救护车|人)/;
/** 打了 is no call where blows were told of. */
const CALLED_OF_BLOWS =
  /报(?:了|过)(?:警|案)?|打(?:了|过|通了?)(?:110|电话|报警)|(?:110|120|民警|警察|救护车|派出所)[^,，。;!?]{0,6}(?:来了|到了|马上|就来|在路上|说来)/;
const FOUND = /(?:找着|找到|回来|回家|救出来|醒)(?:过来)?了/;
/** 就是不晓得咋办 asks nothing that could be looked up. */
const AT_A_LOSS =
  /^(?:不(?:晓得|知道)|现在|该|我)*(?:咋|怎么|啷个|点)(?:办|个办|整|搞|算好?)(?:才好|嘛|呢|啊)?$/;
const EASED = [
  '(?:人|家里|屋里|孩子|老人|我|俺|他|她|现在|这会儿?|大家|都|也|倒是)*没(?:有)?(?:啥|什么|得|大)?(?:事|危险|大碍)(?:了|的|儿)*(?![做干情])',
  '(?:我|俺|已经|现在|都|人)*(?:好多?了|好着(?:呢|嘞|哩)?|好好的|好得很|缓过来了?|想开了|想通了|不难受了|不想死了)',
  '没出(?:啥|什么)?事',
  '(?:水|洪水|火|雨)(?:都|也|已经|早)*(?:退|灭|停|熄)了',
  '(?:人)?(?:找着|找到|回来|救出来|醒)了',
  '说说而已|随便说说|随口一说|说着玩|开(?:个)?玩笑|(?:是|说)?(?:说)?气话|瞎说(?:啥|什么)?|胡说(?:啥|什么)?|听(?:错|岔)了?',
  '(?:他|现在|早|都)*不(?:打|闹|吵)(?:我|人)?了',
  '(?:是)?(?:昨[天晚]|昨天(?:晚上|夜里)|前[天晚]|上个?(?:月|星期))(?:的事|打的)?(?=$|[,，。;\\s])|是昨[天晚夜](?:晚上|夜里)?打的',
  '不用(?:你们?|您)?管(?:我)?',
];
const DECLINED = [
  '(?:先|暂时|就|都|也|真的)*(?:不用|不要|不必|别|莫|不想|不需要)(?:了|再|给我|帮我|去|你们?|您)*(?:报警|报|登记|转|打电话|来人?|留|麻烦|管)?(?:了|啦|吧|哈|谢谢)*(?=$|[,，。;!\\s])',
  '(?:不留|不报|你别报|别报|不麻烦|算了)(?:了|吧|啊)*(?=$|[,，。;!\\s])',
];
const MISHEARD =
  /瞎说|胡说|听(?:错|岔)|那(?:个)?意思|这(?:个)?意思|气话|而已|随便说|随口|开(?:个)?玩笑|你说啥|机器/;
const COMPANY =
  /(?:闺女|女儿|儿子?|媳妇|老伴|老公|老婆|孙子|孙女|邻居|妹妹?|姐姐?|哥哥?|弟弟?|亲戚|村里|干部|民警|医生|有人)(?:都|也|已经|现在)*(?:来了|在(?:家|这|跟前|旁边|呢)|到了|回来了|陪)/;

const eases = new RegExp(EASED.join('|'), 'g');
const declines = new RegExp(DECLINED.join('|'), 'g');
const companies = new RegExp(COMPANY.source, 'g');

/** 怕他找来, 又来堵门: she is not there yet, or out already. */
const AFRAID =
  /(?:怕|担心|万一|要是|不敢)[^。;!?]{0,14}(?:找|打|来|回|报复|弄|堵)|(?:威胁|堵|跟踪|找到)(?:我|俺)|保护令/;
/** She would leave, and has nowhere to. */
const NO_ROOF = /没(?:有|得)?(?:地方|处|饭|钱)|不肯走|走了(?:住|吃)|住哪/;
const USELESS =
  /(?:有|没|冇)(?:得)?(?:啥|什么|个)?(?:子)?用|不管用|白(?:打|报)|警察(?:也|都)?不管|不肯走|不敢报|不肯报/;
const WHERE_TO =
  /(?:搬|住|去|睡|躲|挪)(?:到)?(?:哪|啥地方|什么地方|何处)|(?:哪|哪里|哪儿|啥地方)[^,，。]{0,3}(?:住|睡|去|落脚)|没(?:有|得)?(?:地方|处)(?:住|睡|去)|不敢(?:睡|住|进)/;
/** 120不要, 不用叫救护车. */
const NOT_THAT =
  /(?:120|110|119|救护车|报警|警察)(?:就)?(?:不要|不用|别|莫|不叫)|(?:不要|不用|别|莫)(?:叫|打)?(?:120|110|119|救护车)/;
const TAKES =
  /^(?:那|好|行|嗯|可以|中|要|要得|是|你|您|快|快点|赶紧|赶快|马上|请|麻烦|就|,|，|。|\s)*(?:帮(?:我|俺|忙)?|给(?:我|俺))?(?:报|转|登记|报上去|转给|送上去|来人)(?:给)?(?:镇上|村里|上去)?(?:吧|啊|嘛|一下|了)*$|^(?:要|要的|赶紧|快点?|好|好的|行|可以|嗯+|中)(?:[,，\s]*(?:要|赶紧|快点?))*[。!！]*$/;

/** 你们快来人, 马上帮我报, 帮我跟镇上说一声. */
const ASKS_TO_REPORT =
  /^go:help$|(?:你们?|您)?(?:快|赶紧|赶快|马上|求求?你们?)(?:点|些)?(?:派|叫|喊)?(?:个)?(?:来人|人来|来(?!不|了)|过来)|派(?:个)?人来|(?:^|[,，。\s好嗯行那快先])(?:马上|赶紧|赶快|快点?|你|您|请|就)*帮(?:我|俺|忙)(?:一下|先)?(?:报(?!销|名)|转给|上报)|帮(?:我|俺)?(?:跟|给|向|同)(?:镇|乡|村)(?:上|里)[^,，。]{0,4}(?:说|报|讲)/;

const COMFORT: Record<Aftermath, readonly string[]> = {
  despair: ['psychological'],
  violence: ['police', 'women'],
  fire: ['gov', 'police'],
  medical: ['ambulance', 'police'],
  child: ['police', 'youth'],
  need: ['assistance', 'gov', 'police'],
};

interface After {
  message: Message;
  before: Talk;
  talk: Talk;
  danger: DangerTold;
}

/** Undefined where the message has nothing to do with the danger told before it, or tells of danger anew. */
export async function afterDanger(
  message: Message,
  before: Talk,
  talk: Talk,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  const danger = dangerIn(before, message.context.today);
  const { text } = message.said;
  if (!danger || talk.flow || text.length > LONGEST) return undefined;
  const after = { message, before, talk, danger };
  const of = aftermathOf(danger.kind);
  if (UNREACHED.test(text) && !OF_KIN.test(text)) return unreached(after, of);
  if (isCalled(text, of)) return closing(after, 'called', say.called(of));
  const left = leftOf(text);
  const still = left.length > 1 ? detectEmergency(left, 'answer') : undefined;
  if (still?.lifeAtStake || MEANS.test(left)) return undefined;
  // Whoever only declines and tells of danger with it is in danger; what is vague may be what he declines.
  if (heard?.lifeAtStake && heard.scene !== 'low' && !isEasedIn(text) && text.search(declines) >= 0)
    return undefined;
  if (of === 'need' && NOT_THAT.test(text))
    return offering(after, 'eased', say.eased(of, numbersIn(after, of)));
  return (
    aside(after, of, heard) ?? (await taken(after)) ?? watching(after, of) ?? (await eased(after, of, left))
  );
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

/** Who watches over somebody is spoken to as that. */
function watching(after: After, of: Aftermath): Decided | undefined {
  const { message, danger } = after;
  const { text } = message.said;
  if (of !== 'despair' || text.length > 30) return undefined;
  const { county } = message.office;
  const calls = emergencyWords(county, ['ambulance', 'police']);
  if (NOT_ME.test(text) && !isQuestion(text))
    return offering(after, 'despair/another', say.ofAnother.notYou(calls));
  if (!isOfAnother(danger.said, text)) return undefined;
  const listens = emergencyWords(county, ['psychological']);
  const asks = isQuestion(text) || /要不要|用不用|咋|怎么|该|啷个/.test(text);
  if (asks && ASKS_HOW_TO_WATCH.test(text))
    return offering(after, 'another/watch', say.ofAnother.watch(listens));
  if (!asks && COMES_ROUND.test(text) && !/不(?:肯|愿|吃|出来|说|开)|没/.test(text))
    return offering(after, 'another/eased', say.ofAnother.eased(listens));
  return undefined;
}

const numbersIn = ({ message }: Pick<After, 'message'>, of: Aftermath) =>
  emergencyWords(message.office.county, COMFORT[of]);

/** Help is on its way, and nothing worse is told with it. */
function isCalled(text: string, of: Aftermath): boolean {
  const called = of === 'violence' || of === 'child' ? CALLED_OF_BLOWS : CALLED;
  if (!called.test(text) || isQuestion(text) || USELESS.test(text)) return false;
  const left = text.replace(called, ' ').trim();
  return left.length < 3 || !detectEmergency(left, 'more')?.lifeAtStake;
}

/** What one dies by, or the word itself, in what is left of a message that declines. */
const MEANS =
  /喝药|农药|安眠药|百草枯|敌敌畏|药.{0,3}[喝吃吞]|跳(?:楼|河|桥|江|井|水)|上吊|绳子|割|遗书|(?<!怕|气|烦|热|忙|累)死(?!了人|机)|不想活|活不/;

const isEasedIn = (text: string): boolean =>
  withoutDenials(text) !== text || text.search(eases) >= 0 || COMPANY.test(text);

/** What is left once everything that eases, denies or declines is taken out. */
const leftOf = (text: string): string =>
  withoutDenials(text)
    .replace(eases, ' ')
    .replace(declines, ' ')
    .replace(companies, ' ')
    .replace(/^(?:[哎呀唉啊嗯哦噢好的了,，。!\s]|就是|那)+|[,，。!\s]+$/g, '')
    .trim();

/** A reply that offers help in one tap, the story told so far kept for it. */
function offering({ message, before, talk, danger }: After, key: string, text: string): Decided {
  const { choices } = say;
  const report =
    danger.kind === 'despair' && (key === 'eased' || key === 'lonely') ? choices.visit : choices.report;
  const next = told(talk, danger.kind, key, message.context.today);
  const story = [before.unanswered, message.said.raw].filter(Boolean).join('\n').slice(0, 1000);
  return reply({ ...next, unanswered: story }, 'emergency', [
    {
      text,
      choices: [
        { label: report, value: 'go:help' },
        { label: choices.no, value: 'no' },
      ],
    },
  ]);
}

function unreached(after: After, of: Aftermath): Decided {
  const { message, danger } = after;
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

/** What is afraid, of no use, or needs a roof, is answered by the kind of danger. */
function aside(after: After, of: Aftermath, heard: Emergency | undefined): Decided | undefined {
  const { text } = after.message.said;
  const numbers = numbersIn(after, of);
  if (of === 'violence') {
    if (AFRAID.test(text) && !heard?.lifeAtStake) return feared(after, numbers);
    if (NO_ROOF.test(text) && !heard?.lifeAtStake) return offering(after, 'roof', say.roof(numbers));
    if (USELESS.test(text) && !heard?.lifeAtStake) return offering(after, 'useless', say.useless(numbers));
  }
  if (of === 'fire' && WHERE_TO.test(text) && !isEasedIn(text))
    return offering(
      after,
      'shelter',
      say.shelter(emergencyWords(after.message.office.county, ['gov', 'police'])),
    );
  if (of === 'need' && heard && !heard.lifeAtStake && !isQuestion(text)) {
    const times = after.danger.said.filter((key) => key === 'again').length;
    return offering(after, 'again', say.again(of, times + 1, numbers));
  }
  return undefined;
}

const feared = (after: After, numbers: string): Decided =>
  offering(after, 'violence/feared_at_home', danger.first(numbers, 'violence', 'feared_at_home'));

/** 那你帮我报吧 在县城大桥底下: what is told with a yes is kept. */
const WORTH_KEEPING = 4;

/** 在青山镇那个工地, 嗯 报吧: the help that was offered is taken. */
async function taken({ message, before, talk }: After): Promise<Decided | undefined> {
  const { unanswered, offered = [] } = before;
  if (!unanswered) return undefined;
  const { text } = message.said;
  const isOffered = offered.some(({ value }) => value === 'go:help');
  const at = isQuestion(text) ? undefined : placeIn(text, message.context, false);
  // Said messages later than the offer, it is asked for in so many words.
  const isTaken = isOffered ? at !== undefined || TAKES.test(text) : ASKS_TO_REPORT.test(text);
  if (!isTaken && !ASKS_TO_REPORT.test(text)) return undefined;
  const flow = flowNamed('help');
  const here = at ? { ...talk, place: at } : talk;
  const more = at ? message.said.raw : wordsIn('help', message.said.raw);
  const what = more.length >= WORTH_KEEPING ? `${unanswered}\n${more}` : unanswered;
  const known = knownFor(message, flow, here, what);
  return go(message, here, flow, { ...known, what: known.what ?? what }, [], { intent: 'help' });
}

/** A kind close that leaves the door open and a number; what else is asked is answered. */
async function eased(after: After, of: Aftermath, left: string): Promise<Decided | undefined> {
  const { message, danger, before } = after;
  const { text } = message.said;
  const isNo = before.offered?.some(({ label, value }) => value === 'no' && label === text) ?? false;
  const isEased = isEasedIn(text);
  const isDeclined = isNo || text.search(declines) >= 0;
  if (!isEased && !isDeclined) return undefined;
  if (left.length > 3 && !AT_A_LOSS.test(left) && (isQuestion(left) || /问|想要|咋|怎么/.test(left)))
    return withAnswer(after, left);
  const numbers = numbersIn(after, of);
  if (FOUND.test(text) && (of === 'child' || of === 'medical'))
    return closing(after, 'declined', say.found(numbers));
  if (!isEased && danger.said.some((key) => key.includes('another')))
    return closing(after, 'declined', say.declinedOfAnother(numbers));
  const isSaid = danger.said.some((key) => CLOSED.includes(key));
  if (isEased && of === 'despair' && COMPANY.test(text))
    return closing(after, 'company', say.company(numbers));
  if (isSaid && (!isEased || MISHEARD.test(text) || isDeclined))
    return closing(after, 'closed', say.closed(numbers));
  if (!isEased) return closing(after, 'declined', say.declined(of, numbers));
  if (MISHEARD.test(text)) return closing(after, 'misheard', say.misheard(numbers));
  return danger.said.includes('eased') || isDeclined
    ? closing(after, 'declined', say.declined(of, numbers))
    : offering(after, 'eased', say.eased(of, numbers));
}

/** After one kind close the next is a short one. */
const CLOSED: readonly string[] = ['declined', 'misheard', 'closed'];

function closing({ message, talk, danger }: After, key: string, text: string): Decided {
  const choices = [{ label: say.choices.help, value: 'go:help' }];
  return reply(told(talk, danger.kind, key, message.context.today), 'flow_answer', [{ text, choices }]);
}

/** 人找着了 没钱交押金咋办: good to hear, and then what is asked. */
async function withAnswer({ message, talk, danger }: After, left: string): Promise<Decided> {
  const { unanswered: _u, offered: _o, ...rest } = talk;
  const decided = await outsideFlow({ ...message, said: { raw: left, text: left } }, rest, undefined);
  const good: Reply = { text: say.good };
  return {
    ...decided,
    talk: told(decided.talk, danger.kind, 'answered', message.context.today),
    replies: [good, ...decided.replies],
  };
}

const LONELY =
  /(?:陪|找|跟|同)(?:个|我|俺)?(?:人)?[^,，。]{0,3}(?:说说?(?:会儿?|下)?话|聊|唠|拉呱|摆龙门阵|摆会)|闷得慌|没人说话|孤单|寂寞|孤独/;

/** 跟机器唠不明白 wants a clerk. */
const WANTS_A_PERSON = /机器|人工|活人|真人|转(?:个|到)?人/;

/** Nobody is in danger, and somebody says so, or is lonely. */
export async function inNoDanger(message: Message, before: Talk, talk: Talk): Promise<Decided | undefined> {
  const { text } = message.said;
  if (talk.flow || text.length > LONGEST) return undefined;
  const { county } = message.office;
  const after = { message, before, talk, danger: { kind: 'despair' as const, said: [], ago: 0, on: '' } };
  const denied = deniedIn(text);
  const left = leftOf(text);
  if (LONELY.test(text) && !isQuestion(text) && !WANTS_A_PERSON.test(text))
    return offering(after, 'lonely', say.lonely(emergencyWords(county, ['psychological'])));
  if (denied === 'despair' && !(left.length > 5 && isQuestion(left)))
    return offering(after, 'eased', say.eased('despair', emergencyWords(county, ['psychological'])));
  if (denied === undefined || left.length < 3 || left === text) return undefined;
  return outsideFlow({ ...message, said: { raw: left, text: left } }, before, undefined);
}
