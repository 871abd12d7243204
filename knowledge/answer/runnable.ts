// Owns the answerer as a LangChain runnable: it can be piped, batched and traced like any other.
import { RunnableLambda } from '@langchain/core/runnables';
import type { Answer, Answerer, Question } from './answer.ts';

/** Straight to the answer when nobody watches; with a config (callbacks, tags, a signal) LangChain's own way. */
class AnswerRunnable extends RunnableLambda<Question, Answer> {
  readonly #answerer: Answerer;

  constructor(answerer: Answerer) {
    super({ func: (question: Question) => answerer.answer(question) });
    this.#answerer = answerer;
  }

  override invoke(
    ...[question, config]: Parameters<RunnableLambda<Question, Answer>['invoke']>
  ): Promise<Answer> {
    // RunnableLambda spends 20 µs a call on run trees and async context, as much as the answer itself.
    if (config === undefined) {
      return new Promise((resolve) => {
        resolve(this.#answerer.answer(question));
      });
    }
    return super.invoke(question, config);
  }
}

/** `answerer` as a runnable from Question to Answer. */
export function answerRunnable(answerer: Answerer): RunnableLambda<Question, Answer> {
  return new AnswerRunnable(answerer);
}
