// Owns how long what is kept: data of the pack, each period with the law it follows; what a pack leaves out is presumed.
import { z } from 'zod';

/** 行政诉讼法 第四十六条: nobody can sue over a case later than this; before, the bureau must be able to answer. */
const YEARS_TO_SUE = 5;
const TO_CONFIRM = '系统预设，启用前请民政局确认';

const period = (days: number, basis: string, least: number, most: number) =>
  z
    .strictObject({
      days: z.int('要写整数天').min(least, `至少 ${least} 天`).max(most, `最多 ${most} 天`).default(days),
      basis: z.string().min(4, '要写明依据').default(`${basis}；${TO_CONFIRM}`),
    })
    .prefault({});

/**
 * 个人信息保护法 第十九条: no longer than the purpose needs; 第四十七条: erased of one's own accord when it is reached. The
 * least days keep open what a resident may still ask for, the most days are what no purpose known to us needs more of.
 */
export const retentionSchema = z
  .strictObject({
    /** Since the last word. */
    talks: period(30, '个人信息保护法第十九条：接着说完一件事所必要的最短时间', 1, 90),
    /** Questions without an answer and votes, masked, for the editors. */
    questions: period(90, '个人信息保护法第十九条：编辑补答案所必要的最短时间', 7, 365),
    savedAnswers: period(30, '个人信息保护法第十九条：本人要求存的，够他回来接着测', 1, 90),
    savedCards: period(7, '个人信息保护法第十九条：本人要求存的，够他看和转给家人', 1, 90),
    /** Name and telephone, since a case ended: 复查 and 复核 are over by then, and so are the six months to sue. */
    contacts: period(
      365,
      '个人信息保护法第十九条、第四十七条：复查、复核（信访工作条例第三十五条、第三十六条）和六个月的起诉期限（行政诉讼法第四十六条）都已经过去',
      180,
      3_650,
    ),
    /** Words and files, since a case ended. What happened and when stays in the chain of events, without words. */
    cases: period(
      YEARS_TO_SUE * 365,
      '个人信息保护法第十九条、第四十七条：五年的最长起诉期限（行政诉讼法第四十六条）已经过去；办理经过不含原话，按档案规定另存',
      365,
      10_950,
    ),
  })
  .refine(({ contacts, cases }) => contacts.days <= cases.days, {
    path: ['contacts', 'days'],
    error: '联系方式不能比诉求的内容留得久',
  })
  .prefault({});

export type Retention = z.output<typeof retentionSchema>;
export type RetentionKind = keyof Retention;
