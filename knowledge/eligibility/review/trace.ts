// Owns the trace of one household: every condition of every programme with what was said, the figure used and the finding.
import { PROGRAMME_LABELS } from '../../model.ts';
import { OUTCOME_WORDS } from '../explain.ts';
import type { HouseholdFacts } from '../facts.ts';
import { shareFen, yuanText } from '../money.ts';
import { givesWayToDestitute, judgeAll, RULES } from '../programmes/all.ts';
import type { Judgement, Rule } from '../programmes/judgement.ts';
import { type AssessContext, type Situation, situationOf } from '../situation.ts';
import type { PlaceOf } from './places.ts';
import { ANSWER_MARKS, factWords, figureText } from './words.ts';

/** Why each programme came out as it did, line by line; programmes that do not concern the household come last. */
export function traceOf(facts: HouseholdFacts, context: AssessContext, placeOf: PlaceOf): string[] {
  const s = situationOf(facts, context);
  const judged = judgeAll(s);
  const told = RULES.flatMap((rule) => {
    const judgement = judged.find(({ programme }) => programme === rule.programme);
    if (judgement === undefined) return [];
    return [
      '',
      headLine(judgement),
      ...rule.ways.flatMap(({ label, conditions }) => {
        const lines = conditions.map((condition) => {
          const own = situationOf(facts, context);
          const found = condition.judge(own);
          if (found === undefined) return `  ○ ${condition.label}：家里没有这样的人或事`;
          return [
            `  ${ANSWER_MARKS[found.answer]}｜${condition.label}`,
            `    说的：${factsText(facts, condition.facts)}`,
            `    用的数：${figuresText(own, placeOf) || '没有用到'}`,
            `    依据：《${found.reason.title}》${found.reason.clause}`,
            `    结果：${found.reason.text}${found.missing.length > 0 ? `（还缺：${found.missing.join('、')}）` : ''}`,
          ].join('\n');
        });
        return [` ${label}`, ...lines];
      }),
      ...judgement.notes.map((note) => `  另外｜${note.text}（《${note.title}》${note.clause}）`),
    ];
  });
  const others = RULES.filter((rule) => !judged.some(({ programme }) => programme === rule.programme));
  return [
    ...familyLines(s),
    ...told,
    '',
    '没有列出的：',
    ...others.map((rule) => `  ${PROGRAMME_LABELS[rule.programme]}：${whyNot(rule, s)}`),
  ];
}

function whyNot({ programme, concerns }: Rule, s: Situation): string {
  return givesWayToDestitute(programme, s) ? '由特困代替' : `和这家没有关系，看的是：${concerns}`;
}

function headLine({ programme, outcome, monthlyAmount, careLevel }: Judgement): string {
  const amount = monthlyAmount === undefined ? '' : `，每月${monthlyAmount}元`;
  const care = careLevel === undefined ? '' : `，护理档次 ${careLevel}`;
  return `${PROGRAMME_LABELS[programme]}（${programme}）→ ${OUTCOME_WORDS[outcome]}${amount}${care}`;
}

function familyLines({ household, incomeFen, asOf, county }: Situation): string[] {
  const { counted, doubtful, leftOut } = household;
  const list = (members: typeof counted) =>
    members.length === 0 ? '没有' : members.map((m) => `第${m.index + 1}个`).join('、');
  const share =
    incomeFen === undefined || counted.length === 0
      ? '人均不清楚'
      : `人均每月${yuanText(shareFen(incomeFen, counted.length))}元`;
  return [
    `${county.name}，${asOf}。计入${counted.length}口人（${list(counted)}），算不算要人看：${list(doubtful)}，不计入：${list(leftOut)}（《最低生活保障审核确认办法》第七条）；${share}。`,
  ];
}

/** What the household said of the facts a condition reads: 月收入=1500; silence is said too. */
function factsText(facts: HouseholdFacts, names: readonly string[]): string {
  const said = names.flatMap((name): string[] => {
    if (name === 'members') return [];
    const [scope, own] = name.split('.');
    if (scope !== 'members' || own === undefined) {
      const value = facts[name as keyof HouseholdFacts];
      return [`${factWords([name])}=${valueText(value)}`];
    }
    const values = facts.members.flatMap((member, i) => {
      const value = member[own as keyof typeof member];
      return value === undefined ? [] : [`第${i + 1}个${valueText(value)}`];
    });
    return values.length === 0 ? [] : [`${factWords([name])}=${values.join(' ')}`];
  });
  return said.length === 0 ? '没有说' : said.join('；');
}

const valueText = (value: unknown) =>
  value === undefined ? '没有说' : JSON.stringify(value).replaceAll('"', '');

function figuresText(s: Situation, placeOf: PlaceOf): string {
  return s
    .used()
    .map((standard) => `${standard.id} ${figureText(standard)} ← ${placeOf(standard)}`)
    .join('；');
}
