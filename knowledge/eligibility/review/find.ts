// Owns finding where a limit is set: the figures and conditions that speak of a word, each with file, line, document and day.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMME_LABELS, type Standard } from '../../model.ts';
import { RULES } from '../programmes/all.ts';
import type { Rule } from '../programmes/judgement.ts';
import { figuresHere, type Review } from './table.ts';
import { clauseText, factWords, figureText } from './words.ts';

const RULES_ROOT = join(import.meta.dirname, '..');

/** 'knowledge/eligibility/programmes/dibao.ts:24': the line of the rule's own code that says these words. */
function lineSaying(words: string): string | undefined {
  for (const folder of ['programmes', '.']) {
    for (const name of readdirSync(join(RULES_ROOT, folder)).filter((one) => one.endsWith('.ts'))) {
      const path = join(folder, name);
      const line = readFileSync(join(RULES_ROOT, path), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes(words));
      if (line >= 0) return `knowledge/eligibility/${path.replace(/^\.\//, '')}:${line + 1}`;
    }
  }
  return undefined;
}

/** 'P1 第八条' as its title and clause; a document named in full stays as it is. */
function documentOf({ source }: Standard, { sources }: Review): string {
  const [id = '', ...clause] = source.split(' ');
  const known = sources.get(id);
  return known ? `《${known.title}》${clause.join(' ')}` : source;
}

function figureLines(id: string, review: Review, declared: ReadonlyMap<string, string>): string[] {
  const found = figuresHere(id, review);
  const [first] = found;
  const what = first?.what ?? review.standards.local(id)?.what ?? '';
  if (!first) {
    const place = declared.get(id);
    return [
      `数 ${id}　${what}`,
      '  没有登记：遇到它就由工作人员看；登记用 standard record',
      ...(place === undefined
        ? []
        : [`  名目写在 ${place}，数写在 knowledge/jurisdictions/${review.county.id}.yaml`]),
    ];
  }
  return found.flatMap((one) => [
    `数 ${id}　${what}`,
    `  ${figureText(one)}`,
    `  写在 ${review.placeOf(one)}`,
    `  依据 ${documentOf(one, review)}`,
  ]);
}

interface Said {
  rule: Rule;
  /** The road it is a condition of: 重度残疾人. */
  way: string;
  text: string;
  clauses: readonly string[];
  figures: readonly string[];
  about: string;
}

const saidIn = (rule: Rule): Said[] => [
  ...rule.ways.flatMap(({ label: way, conditions }) =>
    conditions.map((c) => ({
      rule,
      way,
      text: c.label,
      clauses: c.clauses,
      figures: c.figures,
      about: factWords(c.facts),
    })),
  ),
  ...rule.provisos.map(({ text, clauses, figures = [] }) => ({
    rule,
    way: '',
    text,
    clauses,
    figures,
    about: '',
  })),
];

/**
 * What the rules and the figures in force say of a word (财产, 低保标准, 重度残疾, or a figure's id), for a person who
 * looks for the place to check or to change; empty when nothing speaks of it. What a condition reads counts only where
 * no words do: half the rules read 财产.
 * @param declared the figures a county should record, whether it did or not: by id, where each is declared
 */
export function findLimit(word: string, review: Review, declared: ReadonlyMap<string, string>): string[] {
  const whatOf = (id: string) => figuresHere(id, review)[0]?.what ?? review.standards.local(id)?.what ?? '';
  const isAbout = (id: string) => id === word || whatOf(id).includes(word);
  const all = RULES.flatMap(saidIn);
  const known = [
    ...declared.keys(),
    ...review.standards.all(review.asOf).map(({ id }) => id),
    ...all.flatMap(({ figures }) => figures),
  ];
  const figures = [...new Set(known)].filter(isAbout);
  const inWords = all.filter(
    ({ text, way, figures: used }) => text.includes(word) || way.includes(word) || used.includes(word),
  );
  const rules = inWords.length > 0 ? inWords : all.filter(({ about }) => about.includes(word));
  const used = rules.flatMap(({ figures: read }) => (figures.length === 0 && read.length <= 2 ? read : []));
  // The figure that is called so comes before those that only mention it.
  const ids = [...new Set([...figures, ...used])].sort(
    (x, y) => whatOf(x).indexOf(word) - whatOf(y).indexOf(word),
  );
  const byText = new Map<string, Said[]>();
  for (const one of rules) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  return [
    ...ids.flatMap((id) => figureLines(id, review, declared)),
    ...[...byText.values()].flatMap((same) => {
      const [one] = same as [Said];
      const names = [...new Set(same.map(({ rule }) => PROGRAMME_LABELS[rule.programme]))].join('、');
      return [
        `条件 ${one.text}　（${names}）`,
        `  写在 ${lineSaying(one.text) ?? `knowledge/eligibility/programmes/${one.rule.programme}.ts`}`,
        `  依据 ${clauseText(one.clauses, review.sources, review.asOf)}`,
        ...(one.figures.length > 0 ? [`  用到 ${one.figures.join('、')}`] : []),
      ];
    }),
  ];
}
