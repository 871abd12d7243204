import { describe, expect, test } from 'vitest';
import { createAnswerer } from '../../../knowledge/answer/answer.ts';
import { createLearnt } from '../../../knowledge/answer/learnt.ts';
import { createThroughout } from '../../../knowledge/answer/throughout.ts';
import { plainSpeech } from '../../../knowledge/text/dialect.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { answerer, knowledge } from './office.ts';

const { articles } = knowledge;
const learnt = createLearnt(articles.map(({ id }) => id));
const throughout = createThroughout(articles, learnt);
const plain = (text: string) => plainSpeech(normalise(text));
const numberOf = (id: string) => articles.findIndex((article) => article.id === id);

/** One need in a line of a letter about quite another. */
const LETTER = `关于低保被停的申诉
领导您好，我是清水镇的村民，今年五十九岁，二〇一九年开始吃低保，一个月三百六。今年六月起卡上没有再打过钱，我去镇里问，窗口的人翻了半天说系统里已经停了，没有人来我家看过，也没有给过我一张纸。
我一个人带着孙子过，种两亩地，养了几只鸡，身上还有高血压。
我娘今年八十六了，高龄津贴从来没有领过，也不知道要怎么申请。
低保停得不明不白，我不服。请问停我的低保要不要先告诉我？`;

describe('what any passage of a message speaks for', () => {
  test('weighs more than it does in the whole', () => {
    const letter = plain(LETTER);
    const found = throughout(letter, true);
    const aged = found.find(({ article }) => article.id === 'old-age-how');
    const chance = learnt.read(letter).chanceOf(numberOf('old-age-how')) ?? 0;
    expect(aged?.weight).toBeGreaterThan(chance + 0.1);
  });

  test('is said after what is asked in the last line', () => {
    const answer = answerer.answer({ text: LETTER, isOurs: true });
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const said = [answer.article, ...answer.also.map(({ article }) => article)].map(({ id }) => id);
    expect(said[0]).toMatch(/stop/);
    expect(said).toContain('old-age-how');
    expect(said.length).toBeLessThanOrEqual(5);
  });

  test('is said of a short message too, clause by clause', () => {
    const answer = answerer.answer({
      text: '我妈低保停了也没人告诉一声，另外她八十二了高龄补贴怎么领',
      isOurs: true,
    });
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const said = [answer.article, ...answer.also.map(({ article }) => article)].map(({ id }) => id);
    expect(said).toContain('old-age-how');
    expect(said.some((id) => id.includes('stop'))).toBe(true);
  });

  test.each(['', '。', '?', ' '.repeat(500), '哦。'.repeat(2000), '低保怎么申请？'.repeat(600)])(
    'nothing odd makes it throw: %#',
    (text) => {
      for (const isLetter of [true, false])
        expect(throughout(plain(text), isLetter).every(({ weight }) => weight > 0 && weight <= 1.7)).toBe(
          true,
        );
    },
  );

  test('comes most of all first', () => {
    const weights = throughout(plain(LETTER), true).map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.length).toBeGreaterThan(0);
  });
});

test('an article that was never learnt, which no passage can speak for, stays first in a letter that asks for it', () => {
  const [like] = articles;
  if (!like) throw new Error('no articles');
  const fresh = { ...like, id: 'hot-water', title: '热水券', ask: ['山里驿站的热水券怎么领'], links: [] };
  const withFresh = {
    ...knowledge,
    articles: [...articles, fresh],
    articlesById: new Map([...knowledge.articlesById, [fresh.id, fresh]]),
  };
  const letter =
    '领导您好，我家住在山里，老伴身体一直不好，去年做了手术花了不少钱，儿子在外面打工也寄不回来多少。听邻居讲山里驿站的热水券可以领，我腿脚不便，这个驿站的热水券到底怎么领，去哪里拿？另外像我们这样的能不能申请低保？';
  const answer = createAnswerer(withFresh, { asOf: () => '2026-11-22' }).answer({
    text: letter,
    isOurs: true,
  });
  if (answer.kind !== 'answer') throw new Error(answer.kind);
  expect(answer.article.id).toBe('hot-water');
  expect(answer.also.length).toBeGreaterThan(0);
});
