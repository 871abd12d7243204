// What must hold for a county figure to be recorded: a declared one, for the right setting, dated, and from a document.
import { z } from 'zod';
import type { NewRecord } from '../db/recorded-standards.ts';
import type { County } from '../knowledge/jurisdictions/schema.ts';
import type { LocalStandard } from '../knowledge/model.ts';

const day = z.iso.date('日期要写成 2026-01-31 的样子');
const words = (least: number, most: number, message: string) =>
  z.string().trim().min(least, message).max(most, `太长了，最多 ${most} 个字`);

/** A figure as typed, before it is known which one it is. */
export const recordRequest = z
  .strictObject({
    standardId: z.string().min(1, '要选一项标准'),
    setting: z.enum(['urban', 'rural']).nullable(),
    value: z
      .string()
      .trim()
      .regex(/^\d{1,9}(\.\d{1,2})?$/, '要写一个数，最多两位小数，不写单位'),
    from: day,
    to: day.nullable(),
    sourceTitle: words(4, 120, '要写文件的名称'),
    sourceNumber: z.string().trim().max(40, '太长了，最多 40 个字'),
    sourceDate: day,
  })
  .refine(({ from, to }) => to === null || to >= from, { path: ['to'], error: '停用日期早于启用日期' });
export type RecordRequest = z.output<typeof recordRequest>;

/** Most that a figure of a kind can sensibly be; a slip in the zeroes is caught here, a wrong figure is not. */
const MOST: Partial<Record<LocalStandard['kind'], number>> = {
  ratio: 100,
  multiple: 10,
  age: 150,
  limit: 120,
  count: 100,
};

/**
 * The record to keep, or what is wrong by field.
 * @param today nothing is recorded from a document of the future
 */
export function readRecord(
  asked: RecordRequest,
  local: readonly LocalStandard[],
  { code }: Pick<County, 'code'>,
  today: string,
): { record: NewRecord } | { faults: Record<string, string> } {
  const faults: Record<string, string> = {};
  const declared = local.find(({ id }) => id === asked.standardId);
  if (!declared) return { faults: { standardId: `没有“${asked.standardId}”这项地方标准` } };
  if (declared.bySetting && asked.setting === null)
    faults.setting = `“${declared.what}”分城乡，要写明城市还是农村`;
  if (!declared.bySetting && asked.setting !== null) faults.setting = `“${declared.what}”不分城乡`;
  const most = MOST[declared.kind];
  if (most !== undefined && Number(asked.value) > most)
    faults.value = `“${declared.what}”不会大于 ${most}${declared.unit}`;
  if (asked.sourceDate > today) faults.sourceDate = '文件的日期还没有到';
  if (Object.keys(faults).length > 0) return { faults };
  return { record: { ...asked, region: code } };
}
