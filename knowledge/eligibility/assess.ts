// Owns the self-check: household facts and a day in, a verdict for every programme that concerns the household out.
import { type IsoDate, PROGRAMME_LABELS, type ProgrammeCode, type Setting, type Standard } from '../model.ts';
import type { Apply, Guides } from '../programmes/guides.ts';
import { applyFor } from '../programmes/guides.ts';
import { missingFor, type Outcome, type Reason, reasonsFor } from './criterion.ts';
import type { HouseholdFacts } from './facts.ts';
import { shareFen, yuanOf } from './money.ts';
import { type Judged, judgeAll } from './programmes/all.ts';
import type { CareLevel, Judgement } from './programmes/judgement.ts';
import { type AssessContext, type Situation, situationOf } from './situation.ts';

/** A figure the assessment used. */
export interface UsedStandard {
  readonly id: string;
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  readonly setting?: Setting;
  readonly from: IsoDate;
  readonly source: string;
  readonly illustrative?: true;
}

export interface Verdict {
  readonly programme: ProgrammeCode;
  readonly outcome: Outcome;
  /** Yuan a month, dibao only, when everything that decides it is known. */
  readonly monthlyAmount?: number;
  readonly careLevel?: CareLevel;
  readonly reasons: readonly Reason[];
  /** Facts by their names in the request ('members[0].age'), figures by the id of the standard nobody recorded. */
  readonly missing: readonly string[];
  readonly apply?: Apply;
}

/** The answer of POST /api/v1/assess. A first reading, never a decision: the county bureau decides (L1 第四十四条). */
export interface Assessment {
  readonly asOf: IsoDate;
  /** Id of the county pack. */
  readonly county: string;
  /** People surely counted (P1 第七条); an adult child reading postgraduate is not among them until a person has looked. */
  readonly householdSize: number;
  /** Yuan a month a head over `householdSize`, rounded down to the fen. */
  readonly perCapita?: number;
  readonly standards: readonly UsedStandard[];
  readonly verdicts: readonly Verdict[];
}

/** The first day the rules written here hold; both implementing measures took effect together. */
const RULES_FROM = ['P1', 'P2'];

/**
 * Judges the household by the standards and the law of `facts.asOf` (today when absent).
 * Pure: same facts and context, same answer. Never throws on facts that pass `householdFactsSchema`.
 */
export function assess(
  facts: HouseholdFacts,
  context: AssessContext & { readonly guides: Guides },
): Assessment {
  const s = situationOf(facts, context);
  const judged = RULES_FROM.every(s.isInForce) ? judgeAll(s) : [beforeTheRules(s)];
  const size = s.household.counted.length;
  return {
    asOf: s.asOf,
    county: s.county.id,
    householdSize: size,
    ...(s.incomeFen !== undefined && size > 0 && { perCapita: yuanOf(shareFen(s.incomeFen, size)) }),
    standards: figuresOf(judged).map(shown),
    verdicts: judged.map((judgement) => verdictOf(judgement, s, context)),
  };
}

/** Each figure once, in the order first used. */
function figuresOf(judged: readonly Judged[]): Standard[] {
  return [...new Map(judged.flatMap((j) => j.figures).map((f) => [f.id, f])).values()];
}

function verdictOf(
  judgement: Judgement,
  s: Situation,
  context: AssessContext & { readonly guides: Guides },
): Verdict {
  const { programme, outcome, criteria, notes, monthlyAmount, careLevel } = judgement;
  const apply = outcome === 'unlikely' ? undefined : applyFor(programme, s.facts.hukouHere, context, s.asOf);
  return {
    programme,
    outcome,
    ...(monthlyAmount !== undefined && { monthlyAmount }),
    ...(careLevel !== undefined && { careLevel }),
    reasons: [...reasonsFor(outcome, criteria), ...notes],
    missing: missingFor(outcome, criteria),
    ...(apply !== undefined && { apply }),
  };
}

/** A day before the measures of 2021 is judged by rules nobody wrote down here: a person must look. */
function beforeTheRules(s: Situation): Judged {
  const text = `${s.asOf}那时的${PROGRAMME_LABELS.dibao}规定这里没有登记，要由工作人员看。`;
  const reason = s.because(text, 'P1 第四十二条');
  return {
    programme: 'dibao',
    outcome: 'ask',
    criteria: [{ name: 'rules', answer: 'unknown', reason, missing: [] }],
    notes: [],
    figures: [],
  };
}

function shown(standard: Standard): UsedStandard {
  const { id, what, value, unit, setting, from, source, illustrative } = standard;
  return {
    id,
    what,
    figure: value,
    unit,
    ...(setting !== undefined && { setting }),
    from,
    source,
    ...(illustrative === true && { illustrative }),
  };
}
