import { Runnable } from '@langchain/core/runnables';
import { expect, test } from 'vitest';
import { answerRunnable } from '../../../knowledge/answer/runnable.ts';
import { answerer } from './office.ts';

const runnable = answerRunnable(answerer);
const question = { text: '低保怎么申请' };

test('the answerer is a LangChain runnable and gives the plain answer', async () => {
  expect(Runnable.isRunnable(runnable)).toBe(true);
  expect(await runnable.invoke(question)).toEqual(answerer.answer(question));
});

test('it answers the same when it is watched, and the watcher sees it end', async () => {
  const ended: unknown[] = [];
  const answer = await runnable.invoke(question, {
    callbacks: [{ handleChainEnd: (output: unknown) => void ended.push(output) }],
  });
  expect(answer).toEqual(answerer.answer(question));
  expect(ended).toHaveLength(1);
});

test('it can be batched and piped', async () => {
  const kinds = runnable.pipe((answer) => answer.kind);
  expect(await kinds.batch([question, { text: '' }])).toEqual(['answer', 'unknown']);
});
