// How a self-check ends: what the household may be entitled to, in words and as the API gives it. Nothing is kept.
import { assess } from '../knowledge/eligibility/assess.ts';
import { verdictText } from '../knowledge/eligibility/explain.ts';
import type { Answers } from './flow.ts';
import { factsFrom } from './flows/self-check.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';
import type { Reply } from './talk.ts';

export function endingReplies(office: Office, answers: Answers): Reply[] {
  const facts = factsFrom(answers);
  if (!facts) return [{ text: zh.selfCheck.nothing }];
  const { knowledge, guides } = office;
  const assessment = assess(facts, { ...knowledge, guides, today: office.today() });
  return [
    {
      text: verdictText(assessment).join('\n'),
      assessment,
      choices: [
        { label: zh.selfCheck.register, value: 'go:help' },
        { label: zh.selfCheck.again, value: 'go:self_check' },
      ],
    },
  ];
}
