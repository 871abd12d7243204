// Words for the self-check's questions on spending, emergencies, what is received already and a child's parents.
import { TYPE_WORDS } from '../../knowledge/eligibility/disability.ts';
import type { Answers } from '../../knowledge/eligibility/questions.ts';

/** Certificates, asked one thing after the other. */
export const certificateWords = {
  types: TYPE_WORDS,
  grades: ['一级', '二级', '三级', '四级'],
  askFirst: '先说一个人：谁有残疾证？',
  askNext: '还有谁有残疾证？',
  askType: (who: string) => `${who === '我' ? '您' : who}的残疾证是哪一类？证上写着。`,
  askGrade: (who: string) => `${who === '我' ? '您' : who}的残疾证是几级？一级最重，四级最轻。`,
  done: '没有别人了',
  hint: '请选一个，照残疾证上写的。不清楚就说“不知道”。',
} as const;

export const factWords = {
  emergency: {
    none: '没有',
    fire: '火灾',
    accident: '车祸等意外',
    sudden_illness: '突发大病',
    other: '别的急事',
  } satisfies Record<Answers['emergency'], string>,
  receiving: { none: '都没有', dibao: '低保', destitute: '特困', near_dibao: '低保边缘' } satisfies Record<
    Answers['receiving'][number] | 'none',
    string
  >,
  hint: {
    spending: '分开说最好，比如“看病两万，上学六千”。没有就说“没有”。',
    parents: '两个人都要说，比如“都去世了”“爸爸去世，妈妈失联”。',
  },
} as const;
