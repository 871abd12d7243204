// The family as a talk speaks of it: who there is, how old in words, what each is called.
import { whoIs } from '../../knowledge/eligibility/questions.ts';
import type { Answers } from '../flow.ts';
import { selfCheckWords as say } from '../phrases/self-check.ts';
import { isSpan } from './household-answers.ts';
import { labelsOf, type Person } from './people.ts';

/** Ages at which the bands begin, in the order of their names. */
const BANDS = [0, 16, 18, 60, 80];

interface Family {
  family: Person[];
  labels: string[];
  /** Ages in words: 70岁, 60到79岁. */
  ages: (string | undefined)[];
}

/** Those who live together as they were told; a child's parents, asked about apart, are not among them. */
export function familyOf(told: Answers): Family {
  const members = Array.isArray(told.members) ? (told.members as Person[]) : [];
  const known = members.map(({ age }, n) => age ?? told[`members[${n}].age`]);
  const ages = known.map((age) =>
    typeof age === 'number'
      ? `${age}岁`
      : isSpan(age)
        ? Object.values(say.age)[BANDS.indexOf(Number(age.low))]
        : undefined,
  );
  const family = members.map((member, n) => {
    const age = known[n];
    return typeof age === 'number' ? { ...member, age } : member;
  });
  return { family, labels: labelsOf(family, ages), ages };
}

/**
 * A prompt about one person in the words that person goes by: 您儿子 for 第3个人（孩子，12岁）; a band of ages by its
 * name, not by the year it is tried with.
 */
export function inOwnWords(
  prompt: string,
  { family, labels, ages }: Family,
  judged: Person,
  n: number,
): string {
  const official = whoIs(judged, n);
  const called = family[n]?.called;
  const label = labels[n] ?? official;
  if (called !== undefined && label.includes(called) && !label.startsWith(`第${n + 1}个人`))
    return prompt.replace(official, `您${label}`);
  return ages[n] === undefined ? prompt : prompt.replace(`${judged.age}岁`, ages[n]);
}

/** Asked for somebody else: 您妈妈家, 该养您妈妈的人. What 您 does (不想说, 您说) stays the teller's. */
export function ofWhom(prompt: string, called: string | undefined): string {
  if (called === undefined) return prompt;
  return prompt
    .replace(/^家里一起吃住的都有谁/, `您${called}和谁一起吃住`)
    .replace(/比如：我72，老伴70，孙子9岁。/, `一个人住就说“一个人”，再说说岁数。`)
    .replace(/您家/g, `您${called}家`)
    .replace(/养您/g, `养您${called}`)
    .replace(/您的户口/g, `您${called}的户口`);
}

/**
 * Who lives with the one who applies, named from his place: of 我妈, my father is the husband. Where the teller lives
 * there too, the household is the teller's own.
 */
export function seenBy(members: Person[], subject: string | undefined, said: string): Person[] {
  const [first, ...others] = members;
  if (subject === undefined || !first || first.called !== undefined) return members;
  if (/[我俺](?![妈爸爹娘爷奶哥弟姐妹叔]|老[娘爹妈爸])/.test(said)) return members;
  const same = others.find(({ called }) => called === subject);
  const own = { ...(same ?? first), relation: 'self' as const, called: subject };
  const rest = others.filter((one) => one !== same);
  return [
    own,
    ...rest.map((one) => (one.relation === 'parent' ? { ...one, relation: 'spouse' as const } : one)),
  ];
}
