// Owns what a well-formed article, source and standard look like on disk, with faults said in an officer's words.
import { z } from 'zod';
import { standardSchema } from './jurisdictions/schema.ts';
import { ASPECT_CODES, PROGRAMME_CODES } from './model.ts';

const date = z.iso.date('日期要写成 2026-01-31 的样子');
/** A source's date may be known to the year only. */
const roughDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "日期要写成 2026-01-31；只知道年份写 '2026'");
const articleId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '编号只用小写字母、数字和短横');
const sourceId = z.string().regex(/^[A-Z]\d{1,3}$/, '政策依据编号要写成 L1 的样子');
const region = z.string().regex(/^(CN|\d{6})$/, '地区要写 CN 或6位代码');
const text = z.string().trim().min(1, '不能空着');

export const gradeSchema = z.enum(['V2', 'V1', 'S', 'H']);

/** '第三十七条第二款' of a numbered document, or '一（三）' of an opinion or notice, a point '二（二）7' included; or 全文. */
const CLAUSE =
  /^(第[一二三四五六七八九十百千零]+条(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?|[一二三四五六七八九十]+(（[一二三四五六七八九十]+）)?\d{0,2}|全文)$/;

/** 'L1 第三十七条' → its two parts; half-width brackets are taken as full-width. */
export const clauseRefSchema = z.string().transform((raw, context) => {
  const [id, ...rest] = raw.trim().split(/\s+/);
  const clause = rest.join('').replaceAll('(', '（').replaceAll(')', '）');
  if (!sourceId.safeParse(id).success || !CLAUSE.test(clause)) {
    context.addIssue({ code: 'custom', message: `“${raw}”要写成“L1 第三十七条”或“P4 一（三）”的样子` });
    return z.NEVER;
  }
  return { sourceId: id as string, clause };
});

export const articleSchema = z.strictObject({
  id: articleId,
  title: text.max(24, '标题最多24个字'),
  programme: z.enum(PROGRAMME_CODES),
  aspect: z.enum(ASPECT_CODES),
  region,
  ask: z.array(text).min(1, '至少要有一种问法'),
  sources: z.array(clauseRefSchema).min(1, '至少要有一条政策依据'),
  inForce: date,
  reviewed: date,
  reviewBy: date,
  links: z.array(articleId),
});

export const sourceSchema = z.strictObject({
  id: sourceId,
  title: text,
  short: text,
  issuer: text,
  number: text.optional(),
  adopted: date.optional(),
  effectiveFrom: roughDate,
  effectiveTo: date.optional(),
  repealedBy: sourceId.optional(),
  articles: z.int().positive().optional(),
  background: z.boolean().optional(),
  untitled: z.boolean().optional(),
  grade: gradeSchema,
});

export const localStandardSchema = z.strictObject({
  id: standardSchema.shape.id,
  what: text,
  kind: standardSchema.shape.kind,
  unit: z.string(),
  bySetting: z.boolean().optional(),
});

export { standardSchema };
