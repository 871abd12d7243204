// One message: what it means here, what to say, and what must be written. Writes nothing itself.
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { always } from './decide/always.ts';
import { flowOf } from './decide/errand.ts';
import { inFlow } from './decide/in-flow.ts';
import type { Decided, Message } from './decide/message.ts';
import { outsideFlow } from './decide/outside.ts';
import { emergency } from './decide/people.ts';
import { ALWAYS } from './decide/words.ts';
import type { Office } from './office.ts';
import type { Talk } from './talk.ts';

export type { Decided } from './decide/message.ts';

/**
 * Decides on one message.
 * @param source mark of the sender for slowing down guesses at receipt codes; never stored
 */
export async function decide(office: Office, before: Talk, raw: string, source: string): Promise<Decided> {
  const { county, gazetteer, knowledge, guides } = office;
  const context = { county, gazetteer, knowledge, guides, today: office.today() };
  const message: Message = { office, context, said: { raw, text: normalise(raw) }, source };
  // What was offered in the last reply holds for the next message only.
  const { offered: _o, unanswered: _u, ...talk } = before;
  const flow = flowOf(talk);
  const word = ALWAYS.get(message.said.text);
  if (word) return always(message, word, talk, flow);
  const heard = detectEmergency(raw);
  if (heard?.lifeAtStake) return emergency(message, talk, flow, heard.numbers);
  if (flow && talk.flow) return inFlow(message, talk, flow, talk.flow.answers);
  return outsideFlow(message, before, heard);
}
