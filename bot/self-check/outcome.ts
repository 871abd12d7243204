// What a self-check comes to. Where an answer was rough, every household it may mean is judged: a verdict is firm only
// when all agree, and an amount is a range.
import { type Assessment, assess, type Verdict } from '../../knowledge/eligibility/assess.ts';
import type { HouseholdFacts } from '../../knowledge/eligibility/facts.ts';
import type { Answers } from '../flow.ts';
import { factsFrom } from '../flows/self-check.ts';
import type { Office } from '../office.ts';
import { cardWords as say } from '../phrases/self-check-card.ts';

export interface Outcome {
  /** As the API gives it; a verdict the rough answers disagree on is `ask`. */
  assessment: Assessment;
  /** Lowest and highest monthly amount, yuan, by programme; the same twice when it is certain. */
  amounts: ReadonlyMap<string, { low: number; high: number }>;
}

type Knowing = Pick<Office, 'knowledge' | 'guides' | 'today'>;

/** @returns undefined when nobody of the household was named */
export function outcomeOf(office: Knowing, answers: Answers): Outcome | undefined {
  const households = factsFrom(answers);
  return households.length === 0 ? undefined : outcomeFor(office, households);
}

export function outcomeFor({ knowledge, guides, today }: Knowing, households: HouseholdFacts[]): Outcome {
  const context = { ...knowledge, guides, today: today() };
  const all = households.map((facts) => assess(facts, context));
  const [first, ...others] = all as [Assessment, ...Assessment[]];
  const programmes = [...new Set(all.flatMap(({ verdicts }) => verdicts.map((v) => v.programme)))];
  const heard = programmes.map((programme) =>
    all.map(({ verdicts }) => verdicts.find((v) => v.programme === programme)),
  );
  const verdicts = heard.map(agreed);
  const kept = households.map((facts) =>
    facts.propertyWithinLimits === undefined
      ? assess({ ...facts, propertyWithinLimits: true }, context)
      : undefined,
  );
  const { perCapita, ...whole } = first;
  return {
    assessment: {
      ...whole,
      ...(perCapita !== undefined && others.every((a) => a.perCapita === perCapita) ? { perCapita } : {}),
      standards: [...new Map(all.flatMap((a) => a.standards).map((s) => [s.id + s.from, s])).values()],
      verdicts,
    },
    amounts: new Map(
      heard.flatMap((each, n): [string, { low: number; high: number }][] => {
        const verdict = verdicts[n];
        // Where only what they own is open, so much it would be.
        const judged =
          verdict !== undefined && isByProperty(verdict) ? kept.map((a) => amountOf(a, verdict)) : each;
        const sums = judged.flatMap((v) => (v?.monthlyAmount === undefined ? [] : [v.monthlyAmount]));
        // For one end nothing at all: at most so much.
        const low = sums.length < each.length ? 0 : Math.min(...sums);
        return sums.length === 0 || verdict === undefined || verdict.outcome === 'unlikely'
          ? []
          : [[verdict.programme, { low, high: Math.max(...sums) }]];
      }),
    ),
  };
}

/** Only whether the property is too much is open: the income is low enough. */
export const isByProperty = ({ programme, outcome, missing }: Verdict): boolean =>
  programme === 'dibao' && outcome === 'ask' && missing.length === 1 && missing[0] === 'propertyWithinLimits';

const amountOf = (assessment: Assessment | undefined, { programme }: Verdict): Verdict | undefined =>
  assessment?.verdicts.find((one) => one.programme === programme);

/** A programme left out for one household and unlikely for the other come to the same. */
function agreed(each: readonly (Verdict | undefined)[]): Verdict {
  const told = each.filter((v) => v !== undefined);
  const best = told.find((v) => v.outcome === 'likely') ?? told.find((v) => v.outcome === 'ask') ?? told[0];
  const { monthlyAmount, ...shown } = best as Verdict;
  const isFirm = each.every((v) => (v?.outcome ?? 'unlikely') === shown.outcome);
  const isCertain = each.every((v) => v?.monthlyAmount === monthlyAmount);
  // Sums worked out from one end only would be read as the household's own.
  const shared = shown.reasons.filter(({ text }) =>
    told.every((v) => v.outcome !== shown.outcome || v.reasons.some((reason) => reason.text === text)),
  );
  const isSame = isFirm && shared.length === shown.reasons.length;
  const [first] = shown.reasons;
  const rough = {
    text: isFirm ? say.both : say.rough,
    title: first?.title ?? '',
    clause: first?.clause ?? '',
  };
  return {
    ...shown,
    outcome: isFirm ? shown.outcome : 'ask',
    ...(isCertain && monthlyAmount !== undefined ? { monthlyAmount } : {}),
    reasons: isSame ? shown.reasons : [rough, ...shared],
  };
}
