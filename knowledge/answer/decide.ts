// Owns choosing between answering, asking back and saying "not known". Thresholds only; nothing is scored here.
import type { Article, AspectCode, ProgrammeCode } from '../model.ts';
import type { Focus } from './focus.ts';
import type { Candidate } from './rank.ts';
import { type Slots, surest } from './slots.ts';

export type Decision = { readonly confidence: number } & (
  | {
      readonly kind: 'answer';
      readonly article: Article;
      readonly also?: Article;
      /** What came next, best first. */
      readonly runnersUp: readonly Article[];
    }
  | { readonly kind: 'ask_back'; readonly choices: readonly Article[] }
  | { readonly kind: 'unknown'; readonly programme?: ProgrammeCode }
);

/** Fitted on the development half of test/fixtures/questions-dev.yaml. */
const THRESHOLDS = {
  /** Below this confidence nothing is answered. */
  known: 0.35,
  /** A lead smaller than this is no lead. */
  lead: 0.04,
  /** A wording this near settles it, however near the next one is. */
  settled: 0.75,
  /** How sure a side must be to count as asked. */
  aspect: 0.9,
};

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
  readonly focus: Focus;
  readonly slots: Slots;
  readonly candidates: readonly Candidate[];
  readonly talk?: ProgrammeCode | undefined;
}

/** Decides from what was found. */
export function decide({ focus, slots, candidates, talk }: Evidence): Decision {
  const [first, second] = candidates;
  const named = surest(slots.programmes, 0.9);
  const programme = named ?? talk ?? surest(slots.programmes, 0.4);
  const confidence = first ? confidenceOf(first, slots, talk) : 0;
  if (!first || confidence < THRESHOLDS.known) {
    return { kind: 'unknown', confidence, ...(programme && { programme }) };
  }

  if (isBareName(focus.asked, slots, programme)) {
    const sides = FIRST_SIDES.flatMap(
      (side) =>
        candidates.find(({ article }) => article.programme === programme && article.aspect === side)
          ?.article ?? [],
    );
    if (sides.length > 1) return { kind: 'ask_back', confidence, choices: sides };
  }

  const close = candidates
    .slice(0, 3)
    .filter(({ score }) => first.score - score < THRESHOLDS.lead)
    .map(({ article }) => article);
  if (second && close.length > 1 && first.likeness < THRESHOLDS.settled) {
    return { kind: 'ask_back', confidence, choices: close };
  }

  const also = secondQuestion(first.article, slots, candidates);
  return {
    kind: 'answer',
    confidence,
    article: first.article,
    runnersUp: candidates.slice(1, 4).map(({ article }) => article),
    ...(also && { also }),
  };
}

function confidenceOf(first: Candidate, { programmes, aspects }: Slots, talk?: ProgrammeCode): number {
  const { programme, aspect } = first.article;
  const aboutProgramme = Math.max(programmes.get(programme) ?? 0, talk === programme ? 0.7 : 0);
  const sum = 0.62 * Math.min(1, first.likeness) + 0.28 * aboutProgramme + 0.1 * (aspects.get(aspect) ?? 0);
  return Math.round(sum * 100) / 100;
}

/** 低保 and nothing else: the name alone does not say which side is asked. */
function isBareName(asked: string, { aspects }: Slots, programme: ProgrammeCode | undefined): boolean {
  return programme !== undefined && asked.length <= 6 && surest(aspects, 0.4) === undefined;
}

function secondQuestion(
  answered: Article,
  { aspects }: Slots,
  candidates: readonly Candidate[],
): Article | undefined {
  for (const [aspect, certainty] of aspects) {
    if (certainty < THRESHOLDS.aspect || aspect === answered.aspect || !ASKED_OUTRIGHT.has(aspect)) continue;
    if ((aspects.get(answered.aspect) ?? 0) < THRESHOLDS.aspect) continue;
    const other = candidates.find(
      ({ article }) => article.aspect === aspect && article.programme === answered.programme,
    );
    if (other) return other.article;
  }
  return undefined;
}
