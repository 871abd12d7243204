// Owns how rules are said to a policy officer: facts, outcomes, clauses and figures in words.
import type { Source, Standard } from '../../model.ts';
import type { Answer } from '../criterion.ts';
import { WHO_COUNTS } from '../household.ts';
import { isSourceInForce } from '../situation.ts';

const FACT_WORDS: Readonly<Record<string, string>> = {
  monthlyIncome: '全家月收入',
  propertyWithinLimits: '财产是否在规定内',
  rigidSpending: '一年的刚性支出',
  supporters: '法定义务人',
  emergency: '急难',
  receiving: '正在领的',
  members: '家里的人',
  'members.relation': '关系',
  'members.age': '年龄',
  'members.study': '就学',
  'members.away': '服刑、戒毒、失踪、出家',
  'members.deceased': '去世',
  'members.disability': '残疾证',
  'members.severeIllness': '重病、大病',
  'members.canWork': '能不能劳动',
  'members.working': '有没有工作',
};

/** Facts in words; the five that say who counts as family are told as one. */
export function factWords(names: readonly string[]): string {
  const isFamily = WHO_COUNTS.every((name) => names.includes(name));
  const others = isFamily ? names.filter((name) => !WHO_COUNTS.some((one) => one === name)) : names;
  return [...(isFamily ? ['谁算一家人'] : []), ...others.map((name) => FACT_WORDS[name] ?? name)].join('、');
}

export const ANSWER_MARKS: Readonly<Record<Answer, string>> = {
  yes: '符合',
  no: '不符合',
  unknown: '不清楚',
};

/** '《社会救助法》第十八条': every clause whose document is in force on the day, newest first. */
export function clauseText(
  clauses: readonly string[],
  sources: ReadonlyMap<string, Source>,
  asOf: string,
): string {
  const held = clauses.filter((clause) => isSourceInForce(sources.get(idOf(clause)), asOf));
  const shown = held.length > 0 ? held : clauses.slice(0, 1);
  return shown
    .map((clause) => `《${sources.get(idOf(clause))?.short ?? idOf(clause)}》${partOf(clause)}`)
    .join('；');
}

const idOf = (clause: string) => clause.split(' ')[0] ?? '';
const partOf = (clause: string) => clause.slice(clause.indexOf(' ') + 1);

/** '800元/人/月（农村，示例数据，2026-01-01起）'. */
export function figureText({ value, unit, setting, from, illustrative }: Standard): string {
  const marks = [
    ...(setting === undefined ? [] : [setting === 'rural' ? '农村' : '城镇']),
    ...(illustrative === true ? ['示例数据'] : []),
    `${from}起`,
  ];
  return `${value}${unit}（${marks.join('，')}）`;
}
