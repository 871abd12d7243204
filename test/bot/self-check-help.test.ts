// Help before questions: bare need told at any step of the self-check, and a case opened from what it found out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../bot/turn.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

let here: TestOffice;
beforeAll(() => {
  here = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
});
afterAll(() => here.end());

/** A road through the check, certificates one by one; one more answer would end it. */
const ROAD = [
  '测一测',
  '开始',
  '我38，妈65，儿子12岁',
  '一个月三千',
  '没超过',
  '不止一个人',
  '妈妈',
  '肢体',
  '二级',
  '没有别人了',
  '没有人',
  '没有',
];

async function along(steps: number) {
  const me = resident(here.turns);
  let last: Outcome | undefined;
  for (const words of ROAD.slice(0, steps)) last = await me.say(words);
  return { me, asked: last?.replies.at(-1)?.text ?? '' };
}

describe.each(['没饭吃了', '我妈的药断了没钱买', '孩子没人管'])('%s', (need) => {
  test.each(ROAD.map((words, n) => [n + 1, words] as const))(
    'after step %i (%s) it leaves the questions, gives help, and they are there again',
    async (steps) => {
      const { me, asked } = await along(steps);
      const help = await me.say(need);
      expect(help.understood.intent).toBe('emergency');
      const last = help.replies.at(-1);
      expect(last?.choices?.map(({ value }) => value)).toEqual(['go:help', 'no']);
      expect(textOf(help)).not.toContain('步，');
      expect(textOf(help)).toMatch(/12349|120|110/);
      expect(last?.text).toContain('继续自测');
      const resumed = await me.say('继续自测');
      expect(resumed.replies.at(-1)?.text).toBe(asked);
    },
  );
  test('after the verdicts too', async () => {
    const { me } = await along(ROAD.length);
    expect(textOf(await me.say('都没有'))).toContain('自测完了');
    expect((await me.say(need)).replies.at(-1)?.choices?.map(({ value }) => value)).toEqual([
      'go:help',
      'no',
    ]);
  });
  test('taken up, it is an urgent case of the same day', async () => {
    const { me } = await along(6);
    await me.say(need);
    const filed = await me.say('马上帮我报');
    const number = filed.replies.find((reply) => reply.case)?.case;
    expect(number?.kind).toBe('help');
    const { db } = here.office;
    const rows = await db.reading.select().from(db.tables.cases);
    expect(rows.find((row) => row.trackingNumber === number?.trackingNumber)?.urgent).toBe(true);
  });
});
