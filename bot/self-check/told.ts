// What was told of a household, in words: shown to the resident before it is sent to anybody, and sent as shown.
import type { MemberFacts } from '../../knowledge/eligibility/facts.ts';
import type { Answers } from '../flow.ts';
import { gathered } from '../flows/certificates.ts';
import { familyOf } from '../flows/family.ts';
import { UNKNOWN } from '../flows/household-answers.ts';
import { draftsOf, toldIn } from '../flows/self-check.ts';
import { toldWords as say, selfCheckWords } from '../phrases/self-check.ts';
import { factWords } from '../phrases/self-check-facts.ts';

const same = (low: unknown, high: unknown) =>
  low === high ? String(low) : say.range(String(low), String(high));

/** Those of whom one thing was said, by what they are called; nobody: no line. */
const listed = (names: readonly string[], line: (names: string) => string) =>
  names.length > 0 && line(names.join('、'));

export function toldText(answers: Answers): string {
  const told = toldIn(answers);
  const drafts = draftsOf(answers);
  const [first = {}] = drafts;
  const { members = [], setting, propertyWithinLimits: kept, supporters, receiving, emergency } = first;
  const { family, labels, ages } = familyOf(told);
  const ends = <T>(of: (draft: (typeof drafts)[number]) => T | undefined) => {
    const values = drafts.map(of).filter((value) => typeof value === 'number');
    return values.length === 0 ? undefined : same(Math.min(...values), Math.max(...values));
  };
  const who = (n: number) => labels[n] ?? say.other;
  const those = (is: (member: MemberFacts) => boolean) =>
    family.flatMap((_, n) => (members[n] && is(members[n]) ? [who(n)] : []));
  // 儿子（12岁） says how old he is already.
  const person = (n: number) => (who(n).includes(ages[n] ?? '-') ? who(n) : `${who(n)}${ages[n] ?? ''}`);
  const certificates = gathered(told, family.length).certificates.map(({ member, disability }) =>
    say.certificate(who(member), disability.type && say.types[disability.type], disability.grade),
  );
  const income = ends((draft) => draft.monthlyIncome);
  const spent = ends(
    (draft) =>
      draft.rigidSpending &&
      Object.values(draft.rigidSpending).reduce((sum: number, yuan) => sum + (yuan ?? 0), 0),
  );
  const failed = family.flatMap((_, n) => {
    const count = ends((draft) => draft.members?.[n]?.selfCareFailed);
    return count === undefined || count === '0' ? [] : [say.selfCare(who(n), count)];
  });
  return [
    listed(
      family.map((_, n) => person(n)),
      say.members,
    ),
    // Where nobody said, nothing is sent.
    (told.setting !== undefined && told.setting !== UNKNOWN && setting && say.setting[setting]) || undefined,
    income !== undefined && say.income(income),
    kept !== undefined && say.property[`${kept}`],
    supporters && say.supporters(selfCheckWords.supporters[supporters]),
    listed(certificates, say.disability),
    listed(
      those(({ severeIllness }) => severeIllness === true),
      say.illness,
    ),
    listed(failed, say.cannot),
    listed(
      those(({ canWork }) => canWork === false),
      say.cannotWork,
    ),
    listed(
      those(({ working }) => working === false),
      say.jobless,
    ),
    listed(
      those(({ study }) => study !== undefined && study !== 'none'),
      say.studying,
    ),
    spent !== undefined && spent !== '0' && say.spending(spent),
    receiving &&
      listed(
        receiving.map((r) => factWords.receiving[r]),
        say.receiving,
      ),
    emergency && say.emergency(factWords.emergency[emergency]),
    first.hukouHere === false && say.hukouAway,
  ]
    .filter((line) => typeof line === 'string' && line !== '')
    .join('\n');
}
