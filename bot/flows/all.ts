// The flows by name, in the order the menu offers them, and what each ends in.
import type { Answers } from '../flow.ts';
import type { OwnDataAsked } from '../own-data.ts';
import type { Report } from '../reports.ts';
import type { CheckWrite } from '../self-check/keeping.ts';
import type { TalkContext, TalkFlow } from './context.ts';
import { gathered } from './gathered.ts';
import { complaint, contactOf, help, question, suggestion } from './report.ts';
import { type Completion, completionOf, rescue } from './rescue.ts';
import { selfCheck } from './self-check.ts';
import { wholeStory } from './story.ts';
import { tipContact, tipOff, tipText } from './tip-off.ts';
import { type Opened, track } from './track.ts';

export const flows: Readonly<Record<string, TalkFlow>> = {
  self_check: selfCheck,
  complaint,
  tip_off: tipOff,
  help,
  rescue,
  track,
  suggestion,
  question,
};

/** What must happen when a flow is complete. */
export type Effect =
  | { kind: 'own_data'; asked: OwnDataAsked }
  | { kind: 'self_check'; write: CheckWrite }
  | { kind: 'file'; report: Report }
  | { kind: 'move'; caseId: string; text: string }
  | { kind: 'message'; caseId: string; text: string }
  | ({ kind: 'complete' } & Completion)
  | { kind: 'withdraw'; caseId: string }
  | { kind: 'reopen'; caseId: string; text: string }
  | { kind: 'review'; caseId: string; text: string }
  | { kind: 'rate'; caseId: string; score: number; resolved: boolean };

/** Urgent help as it is filed at once, before where and whom to call are known. */
export function urgentReport(id: string, answers: Answers, context: TalkContext): Effect {
  const report = gathered('help', answers, String(answers.what), context, contactOf(answers));
  return { kind: 'file', report: { ...report, id, urgent: true } };
}

/** What a complete flow asks for; undefined when it ends in nothing to write. */
export function effectOf(flow: TalkFlow, answers: Answers, context: TalkContext): Effect | undefined {
  switch (flow.id) {
    case 'tip_off':
      return {
        kind: 'file',
        report: gathered('tip_off', answers, tipText(answers), context, tipContact(answers)),
      };
    case 'complaint':
    case 'help':
    case 'suggestion':
    case 'question':
      return {
        kind: 'file',
        report: gathered(flow.id, answers, wholeStory(flow.id, answers), context, contactOf(answers)),
      };
    case 'rescue': {
      const completion = completionOf(answers);
      return completion && { kind: 'complete', ...completion };
    }
    case 'track': {
      const { caseId } = (answers.opened ?? {}) as Partial<Opened>;
      if (caseId && typeof answers.add === 'string') return { kind: 'message', caseId, text: answers.add };
      if (caseId && typeof answers.reopen === 'string')
        return { kind: 'reopen', caseId, text: answers.reopen };
      if (caseId && typeof answers.review === 'string')
        return { kind: 'review', caseId, text: answers.review };
      if (caseId && typeof answers.score === 'number') {
        return { kind: 'rate', caseId, score: answers.score, resolved: answers.resolved === 'yes' };
      }
      return caseId && answers.withdraw === 'yes' ? { kind: 'withdraw', caseId } : undefined;
    }
    default:
      return undefined;
  }
}
