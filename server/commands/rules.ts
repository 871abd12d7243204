// `rules …`: the self-check's rules for a policy officer to read, trace and sign.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instance } from '@viz-js/viz';
import { parse } from 'yaml';
import { type Base, readBase } from '../../knowledge/base.ts';
import { readFacts } from '../../knowledge/eligibility/facts.ts';
import { RULES } from '../../knowledge/eligibility/programmes/all.ts';
import type { Rule } from '../../knowledge/eligibility/programmes/judgement.ts';
import { compareOutcomes, comparisonText, type Example } from '../../knowledge/eligibility/review/compare.ts';
import { findLimit } from '../../knowledge/eligibility/review/find.ts';
import { ruleGraph } from '../../knowledge/eligibility/review/graph.ts';
import { placesOf } from '../../knowledge/eligibility/review/places.ts';
import { decisionTable, type Review, ruleFile } from '../../knowledge/eligibility/review/table.ts';
import { traceOf } from '../../knowledge/eligibility/review/trace.ts';
import { type County, loadCounty, standardSchema } from '../../knowledge/jurisdictions/schema.ts';
import { assemble } from '../../knowledge/load.ts';
import { type IsoDate, PROGRAMME_LABELS, type Standard } from '../../knowledge/model.ts';
import { recordedOver } from '../../knowledge/recorded.ts';
import type { Settings } from './settings.ts';
import { recordedFigures } from './standards.ts';
import { type ExitCode, Misused, Refused, type Terminal } from './terminal.ts';

/** The households that ship as examples. */
const EXAMPLES = join(import.meta.dirname, '../../test/fixtures/households');

interface Ground {
  readonly base: Base;
  readonly county: County;
  readonly today: IsoDate;
}

/** The rules' ground: the county's pack with what the office recorded over it, as the server answers from. */
export async function groundOf(county: string, settings: Settings, today: IsoDate): Promise<Ground> {
  const pack = loadCounty(county);
  const recorded =
    county === settings.county && existsSync(settings.databaseFile)
      ? await recordedFigures(settings.databaseFile)
      : [];
  const own = recorded.filter(({ region }) => region === pack.code);
  return {
    base: readBase(),
    county: { ...pack, standards: recordedOver(pack.standards, own) },
    today,
  };
}

/** Prints every programme with the file its rule is written in. */
export function listRules(terminal: Terminal): ExitCode {
  for (const rule of RULES) {
    const conditions = rule.ways.reduce((sum, way) => sum + way.conditions.length, 0);
    terminal.say(
      `${rule.programme}\t${PROGRAMME_LABELS[rule.programme]}\t${rule.ways.length}条路${conditions}个条件\t${ruleFile(rule)}`,
    );
  }
  return 0;
}

/** Prints one rule as a decision table; with `svg`, writes its graph too. @throws Misused for a programme nobody knows */
export async function showRule(
  programme: string,
  { svg, asOf }: { svg?: string | undefined; asOf?: string | undefined },
  ground: Ground,
  terminal: Terminal,
): Promise<ExitCode> {
  const rule = ruleNamed(programme);
  const review = reviewOf(ground, dayOf(asOf, '--as-of') ?? ground.today);
  terminal.say(decisionTable(rule, review));
  if (svg !== undefined) {
    const viz = await instance();
    writeFileSync(svg, viz.renderString(ruleGraph(rule, review), { format: 'svg' }));
    terminal.note(`${svg}: the graph.`);
  }
  return 0;
}

/** Prints where a limit is set: every figure and condition that speaks of the word. @throws Refused when none does */
export function findRule(
  word: string,
  asked: string | undefined,
  ground: Ground,
  terminal: Terminal,
): ExitCode {
  const declared = new Map(
    ground.base.local.map(({ value, file, lineOf }) => [value.id, `${file}:${lineOf(['id'])}`]),
  );
  const lines = findLimit(word, reviewOf(ground, dayOf(asked, '--as-of') ?? ground.today), declared);
  if (lines.length === 0)
    throw new Refused(
      `Nothing in the rules or the figures speaks of ${word}. Try a shorter word, or: rules list.`,
    );
  for (const line of lines) terminal.say(line);
  return 0;
}

/** Prints why each household of a file came out as it did. @throws Misused with every fault of the file */
export function explainHousehold(path: string, ground: Ground, terminal: Terminal): ExitCode {
  const context = { ...assemble(ground.base, ground.county), today: ground.today };
  const placeOf = placesOf(ground.base, ground.county);
  for (const { name, facts } of householdsIn(path)) {
    terminal.say(`# ${name}`);
    for (const line of traceOf(facts, context, placeOf)) terminal.say(line);
    terminal.say('');
  }
  return 0;
}

/** What was typed: options of `rules compare`. */
export interface Change {
  standard: string;
  value: string;
  from: string;
  setting?: string | undefined;
  households?: string | undefined;
}

/** Prints what another figure would do to the example households, for a person to sign. */
export function compareFigure(change: Change, ground: Ground, terminal: Terminal): ExitCode {
  const { base, county, today } = ground;
  const figure = figureOf(change, ground);
  const changed: County = { ...county, standards: recordedOver(county.standards, [figure]) };
  const examples = examplesIn(change.households ?? EXAMPLES);
  const comparison = compareOutcomes(
    examples,
    figure.from,
    { ...assemble(base, county), today },
    { ...assemble(base, changed), today },
  );
  const was = assemble(base, county).standards.lookup(figure.id, {
    asOf: figure.from,
    region: county.code,
    setting: figure.setting ?? 'rural',
  });
  const old = was === undefined ? '没有登记' : `${was.value}${was.unit}`;
  const title = `${county.name}：${figure.what}从${figure.from}起由${old}改为${figure.value}${figure.unit}，例子家庭的结果会怎么变`;
  terminal.say(comparisonText(comparison, title));
  return 0;
}

function ruleNamed(programme: string): Rule {
  const rule = RULES.find((one) => one.programme === programme);
  if (rule) return rule;
  throw new Misused(
    `There is no rule for ${programme}. There are: ${RULES.map((one) => one.programme).join(', ')}.`,
  );
}

function reviewOf({ base, county }: Ground, asOf: IsoDate): Review {
  const { standards, sources } = assemble(base, county);
  return { standards, sources, county, asOf, placeOf: placesOf(base, county) };
}

function dayOf(day: string | undefined, option: string): IsoDate | undefined {
  if (day === undefined || standardSchema.shape.from.safeParse(day).success) return day;
  throw new Misused(`${option}: a day is written 2026-01-31.`);
}

function figureOf({ standard, value, from, setting }: Change, { base, county }: Ground): Standard {
  const { standards } = assemble(base, county);
  const declared = standards.local(standard) ?? standards.history(standard)[0];
  if (declared === undefined) throw new Misused(`--standard: there is no figure ${standard}.`);
  const read = standardSchema.safeParse({
    id: standard,
    what: declared.what,
    kind: declared.kind,
    unit: declared.unit,
    value: Number(value),
    region: county.code,
    ...(setting !== undefined && { setting }),
    from,
    source: '试算，还没有登记',
    grade: 'S',
  });
  if (read.success) return read.data;
  throw new Misused(read.error.issues.map((i) => `--${String(i.path[0])}: ${i.message}`).join('\n'));
}

/** The households of a file: bare facts, one entry with name and facts, or a list of them; YAML or JSON. */
function householdsIn(path: string): Example[] {
  if (!existsSync(path)) throw new Refused(`${path}: there is no such file or folder.`);
  const value: unknown = parse(readFileSync(path, 'utf8'));
  const entries = Array.isArray(value) ? value : [value];
  return entries.map((entry, index): Example => {
    const wrapped = typeof entry === 'object' && entry !== null && 'facts' in entry;
    const { name, facts } = wrapped
      ? (entry as { name?: string; facts: unknown })
      : { name: undefined, facts: entry };
    const read = readFacts(facts);
    if (read.ok) return { name: name ?? `第${index + 1}户`, facts: read.facts };
    throw new Misused(
      read.errors.map((e) => `${path}: ${name ?? index + 1}: ${e.path} ${e.message}`).join('\n'),
    );
  });
}

function examplesIn(folder: string): Example[] {
  if (!existsSync(folder)) throw new Refused(`${folder}: there is no such file or folder.`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => householdsIn(join(folder, name)));
}
