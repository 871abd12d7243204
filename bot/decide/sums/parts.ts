// Sums told of a household put together: what goes into them by name, and what they come to by the month.
import type { MoneyTold, Range } from '../../figures.ts';
import { reckonedSumNames as names, type Part, type Parts } from '../../phrases/reckoning.ts';
import { comesIn, moneyTold, monthlyOf, totalOf } from './money-told.ts';

export function asAnswer(incomes: readonly MoneyTold[]): number | Range {
  const round = (yuan: number) => Math.round(yuan * 100) / 100;
  const { low, high } = totalOf(incomes);
  return low === high ? round(low) : { low: round(low), high: round(high) };
}

const LOCAL: readonly MoneyTold['kind'][] = ['pension', 'family'];

export const partsOf = (sums: readonly MoneyTold[], people?: Range): Parts => ({
  items: sums.map(
    (sum): Part => ({
      ...sum,
      name: names[sum.kind],
      yuan: { low: sum.low, high: sum.high },
      monthly: monthlyOf(sum),
    }),
  ),
  isLocal: sums.some(({ kind }) => LOCAL.includes(kind)),
  isUnsureWho: people !== undefined && people.low !== people.high,
});

/** What a message's sums are by name, where they come to what was read of it. */
export function partsTold(raw: string, monthly: Range): Parts | undefined {
  const sums = moneyTold(raw)?.filter(comesIn) ?? [];
  const { low, high } = totalOf(sums);
  const isSame = Math.abs(low - monthly.low) < 1 && Math.abs(high - monthly.high) < 1;
  return sums.length > 0 && isSame ? partsOf(sums) : undefined;
}

const OF_ILLNESS: readonly MoneyTold['kind'][] = ['medicine', 'rehab'];
/** What being ill costs a month, yuan, as a message tells it. */
export const medicineIn = (raw: string): number =>
  totalOf((moneyTold(raw) ?? []).filter(({ kind }) => OF_ILLNESS.includes(kind))).low;
