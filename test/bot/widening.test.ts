import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOnReport } from '../../bot/returning.ts';
import { resident, type TestOffice, testOffice } from './office.ts';

describe('words added to a tip-off', () => {
  let test: TestOffice;
  let id: string;
  let number: string;
  let township: string;

  const clerk = () => ({ role: 'clerk' as const, unit: township });
  const add = (text: string) =>
    test.office.db.unit((tx) => actOnReport(tx, test.office, id, 'message', { text }));

  beforeEach(async () => {
    test = testOffice();
    township = test.office.gazetteer.find('青山镇')[0]?.township.code as string;
    const me = resident(test.turns);
    await me.say('青山镇有户人家开着小车吃低保');
    await me.say('没有了');
    const filed = (await me.say('匿名提交')).replies.find((reply) => reply.case)?.case;
    number = filed?.trackingNumber as string;
    id = (await test.office.reading.forReporter(number))?.id as string;
  });
  afterEach(() => test.end());

  it('leave it with the township while they accuse nobody in office', async () => {
    expect(await add('他家的车是去年买的')).toBe(true);
    const seen = await test.office.reading.find(clerk(), number);
    expect(seen?.messages.map(({ text }) => text)).toContain('他家的车是去年买的');
  });

  it('take it out of the township’s sight when they accuse its own officer', async () => {
    await add('其实是青山镇政府的李主任收了他家的钱，一直包庇他家');
    expect(await test.office.reading.find(clerk(), number)).toBeUndefined();
    expect((await test.office.reading.list(clerk(), { limit: 50 })).items).toEqual([]);
    expect(await test.office.reading.find({ role: 'discipline' }, number)).toBeDefined();
  });

  it('leave the bureau out when they accuse the bureau', async () => {
    await add('县民政局的王局长收了他家的好处，是他批的');
    for (const role of ['desk', 'supervisor'] as const) {
      expect(await test.office.reading.find({ role }, number)).toBeUndefined();
    }
    expect(await test.office.reading.find({ role: 'discipline' }, number)).toBeDefined();
  });
});

describe('a complaint whose words accuse somebody in office of taking money', () => {
  let test: TestOffice;
  beforeEach(() => {
    test = testOffice();
  });
  afterEach(() => test.end());

  const complain = async (text: string) => {
    const me = resident(test.turns);
    await me.say('我要投诉');
    await me.say(text);
    const filed = (await me.say('提交')).replies.find((reply) => reply.case)?.case;
    const number = filed?.trackingNumber as string;
    return (await test.office.reading.forReporter(number))?.face;
  };

  it.each([
    '青山镇政府的李主任收了红包才给办',
    '青山镇民政办的人截留了我们的低保金',
    '青山镇政府的李主任推来推去，还收了好处费',
  ])('goes to the discipline desk and not to the accused: %s', async (text) => {
    expect(await complain(text)).toMatchObject({
      kind: 'complaint',
      unit: 'discipline',
      accused: 'township',
    });
  });

  it.each([
    '青山镇的低保金三个月没有发',
    '青山镇民政办取消了我的低保，说我不符合',
    '青山镇政府让我一趟趟补材料',
  ])('and slow work stays the township’s to mend: %s', async (text) => {
    expect((await complain(text))?.unit).toMatch(/^\d{9}$/);
  });
});
