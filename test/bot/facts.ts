// Owns measuring whether first replies hold what their writers need: each needed fact points to the sentences of our articles that
// state it (test/fixtures/facts), and it is held where a reply says nearly the same. Beside blind readers of the same replies it
// counted the same share of messages answered whole (questions-dusk.yaml: 74 of 100 by both).
// `npx tsx test/bot/facts.ts [sets…] [-v]` prints the figures, with -v every fact that is not held.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { testOffice } from './office.ts';
import { decidedOn, sayingsOf } from './understand/voices.ts';

export const SETS = ['dusk', 'noon', 'dawn', 'daybreak', 'night', 'petitions', 'mail'] as const;
export type FactSet = (typeof SETS)[number];

/** A reply says a statement when one bubble holds so many of its pairs of characters; of 1,400 facts three were taken for held at 0.8 that are not. */
const NEARLY = 0.8;

const rows = z.array(
  z.strictObject({
    message: z.number(),
    facts: z.array(z.strictObject({ fact: z.string(), stated: z.array(z.string()) })),
  }),
);

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../fixtures/facts/${name}.yaml`, import.meta.url), 'utf8'));

/** Across marks and numbers too, unlike the pairs of a search: a statement reworded by a comma is the same. */
const pairsOf = (text: string): Set<string> => {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
};

/** The pairs of each statement, by its name; read once for all sets. */
const statements = new Map(
  Object.entries(z.record(z.string(), z.string()).parse(read('statements'))).map(
    ([name, text]) => [name, pairsOf(text)] as const,
  ),
);

export interface Held {
  /** Needed facts, and how many of them the first replies hold. */
  facts: number;
  held: number;
  /** Messages, and how many of them have every needed fact. */
  messages: number;
  full: number;
  /** Of all replies to a message together, in the mean. */
  characters: number;
  missing: string[];
}

/** What the first replies to a set of messages hold of what is needed. */
export async function heldOf(office: Office, set: FactSet): Promise<Held> {
  const sayings = sayingsOf(`questions-${set}.yaml`);
  const held: Held = { facts: 0, held: 0, messages: 0, full: 0, characters: 0, missing: [] };
  let characters = 0;
  for (const { message, facts } of rows.parse(read(set))) {
    const saying = sayings[message];
    if (!saying) throw new Error(`questions-${set}.yaml has no message ${message}`);
    const { replies } = await decidedOn(office, saying);
    const bubbles = replies.map(({ text }) => pairsOf(text));
    const isSaid = (key: string): boolean => {
      const stated = statements.get(key);
      if (!stated) throw new Error(`statements.yaml has no ${key}`);
      return bubbles.some((bubble) => {
        let shared = 0;
        for (const pair of stated) if (bubble.has(pair)) shared++;
        return shared >= NEARLY * stated.size;
      });
    };
    const lacking = facts.filter(({ stated }) => !stated.some((one) => one.split(' + ').every(isSaid)));
    held.facts += facts.length;
    held.held += facts.length - lacking.length;
    held.messages += 1;
    if (lacking.length === 0) held.full += 1;
    characters += replies.reduce((sum, { text }) => sum + text.length, 0);
    held.missing.push(...lacking.map(({ fact }) => `${set} ${message}: ${fact}`));
  }
  held.characters = characters / Math.max(1, held.messages);
  return held;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  const isVerbose = asked.includes('-v');
  const { office, end } = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
  for (const set of SETS.filter(
    (one) => asked.every((name) => name.startsWith('-')) || asked.includes(one),
  )) {
    const { facts, held, messages, full, characters, missing } = await heldOf(office, set);
    console.log(
      `${set}: full ${percent(full, messages)}, facts ${percent(held, facts)}, ${Math.round(characters)} characters`,
    );
    if (isVerbose) for (const one of missing) console.log(`   ${one}`);
  }
  await end();
}
