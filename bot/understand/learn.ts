// Owns learning the weights from examples.yaml: `npx tsx bot/understand/learn.ts` writes weights.generated.json.
// Run it after a change to the examples or to the signs; the same input always gives the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readYaml } from '../../knowledge/yaml.ts';
import { eachFeature } from './features.ts';
import { hear } from './hearing.ts';
import { type Intent, intents } from './lexicon.ts';
import { scopeOf } from './scope.ts';

const rounds = 20;
const shrink = 0.002;
/** Weights are kept as whole hundredths, and small ones not at all. */
const worthKeeping = 4;

type Example = { intent: number; features: [number, number][] };

function readExamples(): [Intent, string][] {
  const file = readYaml(readFileSync(new URL('./examples.yaml', import.meta.url), 'utf8')).value;
  const examples = z.record(z.enum(intents), z.array(z.string())).parse(file);
  return Object.entries(examples).flatMap(([intent, texts]) =>
    texts.map((text): [Intent, string] => [intent as Intent, text]),
  );
}

function learn(): Record<string, number[]> {
  const examples = readExamples();
  const counts = new Map<string, number>();
  for (const [, text] of examples) visitAll(text, (name) => counts.set(name, (counts.get(name) ?? 0) + 1));
  // What was seen once says more about that sentence than about the intent.
  const names = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
  const places = new Map(names.map((name, i) => [name, i]));
  const set: Example[] = examples.map(([intent, text]) => {
    const features: [number, number][] = [];
    visitAll(text, (name, strength) => {
      const at = places.get(name);
      if (at !== undefined) features.push([at, strength]);
    });
    return { intent: intents.indexOf(intent), features };
  });
  const weights = descend(set, names.length);
  const kept: Record<string, number[]> = {};
  for (const [i, name] of names.entries()) {
    const row = Array.from(weights.subarray(i * intents.length, (i + 1) * intents.length), (w) =>
      Math.round(w * 100),
    );
    if (row.some((w) => Math.abs(w) >= worthKeeping)) kept[name] = row;
  }
  return kept;
}

function visitAll(text: string, visit: (name: string, strength: number) => void): void {
  const clean = normalise(text);
  const heard = hear(clean);
  eachFeature(clean, heard, scopeOf(heard), visit);
}

/** Multinomial logistic regression by stochastic gradient descent, in a fixed pseudo-random order. */
function descend(set: Example[], size: number): Float64Array {
  const width = intents.length;
  const weights = new Float64Array(size * width);
  const order = set.map((_, i) => i);
  const random = randomFrom(1);
  for (let round = 0; round < rounds; round++) {
    const step = 0.3 / (1 + round / 10);
    shuffle(order, random);
    for (const n of order) {
      const { intent, features } = set[n] as Example;
      const chances = softmax(weights, features);
      for (const [at, strength] of features) {
        for (let k = 0; k < width; k++) {
          const i = at * width + k;
          const slope = ((k === intent ? 1 : 0) - (chances[k] as number)) * strength;
          weights[i] = (weights[i] as number) * (1 - step * shrink) + step * slope;
        }
      }
    }
  }
  return weights;
}

/** mulberry32: the same numbers from the same seed, so that the same examples give the same weights. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

function softmax(weights: Float64Array, features: [number, number][]): Float64Array {
  const width = intents.length;
  const sums = new Float64Array(width);
  for (const [at, strength] of features) {
    for (let k = 0; k < width; k++)
      sums[k] = (sums[k] as number) + (weights[at * width + k] as number) * strength;
  }
  const top = Math.max(...sums);
  let all = 0;
  for (let k = 0; k < width; k++) all += sums[k] = Math.exp((sums[k] as number) - top);
  return sums.map((value) => value / all);
}

const weights = learn();
const lines = Object.entries(weights).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(',')}]`);
writeFileSync(new URL('./weights.generated.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
console.log(`${lines.length} features written`);
