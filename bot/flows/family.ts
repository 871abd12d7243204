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
  if (called !== undefined && label.startsWith(called)) return prompt.replace(official, `您${label}`);
  return ages[n] === undefined ? prompt : prompt.replace(`${judged.age}岁`, ages[n]);
}
