// Owns reading a message for the programme and the side of it that are meant, each with a certainty.
import type { AspectCode, ProgrammeCode } from '../model.ts';
import type { Found } from '../text/phrases.ts';
import type { Focus } from './focus.ts';
import type { Lexicon, Sense } from './lexicon.ts';
import { STOPS } from './search/stops.ts';

export interface Slots {
  /** Certainty 0–1 for every programme the message names or hints at. */
  readonly programmes: ReadonlyMap<ProgrammeCode, number>;
  /** Certainty 0–1 that the message is about social assistance at all, from words that name no programme. */
  readonly ours: number;
  /** Certainty 0–1 for every side it asks about. */
  readonly aspects: ReadonlyMap<AspectCode, number>;
  /** Characters of the question that belong to no phrase of the lexicon and to no word every question has. */
  readonly rest: number;
  /** Characters of the question outside the names of programmes. */
  readonly unnamed: number;
}

/** A story mentions much that is not asked. */
const TOLD_SHARE = 0.5;

/** Reads the slots of a message. */
export function readSlots({ asked, told }: Focus, lexicon: Lexicon): Slots {
  const inAsked = { programmes: lexicon.programmes.find(asked), aspects: lexicon.aspects.find(asked) };
  const programmes = gather(inAsked.programmes, told === '' ? [] : lexicon.programmes.find(told));
  const ours = programmes.get('general') ?? 0;
  programmes.delete('general');
  return {
    programmes,
    ours,
    aspects: gather(inAsked.aspects, told === '' ? [] : lexicon.aspects.find(told)),
    rest: uncovered(asked, [...inAsked.programmes, ...inAsked.aspects].filter(isSaid), STOPS),
    unnamed: uncovered(asked, inAsked.programmes.filter(isSaid)),
  };
}

/** A hint covers nothing: 医保局 beside 大病救助 asks something of its own. */
const isSaid = ({ value: { certainty } }: { value: { certainty: number } }) => certainty >= 0.9;

type Senses<Code> = readonly Found<Sense<Code>>[];

function gather<Code>(asked: Senses<Code>, told: Senses<Code>): Map<Code, number> {
  const certainty = new Map<Code, number>();
  addTo(certainty, asked, 1);
  addTo(certainty, told, TOLD_SHARE);
  return certainty;
}

function addTo<Code>(certainty: Map<Code, number>, found: Senses<Code>, share: number): void {
  for (const { value } of found) {
    const before = certainty.get(value.code) ?? 0;
    // Two hints say more than one, but never as much as a name.
    certainty.set(value.code, before + (1 - before) * value.certainty * share);
  }
}

function uncovered(
  text: string,
  found: readonly { at: number; phrase: string }[],
  stops?: ReadonlySet<string>,
): number {
  const covered = new Uint8Array(text.length);
  for (const { at, phrase } of found) covered.fill(1, at, at + phrase.length);
  let rest = 0;
  for (let i = 0; i < text.length; i++) {
    if (covered[i] === 0 && text.charCodeAt(i) > 0x2fff && !stops?.has(text.charAt(i))) rest++;
  }
  return rest;
}

/** The code with the highest certainty of at least `floor`; the first named wins a tie. */
export function surest<Code>(certainties: ReadonlyMap<Code, number>, floor: number): Code | undefined {
  let best: Code | undefined;
  let height = floor;
  for (const [code, certainty] of certainties) {
    if (certainty > height || (best === undefined && certainty === height)) {
      best = code;
      height = certainty;
    }
  }
  return best;
}
