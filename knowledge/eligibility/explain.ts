// Owns saying a self-check in chat: short plain lines, never a refusal, never a promise.
import { PROGRAMME_LABELS } from '../model.ts';
import type { Apply } from '../programmes/guides.ts';
import type { Assessment, Verdict } from './assess.ts';
import type { Outcome } from './criterion.ts';
import { yuanText } from './money.ts';

/** Longest line, characters. */
const LONGEST = 200;

/** Said with every self-check, word for word. */
export const NOT_A_DECISION = '这只是初步自测，不是决定；谁都可以申请，最后由县级民政部门确认。';
const ILLUSTRATIVE = '用到的标准是示例数据，不是真实的标准。';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  likely: '可能符合',
  unlikely: '可能不符合',
  ask: '要由工作人员看',
};
const CARE_WORDS = { none: '生活能自理', partial: '生活部分不能自理', full: '生活完全不能自理' } as const;

/**
 * The assessment as lines for chat, each at most 200 characters: who counts, each programme with why, then what to
 * bring, where to go and how long for the programme that fits best, and last that this is no decision.
 */
export function verdictText(assessment: Assessment): string[] {
  const best = bestOf(assessment.verdicts);
  return [
    familyLine(assessment),
    ...assessment.verdicts.map(verdictLine),
    ...(best?.apply === undefined ? [] : applyLines(PROGRAMME_LABELS[best.programme], best.apply)),
    ...(assessment.standards.some((s) => s.illustrative) ? [ILLUSTRATIVE] : []),
    NOT_A_DECISION,
  ].filter((line) => line !== '');
}

/** The verdict whose way of applying is told: the first likely one, else the first a person must look at. */
function bestOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find((v) => v.outcome === 'likely') ?? verdicts.find((v) => v.outcome === 'ask');
}

function familyLine({ householdSize, perCapita }: Assessment): string {
  if (householdSize === 0) return '';
  const share = perCapita === undefined ? '' : `，人均每月${yuanText(Math.round(perCapita * 100))}元`;
  return `按您说的，一起生活的算${householdSize}口人${share}。`;
}

function verdictLine({ programme, outcome, monthlyAmount, careLevel, reasons }: Verdict): string {
  // Rounded down: what is said in chat never exceeds what the rule gives.
  const amount =
    monthlyAmount === undefined || monthlyAmount < 1
      ? ''
      : `，按差额算全家每月大约${Math.floor(monthlyAmount)}元`;
  const care = careLevel === undefined ? '' : `，${CARE_WORDS[careLevel]}`;
  const head = `${PROGRAMME_LABELS[programme]}：${OUTCOME_WORDS[outcome]}${amount}${care}。`;
  return oneLine([head, ...reasons.map((r) => r.text)]);
}

function applyLines(label: string, { where, materials, steps, total }: Apply): string[] {
  const limited = total?.limit === undefined ? steps.filter((s) => s.limit !== undefined) : [];
  const long =
    total?.limit === undefined
      ? limited.map((s) => `${s.name}${s.limit}${s.unit ?? ''}`).join('；')
      : `从受理到办完，一般${total.limit}${total.unit ?? ''}`;
  return [
    oneLine([`办${label}去哪：`, ...sentencesOf(where)]),
    oneLine(['要带：', ...materials.map((m, i) => `${m}${i === materials.length - 1 ? '。' : '；'}`)]),
    ...(long === '' ? [] : [oneLine(['要多久：', `${long}。`])]),
  ];
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。]+。/g) ?? [text];
}

/** As many whole pieces as fit in a line; a piece is never cut in the middle, and what does not fit is left out. */
function oneLine(pieces: readonly string[]): string {
  return pieces.reduce((line, piece) => (line.length + piece.length > LONGEST ? line : line + piece));
}
