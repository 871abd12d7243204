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
