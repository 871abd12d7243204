// Owns the learnt view of a message's intent: its sense and the signs heard in it (intents.generated.bin).
import { existsSync } from 'node:fs';
import { readHead } from '../../knowledge/text/sense/head.ts';
import { senseOf } from '../../knowledge/text/sense/sense.ts';
import { signsOf } from './features.ts';
import type { Heard } from './hearing.ts';
import { intents } from './lexicon.ts';
import type { Scope } from './scope.ts';

const file = new URL('./intents.generated.bin', import.meta.url);
const head = existsSync(file) ? readHead(file) : undefined;

/** How much the examples speak for each intent, in the order of `intents`; a difference of 1 is odds of e to 1. */
export function learntFor(clean: string, heard: Heard, scope: Scope): Float64Array {
  return head
    ? Float64Array.from(head.read(senseOf(clean), signsOf(heard, scope)))
    : new Float64Array(intents.length);
}
