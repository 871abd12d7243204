import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EvaluationFaults, evaluate } from '../../../knowledge/answer/evaluate.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingbai-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...rows: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return path;
}

const corpus = file(
  'corpus.jsonl',
  { id: 'a', text: '申请低保要带户口簿和身份证' },
  { id: 'b', text: '特困老人可以住进敬老院' },
  { id: 3, text: '高龄津贴按月发到卡上' },
);

test('an evaluation counts hits, reciprocal ranks and questions a second', () => {
  const queries = file(
    'queries.jsonl',
    { id: 1, text: '低保带什么证件', relevant: ['a'] },
    { id: 2, text: '老人住敬老院', relevant: ['b', 'a'] },
    { id: 3, text: '津贴哪天发', relevant: [3] },
    { id: 4, text: '敬老院', relevant: ['a'] },
  );
  const result = evaluate(corpus, queries);
  expect(result).toMatchObject({
    passages: 3,
    questions: 4,
    unanswerable: 0,
    'hit@1': 0.75,
    'hit@3': 0.75,
    'hit@10': 0.75,
    'mrr@10': 0.75,
  });
  expect(result.questions_per_second).toBeGreaterThan(0);
});

test('bad rows are reported together, each with its file and line', () => {
  const bad = file('bad.jsonl', { id: 'a', text: 'x' }, '{oops', { id: 'c' }, { id: 'a', text: 'y' }, '[]');
  const queries = file('bad-queries.jsonl', { id: 1, text: 'x' });
  expect.assertions(2);
  try {
    evaluate(bad, queries);
  } catch (error) {
    expect(error).toBeInstanceOf(EvaluationFaults);
    expect((error as Error).message.split('\n').map((line) => line.replace(folder, ''))).toEqual([
      '/bad.jsonl:2 不是合格的 JSON',
      '/bad.jsonl:3 text：要是一段文字',
      '/bad.jsonl:5 整行：要是一个对象',
      '/bad-queries.jsonl:1 relevant：要列出至少一个编号',
      '/bad.jsonl:4 编号“a”用了两次',
    ]);
  }
});

test('a missing or empty file is said to be so', () => {
  expect(() => evaluate(join(folder, 'none.jsonl'), corpus)).toThrow('none.jsonl 读不了');
  expect(() => evaluate(file('empty.jsonl', ''), file('empty-too.jsonl', ''))).toThrow('empty.jsonl 是空的');
});
