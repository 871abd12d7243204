// Owns the facts of a household: what a self-check may be told, and the words for what is wrong with it.
import { z } from 'zod';

/** Most people one self-check may list. */
const MOST_MEMBERS = 50;
/** Largest amount accepted, yuan: beyond it the figure is a slip, and integer fen stay exact far above it. */
const MOST_YUAN = 100_000_000;

const money = z
  .number('金额要写数字，单位是元')
  .min(0, '金额不能是负数')
  .max(MOST_YUAN, '金额太大了，请再看看')
  .refine((yuan) => Number(yuan.toFixed(2)) === yuan, '金额最多写到分，也就是两位小数');
const yesOrNo = z.boolean('这里要写 true（是）或 false（不是）');
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `这里只能写：${values.join('、')}`);

/** A fact the contract does not know is a slip of the pen, and a slip must not pass for "not said". */
const closed = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `不认识的字段：${(issue.keys ?? []).join('、')}`
        : '这里的格式不对',
  });

export const DISABILITY_TYPES = [
  'physical',
  'visual',
  'hearing',
  'speech',
  'intellectual',
  'mental',
  'multiple',
] as const;

const disabilitySchema = closed({
  type: oneOf(DISABILITY_TYPES),
  grade: z.int('残疾等级要写1到4').min(1, '残疾等级要写1到4').max(4, '残疾等级要写1到4'),
});

const memberSchema = closed({
  relation: oneOf(['self', 'spouse', 'child', 'parent', 'other']).optional(),
  age: z.int('年龄要写整数').min(0, '年龄不能是负数').max(130, '年龄不能超过130').optional(),
  disability: disabilitySchema.optional(),
  severeIllness: yesOrNo.optional(),
  canWork: yesOrNo.optional(),
  working: yesOrNo.optional(),
  study: oneOf(['none', 'compulsory', 'high_school', 'undergraduate', 'postgraduate']).optional(),
  away: oneOf(['prison', 'detox', 'missing', 'religious']).optional(),
  deceased: yesOrNo.optional(),
  /** What became of the parents of a child who is not the asker's own, one entry each. */
  parents: z
    .array(
      closed({
        deceased: yesOrNo.optional(),
        away: oneOf(['prison', 'detox', 'missing']).optional(),
        disability: disabilitySchema.optional(),
        severeIllness: yesOrNo.optional(),
      }),
      '这里要写一个列表',
    )
    .max(2, '父母最多写两个')
    .optional(),
  selfCareFailed: z.int('要写0到6的整数').min(0, '要写0到6的整数').max(6, '要写0到6的整数').optional(),
});

const rigidSpendingSchema = closed({
  medical: money.optional(),
  education: money.optional(),
  rehabilitation: money.optional(),
  living: money.optional(),
  other: money.optional(),
});

/**
 * The body of POST /api/v1/assess. Money in yuan (income a month for the whole household, rigid spending over the
 * last twelve months), `selfCareFailed` of the six things of P2 第二十一条. A fact not known is left out.
 */
export const householdFactsSchema = closed({
  asOf: z.iso.date('日期要写成 2026-11-21 的样子').optional(),
  setting: oneOf(['rural', 'urban']),
  hukouHere: yesOrNo.optional(),
  monthlyIncome: money.optional(),
  notCountedIncome: money.optional(),
  propertyWithinLimits: yesOrNo.optional(),
  rigidSpending: rigidSpendingSchema.optional(),
  supporters: oneOf(['none', 'unable', 'able']).optional(),
  emergency: oneOf(['fire', 'accident', 'sudden_illness', 'other']).optional(),
  receiving: z
    .array(oneOf(['dibao', 'destitute', 'near_dibao']), '这里要写一个列表')
    .max(10, '最多写10项')
    .optional(),
  members: z
    .array(memberSchema, '家里有哪些人，要写成一个列表')
    .min(1, '至少要写上一个人')
    .max(MOST_MEMBERS, `最多写${MOST_MEMBERS}个人`),
});

export type HouseholdFacts = z.infer<typeof householdFactsSchema>;
export type MemberFacts = HouseholdFacts['members'][number];
export type Disability = NonNullable<MemberFacts['disability']>;

/** What is wrong, and where: `path` reads like 'members[0].age', '' for the whole body. */
export interface FactsError {
  readonly path: string;
  readonly message: string;
}

export type FactsRead =
  | { readonly ok: true; readonly facts: HouseholdFacts }
  | { readonly ok: false; readonly errors: readonly FactsError[] };

/** Reads untrusted input as household facts; never throws. */
export function readFacts(input: unknown): FactsRead {
  const read = householdFactsSchema.safeParse(input);
  if (read.success) return { ok: true, facts: read.data };
  return {
    ok: false,
    errors: read.error.issues.map((issue) => ({ path: pathText(issue.path), message: issue.message })),
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
