import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../db/officers.ts';
import { newReceiptCode, newTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { act } from '../../server/casework.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

/** 青山镇 of the sample county. */
async function townshipOf(office: TestOffice['office']) {
  const [match] = office.gazetteer.find('青山镇');
  return match?.township.code as string;
}

describe('coming back with number and code', () => {
  let test: TestOffice;
  let number: string;
  let code: string;
  let clerk: Account;
  let filer: ReturnType<typeof resident>;

  beforeEach(async () => {
    test = testOffice();
    const unit = await townshipOf(test.office);
    const common = { id: 'c', name: '王芳', mustChangePassword: false, active: true, version: 1 };
    clerk = { ...common, username: 'wang', role: 'clerk', unit };
    filer = resident(test.turns);
    await filer.say('青山镇的低保金三个月没发到卡上，我要投诉');
    const filed = (await filer.say('提交')).replies.find((reply) => reply.case)?.case;
    number = filed?.trackingNumber as string;
    code = filed?.receiptCode as string;
  });
  afterEach(() => test.end());

  const answer = async () => {
    const { office } = test;
    await act(office, clerk, number, 'accept', {}, 2);
    await act(office, clerk, number, 'reply', { text: '卡号录错了，已经改好，周五补发。', final: true }, 3);
  };

  it('shows how it stands and what officers said', async () => {
    await answer();
    const me = resident(test.turns);
    const shown = await me.say(`查进度 ${number} ${code}`);
    expect(shown.understood.intent).toBe('track');
    expect(textOf(shown)).toContain('已答复');
    expect(textOf(shown)).toContain('周五补发');
  });

  it('takes a supplement to the officers', async () => {
    const me = resident(test.turns);
    await me.say(`查进度 ${number} ${code}`);
    await me.say('补充情况');
    expect(textOf(await me.say('卡是去年换的新卡'))).toContain('已经转给');
    const file = await test.office.reading.find(clerk, number);
    expect(file?.messages.map(({ text }) => text)).toContain('卡是去年换的新卡');
  });

  it('lets it be rated once there is an answer, and one point means one point', async () => {
    const early = resident(test.turns);
    const before = await early.say(`查进度 ${number} ${code}`);
    expect(before.replies.at(-1)?.choices?.map(({ label }) => label)).not.toContain('评价');
    await answer();
    const me = resident(test.turns);
    await me.say(`查进度 ${number} ${code}`);
    await me.say('评价');
    await me.say('1');
    expect(textOf(await me.say('没解决'))).toContain('记下了');
    const file = await test.office.reading.find(clerk, number);
    const rated = file?.events.find(({ type }) => type === 'rated');
    expect(JSON.parse(rated?.body ?? '{}')).toMatchObject({ score: 1, resolved: false });
  });

  it('is withdrawn only after a yes in person', async () => {
    const me = resident(test.turns);
    await me.say(`查进度 ${number} ${code}`);
    await me.say('撤回');
    expect((await test.office.reading.find(clerk, number))?.status).toBe('routed');
    expect(textOf(await me.say('确定撤回'))).toContain('已经撤回');
    expect((await test.office.reading.find(clerk, number))?.status).toBe('withdrawn');
  });

  it('says the same of a wrong code as of a number nobody has', async () => {
    const one = textOf(await resident(test.turns).say(`查进度 ${number} ${newReceiptCode()}`));
    const two = textOf(await resident(test.turns).say(`查进度 ${newTrackingNumber(2026)} ${code}`));
    expect(one).toContain('没有查到');
    expect(two).toBe(one);
  });

  it('waits for whoever filed and is told once', async () => {
    await answer();
    const waiting = await test.office.outbox.of(
      test.office.conversations.keyOf(filer.conversation as string),
    );
    expect(waiting.map(({ what }) => what.split(':')[0])).toEqual(['status', 'message']);
  });
});
