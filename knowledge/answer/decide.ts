// Owns choosing between answering, asking back and saying "not known". Thresholds only; nothing is scored here.
import type { Article, AspectCode, ProgrammeCode } from '../model.ts';
import type { Ranked } from './rank.ts';
import { type Slots, surest } from './slots.ts';

export type Decision = { readonly confidence: number } & (
  | {
      readonly kind: 'answer';
      readonly article: Article;
      /** What answers the further sides that were asked for. */
      readonly also: readonly Article[];
      /** What may well be meant instead, and is to be said beside it: one tap less for whoever meant it. */
      readonly beside?: Article;
      /** What came next and near: the beginning of each costs a line, and holds what the first may lack. */
      readonly inShort: readonly Article[];
      /** What came next, best first, without what is said beside. */
      readonly runnersUp: readonly Article[];
      /** Wrong once in four, with all that is said beside it: it is to be said so. Decided last (further.ts). */
      readonly isGuess?: true;
    }
  | { readonly kind: 'ask_back'; readonly choices: readonly Article[] }
  | {
      readonly kind: 'unknown';
      readonly programme?: ProgrammeCode;
      /** What may be meant all the same, best first. */
      readonly near: readonly Article[];
      /** Small talk, homework, recipes: no office answers it. */
      readonly isNothing?: true;
    }
);

/** Fitted where the confidence was; see `confidenceOf`. */
const THRESHOLDS = {
  /** Below this confidence nothing is answered. */
  known: 0.75,
  /** The same for a message already understood as one of ours: eight in ten are right there, and more above it. */
  knownOurs: 0.6,
  /** Between this and the last more than half are among the first two: worth saying. */
  guessOurs: 0.25,
  /** Between this and the last the right one may be among the first three: worth asking. */
  nearOurs: 0.1,
  /** Below this the second is said beside the first: one in four is answered by it there, above it one in twelve. */
  beside: 0.7,
  /**
   * As far behind the first as this, what came next is said in short. Of those the first (and what is said beside it) does
   * not answer, it answers one in three; two in five messages that are sure of themselves get the line for it.
   */
  inShort: 1.1,
  /** The same where something is said beside the first already. */
  inShortBeside: 0.7,
  /** As likely as this nothing is asked that an office answers, whatever comes nearest. */
  nothing: 0.6,
  /** A name or a side alone is asked back about, unless the first is so far ahead that it says more than that. */
  clear: 0.5,
  /** Below this one, a lead smaller than `lead` is no lead. */
  sure: 0.8,
  lead: 0.06,
  /** How sure a programme or a side must be to count as said. */
  said: 0.9,
  /** A question with at most this many other characters says no more than its programme or its side. */
  rest: 2,
  /** With more than these beside the name it is a question all the same, if every question has its words: 现在还有吗. */
  unnamed: 3,
};

const CHOICES = 3;
/** What a word of assistance in general counts beside a programme's name. */
const OURS = 0.7;
/** The chance of an article the learnt view has never seen. */
const UNLEARNT = 0.5;

/** Sides people ask for outright; two of them in one message are two questions. */
const ASKED_OUTRIGHT: ReadonlySet<AspectCode> = new Set([
  'papers',
  'time',
  'where',
  'money',
  'how',
  'who',
  'notice',
  'payment',
]);

/** What is asked when only the programme is named. */
const FIRST_SIDES: readonly AspectCode[] = ['who', 'how', 'money'];

interface Evidence {
  readonly slots: Slots;
  readonly ranked: Ranked;
  readonly talk?: ProgrammeCode | undefined;
  readonly isOurs?: boolean | undefined;
}

/** Decides from what was found. */
export function decide({ slots, ranked, talk, isOurs }: Evidence): Decision {
  const first = ranked.top[0];
  const programme = surest(slots.programmes, THRESHOLDS.said) ?? talk ?? surest(slots.programmes, 0.4);
  const confidence = first ? confidenceOf(ranked, slots, talk) : 0;
  if (!first?.exact && ranked.nothing >= THRESHOLDS.nothing)
    return { kind: 'unknown', confidence: 0, near: [], isNothing: true };
  const isClear = leadOf(ranked) >= THRESHOLDS.clear && confidence >= THRESHOLDS.known;
  const sides = first?.exact || isClear ? undefined : sidesOf(programme, slots, ranked);
  if (sides && sides.length > 1) return { kind: 'ask_back', confidence, choices: sides };
  if (!first || confidence < (isOurs ? THRESHOLDS.knownOurs : THRESHOLDS.known)) {
    // 交上去了要等多久 names a side and nothing else: worth asking which programme before giving up.
    const choices = confidence === 0 ? undefined : programmesOf(programme, slots, ranked);
    if (choices && choices.length > 1) return { kind: 'ask_back', confidence, choices };
    if (first && isOurs && confidence >= THRESHOLDS.guessOurs)
      return likeliest(first.article, confidence, ranked);
    const near = isOurs && confidence >= THRESHOLDS.nearOurs ? ranked.top.slice(0, CHOICES) : [];
    const found = near.map(({ article }) => article);
    return { kind: 'unknown', confidence, ...(programme && { programme }), near: found };
  }
  if (!first.exact && !isClear) {
    const choices = programmesOf(programme, slots, ranked);
    if (choices && choices.length > 1) return { kind: 'ask_back', confidence, choices };
    // An answer with the others beside it saves whoever meant it a turn, and costs the rest nothing.
    if (isLevel(ranked, confidence)) return likeliest(first.article, confidence, ranked);
  }
  const also = secondQuestion(first.article, slots, ranked);
  return {
    kind: 'answer',
    confidence,
    article: first.article,
    ...othersThan(also, confidence, ranked),
    also: also ? [also] : [],
  };
}

const likeliest = (article: Article, confidence: number, ranked: Ranked): Decision => ({
  kind: 'answer',
  confidence,
  article,
  ...othersThan(undefined, confidence, ranked),
  also: [],
});

/** What came after the first, but for what is said with it anyway. */
function othersThan(also: Article | undefined, confidence: number, { top }: Ranked) {
  const others = top.slice(1, 1 + CHOICES);
  const [second] = others;
  if (also || !second) return { inShort: [], runnersUp: others.map(articleOf) };
  const isUnsure = confidence < THRESHOLDS.beside;
  const [next, ...rest] = isUnsure ? others.slice(1) : others;
  const farthest = isUnsure ? THRESHOLDS.inShortBeside : THRESHOLDS.inShort;
  const isNear = next && (top[0]?.score ?? 0) - next.score < farthest;
  return {
    ...(isUnsure && { beside: second.article }),
    inShort: isNear ? [next.article] : [],
    runnersUp: (isNear || !next ? rest : [next, ...rest]).map(articleOf),
  };
}

const articleOf = ({ article }: Ranked['top'][number]): Article => article;

const leadOf = ({ top: [first, second] }: Ranked): number => (first?.score ?? 0) - (second?.score ?? 0);

/**
 * 0–1: how likely the first candidate is a right answer. A logistic curve, fitted on 1,000 questions of ours and of strangers
 * that nothing was learnt from, and on talk that nothing answers.
 */
function confidenceOf(
  ranked: Ranked,
  { programmes, aspects, ours }: Slots,
  talk: ProgrammeCode | undefined,
): number {
  const { chance = UNLEARNT } = ranked;
  const first = ranked.top[0];
  if (!first) return 0;
  if (first.exact) return 1;
  const lead = Math.min(0.5, leadOf(ranked));
  const ofAny = Math.max(talk === undefined ? 0 : 0.7, OURS * ours, ...programmes.values());
  const sum =
    first.likeness +
    0.8 * lead +
    0.5 * ofAny +
    0.5 * (aspects.get(first.article.aspect) ?? 0) +
    3.6 * chance -
    2.8 * ranked.nothing -
    (isOfAnother(first.article, programmes) ? 1.6 : 0) -
    2.3;
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

/** 低保户看病报多少 that came to an article on 低保边缘: a programme is named, and the article is of another. */
function isOfAnother({ programme }: Article, programmes: ReadonlyMap<ProgrammeCode, number>): boolean {
  if (programme === 'general') return false;
  return surest(programmes, THRESHOLDS.said) !== undefined && (programmes.get(programme) ?? 0) < 0.5;
}

/** 低保 and nothing else: the name alone does not say which side is asked. */
function sidesOf(
  programme: ProgrammeCode | undefined,
  { aspects, programmes, rest, unnamed }: Slots,
  ranked: Ranked,
): Article[] | undefined {
  if (programme === undefined || rest > THRESHOLDS.rest || aspects.size > 0) return undefined;
  if (unnamed > THRESHOLDS.unnamed) return undefined;
  if ((programmes.get(programme) ?? 0) < THRESHOLDS.said) return undefined;
  return FIRST_SIDES.flatMap((side) => ranked.best(side, programme) ?? []);
}

/** 要带什么材料 and nothing else: every programme has its own answer. */
function programmesOf(
  programme: ProgrammeCode | undefined,
  { aspects, rest }: Slots,
  ranked: Ranked,
): Article[] | undefined {
  const aspect = surest(aspects, THRESHOLDS.said);
  if (programme !== undefined || aspect === undefined || rest > THRESHOLDS.rest) return undefined;
  if (!ASKED_OUTRIGHT.has(aspect)) return undefined;
  return COMMON.flatMap((one) => ranked.best(aspect, one) ?? []).slice(0, CHOICES);
}

/** Programmes in the order in which people come for them. */
const COMMON: readonly ProgrammeCode[] = ['dibao', 'destitute', 'temporary_aid', 'medical_aid'];

/** Another article so near the first that picking one is guessing. */
const isLevel = (ranked: Ranked, confidence: number): boolean =>
  confidence < THRESHOLDS.sure && ranked.top.length > 1 && leadOf(ranked) < THRESHOLDS.lead;

function secondQuestion(answered: Article, { aspects }: Slots, { top }: Ranked): Article | undefined {
  const isAsked = (aspect: AspectCode) =>
    // 能不能 and 条件 stand in questions of every kind.
    aspect !== 'who' && ASKED_OUTRIGHT.has(aspect) && (aspects.get(aspect) ?? 0) >= THRESHOLDS.said;
  if (answered.programme === 'general' || !isAsked(answered.aspect)) return undefined;
  return top
    .map(({ article }) => article)
    .find(
      ({ aspect, programme }) =>
        programme === answered.programme && aspect !== answered.aspect && isAsked(aspect),
    );
}
