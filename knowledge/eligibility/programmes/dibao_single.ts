// Owns the self-check rule of 单人保: who of a margin family may enter dibao alone, and the jobless severely disabled.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { disabilityText, isSevere, isSevereForApplyingAlone } from '../disability.ts';
import { ADULT_AGE, type Member, WHO_COUNTS } from '../household.ts';
import type { Clauses, Situation } from '../situation.ts';
import { dibaoOutcome } from './dibao.ts';
import type { Judgement, Rule } from './judgement.ts';
import { MARGIN_FAMILY, nearDibaoJudgement } from './near_dibao.ts';

const ALONE_LAW: Clauses = ['L1 第二十一条', 'P1 第八条'];

const everyone = (s: Situation): readonly Member[] => [...s.household.counted, ...s.household.doubtful];

/** Certificates in words, each once, whichever order the members were listed in. */
const certificates = (members: readonly Member[]) =>
  [...new Set(members.flatMap((m) => (m.disability ? [disabilityText(m.disability)] : [])))]
    .sort()
    .join('、');

/** Grades 1–2 of any type, grade 3 intellectual and mental (P1 第八条（一）); any other certificate is left to people. */
const CERTIFICATE: Condition = {
  name: 'severe_certificate',
  label: '家里有人持残疾人证：一级、二级（哪一类都行），或者三级智力、三级精神',
  clauses: ['P1 第八条'],
  facts: [...WHO_COUNTS, 'members.disability'],
  figures: [],
  judge(s) {
    const holders = everyone(s).filter((m) => m.disability !== undefined);
    if (holders.length === 0) return undefined;
    const listed = holders.filter((m) => m.disability && isSevereForApplyingAlone(m.disability));
    const words = certificates(listed.length > 0 ? listed : holders);
    const name = CERTIFICATE.name;
    if (listed.length > 0) {
      const reason = s.because(`家里有人是${words}，这样的人可以单独申请低保。`, 'P1 第八条');
      return { name, answer: 'yes', reason, missing: [] };
    }
    const text = `${words}不在可以单独申请的名单里；是不是确有特殊困难，要由工作人员看。`;
    return { name, answer: 'unknown', reason: s.because(text, ...ALONE_LAW), missing: [] };
  },
};

/** Which illnesses are 重特大疾病 is a local list (P1 第八条（二）): always for a person to look at. */
const ILLNESS: Condition = {
  name: 'severe_illness',
  label: '家里有人得了当地认定的重特大疾病',
  clauses: ['P1 第八条'],
  facts: [...WHO_COUNTS, 'members.severeIllness'],
  figures: [],
  onlyAsks: true,
  judge(s) {
    if (!everyone(s).some((m) => m.severeIllness === true)) return undefined;
    const text = '家里有重病人：算不算当地认定的重特大疾病，要由工作人员看。';
    return { name: ILLNESS.name, answer: 'unknown', reason: s.because(text, 'P1 第八条'), missing: [] };
  },
};

/**
 * A grown-up, jobless, severely disabled person 可以参照“单人户”提出, in a margin family or not (P4 一（一）). “可以参照”
 * leaves the means test to officers, so this road never says more than ask. Grade 3 mental or intellectual is severe
 * in some rules only, and asks as well.
 */
const JOBLESS_SEVERE: Condition = {
  name: 'jobless_severe',
  label: '成年、没有工作的重度残疾人（家里是不是边缘家庭不论）',
  clauses: ['P4 一（一）'],
  facts: [...WHO_COUNTS, 'members.disability', 'members.working'],
  figures: [],
  onlyAsks: true,
  judge(s) {
    if (!s.isInForce('P4')) return undefined;
    const people = everyone(s).filter(mayBeJoblessSevere);
    if (people.length === 0) return undefined;
    const missing = people.flatMap((m) => [
      ...(m.age === undefined ? [`members[${m.index}].age`] : []),
      ...(m.working === undefined ? [`members[${m.index}].working`] : []),
    ]);
    const text = `成年、没有工作的重度残疾人（${certificates(people)}）可以参照单人户申请，多大年纪、有没有工作要由工作人员看。`;
    return { name: JOBLESS_SEVERE.name, answer: 'unknown', reason: s.because(text, 'P4 一（一）'), missing };
  },
};

function mayBeJoblessSevere({ disability, working, age }: Member): boolean {
  if (disability === undefined || working === true || (age !== undefined && age < ADULT_AGE)) return false;
  return isSevere(disability) || isSevereForApplyingAlone(disability);
}

/** Clergy living in a religious site three years and more may apply alone when in hardship (P1 第八条（三）). */
const CLERGY: Condition = {
  name: 'clergy',
  label: '脱离家庭、长年住在宗教场所的生活困难的教职人员',
  clauses: ['P1 第八条'],
  facts: ['members.away', 'members.deceased'],
  figures: ['single.clergy_years'],
  onlyAsks: true,
  judge(s) {
    if (!s.household.leftOut.some((m) => m.away === 'religious' && m.deceased !== true)) return undefined;
    const years = s.figure('single.clergy_years');
    const long = years === undefined ? '长年' : `${years.value}${years.unit}以上`;
    const text = `脱离家庭、住在宗教场所${long}的教职人员，生活困难的可以自己单独申请，要由工作人员看。`;
    return { name: CLERGY.name, answer: 'unknown', reason: s.because(text, 'P1 第八条'), missing: [] };
  },
};

const IN_A_MARGIN_FAMILY: readonly Way[] = [
  { label: '边缘家庭里的重残人', conditions: [CERTIFICATE, ...MARGIN_FAMILY] },
  { label: '边缘家庭里的重病人', conditions: [ILLNESS, ...MARGIN_FAMILY] },
];
const BY_ONESELF: readonly Way[] = [
  { label: '成年无业重残人', conditions: [JOBLESS_SEVERE] },
  { label: '宗教教职人员', conditions: [CLERGY] },
];

/**
 * Judges 单人保, the best road open to any member. Left out when nobody is disabled, severely ill or clergy away from
 * the family, and when the whole household is likely in dibao: nobody may then be covered alone (P4 一（一）).
 */
function judge(s: Situation): Judgement | undefined {
  if (dibaoOutcome(s) === 'likely') return undefined;
  // A family surely below the standard is a dibao matter or, over the property limits, none: not a margin family.
  const mayBeMargin = nearDibaoJudgement(s) !== undefined;
  const best = bestWay(s, [...(mayBeMargin ? IN_A_MARGIN_FAMILY : []), ...BY_ONESELF]);
  return best && { programme: 'dibao_single', ...best, notes: [] };
}

/** How anybody of the household stands with 单人保. */
export function dibaoSingleJudgement(s: Situation): Judgement | undefined {
  return s.once('dibao_single', judge);
}

export const DIBAO_SINGLE: Rule = {
  programme: 'dibao_single',
  concerns: '整户不够低保，家里有残疾人、重病人或者出家的教职人员',
  ways: [...IN_A_MARGIN_FAMILY, ...BY_ONESELF],
  provisos: [
    { text: '整户符合低保的，不得只保个别成员', clauses: ['P4 一（一）'] },
    { text: '边缘家庭里确有特殊困难的其他人，也可以纳入，由工作人员看', clauses: ALONE_LAW },
    {
      text: '兄弟姐妹或者老年人给的供养费，可以视情豁免',
      clauses: ['P4 一（一）'],
      figures: ['single.support_age'],
    },
  ],
  judge,
};
