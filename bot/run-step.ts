// Steps the bot does by itself in the middle of a flow. They read; what is written is a flow's effect.
import { beijingDate } from '../knowledge/casework/days.ts';
import type { CaseKind, ReviewStage } from '../knowledge/casework/types.ts';
import type { Answers } from './flow.ts';
import { sortStory } from './flows/sorting.ts';
import type { SortedStory } from './flows/story.ts';
import type { Opened } from './flows/track.ts';
import { TooMany } from './limits.ts';
import type { Office } from './office.ts';
import { returning } from './phrases/returning.ts';
import { zh } from './phrases/zh-CN.ts';
import { openReport, type ReporterView, reporterView } from './returning.ts';
import type { Reply } from './talk.ts';

interface Ran {
  answer: Opened | SortedStory;
  replies: Reply[];
}

/** How a case stands, in the words of a chat. */
export function caseWords(view: ReporterView): string {
  const { status, track, clock } = zh;
  const next = view.deadlines[0];
  const told = view.messages
    .filter(({ from }) => from !== 'reporter')
    .slice(-3)
    .map(({ from, text, at }) => `${track.from[from]}（${beijingDate(at)}）：${text}`);
  return [
    track.status(view.trackingNumber, status[view.status]),
    view.unit && track.unit(view.unit.name),
    next && track.due(clock[next.clock as keyof typeof clock] ?? next.clock, next.due),
    ...told,
    view.awaitsYou && returning.awaitsYou,
    ...view.roads.map(returning.road),
  ]
    .filter(Boolean)
    .join('\n');
}

async function openCase(office: Office, answers: Answers, source: string): Promise<Ran> {
  const nothing = (text: string): Ran => ({ answer: { found: false }, replies: [{ text }] });
  try {
    const file = await openReport(office, String(answers.number), String(answers.code), source);
    if (!file) return nothing(zh.track.notFound);
    const view = await reporterView(office, file);
    const {
      messages: _m,
      timeline: _t,
      attachments: _a,
      actions: can,
      filedAt: _f,
      roads,
      awaitsYou,
      ...shown
    } = view;
    const stage = roads.find(({ road }) => road === 'review' || road === 'final_review')?.road;
    return {
      answer: {
        found: true,
        caseId: file.id,
        can,
        ...(stage ? { stage: stage as ReviewStage } : {}),
        ...(awaitsYou ? { awaitsYou } : {}),
        ...(view.deadlines.at(-1) ? { due: view.deadlines.at(-1)?.due as string } : {}),
      },
      replies: [{ text: caseWords(view), case: shown }],
    };
  } catch (error) {
    if (error instanceof TooMany) return nothing(zh.track.slow);
    throw error;
  }
}

const IN_OFFICE: readonly unknown[] = ['village_cadre', 'township', 'county'];

/** @param source mark of the sender, for slowing down guesses */
export function runStep(name: string, office: Office, answers: Answers, source: string): Promise<Ran> {
  if (name === 'open_case') return openCase(office, answers, source);
  const [what, kind] = name.split(':');
  if (what === 'sort') {
    const isOfOffice = IN_OFFICE.includes(answers.accused);
    const sorted = sortStory(kind as CaseKind, String(answers.what ?? ''), isOfOffice);
    return Promise.resolve({ answer: sorted, replies: [] });
  }
  throw new Error(`no step runs as ${name}`);
}
