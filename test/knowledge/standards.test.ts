import { describe, expect, it } from 'vitest';
import { createStandards, regionsOf } from '../../knowledge/standards.ts';
import { localStandard } from './tiny-base.ts';

const national = [
  localStandard({ id: 'days', value: 45, region: 'CN', from: '2021-07-01', to: '2026-06-30' }),
  localStandard({ id: 'days', value: 30, region: 'CN', from: '2026-07-01' }),
];

describe('figures by date and place', () => {
  it('answers with the figure in force on the day, its last day included', () => {
    const standards = createStandards(national, { standards: [] });
    const on = (asOf: string) => standards.lookup('days', { asOf, region: '440281' })?.value;
    expect([on('2021-06-30'), on('2021-07-01'), on('2026-06-30'), on('2026-07-01')]).toEqual([
      undefined,
      45,
      45,
      30,
    ]);
    expect(standards.history('days').map((one) => one.value)).toEqual([45, 30]);
    expect(standards.all('2022-01-01').map((one) => one.value)).toEqual([45]);
  });

  it('prefers the county to the province and the province to the nation', () => {
    const local = [
      localStandard({ id: 'days', value: 25, region: '440000' }),
      localStandard({ id: 'days', value: 20, region: '440281' }),
    ];
    const standards = createStandards(national, { standards: local });
    const at = (region: string) => standards.lookup('days', { asOf: '2026-11-22', region })?.value;
    expect([at('440281'), at('440282'), at('230101'), at('CN')]).toEqual([20, 25, 30, 30]);
    expect(regionsOf('440281')).toEqual(['440281', '440200', '440000', 'CN']);
  });

  it('keeps town and country apart, and never guesses which is meant', () => {
    const standards = createStandards([], {
      standards: [
        localStandard({ value: 800, setting: 'urban' }),
        localStandard({ value: 600, setting: 'rural' }),
      ],
    });
    const query = { asOf: '2026-11-22', region: '999901' };
    expect(standards.lookup('dibao.standard', { ...query, setting: 'urban' })?.value).toBe(800);
    expect(standards.lookup('dibao.standard', { ...query, setting: 'rural' })?.value).toBe(600);
    expect(standards.lookup('dibao.standard', query)).toBeUndefined();
  });

  it('lets a figure without a setting serve town and country alike', () => {
    const standards = createStandards([], { standards: [localStandard({ value: 700 })] });
    const query = { asOf: '2026-11-22', region: '999901', setting: 'rural' as const };
    expect(standards.lookup('dibao.standard', query)?.value).toBe(700);
  });

  it('knows a figure counties should record before any has', () => {
    const declared = [{ id: 'rigid.ratio', what: '比例线', kind: 'ratio' as const, unit: '%' }];
    const standards = createStandards([], { standards: [] }, declared);
    expect(standards.has('rigid.ratio')).toBe(true);
    expect(standards.local('rigid.ratio')?.unit).toBe('%');
    expect(standards.has('rigid.ratoi')).toBe(false);
  });
});
