// A letter tells of many things, and the answer takes up some: 房租呢, 那我大儿子腿轧了的事归哪管 ask of another, in words of the
// letter that the answer does not hold.
import { sharedWords } from '../../knowledge/answer/points.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Talk } from '../talk.ts';
import type { Message } from './message.ts';

/** Shorter, what was told is no letter. */
const A_LETTER = 60;
const LONGEST = 24;
/** 房租呢, 那个房子的事, 刚才那个, 再回到: it is asked of something told before. */
const REFERS =
  /^.{1,8}呢[?!。]?$|^(?:那|还有)?.{2,10}(?:的事|那(?:个|件)事|这(?:个|件)?事)|刚才(?:那|说)|回到|前面(?:那|说|讲)|开头(?:那|说)/;
/** So much of the letter goes with it, from its first word there; the words around it may be of something else. */
const TAKEN = 18;
const PAUSE = /[,，。;；!！?？\n]/;

/** The message with what the letter tells of it; undefined where it asks of nothing in a letter, or the last answer speaks of it. */
export function pickedFrom({ office, said: { text } }: Message, talk: Talk): string | undefined {
  if (text.length > LONGEST || !REFERS.test(text)) return undefined;
  const letters = [talk.asked ?? '', ...(talk.matter ?? []).toReversed()]
    .map(normalise)
    .filter(({ length }) => length > A_LETTER);
  const last = office.answerer.read(talk.said?.at(-1) ?? '')?.text ?? '';
  for (const letter of letters) {
    const at = firstOf(text, letter, last);
    if (at === undefined) continue;
    const [told = ''] = letter.slice(at, at + TAKEN).split(PAUSE);
    return `${told} ${text}`;
  }
  return undefined;
}

/** Where the letter speaks of what the message names and the answer does not. */
function firstOf(text: string, letter: string, last: string): number | undefined {
  for (let i = 0; i + 2 <= text.length; i++) {
    const run = text.slice(i, i + 2);
    if (letter.includes(run) && !last.includes(run) && sharedWords(run, letter))
      return letter.lastIndexOf(run);
  }
  return undefined;
}
