// What editors learn from talks: questions without an answer and votes, masked, of no talk, and none of a tip-off.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupByLikeness } from '../../knowledge/answer/likeness.ts';
import { maskForStudy, villagePattern } from '../../knowledge/text/masking.ts';
import { ask, resident } from '../support/app.ts';
import { type Browser, type Desk, openDesk } from './console/desk.ts';

let desk: Desk;
let li: Browser;
beforeAll(async () => {
  desk = openDesk();
  await desk.hire('li', 'editor');
  li = desk.browser();
  await li.signIn('li');
});
afterAll(() => desk.dispose());

const UNKNOWN = '我叫王小明，电话13812345678，外星人来了归谁管';
/** Lets half an hour of quiet go by. */
async function settle() {
  desk.clock.pass(31);
  await desk.office.learning.settle();
}
const rate = (body: object) => ask(desk.app, '/api/v1/chat/feedback', { body });
/** A talk in which the first question was answered. */
async function answered(text = '低保怎么申请') {
  const who = resident(desk.app);
  const { conversation, replies } = await who.say(text, 'm-1');
  const answer = replies.find((reply) => reply.feedback)?.feedback?.answer;
  if (answer === undefined) throw new Error('the answer cannot be voted on');
  return { who, conversation, answer };
}

describe('a question nobody could answer', () => {
  it('is kept half an hour after its talk, masked and with nothing of the talk', async () => {
    const who = resident(desk.app);
    const { replies, conversation } = await who.say(UNKNOWN);
    expect(replies.at(-1)?.choices?.some(({ value }) => value === 'hand')).toBe(true);
    await desk.office.learning.settle();
    expect(await desk.office.lessons.unanswered()).toEqual([]);
    await settle();
    const rows = await desk.office.lessons.unanswered();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ on: '2026-11-23' });
    expect(rows[0]?.text).toContain('外星人来了归谁管');
    for (const secret of ['王小明', '13812345678', conversation])
      expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('of a talk that ends in an anonymous tip-off is never kept', async () => {
    const before = await desk.office.lessons.unanswered();
    const who = resident(desk.app);
    await who.say('飞碟坠落赔偿找哪个部门');
    const last = await who.says(
      '我要匿名举报',
      '青山镇石桥村赵老六开越野车还吃低保',
      '普通人家',
      '没有了',
      '匿名提交',
    );
    expect(last.replies.some((reply) => reply.case?.kind === 'tip_off')).toBe(true);
    await settle();
    expect(await desk.office.lessons.unanswered()).toEqual(before);
  });

  it('is shown in groups to the editor, who begins a draft from it or dismisses it', async () => {
    for (const text of ['外星人来了归哪里管呀', '外星人来了归谁管']) await resident(desk.app).say(text);
    await settle();
    const page = await li.get('/staff/knowledge/questions');
    expect(page.text).toMatch(/外星人来了归\S+管\S* 3 次/);
    expect(page.text).toContain('最像的条目');
    const begun = await li.post('/staff/knowledge/questions/draft', {
      ask: '外星人来了归谁管',
      article: 'dibao-where',
      next: 'article',
    });
    expect(begun.to).toMatch(/^\/staff\/knowledge\/drafts\/\w+$/);
    expect((await li.get(begun.to as string)).html).toMatch(/<textarea id="ask"[^>]*>[^<]*外星人来了归谁管/);
    const fresh = await li.post('/staff/knowledge/questions/draft', { ask: '外星人来了归谁管', next: 'new' });
    expect(fresh.html).toMatch(/name="ask"[^>]*>\s*外星人来了归谁管/);
    const ids = (await desk.office.lessons.unanswered()).map(({ id }) => id);
    expect((await li.post('/staff/knowledge/questions/dismiss', { question: ids })).status).toBe(303);
    expect((await li.get('/staff/knowledge/questions')).text).toContain('现在没有');
  });
});

describe('a vote on an answer', () => {
  it('counts once; the same again is the same, the other is refused, an unknown one is not there', async () => {
    const { conversation, answer } = await answered();
    expect((await rate({ conversation, answer, useful: false })).status).toBe(200);
    expect((await rate({ conversation, answer, useful: false })).status).toBe(200);
    expect((await rate({ conversation, messageId: 'm-1', useful: true })).status).toBe(409);
    expect((await rate({ conversation, answer: 'no-such-answer', useful: true })).status).toBe(404);
    expect((await rate({ conversation: 'nobody', answer, useful: true })).status).toBe(404);
    expect((await rate({ conversation, useful: true })).status).toBe(422);
    await settle();
    const votes = await desk.office.lessons.votes('2026-11-01');
    expect(votes).toMatchObject([{ articleId: 'dibao-how-apply', useful: false, question: '低保怎么申请' }]);
  });

  it('in words right after it counts too; later the same words are no vote', async () => {
    const { who } = await answered();
    expect((await who.say('有用')).replies[0]?.text).toContain('谢谢');
    const later = (await who.say('没用')).replies.map(({ text }) => text).join();
    expect(later).not.toContain('记下了');
    const other = await answered('特困怎么申请');
    const no = await other.who.say('没用');
    expect(no.replies[0]?.choices?.map(({ value }) => value)).toContain('hand');
    await settle();
    const votes = await desk.office.lessons.votes('2026-11-01');
    expect(votes.filter(({ useful }) => useful)).toHaveLength(1);
    expect(votes.filter(({ useful }) => !useful)).toHaveLength(2);
    expect(votes.filter(({ useful, question }) => useful && question !== null)).toEqual([]);
  });

  it('shows the editor the worst of the week, small counts as such', async () => {
    const page = await li.get('/staff/knowledge/answers');
    expect(page.text).toMatch(/低保怎么申请 没用 1 票 有用 1 票 50% 票少，只作参考/);
    expect((await li.get('/staff/knowledge/answers?back=3')).text).toContain('这一周没有人评');
  });

  it('is forgotten after ninety days with the questions', async () => {
    await desk.office.lessons.forget('2027-01-01');
    expect(await desk.office.lessons.votes('2026-01-01')).toEqual([]);
  });
});

it('names, numbers, villages and doors are masked; what is asked stays', () => {
  const villages = villagePattern(['石桥', '上湾']);
  const masked = maskForStudy(
    '我叫李桂花，住在石桥村三组12号，身份证440281196003052345，王主任说隔壁张三家有车，低保为什么不批',
    villages,
  );
  for (const secret of ['李桂花', '石桥', '三组', '12号', '440281196003052345', '王主任', '张三'])
    expect(masked).not.toContain(secret);
  expect(masked).toContain('低保为什么不批');
  for (const plain of [
    '低保怎么申请',
    '我是残疾人能领什么',
    '孩子叫什么名字要写吗',
    '高龄津贴多少钱',
    '带什么材料',
    '去哪里办',
  ]) {
    expect(maskForStudy(plain, villages)).toBe(plain);
  }
});

it('like questions come together, others stay apart', () => {
  const texts = [
    '医保卡丢了怎么补',
    '医保卡丢了去哪补',
    '村里修路占了我家地',
    '医保卡丢了咋补办',
    '修路占了我家的地赔多少',
  ];
  expect(groupByLikeness(texts)).toEqual([
    [0, 1, 3],
    [2, 4],
  ]);
});
