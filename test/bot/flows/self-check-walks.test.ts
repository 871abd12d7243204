// The self-check walked by nothing but what it offers: every road comes to a card.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answers, advance, type Choice, isRun, stepOf, walk } from '../../../bot/flow.ts';
import type { TalkContext } from '../../../bot/flows/context.ts';
import { KINDS } from '../../../bot/flows/household-answers.ts';
import { selfCheck } from '../../../bot/flows/self-check.ts';
import { cardOf } from '../../../bot/self-check/card.ts';
import { outcomeOf } from '../../../bot/self-check/outcome.ts';
import { toldText } from '../../../bot/self-check/told.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { type TestOffice, testOffice } from '../office.ts';

let here: TestOffice;
let context: TalkContext;
beforeAll(() => {
  here = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
  const { county, gazetteer, knowledge, guides } = here.office;
  context = { county, gazetteer, knowledge, guides, today: here.office.today() };
});
afterAll(() => here.end());

interface Road {
  answers: Answers;
  asked: { id: string; choices: Choice[]; answers: Answers }[];
}

/** Further than this no household is asked. */
const MOST_STEPS = 60;

/** Takes what `pick` says of each question's choices, until nothing is asked any more. */
function walked(pick: (choices: Choice[], id: string) => string): Road {
  let answers: Answers = {};
  const asked: Road['asked'] = [];
  for (;;) {
    const { at } = walk(selfCheck, answers, context);
    if (at === null) return { answers, asked };
    const step = stepOf(selfCheck, at);
    if (isRun(step)) throw new Error('the self-check runs nothing by itself');
    const { text, choices = [] } = step.ask(answers, context);
    asked.push({ id: at, choices, answers });
    if (asked.length > MOST_STEPS) throw new Error(`never ends: ${asked.map(({ id }) => id).join(' ')}`);
    expect(new Set(choices.map(({ label }) => label)).size, `${text} ${JSON.stringify(choices)}`).toBe(
      choices.length,
    );
    const raw = pick(choices, at);
    const moved = advance(selfCheck, answers, { raw, text: normalise(raw) }, context);
    expect(moved.accepted, `${at}: ${raw} of ${choices.map(({ label }) => label).join(' ')}`).toBe(true);
    answers = moved.kept;
  }
}

const agree = (id: string) => (id === 'consent' ? 'start' : undefined);

/** Taps by a row of numbers, as label or as value, which is what the page and a telephone send. */
const taps = (numbers: readonly number[]) => {
  let n = 0;
  return (choices: Choice[], id: string) => {
    const tap = numbers[n++ % numbers.length] ?? 0;
    const chosen = choices[Math.floor(tap / 2) % choices.length] as Choice;
    return agree(id) ?? (tap % 2 === 0 ? chosen.label : chosen.value);
  };
};

test('whatever is tapped, a household comes to its card, and no question is left without a choice', () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 99 }), { minLength: 12, maxLength: 24 }), (numbers) => {
      const { answers, asked } = walked(taps(numbers));
      most = Math.max(most, asked.length - 1);
      const outcome = outcomeOf(here.office, answers);
      expect(outcome).toBeDefined();
      if (outcome) expect(cardOf(here.office, outcome, undefined).title).toContain('自测结果');
      expect(toldText(answers)).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 60, seed: 20261125, endOnFailure: true },
  );
  if (process.env.SHOW_COUNTS) console.log(`most questions by taps: ${most}`);
}, 120_000);

/** One way of saying it for each question, none of them the words of a choice. */
const IN_WORDS: Record<string, string> = {
  members: '我七十二，老伴七十',
  setting: '我们是乡下的',
  monthlyIncome: '一个月八百来块',
  propertyWithinLimits: '没有超过',
  'members[1].age': '七十二',
  parents: '爸爸去世，妈妈跑了没音信',
  disability: '我有，肢体二级',
  'disability[0].who': '我',
  'disability[0].type': '腿不好',
  'disability[0].grade': '二级的',
  supporters: '没有',
  severeIllness: '我得了尿毒症',
  rigidSpending: '看病两万，上学六千',
  receiving: '没得',
  'members[1].study': '读大三',
  'members[1].canWork': '干不了',
  'members[1].working': '打零工',
  'members[1].selfCareFailed': '两样',
  emergency: '前几天着了火灾',
  hukouHere: '是的咧',
};
const FAMILY: Answers = {
  consent: 'yes',
  members: [
    { relation: 'self', age: 45 },
    { relation: 'child', called: '女儿' },
    { relation: 'child', age: 9 },
  ],
};
/** Answers under which the questions on certificates stand. */
const BEFORE: Record<string, Answers> = {
  'disability[0].who': { ...FAMILY, disability: 'several' },
  'disability[0].type': { ...FAMILY, disability: [{ member: 1, disability: {} }] },
  'disability[0].grade': { ...FAMILY, disability: [{ member: 1, disability: { type: 'physical' } }] },
};

describe('every question', () => {
  const each = Object.keys(IN_WORDS);
  const accepted = (id: string, raw: string) => {
    const step = stepOf(selfCheck, id);
    if (isRun(step)) throw new Error('the self-check runs nothing by itself');
    return step.accept({ raw, text: normalise(raw) }, BEFORE[id] ?? FAMILY, context);
  };
  test('has its words here', () => {
    const kinds = each
      .filter((id) => !id.startsWith('disability['))
      .map((id) => id.replace(/^members\[1\]\./, ''));
    expect(kinds.sort()).toEqual(Object.keys(KINDS).sort());
  });
  test.each(each)('%s is answered in words', (id) => {
    expect(accepted(id, IN_WORDS[id] as string)).toBeDefined();
    expect(accepted(id, IN_WORDS[id] as string)).not.toBe('unknown');
  });
  test.each(each.filter((id) => id !== 'members'))('%s is passed over by 不晓得, 不知道 and 跳过', (id) => {
    for (const words of ['不晓得', '不知道', '跳过']) expect(accepted(id, words), words).toBe('unknown');
  });
  test.each(each)('%s is asked again for words that answer nothing', (id) => {
    expect(accepted(id, '今天天气哈哈哈')).toBeUndefined();
  });
});
