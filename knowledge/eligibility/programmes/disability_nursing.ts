// Owns the self-check rule of 重度残疾人护理补贴: grades one and two whatever the income; wider where a county extends it.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { disabilityText, isSevere } from '../disability.ts';
import { WHO_COUNTS } from '../household.ts';
import { localAmount } from '../income.ts';
import type { Situation } from '../situation.ts';
import { destituteNote, EXCLUSION_LAW, type Holder, holdersOf, SUPPORT_LAW } from './disability.ts';
import type { Judgement, Rule } from './judgement.ts';

/** Grade 3 intellectual and mental, and 多重 that may hold one of them, are let in by some places only. */
const mayBeLetIn = ({ disability: { type, grade } }: Holder) =>
  grade === 3 && (type === 'intellectual' || type === 'mental' || type === 'multiple');

const SEVERE_CERTIFICATE: Condition = {
  name: 'severe_certificate',
  label: '持一级、二级残疾人证，需要长期照护；有的地方放宽到三级智力、精神残疾',
  clauses: SUPPORT_LAW,
  facts: [...WHO_COUNTS, 'members.disability'],
  figures: [],
  judge(s) {
    const name = SEVERE_CERTIFICATE.name;
    const holders = holdersOf(s);
    if (holders.length === 0) return undefined;
    const severe = holders.filter((m) => isSevere(m.disability));
    if (severe.length > 0) {
      const text = `${wordsOf(severe)}，需要长期照护的可以领护理补贴，不看收入；要不要长期照护由残联核。`;
      return { name, answer: 'yes', reason: s.because(text, ...SUPPORT_LAW), missing: [] };
    }
    const some = holders.filter(mayBeLetIn);
    if (some.length > 0) {
      const text = `护理补贴国家定的是一级、二级；${wordsOf(some)}有的地方也给，要问工作人员。`;
      return { name, answer: 'unknown', reason: s.because(text, ...SUPPORT_LAW), missing: [] };
    }
    const text = `护理补贴给一级、二级残疾人，${wordsOf(holders)}一般不在里面；残疾加重了可以重新评级。`;
    return { name, answer: 'no', reason: s.because(text, ...SUPPORT_LAW), missing: [] };
  },
};

const wordsOf = (holders: readonly Holder[]) =>
  [...new Set(holders.map((m) => disabilityText(m.disability)))].sort().join('、');

const WAYS: readonly Way[] = [{ label: '重度残疾人', conditions: [SEVERE_CERTIFICATE] }];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined) return undefined;
  const notes =
    found.outcome === 'unlikely' ? [] : [localAmount(s, 'disability.nursing'), ...destituteNote(s)];
  return { programme: 'disability_nursing', ...found, notes };
}

export const DISABILITY_NURSING: Rule = {
  programme: 'disability_nursing',
  concerns: '家里有人持残疾人证',
  ways: WAYS,
  provisos: [
    { text: '特困供养人员不再领，特困另有照料护理的钱', clauses: EXCLUSION_LAW },
    {
      text: '和生活补贴可以同时领；领工伤生活护理费的不再领，同一类的补贴择高领一样',
      clauses: ['P17 二（四）'],
    },
    { text: '可以在全国任一乡镇（街道）的受理窗口申请', clauses: ['P17 三'] },
    { text: '标准由当地定', clauses: SUPPORT_LAW, figures: ['disability.nursing'] },
  ],
  judge,
};
