// Ages as they are told beside a person: 我四十五, 老伴今年七十, 大的高二小的初一.
import { isCounter } from '../../knowledge/text/counters.ts';
import { readNumbers } from '../../knowledge/text/numerals.ts';
import type { Person } from './people.ts';

export interface Found {
  at: number;
  end: number;
  years: number;
  /** 岁 is said: no other number can be meant. */
  isSaid: boolean;
}

/** 八百块, 三万: a sum, or part of a greater number. */
const MONEY = /^(?:块|元|毛|角|分|万|千|百)/;
const SAID = /^(?:周|虚)?岁/;
/** What may stand between a person and a bare age. */
const BETWEEN =
  /^(?:今年|都|也|快|已经|已|有|是|才|刚|满|就|了|虚|周|年纪|年龄|岁数|的|又|大概|差不多|上|现在|自己|本人|残疾|有病|脑瘫|瘫痪?|智障|精神病|没结婚)*$/;
const OLDEST = 115;
/** 大的10岁小的8岁, 一个8岁一个3岁: each is one of those named last. */
export const POINTER =
  /(?:老[大二三四幺]|[大小细二三四]的|最[大小]的?|中间的?|另?一个|还有一?个)(?:是|才|今年|上|读|念|在)?$/;

/** @param ends where the people named in the clause end: a bare number is an age only right behind one */
export function agesIn(clause: string, ends: readonly number[]): Found[] {
  const numbers = readNumbers(clause);
  return numbers.flatMap(({ start, end, low, high }): Found[] => {
    const after = clause.slice(end);
    // 七十多 begins at seventy; 七八岁 at seven.
    const years = Math.floor(low);
    if (years > OLDEST || (low !== high && high > low + 10)) return [];
    const months = /^个(?:多|半)?月(?:大|的?(?:娃|孩|宝))/.test(after);
    if (months) return [{ at: start, end, years: Math.floor(low / 12), isSaid: true }];
    if (SAID.test(after)) return [{ at: start, end, years, isSaid: true }];
    // 俺俩 are two people, not two years old.
    if (MONEY.test(after) || isCounter(after, low)) return [];
    if (!Number.isInteger(low) || /[俩仨两]/.test(clause.slice(start, end))) return [];
    const from = Math.max(0, ...ends.filter((at) => at <= start));
    const between = clause.slice(from, start);
    const isBeside = BETWEEN.test(between) && (ends.some((at) => at <= start) || isAlone(between, after));
    return isBeside || POINTER.test(clause.slice(0, start)) ? [{ at: start, end, years, isSaid: false }] : [];
  });
}

/** Nothing but an age in the clause: 72, 今年七十三了. */
const isAlone = (before: string, after: string) =>
  BETWEEN.test(before) && /^(?:了|的|多|啦|哦|嘛|啊|都)*$/.test(after);

const GRADES: readonly [RegExp, NonNullable<Person['study']>, (n: number) => number][] = [
  [/初([一二三123])/g, 'compulsory', (n) => 11 + n],
  [/高([一二三123])(?!血|龄)/g, 'high_school', (n) => 14 + n],
  [/([一二三四五六123456])年级/g, 'compulsory', (n) => 5 + n],
  [/大([一二三四])(?!岁|个|的|女|儿|小)/g, 'undergraduate', (n) => 17 + n],
];
const SCHOOLS: readonly [RegExp, NonNullable<Person['study']>, number | undefined][] = [
  [/幼儿园|托儿所|学前班/g, 'none', 5],
  [/(?:读|上|念|在)小学/g, 'compulsory', undefined],
  [/(?:读|上|念|在)(?:初中|中学)/g, 'compulsory', undefined],
  [/(?:读|上|念|在)(?:高中|职高|中专|技校)/g, 'high_school', undefined],
  [/(?:读|上|念|在)(?:大学|大专|本科|高职)/g, 'undergraduate', undefined],
];

export interface School {
  at: number;
  study: NonNullable<Person['study']>;
  years?: number;
}

/** Schools named in a clause, in its order, each with the age it is attended at where it says the year. */
export function schoolIn(clause: string): School[] {
  const graded = GRADES.flatMap(([words, study, ageOf]) =>
    [...clause.matchAll(words)].map(
      (match): School => ({
        at: match.index,
        study,
        years: ageOf(readNumbers(match[1] ?? '')[0]?.low ?? 1),
      }),
    ),
  );
  const named = SCHOOLS.flatMap(([words, study, years]) =>
    [...clause.matchAll(words)].map(
      ({ index }): School => ({ at: index, study, ...(years === undefined ? {} : { years }) }),
    ),
  );
  return (graded.length > 0 ? graded : named).sort((a, b) => a.at - b.at);
}
