// Owns answering whoever goes on with what was said: in the points of it that he is after, or of another article where that is what
// he asks for. Nobody wants the same page twice, nor three new ones for 那要带啥. What is meant is learnt (going/).
import type { Article, AspectCode, ProgrammeCode } from '../model.ts';
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import type { Answer, ArticleReading } from './answer.ts';
import { isAsked, isDangling, PAUSE, questionsOf } from './focus.ts';
import { OF_ANOTHER } from './follow-up.ts';
import { beginOf, createAgainst, type Later, ofSide } from './going/against.ts';
import { weigh } from './going/evidence.ts';
import { type Candidate, createGathering, type Going } from './going/gather.ts';
import { createNear, WEIGHTS } from './going/near.ts';
import { createLearnt } from './learnt.ts';
import type { Lexicon } from './lexicon.ts';
import { contentLength, createPoints, type Scored, sharedAt, sharedWords } from './points.ts';
import { readSlots, type Slots, surest } from './slots.ts';
import { turnOf } from './turn.ts';

/** What was said before a message. */
export interface SaidBefore {
  /** Articles, the last one last. */
  readonly said: readonly string[];
  /** The question they answered, as it was written. */
  readonly asked?: string | undefined;
  /** The message before this one, where that was another. */
  readonly last?: string | undefined;
  /** How the points begin that were said of it (`beginOf`). */
  readonly shown?: readonly string[] | undefined;
}

/** Points of one article. */
export interface Part {
  readonly reading: ArticleReading;
  readonly points: readonly string[];
}

export type GoneOn =
  | {
      readonly kind: 'points';
      /** What is meant, and what is meant nearly as likely. */
      readonly parts: readonly [Part, ...Part[]];
      /** The chance (0–1) that the first is meant. */
      readonly score: number;
      /** Nothing was sure; these are the best there are. */
      readonly isGuess?: true;
    }
  /** What was found is another matter, or a side not touched yet: it is said, and nothing besides. */
  | {
      readonly kind: 'whole';
      /** What was found for what the message means; without it, what was found for its words. */
      readonly answer?: Answer;
    };

/** So sure another article is the answer to the message by itself. */
const SURELY_ANOTHER = 0.9;
/** The same where the message names another programme. */
const MAYBE_ANOTHER = 0.4;
/** Less likely than this the points are a guess. */
const MAYBE = 0.3;
/** So many of what was said are looked into. */
const LOOKED_INTO = 5;
/** More points are a page again. */
const MOST = 4;
/** Points of a second article, which must be so likely beside the first. */
const BESIDE = { most: 2, share: 0.4 };
/** A further point must be nearly as good as the best. */
const NEARLY = 0.65;
/** What a point counts that was said already. */
const SEEN = 0.65;
/** How sure a programme must be to count as named. */
const NAMED = 0.9;
/** How surely a side must be heard. */
const SIDE = 0.5;

/** 没吃低保, 俺是低保户, 她吃着低保呢 tell of the household and do not ask about it. */
const LACKED =
  /(?:没|冇|不|未)(?:有|得)?(?:吃|办|拿|领|享受|评|是)?(?:过|上|到)?(?:低保户?|特困户?|五保户?|边缘户?|残疾证)/g;
const HAS =
  /(?:是|都是|有|在|已经)?(?:吃|领|拿|享受|办|评)?(?:着|了|上|过|点|个)*(?:的)?(?:低保|特困|五保|低保边缘|边缘)(?:户|家庭|人员|供养)?(?:着|了|的|呢|啊|呀|嘛)*(?=[,，。;!?\s]|$)/g;
/** 能吃上低保不 asks. */
const ASKS_FOR = /[能可想要办申请够算]|怎么|咋/;
const withoutStatus = (message: string): string => {
  const left = message.replace(LACKED, '');
  return ASKS_FOR.test(left) ? left : left.replace(HAS, '');
};

export type GoOn = (text: string, before: SaidBefore, found: Answer) => GoneOn | undefined;

/** A message and what it goes on with. */
interface Heard {
  /** What it means, in plain speech. */
  readonly message: string;
  /** Other words than were written: what they found says nothing. */
  readonly isOther: boolean;
  readonly denied: readonly string[];
  /** What was said is not wanted again. */
  readonly isElse: boolean;
  /** It begins another matter. */
  readonly leaves: boolean;
  /** Ids of what was said, the last said first; without what answered the words now put right. */
  readonly recent: readonly string[];
  readonly told: string;
}

/** 办那个, 这个咋办: what was talked about. */
const THAT =
  /(?<=办理?|申请|领|转|吃|拿|评|弄|享受)(?:那|这)个(?=[,，。;?!\s]|$|[不吗嘛呢啊的要得能可还行咋去在有没])|^那?(?:那|这)个(?=怎么|咋|去哪|在哪|要(?!是)|能|可以|多久|多少)/;

/** A question that names more is about that. */
const SHORTLY = 7;

/** 我说的临时救助 asks of it what was asked just before. */
function withQuestion(means: string, last: string, lexicon: Lexicon): string {
  const isAsking = isAsked(means) || surest(readSlots({ asked: means, told: '' }, lexicon).aspects, SIDE);
  const { means: before } = turnOf(last);
  if (isAsking || contentLength(before) > SHORTLY) return means;
  const question = before.length <= WHOLE ? before : questionsOf(before, 1).join('').slice(-WHOLE);
  return question === '' || question.includes(means) ? question || means : `${means},${question}`;
}

function hear(
  text: string,
  { said, asked = '', last = '' }: SaidBefore,
  lexicon: Lexicon,
  programme: ProgrammeCode | undefined,
): Heard {
  const whole = plainSpeech(normalise(text));
  const turn = turnOf(whole);
  const all = said.slice(-LOOKED_INTO).toReversed();
  const meant = turn.putsRight ? withQuestion(turn.means, plainSpeech(normalise(last)), lexicon) : turn.means;
  const name = programme && lexicon.nameOf.get(programme);
  const message = name && !meant.includes(name) ? meant.replace(THAT, name) : meant;
  const leaves = turn.leaves && !turn.wantsOther && !isDangling(message);
  return {
    message,
    isOther: message !== whole,
    denied: turn.denied,
    isElse: leaves || turn.wantsOther,
    leaves,
    recent: turn.putsRight && all.length > 1 ? all.slice(1) : all,
    told: leaves ? '' : plainSpeech(normalise(asked)),
  };
}

export function createGoingOn(
  articles: readonly Article[],
  lexicon: Lexicon,
  read: (id: string) => ArticleReading | undefined,
  answer: (text: string) => Answer,
): GoOn {
  const points = createPoints(articles);
  const numbers = new Map(articles.map(({ id }, i) => [id, i]));
  // No first message goes on with anything: what was learnt is read when one does.
  let gathering: ReturnType<typeof createGathering> | undefined;
  const gather = (going: Going) => {
    gathering ??= createGathering({
      articles,
      near: createNear(articles),
      learnt: createLearnt(articles.map(({ id }) => id)),
      points,
      textOf: ({ id }) => read(id)?.text,
    });
    return gathering(going);
  };

  /** The same of somebody else: what was said begins anew, with what it says of her. */
  const sameOfAnother = (message: string, reading: ArticleReading): GoneOn => {
    const all = points.score(message, reading.text);
    const ofHer = all.slice(2).filter(({ score }) => score >= OF_HER);
    const said = [...ofHer.slice(0, 1), ...all.slice(0, 2)].map(({ text }) => text);
    return { kind: 'points', parts: [{ reading, points: said }], score: 0.5 };
  };

  return (text, before, found) => {
    if (before.said.length === 0) return undefined;
    // The very same question again wants the same answer again.
    if (normalise(text) === normalise(before.asked ?? '')) return { kind: 'whole' };
    const last = read(before.said.at(-1) as string)?.article;
    const spoken = last?.programme === 'general' ? undefined : last?.programme;
    const about = before.said
      .slice(-LOOKED_INTO)
      .toReversed()
      .map((id) => read(id)?.article.programme)
      .find((one) => one !== undefined && one !== 'general');
    const { message, isOther, denied, isElse, leaves, recent, told } = hear(text, before, lexicon, about);
    const alone = answer(message);
    const heard = isOther ? alone : found;
    const whole: GoneOn = { kind: 'whole', ...(isOther && { answer: alone }) };
    const itself = heard.kind === 'answer' ? heard : undefined;
    const sure = itself?.confidence ?? 0;
    const isSaid = itself !== undefined && before.said.includes(itself.article.id);
    const bare = withoutStatus(message);
    const tells = bare !== message && contentLength(bare) <= THIN;
    if (!isSaid && !tells && (sure === 1 || (leaves && sure >= MAYBE))) return whole;
    const slots = readSlots({ asked: bare, told: '' }, lexicon);
    const named = surest(slots.programmes, NAMED);
    const isOfLast = named !== undefined && last !== undefined && isAbout(last, named, lexicon);
    if (named !== undefined && !isOfLast && !isSaid) return sure >= MAYBE_ANOTHER ? whole : undefined;

    const context = contextOf(told, message);
    // 婆婆那个呢 goes on with what a letter told of her.
    const isOfLetter = told.length > WHOLE && sharedWords(message, told);
    const again = !isOther && OF_ANOTHER.test(message) && read(recent[0] as string);
    if (again && !isOfLetter && (isSaid || itself === undefined)) return sameOfAnother(message, again);

    const isOnly = asksOnlyOf(bare);
    const later: Later = {
      message,
      bare,
      isOnly,
      told,
      denied,
      off: denied.flatMap(
        (word) => surest(readSlots({ asked: word, told: '' }, lexicon).programmes, NAMED) ?? [],
      ),
      isElse,
      slots,
      // 要啥手续 after who may have it is asked of the article on its papers.
      sides: spoken && isOnly ? sidesIn(slots) : [],
      last,
      recent,
      shown: before.shown ?? [],
    };
    const isOfSide = ofSide(later);
    const candidates = gather({
      message: isOfLetter && isThin(message) ? `${context},${message}` : message,
      said: recent.flatMap((id) => numbers.get(id) ?? []),
      found: heard,
      together: context === '' ? undefined : answer(`${context},${message}`),
      alone,
      besides: isOfSide ? articles.flatMap((one, n) => (isOfSide(one) ? [n] : [])) : [],
    });
    const against = createAgainst(later);
    const [best, next] = likeliest(candidates, ({ article, points: own }) =>
      against(articles[article] as Article, own),
    );
    const reading = best && read((articles[best.article] as Article).id);
    if (!best || !reading) return undefined;
    const isNew = !before.said.includes(reading.article.id);
    // By itself 一个月多少钱 is asked of the programme alone, whatever was said of it.
    const isWhole = isNew && !tells && sure >= SURELY_ANOTHER && !isDangling(message);
    if (isWhole && reading.article.id === itself?.article.id) return whole;
    const beside = next && next.chance >= BESIDE.share * best.chance ? next : undefined;
    const other = beside && read((articles[beside.article] as Article).id);
    const shown = new Set(before.shown);
    const own = enough(best.points, other ? MOST - 1 : MOST, shown);
    return {
      kind: 'points',
      parts: [
        { reading, points: textsOf(isNew ? withLead(best.points, own) : own) },
        ...(other ? [{ reading: other, points: textsOf(enough(beside.points, BESIDE.most, shown)) }] : []),
      ],
      score: best.chance,
      ...(best.chance < MAYBE && { isGuess: true as const }),
    };
  };
}

/** 去哪办 带啥 asks for two. */
function sidesIn({ aspects }: Slots): AspectCode[] {
  const named = [...aspects].flatMap(([aspect, how]) => (how >= NAMED ? [aspect] : []));
  const likely = surest(aspects, SIDE);
  return named.length > 0 || !likely ? named : [likely];
}

/** So little besides filling names no matter of its own. */
const LITTLE = 3;
const asksOnlyOf = (message: string): boolean => isDangling(message) || contentLength(message) <= LITTLE;

/** Of the programme, or of it and another: 低保和特困有什么不一样. */
const isAbout = ({ programme, title }: Article, named: ProgrammeCode, { nameOf }: Lexicon): boolean =>
  programme === named || title.includes(nameOf.get(named) ?? '?');

interface Likely extends Candidate {
  /** The chance (0–1) that it is meant. */
  readonly chance: number;
}

/** Those that may be meant, the likeliest first. */
function likeliest(candidates: readonly Candidate[], against: (candidate: Candidate) => number): Likely[] {
  const worths = candidates.map((one) => weigh(one.evidence, WEIGHTS) - against(one));
  const most = Math.max(...worths);
  const odds = worths.map((worth) => Math.exp(worth - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  return candidates
    .map((one, n) => ({ ...one, chance: (odds[n] as number) / all }))
    .toSorted((a, b) => b.chance - a.chance);
}

/** So good a point speaks of whomever it is asked. */
const OF_HER = 0.7;

/** Less says too little: what comes next is said with it. */
const LEAST = 110;

/** The best points: all that are nearly as good, and in any case enough to be a sentence or two; what was `shown` before comes later. */
function enough(points: readonly Scored[], most: number, shown: ReadonlySet<string>): Scored[] {
  const worth = ({ score, text }: Scored) => (shown.has(beginOf(text)) ? score * SEEN : score);
  const best = points.toSorted((a, b) => worth(b) - worth(a));
  const said: Scored[] = [];
  let length = 0;
  for (const one of best) {
    if (said.length >= most) break;
    if (length >= LEAST && one.score < NEARLY * (best[0]?.score ?? 0)) break;
    said.push(one);
    length += one.text.length;
  }
  return said;
}

const textsOf = (points: readonly Scored[]): string[] => points.map(({ text }) => text);

/** What was not said yet begins with what it says of itself. */
const withLead = (all: readonly Scored[], said: readonly Scored[]): Scored[] =>
  [...all.filter(({ place }) => place === 0), ...said.filter(({ place }) => place !== 0)].slice(0, MOST);

/** So few characters besides filling say only of whom or what. */
const THIN = 2;
const isThin = (message: string): boolean => contentLength(message) <= THIN;

/** A story longer than this is not asked again whole. */
const WHOLE = 60;

/** More clauses of a story speak of more than is meant. */
const CLAUSES = 3;

/** So much of a story without marks stands before and after the words that are shared. */
const AROUND = { before: 2, after: 14 };

/** The clause, or what stands around the words it shares with the message where it is a whole story without marks. */
function nearShared(message: string, clause: string): string | undefined {
  if (clause.length <= WHOLE) return sharedWords(message, clause) ? clause : undefined;
  const at = sharedAt(message, clause);
  return at === undefined ? undefined : clause.slice(Math.max(0, at - AROUND.before), at + AROUND.after);
}

/** What of an earlier message the words go on with: the clauses that speak of the same, or what it asked. */
function contextOf(asked: string, message: string): string {
  if (asked.length <= WHOLE) return asked;
  const same = asked.split(PAUSE).flatMap((clause) => nearShared(message, clause) ?? []);
  return same.length > 0 ? same.slice(0, CLAUSES).join('') : questionsOf(asked, 1).join('').slice(-WHOLE);
}
