// The language model, for two things only: wording an answer that was found already, and saying which of the articles at
// hand an unclear question is about. Any server that speaks OpenAI's chat completions will do.
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import { type Breaker, createBreaker } from './breaker.ts';
import { CHOOSING, WORDING } from './prompts.ts';

export interface ModelSettings {
  baseUrl: string;
  /** Left out for servers that want none. */
  apiKey?: string | undefined;
  name: string;
}

export interface Candidate {
  id: string;
  title: string;
}

/** What an unclear question means: one of the articles named to the model, or the question put in full. */
export interface Clearer {
  article?: string;
  rewritten?: string;
}

export interface Model {
  /**
   * The article put in words that answer this question. Masked words in, unproven words out: the caller checks them.
   * @param mayGoOn told of the words so far as they come; false ends it there
   * @returns undefined when the model is slow, away, broken off or talks too long
   */
  word(question: string, article: string, mayGoOn: (words: string) => boolean): Promise<string | undefined>;
  /** @param about what the talk was about, for a follow-up that does not say */
  clear(question: string, about: string, candidates: readonly Candidate[]): Promise<Clearer | undefined>;
  readonly breaker: Pick<Breaker, 'isOpen'>;
}

/** A resident waits no longer for better words, in ms. */
const PATIENCE_MS = 6_000;
/** A reply holds 600 characters, the line of sources included; a model that goes on past this is not answering. */
const LONGEST = 420;

class TalksOn extends Error {}
class SaysNothing extends Error {}

interface ModelOptions {
  now(): number;
  /** Told of each failure by the error's kind alone. */
  failed(error: unknown): void;
  patience?: number;
}

export function createModel(
  { baseUrl, apiKey, name }: ModelSettings,
  { now, failed, patience = PATIENCE_MS }: ModelOptions,
): Model {
  const chat = new ChatOpenAI({
    model: name,
    apiKey: apiKey ?? 'none',
    temperature: 0,
    maxTokens: 600,
    maxRetries: 0,
    timeout: patience,
    configuration: { baseURL: baseUrl },
  });
  const breaker = createBreaker(now, failed);
  const wording = ChatPromptTemplate.fromMessages(WORDING).pipe(chat).pipe(new StringOutputParser());

  return {
    breaker,
    word: (question, article, mayGoOn) =>
      breaker.attempt(async () => {
        // One limit for the whole: a server that sends a word a second never times out by itself.
        const signal = AbortSignal.timeout(patience);
        let text = '';
        for await (const part of await wording.stream({ question, article }, { signal })) {
          text += part;
          if (text.length > LONGEST) throw new TalksOn();
          if (!mayGoOn(text)) break;
        }
        signal.throwIfAborted();
        if (text.trim() === '') throw new SaysNothing();
        return text.trim();
      }),
    clear: (question, about, candidates) =>
      breaker.attempt(async () => {
        const ids = candidates.map(({ id }) => id);
        const choice = z.object({
          article: z.enum(['none', ...ids]).describe('最能回答这句话的条目编号；都不合适就写 none'),
          rewritten: z
            .string()
            .max(120)
            .nullable()
            .describe('把这句话补成一句完整的问题；本来就完整就写 null'),
        });
        const choosing = ChatPromptTemplate.fromMessages(CHOOSING).pipe(
          chat.withStructuredOutput(choice, { method: 'functionCalling', name: 'choose' }),
        );
        const list = candidates.map(({ id, title }) => `${id}：${title}`).join('\n');
        const answered = await choosing.invoke(
          { question, about, list },
          { signal: AbortSignal.timeout(patience) },
        );
        // Whatever the server sent, only what was asked for goes on.
        const { article, rewritten } = choice.parse(answered);
        return {
          ...(article === 'none' ? {} : { article }),
          ...(rewritten ? { rewritten } : {}),
        };
      }),
  };
}
