// Whoever was said to lie in hospital a message ago is there still: no ambulance is sent for him, and what lacks is money.
import { numbersFor } from '../../knowledge/text/danger/kinds.ts';
import { needIn } from '../../knowledge/text/danger/needs.ts';
import { isInCare } from '../../knowledge/text/danger/otherwise.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Talk } from '../talk.ts';

/** Somebody has fallen ill anew, or is not there any more. */
const ANEW = /刚[刚才]|突然|忽然|在家|回家|出院|家里|另外/;

/** What is left of danger heard, by what was said before it. */
export function withoutWhoIsInCare(
  heard: Emergency | undefined,
  text: string,
  { asked }: Talk,
): Emergency | undefined {
  if (heard?.kind !== 'medical' || asked === undefined || ANEW.test(text)) return heard;
  const told = normalise(asked);
  if (!isInCare(told)) return heard;
  return needIn(`${told} ${text}`) === 'hospital'
    ? { kind: 'other_hardship', lifeAtStake: false, numbers: numbersFor('other_hardship', false) }
    : undefined;
}
