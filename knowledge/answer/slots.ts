// Owns reading a message for the programme and the side of it that are meant, each with a certainty.
import type { AspectCode, ProgrammeCode } from '../model.ts';
import type { Focus } from './focus.ts';
import type { Lexicon, Sense } from './lexicon.ts';
import type { Phrases } from './phrases.ts';

export interface Slots {
  /** Certainty 0–1 for every programme the message names or hints at. */
  readonly programmes: ReadonlyMap<ProgrammeCode, number>;
  /** Certainty 0–1 for every side it asks about. */
  readonly aspects: ReadonlyMap<AspectCode, number>;
}

/** A story mentions much that is not asked. */
const TOLD_SHARE = 0.5;

/** Reads the slots of a message. */
export function readSlots({ asked, told }: Focus, lexicon: Lexicon): Slots {
  return {
    programmes: gather(lexicon.programmes, asked, told),
    aspects: gather(lexicon.aspects, asked, told),
  };
}

function gather<Code>(phrases: Phrases<Sense<Code>>, asked: string, told: string): ReadonlyMap<Code, number> {
  const certainty = new Map<Code, number>();
  const add = (text: string, share: number) => {
    for (const { value } of phrases.find(text)) {
      const before = certainty.get(value.code) ?? 0;
      // Two hints say more than one, but never as much as a name.
      certainty.set(value.code, before + (1 - before) * value.certainty * share);
    }
  };
  add(asked, 1);
  if (told !== '') add(told, TOLD_SHARE);
  return certainty;
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
