// Owns the self-check rule of 孤儿基本生活保障: a minor who has lost both parents, or whose parents cannot be found.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { WHO_COUNTS } from '../household.ts';
import { localAmount } from '../income.ts';
import type { Situation } from '../situation.ts';
import { choiceNote, isOrphan, judgeChildren } from './children.ts';
import type { Judgement, Rule } from './judgement.ts';

const ORPHAN: Condition = {
  name: 'both_parents_lost',
  label: '未成年，父母都去世了，或者查找不到亲生父母',
  clauses: ['P9 一'],
  facts: [...WHO_COUNTS, 'members.disability', 'members.severeIllness', 'supporters'],
  figures: ['orphan.age'],
  judge(s) {
    const age = s.figure('orphan.age');
    const under = age === undefined ? '未成年' : `未满${age.value}${age.unit}`;
    return judgeChildren(s, ORPHAN.name, isOrphan, (answer) => {
      const text =
        answer === 'yes'
          ? `您说孩子${under}，父母都去世了，按孤儿认定；还要核实。`
          : `孩子${under}，父母是不是都去世了、或者查找不到，还不清楚。`;
      return { reason: s.because(text, 'P9 一') };
    });
  },
};

const WAYS: readonly Way[] = [{ label: '失去父母的未成年人', conditions: [ORPHAN] }];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined) return undefined;
  return {
    programme: 'orphan',
    ...found,
    notes: [localAmount(s, 'orphan.standard'), ...choiceNote(s)],
  };
}

export const ORPHAN_RULE: Rule = {
  programme: 'orphan',
  concerns: '家里有未成年的孩子，说了父母去世，或者父母的情况一点都不知道而家里没有大人',
  ways: WAYS,
  provisos: [
    { text: '由县级以上民政部门认定', clauses: ['P9 一'] },
    { text: '和特困只能选一样', clauses: ['P2 第九条'] },
    { text: '标准由当地定', clauses: ['P9 二（一）'], figures: ['orphan.standard'] },
  ],
  judge,
};
