// The county's own figures over those of its pack: by date, with history.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedOver, unrecorded } from '../../knowledge/recorded.ts';
import { createStandards, isInForce } from '../../knowledge/standards.ts';
import { localStandard } from './tiny-base.ts';

const at = (entries: ReturnType<typeof localStandard>[], asOf: string, setting?: 'urban' | 'rural') =>
  createStandards([], { standards: entries }).lookup('dibao.standard', { asOf, region: '999901', setting })
    ?.value;

describe('a recorded figure', () => {
  const old = localStandard({ value: 700, from: '2025-01-01' });

  it('holds from its first day, and the one before it ends the day before and stays in history', () => {
    const merged = recordedOver([old], [localStandard({ value: 800, from: '2026-01-01' })]);
    expect(at(merged, '2025-12-31')).toBe(700);
    expect(at(merged, '2026-01-01')).toBe(800);
    expect(merged.find(({ value }) => value === 700)?.to).toBe('2025-12-31');
  });

  it('of an earlier year fills the past and leaves the present alone', () => {
    const merged = recordedOver([old], [localStandard({ value: 650, from: '2024-01-01' })]);
    expect([at(merged, '2024-06-01'), at(merged, '2026-06-01')]).toEqual([650, 700]);
  });

  it('recorded again for the same day is corrected by the later record', () => {
    const twice = [
      localStandard({ value: 80, from: '2026-01-01' }),
      localStandard({ value: 800, from: '2026-01-01' }),
    ];
    const merged = recordedOver([old], twice);
    expect(at(merged, '2026-02-01')).toBe(800);
    expect(merged.filter((one) => isInForce(one, '2026-02-01'))).toHaveLength(1);
  });

  it('for the country leaves the town with the figure both had', () => {
    const merged = recordedOver([old], [localStandard({ value: 600, from: '2026-01-01', setting: 'rural' })]);
    expect(at(merged, '2026-02-01', 'rural')).toBe(600);
    expect(at(merged, '2026-02-01', 'urban')).toBe(700);
    expect(at(merged, '2026-02-01')).toBeUndefined();
  });

  it('with an end leaves nothing behind it', () => {
    const merged = recordedOver([old], [localStandard({ value: 800, from: '2026-01-01', to: '2026-06-30' })]);
    expect(at(merged, '2026-07-01')).toBeUndefined();
  });
});

it('never leaves two entries of one figure and setting in force on a day, and the latest begun always wins', () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
  const entry = fc.record({
    from: day,
    value: fc.integer({ min: 1, max: 2_000 }),
    setting: fc.constantFrom('urban' as const, 'rural' as const, undefined),
  });
  const entries = fc.array(entry, { maxLength: 6 });
  let asked = 0;
  fc.assert(
    fc.property(entries, fc.array(entry, { minLength: 1, maxLength: 6 }), day, (shipped, recorded, asOf) => {
      const figure = ({ setting, ...rest }: (typeof shipped)[number]) =>
        localStandard({ ...rest, ...(setting ? { setting } : {}) });
      const all = [...shipped, ...recorded].map(figure);
      const merged = recordedOver(shipped.map(figure), recorded.map(figure));
      for (const setting of ['urban', 'rural'] as const) {
        const inForce = merged.filter(
          (one) => isInForce(one, asOf) && (one.setting === undefined || one.setting === setting),
        );
        expect(inForce.length).toBeLessThanOrEqual(1);
        const begun = all.filter(
          (one) => one.from <= asOf && (one.setting === undefined || one.setting === setting),
        );
        const latest = begun.reduce<(typeof all)[number] | undefined>(
          (best, one) => (best && best.from > one.from ? best : one),
          undefined,
        );
        expect(inForce[0]?.value).toBe(latest?.value);
        if (latest) asked += 1;
      }
    }),
  );
  expect(asked).toBeGreaterThan(50);
});

it('lists what a county has not recorded, each setting by itself', () => {
  const declared = [
    { id: 'dibao.standard', what: '低保标准', kind: 'amount' as const, unit: '元', bySetting: true },
  ];
  const standards = createStandards([], { standards: [localStandard({ setting: 'rural' })] });
  expect(
    unrecorded(declared, standards, { code: '999901' }, '2026-11-22').map(({ setting }) => setting),
  ).toEqual(['urban']);
});
