// Words for the self-check's questions on spending, emergencies, what is received already and a child's parents.
import type { Answers } from '../../knowledge/eligibility/questions.ts';

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
