// Owns the self-check rule of 特困人员: no labour capacity, no means of living, nobody able who must support them.
import { bestWay, type Way } from '../condition.ts';
import type { Answer, Criterion } from '../criterion.ts';
import { meansNoLabour } from '../disability.ts';
import { ADULT_AGE, type Member, WHO_COUNTS } from '../household.ts';
import { propertyCondition, unrecorded } from '../income.ts';
import { fenOf, isBelowLine } from '../money.ts';
import type { Situation } from '../situation.ts';
import type { CareLevel, Judgement, Rule } from './judgement.ts';

const DESTITUTE_LAW = ['L1 第十六条', 'L2 第十四条'] as const;
const LABOUR_FACTS = [...WHO_COUNTS, 'members.disability', 'members.canWork', 'members.working', 'receiving'];

/**
 * Judges 特困. Left out as plainly irrelevant unless the resident says nobody (able) must support them, or already
 * receives it, or nobody in the household has labour capacity and the means test does not surely fail.
 */
function judge(s: Situation): Judgement | undefined {
  const { counted, doubtful } = s.household;
  if (counted.length === 0) return undefined;
  const { outcome, criteria } = bestWay(s, WAYS) ?? { outcome: 'ask', criteria: [] };
  const stated = s.facts.supporters === 'none' || s.facts.supporters === 'unable';
  const receiving = s.facts.receiving?.includes('destitute') === true;
  const nobodyCanWork = doubtful.length === 0 && counted.every((m) => hasNoLabour(s, m) === 'yes');
  const meansFail = criteria.some((c) => c.answer === 'no' && (c.name === 'income' || c.name === 'property'));
  if (!stated && !receiving && (!nobodyCanWork || meansFail)) return undefined;
  const careLevel = outcome === 'unlikely' ? undefined : careLevelOf(s);
  const notes = outcome === 'unlikely' ? [] : [...childNote(s), ...exclusionNote(s)];
  return { programme: 'destitute', outcome, criteria, notes, ...(careLevel && { careLevel }) };
}

/** How the household stands with 特困; undefined when it is plainly no matter of it. */
export function destituteJudgement(s: Situation): Judgement | undefined {
  return s.once('destitute', judge);
}

/** 特困 rules out 低保 and what follows from it: likely, or already received and not surely lost (L1 第十六条). */
export function takesThePlaceOfDibao(s: Situation): boolean {
  const outcome = destituteJudgement(s)?.outcome;
  const receiving = s.facts.receiving?.includes('destitute') === true;
  return outcome === 'likely' || (receiving && outcome === 'ask');
}

/**
 * No labour capacity (P2 第五条): sixty and over, under sixteen, or a certificate in its table. The national rule reads
 * age and certificate, not how one feels: with neither said, only somebody able to work surely fails.
 */
function hasNoLabour(s: Situation, m: Member): Answer {
  const elder = s.figure('destitute.age')?.value;
  const child = s.figure('destitute.child_age')?.value;
  if (elder === undefined || child === undefined) return 'unknown';
  if (m.age !== undefined && (m.age >= elder || m.age < child)) return 'yes';
  const certificate = m.disability === undefined ? undefined : meansNoLabour(m.disability);
  if (certificate === 'yes') return 'yes';
  if (staysUntilGrown(s, m)) return 'yes';
  if (m.age === undefined || certificate === 'unknown') return 'unknown';
  // Until the law of 2026 only those under sixteen (L2 第十四条, P2 第五条). It says 未成年人, P2 still says sixteen: between
  // sixteen and eighteen a person decides (doubt D-22).
  if (m.age < ADULT_AGE) return s.isInForce('L1') ? 'unknown' : 'no';
  if (certificate === 'no') return 'no';
  return m.canWork === true || m.working === true ? 'no' : 'unknown';
}

/** Minors already 特困 stay so to eighteen, and beyond while in compulsory or upper secondary school (L1 第十六条第三款). */
function staysUntilGrown(s: Situation, m: Member): boolean {
  if (s.facts.receiving?.includes('destitute') !== true || m.age === undefined) return false;
  return m.age < ADULT_AGE || m.study === 'compulsory' || m.study === 'high_school';
}

function labour(s: Situation): Criterion {
  const { counted } = s.household;
  const answers = counted.map((m) => hasNoLabour(s, m));
  const answer = answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  const minor = counted.some((m) => m.age !== undefined && m.age < ADULT_AGE);
  const texts: Record<Answer, string> = {
    yes: '按年龄或残疾证看，属于没有劳动能力的人。',
    no: '按年龄和残疾证看，还不属于规定的没有劳动能力的人。',
    unknown: minor
      ? '未成年人算不算特困里的没有劳动能力，要由工作人员看。'
      : '算不算没有劳动能力，要看年龄和残疾证，还不清楚。',
  };
  const missing = answer === 'unknown' ? counted.flatMap((m) => missingForLabour(s, m)) : [];
  return { name: 'labour', answer, reason: s.because(texts[answer], 'P2 第五条', ...DESTITUTE_LAW), missing };
}

function missingForLabour(s: Situation, m: Member): string[] {
  if (hasNoLabour(s, m) !== 'unknown') return [];
  if (m.age === undefined) return [`members[${m.index}].age`];
  return m.disability === undefined && m.age >= ADULT_AGE ? [`members[${m.index}].disability`] : [];
}

/** 特困 is judged person by person: with somebody at home who may be able to work, officers must look at each apart. */
function alone(s: Situation): Criterion {
  const { counted } = s.household;
  // Whoever earns has a living, and what of it keeps the others is for officers to say.
  const others = counted.filter(
    (m) => hasNoLabour(s, m) !== 'yes' || (counted.length > 1 && m.working === true),
  );
  const isAlone =
    s.household.doubtful.length === 0 && (s.household.counted.length === 1 || others.length === 0);
  const text = isAlone
    ? '家里没有能劳动的人。'
    : '特困一个人一个人地看；家里还有别的人，要由工作人员分开看。';
  const missing = isAlone ? [] : others.flatMap((m) => missingForLabour(s, m));
  return {
    name: 'alone',
    answer: isAlone ? 'yes' : 'unknown',
    reason: s.because(text, 'P2 第四条', ...DESTITUTE_LAW),
    missing,
  };
}

/**
 * Own income below the dibao standard (P2 第六条; basic pension, insurance, 优待抚恤金 and 高龄津贴 are not in it). The
 * facts give one income for the household: whose it is, is only clear when it is below the standard as a whole, when
 * one person lives alone, or, for a couple or people none of whom can work, by sharing it.
 */
function income(s: Situation): Criterion {
  const line = s.figure('dibao.standard');
  const heads = s.household.counted.length;
  const missing = [
    ...(s.incomeFen === undefined ? ['monthlyIncome'] : []),
    ...(line === undefined ? ['dibao.standard'] : []),
  ];
  const answer = line === undefined ? 'unknown' : incomeAnswer(s, fenOf(line.value), heads);
  const texts: Record<Answer, string> = {
    yes: '收入低于当地低保标准（基础养老金、优待抚恤金、高龄津贴不算在里面）。',
    no: '收入没有低于当地低保标准。',
    unknown: missing.length > 0 ? incomeObstacle(s) : '各人自己的收入要分开算，要由工作人员看。',
  };
  return { name: 'income', answer, reason: s.because(texts[answer], 'P2 第六条'), missing };
}

function incomeAnswer(s: Situation, lineFen: number, heads: number): Answer {
  if (s.incomeFen === undefined) return 'unknown';
  if (isBelowLine(s.incomeFen, 1, lineFen)) return 'yes';
  if (s.household.doubtful.length > 0) return 'unknown';
  if (heads === 1) return 'no';
  if (isBelowLine(s.incomeFen, heads, lineFen)) return alone(s).answer === 'yes' ? 'yes' : 'unknown';
  const isCouple =
    heads === 2 && ['self', 'spouse'].every((r) => s.household.counted.some((m) => m.relation === r));
  return isCouple ? 'no' : 'unknown';
}

function incomeObstacle(s: Situation): string {
  return s.incomeFen === undefined ? '还不知道一个月的收入。' : unrecorded(s, 'dibao.standard');
}

function supporters(s: Situation): Criterion {
  const told = s.facts.supporters;
  const answer: Answer = told === undefined ? 'unknown' : told === 'able' ? 'no' : 'yes';
  const texts: Record<Answer, string> = {
    yes:
      told === 'none'
        ? '您说没有该赡养、抚养、扶养您的人，还要核实。'
        : '您说该养您的人自己没有能力养，是不是这样还要核实。',
    no: '有该养您、也有能力养您的人。',
    unknown:
      '有没有该养您的人（比如子女、配偶），他们有没有能力养，要由工作人员看：重残、服刑、失踪、自己吃特困低保这些才算没有能力，光是手头紧一般不算。',
  };
  const missing = answer === 'unknown' ? ['supporters'] : [];
  return {
    name: 'supporters',
    answer,
    reason: s.because(texts[answer], 'P2 第八条', ...DESTITUTE_LAW),
    missing,
  };
}

/** Care needed by whoever needs most of those without labour capacity, by the counts of P2 第二十二条. */
function careLevelOf(s: Situation): CareLevel | undefined {
  const full = s.figure('selfcare.full_from')?.value;
  const partial = s.figure('selfcare.partial_from')?.value;
  const failed = s.household.counted.flatMap((m) =>
    hasNoLabour(s, m) === 'no' || m.selfCareFailed === undefined ? [] : [m.selfCareFailed],
  );
  if (failed.length === 0 || full === undefined || partial === undefined) return undefined;
  const most = Math.max(...failed);
  if (most >= full) return 'full';
  return most >= partial ? 'partial' : 'none';
}

function childNote(s: Situation) {
  if (!s.household.counted.some((m) => m.age !== undefined && m.age < ADULT_AGE)) return [];
  return [s.because('孩子同时符合孤儿或者事实无人抚养儿童条件的，两样里选一样。', 'P2 第九条')];
}

function exclusionNote(s: Situation) {
  const both = s.because('特困和低保只能享受一样，符合特困的按特困办。', ...DESTITUTE_LAW);
  if (!s.household.counted.some((m) => m.disability !== undefined)) return [both];
  return [both, s.because('特困供养的不再领残疾人两项补贴，特困另有照料护理的钱。', 'P17 二（四）')];
}

const WAYS: readonly Way[] = [
  {
    label: '三样都要符合',
    conditions: [
      {
        name: 'labour',
        label: '没有劳动能力：老年人、未成年人，或者智力、精神一至三级，肢体一、二级，视力一级残疾',
        clauses: ['P2 第五条', ...DESTITUTE_LAW],
        facts: LABOUR_FACTS,
        figures: ['destitute.age', 'destitute.child_age'],
        judge: labour,
      },
      {
        name: 'alone',
        label: '一个人一个人地看：家里没有别的能劳动的人',
        clauses: ['P2 第四条', ...DESTITUTE_LAW],
        facts: LABOUR_FACTS,
        figures: ['destitute.age', 'destitute.child_age'],
        judge: alone,
      },
      {
        name: 'income',
        label: '没有生活来源：收入低于当地低保标准（基础养老金、优待抚恤金、高龄津贴不算）',
        clauses: ['P2 第六条'],
        facts: ['monthlyIncome', ...LABOUR_FACTS],
        figures: ['dibao.standard', 'destitute.age', 'destitute.child_age'],
        judge: income,
      },
      propertyCondition('P2 第七条', ...DESTITUTE_LAW),
      {
        name: 'supporters',
        label: '没有法定义务人，或者法定义务人没有履行义务的能力',
        clauses: ['P2 第八条', ...DESTITUTE_LAW],
        facts: ['supporters'],
        figures: [],
        judge: supporters,
      },
    ],
  },
];

export const DESTITUTE: Rule = {
  programme: 'destitute',
  concerns: '说没有能养的人、已经在领特困，或者家里都是没有劳动能力的人而收入财产没有明显超过',
  ways: WAYS,
  provisos: [
    { text: '和低保只能享受一样，符合特困的按特困办', clauses: DESTITUTE_LAW },
    {
      text: '义务人自己是特困、老年低保对象、老年或重残而收入低、无民事行为能力、宣告失踪、服刑的，算没有履行能力',
      clauses: ['P2 第八条'],
      figures: ['destitute.supporter_dibao_age', 'destitute.supporter_age'],
    },
    {
      text: '吃饭、穿衣、上下床、如厕、室内行走、洗澡，做不到的项数定照料护理档次',
      clauses: ['P2 第二十二条'],
      figures: ['selfcare.partial_from', 'selfcare.full_from'],
    },
    { text: '未成年人同时符合孤儿或事实无人抚养儿童的，两样里选一样', clauses: ['P2 第九条'] },
    {
      text: '满十八岁还在义务教育或高中阶段读书的，继续供养',
      clauses: ['L1 第十六条', 'P2 第二十四条'],
    },
    {
      text: '十六、十七岁没有残疾的能不能新认，法律和办法写得不一样，由工作人员看',
      clauses: ['L1 第十六条', 'P2 第五条'],
    },
  ],
  judge,
};
