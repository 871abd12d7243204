// A talk in a terminal: lines in, words out. For trying the bot, and for hearing it without a browser.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Office } from '../office.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply } from '../talk.ts';
import { failedReply, nameOf, TextTooLong, type Turns } from '../turn.ts';
import { asText, type Channel } from './channel.ts';

export interface TerminalChannel extends Channel {
  /** Talks until 再见, the end of input or `end`. */
  talk(): Promise<void>;
  end(): void;
}

interface Streams {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

const FAREWELL = /^(?:再见|拜拜|bye|exit|quit)[。.!！]*$/i;

export function createTerminal(office: Office, turns: Turns, { input, output }: Streams): TerminalChannel {
  const isTyped = input.isTTY === true;
  const lines = createInterface({ input, output, terminal: isTyped, prompt: zh.terminal.you });
  let conversation: string | undefined;
  let isOver = false;

  const say = (reply: Pick<Reply, 'text' | 'choices'>) =>
    output.write(`${zh.terminal.bot}${asText(reply)}\n`);

  async function answer(text: string): Promise<readonly Pick<Reply, 'text' | 'choices'>[]> {
    try {
      const outcome = await turns.take({
        channel: 'terminal',
        ...(conversation === undefined ? {} : { conversation }),
        messageId: randomUUID(),
        text,
        source: office.dailyKey.mark('sender', 'terminal'),
      });
      conversation = outcome.conversation;
      return outcome.replies;
    } catch (error) {
      if (error instanceof TextTooLong) return [{ text: zh.tooLong }];
      office.log.error({ channel: 'terminal', error: nameOf(error) }, 'a turn failed');
      return [failedReply(office)];
    }
  }

  return {
    name: 'terminal',
    async deliver(to, reply) {
      if (isOver || conversation === undefined) return false;
      if (office.conversations.keyOf(conversation) !== to.conversation) return false;
      output.write('\n');
      say(reply);
      lines.prompt(true);
      return true;
    },
    async talk() {
      lines.prompt();
      for await (const line of lines) {
        // Lines from a pipe are not seen as they are typed; shown, the talk reads as one.
        if (!isTyped) output.write(`${line}\n`);
        if (FAREWELL.test(line.trim())) break;
        for (const reply of await answer(line)) say(reply);
        lines.prompt();
      }
      isOver = true;
      lines.close();
      output.write(`\n${zh.terminal.bye}\n`);
    },
    end: () => lines.close(),
  };
}
