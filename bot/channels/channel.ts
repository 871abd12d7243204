// What every way of talking has in common. A channel turns its own messages into turns and brings replies back;
// what is said is decided elsewhere.
import type { Reply } from '../talk.ts';

export interface Recipient {
  /** Key of the talk; the web page listens under it. */
  conversation: string;
  /** The channel's own address (a WeChat contact id), where it has one. */
  address?: string;
}

export interface Channel {
  readonly name: string;
  /**
   * Brings a late reply to a resident.
   * @returns whether it arrived; false: nobody is there now, try again later
   */
  deliver(to: Recipient, reply: Reply): Promise<boolean>;
}

/** A reply as plain text, for channels that cannot show buttons: choices become a numbered list. */
export function asText({ text, choices }: Pick<Reply, 'text' | 'choices'>): string {
  if (!choices || choices.length === 0) return text;
  return [text, ...choices.map(({ label }, n) => `${n + 1}. ${label}`)].join('\n');
}
