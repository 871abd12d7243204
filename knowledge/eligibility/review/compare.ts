// Owns what a changed figure does to example households: outcomes before and after, for a person to sign.
import { PROGRAMME_LABELS, type ProgrammeCode } from '../../model.ts';
import { OUTCOME_WORDS } from '../explain.ts';
import type { HouseholdFacts } from '../facts.ts';
import { judgeAll } from '../programmes/all.ts';
import type { Judgement } from '../programmes/judgement.ts';
import { type AssessContext, situationOf } from '../situation.ts';

export interface Example {
  readonly name: string;
  readonly facts: HouseholdFacts;
}

/** One programme of one household that comes out differently. */
export interface Difference {
  readonly household: string;
  readonly programme: ProgrammeCode;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly households: number;
  readonly changed: number;
  readonly differences: readonly Difference[];
  /** Households likely in a programme before and after, with the yuan a month they would be paid. */
  readonly likely: readonly { programme: ProgrammeCode; before: number; after: number }[];
  readonly monthlyYuan: { readonly before: number; readonly after: number };
}

/** Judges every example on `asOf` under the figures of `before` and of `after`. Pure. */
export function compareOutcomes(
  examples: readonly Example[],
  asOf: string,
  before: AssessContext,
  after: AssessContext,
): Comparison {
  const judged = examples.map(({ name, facts }) => {
    const on = { ...facts, asOf };
    return { name, was: judgeAll(situationOf(on, before)), is: judgeAll(situationOf(on, after)) };
  });
  const differences = judged.flatMap(({ name, was, is }) =>
    programmesOf(was, is).flatMap((programme): Difference[] => {
      const [one, other] = [words(was, programme), words(is, programme)];
      return one === other ? [] : [{ household: name, programme, before: one, after: other }];
    }),
  );
  const all = (side: 'was' | 'is') => judged.flatMap((one) => one[side]);
  const codes = programmesOf(all('was'), all('is'));
  const countLikely = (side: 'was' | 'is', programme: ProgrammeCode) =>
    all(side).filter((j) => j.programme === programme && j.outcome === 'likely').length;
  const fen = (side: 'was' | 'is') =>
    all(side).reduce((sum, j) => sum + Math.round((j.monthlyAmount ?? 0) * 100), 0);
  return {
    households: examples.length,
    changed: new Set(differences.map(({ household }) => household)).size,
    differences,
    likely: codes.map((programme) => ({
      programme,
      before: countLikely('was', programme),
      after: countLikely('is', programme),
    })),
    monthlyYuan: { before: fen('was') / 100, after: fen('is') / 100 },
  };
}

function programmesOf(...sides: readonly (readonly Judgement[])[]): ProgrammeCode[] {
  return [...new Set(sides.flat().map(({ programme }) => programme))];
}

function words(judgements: readonly Judgement[], programme: ProgrammeCode): string {
  const found = judgements.find((j) => j.programme === programme);
  if (found === undefined) return '不列出';
  return `${OUTCOME_WORDS[found.outcome]}${found.monthlyAmount === undefined ? '' : `，每月${found.monthlyAmount}元`}`;
}

/** The comparison as Markdown, with a line to sign. */
export function comparisonText(comparison: Comparison, what: string): string {
  const { households, changed, differences, likely, monthlyYuan } = comparison;
  return [
    `# ${what}`,
    '',
    '| 家庭 | 项目 | 改之前 | 改之后 |',
    '|---|---|---|---|',
    ...differences.map(
      ({ household, programme, before, after }) =>
        `| ${household} | ${PROGRAMME_LABELS[programme]} | ${before} | ${after} |`,
    ),
    '',
    `看了${households}户例子，${changed}户结果有变化，共${differences.length}处。`,
    '',
    '| 项目 | 改之前可能符合 | 改之后可能符合 |',
    '|---|---|---|',
    ...likely
      .filter(({ before, after }) => before + after > 0)
      .map(({ programme, before, after }) => `| ${PROGRAMME_LABELS[programme]} | ${before} | ${after} |`),
    `| 例子里低保金合计（元/月） | ${monthlyYuan.before} | ${monthlyYuan.after} |`,
    '',
    '这些是例子，不是真实家庭。看过结果、同意按新数执行的人签字：',
    '姓名：____________　日期：____________　签字：____________',
  ].join('\n');
}
