// Danger of every kind, outside and inside whatever is under way: the right number first, a line for meanwhile, help offered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../../bot/decide.ts';
import { numbersFor } from '../../knowledge/text/danger/kinds.ts';
import { detectEmergency, type EmergencyKind } from '../../knowledge/text/emergency.ts';
import { resident, type TestOffice, testOffice } from './office.ts';
import { sayingsOf } from './understand/voices.ts';

const told: Partial<Record<EmergencyKind, string>> = {
  despair: '我心里憋得慌，老想着从桥上走下去，又舍不得孩子',
  suicide: '我闺蜜说她吞了一整瓶安眠药，现在电话打不通',
  threat: '逼急了我提桶汽油到你们大厅去，大家都别活',
  violence: '我老公喝多了在砸门，他手上有菜刀，我不敢出声',
  medical: '女儿发烧四十度两天了，刚才抽了一次，没钱去医院',
  fire: '房子昨晚塌了，我们一家五口在外面',
  child: '隔壁小女孩昨晚起被锁在阳台上，零下，父母不知去哪了',
  missing: '我妈有痴呆，早上出门到现在没回来',
  behind_door: '对门独居老人好几天没开门，屋里有味儿',
};
const FLOWS = ['我要投诉', '我要举报', '我要求助', '我有个建议', '帮我测一测能领什么'];
const NUMBER: Record<string, string> = {
  psychological: '12356',
  ambulance: '120',
  police: '110',
  fire: '119',
};
const firstNumber = (text: string) => /\d{3,}/.exec(text)?.[0];

describe('danger', () => {
  let test: TestOffice;
  beforeAll(() => {
    test = testOffice({ now: () => new Date('2026-11-26T02:00:00Z') });
  });
  afterAll(() => test.end());

  for (const [kind, said] of Object.entries(told) as [EmergencyKind, string][]) {
    const number = NUMBER[numbersFor(kind, true)[0] as string] as string;

    it(`of the kind ${kind}: ${number} first, what to do meanwhile, then help offered`, async () => {
      expect(detectEmergency(said)).toMatchObject({ kind, lifeAtStake: true });
      const { replies, understood } = await resident(test.turns).say(said);
      expect(understood.intent).toBe('emergency');
      const [first, offer] = replies;
      expect(firstNumber(first?.text ?? '')).toBe(number);
      expect(first?.text.split('\n')).toHaveLength(2);
      expect(offer?.choices?.map(({ value }) => value)).toEqual(['go:help', 'no']);
    });

    it.each(FLOWS)(`of the kind ${kind} is heard inside: %s`, async (errand) => {
      const me = resident(test.turns);
      await me.say(errand);
      const { replies, understood } = await me.say(said);
      expect(understood.intent).toBe('emergency');
      expect(firstNumber(replies[0]?.text ?? '')).toBe(number);
    });
  }

  it('threatened to the office is met calmly: no police, a human', async () => {
    const { replies } = await resident(test.turns).say(told.threat as string);
    expect(replies[0]?.text).not.toContain('110');
    expect(replies[0]?.text).toContain('委屈');
    expect(replies.at(-1)?.choices?.[0]?.value).toBe('go:help');
  });

  it('of bare need has the number before anything else', async () => {
    const { replies } = await resident(test.turns).say('家里没米下锅了');
    expect(replies[0]?.text).toMatch(/^急的话先打 12349/);
  });

  it('has its numbers before anything else, whatever rule is said beside them', async () => {
    const sayings = ['last', 'year', 'voices'].flatMap((set) => sayingsOf(`questions-${set}.yaml`));
    let [numbers, beside] = [0, 0];
    for (const { say } of sayings) {
      const { replies } = await decide(test.office, {}, say, 'test');
      const at = replies.findIndex(({ text }) => /^急的话先打 \d|^先保人要紧/.test(text));
      if (at < 0) continue;
      numbers += 1;
      expect(at, say).toBe(0);
      if (replies.some(({ sources }) => sources)) beside += 1;
    }
    expect(numbers).toBeGreaterThan(50);
    expect(beside).toBeGreaterThan(10);
  });
});
