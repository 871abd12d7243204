// What was just understood of people and income, said back in one line: a household wrongly counted gets a wrong answer.
import type { Answers } from '../flow.ts';
import type { Certificate } from '../flows/certificates.ts';
import { familyOf } from '../flows/family.ts';
import { isSpan, UNKNOWN } from '../flows/household-answers.ts';
import type { Person } from '../flows/people.ts';
import { toldIn } from '../flows/self-check.ts';
import { heardWords as say } from '../phrases/self-check.ts';
import { certificateWords, factWords } from '../phrases/self-check-facts.ts';

const yuan = (sum: number) => String(Math.round(sum));

function peopleLine(told: Answers): string | undefined {
  if (!Array.isArray(told.members)) return undefined;
  const { family, ages } = familyOf(told);
  const nameOf = ({ relation, called }: Person) =>
    relation === 'self' ? (called ? `您${called}` : say.self) : called;
  const named = family.flatMap((person, n) => {
    const name = nameOf(person) ?? (ages[n] === undefined ? undefined : '');
    return name === undefined ? [] : [`${name}${ages[n] ?? ''}`];
  });
  if (family.length === 1) return say.alone(named[0] ?? say.self);
  const left = family.length - named.length;
  // 四口人: a number and nothing else needs no list.
  if (left === family.length - 1 && ages.every((age) => age === undefined))
    return say.members(family.length, '');
  return say.members(family.length, [...named, ...(left > 0 ? [say.more(left)] : [])].join('、'));
}

function incomeLine({ monthlyIncome: income }: Answers): string | undefined {
  if (typeof income === 'number') return income === 0 ? say.noIncome : say.income(yuan(income));
  if (!isSpan(income)) return undefined;
  const [low, high] = [Number(income.low), Number(income.high)];
  return say.income(low === 0 || low === 1 ? `不到${yuan(high)}` : say.range(yuan(low), yuan(high)));
}

const ownName = (label: string | undefined) => (label === '我' ? say.self : (label ?? ''));

function certificateLines(told: Answers): string[] {
  if (!Array.isArray(told.disability)) return [];
  const certificates = told.disability as Certificate[];
  if (certificates.length === 0) return [say.noCertificates];
  const { labels } = familyOf(told);
  return certificates.map(({ member, disability: { type, grade } }) =>
    say.certificate(
      ownName(labels[member]),
      type === undefined ? '' : certificateWords.types[type],
      grade === undefined ? '' : (certificateWords.grades[grade - 1] ?? ''),
    ),
  );
}

function illLine(told: Answers): string | undefined {
  const { severeIllness: ill } = told;
  const { labels } = familyOf(told);
  if (!Array.isArray(ill) || ill.length === 0) return undefined;
  return say.ill(ill.map((at: number) => ownName(labels[at])).join('、'));
}

function receivingLine({ receiving }: Answers): string | undefined {
  if (!Array.isArray(receiving)) return undefined;
  const [held] = receiving as (keyof typeof factWords.receiving)[];
  return held === undefined ? say.notReceiving : say.receiving(factWords.receiving[held]);
}

const LINES: Readonly<Record<string, (told: Answers) => string[]>> = {
  members: (told) => [peopleLine(told) ?? ''],
  monthlyIncome: (told) => [incomeLine(told) ?? ''],
  disability: certificateLines,
  severeIllness: (told) => [illLine(told) ?? ''],
  receiving: (told) => [receivingLine(told) ?? ''],
};

/** Some of what is known, in words; empty where none of it is. */
export const heardOf = (told: Answers, about: readonly string[] = Object.keys(told)): string =>
  Object.entries(LINES)
    .filter(([id]) => about.includes(id) && told[id] !== undefined && told[id] !== UNKNOWN)
    .flatMap(([, lines]) => lines(told))
    .join('');

/** One line of what changed between two states of a self-check; undefined where neither people nor income did. */
export function heardLine(before: Answers, after: Answers): string | undefined {
  const [old, now] = [toldIn(before), toldIn(after)];
  const isNew = (id: string) => JSON.stringify(now[id]) !== JSON.stringify(old[id]);
  const isTold = (id: string) => id !== 'disability' || before.consent !== undefined;
  const line = heardOf(
    now,
    Object.keys(LINES).filter((id) => isNew(id) && isTold(id)),
  );
  return line === '' ? undefined : say.noted(line);
}
