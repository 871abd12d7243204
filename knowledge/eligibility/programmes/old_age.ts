// Owns the self-check rule of 高龄津贴: a local matter the law encourages from eighty; without a recorded figure people say.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { WHO_COUNTS } from '../household.ts';
import { unrecorded } from '../income.ts';
import type { Situation } from '../situation.ts';
import type { Judgement, Rule } from './judgement.ts';

const OLD_AGE_LAW = 'X16 第三十三条';

/** The age from which the county pays, where it recorded one; else the eighty years of the law. */
const fromAge = (s: Situation) => s.figure('old_age.local_age') ?? s.figure('old_age.age');

const OLD_ENOUGH: Condition = {
  name: 'old_enough',
  label: '家里有高龄老人（当地登记了年龄按当地，没有登记按法律说的八十周岁）',
  clauses: [OLD_AGE_LAW],
  facts: WHO_COUNTS,
  figures: ['old_age.age', 'old_age.local_age'],
  judge(s) {
    const from = fromAge(s);
    const home = [...s.household.counted, ...s.household.doubtful];
    if (from === undefined || !home.some((m) => m.age !== undefined && m.age >= from.value)) return undefined;
    const reason = s.because(`家里有满${from.value}${from.unit}的老人。`, OLD_AGE_LAW);
    return { name: OLD_ENOUGH.name, answer: 'yes', reason, missing: [] };
  },
};

const LOCAL_SCHEME: Condition = {
  name: 'local_scheme',
  label: '当地有高龄津贴办法（国家只是鼓励地方建立）',
  clauses: [OLD_AGE_LAW],
  facts: [],
  figures: ['old_age.standard'],
  judge(s) {
    const name = LOCAL_SCHEME.name;
    const standard = s.figure('old_age.standard');
    if (standard === undefined) {
      const text = `高龄津贴各地自己定。${unrecorded(s, 'old_age.standard')}`;
      return { name, answer: 'unknown', reason: s.because(text, OLD_AGE_LAW), missing: ['old_age.standard'] };
    }
    const text = `当地的高龄津贴是${standard.value}${standard.unit}；别的条件以当地公布的为准。`;
    return { name, answer: 'yes', reason: s.because(text, OLD_AGE_LAW), missing: [] };
  },
};

const WAYS: readonly Way[] = [{ label: '高龄老人', conditions: [OLD_ENOUGH, LOCAL_SCHEME] }];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  return found && { programme: 'old_age', ...found, notes: [] };
}

export const OLD_AGE: Rule = {
  programme: 'old_age',
  concerns: '家里有够岁数的老人',
  ways: WAYS,
  provisos: [
    { text: '给谁、给多少、要不要申请，都由当地定', clauses: [OLD_AGE_LAW], figures: ['old_age.standard'] },
  ],
  judge,
};
