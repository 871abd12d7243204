// Owns the self-check rule of 困难残疾人生活补贴: disabled people in a dibao family; wider where a county extends it.
import { bestWay, type Condition, type Way } from '../condition.ts';
import { disabilityText } from '../disability.ts';
import { WHO_COUNTS } from '../household.ts';
import { localAmount } from '../income.ts';
import type { Situation } from '../situation.ts';
import { childTrackOutcome } from './children.ts';
import { dibaoSingleJudgement } from './dibao_single.ts';
import { destituteNote, EXCLUSION_LAW, holdersOf, SUPPORT_LAW } from './disability.ts';
import type { Judgement, Rule } from './judgement.ts';
import { isIn, STANDING_READS, standings } from './standing.ts';

const CERTIFICATE: Condition = {
  name: 'certificate',
  label: '家里有人持残疾人证',
  clauses: SUPPORT_LAW,
  facts: [...WHO_COUNTS, 'members.disability'],
  figures: [],
  judge(s) {
    const words = [...new Set(holdersOf(s).map((m) => disabilityText(m.disability)))].sort().join('、');
    if (words === '') return undefined;
    const reason = s.because(`家里有人持残疾人证（${words}）。`, ...SUPPORT_LAW);
    return { name: CERTIFICATE.name, answer: 'yes', reason, missing: [] };
  },
};

/** The national base is the dibao family; a county may extend it to others in need (P5 四（五）), which a person must say. */
const DIBAO_FAMILY: Condition = {
  name: 'dibao_family',
  label: '是低保家庭；有的地方放宽到低保边缘等其他困难残疾人',
  clauses: SUPPORT_LAW,
  ...STANDING_READS,
  judge(s) {
    const name = DIBAO_FAMILY.name;
    const all = standings(s);
    const dibao = all.find(({ group }) => group === 'dibao');
    if (dibao !== undefined && isIn(dibao)) {
      const reason = s.because('低保家庭里的残疾人可以领生活补贴。', ...SUPPORT_LAW);
      return { name, answer: 'yes', reason, missing: [] };
    }
    if (dibao?.outcome === 'ask') {
      const reason = s.because('生活补贴给低保家庭里的残疾人，要先看是不是低保家庭。', ...SUPPORT_LAW);
      return { name, answer: 'unknown', reason, missing: dibao.missing };
    }
    const nearly = all.some((one) => isIn(one) || one.outcome === 'ask');
    if (nearly || (dibaoSingleJudgement(s)?.outcome ?? 'unlikely') !== 'unlikely') {
      const text = '国家定的是低保家庭里的残疾人；有的地方放宽到低保边缘等家庭，本地放宽没有，要问工作人员。';
      return { name, answer: 'unknown', reason: s.because(text, 'P5 四（五）', ...SUPPORT_LAW), missing: [] };
    }
    const text = '国家定的是低保家庭里的残疾人，您家按说的情况还不是；有的地方放宽，可以问问残联。';
    return { name, answer: 'no', reason: s.because(text, ...SUPPORT_LAW), missing: [] };
  },
};

const WAYS: readonly Way[] = [{ label: '低保家庭里的残疾人', conditions: [CERTIFICATE, DIBAO_FAMILY] }];

function judge(s: Situation): Judgement | undefined {
  const found = bestWay(s, WAYS);
  if (found === undefined) return undefined;
  const notes =
    found.outcome === 'unlikely'
      ? []
      : [localAmount(s, 'disability.living'), ...childNote(s), ...destituteNote(s)];
  return { programme: 'disability_living', ...found, notes };
}

function childNote(s: Situation) {
  const isChildTrack = (['orphan', 'unsupported_child'] as const).some(
    (p) => childTrackOutcome(s, p) !== undefined,
  );
  if (!isChildTrack) return [];
  const text = '孩子全额领了事实无人抚养儿童补贴的，不再领残疾人生活补贴；护理补贴还可以领。';
  return [s.because(text, 'P8 三（一）')];
}

export const DISABILITY_LIVING: Rule = {
  programme: 'disability_living',
  concerns: '家里有人持残疾人证',
  ways: WAYS,
  provisos: [
    { text: '特困供养人员不再领，特困另有照料护理的钱', clauses: EXCLUSION_LAW },
    { text: '和护理补贴可以同时领', clauses: SUPPORT_LAW },
    { text: '地方可以放宽到低收入和其他困难残疾人', clauses: ['P5 四（五）', ...SUPPORT_LAW] },
    { text: '全额领事实无人抚养儿童补贴的残疾儿童不再领生活补贴', clauses: ['P8 三（一）'] },
    { text: '标准由当地定', clauses: SUPPORT_LAW, figures: ['disability.living'] },
  ],
  judge,
};
