// Owns the self-check rule of 事实无人抚养儿童: each parent dead, missing or unable in a way P8 一 names.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { WHO_COUNTS } from '../household.ts';
import { localAmount } from '../income.ts';
import type { ParentState } from '../parents.ts';
import type { Situation } from '../situation.ts';
import { choiceNote, isUnsupported, judgeChildren } from './children.ts';
import type { Judgement, Rule } from './judgement.ts';

const STATE_WORDS: Readonly<Record<ParentState, string>> = {
  dead: '去世',
  missing: '失联或者宣告失踪',
  kept: '服刑、强制戒毒或者重残',
  perhaps: '有重病或者残疾',
  present: '在家',
  untold: '情况没有说',
};

const PARENTS_UNABLE: Condition = {
  name: 'parents_unable',
  label:
    '未成年，父母都属于重残、重病、服刑、强制戒毒、失联当中的一种，或者一方死亡、失踪而另一方属于其中一种',
  clauses: ['P8 一'],
  facts: [...WHO_COUNTS, 'members.disability', 'members.severeIllness', 'supporters'],
  figures: ['unsupported.missing_months', 'unsupported.custody_months'],
  judge(s) {
    return judgeChildren(s, PARENTS_UNABLE.name, isUnsupported, (answer, parents) => {
      const said = [...parents].sort().map((state) => STATE_WORDS[state]);
      const who = `孩子的父母：一方${said[0]}，一方${said[1]}`;
      const text =
        answer === 'yes'
          ? `${who}，按事实无人抚养儿童认定；还要查验。`
          : `${who}；算不算，要由工作人员看（重病看当地的病种）。`;
      return { reason: s.because(text, 'P8 一') };
    });
  },
};

const WAYS: readonly Way[] = [{ label: '父母都不能养育', conditions: [PARENTS_UNABLE] }];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined) return undefined;
  const notes = [...monthsNote(s), ...givenNote(s), localAmount(s, 'unsupported.standard'), ...choiceNote(s)];
  return { programme: 'unsupported_child', ...found, notes };
}

/** How long a parent has been gone is not among the facts: the resident hears the months that are asked for. */
function monthsNote(s: Situation) {
  const missing = s.figure('unsupported.missing_months');
  const custody = s.figure('unsupported.custody_months');
  if (missing === undefined || custody === undefined) return [];
  const text = `失联要满${missing.value}${missing.unit}，服刑、戒毒的期限要在${custody.value}${custody.unit}以上，由乡镇查验。`;
  return [s.because(text, 'P8 一')];
}

function givenNote(s: Situation) {
  return [
    s.because(
      '从确认的下个月起发，不公示；已经领低保、特困或残疾人生活补贴的，补差额。',
      'P8 二（二）',
      'P8 三（一）',
    ),
  ];
}

export const UNSUPPORTED_CHILD: Rule = {
  programme: 'unsupported_child',
  concerns:
    '家里有未成年的孩子，说了父母去世、失联、服刑、戒毒、重残、重病，或者父母的情况不知道而家里没有大人',
  ways: WAYS,
  provisos: [
    {
      text: '失联、服刑、戒毒要满规定的月数',
      clauses: ['P8 一'],
      figures: ['unsupported.missing_months', 'unsupported.custody_months'],
    },
    { text: '重病由各地定病种，由工作人员看', clauses: ['P8 一'] },
    { text: '不设公示', clauses: ['P8 二（二）'] },
    {
      text: '已领低保、特困、残疾人生活补贴的补差；全额领的不再领生活补贴，可以领护理补贴',
      clauses: ['P8 三（一）', 'P8 三（二）'],
    },
    { text: '和特困只能选一样', clauses: ['P2 第九条'] },
    { text: '标准由当地定', clauses: ['P8 三（一）'], figures: ['unsupported.standard'] },
  ],
  judge,
};
