// Nobody is in danger, and somebody says so, or is lonely.
import { actsIn } from '../../knowledge/text/danger/acts.ts';
import { deniedIn } from '../../knowledge/text/danger/denial.ts';
import { emergencyWords } from '../hotlines.ts';
import { type Aftermath, afterDanger as say } from '../phrases/after-danger.ts';
import type { Talk } from '../talk.ts';
import { LONELY, MOST_BESIDE } from './danger-over.ts';
import { type After, offering } from './danger-said.ts';
import type { Decided, Message } from './message.ts';
import { outsideFlow } from './outside.ts';
import { isQuestion } from './words.ts';

/** Longer, a message is a story of its own. */
const LONGEST = 60;

/** 他妈没死 是跑了 tells what became of her. */
const LIVES = /(?:爸|妈|爹|娘|父亲|母亲|老公|老婆|媳妇|男人)(?:还|并|又|根本)?没死/;

/** 跟机器唠不明白 wants a clerk. */
const WANTS_A_PERSON = /机器|人工|活人|真人|转(?:个|到)?人/;

export async function inNoDanger(message: Message, before: Talk, talk: Talk): Promise<Decided | undefined> {
  const { text } = message.said;
  if (talk.flow || text.length > LONGEST || LIVES.test(text)) return undefined;
  const { county } = message.office;
  const danger = { kind: 'despair' as const, said: [], ago: 0, on: '' };
  const of: Aftermath = 'despair';
  const after: After = { message, before, talk, danger, of, ...actsIn(text) };
  const { left } = after;
  if (LONELY.test(text) && !isQuestion(text) && !WANTS_A_PERSON.test(text))
    return offering(after, 'lonely', say.lonely(emergencyWords(county, ['psychological'])));
  const denied = deniedIn(text);
  if (denied === 'despair' && left.length <= MOST_BESIDE)
    return offering(after, 'eased', say.eased('despair', emergencyWords(county, ['psychological'])));
  if (denied === undefined || left.length < 3 || left === text) return undefined;
  const meant = { ...message, said: { raw: left, text: left } };
  const decided = await outsideFlow(meant, before, undefined);
  // Something was taken for what it was not, whoever took it so.
  return denied === 'despair' ? { ...decided, replies: [{ text: say.sorry }, ...decided.replies] } : decided;
}
