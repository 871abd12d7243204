// What a talk has told in figures: how many people, what comes in and goes out, and whether it was asked what that comes to. Numbers
// and their kinds, never the words, and only for the day.
import { normalise } from '../../../knowledge/text/normalise.ts';
import type { Figures, MoneyTold, Range } from '../../figures.ts';
import type { Answers } from '../../flow.ts';
import { mentionsIn } from '../../flows/people.ts';
import { dayWageIn } from '../../flows/sums-told.ts';
import { OF_OTHERS } from '../../self-check/remembering.ts';
import { withSince } from '../term-on.ts';
import { asksForSum } from './asks.ts';
import { isIncome, moneyRead, monthlyOf, saysPeriod, totalOf } from './money-told.ts';
import { countsPeople, peopleTold } from './people-told.ts';

/** So many messages later a bare figure still belongs to what was asked. */
const STILL_ASKED = 3;
/** 要是不给这四百了呢 tells of no four hundred. */
const IF = /要是|假如|如果|万一/;
const SUPPOSED = /要是|假如|如果|万一|[不没]给|不寄|断了/;
/** A letter tells of more than one household. */
const LONGEST = 80;

/** Says no more than that it comes in, or goes out, and whose it is not: all of it. */
export const isTotal = ({ kind, of }: MoneyTold): boolean =>
  (kind === 'income' || kind === 'spent') && of === undefined;
export const isSameSum = (a: Range, b: Range): boolean => a.low === b.low && a.high === b.high;
/** A rough sum said again more exactly: 一千多, and then 一千六. */
const isWithin = (a: Range, b: Range): boolean => b.low < b.high && b.low <= a.low && a.high <= b.high;
/** 一个月四千, and then 一年四万八: one income, said for another time. */
const isSameByMonth = (a: MoneyTold, b: MoneyTold): boolean => {
  const [one, other] = [monthlyOf(a), monthlyOf(b)];
  const [whose, theirs] = [ownerOf(a), ownerOf(b)];
  const isAlike = (x: number, y: number) => Math.abs(x - y) <= SAME_BY_MONTH * Math.max(x, y);
  return (
    a.months !== b.months &&
    isAlike(one.low, other.low) &&
    isAlike(one.high, other.high) &&
    (whose === undefined || theirs === undefined || whose === theirs)
  );
};
const SAME_BY_MONTH = 0.02;
/** A wage is the teller's own where nobody is named beside it. */
const ownerOf = ({ kind, of }: MoneyTold): string | undefined => of ?? (kind === 'wage' ? '我' : undefined);
const isSameKind = (a: MoneyTold, b: MoneyTold): boolean => {
  const [one, other] = [ownerOf(a), ownerOf(b)];
  return a.kind === b.kind && (one === undefined || other === undefined || one === other);
};
export const MORE = /还(?:有|给|寄)|另外|再加|加上|加进|除了|忘|漏|没(?:说|算)/;

/**
 * The sums told before and now. The same amount told again is the same sum, said better, and so is one told in the place of another
 * that is denied; a bare total takes the place of its parts, and so does what is said of one kind again, unless it is said to come on top.
 */
function withMoney(
  before: readonly MoneyTold[],
  told: readonly MoneyTold[],
  denied: readonly Range[],
  raw: string,
): MoneyTold[] {
  const isDenied = (old: MoneyTold) => denied.some(({ low, high }) => old.low <= high && low <= old.high);
  const left = [...before];
  const isMore = MORE.test(raw);
  const parts = told.filter((sum) => !isTotal(sum));
  const fresh: MoneyTold[] = [];
  const now = told.map((sum): MoneyTold => {
    // 五万, said bare, is the wage of fifty thousand told before; so are 一千六 after 一千多, and 不是五百是三百.
    const isIt = (one: MoneyTold) =>
      isIncome(one) === isIncome(sum) &&
      (isSameSum(one, sum) ||
        (one.months === sum.months && isWithin(sum, one)) ||
        (isIncome(sum) && isSameByMonth(one, sum)) ||
        isDenied(one));
    const fit = left.filter(isIt);
    const same = fit.find((one) => isSameKind(one, sum)) ?? fit[0];
    if (!same) fresh.push(sum);
    else left.splice(left.indexOf(same), 1);
    if (!same) return sum;
    const { atTimes: _, ...sure } = same;
    const months = saysPeriod(raw) ? sum.months : same.months;
    if (isTotal(sum)) return { ...sure, low: sum.low, high: sum.high, months };
    return sum.of === undefined && same.of !== undefined ? { ...sum, of: same.of } : sum;
  });
  const isReplaced = (old: MoneyTold) =>
    isDenied(old) ||
    fresh.some(
      (sum) =>
        isIncome(old) === isIncome(sum) &&
        !isMore &&
        (isTotal(sum) || (isTotal(old) ? isMadeOf(old, parts) : isSameKind(old, sum))),
    );
  return withoutBills([...left.filter((old) => !isReplaced(old)), ...now]);
}

/** Where their own share is known, the bill it is a share of counts no more. */
function withoutBills(sums: readonly MoneyTold[]): MoneyTold[] {
  const shares = sums.filter(({ isOwnShare }) => isOwnShare);
  const isBill = ({ kind, low, isOwnShare }: MoneyTold) =>
    !isOwnShare &&
    shares.some(
      (share) => (share.kind === kind || kind === 'spent' || share.kind === 'spent') && low >= share.low,
    );
  return sums.filter((sum) => isIncome(sum) || !isBill(sum));
}

/** Several parts make a total told before, or one as large; one that is less comes on top of it. */
function isMadeOf(total: MoneyTold, parts: readonly MoneyTold[]): boolean {
  const own = parts.filter((part) => isIncome(part) === isIncome(total));
  return own.length > 1 || (own.length > 0 && totalOf(own).low >= totalOf([total]).low);
}

/** 那我爸跟我们一起住: one more than were counted. */
const JOINS =
  /[漏落](?:了|掉|下)+|不算人|没(?:有)?算(?:上|进)?|[跟和与][我俺咱们家]{1,3}(?:一起|一块|一处)?(?:住|过|吃)|(?:一起|一块)(?:住|过|吃)/;

/** Who is said to live there too, and was not before. */
const joiningIn = (raw: string, joined: readonly string[]): string[] =>
  JOINS.test(raw)
    ? mentionsIn(raw).flatMap(({ relation, called }) =>
        relation === 'self' || relation === 'stranger' || joined.includes(called) ? [] : [called],
      )
    : [];

/** The figures with those of this message; the same where it tells of another household, or of none. */
export function withFigures(
  before: Figures | undefined,
  raw: string,
  { on, isShare, facts, isOwn }: { on: string; isShare: boolean; facts: Answers; isOwn?: boolean },
): Figures | undefined {
  const held: Figures = before?.on === on ? before : { on, money: [] };
  const asks = asksForSum(raw);
  const ago = (held.asked?.ago ?? STILL_ASKED) + 1;
  const asked = asks
    ? ({ for: asks === 'line' ? 'line' : isShare ? 'share' : 'household', ago: 0 } as const)
    : held.asked && ago <= STILL_ASKED
      ? { ...held.asked, ago }
      : undefined;
  const isOurs =
    raw.length <= LONGEST && (isOwn ? !IF.test(raw) : !OF_OTHERS.test(raw) && !SUPPOSED.test(raw));
  const had = held.people;
  const named = isOurs ? peopleTold(raw, facts) : undefined;
  // 我婆婆六十六 names two of the four who were counted.
  const counted = named && had && named.high < had.low && !countsPeople(raw) ? undefined : named;
  const joining = isOurs && had && !counted ? joiningIn(raw, held.joined ?? []) : [];
  const people = counted ?? (had && { low: had.low + joining.length, high: had.high + joining.length });
  const { sums, denied, isUnsure: isOpen } = moneyRead(raw);
  const money = withMoney(held.money, isOurs ? sums : [], denied, raw);
  const isUnsure = held.isUnsure || (isOurs && isOpen);
  const daily = isOurs && isOpen ? (dayWageIn(normalise(raw)) ?? held.daily) : held.daily;
  const since = withSince(held.since, raw, on);
  if (!people && money.length === 0 && !asked && !isUnsure && !since) return undefined;
  return {
    on,
    money,
    ...(people && { people }),
    ...((held.joined || joining.length > 0) && { joined: [...(held.joined ?? []), ...joining] }),
    ...(asked && { asked }),
    ...(isUnsure && { isUnsure }),
    ...(daily && { daily: { low: daily.low, high: daily.high } }),
    ...(held.said && { said: held.said }),
    ...(since && { since }),
  };
}
