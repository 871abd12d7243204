// Owns a programme's rule as a graph in the DOT language: roads, conditions in their order, and the three outcomes.
import { PROGRAMME_LABELS } from '../../model.ts';
import type { Condition } from '../condition.ts';
import { OUTCOME_WORDS } from '../explain.ts';
import type { Rule } from '../programmes/judgement.ts';
import type { Review } from './table.ts';
import { clauseText } from './words.ts';

/** Chinese characters a line; points a character; Graphviz knows no Chinese widths, so boxes are sized here. */
const PER_LINE = 16;
const POINTS = 12;
const LINE_POINTS = 17;
const PADDING = 18;
const POINTS_PER_INCH = 72;

/**
 * The graph of a rule. Within a road a condition that holds leads on, one that fails to 可能不符合, one not clear to
 * 要由工作人员看 unless a later one fails; the best road decides.
 */
export function ruleGraph(rule: Rule, { sources, asOf }: Review): string {
  const firstClause = ({ clauses }: Condition) => clauseText(clauses, sources, asOf).split('；')[0];
  const roads = rule.ways.flatMap((way, w) => {
    const ids = way.conditions.map((_, c) => `w${w}c${c}`);
    const boxes = way.conditions.map((condition, c) =>
      node(`w${w}c${c}`, `${condition.label}\n${firstClause(condition)}`, 'shape=box'),
    );
    const steps = way.conditions.flatMap(({ onlyAsks }, c) => {
      const next = ids[c + 1];
      const on = onlyAsks ? (next === undefined ? [] : ['不一定']) : ['符合'];
      return [
        ...on.map((label) => `${ids[c]} -> ${next ?? 'likely'} [label="${label}"]`),
        ...(onlyAsks ? [] : [`${ids[c]} -> unlikely [label="不符合", style=dashed]`]),
        `${ids[c]} -> ask [label="${onlyAsks ? '都要人看' : '不清楚'}", style=dotted]`,
      ];
    });
    return [
      node(`w${w}`, way.label, 'shape=box, style="rounded,filled", fillcolor="#eef3f8"'),
      `start -> w${w}`,
      `w${w} -> ${ids[0] ?? 'likely'}`,
      ...boxes,
      ...steps,
    ];
  });
  return [
    'digraph rule {',
    'rankdir=TB; nodesep=0.5; ranksep=0.6;',
    `node [fontname="Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif", fontsize=${POINTS}];`,
    `edge [fontname="Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif", fontsize=${POINTS - 2}];`,
    node(
      'start',
      `${PROGRAMME_LABELS[rule.programme]}\n${rule.concerns}`,
      'shape=box, style=filled, fillcolor="#f5f0e6"',
    ),
    node('likely', OUTCOME_WORDS.likely, 'shape=box, style="rounded,filled", fillcolor="#dff0d8"'),
    node('unlikely', OUTCOME_WORDS.unlikely, 'shape=box, style="rounded,filled", fillcolor="#eeeeee"'),
    node('ask', OUTCOME_WORDS.ask, 'shape=box, style="rounded,filled", fillcolor="#fcf3cf"'),
    ...roads,
    '}',
  ].join('\n');
}

function node(id: string, text: string, style: string): string {
  const lines = text.split('\n').flatMap(wrapped);
  const longest = Math.max(...lines.map((line) => [...line].length));
  const width = (longest * POINTS + PADDING) / POINTS_PER_INCH;
  const height = (lines.length * LINE_POINTS + PADDING) / POINTS_PER_INCH;
  const size = `fixedsize=true, width=${width.toFixed(2)}, height=${height.toFixed(2)}`;
  return `${id} [label="${words(lines.join('\n'))}", ${size}, ${style}]`;
}

const words = (text: string) => text.replaceAll('"', '\\"').replaceAll('\n', '\\n');

function wrapped(line: string): string[] {
  const characters = [...line];
  const count = Math.max(1, Math.ceil(characters.length / PER_LINE));
  return Array.from({ length: count }, (_, i) => characters.slice(i * PER_LINE, (i + 1) * PER_LINE).join(''));
}
