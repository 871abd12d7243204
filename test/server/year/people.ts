// Who lives through the year: officers with habits, residents with moods, both by chance.
import type { Report } from '../../../bot/reports.ts';
import type { Account } from '../../../db/officers.ts';
import type { Role } from '../../../knowledge/casework/types.ts';
import { CITY, complaint, countyTip, GREEN, PEACE, townshipTip, WHITE } from '../../support/cases.ts';
import type { Filed } from './oracle.ts';

export const TOWNS = [CITY, GREEN, WHITE, PEACE];

/** Chance that is the same every time (mulberry32). */
export function createChance(seed: number) {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    below: (most: number) => Math.floor(next() * most),
    once: (likely: number) => next() < likely,
    one: <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T,
  };
}
export type Chance = ReturnType<typeof createChance>;

const account = (username: string, role: Role, unit?: string): Account => ({
  ...{ id: username, name: '测试', mustChangePassword: false, active: true, version: 1, username, role },
  ...(unit === undefined ? {} : { unit }),
});
export const CLERKS = TOWNS.map((unit) => [
  account(`a-${unit}`, 'clerk', unit),
  account(`b-${unit}`, 'clerk', unit),
]);
export const DESK = account('desk', 'desk');
export const DISCIPLINE = account('discipline', 'discipline');
export const SUPERVISOR = account('supervisor', 'supervisor');
export const EVERYONE = [...CLERKS.flat(), DESK, DISCIPLINE, SUPERVISOR];

/** How likely whoever has a case does something with it on a day, as those who work, put off, or forget. */
export const HABITS = [0.3, 0.3, 0.12, 0.04, 0.004];

type Shape = Pick<Filed, 'kind' | 'urgent' | 'unit' | 'outright' | 'unclear'> & { report: Report };

/** What somebody reports, with where the design says it goes and whom it shuts out. */
export function story(chance: Chance, all: readonly string[]): Shape {
  const town = chance.one(TOWNS);
  const place = { township: town };
  const nobody = { urgent: false, outright: [], unclear: [] };
  const household = {
    ...({ kind: 'tip_off', category: 'false_claim', place } as const),
    ...{ text: '有户人家开着小车吃低保。', mentioned: [town] },
  };
  const contact = chance.once(0.4) ? { contact: '王五 0000-7654321' } : {};
  const kinds: (() => Shape)[] = [
    () => ({ ...nobody, kind: 'complaint', unit: town, report: complaint({ place, mentioned: [town] }) }),
    () => ({
      ...{ ...nobody, kind: 'complaint', unit: 'desk' },
      report: complaint({
        place: undefined,
        mentioned: [],
        text: '低保金三个月没有到账，问了几回都说再等等。',
      }),
    }),
    () => ({
      ...{ ...nobody, kind: 'tip_off', unit: town },
      report: { ...household, mentioned: [town], accused: 'household', ...contact },
    }),
    () => ({
      ...{ ...nobody, kind: 'tip_off', unit: 'discipline', outright: [town] },
      report: townshipTip({
        ...{ place, mentioned: [town], text: '镇上的人办低保要红包。', category: 'bribery' },
        ...contact,
      }),
    }),
    () => ({
      ...{ ...nobody, kind: 'tip_off', unit: 'discipline', outright: ['desk', 'supervisor'] },
      report: countyTip({ category: 'misuse', ...contact }),
    }),
    () => {
      const isPlaced = chance.once(0.5);
      const where = isPlaced ? { place, mentioned: [town] } : { place: undefined, mentioned: [] };
      return {
        ...{ ...nobody, kind: 'tip_off', unit: 'desk', unclear: isPlaced ? [town] : [...all] },
        report: { ...household, ...where, accused: 'unclear', ...contact },
      };
    },
    () => ({
      ...{ ...nobody, kind: 'tip_off', unit: 'desk' },
      report: { ...household, mentioned: [town], accused: 'village_cadre', ...contact },
    }),
    () => {
      const urgent = chance.once(0.4);
      return {
        ...{ ...nobody, kind: 'help', urgent, unit: town },
        report: {
          ...{ kind: 'help', text: '腿摔断了，家里靠我一个人。', category: 'hardship' },
          ...{ place, mentioned: [town], urgent },
        },
      };
    },
    () => ({
      ...{ ...nobody, kind: 'suggestion', unit: town },
      report: { kind: 'suggestion', text: '窗口中午也开就好了。', place, mentioned: [town] },
    }),
    () => ({
      ...{ ...nobody, kind: 'question', unit: 'desk' },
      report: { kind: 'question', text: '外省的残疾证在这里能用吗？', place: undefined, mentioned: [] },
    }),
  ];
  return chance.one([...kinds, kinds[0], kinds[0], kinds[2], kinds[7]] as (() => Shape)[])();
}
