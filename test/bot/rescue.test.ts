// Urgent help is filed on the tap that asks for it; whoever breaks off afterwards is not lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const GREEN = '999901101';

describe('somebody without food', () => {
  let test: TestOffice;
  beforeEach(() => {
    test = testOffice({ now: () => new Date('2026-11-23T02:00:00Z') });
  });
  afterEach(() => test.end());

  const seen = (role: 'desk' | 'clerk', number: string) =>
    test.office.reading.find(role === 'clerk' ? { role, unit: GREEN } : { role }, number);
  const numberIn = (replies: { case?: { trackingNumber: string } }[]) =>
    replies.find((reply) => reply.case)?.case?.trackingNumber as string;

  it('is with the county desk although no place was ever said', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    expect(await seen('desk', number)).toMatchObject({ kind: 'help', urgent: true, unit: 'desk' });
    expect(await seen('clerk', number)).toBeUndefined();
  });

  it('is with the township the moment the place is said, the telephone when it is given', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    await me.say('青山镇石桥村');
    expect(await seen('clerk', number)).toMatchObject({ unit: GREEN, village: '石桥村', hasContact: false });
    await me.say('王秀英 13800138000');
    expect(await seen('clerk', number)).toMatchObject({ hasContact: true, anonymous: false });
  });

  it('leaves words no place was found in to the desk, once', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    await me.say('老粮站后面那排平房');
    await me.say('13800138000');
    const file = await seen('desk', number);
    expect(file?.messages.map(({ text }) => text)).toEqual(['家里断粮三天了没饭吃', '老粮站后面那排平房']);
    expect(file?.hasContact).toBe(true);
  });

  it('keeps what is told where the telephone was asked for, and 提交 ends it', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    await me.say('青山镇石桥村');
    await me.say('老人八十了，腿也摔了');
    await me.say('屋里还有个娃');
    const file = await seen('clerk', number);
    expect(file?.messages.map(({ text }) => text).slice(1)).toEqual(['老人八十了，腿也摔了', '屋里还有个娃']);
    expect(textOf(await me.say('提交'))).toContain('尽快找您');
    expect((await me.say('低保怎么申请')).understood.intent).toBe('policy');
  });

  it('is one case, however the question after it is answered, gone back on or begun anew', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    await me.say('马上帮我报');
    for (const said of ['返回', '重新开始', '青山镇', '返回', '白石镇', '没有电话'] as const)
      await me.say(said);
    const { items } = await test.office.reading.list({ role: 'desk' }, { limit: 10 });
    expect(items).toHaveLength(1);
  });

  it('tells of danger to life: the case holds it', async () => {
    const me = resident(test.turns);
    await me.say('我要求助');
    const filed = await me.say('我爸晕倒了叫不醒');
    expect(filed.replies[0]?.text).toContain('120');
    await me.say('他不喘气了');
    const file = await seen('desk', numberIn(filed.replies));
    expect(file?.messages.map(({ text }) => text)).toEqual(['我爸晕倒了叫不醒', '他不喘气了']);
  });

  it('hears when somebody comes, and a neighbour’s number to ring as a number', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    await me.say('青山镇石桥村');
    const when = await me.say('大概什么时候有人来');
    expect(when.replies[0]?.text).toMatch(/1 个工作日内有人找您.*12349/);
    expect(when.replies.at(-1)?.text).toContain('留个电话');
    await me.say('没有手机，打我隔壁刘婶的 13900001111');
    expect(await seen('clerk', number)).toMatchObject({ hasContact: true });
    const later = await me.say('到底什么时候有人来');
    expect(later.understood.intent).toBe('track');
    expect(later.replies[0]?.text).toContain(number);
    expect((await me.say('多久有人来入户调查')).understood.intent).not.toBe('track');
  });

  it('leaves the words she is found by, beside the name of the township', async () => {
    const me = resident(test.turns);
    await me.say('家里断粮三天了没饭吃');
    const number = numberIn((await me.say('马上帮我报')).replies);
    await me.say('青山镇那边，老粮站后面的出租屋');
    const file = await seen('clerk', number);
    expect(file?.messages.map(({ text }) => text)).toContain('青山镇那边，老粮站后面的出租屋');
  });
});
