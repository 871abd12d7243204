import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerReply, articleReply } from '../../bot/answering.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { Answer } from '../../knowledge/answer/answer.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let opened: TestOffice;
beforeEach(() => {
  opened = testOffice({ county: 'lechang', now: () => new Date('2026-11-25T03:00:00Z') });
});
afterEach(() => opened.end());

describe('figures follow the day asked about', () => {
  test('last year, then another year with nothing but its name, then one nobody recorded', async () => {
    const me = resident(opened.turns);
    const now = textOf(await me.say('护理补贴一个月多少钱'));
    expect(now).toContain('290元');
    expect(now).toContain('2026年通知');
    const before = textOf(await me.say('那去年呢'));
    expect(before).toMatch(/您问的是2025年底的数。.*280元.*2025年通知/s);
    expect(before).not.toContain('290');
    const longAgo = textOf(await me.say('2023年的呢'));
    expect(longAgo).toContain('2023年底的还没有登记，以乐昌市民政局公布的为准');
    expect(longAgo).not.toMatch(/2[89]0元/);
  });

  test('in one question', async () => {
    const said = textOf(await resident(opened.turns).say('2025年残疾人护理补贴多少钱'));
    expect(said).toContain('280元');
    expect(said).toContain('据转引，以窗口答复为准');
  });

  test('a date in a story about something else changes nothing', async () => {
    const said = textOf(await resident(opened.turns).say('我去年交的申请，低保多久能批下来'));
    expect(said).not.toContain('您问的是');
  });
});

describe('what no record stands behind', () => {
  const tampered = (): Answer => {
    const answer = opened.office.answerer.answer({ text: '低保多久能办下来' });
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    return { ...answer, text: answer.text.replace('30个工作日', '3个工作日以内的31天') };
  };

  test('is not sent: the resident hears that it is not known, the log the article and nothing else', () => {
    const { replies, article, talk } = answerReply(opened.office, {}, '低保多久能办下来', tampered());
    expect(replies.map(({ text }) => text).join()).toContain(zh.unknown('').split('\n')[0]);
    expect(article).toBeUndefined();
    expect(talk.unanswered).toBe('低保多久能办下来');
    expect(opened.log).toEqual([
      'error {"article":"dibao-time"} an article says what no record stands behind; it is not sent',
    ]);
  });

  test('beside a sound answer leaves the sound one', () => {
    const answer = opened.office.answerer.answer({ text: '低保要带什么材料？多久能批下来？' });
    if (answer.kind !== 'answer' || answer.also.length === 0) throw new Error(answer.kind);
    const also = answer.also.map((read) => ({ ...read, text: `${read.text}外加999元` }));
    const { replies } = answerReply(opened.office, {}, '', { ...answer, also });
    expect(replies).toHaveLength(1);
    expect(textOf({ replies } as never)).not.toContain('999');
  });

  test('every article can be sent as it is', () => {
    for (const { id } of opened.office.knowledge.articles)
      expect(articleReply(opened.office, {}, id), id).toBeDefined();
    expect(opened.log).toEqual([]);
  });
});
