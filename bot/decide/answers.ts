// Questions answered outside a flow: the rules, secrecy, what others see to, and an answer before the offer to file.
import { isAsked } from '../../knowledge/answer/focus.ts';
import { LETTER } from '../../knowledge/answer/further.ts';
import { type AspectCode, isNeighbour, type ProgrammeCode } from '../../knowledge/model.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import { type Answered, articleReply, perhapsReply, unknownReply, whoSpeaks } from '../answering.ts';
import { governmentLine } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { selfCheckWords } from '../phrases/self-check.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply, Talk, TalkIntent } from '../talk.ts';
import { articleAbout } from '../understand/neighbours.ts';
import type { Beside, Understanding } from '../understand.ts';
import { answer, type Decided, goesOn, type Message, reply } from './message.ts';
import { HOW_TO_APPLY, plainRuleOf, ruleBehind } from './plain-rules.ts';
import { reckoned } from './reckoning.ts';
import { doesIn } from './sums/asks.ts';
import { termReckoned, termTold } from './term.ts';
import { isQuestion, menuLabel } from './words.ts';

/** An answer given beside the offer to file needs less: it costs nothing when it misses. */
const WORTH_SAYING = 0.45;
/** A letter says so much that no answer is sure, and whoever wrote it is owed more than that he was heard. */
const WORTH_SAYING_TO_A_LETTER = 0.25;

export const isLetter = ({ said }: Message): boolean => said.text.length > LETTER;

/** What goes on after an answer is about it, however little it says. */
const WORTH_SAYING_ON = 0.3;

const worthSaying = (message: Message, talk: Talk): number => {
  if (goesOn(message, talk)) return WORTH_SAYING_ON;
  return isLetter(message) ? WORTH_SAYING_TO_A_LETTER : WORTH_SAYING;
};

/** How sure an article of ours must be to answer what is heard as another office's. */
const SURE_OF_OURS = 0.62;
/** The same of another office's own: a miss sends somebody to the wrong door. */
const SURE_OF_THEIRS = 0.3;
/** Below this chance of being another office's a question stays one of ours, even where an article of theirs answers it. */
const PLAINLY_OURS = 0.05;
/** Below this chance of being another office's an answer of ours comes before one of theirs. */
const MAYBE_THEIRS = 0.4;
/** Where no owner is known, an article of ours that may be meant says more than 12345 alone. */
const MAYBE_OURS = 0.3;
/** Another office's article beside an errand of ours: as sure as this it says where else to go. */
const SURELY_THEIRS = 0.5;

function isTheirsById({ knowledge }: Office, id: string): boolean {
  const article = knowledge.articlesById.get(id);
  return article !== undefined && isNeighbour(article);
}

export async function policy(
  message: Message,
  talk: Talk,
  { confidence: heard, theirs = 1, prefill, beside }: Understanding,
): Promise<Decided> {
  const { office, said } = message;
  const sum = reckoned(office, said.raw);
  const isOursFirst = theirs < MAYBE_THEIRS;
  const found = await answer(message, talk, { isOurs: true, isOursFirst });
  if (sum !== undefined && asksOnlyForSum(said.raw)) {
    const { replies, article, ...rule } = ruleBeside(message, talk, found);
    const [whole = { text: sum }] = replies;
    const text = linesOf(whole).join('\n');
    const last = { ...whole, text, choices: [beginsCheck] };
    const understood = { intent: 'policy' as const, confidence: heard, ...(article && { article }) };
    return reply(rule.talk, 'policy', [{ text: sum }, last], { isPersonal: true, understood });
  }
  const term = sum === undefined ? termOf(message, prefill.programme, found) : undefined;
  const reckonedWith = sum === undefined ? withTerm(found, term) : besideSum(message, talk, found, sum);
  const { article, confidence, ...answered } = withRuleOfPlainNeed(message, talk, reckonedWith);
  // What is heard as a question of ours is nobody's small talk: it goes to the desk if need be.
  if (answered.isNothing && theirs < 0.5)
    return reply({ ...talk, unanswered: said.raw }, 'policy', [unknownReply(office)]);
  // 低保户生孩子能报多少 is asked of us, whoever pays.
  const isNamed = prefill.programme !== undefined && prefill.programme !== talk.programme;
  const isTheirs = article && isTheirsById(office, article) && theirs >= PLAINLY_OURS && !isNamed;
  const offer = beside && !answered.isNothing && !isTheirs;
  return {
    talk: offer ? { ...answered.talk, unanswered: said.raw } : answered.talk,
    replies: offer ? withOffer(answered.replies, beside) : answered.replies,
    understood: {
      intent: answered.isNothing || isTheirs ? 'out_of_scope' : 'policy',
      ...(article ? { article } : {}),
      confidence: Math.min(heard, confidence),
    },
    durable: false,
    ...((sum ?? term) !== undefined && { isPersonal: true }),
  };
}

/** Who may apply: what a household that tells its income wants to know, unless an article of low income says it more exactly. */
const WHO_MAY_APPLY = 'dibao-who';
const OF_LOW_INCOME: readonly (ProgrammeCode | undefined)[] = ['dibao', 'dibao_single', 'near_dibao'];

const beginsCheck = { label: selfCheckWords.begin, value: 'go:self_check' };

/** The rule a sum goes by: what was found, where it is of low income. */
function ruleBeside({ office }: Message, talk: Talk, found: Answered): Answered {
  const programme = office.knowledge.articlesById.get(found.article ?? '')?.programme;
  const isOfIncome = OF_LOW_INCOME.includes(programme) || found.article?.startsWith('income-') === true;
  return isOfIncome ? found : (articleReply(office, talk, WHO_MAY_APPLY) ?? found);
}

/** Of a rule its first line and the one that says where to go. */
function inShort(rule: Answered): Answered {
  const [whole] = rule.replies;
  const text = linesOf(whole)
    .filter((line, n) => n === 0 || WHERE_TO_GO.test(line))
    .join('\n');
  return { ...rule, replies: whole ? [{ text, ...(whole.sources && { sources: whole.sources }) }] : [] };
}
/** Without the line that says which of several pages it is. */
const linesOf = (whole: Reply | undefined): string[] =>
  whole?.text.split('\n').filter((line) => !FOUND_AS.test(line)) ?? [];
const FOUND_AS = /^(?:先说|再说|您要是问)/;
const WHERE_TO_GO = /^[^·].{0,20}户籍地/;

/** The sum first, and the rule it goes by after it. */
function besideSum(message: Message, talk: Talk, found: Answered, sum: string): Answered {
  const { replies, ...rest } = ruleBeside(message, talk, found);
  return { ...rest, replies: [{ text: sum }, ...replies] };
}

/** The household is told, and nothing else is asked than what comes of it: no page says it shorter. */
const asksOnlyForSum = (raw: string): boolean =>
  raw.length <= LONGEST_ALONE && doesIn(raw).isAll && !ASKS_WHAT.test(raw);
/** 能享受点什么 asks what there is, and not only whether it is enough. */
const ASKS_WHAT = /什么|啥|哪些|哪几|哪样/;
const LONGEST_ALONE = 100;

/** The sum of a household that asks to be checked, before the first question; the rule it goes by only where more is asked. */
export async function withSum(message: Message, talk: Talk, begun: Decided): Promise<Decided> {
  const { office, said } = message;
  const sum = reckoned(office, said.raw);
  if (sum !== undefined && asksOnlyForSum(said.raw)) {
    const rule = inShort(ruleBeside(message, talk, await answer(message, talk, { isOurs: true })));
    return { ...begun, replies: [{ text: sum }, ...rule.replies, ...begun.replies] };
  }
  const decided = await withRule(message, talk, begun);
  return sum === undefined ? decided : { ...decided, replies: [{ text: sum }, ...decided.replies] };
}

/** Limits differ by programme: the one named, or the one of what was found. */
const termOf = (
  { office, said }: Message,
  named: ProgrammeCode | undefined,
  { article = '' }: Pick<Answered, 'article'>,
) => termReckoned(office, said.raw, named ?? office.knowledge.articlesById.get(article)?.programme);

const withTerm = (found: Answered, term: string | undefined): Answered =>
  term === undefined ? found : { ...found, replies: [{ text: term }, ...found.replies] };

const withoutChoices = ({ choices: _, ...rest }: Reply): Reply => rest;

/** What a message that wants something done asks besides, said before the errand; undefined when nothing is sure enough. */
async function answerBeside(
  message: Message,
  talk: Talk,
  least: number,
): Promise<{ replies: Reply[]; article: string; talk: Talk } | undefined> {
  const heard = { isOurs: true, isOursFirst: true };
  const {
    replies,
    article,
    confidence,
    talk: after,
    perhaps,
    inFew = [],
  } = await answer(message, talk, heard);
  if (!article || confidence < least) return undefined;
  if (isTheirsById(message.office, article) && confidence < SURELY_THEIRS) return undefined;
  // Where to go on is said once, by the errand. Beside an errand one answer is enough; a letter is owed what else it tells of.
  const isSaid = (one: Reply) => (inFew.includes(one) ? isLetter(message) : !perhaps.includes(one));
  const said = replies.filter((one) => one.sources && isSaid(one)).map(withoutChoices);
  return { replies: said, article, talk: after };
}

/** A grievance put as a question (不给我低保怎么办) is owed its answer first, and the offer to take it up after. */
export async function answerFirst(
  message: Message,
  talk: Talk,
  intent: Beside,
  confidence: number,
): Promise<Decided | undefined> {
  return isQuestion(message.said.text) ? answerBefore(message, talk, intent, confidence, true) : undefined;
}

/** The answer first, and after it, where it `isOffered`, to take the matter up. */
export async function answerBefore(
  message: Message,
  talk: Talk,
  intent: Beside,
  confidence: number,
  isOffered: boolean,
): Promise<Decided | undefined> {
  const { said } = message;
  const answered = await answerBeside(message, talk, worthSaying(message, talk));
  if (!answered) return undefined;
  const { article, replies } = answered;
  const understood = { intent: isOffered ? intent : ('policy' as const), article, confidence };
  if (!isOffered) return reply(answered.talk, 'policy', replies, { understood });
  return reply({ ...answered.talk, unanswered: said.raw }, intent, [...replies, offerOf(intent)], {
    understood,
  });
}

/** Whoever tells of his need hears that it was heard, too. */
const offerOf = (errand: Beside): Reply => ({
  text: errand === 'help' ? zh.orHelp : zh.orFile[errand],
  choices: [toFile(errand), { label: zh.unknownChoices.no, value: 'no' }],
});

const toFile = (errand: Beside) => ({ label: menuLabel(errand), value: `go:${errand}` });

/** Where to go on from the answer stays, after the errand that may be meant. */
function withOffer(replies: readonly Reply[], errand: Beside): Reply[] {
  const onward = replies.flatMap(({ choices = [] }) => choices);
  const toDesk = onward.filter(({ value }) => value === 'hand');
  const articles = onward.filter(({ value }) => value.startsWith('article:')).slice(0, 2);
  return [
    ...replies.map(withoutChoices),
    { text: zh.orFile[errand], choices: [toFile(errand), ...articles, ...toDesk] },
  ];
}

/** Says what is said to whoever wants a person anyway. */
const SAID_ANYWAY = 'human-help';

/** What is said to an applicant (退休金不等于不能申请) would sound to a reporter as if there were no case. */
const FOR_APPLICANTS: readonly (AspectCode | undefined)[] = ['who', 'income', 'property', 'money', 'work'];

/** 不批的通知十一月三号接到，复议最后一天是哪天 has its day first, also where it is heard as a complaint. */
export function withTermFirst(message: Message, decided: Decided): Decided {
  const term = termOf(message, undefined, decided.understood);
  return term === undefined
    ? decided
    : { ...decided, replies: [{ text: term }, ...decided.replies], isPersonal: true };
}

/**
 * The rule behind what is told (公示七天, 停发前要告知), said beside an errand or offer that answers nothing by itself.
 * @param isUrgent numbers to ring come first, and the offer of help last
 */
export async function withRule(
  message: Message,
  talk: Talk,
  decided: Decided,
  isUrgent = false,
): Promise<Decided> {
  const answered = await answerBeside(message, talk, worthSaying(message, talk));
  if (!answered || answered.article === SAID_ANYWAY) return decided;
  const { article, replies } = answered;
  const about = message.office.knowledge.articlesById.get(article)?.aspect;
  if (decided.understood.intent === 'tip_off' && FOR_APPLICANTS.includes(about)) return decided;
  const offer = decided.replies.slice(-1);
  return {
    ...decided,
    talk: isUrgent ? knowingSaid(decided.talk, answered.talk) : notAgain(decided, answered.talk),
    replies: isUrgent
      ? [...decided.replies.slice(0, -1), ...replies, ...offer]
      : withinErrand(decided, replies),
    understood: { ...decided.understood, article },
  };
}

/** What was said beside the numbers is gone on with like any other answer. */
const knowingSaid = (talk: Talk, { said, asked, article, programme }: Talk): Talk => ({
  ...talk,
  ...(said && { said }),
  ...(asked !== undefined && { asked }),
  ...(article !== undefined && { article }),
  ...(programme && { programme }),
});

/** A page said as an errand was begun is said no second time within it; of a tip-off nothing is known. */
const notAgain = ({ talk, understood }: Decided, { said }: Talk): Talk =>
  said === undefined || understood.intent === 'tip_off' ? talk : { ...talk, said };

const HEARD_FIRST: readonly TalkIntent[] = ['complaint', 'tip_off', 'suggestion'];

/** Whoever complains or reports hears first that he is heard, and kept secret; then the rule; then what he is asked. */
function withinErrand({ replies, understood }: Decided, rule: readonly Reply[]): Reply[] {
  const [opening, ...asked] = replies;
  const isHeard = HEARD_FIRST.includes(understood.intent);
  return isHeard && opening && asked.length > 0 ? [opening, ...rule, ...asked] : [...rule, ...replies];
}

/** `withRule` where `answerFirst` had nothing to say: of a question it was looked up already, and nothing was sure enough. */
export async function toldBeside(
  message: Message,
  talk: Talk,
  decided: Decided,
  isUrgent = false,
): Promise<Decided> {
  return isQuestion(message.said.text) ? decided : withRule(message, talk, decided, isUrgent);
}

/** Handed in at a window: there is no number of ours, and what he may ask of the window is how long it may take. */
const HANDED_IN =
  /(?:街道|乡|镇|村|社区|窗口|大厅|民政)[^,，。;]{0,6}(?:交|递|申请|报)|(?:交|递|申请|报)[^,，。;]{0,10}(?:街道|乡|镇|村|社区|窗口|大厅|民政|低保|特困)/;
/** These have a number of ours, or another office's. */
const FILED_HERE = /投诉|举报|反映|信访|求助|建议|mb\d/;
const PROGRESS = 'dibao-progress';

/** Whoever asks how far a paper is that he handed in hears by when it is due, before he is asked for a number. */
export function withWaiting({ office, said }: Message, begun: Decided): Decided {
  if (!HANDED_IN.test(said.text) || FILED_HERE.test(said.text)) return begun;
  const term = termTold(office, said.raw, 'general');
  const rule = articleReply(office, begun.talk, PROGRESS)?.replies[0];
  const first = [...(term ? [{ text: term }] : []), ...(rule ? [withoutChoices(rule)] : [])];
  return first.length > 0 ? { ...begun, replies: [...first, ...begun.replies] } : begun;
}

/** 今天说缺这个明天说缺那个，到底要交啥 rests on a rule, even where nobody knows what it is asked of. */
function withRuleOfPlainNeed({ office, said }: Message, talk: Talk, found: Answered): Answered {
  if (found.article !== undefined || found.isNothing) return found;
  const rule = plainRule(office, talk, said.text);
  return rule ? { ...found, replies: [rule.reply, ...found.replies] } : found;
}

function plainRule(office: Office, talk: Talk, text: string): { id: string; reply: Reply } | undefined {
  const id = plainRuleOf(text);
  const rule = id && articleReply(office, talk, id)?.replies[0];
  return id && rule ? { id, reply: withoutChoices(rule) } : undefined;
}

/** A complaint begun, with the one rule it plainly rests on; undefined where that is not plain. */
export function withPlainRule({ office, said }: Message, begun: Decided): Decided | undefined {
  const rule = plainRule(office, begun.talk, said.text);
  return (
    rule && {
      ...begun,
      replies: withinErrand(begun, [rule.reply]),
      understood: { ...begun.understood, article: rule.id },
    }
  );
}

/** A complaint is owed the rule it rests on before it is taken up. */
export function withWhatStandsBehind({ office, said }: Message, decided: Decided): Decided {
  if (decided.understood.article !== undefined) return decided;
  const id = ruleBehind(said.text);
  const rule = id && perhapsReply(office, office.answerer.read(id));
  return rule ? { ...decided, replies: withinErrand(decided, [rule]) } : decided;
}

/** 我想给我爸办低保: how it is applied for, where nothing surer is found, and help offered after it. */
export function howToApplyFirst(
  { office, said }: Message,
  talk: Talk,
  programme: ProgrammeCode | undefined,
  confidence: number,
): Decided | undefined {
  const article = programme && HOW_TO_APPLY[programme];
  const answered = article && articleReply(office, talk, article);
  if (!answered) return undefined;
  const replies = [...answered.replies.map(withoutChoices), offerOf('help')];
  return reply({ ...answered.talk, unanswered: said.raw }, 'help', replies, {
    understood: { intent: 'help', article, confidence },
  });
}

/** Whoever begs for 低保 and asks nothing is owed at least how it is applied for. */
export function withHowToApply({ office }: Message, decided: Decided, programme?: ProgrammeCode): Decided {
  const id = programme && HOW_TO_APPLY[programme];
  if (!id || decided.understood.article !== undefined) return decided;
  const rule = articleReply(office, decided.talk, id)?.replies[0];
  return rule
    ? {
        ...decided,
        replies: [withoutChoices(rule), ...decided.replies],
        understood: { ...decided.understood, article: id },
      }
    : decided;
}

/** How sure the answer to a question must be that is said after the numbers to ring. */
const SURE_IN_DANGER = 0.6;
/** The same where nothing is asked. */
const SURE_UNASKED = 0.75;

/** Whoever writes a letter about it needs more than the numbers, whether he asks or not. */
function sureInDanger(message: Message): number {
  if (isLetter(message)) return WORTH_SAYING_TO_A_LETTER;
  return isAsked(plainSpeech(message.said.text)) ? SURE_IN_DANGER : SURE_UNASKED;
}

/** Says to whoever is desperate what was said to him above, and would say it to whoever only tells of another. */
const SAID_ABOVE: readonly string[] = ['neighbour-despair', 'neighbour-domestic-violence'];

/** What a message in which danger is heard asks besides, said last: nothing stands before the numbers and the offer of help. */
export async function askedBeside(message: Message, talk: Talk, decided: Decided): Promise<Decided> {
  const answered = await answerBeside(message, talk, sureInDanger(message));
  if (!answered || SAID_ABOVE.includes(answered.article)) return decided;
  const { article, replies } = answered;
  return {
    ...decided,
    talk: knowingSaid(decided.talk, answered.talk),
    replies: [...decided.replies, ...replies],
    understood: { ...decided.understood, article },
  };
}

/** Who reads what is said here, whatever else is asked of secrecy. */
const WHO_SEES = 'who-sees-talk';

export async function privacy(message: Message, talk: Talk, confidence: number): Promise<Decided> {
  const { office, said } = message;
  const { article, replies, ...answered } =
    whoSpeaks(office, talk, said.text) ?? (await answer(message, talk, { isOurs: true }));
  if (article && answered.confidence >= WORTH_SAYING && !isTheirsById(office, article))
    return reply(answered.talk, 'privacy', withWhoSees(message, talk, replies), {
      understood: { intent: 'privacy', article, confidence },
    });
  return reply(talk, 'privacy', [{ text: zh.privacy }], {
    understood: { intent: 'privacy', confidence },
  });
}

/** After the first answer, unless it is said already; where to go on stays last. */
function withWhoSees({ office }: Message, talk: Talk, replies: Reply[]): Reply[] {
  const found = articleReply(office, talk, WHO_SEES)?.replies[0];
  // Said whole, it need not be begun as well.
  const begun = zh.inShort(office.knowledge.articlesById.get(WHO_SEES)?.title ?? '', '');
  const [first, ...rest] = replies.flatMap((one) => withoutLine(one, begun) ?? []);
  if (!found || !first || replies.some(({ text }) => text.includes(found.text))) return replies;
  const { choices, ...answer } = first;
  const { choices: _, ...seen } = found;
  return [answer, { ...seen, ...(choices && { choices }) }, ...rest];
}

/** What else may be of use without the line that begins so; undefined when no other is left. */
function withoutLine(said: Reply, begins: string): Reply | undefined {
  const lines = said.text.split('\n');
  if (!lines.some((line) => line.startsWith(begins))) return said;
  const text = lines.filter((line) => !line.startsWith(begins)).join('\n');
  return text === zh.alsoInShort ? undefined : { ...said, text };
}

/** How far behind the first another office's article may come, and how near it must be at all. */
const BEHIND = 0.3;
const NEAR_ENOUGH = 0.6;

/** Another office's article among the three nearest: heard as theirs, a message means it rather than ours beside it. */
function nearestOwner(office: Office, text: string): string | undefined {
  const nearest = office.answerer.find(text, 3);
  const least = Math.max(NEAR_ENOUGH, (nearest[0]?.score ?? 0) - BEHIND);
  return nearest.find(({ article, score }) => score >= least && isNeighbour(article))?.article.id;
}

export async function outOfScope(
  message: Message,
  talk: Talk,
  { confidence, neighbour }: Understanding,
): Promise<Decided> {
  const { office, said } = message;
  const found = await answer(message, talk, { isOurs: true });
  if (found.isNothing) return reply(talk, 'out_of_scope', found.replies);
  if (found.goesOn) {
    const { article = '', replies, talk: after, confidence: sure } = found;
    const of = isTheirsById(office, article) ? 'out_of_scope' : 'policy';
    return reply(after, of, replies, { understood: { intent: of, article, confidence: sure } });
  }
  const owner = neighbour && articleAbout(neighbour);
  const isTheirs = found.article !== undefined && isTheirsById(office, found.article);
  const isSure =
    found.article !== undefined && found.confidence >= (isTheirs ? SURE_OF_THEIRS : SURE_OF_OURS);
  const known = talk.programme ? undefined : owner;
  const door = known ?? (isSure ? undefined : nearestOwner(office, said.raw));
  const named = door === undefined ? undefined : articleReply(office, talk, door);
  const isMaybe = !isTheirs && found.confidence >= MAYBE_OURS;
  const answered = isSure ? found : (named ?? (isMaybe ? found : { ...found, article: undefined }));
  const { article } = answered;
  if (article) {
    // A follow-up such as 要多久 names nothing of ours by itself; what was found for it says whose it is.
    const isOutside = article === door || isTheirsById(office, article);
    const intent = isOutside ? 'out_of_scope' : 'policy';
    const term = isOutside ? undefined : termOf(message, undefined, answered);
    return reply(answered.talk, intent, withTerm(answered, term).replies, {
      understood: { intent, article, confidence: isOutside ? confidence : answered.confidence },
      ...(term !== undefined && { isPersonal: true }),
    });
  }
  const { log, no } = zh.outOfScopeChoices;
  return reply({ ...talk, unanswered: said.raw }, 'out_of_scope', [
    {
      text: zh.outOfScope(governmentLine(office.county)),
      choices: [
        { label: log, value: 'hand' },
        { label: no, value: 'no' },
      ],
    },
  ]);
}
