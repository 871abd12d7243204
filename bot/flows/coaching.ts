// The category's own questions, one at a time, each skippable, and never what the story told already.
import { QUESTION_IDS } from '../../knowledge/casework/categories.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import type { Answers, Choice, Prompt } from '../flow.ts';
import type { TalkAsk, TalkContext, TalkStep } from './context.ts';
import {
  answeredIn,
  decided,
  ENOUGH,
  type LastWord,
  lastWordWays,
  NOTHING_MORE,
  QUESTION_STEPS,
  questionStep,
  questionsFor,
  SKIPPED,
} from './story.ts';

interface Coaching {
  kind: CaseKind;
  choices: readonly Choice[];
  /** How the first question is brought up. */
  opening: (answers: Answers, context: TalkContext) => string;
  lastWordIn: (text: string) => LastWord | undefined;
}

type Ways = Exclude<TalkStep['next'], null | string>;

/** Kept as written; marks and pictures alone tell nothing. */
const words = (raw: string) =>
  (raw.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 1
    ? raw
        .trim()
        .replace(/\s+/g, ' ')
        .slice(0, 1_000)
        .replace(/\p{Cs}$/u, '')
    : undefined;

/** 照片没有, 没得证据. */
export const NO_PROOF =
  /^(?:照片|证据|凭据|单子|录音|视频|流水|通知单?|材料|东西|这个|那些?|我|都|也|就|,|，)*(?:没|冇|无|莫)(?:有|得)?(?:啥|什么|照片|证据|凭据|单子|录音|材料|这些|那些|的|了|啊|哦)*$/;

/** People answer more than they are asked. */
const answeredSoFar = (answers: Answers) =>
  answeredIn(answers)
    .map((id) => answers[questionStep(id)])
    .join('\n');

/** Where a report goes on from the question before: the first one still wanted, or the confirmation. */
export function onward(kind: CaseKind, after: number): Ways {
  const later = QUESTION_IDS.slice(after).map((id) => ({
    to: questionStep(id),
    when: (answers: Answers) =>
      questionsFor(kind, answers).some((each) => each.id === id) &&
      !isToldAlready(id, answeredSoFar(answers)),
  }));
  return [...later, { to: 'confirm' }];
}

/** One step a question the catalogue may ask. */
export function coachingSteps({ kind, choices, opening, lastWordIn }: Coaching): Record<string, TalkAsk> {
  const steps = QUESTION_IDS.map((id, n): [string, TalkAsk] => {
    const step = questionStep(id);
    const ask = (answers: Answers, context: TalkContext): Prompt => {
      const question = questionsFor(kind, answers).find((each) => each.id === id)?.ask ?? '';
      const isFirst = !QUESTION_STEPS.slice(0, n).some((before) => before in answers);
      return {
        text: isFirst ? `${opening(answers, context)}\n${question}` : question,
        choices: [...choices],
      };
    };
    const accept: TalkAsk['accept'] = ({ text, raw }) => {
      const offered = [...choices];
      const exact = text.length <= 8 ? parseChoice(text, offered) : undefined;
      if (exact === SKIPPED || exact === NOTHING_MORE) return exact;
      const word = (exact as LastWord | undefined) ?? lastWordIn(text);
      if (word) return decided(word);
      if (ENOUGH.test(text)) return NOTHING_MORE;
      const said = parseYesNo(text);
      if (id === 'proof' && NO_PROOF.test(text.replace(/[。.!]+$/, ''))) return SKIPPED;
      if (said === 'skip' || said === 'unknown' || (said === 'no' && text.length <= 4)) return SKIPPED;
      return words(raw);
    };
    return [
      step,
      {
        free: true,
        confirm: true,
        ask,
        accept,
        next: [
          ...lastWordWays(kind),
          { to: 'confirm', when: (answers) => answers[step] === NOTHING_MORE },
          ...onward(kind, n + 1),
        ],
      },
    ];
  });
  return Object.fromEntries(steps);
}
