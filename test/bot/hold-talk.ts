// Holding a whole talk in a test.
import { expect } from 'vitest';
import { createTurns } from '../../bot/turn.ts';
import { resident, type TestOffice, textOf } from './office.ts';

/** A whole talk: each message and what the replies to it hold; `!` before what they must not hold. */
export async function holdTalk(
  { turns }: TestOffice,
  messages: readonly (readonly [said: string, ...holds: string[]])[],
): Promise<void> {
  const me = resident(turns);
  for (const [said, ...holds] of messages) {
    const text = textOf(await me.say(said));
    for (const hold of holds) {
      if (hold.startsWith('!')) expect(text, said).not.toContain(hold.slice(1));
      else expect(text, said).toContain(hold);
    }
  }
}

/** What is said to each message of one talk. */
export async function repliesIn({ office }: TestOffice, messages: readonly string[]): Promise<string[]> {
  const { say } = resident(createTurns(office));
  const replies: string[] = [];
  for (const message of messages) replies.push(textOf(await say(message)));
  return replies;
}
