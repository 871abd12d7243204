// The way out of an errand in one's own words (我不是要告他, 不用登记, 先不交, 不查了), and the answer to what was asked instead.
import { otherCategory } from '../../knowledge/casework/categories.ts';
import { type Clause, clausesOf, joined } from '../../knowledge/casework/clauses.ts';
import { asksBack } from '../../knowledge/casework/questions.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { sortStory } from '../flows/sorting.ts';
import { emergencyWords } from '../hotlines.ts';
import { filing as say } from '../phrases/filing.ts';
import { zh } from '../phrases/zh-CN.ts';
import { storyIn } from '../prefill.ts';
import type { Talk } from '../talk.ts';
import { understand } from '../understand.ts';
import { policy } from './answers.ts';
import { flowNamed, go, knownFor, opening } from './errand.ts';
import { answer, type Decided, type Message, reply, SURE, saying } from './message.ts';
import { asideTo } from './report-asides.ts';
import { isQuestion, menu } from './words.ts';

const REPORTING = '投诉|举报|求助|登记|告(?:他|她|谁|哪|人)|转(?!到|钱|账)|报(?!销|答|复|我|名)';
/** It is no report that is wanted, said of oneself and not told of an office (他们不登记我的申请). */
const NOT_REPORTING = new RegExp(
  [
    '不是[要想来在说]*(?:告|投诉|举报|反映(?!的)|求助)',
    `(?:[我俺,，\\s]|^)(?:(?:讲|说)(?:过)?了|又|也|都|还是|那|就|干脆|先|暂时|现在)*(?:不|没有?)[是要想用必得说叫让]*[你您]?们?(?:再|帮我|给我)?(?:${REPORTING})(?!我)`,
    '不用(?:登记|记|转)|不要登记|(?:投诉|举报)个?啥子?|(?:投诉|举报)什么(?!时)',
  ].join('|'),
);
const NOT_NOW = new RegExp(
  [
    '[先还我]?[不别莫]要?(?:提交|交|报)(?:[了哈嘛吧\\s,，。]|$)|^算了(?:[吧不嘛,，。\\s]|$)',
    '(?:^|[我那,，\\s])就?不[搞弄办]了|^(?:还是)?(?:撤(?:了|回|销)?|不要了)吧?$',
    '不敢(?:了|举报|投诉|告(?!诉))',
  ].join('|'),
);
const ONLY_ASKS = /[我俺][就只]是?[想要]?问(?!题)|[我俺]是?问的?是|^[我俺]是问/;
/** 没停呢 是说以后停: nothing has happened that could be complained of. */
const NOT_SO =
  /^[还又现在都我也根本]*没有?(?:停|断|取消|少|扣|欠|拖|打|骂)[了呢啊哩我掉发的]*[,，。\s]*[就只他我]*是?(?:说|怕|以后|将来|问|想)/;
/** 莫问哪个村 先说一个月要好多钱. */
const REFUSES_FORM = /^[你您先]*(?:莫|别|不要|勿)[再老]?问我?[哪这那啥村镇地了]/;
/** 算了，不告了 asks nothing instead. */
const GIVES_UP = /算了|不(?:告|报|交|投诉|举报|提|反映)了/;
const WAITS = /^[那我你您]?[先还][别不莫]要?(?:提交|交|报)[了哈嘛吧]?$/;
const NO_MORE_LOOKING = /不[查找看搞弄问]了|^算了|^不用了?$/;
/** 那再登一次, 重新报. */
export const AGAIN = /再[登报说交来]记?上?(?:一?[次遍回下])?|重新?[登报]|[登报]记?一?[次遍]/;
/** 没号码, 编号找不到, 短信删了; or it is asked what that number is. */
const LOST = new RegExp(
  [
    '不记得|记不[得住到起]|想不起|[没冇无莫][有得]?.{0,6}(?:号|码|mb|单子|条子|那个)',
    '(?:号|码|单子|条子|短信).{0,6}(?:丢|掉|没|忘|烧|找不|不见|不记得|记不|删)',
    '丢了|找不到|没记|忘(?:记|了)|不见了|烧了|啥子?$|是什么|是啥|几位|多少位|哪[里儿]?看|名字(?:能|可以|行)?|12345',
  ].join('|'),
);
/** A story may tell of what was not registered, or of what somebody did not want. */
const SHORT = 40;
const SHORT_OF_STORY = 16;

/** What is left of a message once the words that leave are gone. */
function restOf(raw: string): string {
  return raw
    .split(/[,，。;；!！\s]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !isLeaving(normalise(clause)))
    .filter((clause) => !['asks', 'chats', 'begins'].includes(clausesOf(clause)[0]?.act.does ?? 'chats'))
    .join('，');
}

const isLeaving = (text: string) =>
  NOT_REPORTING.test(text) || NOT_NOW.test(text) || REFUSES_FORM.test(text) || text === '我是问';

/** What somebody asks who will hand in later: 先别交 我能不能办残疾证. */
export function waitsToAsk([first, ...rest]: readonly Clause[]): string | undefined {
  const asked = joined(rest);
  return first && WAITS.test(first.text) && isQuestion(normalise(asked)) ? asked : undefined;
}

/** Says that no report is wanted; what it asks of the report in hand (我就问会不会得罪他) is answered within it. */
function wantsNone(text: string, clauses: readonly Clause[]): boolean {
  if (NOT_REPORTING.test(text) || NOT_SO.test(text)) return true;
  const isOfReport = clauses.some(
    ({ act }) => (act.does === 'asks' && act.topic !== 'else') || act.does === 'keeps_away',
  );
  if (ONLY_ASKS.test(text)) return !isOfReport;
  return (
    clauses.length > 1 &&
    REFUSES_FORM.test(text) &&
    clauses.some((each) => isQuestion(each.text) || /先说|多少|好多/.test(each.text))
  );
}

/** What was told stays told in the talk, should it be reported after all; of a tip-off nothing does. */
function afterLeaving({ flow: _, ...talk }: Talk, flow: TalkFlow, { what }: Answers): Talk {
  return typeof what === 'string' && flow.id !== 'tip_off' ? { ...talk, matter: what.split('\n') } : talk;
}

/** The errand left, with the answer to what was asked instead of it; undefined where it goes on. */
export async function leaving(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
  clauses: readonly Clause[],
): Promise<Decided | undefined> {
  const { text } = message.said;
  const outside = afterLeaving(talk, flow, answers);
  // 我不是要投诉，我就想问 begins no story, however long the question.
  const isOnlyAsking = NOT_REPORTING.test(text) && ONLY_ASKS.test(text);
  const longest = at === 'what' && !isOnlyAsking ? SHORT_OF_STORY : SHORT;
  if (text.length > longest || clauses.some(({ act }) => act.does === 'takes_out')) return undefined;
  // 算了 说不清 chooses what was offered.
  if (clauses.some((clause) => clause.text === zh.place.none)) return undefined;
  if (/实名|匿名|改|名字/.test(text) && !NOT_NOW.test(text)) return undefined;
  const isNone = wantsNone(text, clauses);
  if (!isNone && !NOT_NOW.test(text)) return undefined;
  const rest = restOf(message.said.raw);
  const asked = (await asksOwn(message, outside, rest))
    ? rest
    : askedInstead(rest, String(answers.what ?? ''), isNone && !GIVES_UP.test(text));
  const first = { text: isNone ? say.left : say.notFiled };
  if (asked === '') {
    const calmed = clauses.flatMap(({ act, text: feared }) =>
      act.does === 'asks' ? (asideTo(act.topic, feared, flow.id as CaseKind, answers, message) ?? []) : [],
    );
    const replies = [...new Set(calmed)].map((words) => ({ text: words }));
    return reply(outside, 'flow_answer', [...replies, { ...first, choices: menu }], { durable: true });
  }
  const instead = saying(message, asked);
  const heard = understand(asked, talk.programme ? { lastProgramme: talk.programme } : {});
  // He has said that he reports nothing: nothing is offered to be reported.
  const { beside: _b, ...plain } = heard;
  const decided = await policy(instead, outside, { ...plain, intent: 'policy' });
  // Of a tip-off that was left nothing is remembered.
  const { asked: _a, unanswered: _u, ...forgotten } = decided.talk;
  return {
    ...decided,
    talk: flow.id === 'tip_off' ? forgotten : decided.talk,
    replies: [first, ...decided.replies],
    durable: true,
  };
}

/** Fewer characters ask nothing by themselves. */
const A_QUESTION = 4;
/** So few that name nothing of ours go on with what was told: 我就问咋回事. */
const GOES_ON = 20;

/** 儿子的车算不算 names what it asks by itself, and needs nothing that was told before. */
async function asksOwn(message: Message, outside: Talk, rest: string): Promise<boolean> {
  if (!asksBack(normalise(rest))) return false;
  const { article, confidence } = await answer(saying(message, rest), outside);
  return article !== undefined && confidence >= SURE && !outside.said?.includes(article);
}

/** What is answered instead: what is asked, and where that names nothing, what was told with it. */
function askedInstead(rest: string, told: string, isNone: boolean): string {
  const text = normalise(rest);
  if (text.length < A_QUESTION) return isNone ? told : '';
  const isOwn = text.length > GOES_ON || understand(rest, {}).prefill.programme !== undefined;
  return isOwn || told === '' ? rest : `${told}，${rest}`;
}

/** Nobody is asked for a number again who says that he has none. */
export async function leavingTrack(
  message: Message,
  talk: Talk,
  answers: Answers,
  at: string | null,
): Promise<Decided | undefined> {
  const { text, raw } = message.said;
  if (at !== 'number' && at !== 'code') return undefined;
  if (/\d{6}/.test(text) && !/12345/.test(text)) return undefined;
  const { flow: _, ...outside } = talk;
  if (at === 'number' && AGAIN.test(text)) return registerAgain(saying(message, ''), outside);
  if (at === 'code' && (LOST.test(text) || /编号|号我/.test(text))) {
    const numbers = emergencyWords(message.context.county, ['gov']);
    return reply(talk, 'track', [{ text: say.lostCode(String(answers.number), numbers) }]);
  }
  const clauses = clausesOf(raw);
  if (clauses.some((clause) => NO_MORE_LOOKING.test(clause.text.replace(/^(?:那|嗯+|好)+/, '')))) {
    const rest = joined(
      clauses.filter(
        (clause) => clause.act.does === 'tells' && !NO_MORE_LOOKING.test(clause.text.replace(/^那/, '')),
      ),
    );
    if (normalise(rest).length < GOES_ON_ASKING)
      return reply(outside, 'track', [{ text: say.notTracked, choices: menu }], { durable: true });
    const decided = await policy(saying(message, rest), outside, {
      ...understand(rest, {}),
      intent: 'policy',
    });
    return { ...decided, durable: true };
  }
  return LOST.test(text) ? lostNumber(message, outside) : undefined;
}

const GOES_ON_ASKING = 6;

/** The number is lost and cannot be found again: what was told may be registered once more, at once where it is told. */
export function lostNumber(message: Message, outside: Talk): Promise<Decided> | Decided {
  const told = storyIn('complaint', message.said.raw);
  const { category, isSure } = sortStory('complaint', told ?? '');
  if (told !== undefined && isSure && category !== otherCategory('complaint'))
    return registerAgain(message, outside);
  const numbers = emergencyWords(message.context.county, ['gov', 'assistance']);
  const choices = [
    { label: say.again, value: 'go:complaint' },
    { label: say.no, value: 'no' },
  ];
  const next: Talk = { ...outside, unanswered: say.toldBefore };
  return reply(next, 'track', [{ text: say.lostNumber(numbers), choices }], { durable: true });
}

/** Whether the words say that a number or a code is lost. */
export const saysLost = (text: string): boolean =>
  /(?:编号|号码?|查询码|码|单子|条子).{0,6}(?:丢|没了|掉了|忘|找不|不见|不记得|记不|烧)|(?:丢|忘|找不到|没记|没抄).{0,6}(?:编号|号码?|查询码|码)/.test(
    text,
  );

/** 不记得了，是去年告村里公示的, said after the number was lost: it is registered again; undefined where it is about something else. */
export function stillLost(message: Message, outside: Talk): Promise<Decided> | Decided | undefined {
  const { text, raw } = message.said;
  if (!LOST.test(text) && !/找找|查查|帮我(?:找|查)/.test(text)) return undefined;
  const told = clausesOf(raw).filter(
    (clause) => clause.act.does === 'tells' && !LOST.test(clause.text) && !/找|查/.test(clause.text),
  );
  const words = joined(told);
  if (normalise(words).length < GOES_ON_ASKING) return lostNumber(message, outside);
  return registerAgain(saying(message, words), outside);
}

/** Begins the report anew, as one that was made before. */
export function registerAgain(message: Message, outside: Talk): Promise<Decided> | Decided {
  const flow = flowNamed('complaint');
  const known = knownFor(message, flow, outside, message.said.raw);
  return go(message, outside, flow, { ...known, again: true }, opening(message, flow), {
    intent: 'complaint',
  });
}
