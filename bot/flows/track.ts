// Coming back with number and code: see how it stands, add, withdraw.
import { findNumbers, parseReceiptCode, parseTrackingNumber } from '../../knowledge/casework/numbers.ts';
import type { ReviewStage } from '../../knowledge/casework/types.ts';
import { wantsWithdrawn } from '../../knowledge/casework/withdrawing.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { parseInteger } from '../../knowledge/text/numerals.ts';
import type { Answers, Choice } from '../flow.ts';
import { returning } from '../phrases/returning.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkFlow } from './context.ts';
import { words } from './report.ts';

/** What the step `opened` (bot/turn.ts, `open_case`) leaves. */
export interface Opened {
  found: boolean;
  caseId?: string;
  /** What the case allows its reporter now. */
  can?: string[];
  /** Which review may be asked for. */
  stage?: ReviewStage;
  awaitsYou?: boolean;
  /** The day by which there is an answer. */
  due?: string;
}

const opened = (answers: Answers) => answers.opened as Opened | undefined;

function choicesFor(answers: Answers): Choice[] {
  const can = opened(answers)?.can ?? [];
  const { add, withdraw, rating, done } = zh.track.choices;
  const { answer, reopen } = returning.choices;
  const { awaitsYou, stage } = opened(answers) ?? {};
  return [
    ...(can.includes('message') ? [{ label: awaitsYou ? answer : add, value: 'add' }] : []),
    ...(can.includes('rate') ? [{ label: rating, value: 'rate' }] : []),
    ...(can.includes('reopen') ? [{ label: reopen, value: 'reopen' }] : []),
    ...(can.includes('review') && stage ? [{ label: returning.choices[stage], value: 'review' }] : []),
    ...(can.includes('withdraw') ? [{ label: withdraw, value: 'withdraw' }] : []),
    { label: done, value: 'done' },
  ];
}

const withdrawChoices: Choice[] = [
  { label: zh.track.withdrawYes, value: 'yes' },
  { label: zh.track.withdrawNo, value: 'no' },
];

const resolvedChoices: Choice[] = [
  { label: zh.track.resolvedYes, value: 'yes' },
  { label: zh.track.resolvedNo, value: 'no' },
];

export const track: TalkFlow = {
  id: 'track',
  version: 1,
  first: 'number',
  steps: {
    number: {
      ask: () => ({ text: zh.track.number }),
      hint: zh.track.numberHint,
      accept: ({ text }) => findNumbers(text).trackingNumber ?? parseTrackingNumber(text),
      next: 'code',
    },
    code: {
      ask: () => ({ text: zh.track.code }),
      hint: zh.track.codeHint,
      accept: ({ text }) => findNumbers(text).receiptCode ?? parseReceiptCode(text),
      next: 'opened',
    },
    opened: {
      run: 'open_case',
      next: [{ to: 'more', when: (answers) => opened(answers)?.found === true }, { to: null }],
    },
    more: {
      ask: (answers) => ({ text: zh.track.more, choices: choicesFor(answers) }),
      accept: ({ text }, answers) => {
        if (/不(?:要|用|想)?撤/.test(text)) return 'done';
        if (wantsWithdrawn(text) && opened(answers)?.can?.includes('withdraw')) return 'withdraw';
        const chosen = parseChoice(text, choicesFor(answers));
        const said = parseYesNo(text);
        return chosen ?? (said === 'no' || said === 'skip' ? 'done' : undefined);
      },
      next: [
        { to: 'add', when: ({ more }) => more === 'add' },
        { to: 'withdraw', when: ({ more }) => more === 'withdraw' },
        { to: 'score', when: ({ more }) => more === 'rate' },
        { to: 'reopen', when: ({ more }) => more === 'reopen' },
        { to: 'review', when: ({ more }) => more === 'review' },
        { to: null },
      ],
    },
    add: { ask: () => ({ text: zh.track.add }), free: true, accept: ({ raw }) => words(raw), next: null },
    reopen: {
      ask: () => ({ text: returning.reopen }),
      free: true,
      accept: ({ raw }) => words(raw),
      next: null,
    },
    review: {
      ask: (answers) => ({ text: returning[opened(answers)?.stage ?? 'review'] }),
      free: true,
      accept: ({ raw }) => words(raw),
      next: null,
    },
    score: {
      confirm: true,
      ask: () => ({
        text: zh.track.score,
        choices: [5, 4, 3, 2, 1].map((n) => ({ label: `${n} 分`, value: String(n) })),
      }),
      hint: zh.track.scoreHint,
      accept: ({ text }) => {
        // The first button says 5 分, but whoever says 1 means one point.
        const score = parseInteger(text);
        return score !== undefined && score >= 1 && score <= 5 ? score : undefined;
      },
      next: 'resolved',
    },
    resolved: {
      confirm: true,
      ask: () => ({ text: zh.track.resolved, choices: resolvedChoices }),
      accept: ({ text }) => {
        const said = parseYesNo(text);
        return parseChoice(text, resolvedChoices) ?? (said === 'yes' || said === 'no' ? said : undefined);
      },
      next: null,
    },
    withdraw: {
      confirm: true,
      ask: () => ({ text: zh.track.withdraw, choices: withdrawChoices }),
      accept: ({ text }) => {
        const said = parseYesNo(text);
        if (wantsWithdrawn(text) || /^确[认定]/.test(text)) return 'yes';
        return parseChoice(text, withdrawChoices) ?? (said === 'yes' || said === 'no' ? said : undefined);
      },
      next: null,
    },
  },
};
