// Owns which signs of the lexicon a text shows, and how loudly: people say what they want first and last.
import { createSieve } from '../../knowledge/text/sieve.ts';
import { signAt, signs } from './lexicon.ts';

/** Loudness 0–1 of every sign, in the order of `signs`. */
export type Heard = Float64Array;

/** Up to here a message is one thought; beyond, title, end and story between are weighed apart. */
const short = 120;
const loudness = { head: 1, tail: 0.75, body: 0.4 };

/** The signs shown by text in the form of `normalise()`. */
export function hear(clean: string): Heard {
  const heard = new Float64Array(signs.length);
  if (clean.length <= short) {
    mark(heard, clean, 1);
    return heard;
  }
  const head = headOf(clean);
  mark(heard, head, loudness.head);
  mark(heard, clean.slice(-short), loudness.tail);
  mark(heard, clean.slice(head.length, 2000), loudness.body);
  return heard;
}

/** The title, or what comes before the story begins. */
export function headOf(clean: string): string {
  const firstLine = clean.indexOf('\n');
  if (firstLine > 3 && firstLine <= 80) return clean.slice(0, firstLine);
  // Forms of address are no beginning.
  const address = /^(?:尊敬的|敬爱的)?.{0,12}?(?:[:,!。]|您好|你好)+/.exec(clean)?.[0].length ?? 0;
  return clean.slice(0, address + 80);
}

// Most signs have nothing in a message they could begin with; asking each of them anyway took a third of understanding it.
const sieve = createSieve(signs.map(({ pattern }) => pattern));

function mark(heard: Heard, text: string, loud: number): void {
  sieve.eachPossible(text, (i) => {
    if ((heard[i] as number) < loud && (signs[i] as (typeof signs)[number]).pattern.test(text))
      heard[i] = loud;
  });
}

/** How loudly one sign was heard, 0 when not at all. */
export function loudOf(heard: Heard, name: string): number {
  return heard[signAt(name)] as number;
}
