import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../../knowledge/answer/answer.ts';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { answerer, checkHalf, developmentHalf, isRight, knowledge, outcome, questions } from './office.ts';

const ask = (text: string, talk: Omit<Parameters<typeof answerer.answer>[0], 'text'> = {}) =>
  outcome(answerer.answer({ text, ...talk }));

describe('the written questions', () => {
  const share = (half: typeof questions) => half.filter(isRight).length / half.length;

  test('name only articles that exist', () => {
    const ids = questions.flatMap((question) => question.expect);
    const missing = ids.filter(
      (id) => id !== 'unknown' && id !== 'ask_back' && !knowledge.articlesById.has(id),
    );
    expect(missing).toEqual([]);
  });

  test('of the development half are answered right nine times in ten', () => {
    expect(share(developmentHalf)).toBeGreaterThan(0.9);
  });

  test('of the second half, whose misses have been read and mended too, are answered right nearly as often', () => {
    expect(share(checkHalf)).toBeGreaterThan(0.88);
  });

  test('that nothing answers are seldom answered all the same', () => {
    const strange = questions.filter((question) => question.expect[0] === 'unknown');
    const answered = strange.filter(({ ask: text }) => answerer.answer({ text }).kind === 'answer');
    expect(answered.length / strange.length).toBeLessThan(0.18);
  });
});

describe('an answer', () => {
  test('carries the rendered body, its clauses and where to go on', () => {
    const answer = answerer.answer({ text: '低保怎么申请' });
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    expect(answer.article.id).toBe('dibao-how-apply');
    expect(answer.text).not.toContain('{{');
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.related.length).toBeGreaterThan(0);
    expect(answer.related.map(({ id }) => id)).not.toContain('dibao-how-apply');
    expect(answer.slots).toEqual({ programme: 'dibao', aspect: 'how' });
    expect(answer.confidence).toBe(1);
  });

  test('says that a figure of the fictional county is illustrative', () => {
    expect(answerer.read('dibao-standard')).toMatchObject({ illustrative: true, missing: [] });
  });

  test('names the figures a county has not recorded', () => {
    const lechang = createAnswerer(loadKnowledge({ county: loadCounty('lechang') }), {
      asOf: () => '2026-11-22',
    });
    expect(lechang.read('dibao-standard')).toMatchObject({
      illustrative: false,
      missing: ['dibao.standard'],
    });
  });

  test('is rendered anew when the day changes', () => {
    let today = '2026-11-22';
    const county = loadCounty('sample');
    const base = loadKnowledge({ county });
    const changing = createAnswerer(base, { asOf: () => today });
    const before = changing.read('dibao-standard');
    expect(changing.read('dibao-standard')).toBe(before);
    today = '1999-01-01';
    expect(changing.read('dibao-standard')?.text).not.toBe(before?.text);
  });

  test('never exceeds 560 characters, whatever the article', () => {
    const longest = Math.max(...knowledge.articles.map(({ id }) => answerer.read(id)?.text.length ?? 0));
    expect(longest).toBeGreaterThan(50);
    expect(longest).toBeLessThanOrEqual(560);
  });

  test('of an unknown article is undefined', () => {
    expect(answerer.read('no-such-article')).toBeUndefined();
  });
});

describe('a follow-up', () => {
  test.each([
    ['要多久', 'destitute', 'destitute-time'],
    ['那要带什么？', 'dibao', 'dibao-papers'],
    ['那要带什么？', 'rigid_hardship', 'rigid-papers'],
    ['每月多少钱', 'orphan', 'orphan-money'],
  ] as const)('%s keeps the programme under talk (%s)', (text, programme, id) => {
    expect(ask(text, { programme })).toBe(id);
  });

  test('that names another programme leaves the one under talk', () => {
    expect(ask('那特困要带什么材料', { programme: 'dibao' })).toBe('destitute-papers');
    expect(ask('高龄津贴一个月多少钱', { programme: 'dibao' })).toBe('old-age-money');
  });

  test('says which programme it was taken for', () => {
    expect(answerer.answer({ text: '要多久', programme: 'destitute' }).slots).toEqual({
      programme: 'destitute',
      aspect: 'time',
    });
  });
});

describe('asking back', () => {
  test('offers the sides of a programme when only its name is said', () => {
    for (const text of ['低保', '我想问低保', '低保。']) {
      const answer = answerer.answer({ text });
      if (answer.kind !== 'ask_back') throw new Error(`${text}: ${answer.kind}`);
      expect(answer.choices.length).toBeGreaterThan(1);
      expect(answer.choices.length).toBeLessThanOrEqual(3);
      const articles = answer.choices.map(({ article }) => knowledge.articlesById.get(article));
      expect(new Set(articles.map((article) => article?.aspect)).size).toBe(articles.length);
      expect(articles.every((article) => article?.programme === 'dibao')).toBe(true);
    }
  });

  test('offers programmes when only the side is said and nothing is under talk', () => {
    const answer = answerer.answer({ text: '要带什么材料' });
    if (answer.kind !== 'ask_back') throw new Error(answer.kind);
    const articles = answer.choices.map(({ article }) => knowledge.articlesById.get(article));
    expect(articles.every((article) => article?.aspect === 'papers')).toBe(true);
    expect(new Set(articles.map((article) => article?.programme)).size).toBe(articles.length);
  });

  test('is not needed once a programme is under talk', () => {
    expect(answerer.answer({ text: '要带什么材料', programme: 'dibao' }).kind).toBe('answer');
  });

  test('a title that was offered, sent back as text, is answered', () => {
    for (const { id, title } of knowledge.articles) expect(ask(title)).toBe(id);
  });
});

describe('two questions in one message', () => {
  test('get both answers', () => {
    const answer = answerer.answer({ text: '低保要带什么材料？多久能批下来？' });
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const said = [answer.article.id, ...answer.also.map(({ article }) => article.id)];
    expect(said).toEqual(['dibao-papers', 'dibao-time']);
  });

  test('are not seen in a message that asks one', () => {
    const answer = answerer.answer({ text: '低保要带什么材料' });
    expect(answer.kind === 'answer' && answer.also).toEqual([]);
  });
});

/** Ids of all that is answered to a text. */
function answersTo(text: string): string[] {
  const answer = answerer.answer({ text, isOurs: true });
  return answer.kind === 'answer' ? [answer.article.id, ...answer.also.map(({ article }) => article.id)] : [];
}

describe('a letter', () => {
  const story =
    '尊敬的领导：您好！我是大湾镇的村民，今年五十三岁，妻子前年走了，家里还有一个上初中的女儿和七十八岁的母亲，靠我在采石场打零工过日子，' +
    '今年春天我的腰伤了，干不了重活，家里一下子没有了进项，欠了亲戚不少钱，村里人都知道。';

  test('has each of its numbered questions answered, in their order', () => {
    const answers = answersTo(
      `${story}请问：1、低保怎么申请？2、临时救助一年能申请几次？3、母亲高龄津贴多大年纪能领？`,
    );
    expect(answers).toEqual(['dibao-how-apply', 'temp-again', 'old-age-who']);
  });

  test('has its questions answered wherever they stand in it', () => {
    const answers = answersTo(`${story}请问低保怎么申请？${story}还想问残疾证怎么办？`);
    expect(answers).toContain('dibao-how-apply');
    expect(answers.length).toBeGreaterThan(1);
  });

  test('is never answered with more than four articles, nor with one twice', () => {
    const many = Array.from({ length: 9 }, (_, n) => `${n + 1}、低保第${n}回怎么申请，特困怎么办？`).join('');
    const answers = answersTo(story + many);
    expect(answers.length).toBeLessThanOrEqual(4);
    expect(new Set(answers).size).toBe(answers.length);
  });
});

describe('however it is written', () => {
  test.each([
    ['底保怎么申请', 'dibao-how-apply'],
    ['低保怎麼申請', 'dibao-how-apply'],
    ['低 保 怎 么 申 请', 'dibao-how-apply'],
    ['低保怎么申请？？！！', 'dibao-how-apply'],
    ['請問特困供養要帶甚麼材料', 'destitute-papers'],
  ])('%s is understood', (text, id) => {
    expect(ask(text)).toBe(id);
  });

  test('the question at the end of a long story is the one answered', () => {
    const story =
      '我是山里头的，前年秋天从屋顶上摔下来伤了腰，重活做不得。老婆在家带两个小的，大的那个今年上初三。'.repeat(
        30,
      );
    expect(ask(`${story}我想问一下，低保每年都要复查吗？`)).toBe('dibao-regular-check');
  });
});

test.each([
  '我的电话是138 0013 8000，低保怎么申请',
  '低保怎么申请，联系电话：+86 13800138000。',
  '低保怎么申请，我的电话0751-8888888',
])('whoever leaves a number asks nothing about it: %s', (text) => {
  const answer = answerer.answer({ text, isOurs: true });
  expect(answer.kind === 'answer' && answer.article.id).toBe('dibao-how-apply');
});

describe('hostile input', () => {
  const strange: Record<string, string> = {
    nothing: '',
    'a blank': ' ',
    'invisible characters': '\u0000\u0007\u200b',
    'pictures only': '😀😀😀',
    'marks only': '???',
    markup: '<script>alert(1)</script>',
    SQL: "'; DROP TABLE cases; --",
    'half a character': '\ud800',
    'a placeholder': '{{county.name}}',
    'one Latin letter, 4,000 times': 'a'.repeat(4000),
    'one Chinese character, 4,000 times': '低'.repeat(4000),
    '4,000 full stops': '。'.repeat(4000),
  };
  test.each(Object.keys(strange))('%s: not answered, and breaks nothing', (name) => {
    expect(ask(strange[name] ?? '')).toBe('unknown');
  });

  test('no text makes it throw, and the same text always gets the same answer', () => {
    const pieces = fc.constantFrom(
      '低保',
      '特困',
      '怎么',
      '要带什么',
      '？',
      '。',
      '\n',
      '𠮷',
      '<b>',
      '多少钱',
      '1e9',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const answer = answerer.answer({ text });
          expect(answer.confidence).toBeGreaterThanOrEqual(0);
          expect(answer.confidence).toBeLessThanOrEqual(1);
          expect(outcome(answerer.answer({ text }))).toBe(outcome(answer));
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('every wording an editor wrote finds an article, nearly always its own first', () => {
  const wordings = knowledge.articles.flatMap(({ id, ask: asks }) => asks.map((text) => ({ id, text })));
  const own = wordings.filter(({ id, text }) => answerer.findFirst(text)?.id === id);
  expect(own.length / wordings.length).toBeGreaterThan(0.99);
  expect(answerer.find('低保要带什么材料', 3)).toHaveLength(3);
  expect(answerer.findFirst('zzz')).toBeUndefined();
  // Some seven thousand lookups; the machine may be busy.
}, 60_000);
