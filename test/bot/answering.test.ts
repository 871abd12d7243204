import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerReply, articleReply, beginningOf } from '../../bot/answering.ts';
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

test('nothing is sure enough: the beginning of each that may be meant, none as the answer, and the way to the desk', () => {
  const { office } = opened;
  const near = ['near-who', 'single-who'].map((id) => office.knowledge.articlesById.get(id));
  const { replies, article } = answerReply(office, {}, '高出两三百', {
    kind: 'unknown',
    slots: office.answerer.answer({ text: '高出两三百' }).slots,
    confidence: 0.2,
    near: near.map((one) => ({ id: one?.id ?? '', title: one?.title ?? '' })),
  });
  expect(article).toBeUndefined();
  const [opening, first, second, last] = replies;
  expect(replies).toHaveLength(4);
  expect(opening?.text).toContain('没有把握');
  for (const [n, one] of [first, second].entries()) {
    expect(one?.text.startsWith(`“${near[n]?.title}”：`)).toBe(true);
    expect(one?.sources?.length).toBeGreaterThan(0);
  }
  expect(last?.choices?.map(({ value }) => value)).toEqual([
    'article:near-who',
    'article:single-who',
    'hand',
  ]);
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
    expect(replies.filter(({ text }) => text.includes(answer.text))).toHaveLength(1);
    expect(textOf({ replies } as never)).not.toContain('999');
  });

  test('every article can be sent as it is', () => {
    for (const { id } of opened.office.knowledge.articles)
      expect(articleReply(opened.office, {}, id), id).toBeDefined();
    expect(opened.log).toEqual([]);
  });
});

/** Questions that several articles answer nearly as well; learning anew moves them, but never all of them. */
const UNSURE = [
  '户口在甲镇人住乙镇，两边都推，到底哪边收',
  '你们会不会把我家情况告诉我单位',
  '残疾证办下来了，听说每个月有钱，去哪儿领',
  '吃低保的人出去打工超过半年会停吗',
  '老头子走了钱还打过来',
];

/** Said in short beside whichever of these has something near: learning anew moves them too. */
const NEAR = [
  ...UNSURE,
  '供两个大学生，学费一年三万，能扣掉再算收入不',
  '我家是边缘户，能领钱吗',
  '低保户看病报多少',
];

describe('an answer that may not be the one', () => {
  const near = () => {
    for (const text of NEAR) {
      const answer = opened.office.answerer.answer({ text, isOurs: true });
      const [inShort] = answer.kind === 'answer' ? answer.inShort : [];
      if (answer.kind === 'answer' && inShort) return { text, answer, inShort };
    }
    throw new Error('nothing comes near anything');
  };
  const unsure = () => {
    for (const text of UNSURE) {
      const answer = opened.office.answerer.answer({ text, isOurs: true });
      if (answer.kind === 'answer' && answer.beside) return { text, answer, beside: answer.beside };
    }
    throw new Error('the bot is sure of everything');
  };

  test('has the next one beside it by name, with its own sources, and offers neither again', () => {
    const { text, answer, beside } = unsure();
    const { replies, article } = answerReply(opened.office, {}, text, answer);
    expect(article).toBe(answer.article.id);
    expect(beside.article.id).not.toBe(answer.article.id);
    const at = replies.findIndex((one) => one.text.startsWith(zh.perhaps(beside.article.title)));
    expect(at).toBeGreaterThan(0);
    expect(replies[at]?.text).toContain(beside.text);
    expect(replies[at]?.sources?.length).toBeGreaterThan(0);
    const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
    expect(offered).not.toContain(`article:${beside.article.id}`);
    expect(offered).not.toContain(`article:${answer.article.id}`);
  });

  test('stands alone where no record stands behind the other', () => {
    const { text, answer, beside } = unsure();
    const tampered = { ...answer, beside: { ...beside, text: `${beside.text}外加999元` } };
    const { replies } = answerReply(opened.office, {}, text, tampered);
    expect(replies.map((one) => one.text).join('')).not.toContain(beside.article.title);
    expect(replies[0]?.text).toContain(answer.text);
  });

  test('has the beginning of what came next in a line, with its sources, and the rest of it a tap away', () => {
    const { text, answer, inShort } = near();
    const { replies } = answerReply(opened.office, {}, text, answer);
    const lines = replies.find((one) => one.text.startsWith(zh.alsoInShort));
    expect(lines?.sources?.length).toBeGreaterThan(0);
    expect(lines?.text).toContain(zh.inShort(inShort.article.title, beginningOf(inShort.text)));
    const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
    expect(offered[0]).toBe(`article:${inShort.article.id}`);
    const tampered = { ...answer, inShort: [{ ...inShort, text: `补999元。${inShort.text}` }] };
    const said = answerReply(opened.office, {}, text, tampered).replies.map((one) => one.text);
    expect(said.join('')).not.toContain('999');
  });

  test('begins what came near with what it says, not with the day asked about', async () => {
    const { replies } = await resident(opened.turns).say('去年低保标准多少');
    const lines = replies.find(({ text }) => text.startsWith(zh.alsoInShort))?.text ?? '';
    expect(replies[0]?.text).toContain('您问的是2025年底的数。');
    expect(lines).toContain('“低保标准多久涨一次，谁定”：');
    expect(lines).not.toContain('您问的是');
  });

  test('of several answers shows two whole and of each after them the beginning first', () => {
    const several = opened.office.answerer.answer({
      text: '一周透析三次，原来是低保户，媳妇今年在镇上厂里上了班，一月2600，通知我下个月起低保取消。我想问：一、媳妇刚上班三个月，能不能缓一缓再停；二、取消以后透析的医疗救助还有没有；三、像我这样重病的能不能只保我一个人。',
      isOurs: true,
    });
    if (several.kind !== 'answer') throw new Error('not answered');
    expect(several.also.length).toBeGreaterThanOrEqual(2);
    const { replies } = answerReply(opened.office, {}, '', several);
    const answers = replies.slice(0, 1 + several.also.length);
    expect(answers.map(({ isFurther = false }) => isFurther)).toEqual(answers.map((_, n) => n >= 2));
    // Six clauses under the first at most, three under the others; the rest of them goes as data.
    const clauses = answers.map(
      ({ text }) =>
        text
          .split('\n')
          .at(-1)
          ?.match(/第[^第、；]+条/g)?.length ?? 0,
    );
    for (const count of clauses.slice(1)) expect(count).toBeLessThanOrEqual(3);
    expect(answers.some(({ sources = [] }, n) => sources.length > (clauses[n] ?? 0))).toBe(true);
  });

  test('tells whoever asks what he talks to that it is a machine, in the middle of small talk too', async () => {
    const said = textOf(await resident(opened.turns).say('哈哈 你是真人还是机器人啊 会唱歌不'));
    expect(said).toContain('人工智能程序，不是真人');
  });

  test.each([
    '村里有个五保老头昨天走了 没儿没女 后事谁管',
    '骑电动车摔了 腿骨折 打工没钱看 老板不管',
    '临时救助要带啥',
  ])('is followed by no page of steps and appeals: %s', async (message) => {
    expect(textOf(await resident(opened.turns).say(message))).not.toMatch(
      /^(?:要申请|已经享受).{2,12}的：$/m,
    );
  });

  test.each([
    ['一句。', '一句。'],
    ['第一句。第二句！\n第二行。', '第一句。第二句！'],
    [`${'长'.repeat(80)}。后面。`, `${'长'.repeat(80)}。`],
    [`短。${'长'.repeat(80)}。`, '短。'],
    ['没有句号', '没有句号'],
    ['先查两样：\n· 卡\n· 册\n再问。', '先查两样：卡；册。'],
    [`要看：\n· ${'长'.repeat(90)}\n· 后面`, `要看：${'长'.repeat(90)}。`],
    ['要看：', '要看：'],
  ])('begins with whole sentences: %s', (text, begins) => {
    expect(beginningOf(text)).toBe(begins);
  });

  test('is not doubted when the question is one of its own wordings', () => {
    const answer = opened.office.answerer.answer({ text: '低保多久能批下来' });
    expect(answer).toMatchObject({ kind: 'answer', confidence: 1 });
    expect(answer).not.toHaveProperty('beside');
  });
});

describe('a rule is said beside', () => {
  const said = async (text: string) => resident(opened.turns).say(text);

  test('a self-check of a household told, not one that is only asked for', async () => {
    const told = await said('我和瘫痪的老伴两个人过，没有收入，看看我们够不够低保的条件');
    expect(told.replies.findIndex(({ sources }) => sources)).toBe(0);
    expect(textOf(told)).toContain('我问几个问题');
    expect((await said('帮我测一下')).replies.some(({ sources }) => sources)).toBe(false);
  });

  test('a tip-off, before its first question', async () => {
    const told = await said('村主任要我交两百块资料费才给我的低保表盖章');
    expect(told.replies[0]?.text).toContain('不记您是谁');
    expect(told.replies[1]?.sources?.length).toBeGreaterThan(0);
  });

  test('danger, after the numbers and the offer of help', async () => {
    const told = await said('我爸喝农药了正在抢救，低保户看病医疗救助怎么申请');
    expect(told.replies[0]?.text).toContain('120');
    expect(told.replies[1]?.choices?.[0]?.value).toBe('go:help');
    expect(told.replies[2]?.sources?.length).toBeGreaterThan(0);
  });
});

describe('what no office answers', () => {
  test.each(['火星上能不能种土豆', '给我唱首歌', '红烧肉怎么做才好吃'])('%s', async (text) => {
    const { replies } = await resident(opened.turns).say(text);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toMatch(/^这个我答不上来/);
    expect(replies[0]?.sources).toBeUndefined();
  });
});

describe('what is typed in pinyin', () => {
  const said = async (text: string) => resident(opened.turns).say(text);

  test('is answered, and how it was read is shown first', async () => {
    const { replies, understood } = await said('wo de can ji zheng guo qi le, bu tie hui ting ma');
    expect(replies[0]?.text).toBe(zh.readAs('我的残疾证过期了,补贴会停吗'));
    expect(understood.intent).toBe('policy');
    expect(replies[1]?.sources?.length).toBeGreaterThan(0);
  });

  test('has the numbers first in danger', async () => {
    const { replies, understood } = await said('wo bu xiang huo le');
    expect(understood.intent).toBe('emergency');
    expect(replies[0]?.text).toContain('12356');
  });

  test('is not said again when somebody is reported', async () => {
    const told = await said('cunli shuji ba dibao gei ta qinqi');
    expect(told.understood.intent).toBe('tip_off');
    expect(textOf(told)).not.toContain('村里书记把低保给');
  });
});
