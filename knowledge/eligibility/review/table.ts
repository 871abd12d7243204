// Owns a programme's rule as a decision table: every condition, its clause, what it reads, and where its figure is set.
import { type IsoDate, PROGRAMME_LABELS, type Setting, type Standard } from '../../model.ts';
import type { Proviso, Rule } from '../programmes/judgement.ts';
import type { AssessContext } from '../situation.ts';
import type { PlaceOf } from './places.ts';
import { clauseText, factWords, figureText } from './words.ts';

/** What a table is drawn for: the county's figures, the documents, the day, and where figures are written. */
export interface Review extends Pick<AssessContext, 'standards' | 'sources' | 'county'> {
  readonly asOf: IsoDate;
  readonly placeOf: PlaceOf;
}

const SETTINGS: readonly Setting[] = ['rural', 'urban'];

/** The file a rule is written in, from the repository's root. */
export const ruleFile = ({ programme }: Rule) => `knowledge/eligibility/programmes/${programme}.ts`;

/** The rule as Markdown: who hears of it, a table for every road into it, and the clauses that shape it besides. */
export function decisionTable(rule: Rule, review: Review): string {
  const { asOf, county, sources } = review;
  const label = PROGRAMME_LABELS[rule.programme];
  return [
    `# ${label}（${rule.programme}）`,
    `${county.name}，按${asOf}有效的规定和标准。规则写在 ${ruleFile(rule)}。`,
    `看哪些家庭：${rule.concerns}。别的家庭不列出这一项。`,
    '每一条都符合：可能符合；有一条不符合：可能不符合；没有不符合、但有不清楚的：要由工作人员看。',
    ...(rule.ways.length > 1 ? ['有几条路的，取结果最好的一条。'] : []),
    ...rule.ways.flatMap(({ label: way, conditions }) => [
      '',
      `## ${way}`,
      '| # | 条件 | 依据 | 看什么情况 | 用到的数，写在哪里 |',
      '|---|---|---|---|---|',
      ...conditions.map((c, i) =>
        row(
          String(i + 1),
          c.onlyAsks ? `${c.label}（都由工作人员看，自测不断定）` : c.label,
          clauseText(c.clauses, sources, asOf),
          factWords(c.facts),
          figures(c.figures, review),
        ),
      ),
    ]),
    ...(rule.provisos.length > 0
      ? ['', '## 还有', ...rule.provisos.map((one) => provisoLine(one, review))]
      : []),
  ].join('\n');
}

const row = (...cells: string[]) => `| ${cells.map((cell) => cell || '—').join(' | ')} |`;

function provisoLine({ text, clauses, figures: ids = [] }: Proviso, review: Review): string {
  const set = figures(ids, review);
  return `- ${text}。${clauseText(clauses, review.sources, review.asOf)}${set === '' ? '' : `。${set}`}`;
}

/** Every figure with its value here and the place it is written; one nobody recorded is named as such. */
function figures(ids: readonly string[], review: Review): string {
  return ids
    .map((id) => {
      const found = figuresHere(id, review);
      if (found.length === 0) return `${id}：没有登记，遇到它就由工作人员看`;
      return found.map((one) => `${id} ${figureText(one)} ← ${review.placeOf(one)}`).join('；');
    })
    .join('；');
}

/** The figure in force here on the day, once for country and once for town where they differ. */
export function figuresHere(id: string, { standards, county, asOf }: Review): Standard[] {
  const found = SETTINGS.flatMap(
    (setting) => standards.lookup(id, { asOf, region: county.code, setting }) ?? [],
  );
  return [...new Set(found)];
}
