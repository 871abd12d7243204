// A message in the middle of a report, taken apart: what it asks or fears is answered, what it puts right is put right, a wish
// to keep the case out of somebody's hands holds from here on, and only what is left answers the question that was asked.
import { type Avoided, asksForAnother, hasKinThere } from '../../knowledge/casework/avoids.ts';
import { QUESTION_IDS, type QuestionId } from '../../knowledge/casework/categories.ts';
import { type Clause, joined, meant, type Topic } from '../../knowledge/casework/clauses.ts';
import { asksBack } from '../../knowledge/casework/questions.ts';
import { categoryNamed, categorySaid } from '../../knowledge/casework/sorting/said.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import { CASE_KINDS, type CaseKind } from '../../knowledge/casework/types.ts';
import { parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller } from '../../knowledge/text/teller.ts';
import { type Answers, isRun, stepOf } from '../flow.ts';
import { careStep } from '../flows/care.ts';
import { NO_PROOF } from '../flows/coaching.ts';
import type { TalkFlow } from '../flows/context.ts';
import { isOnlyPlace, leavesPlaceOpen, placeIn } from '../flows/place.ts';
import { isMereYes, lastWordIn, unitOf } from '../flows/report.ts';
import { sortStory } from '../flows/sorting.ts';
import { ENOUGH, type LastWord, questionStep, questionsFor, SKIPPED } from '../flows/story.ts';
import { accusedSaid, tipWordIn } from '../flows/tip-off.ts';
import { filing } from '../phrases/filing.ts';
import { inReport as say } from '../phrases/in-report.ts';
import type { Reply } from '../talk.ts';
import { sortedFor } from './answering-clauses.ts';
import type { Message } from './message.ts';
import { type Corrected, correctionIn, isCategory, putRight, unstemmed } from './putting-right.ts';
import { asideTo } from './report-asides.ts';
import { takeOut } from './taking-out.ts';
import { toldBesides, withAccused } from './telling.ts';

const KINDS: readonly string[] = CASE_KINDS;

/** A last word, or that there is nothing more to tell. */
export type Word = LastWord | 'enough';

/** A message taken apart. */
export interface Apart {
  answers: Answers;
  /** What is said to all of it but the answer. */
  first: Reply[];
  /** What is left to answer the question in turn; empty where nothing is. */
  told: string;
  /** Asked besides, of the rules and not of the report: no part of it, and to be answered. */
  questions: readonly Clause[];
  /** Answers to questions that come after the one in turn. */
  later: Answers;
  /** The last word said besides. */
  word?: Word;
  /** Something told was taken out. */
  isForgotten: boolean;
}

/** What a message comes to, clause by clause. */
interface Heard {
  readonly message: Message;
  readonly kind: CaseKind;
  readonly at: string;
  answers: Answers;
  /** One answer to each thing asked, however often it is. */
  asked: Map<string, string>;
  putRight: string[];
  questions: Clause[];
  later: Record<string, string>;
  isForgotten: boolean;
  /** Something was to be taken out and was not found: nothing is handed in with it. */
  isHeld: boolean;
  word: Word | undefined;
}

/** Longer, a message is a story and is taken whole. */
const LONGEST = 160;

/** Undefined where the whole message is the answer to what was asked. */
export function apartOf(
  message: Message,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
  clauses: readonly Clause[],
): Apart | undefined {
  const { raw, text } = message.said;
  if (!KINDS.includes(flow.id) || at === null || raw.length > LONGEST || at.endsWith(careStep('')))
    return undefined;
  const step = stepOf(flow, at);
  if (isRun(step)) return undefined;
  const { choices = [] } = step.ask(answers, message.context);
  const isTapped = choices.some(({ label, value }) => label === raw.trim() || value === text);
  const isNumber = /^\d$/.test(text) || (at === 'contact' && /\d{7}/.test(text.replace(/[\s-]/g, '')));
  if (isTapped || isNumber) return undefined;
  const heard: Heard = {
    message,
    kind: flow.id as CaseKind,
    at,
    answers,
    asked: new Map(),
    putRight: [],
    questions: [],
    later: {},
    isForgotten: false,
    isHeld: false,
    word: undefined,
  };
  return taken(heard, clauses);
}

function taken(heard: Heard, all: readonly Clause[]): Apart | undefined {
  const { at, answers: before } = heard;
  const isStory = at === 'what';
  // 他姐夫在镇里 is told, and decides who gets it, whatever is asked beside it.
  const isKin = heard.kind !== 'help' && heard.answers.avoids === undefined;
  if (!isStory && isKin && all.some(({ text }) => hasKinThere(text))) keepAway(heard, 'township');
  // What is asked or wished is no correction, whatever is corrected beside it.
  const wished = withoutActs(heard, all);
  const isMoved = heard.asked.has('away');
  const said = wished.filter(({ text }) => isStory || !isMoved || !ECHOES.test(text));
  const left = withoutChat(isStory ? said : withoutCorrection(heard, said), all.length);
  const told = isStory ? joined(left) : answering(heard, withoutLastWord(heard, left));
  const isWhole = told === joined(all) && heard.answers === before;
  const isHeard = heard.asked.size > 0 || heard.putRight.length > 0 || heard.questions.length > 0;
  if (isWhole && !isHeard && heard.word === undefined) return undefined;
  const who = heard.asked.get('who');
  if (who !== undefined && heard.word === undefined) heard.asked.set('who', `${say.notHandedIn}${who}`);
  // Kept out of the town's hands, it is not said once more where it goes.
  if (heard.asked.has('away')) for (const topic of ['who', 'known']) heard.asked.delete(topic);
  const first = [...heard.putRight, ...heard.asked.values()]
    .filter((text) => text !== '')
    .map((text) => ({ text }));
  const { answers, questions, later, isForgotten } = heard;
  const word = heard.isHeld ? undefined : heard.word;
  return { answers, first, told, questions, later, isForgotten, ...(word ? { word } : {}) };
}

/** 不对，是平安镇: what is put right, and what was said before it. */
function withoutCorrection(heard: Heard, all: readonly Clause[]): readonly Clause[] {
  const { kind, answers, message } = heard;
  const found = typeof answers.what === 'string' ? correctionIn(all) : undefined;
  if (found && asksWhere(heard.at)) return withoutOtherPlace(heard, all, found);
  const placed = found && withPlaceRight(heard, found);
  if (placed) return placed;
  // 凭据那行不对 我没有凭据, said where it is asked for, answers.
  if (found && found.correction.field === heard.at && !(heard.at in answers))
    return [...found.before, ...found.after];
  const right = found && putRight(kind, answers, found.correction, message.context);
  if (!right) return withoutBareWord(heard, all);
  heard.answers = right.answers;
  heard.putRight.push(right.said);
  return found.before;
}

/** 咋没写村, 怎么是镇上: said of what was written down, not of the matter. */
const OF_THE_RECORD = /^(?:咋|怎么|为啥|你)[^,，。]{0,3}(?:没|写|记|弄|搞|成|漏|少|变|是)[^,，。]{0,8}$/;

/** 不对，是石桥村，他还有辆车: the place is put right, and what else is said stands for itself. */
function withPlaceRight(
  heard: Heard,
  { correction, before, after }: Corrected,
): readonly Clause[] | undefined {
  const { kind, answers, message } = heard;
  if (correction.field !== undefined || correction.denied !== '' || !('place' in answers)) return undefined;
  const place = after.find(({ text }) => isOnlyPlace(unstemmed(text), message.context));
  if (!place) return undefined;
  const said = { ...correction, field: 'place', words: unstemmed(place.raw) };
  const right = putRight(kind, answers, said, message.context);
  if (!right) return undefined;
  heard.answers = right.answers;
  if (right.said !== '') heard.putRight.push(right.said);
  return [...before, ...after.filter((each) => each !== place && !OF_THE_RECORD.test(each.text))];
}

const asksWhere = (at: string): boolean => at === 'place' || at === 'place_which';

/** 我是和平镇新联村的，不对，是平安镇那个新联: put right as it is said. */
function withoutOtherPlace(
  heard: Heard,
  all: readonly Clause[],
  { correction, before }: Corrected,
): readonly Clause[] {
  const { kind, answers, message } = heard;
  const first = placeIn(normalise(joined(before)), message.context, kind !== 'help');
  const said = { ...answers, place: first ?? { mentioned: [] } };
  const right = putRight(kind, said, { ...correction, field: 'place' }, message.context);
  if (!right || correction.denied !== '') return all;
  heard.answers = right.answers;
  heard.putRight.push(right.said);
  return [];
}

/** 和平镇, 人情保, said where all was told over: the one thing it can mean. */
function withoutBareWord(heard: Heard, all: readonly Clause[]): readonly Clause[] {
  const { kind, answers, at, message } = heard;
  const words = joined(all);
  const text = normalise(words);
  if ((at !== 'confirm' && at !== 'edit') || wordIn(kind, text) || parseYesNo(text)) return all;
  const isPlace = 'place' in answers && isOnlyPlace(text, message.context);
  const field = isPlace ? 'place' : isCategory(text, kind) ? 'category' : undefined;
  const right =
    field && putRight(kind, answers, { field, words, denied: '', isNamed: false }, message.context);
  if (!right) return all;
  heard.answers = right.answers;
  heard.putRight.push(right.said);
  return [];
}

/** What is asked is answered, and what is wished is done; the rest is left. */
function withoutActs(heard: Heard, all: readonly Clause[]): Clause[] {
  return all.filter((clause) => {
    const { act, text } = clause;
    // Nothing is told yet that could be taken out.
    if (act.does === 'takes_out' && heard.answers.what !== undefined) return !takenOut(heard, act.named);
    const isOther = heard.at !== 'what' && act.does !== 'takes_out' && asksForAnother(text);
    const away = act.does === 'keeps_away' ? act.from : isOther ? 'township' : undefined;
    if (away !== undefined) {
      keepAway(heard, away);
      // A story may say by it whom it is about.
      return heard.at === 'what';
    }
    // Where it is asked what was said, only a question behind that is one: 他说我儿子有车，这样合不合规定.
    const isQuoted = heard.at === questionStep('said') && (all.length < 2 || clause !== all.at(-1));
    const isQuestion = act.does === 'asks' || (act.does === 'tells' && !isQuoted && asksInstead(heard, text));
    if (!isQuestion || (act.does === 'asks' && answersWhere(heard, text))) return true;
    if (act.does === 'asks' && answered(heard, act.topic, text)) return false;
    // 等不及了, told of oneself, is no question.
    if (act.does === 'asks' && act.topic === 'pressing') return true;
    heard.questions.push(clause);
    return false;
  });
}

/** 交给平安镇？ echoes where it was to go, beside the wish that it does not. */
const ECHOES = /^(?:咋|怎么|为啥|又|还|是)*(?:交|转|报|送)(?:给|到)[^,，。]{2,8}[?？]*$/;

const withoutChat = (clauses: readonly Clause[], all: number): Clause[] =>
  clauses.filter(({ act }) => act.does !== 'begins' && (act.does !== 'chats' || all === 1));

/** A question where something else was asked: no answer to it. What he was told is told as it was said. */
function asksInstead({ at, kind, message }: Heard, text: string): boolean {
  if (at === 'what' || !asksBack(text)) return false;
  if (at === 'category') return categoryNamed(text, kind) === undefined;
  if (at === 'accused') return accusedSaid(text, text, message.context) === undefined;
  return !asksWhere(at) || (!leavesPlaceOpen(text) && placeIn(text, message.context, false) === undefined);
}

/** 不说哪个村，怕他们晓得 answers where. */
const answersWhere = ({ at }: Heard, text: string): boolean => at === 'place' && leavesPlaceOpen(text);

function takenOut(heard: Heard, named: string): boolean {
  const { answers, said } = takeOut(heard.kind, heard.answers, named);
  const isFound = answers !== heard.answers;
  heard.isForgotten ||= isFound;
  heard.isHeld ||= !isFound;
  heard.answers = answers;
  heard.asked.set('out', said);
  return true;
}

function keepAway(heard: Heard, from: Avoided): void {
  const { kind, message } = heard;
  heard.answers = { ...heard.answers, avoids: from };
  const isTip = kind === 'tip_off';
  const unit =
    'place' in heard.answers && !isTip ? unitOf(kind, heard.answers, message.context).name : undefined;
  const said = from === 'bureau' ? say.keptFromBureau : isTip ? say.keptFromTown : say.keptAway(unit);
  heard.asked.set('away', said);
}

function answered(heard: Heard, topic: Topic, text: string): boolean {
  const { kind, answers, message } = heard;
  const words = asideTo(topic, text, kind, answers, message);
  if (words === undefined) return false;
  heard.asked.set(topic, words);
  return true;
}

/** 可以, 好 answer more than one question; what hands in says so. */
const MERE_YES = /^[是对好行嗯可要]/;

function wordIn(kind: CaseKind, text: string): Word | undefined {
  if (ENOUGH.test(text)) return 'enough';
  const word = kind === 'tip_off' ? tipWordIn(text) : MERE_YES.test(text) ? undefined : lastWordIn(text);
  return word === 'edit' || word === 'category' || word === 'quit' ? undefined : word;
}

/** 没得，交吧: the last word, said after the answer. */
function withoutLastWord(heard: Heard, all: readonly Clause[]): readonly Clause[] {
  const { at, kind } = heard;
  const mayEnd = at === 'confirm' || at === 'category' || at === 'edit' || at.startsWith('q_');
  // 改一改 asks for no last word; said there all the same, it is one and no story.
  const isAlone = at !== 'edit' && all.length < 2 && heard.asked.size === 0 && heard.putRight.length === 0;
  if (!mayEnd || isAlone) return all;
  return all.filter(({ text }) => {
    const word = wordIn(kind, text);
    if (word === undefined) return true;
    // 没有了，就这样交 hands in.
    if (heard.word === undefined || word !== 'enough') heard.word = word;
    return false;
  });
}

/** 说了上个月嘛 says 上个月, where what is asked wants no sentence. */
const CLOSED: readonly string[] = [
  ...['place', 'place_which', 'accused', 'category'],
  ...QUESTION_IDS.filter((id) => id !== 'said').map(questionStep),
];

/** Said to have been told before, it is taken where it answers; elsewhere it is only said again. */
function asMeant(at: string, clause: Clause): Clause[] {
  const text = meant(clause.text);
  if (text === clause.text) return [clause];
  const id = QUESTION_IDS.find((each) => questionStep(each) === at);
  const isAgain = id !== undefined && text.length < A_MATTER && !isToldAlready(id, text);
  return text === '' || isAgain ? [] : [{ ...clause, text, raw: text }];
}
/** So long it may tell something new all the same. */
const A_MATTER = 8;

/** What answers the question in turn; what does not is put to the story. */
function answering(heard: Heard, clauses: readonly Clause[]): string {
  const { at, kind, message } = heard;
  const said = withoutThird(heard, clauses);
  const own = CLOSED.includes(at) ? said.flatMap((clause) => asMeant(at, clause)) : said;
  const kin = at === 'what' || at === 'edit' ? [] : own.filter(({ text }) => hasKinThere(text));
  const rest = own.filter((clause) => !kin.includes(clause));
  const { answer, story } = sortedFor(at, rest, message.context, (text) =>
    at === 'confirm' ? isLastWord(kind, text) : isCategorySaid(kind, text),
  );
  const besides = answer.length === 0 ? story : story.filter((clause) => !answersLater(heard, clause));
  const { kept, telling } = careful(heard, [...besides, ...kin]);
  if (kept.length > 0) tell(heard, joined(kept), answer.length === 0);
  return joined(own.filter((clause) => answer.includes(clause) || telling.includes(clause)));
}

/** 存折在他手里 is told, though a category may be guessed from it. */
const isCategorySaid = (kind: CaseKind, text: string): boolean =>
  categoryNamed(text, kind) !== undefined ||
  (text.length <= A_MATTER && categorySaid(text, kind) !== undefined && !/[在把给]/.test(text));

const isLastWord = (kind: CaseKind, text: string): boolean =>
  (kind === 'tip_off' ? tipWordIn(text) : lastWordIn(text)) !== undefined || isMereYes(text);

/** Questions a few words answer wherever they are said. */
const IN_PLACE: readonly QuestionId[] = ['since', 'how_known', 'proof'];

/** 照片没有, said where it is asked since when: the answer to a question to come. */
function answersLater(heard: Heard, { text, raw }: Clause): boolean {
  const { kind, at, answers, later } = heard;
  if (!at.startsWith('q_')) return false;
  const next = QUESTION_IDS.slice(QUESTION_IDS.findIndex((id) => questionStep(id) === at) + 1);
  const wanted = questionsFor(kind, answers).map(({ id }) => id);
  const id = next.find(
    (each) => IN_PLACE.includes(each) && wanted.includes(each) && isToldAlready(each, text),
  );
  if (id === undefined || questionStep(id) in later) return false;
  later[questionStep(id)] = id === 'proof' && NO_PROOF.test(text) ? SKIPPED : joined([{ raw }]);
  return true;
}

/** What gives him away is asked about where it answers a question, and not recorded where it only stands beside the answer. */
function careful({ kind, at, asked }: Heard, story: readonly Clause[]) {
  const isTelling = ({ text }: Clause) => kind === 'tip_off' && namesTeller(text);
  const telling = story.filter(isTelling);
  const isAsked = at.startsWith('q_');
  if (telling.length > 0 && !isAsked) asked.set('teller', say.notKept);
  return { kept: story.filter((each) => !isTelling(each)), telling: isAsked ? telling : [] };
}

/** 我邻居亲口说的: who told him must not be drawn into it. */
const THIRD =
  /(?:我|俺|咱)(?:们|的|家)*(?:隔壁|邻居|亲戚|朋友|同事|同学|表?[哥弟姐妹叔伯婶舅姨姑]{1,2}|老乡|熟人|儿子|女儿|媳妇)[^,，。]{0,4}(?:说|讲|告诉|看见|看到)/;

function withoutThird({ kind, at, asked }: Heard, clauses: readonly Clause[]): Clause[] {
  if (kind !== 'tip_off' || !clauses.some(({ text }) => THIRD.test(text))) return [...clauses];
  asked.set('third', say.thirdParty);
  return clauses.flatMap((clause) => {
    if (!THIRD.test(clause.text)) return [clause];
    return at === questionStep('how_known') ? [{ ...clause, text: say.heardOf, raw: say.heardOf }] : [];
  });
}

function tell(heard: Heard, words: string, isAll: boolean): void {
  const { kind, at, message } = heard;
  const answers = toldBesides(kind, heard.answers, words);
  // Told instead of choosing one, it is sorted by all that is told, and nobody is asked again.
  const sorted =
    at === 'category'
      ? { ...answers, sort: { ...sortStory(kind, String(answers.what)), isSure: true } }
      : answers;
  heard.answers = at === 'accused' ? sorted : withAccused(kind, sorted, message.context);
  if (isAll) heard.putRight.push(filing.storyNoted);
}
