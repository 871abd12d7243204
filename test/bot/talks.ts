// Owns measuring talks: whether the second, third and fourth message of a resident is answered with what it needs, in few words,
// and not with the page he has read already. `npx tsx test/bot/talks.ts [found north south] [-v]` prints the figures, with -v what went wrong.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { decide } from '../../bot/decide.ts';
import type { Office } from '../../bot/office.ts';
import type { Reply, Talk } from '../../bot/talk.ts';
import { testOffice } from './office.ts';

/** `found`: what people who talked with the bot fell over. The others were written by people who never met it. */
export const TALKS = ['found', 'north', 'south', 'east', 'centre', 'west', 'hill', 'river'] as const;
export type TalkSet = (typeof TALKS)[number];

const pattern = z.coerce.string().transform((source) => new RegExp(source));
const turn = z.union([
  z.string().transform((say) => ({ say, holds: [], never: [] })),
  z.strictObject({
    say: z.string(),
    /** What the best clerk would say; read by people. */
    need: z.string().optional(),
    holds: z.array(pattern).default([]),
    never: z.array(pattern).default([]),
  }),
]);
const talks = z.array(z.strictObject({ name: z.string(), turns: z.array(turn) }));

/** More is a page again. */
const MOST = 700;
/** A line as long as this is no phrase of every reply. */
const LINE = 40;

export interface Gone {
  /** Later messages with a need, and how many were answered with it. */
  asked: number;
  good: number;
  /** How many were answered with a reply whose beginning had been said before. */
  repeated: number;
  /** Of all replies to a message together, in the mean. */
  characters: number;
  wrong: string[];
}

/** The choices just shown count for the next message (bot/turn.ts). */
function after(talk: Talk, replies: readonly Reply[]): Talk {
  const offered = replies.findLast(({ choices }) => choices !== undefined)?.choices;
  return offered && !talk.flow ? { ...talk, offered } : talk;
}

const beginningOf = ({ text }: Reply): string => text.split('\n').slice(0, 2).join('\n');

/** How the talks of a set go on. */
export async function goneOf(office: Office, set: TalkSet): Promise<Gone> {
  const file = readFileSync(new URL(`../fixtures/talks/${set}.yaml`, import.meta.url), 'utf8');
  const gone: Gone = { asked: 0, good: 0, repeated: 0, characters: 0, wrong: [] };
  for (const { name, turns } of talks.parse(parse(file))) {
    let talk: Talk = {};
    const begun = new Set<string>();
    for (const { say, holds, never } of turns) {
      const decided = await decide(office, talk, say, 'test');
      talk = after(decided.talk, decided.replies);
      // The question of an errand is asked again until it is answered.
      const told = decided.talk.flow ? decided.replies.slice(0, -1) : decided.replies;
      const beginnings = told.map(beginningOf).filter(({ length }) => length > LINE);
      const isRepeated = beginnings.some((one) => begun.has(one));
      for (const one of beginnings) begun.add(one);
      if (holds.length + never.length === 0) continue;
      const text = decided.replies.map((reply) => reply.text).join('\n');
      const lacking = holds.filter((one) => !one.test(text));
      const besides = never.filter((one) => one.test(text));
      const isGood = lacking.length + besides.length === 0 && !isRepeated && text.length <= MOST;
      gone.asked += 1;
      gone.good += isGood ? 1 : 0;
      gone.repeated += isRepeated ? 1 : 0;
      gone.characters += text.length;
      if (!isGood)
        gone.wrong.push(
          `${set}, ${name}: ${say} → ${decided.understood.article ?? decided.understood.intent}, ${text.length} characters${isRepeated ? ', again' : ''}; lacks ${lacking.map(String).join(' ')}; says ${besides.map(String).join(' ')}`,
        );
    }
  }
  gone.characters /= Math.max(1, gone.asked);
  return gone;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  const { office, end } = testOffice({ now: () => new Date('2026-11-28T02:00:00Z') });
  for (const set of TALKS.filter(
    (one) => asked.every((name) => name.startsWith('-')) || asked.includes(one),
  )) {
    const gone = await goneOf(office, set);
    const share = ((100 * gone.good) / gone.asked).toFixed(1);
    console.log(
      `${set}: ${share} % of ${gone.asked}, said again ${gone.repeated}, ${Math.round(gone.characters)} characters`,
    );
    if (asked.includes('-v')) for (const one of gone.wrong) console.log(`   ${one}`);
  }
  await end();
}
