// Owns the shape of a jurisdiction pack: one county, its units, contacts, service promises and local standards.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml, type Fault } from './faults.ts';
import { formerFaults } from './formerly.ts';
import { retentionSchema } from './retention.ts';

const phone = z.string('电话要写成带引号的文字').regex(/^[0-9][0-9-]{2,19}$/, '电话只能有数字和短横');
const code = (digits: number) =>
  z
    .string(`代码要写成带引号的${digits}位数字`)
    .regex(new RegExp(`^\\d{${digits}}$`), `代码应是${digits}位数字`);
const date = z.iso.date('日期要写成 2026-01-31 的样子');
const workingDays = z
  .int('要写整数个工作日')
  .min(1, '至少1个工作日')
  .max(60, '法定办结时限是60日，承诺不能更长');

/**
 * A dated, sourced figure; `unit` is printed right after `value`. National ones (region 'CN') are in
 * knowledge/standards.yaml, local ones (region = county or province code) in the pack.
 */
export const standardSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z_]+(\.[a-z_0-9]+)+$/, '编号要写成 dibao.standard 的样子'),
    what: z.string().min(2),
    kind: z.enum(['amount', 'ratio', 'limit', 'age', 'count', 'multiple', 'grade']),
    value: z.number().nonnegative(),
    unit: z.string(),
    region: z.string().regex(/^(CN|\d{6})$/, '地区要写 CN 或6位代码'),
    setting: z.enum(['urban', 'rural']).exactOptional(),
    from: date,
    to: date.exactOptional(),
    source: z.string().min(2),
    grade: z.enum(['V2', 'V1', 'S', 'H']),
    illustrative: z.boolean().exactOptional(),
  })
  .refine((s) => s.to === undefined || s.to >= s.from, { path: ['to'], error: '停用日期早于启用日期' });

const hotlineSchema = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/, '编号用小写字母'),
  number: phone,
  name: z.string().min(2),
  hours: z.string().exactOptional(),
  /** How people call whose number it is: 律师, 社保. */
  words: z.array(z.string().min(2)).exactOptional(),
});

const villageSchema = z.strictObject({
  code: code(12).exactOptional(),
  name: z.string().min(2),
  aliases: z.array(z.string().min(2)).default([]),
});

/** Written one a line, `code name alias …` (the code may be left out): a pack has hundreds, and YAML maps load slowly. */
const villageLines = z.preprocess(
  (block) => (typeof block === 'string' ? block.trimEnd().split('\n').map(villageOf) : block),
  z.array(villageSchema),
);

function villageOf(line: string): { code?: string; name?: string; aliases: string[] } {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  if (!/^\d/.test(first)) return { name: first, aliases: rest };
  const [name = '', ...aliases] = rest;
  return { code: first, name, aliases };
}

const contact = {
  phone: phone.exactOptional(),
  address: z.string().exactOptional(),
  hours: z.string().exactOptional(),
};

const townshipSchema = z.strictObject({
  code: code(9),
  name: z.string().min(2),
  kind: z.enum(['subdistrict', 'town', 'township', 'office']),
  aliases: z.array(z.string().min(2)).default([]),
  /** Codes of townships that went into this one, and its own former ones; see formerly.ts. */
  formerly: z.array(code(9)).default([]),
  ...contact,
  villages: villageLines,
});

/** Working days within which the bureau promises an answer; never longer than the law (信访工作条例 第三十四条: 60 days). */
const promisesSchema = z.strictObject({
  urgentHelp: workingDays,
  question: workingDays,
  help: workingDays,
  complaint: workingDays,
  tip_off: workingDays,
  suggestion: workingDays,
  basis: z.string().min(4, '要写明承诺的依据'),
});

export const countySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    code: code(6),
    name: z.string().min(2),
    fictional: z.boolean(),
    province: z.strictObject({ code: code(6), name: z.string() }).exactOptional(),
    /** The prefecture-level city above, where there is one. */
    city: z.strictObject({ code: code(6), name: z.string() }).exactOptional(),
    bureau: z.strictObject({ name: z.string().min(4), ...contact }),
    /** The county's own; the national ones are added by the loader. */
    hotlines: z.array(hotlineSchema).default([]),
    townships: z.array(townshipSchema).min(1, '至少要有一个乡镇'),
    standards: z.array(standardSchema),
    promises: promisesSchema,
    /** How long what is kept. */
    retention: retentionSchema,
    /** Who takes a tip-off about the bureau itself, in words a resident reads; absent: the discipline desk. */
    outsideBody: z.string().exactOptional(),
  })
  .superRefine((county, context) => {
    for (const fault of formerFaults(county)) context.addIssue({ code: 'custom', ...fault });
  });

export type Standard = z.infer<typeof standardSchema>;
export type Hotline = z.infer<typeof hotlineSchema>;
export type Village = z.infer<typeof villageSchema>;
export type Township = z.infer<typeof townshipSchema>;
export type Promises = z.infer<typeof promisesSchema>;
export type County = z.infer<typeof countySchema>;

const SHOWN = 'knowledge/jurisdictions';

/** Thrown when a pack cannot be used; `message` lists every fault, one a line. */
export class CountyError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((f) => `${f.file}:${f.line} ${f.message}`).join('\n'));
    this.name = 'CountyError';
    this.faults = faults;
  }
}

/** Ids of the packs that ship, sorted. */
export function listCounties(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/**
 * The pack `id`, read from knowledge/jurisdictions/<id>.yaml.
 * @throws CountyError when there is no such pack or it is not valid.
 */
export function loadCounty(id: string): County {
  const path = join(import.meta.dirname, `${id}.yaml`);
  if (!/^[a-z][a-z0-9-]*$/.test(id) || !existsSync(path)) {
    const known = listCounties().join('、');
    throw new CountyError([{ file: SHOWN, line: 1, message: `没有“${id}”这个县的资料，现有：${known}` }]);
  }
  const file = `${SHOWN}/${id}.yaml`;
  const county = parseCounty(readFileSync(path, 'utf8'), file);
  if (county.id === id) return county;
  throw new CountyError([{ file, line: 1, message: `id 写的是“${county.id}”，应与文件名“${id}”一样` }]);
}

/**
 * A pack from YAML text, with the national hotlines it does not replace; `file` is only named in faults.
 * @throws CountyError with every fault.
 */
export function parseCounty(text: string, file: string): County {
  const checked = checkYaml(countySchema, text, file);
  if (!checked.ok) throw new CountyError(checked.faults);
  const own = checked.value.hotlines;
  const national = nationalHotlines().filter((n) => !own.some((h) => h.id === n.id));
  return { ...checked.value, hotlines: [...own, ...national] };
}

function nationalHotlines(): Hotline[] {
  const text = readFileSync(join(import.meta.dirname, 'national/hotlines.yaml'), 'utf8');
  const checked = checkYaml(z.array(hotlineSchema), text, `${SHOWN}/national/hotlines.yaml`);
  if (!checked.ok) throw new CountyError(checked.faults);
  return checked.value;
}
