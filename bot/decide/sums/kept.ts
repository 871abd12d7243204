// What a talk has told in figures: how many people, what comes in and goes out, and whether it was asked what that comes to. Numbers
// and their kinds, never the words, and only for the day.
import type { Figures, MoneyTold } from '../../figures.ts';
import type { Answers } from '../../flow.ts';
import { OF_OTHERS } from '../../self-check/remembering.ts';
import { withSince } from '../term-on.ts';
import { asksForSum } from './asks.ts';
import { comesIn, moneyTold } from './money-told.ts';
import { peopleTold } from './people-told.ts';

/** So many messages later a bare figure still belongs to what was asked. */
const STILL_ASKED = 3;
/** 要是不给这四百了呢 tells of no four hundred. */
const SUPPOSED = /要是|假如|如果|万一|[不没]给|不寄|断了/;
/** A letter tells of more than one household. */
const LONGEST = 80;

/** Says no more than that it comes in, or goes out, and whose it is not: all of it. */
const isTotal = ({ kind, of }: MoneyTold): boolean =>
  (kind === 'income' || kind === 'spent') && of === undefined;
const isSameSum = (a: MoneyTold, b: MoneyTold): boolean => a.low === b.low && a.high === b.high;
const isSameKind = (a: MoneyTold, b: MoneyTold): boolean =>
  a.kind === b.kind && (a.of === undefined || b.of === undefined || a.of === b.of);
const MORE = /还有|另外|再加|加上|除了/;

/**
 * The sums told before and now. The same amount told again is the same sum, said better; a bare total takes the place of its parts, and
 * so does what is said of one kind again, unless it is said to come on top.
 */
function withMoney(before: readonly MoneyTold[], told: readonly MoneyTold[], raw: string): MoneyTold[] {
  const now = told.map((sum) => {
    // 五万, said bare, is the wage of fifty thousand told before.
    const same = before.find((one) => isSameSum(one, sum) && comesIn(one) === comesIn(sum));
    return same && isTotal(sum) ? same : sum;
  });
  const isMore = MORE.test(raw);
  const isReplaced = (old: MoneyTold) =>
    now.some(
      (sum) =>
        isSameSum(old, sum) ||
        (!isMore && comesIn(old) === comesIn(sum) && (isSameKind(old, sum) || isTotal(old) || isTotal(sum))),
    );
  return [...before.filter((old) => !isReplaced(old)), ...now];
}

/** The figures with those of this message; the same where it tells of another household, or of none. */
export function withFigures(
  before: Figures | undefined,
  raw: string,
  { on, isShare, facts }: { on: string; isShare: boolean; facts: Answers },
): Figures | undefined {
  const held: Figures = before?.on === on ? before : { on, money: [] };
  const asks = asksForSum(raw);
  const ago = (held.asked?.ago ?? STILL_ASKED) + 1;
  const asked = asks
    ? ({ for: asks === 'line' ? 'line' : isShare ? 'share' : 'household', ago: 0 } as const)
    : held.asked && ago <= STILL_ASKED
      ? { ...held.asked, ago }
      : undefined;
  const isOurs = raw.length <= LONGEST && !OF_OTHERS.test(raw) && !SUPPOSED.test(raw);
  const people = isOurs ? (peopleTold(raw, facts) ?? held.people) : held.people;
  const told = isOurs ? moneyTold(raw) : [];
  const money = withMoney(held.money, told ?? [], raw);
  const isUnsure = held.isUnsure || told === undefined;
  const since = withSince(held.since, raw, on);
  if (!people && money.length === 0 && !asked && !isUnsure && !since) return undefined;
  return {
    on,
    money,
    ...(people && { people }),
    ...(asked && { asked }),
    ...(isUnsure && { isUnsure }),
    ...(held.said && { said: held.said }),
    ...(since && { since }),
  };
}
