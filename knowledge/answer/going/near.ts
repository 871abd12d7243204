// Owns the learnt view of what is said after an article: which articles a message that leaves out what was said may mean, by its
// sense and by how each stands to the one read last (near.generated.bin, near.generated.json; learn.ts).
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Article } from '../../model.ts';
import { type Head, readHead } from '../../text/sense/head.ts';
import { senseOf } from '../../text/sense/sense.ts';
import { best } from '../search/engine.ts';
import { EVIDENCE } from './evidence.ts';
import { createStanding, FLAGS } from './flags.ts';

const learnt = z.strictObject({
  /** What it counts how an article stands to the one read last, by `FLAGS`. */
  flags: z.record(z.string(), z.number()),
  /** What each piece of evidence counts, by `EVIDENCE`. */
  evidence: z.record(z.string(), z.number()),
});

const [points, weights] = ['./near.generated.bin', './near.generated.json'].map(
  (name) => new URL(name, import.meta.url),
) as [URL, URL];
const isLearnt = existsSync(points) && existsSync(weights);
const { flags: ofFlags, evidence: ofEvidence } = isLearnt
  ? learnt.parse(JSON.parse(readFileSync(weights, 'utf8')))
  : { flags: {}, evidence: {} };
/** What was not learnt yet counts nothing. */
const byName = (names: readonly string[], known: Readonly<Record<string, number>>): number[] =>
  names.map((name) => known[name] ?? 0);
/** What each of `EVIDENCE` counts. */
export const WEIGHTS: readonly number[] = byName(EVIDENCE, ofEvidence);

/** What was learnt of going on. */
export interface View {
  readonly head: Pick<Head, 'classes' | 'read'> | undefined;
  readonly flags: readonly number[];
}
const shipped = (): View => ({
  head: isLearnt ? readHead(points) : undefined,
  flags: byName(FLAGS, ofFlags),
});

/** What was said longer ago is less likely meant than what was said last. */
const FADES = 0.35;

export interface Near {
  /** Articles by number. */
  readonly top: readonly number[];
  /** For each article how far it is behind the first (0 and less); the next reading reuses the array. */
  readonly behind: Float64Array;
}

/** What a message in plain speech may mean after these articles, the last said first. */
export type NearestTo = (message: string, said: readonly number[]) => Near;

export function createNear(articles: readonly Article[], { head, flags }: View = shipped()): NearestTo {
  const standing = createStanding(articles);
  const places = new Map(head?.classes.map((id, i) => [id, i]));
  const known = Int32Array.from(articles, ({ id }) => places.get(id) ?? -1);
  const order = new Float64Array(articles.length);
  return (message, said) => {
    const spoken = head?.read(senseOf(message));
    let sum = 0;
    let heard = 0;
    for (let k = 0; k < order.length; k++) {
      const at = known[k] as number;
      if (spoken && at >= 0) {
        sum += spoken[at] as number;
        heard++;
      }
    }
    // One never learnt, such as an editor's new one, is as near as any.
    const usual = heard > 0 ? sum / heard : 0;
    for (let k = 0; k < order.length; k++) {
      const at = known[k] as number;
      order[k] = spoken && at >= 0 ? (spoken[at] as number) : usual;
    }
    const [last] = said;
    if (last !== undefined) standing.add(order, last, flags);
    const ofSame = flags[0] ?? 0;
    for (const [age, k] of said.entries())
      if (age > 0) order[k] = (order[k] as number) + ofSame * Math.max(0, 0.7 - FADES * (age - 1));
    const top = best(order, TOP, Number.NEGATIVE_INFINITY);
    const most = order[top[0] ?? 0] ?? 0;
    for (let k = 0; k < order.length; k++) order[k] = Math.max(FARTHEST, (order[k] as number) - most);
    return { top, behind: order };
  };
}

const TOP = 15;
const FARTHEST = -12;
