// What was told of a household, in words: shown to the resident before it is sent to anybody, and sent as shown.
import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import type { Answers } from '../flow.ts';
import { draftsOf } from '../flows/self-check.ts';
import { toldWords as say, selfCheckWords } from '../phrases/self-check.ts';
import { factWords } from '../phrases/self-check-facts.ts';

const same = (low: unknown, high: unknown) =>
  low === high ? String(low) : say.range(String(low), String(high));

export function toldText(answers: Answers): string {
  const drafts = draftsOf(answers);
  const [first = {}] = drafts;
  const { members = [], setting, propertyWithinLimits: kept, supporters, receiving, emergency } = first;
  const ends = <T>(of: (draft: (typeof drafts)[number]) => T | undefined) => {
    const values = drafts.map(of).filter((value) => typeof value === 'number');
    return values.length === 0 ? undefined : same(Math.min(...values), Math.max(...values));
  };
  const who = (member: MemberFacts | undefined) => say[member?.relation ?? 'other'];
  const age = (n: number) => {
    const years = ends((draft) => draft.members?.[n]?.age);
    return years === undefined ? '' : say.years(years);
  };
  const certificates = members.flatMap((member) =>
    member.disability
      ? [`${who(member)}${say.types[member.disability.type]}${member.disability.grade}级`]
      : [],
  );
  const ill = members.filter(({ severeIllness }) => severeIllness).map(who);
  const income = ends((draft) => draft.monthlyIncome);
  const spent = ends(
    (draft) =>
      draft.rigidSpending &&
      Object.values(draft.rigidSpending).reduce((sum: number, yuan) => sum + (yuan ?? 0), 0),
  );
  return [
    members.length > 0 && say.members(members.map((m, n) => say.member(who(m), age(n))).join('、')),
    // Where nobody said, nothing is sent.
    ('setting' in answers && setting && say.setting[setting]) || undefined,
    income !== undefined && say.income(income),
    kept !== undefined && say.property[`${kept}`],
    supporters && say.supporters(selfCheckWords.supporters[supporters]),
    certificates.length > 0 && say.disability(certificates.join('、')),
    ill.length > 0 && say.illness(ill.join('、')),
    spent !== undefined && spent !== '0' && say.spending(spent),
    receiving &&
      receiving.length > 0 &&
      say.receiving(receiving.map((r) => factWords.receiving[r]).join('、')),
    emergency && say.emergency(factWords.emergency[emergency]),
  ]
    .filter((line) => typeof line === 'string')
    .join('\n');
}
