import { afterEach, describe, expect, it } from 'vitest';
import { createTurns } from '../../bot/turn.ts';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const offices: TestOffice[] = [];
afterEach(async () => {
  for (const open of offices.splice(0)) await open.end();
});

/** An office that counts how often the knowledge is asked. */
function counting(now?: () => Date) {
  const place = testOffice(now ? { now } : {});
  offices.push(place);
  const { office } = place;
  const asked: string[] = [];
  const { answering } = office;
  office.answering = Object.assign(Object.create(answering), {
    invoke: (...[question]: Parameters<typeof answering.invoke>) => {
      asked.push(question.text);
      return answering.invoke(question);
    },
  });
  return { office, asked, turns: createTurns(office) };
}

describe('questions many people ask', () => {
  it('are decided once and answered alike to everybody', async () => {
    const { turns, asked } = counting();
    const first = await resident(turns).say('低保怎么申请');
    const second = await resident(turns).say('低保怎么申请');
    expect(asked).toEqual(['低保怎么申请']);
    expect(second.replies).toEqual(first.replies);
    expect(second.conversation).not.toBe(first.conversation);
  });

  it('go on from there as any talk does', async () => {
    const { turns } = counting();
    await resident(turns).say('低保怎么申请');
    const again = resident(turns);
    const { replies } = await again.say('低保怎么申请');
    const label = replies.at(-1)?.choices?.[0]?.label as string;
    expect((await again.say(label)).understood.article).toBe('dibao-papers');
    expect((await again.say('要多久')).understood.article).toMatch(/^dibao/);
  });

  it.each(['一家四口一个月两千，够不够低保', '低保材料10月20号受理的最晚什么时候出结果'])(
    'are not those that tell a household’s own sum or day: %s',
    async (text) => {
      const { turns, asked } = counting(() => new Date('2026-11-25T02:00:00Z'));
      await resident(turns).say(text);
      await resident(turns).say(text);
      expect(asked).toEqual([text, text]);
    },
  );

  it('are decided anew when the talk is about something already', async () => {
    const { turns, asked } = counting();
    await resident(turns).say('要带什么材料');
    const talk = resident(turns);
    await talk.say('特困供养是什么');
    asked.length = 0;
    await talk.say('要带什么材料');
    expect(asked).toEqual(['要带什么材料']);
  });

  it('are decided anew the next day, and from other knowledge', async () => {
    let now = new Date('2026-11-25T02:00:00Z');
    const { office, turns, asked } = counting(() => now);
    await resident(turns).say('低保怎么申请');
    now = new Date('2026-11-26T02:00:00Z');
    await resident(turns).say('低保怎么申请');
    expect(asked).toHaveLength(2);
    office.knowledge = { ...office.knowledge };
    await resident(turns).say('低保怎么申请');
    expect(asked).toHaveLength(3);
  });

  it('are no tip-off, no hardship and no long story', async () => {
    const { turns, asked } = counting();
    for (const text of [
      '我要举报村里有人开着小车吃低保',
      '家里没饭吃了怎么办',
      `${'我们家的情况是这样的，'.repeat(4)}低保怎么申请`,
    ]) {
      const first = textOf(await resident(turns).say(text));
      const before = asked.length;
      const second = textOf(await resident(turns).say(text));
      expect(second).toBe(first);
      // Whatever was asked of the knowledge the first time is asked again: nothing was kept.
      expect(asked.length).toBe(before * 2);
      asked.length = 0;
    }
  });
});
