// Owns what every criterion looks at: the facts, the household, the figures of the day and the law of the day.
import type { County } from '../jurisdictions/schema.ts';
import type { IsoDate, Source, Standard, Standards } from '../model.ts';
import type { Reason } from './criterion.ts';
import type { HouseholdFacts } from './facts.ts';
import { type Household, householdOf } from './household.ts';
import { fenOf } from './money.ts';

/** What an assessment stands on besides the facts. Nothing is read from the clock or the disk. */
export interface AssessContext {
  readonly standards: Standards;
  readonly sources: ReadonlyMap<string, Source>;
  readonly county: County;
  /** The day in Beijing, used when the facts name no `asOf`. */
  readonly today: IsoDate;
}

/** Clauses that say the same thing, newest document first: 'L1 第十八条', 'L2 第九条'. */
export type Clauses = readonly [string, ...string[]];

export interface Situation {
  readonly facts: HouseholdFacts;
  readonly household: Household;
  readonly asOf: IsoDate;
  readonly county: County;
  /** Counted income of the household, whole fen a month; undefined when not said. */
  readonly incomeFen: number | undefined;
  /** The figure in force on `asOf` here, remembered as used; undefined when nobody recorded it. */
  figure(id: string): Standard | undefined;
  /** Every figure consulted so far, those of a judgement asked for by `once` left out. */
  used(): readonly Standard[];
  /** Is the document in force on `asOf`? */
  isInForce(sourceId: string): boolean;
  /** What `judge` finds, worked out once for the household however many rules ask. */
  once<T>(name: string, judge: (s: Situation) => T): T;
  /** The figures consulted in working out `once(name)`. */
  figuresOf(name: string): readonly Standard[];
  /** A reason resting on the first of `clauses` ('L1 第十八条') whose document is in force on `asOf`. */
  because(text: string, ...clauses: Clauses): Reason;
}

/** Puts the facts beside the figures and the law of their day. */
export function situationOf(facts: HouseholdFacts, context: AssessContext): Situation {
  const asOf = facts.asOf ?? context.today;
  const household = householdOf(facts);
  const incomeFen = facts.monthlyIncome === undefined ? undefined : fenOf(facts.monthlyIncome);
  const looked = new Map<string, Standard | undefined>();
  const found = new Map<string, { value: unknown; figures: readonly Standard[] }>();
  const lookUp = (id: string) => {
    if (!looked.has(id)) {
      const query = { asOf, region: context.county.code, setting: facts.setting };
      looked.set(id, context.standards.lookup(id, query));
    }
    return looked.get(id);
  };
  const isInForce = (id: string) => isSourceInForce(context.sources.get(id), asOf);
  const view = (): Situation => {
    const used = new Map<string, Standard>();
    return {
      facts,
      household,
      asOf,
      county: context.county,
      incomeFen,
      figure(id) {
        const standard = lookUp(id);
        if (standard !== undefined) used.set(id, standard);
        return standard;
      },
      used: () => [...used.values()],
      isInForce,
      once<T>(name: string, judge: (s: Situation) => T): T {
        let known = found.get(name);
        if (known === undefined) {
          const s = view();
          const value = judge(s);
          known = { value, figures: s.used() };
          found.set(name, known);
        }
        return known.value as T;
      },
      figuresOf: (name) => found.get(name)?.figures ?? [],
      because(text, ...clauses) {
        const cited = clauses.find((c) => isInForce(sourceIdOf(c))) ?? clauses[0];
        const id = sourceIdOf(cited);
        return { text, title: context.sources.get(id)?.title ?? id, clause: cited.slice(id.length + 1) };
      },
    };
  };
  return view();
}

/** Is the document in force on the day? An unknown document never is. */
export function isSourceInForce(source: Source | undefined, asOf: IsoDate): boolean {
  return source !== undefined && firstDay(source) <= asOf && asOf <= (source.effectiveTo ?? '9999-12-31');
}

function sourceIdOf(clause: string): string {
  return clause.slice(0, clause.indexOf(' '));
}

/** Where only the year of a document is known, it counts from the last day of that year, never too early. */
function firstDay(source: Source): IsoDate {
  return source.effectiveFrom.length === 4 ? `${source.effectiveFrom}-12-31` : source.effectiveFrom;
}
