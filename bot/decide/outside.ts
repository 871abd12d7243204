// A message outside any flow: a choice of what was offered, the name of a place, or something new.
import { isAsked } from '../../knowledge/answer/focus.ts';
import { turnOf } from '../../knowledge/answer/turn.ts';
import { clausesOf } from '../../knowledge/casework/clauses.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { saysGoodbye } from '../../knowledge/text/goodbye.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { articleReply } from '../answering.ts';
import type { Choice, Said } from '../flow.ts';
import { placeIn, placeName } from '../flows/place.ts';
import { isUrgentHelp } from '../flows/rescue.ts';
import { contactWords, emergencyWords } from '../hotlines.ts';
import { filing } from '../phrases/filing.ts';
import { zh } from '../phrases/zh-CN.ts';
import { knownFrom, wordsIn } from '../prefill.ts';
import type { Talk, TalkIntent } from '../talk.ts';
import { type Beside, ERRANDS, type Understanding, understand } from '../understand.ts';
import {
  answerBefore,
  answerFirst,
  howToApplyFirst,
  isLetter,
  outOfScope,
  policy,
  privacy,
  toldBeside,
  withHowToApply,
  withPlainRule,
  withRule,
  withSum,
  withTermFirst,
  withWaiting,
  withWhatStandsBehind,
} from './answers.ts';
import { beginsCheck } from './begins-check.ts';
import { begin, flowNamed, go, isOnlyErrand, knownFor, opening } from './errand.ts';
import { aboutFiled, aboutUnknownCase } from './filed.ts';
import { askedAgain } from './going-on.ts';
import { AGAIN, lostNumber, registerAgain, saysLost, stillLost } from './leaving.ts';
import { askedMeaning } from './meaning.ts';
import { type Decided, goesOn, type Message, reply, saying } from './message.ts';
import { pickedFrom } from './of-letter.ts';
import { ownData } from './own-data.ts';
import { greeting, hardship, hardshipWords, human } from './people.ts';
import { smallTalk } from './small-talk.ts';
import { reckonedOn } from './sums/reckoned-on.ts';
import { termOn } from './term-on.ts';
import { inFewLines, plainlyAsked, questionsApart, together } from './turning.ts';
import {
  ASKS_TO_RATE,
  ASKS_WHEN,
  asksOutright,
  BY_NAME,
  blamesNobody,
  isBare,
  isQuestion,
  markIn,
  menu,
  PLEADS,
  SAYS_WHERE,
} from './words.ts';

/** 不是, 没得: an answer by itself. */
const BARE = 2;

/** What was said last offers to register, and asks for the place. */
const ASKS_WHERE = /告诉我(?:您)?在哪(?:里|个乡镇)/;
const asksWhere = ({ office }: Message, { said = [] }: Talk): boolean =>
  said.slice(-2).some((id) => ASKS_WHERE.test(office.answerer.read(id)?.text ?? ''));

/** What was said before the offer is the story of the case. */
const TAKEN_UP: readonly string[] = ERRANDS;

/** So many characters tell of a household besides asking for the check. */
const OWN_CASE = 15;

/** Whoever complains and must not be known is a reporter, whatever it is about. */
const WANTS_SECRECY =
  /(?:别|不要|莫|勿|唔好|毋通|可不能|千万不能)(?:去)?(?:告诉|跟|给|让|叫|同|俾|被)?(?:他|她|佢|伊|他们|村里|镇上|所里|人家|别人|他家)[^,，。;!?]{0,3}(?:知道|晓得|听见|讲|说)|别告诉|(?<![不没有未])保密|漏(?:出去|风)(?!了)|匿名|不(?:留|写)(?:真)?名|怕(?:被)?(?:报复|打击|穿小鞋)/;

/** 我有个建议: what it is comes next, and no rule is touched yet. */
const SUGGESTS_NOTHING_YET = /^(?:[我俺想要有个点条些给跟向对你您们提一下好的,。!~]|民政局?|建议|意见)+$/;

/** So sure an errand is one however short it is told. */
const SURELY_AN_ERRAND = 0.75;

/** 帮我登记, 快帮我报上去, 麻烦你们来看看, 嗯 报吧: what was offered is taken, in one's own words. */
const TAKES =
  /^(?:我说|我讲|那|好|行|嗯|恩|要|要的|可以|中|得|成|请|麻烦|求|您|你们?|快点?|赶紧|赶快|马上|就|给|匿名|悄悄|偷偷|不留名|,|，|\s)*(?:帮(?:我|忙|帮|俺)(?!看|问|算|查|测)|登记|报(?:吧|嘛|上去|一下|了吧|(?=[\s,，。])|$)|上报|来(?:看看|人|个人)|转(?:给|过去|吧|$))/;
/** 要 赶紧, 好嘛快点: nothing but a yes. */
const YES =
  /^(?:要的?|好的?|行|可以|嗯|恩|中|得|成|是的?|对)+[\s,，]*(?:嘛|吧|啊|呀|赶紧|赶快|快点?|马上|麻烦(?:你|您)?(?:了)?|谢谢)*[。!]*$/;
/** 我在河口镇 没得电话. */
const SAYS_HERE =
  /^(?:我|俺|咱|人|家|们|就)*(?:在|住)(?:在)?(?![哪啥什])[^,，。?]{1,8}(?:镇|乡|村|街道|屯|寨)(?![里上]?(?:办|交|申请|问|说|领))/;
const NAMES: Readonly<Record<string, RegExp>> = {
  'go:tip_off': /^(?:我)?(?:就|肯定|当然)?(?:要|想)?(?:匿名)?(?:举报|检举)(?:他|她|他们)?(?:吧|嘛|的|啊)?$/,
  'go:complaint': /^(?:我)?(?:就|肯定|当然)?(?:要|想)?投诉(?:他|她|他们)?(?:吧|嘛|的|啊)?$/,
};

const OF_A_CASE = /撤|收回|取消|mb\d|\d{6}|编号|上次|上回|以前|之前|那(?:个|件|份)|交(?:过|上去)/;

const LONGEST_YES = 12;
const WORTH_KEEPING = 4;

/** What somebody says who takes a case back. */
const TAKES_BACK = /撤|收回|取消|不(?:想)?(?:告|报|投诉|举报|反映|追究)|算了|mb\d|\d{6}/;

/** 报 她八十二了 一个人: the yes at the beginning, and what is told after it. */
function afterYes(raw: string): string {
  const [first, ...rest] = clausesOf(raw);
  const isYes = first !== undefined && (TAKES.test(first.text) || YES.test(first.text));
  return isYes && rest.length > 0 ? rest.map((each) => each.raw).join('') : raw;
}

const takes = (text: string, errand: string): boolean =>
  (text.length <= LONGEST_YES && AGAIN.test(text) && !isQuestion(text)) ||
  TAKES.test(text) ||
  YES.test(text) ||
  NAMES[errand]?.test(text) === true;

/** The one errand the last reply offered to file; none where several were. */
function errandIn(offered: readonly Choice[] | undefined): string | undefined {
  const errands = (offered ?? []).filter(({ value }) => TAKEN_UP.some((id) => value === `go:${id}`));
  return errands.length === 1 ? errands[0]?.value : undefined;
}

/** @param emergency what was heard of one and is not seen to; none in which a life is at stake comes here */
export async function outsideFlow(
  message: Message,
  before: Talk,
  emergency: Emergency | undefined,
): Promise<Decided> {
  const { office, context, said } = message;
  const { offered, unanswered, ...talk } = before;
  const chosen = offered && chosenOf(said, offered);
  const own = ownData(message, chosen ?? said.text, before);
  if (own) return own;
  if (chosen) return choice(message, chosen, talk, unanswered);
  // 您在哪个村 was asked beside the number to ring: a place, or a plain yes, takes the help that was offered.
  const errand = unanswered === undefined ? undefined : errandIn(offered);
  if (unanswered && errand) {
    const isUrgent = errand === 'go:help' && isUrgentHelp(unanswered);
    const at = isUrgent ? placeIn(said.text, context, false) : undefined;
    // A place no list knows is where they are all the same.
    const isHere = isUrgent && !at && SAYS_HERE.test(said.text);
    const rest = afterYes(said.raw);
    if (at || isHere || takes(said.text, errand) || (rest !== said.raw && !isQuestion(normalise(rest)))) {
      const more = isHere ? said.raw.trim() : wordsIn(errand.slice('go:'.length), rest);
      // 那你帮我报吧 在县城大桥底下: what is told with a yes is kept.
      const isMore = isHere || (!at && more.length >= WORTH_KEEPING && !TAKES.test(normalise(more)));
      const told = isMore ? `${unanswered}\n${more}` : unanswered;
      return choice(message, errand, at ? { ...talk, place: at } : talk, told);
    }
  }
  const found = unanswered === filing.toldBefore && !emergency ? stillLost(message, talk) : undefined;
  if (found) return found;
  const ofFiled = emergency ? undefined : await aboutFiled(message, talk, unanswered);
  if (ofFiled) return ofFiled;
  const ofUnknown = emergency ? undefined : await aboutUnknownCase(message, talk);
  if (ofUnknown) return ofUnknown;
  if (!emergency && !talk.danger && saysGoodbye(said.text))
    return reply(talk, 'thanks', [{ text: filing.goodbye }]);
  const small = emergency ? undefined : smallTalk(message, talk);
  if (small) return small;
  const plain = emergency ? undefined : plainlyAsked(said.raw, talk);
  if (plain !== undefined) return inFewLines(await outsideFlow(saying(message, plain), talk, undefined));
  const picked = emergency ? undefined : pickedFrom(message, talk);
  if (picked !== undefined) {
    const { said: _s, asked: _a, article: _c, programme: _p, ...rest } = talk;
    return inFewLines(await outsideFlow(saying(message, picked), rest, undefined), OF_A_LETTER);
  }
  const questions = emergency ? undefined : questionsApart(said.raw, talk);
  if (questions) {
    const each = await eachAnswered(message, talk, questions);
    if (each) return each;
  }
  const named = BY_NAME.get(said.text);
  if (named) return choice(message, named, talk, undefined);
  const sum = emergency ? undefined : await reckonedOn(message, talk);
  if (sum) return sum;
  const term = emergency ? undefined : termOn(message, talk);
  if (term) return term;
  const check = emergency ? undefined : await beginsCheck(message, talk);
  if (check) return check;
  const meaning = emergency ? undefined : await askedMeaning(message, before, outsideFlow);
  if (meaning) return meaning;
  const again = emergency ? undefined : askedAgain(message, talk);
  if (again) return again;
  if (!emergency && ASKS_WHEN.test(said.text)) {
    const choices = menu.filter(({ value }) => value === 'go:track' || value === 'go:help');
    const text = zh.whenComes(emergencyWords(office.county, ['assistance', 'gov']));
    return reply(talk, 'track', [{ text, choices }]);
  }
  const heard = understand(said.raw, {
    ...(talk.programme && { lastProgramme: talk.programme }),
    isSeenTo: emergency === undefined,
  });
  const place = SAYS_WHERE.test(said.text) ? placeIn(said.text, context, false) : undefined;
  const here = place?.township && !place.open ? { ...talk, place } : talk;
  // 告诉我您在哪个乡镇，我帮您登记求助 was said: a place takes it.
  if (here !== talk && !isQuestion(said.text) && asksWhere(message, talk))
    return choice(message, 'go:help', here, [talk.asked, said.raw].filter(Boolean).join('\n'));
  if (place && isBare(said.text, context)) {
    return reply(here, 'flow_answer', [{ text: zh.placeNoted(placeName(context, place)), choices: menu }]);
  }
  // 不知道, 是的, 没有 answer a question nobody asked; 没有钱, 有人在吗, 要举报人 only begin like them.
  const isErrand = heard.intent !== 'policy' && heard.confidence >= SURELY_AN_ERRAND;
  // 没有证 after an answer tells of the household; a bare 没有 does not say of what.
  const isAnswer =
    said.text.length <= (goesOn(message, talk) ? BARE : 6) &&
    !isErrand &&
    !isAsked(plainSpeech(said.text)) &&
    parseYesNo(said.text) !== undefined;
  if (isAnswer && !emergency) {
    return reply(talk, 'flow_answer', [{ text: zh.thinkAgain, choices: menu }]);
  }
  // Somebody who reports another may tell of bare need too; then both are seen to.
  const reports = heard.intent === 'tip_off' || heard.intent === 'complaint';
  if (emergency && !reports) {
    const intent = heard.intent === 'help' ? 'help' : 'emergency';
    const seen = hardship(message, talk, emergency.numbers, intent);
    // What to do today was said with the numbers; in the middle of a talk no page stands under it unasked.
    return (goesOn(message, talk) || emergency.kind === 'child') && !isAsked(plainSpeech(said.text))
      ? seen
      : withRule(message, talk, seen, true);
  }
  const first = emergency ? [{ text: hardshipWords(office, said, emergency.numbers) }] : [];
  const decided = await fresh(message, here, heard);
  return { ...decided, replies: [...first, ...decided.replies] };
}

/** Each question in its turn, in two lines; undefined where one of them wants something else than an answer, or the answers are one. */
async function eachAnswered(
  message: Message,
  before: Talk,
  questions: readonly string[],
): Promise<Decided | undefined> {
  const all: Decided[] = [];
  let talk = before;
  for (const question of questions) {
    const decided = await outsideFlow(saying(message, question), talk, undefined);
    if (decided.talk.flow || decided.effect || !decided.replies[0]?.sources) return undefined;
    all.push(inFewLines(decided));
    talk = decided.talk;
  }
  const last = all.at(-1);
  const replies = together(all.flatMap((one) => one.replies));
  return last && replies.length > 1 ? { ...last, replies } : undefined;
}

/** So many lines of what a letter's other matter is answered with. */
const OF_A_LETTER = 5;

/** Outside a flow only the very words or the number of a choice count: anything longer is a new message. */
function chosenOf({ raw, text }: Said, offered: Choice[]): string | undefined {
  const exact = offered.find(({ label, value }) => text === normalise(label) || raw.trim() === value);
  if (exact) return exact.value;
  return text.length <= 4 ? parseChoice(text, offered) : undefined;
}

async function choice(
  message: Message,
  value: string,
  talk: Talk,
  unanswered: string | undefined,
): Promise<Decided> {
  if (value.startsWith('article:')) {
    const answered = articleReply(message.office, talk, value.slice('article:'.length));
    if (answered) {
      const { replies, article, confidence } = answered;
      return reply(answered.talk, 'policy', replies, {
        understood: { intent: 'policy', ...(article ? { article } : {}), confidence },
      });
    }
  }
  if (value === 'ask') return reply(talk, 'policy', [{ text: zh.askAway }]);
  if (value === 'hand') {
    return go(message, talk, flowNamed('question'), { what: unanswered }, [], { intent: 'human' });
  }
  if (value === 'go:complaint' && unanswered === filing.toldBefore)
    return registerAgain({ ...message, said: { raw: '', text: '' } }, talk);
  if (value.startsWith('go:')) {
    const flow = flowNamed(value.slice('go:'.length));
    const isTold = TAKEN_UP.includes(flow.id) && unanswered !== undefined;
    const known = knownFor(message, flow, talk, isTold ? unanswered : '');
    const told = isTold && known.what === undefined ? { ...known, what: unanswered } : known;
    return go(message, talk, flow, told, opening(message, flow), { intent: intentOf(flow.id) });
  }
  return reply(talk, 'flow_answer', [{ text: zh.flow.leftNothing, choices: menu }]);
}

/** In the very words of the errand (我要投诉) it is begun, whatever was talked about. */
const OUTRIGHT = 0.95;

/** A few words on what was said before are answered; to file them is offered, and never begun unasked. */
async function answeredOn(
  message: Message,
  talk: Talk,
  { intent, confidence }: Understanding,
): Promise<Decided | undefined> {
  if (!goesOn(message, talk) || confidence >= OUTRIGHT) return undefined;
  const errand = intent as Beside;
  // 她四个月没音信 complains of nobody.
  const isOffered =
    confidence >= SURELY_AN_ERRAND && (intent !== 'complaint' || !blamesNobody(message.said.text));
  return answerBefore(message, talk, errand, confidence, isOffered);
}

const TELLS_ON = /举报|检举|揭发|告(?:他|她|状|发)|匿名|骗|冒领/;
const putsRight = (message: Message, talk: Talk): boolean =>
  goesOn(message, talk) && turnOf(plainSpeech(message.said.text)).putsRight;

/** 匿名帮我报一下, after it was told: no rule is wanted, and no second telling. */
const takesUp = ({ said }: Message, { matter = [] }: Talk, { intent }: Understanding): boolean =>
  matter.length > 0 &&
  isOnlyErrand(intent, said.raw) &&
  clausesOf(said.raw).some(({ act }) => act.does === 'begins');

const WANTS_AID = /(?:想|要|能不能|可以|打算|帮他|给他)(?:转|办|申请|换成|改成|改办)/;
/** 我要举报 begins a clause: not 举报过, 怕举报了. */
const SAYS_SO =
  /(?:^|[,，。;；!！\s])(?:那行?|好|行|我|俺|咱|们|就|还|是|要|想|得|必须|一定|来|跟|给|向|您|你|匿名|实名|再)*(?:举报|检举|揭发)(?!过|了|信|电话|人|会|能|怎|咋|要)/;
const A_REPORT = 60;
const reportsOutright = ({ said: { text } }: Message, { said = [] }: Talk): boolean =>
  said.length > 0 && text.length <= A_REPORT && SAYS_SO.test(text) && !isQuestion(text);

function intentOf(flow: string): TalkIntent {
  return flow === 'question' ? 'human' : (flow as TalkIntent);
}

const TEACHES = /说“我要举报”/;
/** The page on how one reports was said before, and now it is done. */
function teachesAgain({ office }: Message, talk: Talk, { talk: next, understood }: Decided): boolean {
  const { article } = understood;
  if (next.flow?.id !== 'tip_off' || article === undefined) return false;
  return talk.said?.includes(article) === true && TEACHES.test(office.answerer.read(article)?.text ?? '');
}

/** A message outside any flow, by what it is heard as. */
export async function fresh(message: Message, talk: Talk, heard: Understanding): Promise<Decided> {
  const { intent, confidence } = heard;
  switch (intent) {
    case 'greeting':
      return reply(talk, intent, [greeting(message.office)]);
    case 'thanks':
      return reply(talk, intent, [{ text: zh.thanks }]);
    case 'human':
      return withRule(message, talk, human(message, talk));
    case 'privacy':
      return privacy(message, talk, confidence);
    case 'tip_off': {
      // 那行 我还是要举报他收烟: in the middle of a talk nobody is told again how one reports.
      if (takesUp(message, talk, heard) || reportsOutright(message, talk))
        return begin(message, talk, intent, confidence);
      // 我说的是他领着低保 想转特困: whoever puts right what was heard, or wants an aid for somebody, tells on nobody.
      const putRight = putsRight(message, talk) && !TELLS_ON.test(message.said.text);
      const isForAid = goesOn(message, talk) && confidence < OUTRIGHT && WANTS_AID.test(message.said.text);
      if (putRight || isForAid) return policy(message, talk, { ...heard, intent: 'policy' });
      const first = await answerFirst(message, talk, intent, confidence);
      if (first) return first;
      const begun = await begin(message, talk, intent, confidence);
      const told = await toldBeside(message, talk, begun);
      return teachesAgain(message, talk, told) ? begun : told;
    }
    case 'complaint': {
      if (takesUp(message, talk, heard)) return begin(message, talk, intent, confidence);
      const gone = await answeredOn(message, talk, heard);
      if (gone) return gone;
      if (WANTS_SECRECY.test(message.said.text)) return fresh(message, talk, { ...heard, intent: 'tip_off' });
      const first = blamesNobody(message.said.text)
        ? await answerBefore(message, talk, intent, confidence, true)
        : await answerFirst(message, talk, intent, confidence);
      if (first) return withTermFirst(message, first);
      const begun = await begin(message, talk, intent, confidence);
      const told = await toldBeside(message, talk, begun);
      // In a letter whatever calls for a plain rule may stand in passing; the whole of it is asked first.
      const isAnswered = isLetter(message) && told !== begun;
      const ruled = isAnswered ? undefined : withPlainRule(message, begun);
      return withTermFirst(message, ruled ?? withWhatStandsBehind(message, told));
    }
    case 'help': {
      const gone = await answeredOn(message, talk, heard);
      if (gone) return gone;
      // Whoever asks what there is for them is told; nothing is begun on it.
      const asks = asksOutright(message.said.text) || !PLEADS.test(message.said.text);
      const first = asks
        ? ((await answerBefore(message, talk, intent, confidence, true)) ??
          howToApplyFirst(message, talk, heard.prefill.programme, confidence))
        : undefined;
      if (first) return first;
      const begun = await begin(message, talk, intent, confidence);
      // No errand was begun where numbers to ring come first.
      const isUrgent = begun.talk.flow === undefined;
      const told = await toldBeside(message, talk, begun, isUrgent);
      return isUrgent ? told : withHowToApply(message, told, heard.prefill.programme);
    }
    case 'self_check': {
      const begun = await begin(message, talk, intent, confidence);
      // 帮我测一下 asks nothing besides; a household described does.
      if (message.said.text.length < OWN_CASE) return begun;
      return withSum(message, talk, begun);
    }
    case 'track':
      if (saysLost(message.said.text)) return lostNumber(message, talk);
      return withWaiting(message, await begin(message, talk, intent, confidence));
    case 'suggestion': {
      const begun = await begin(message, talk, intent, confidence);
      return SUGGESTS_NOTHING_YET.test(message.said.text) ? begun : toldBeside(message, talk, begun);
    }
    case 'withdraw':
    case 'rating': {
      // 那钱要得回来不 takes no case back.
      if (intent === 'withdraw' && !TAKES_BACK.test(message.said.text))
        return policy(message, talk, { ...heard, intent: 'policy' });
      // 不报了, said where nothing was handed in.
      if (intent === 'withdraw' && !talk.filed && !OF_A_CASE.test(message.said.text))
        return reply(talk, 'flow_answer', [{ text: filing.left, choices: menu }]);
      if (intent === 'rating' && !heard.prefill.trackingNumber && !ASKS_TO_RATE.test(message.said.text))
        return reply(talk, intent, [
          { text: zh.ratesBot(contactWords(message.office.county), markIn(message.said.text)) },
        ]);
      const known = knownFrom('track', message.said.raw, message.context);
      const first = intent === 'withdraw' ? [{ text: zh.track.toWithdraw }] : [];
      return go(message, talk, flowNamed('track'), known, first, { intent, confidence });
    }
    case 'out_of_scope':
      return outOfScope(message, talk, heard);
    case 'emergency':
      return withRule(message, talk, hardship(message, talk, ['gov']), true);
    default:
      return policy(message, talk, heard);
  }
}
