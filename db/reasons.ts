// The reasons officers give: they lie in the event they belong to, and the chain is never erased, so there they are sealed
// under the key of the case and are gone with it. The chain's hash covers what is sealed, and needs no key to be checked.
import { ERASED } from '../knowledge/casework/erased.ts';
import type { KeptEvent } from './events.ts';
import type { WordKey } from './words.ts';

/** Fields of events that an officer writes freely and that are no message of the case. */
const REASONS = ['reason', 'referTo'] as const;

type Body = Record<string, unknown> & { sealed?: Record<string, string> };

/** Whether an event holds words to be sealed. */
export const hasReason = (event: object): boolean => REASONS.some((field) => field in event);

/** The body as it is kept: its reasons in base64 under `sealed`, by field. */
export function sealReasons(body: Record<string, unknown>, words: WordKey): Body {
  const kept: Body = { ...body };
  const sealed: Record<string, string> = {};
  for (const field of REASONS) {
    if (typeof body[field] !== 'string') continue;
    delete kept[field];
    sealed[field] = words.seal(body[field]).toString('base64');
  }
  return Object.keys(sealed).length === 0 ? kept : { ...kept, sealed };
}

/** The event with its reasons readable; one of a case that was erased says so in their place. */
export function openReasons(event: KeptEvent, words: WordKey): KeptEvent {
  const { sealed, ...body } = JSON.parse(event.body) as Body;
  if (sealed === undefined) return event;
  for (const [field, value] of Object.entries(sealed)) {
    body[field] = words.open({ text: ERASED, sealed: Buffer.from(value, 'base64') });
  }
  return { ...event, body: JSON.stringify(body) };
}
