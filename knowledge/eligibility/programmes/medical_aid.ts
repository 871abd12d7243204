// Owns the self-check rule of 医疗救助: tied to the four groups of families in need, handled by the medical insurance office.

import { PROGRAMME_LABELS } from '../../model.ts';
import { bestWay, type Condition, type Way } from '../condition.ts';
import type { Criterion } from '../criterion.ts';
import type { Clauses, Situation } from '../situation.ts';
import type { Judgement, Rule } from './judgement.ts';
import { type Group, isIn, STANDING_READS, type Standing, standings } from './standing.ts';

/** Documents that name the groups: the law of 2026, before it the opinion of 2023 and the interim measures. */
const MEDICAL_LAW: Clauses = ['L1 第二十四条', 'P5 四（二）', 'L2 第二十八条'];

/** In one of the four groups, by the resident's word or by what was told. */
const IN_A_GROUP: Condition = {
  name: 'in_a_group',
  label: '属于特困、低保、低保边缘、刚性支出困难家庭当中的一种',
  clauses: MEDICAL_LAW,
  ...STANDING_READS,
  judge: inAGroup,
};

function inAGroup(s: Situation): Criterion {
  const all = standings(s);
  const name = IN_A_GROUP.name;
  const because = (text: string) => s.because(text, ...MEDICAL_LAW);
  const sure = all.filter(isIn);
  if (sure.length > 0) {
    return { name, answer: 'yes', reason: because(`${groupWords(sure)}可以申请医疗救助。`), missing: [] };
  }
  const open = all.filter(({ outcome }) => outcome === 'ask');
  if (open.length > 0) {
    const text = `先要看是不是${groupWords(open)}；是的话才有医疗救助。`;
    return { name, answer: 'unknown', reason: because(text), missing: open.flatMap((one) => one.missing) };
  }
  const text = '医疗救助给特困、低保、低保边缘、刚性支出困难家庭，按您说的这几样都还不属于。';
  return { name, answer: 'no', reason: because(text), missing: [] };
}

function groupWords(found: readonly Standing[]): string {
  const label = (group: Group) => (group === 'destitute' ? '特困人员' : `${PROGRAMME_LABELS[group]}家庭`);
  return found.map(({ group }) => label(group)).join('、');
}

const WAYS: readonly Way[] = [{ label: '四种困难家庭', conditions: [IN_A_GROUP] }];

/** Left out while no group is sure and nobody is said to need a doctor. */
function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined || (found.outcome !== 'likely' && !needsDoctor(s))) return undefined;
  return { programme: 'medical_aid', ...found, notes: found.outcome === 'unlikely' ? [] : notesOf(s) };
}

function needsDoctor({ facts, household }: Situation): boolean {
  return (
    household.counted.some((m) => m.severeIllness === true) ||
    (facts.rigidSpending?.medical ?? 0) > 0 ||
    facts.emergency === 'sudden_illness'
  );
}

function notesOf(s: Situation) {
  const direct = standings(s).some(
    (one) => isIn(one) && (one.group === 'dibao' || one.group === 'destitute'),
  );
  const where = direct
    ? '低保、特困的由县医保部门直接办；住院时把身份告诉医院医保窗口。'
    : '这项归县医保部门管：先向户口所在地乡镇（街道）申请，县医保部门审批。';
  return [
    s.because(where, 'L2 第三十条'),
    s.because(
      '参加居民医保的个人缴费有资助；先由医保、大病保险报，剩下自己难承担的再补，比例由当地定。',
      ...MEDICAL_LAW,
    ),
  ];
}

export const MEDICAL_AID: Rule = {
  programme: 'medical_aid',
  concerns: '已经属于或者很可能属于四种困难家庭，或者家里有人要看病',
  ways: WAYS,
  provisos: [
    {
      text: '低保、特困由县级医保部门直接办；其他家庭向户籍地乡镇（街道）申请，县级医保部门审批',
      clauses: ['L2 第三十条'],
    },
    { text: '资助参保；对难以承担的符合规定的自负费用给予补助', clauses: ['L1 第二十四条', 'L2 第二十九条'] },
    {
      text: '报多少由当地定，国家文件里的比例没有读到原文，不说数',
      clauses: ['L1 第二十四条'],
      figures: ['medical.ratio'],
    },
  ],
  judge,
};
