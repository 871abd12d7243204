// Owns measuring what is heard of danger in test/fixtures/danger.yaml: how much is missed, what is heard where nothing is.
// `npx tsx test/knowledge/text/danger.ts [dev|check] [-v]` prints the figures, with -v what went wrong.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { detectEmergency } from '../../../knowledge/text/emergency.ts';

const said = z.string().transform((text) => text.split('\n').filter((line) => line !== ''));
const kinds = z.array(
  z.union([
    /** `first`: the numbers any of which may stand in front. */
    z.strictObject({
      kind: z.string(),
      first: z.string().transform((ids) => ids.split(' ')),
      says: said,
    }),
    z.strictObject({ kind: z.string(), safe: z.literal(true), says: said }),
  ]),
);

export interface Told {
  text: string;
  kind: string;
  /** None: nobody is in danger. */
  first: string[] | undefined;
}

export function toldIn(file: string): Told[] {
  const source = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');
  return kinds.parse(parse(source)).flatMap((group) =>
    group.says.map((text) => ({
      text,
      kind: group.kind,
      first: 'first' in group ? group.first : undefined,
    })),
  );
}

/** FNV-1a, so that a message keeps its half whatever is added around it. */
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

export const isDevelopment = ({ text }: Told): boolean => hash(text) % 2 === 1;

export interface Measured {
  /** Messages of danger, and those not heard. */
  danger: number;
  missed: Told[];
  /** Heard, but another number stands first. */
  misdirected: Told[];
  safe: number;
  alarmed: Told[];
}

export function measure(told: readonly Told[]): Measured {
  const result: Measured = { danger: 0, missed: [], misdirected: [], safe: 0, alarmed: [] };
  for (const one of told) {
    const heard = detectEmergency(one.text);
    if (!one.first) {
      result.safe++;
      if (heard) result.alarmed.push(one);
      continue;
    }
    result.danger++;
    if (!heard) result.missed.push(one);
    else if (!one.first.includes(heard.numbers[0] as string)) result.misdirected.push(one);
  }
  return result;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [half = 'both', verbose] = process.argv.slice(2);
  const all = toldIn('danger.yaml');
  for (const [name, told] of [
    ['dev', all.filter(isDevelopment)],
    ['check', all.filter((one) => !isDevelopment(one))],
  ] as const) {
    if (half !== 'both' && half !== name) continue;
    const { danger, missed, misdirected, safe, alarmed } = measure(told);
    console.log(
      `${name}: heard ${danger - missed.length} of ${danger} (${(100 * (1 - missed.length / danger)).toFixed(1)} %), ` +
        `another number first ${misdirected.length}; false alarms ${alarmed.length} of ${safe} (${((100 * alarmed.length) / safe).toFixed(1)} %)`,
    );
    if (!verbose) continue;
    for (const { kind, text } of missed) console.log(`   missed ${kind}: ${text}`);
    for (const { kind, text } of misdirected)
      console.log(`   first ${detectEmergency(text)?.numbers[0]} for ${kind}: ${text}`);
    for (const { kind, text } of alarmed)
      console.log(`   alarm ${detectEmergency(text)?.kind} in ${kind}: ${text}`);
  }
}
