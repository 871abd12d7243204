// The card a self-check ends with, as plain data: every form of it (chat, page, PDF, picture) is made from this. No name on it.
import { addCalendarDays, addWorkingDays } from '../../knowledge/casework/calendar.ts';
import type { Verdict } from '../../knowledge/eligibility/assess.ts';
import { NOT_A_DECISION } from '../../knowledge/eligibility/explain.ts';
import { yuanText } from '../../knowledge/eligibility/money.ts';
import { PROGRAMME_LABELS, type ProgrammeCode } from '../../knowledge/model.ts';
import type { Apply, ApplyStep } from '../../knowledge/programmes/guides.ts';
import { contactWords } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { cardWords as say } from '../phrases/self-check-card.ts';
import { isByProperty, type Outcome } from './outcome.ts';

export interface CardItem {
  programme: ProgrammeCode;
  label: string;
  outcome: 'likely' | 'ask';
  /** 可能符合, and about how much where that can be said. */
  verdict: string;
  amount?: string;
  why: string[];
  where: string;
  papers: string[];
  times: string[];
}

export interface Card {
  title: string;
  made: string;
  family?: string;
  items: CardItem[];
  others?: string;
  desk: { name: string; lines: string[] };
  refused: string[];
  notes: string[];
}

type Knowing = Pick<Office, 'county' | 'knowledge' | 'today'>;

/** What is likely comes before what a person must look at. */
const RANK = { likely: 0, ask: 1, unlikely: 2 } as const;

/** What is a child's own comes first: it is more, and hangs on nobody's income. */
const OF_CHILDREN: readonly ProgrammeCode[] = ['orphan', 'unsupported_child'];
function rankOf(verdict: Verdict): number {
  const { programme, outcome } = verdict;
  if (outcome === 'likely' && OF_CHILDREN.includes(programme)) return -1;
  return isByProperty(verdict) ? RANK.likely - 0.5 : RANK[outcome];
}

/** @param township code of the township they live in; absent: the card says whom to ring */
export function cardOf(office: Knowing, outcome: Outcome, township: string | undefined): Card {
  const { assessment } = outcome;
  const { county, knowledge } = office;
  const sorted = [...assessment.verdicts].sort((a, b) => rankOf(a) - rankOf(b));
  const open = sorted.filter((v) => v.outcome !== 'unlikely');
  const unlikely = sorted.filter((v) => v.outcome === 'unlikely').map((v) => PROGRAMME_LABELS[v.programme]);
  const days = knowledge.standards.lookup('reconsideration.days', {
    asOf: office.today(),
    region: county.code,
  })?.value;
  const share = assessment.perCapita === undefined ? '' : yuanText(Math.round(assessment.perCapita * 100));
  return {
    title: say.title(county.name),
    made: say.made(assessment.asOf),
    ...(assessment.householdSize > 0 ? { family: say.family(assessment.householdSize, share) } : {}),
    items: open.map((verdict) => itemOf(office, verdict, outcome)),
    ...(unlikely.length > 0 ? { others: say.others(unlikely.join('、')) } : {}),
    desk: deskOf(county, township),
    refused: say.refusedLines(days),
    notes: [NOT_A_DECISION, ...(assessment.standards.some((s) => s.illustrative) ? [say.illustrative] : [])],
  };
}

function itemOf(office: Knowing, verdict: Verdict, { amounts }: Outcome): CardItem {
  const { programme, outcome, apply, careLevel } = verdict;
  const amount = amounts.get(programme);
  const care = careLevel === undefined ? '' : `，${say.care[careLevel]}`;
  return {
    programme,
    label: PROGRAMME_LABELS[programme],
    outcome: outcome as 'likely' | 'ask',
    verdict: isByProperty(verdict) ? say.byProperty : `${say.outcome[outcome]}${care}`,
    ...(amount && amount.high >= 1
      ? {
          amount: `${isByProperty(verdict) ? say.ifKept : ''}${say.amount(String(Math.floor(amount.low)), String(Math.floor(amount.high)))}`,
        }
      : {}),
    why: verdict.reasons
      .slice(0, MOST_REASONS)
      .map((r) => `${r.text}${r.title ? `（《${r.title}》${r.clause}）` : ''}`),
    where: apply?.where ?? '',
    papers: [...(apply?.materials ?? [])],
    times: apply ? timesOf(office, apply) : [],
  };
}

const MOST_REASONS = 4;

/** How long the law gives, and the day it ends if they applied today; the one limit for the whole where there is one. */
function timesOf({ today }: Knowing, { steps, total }: Apply): string[] {
  const whole = total?.limit === undefined ? [] : [{ ...total, name: say.whole }];
  const timed = whole.length > 0 ? whole : steps.filter((step) => step.limit !== undefined);
  const lines = timed.map((step) => timeLine(today(), step, whole.length > 0));
  return whole.length > 0 ? [`${say.ifToday(today())}${lines[0]}`] : lines;
}

/** Later steps begin on days nobody knows yet, so only a limit that begins with the application has a date. */
function timeLine(today: string, { name, limit = 0, unit = '' }: ApplyStep, isDated: boolean): string {
  const due = !isDated
    ? undefined
    : /工作日/.test(unit)
      ? addWorkingDays(today, limit)
      : /^日|天/.test(unit)
        ? addCalendarDays(today, limit)
        : undefined;
  return say.by(name, `${limit}${unit}`, due?.due ?? '', due?.provisional ?? false);
}

/** The window of their own township as the pack records it; what is not recorded is said to be so. */
export function deskOf(county: Office['county'], code: string | undefined): Card['desk'] {
  const township = county.townships.find((t) => t.code === code);
  const who = contactWords(county);
  if (!township) return { name: say.deskUnknown, lines: [say.noTownship(who)] };
  const { address, phone, hours } = township;
  const lines = [
    address && say.address(address),
    phone && say.phone(phone),
    hours && say.hours(hours),
    !(address && phone) && say.notRecorded(who),
  ].filter((line) => typeof line === 'string');
  return { name: say.desk(township.name), lines };
}

/** The card's first reply in chat: every programme in a line. */
/** @param head what stands above it */
export function summaryText(card: Card, head: string = say.summary): string {
  const lines = card.items.map(({ label, verdict, amount, programme, outcome }) => {
    const only = outcome === 'ask' ? say.onlyIf[programme] : undefined;
    return `· ${label}：${verdict}${amount ? `，${amount}` : ''}${only === undefined ? '' : `（${only}）`}`;
  });
  return [head, card.family, ...(lines.length > 0 ? lines : [say.nothingFits]), card.others, ...card.notes]
    .filter(Boolean)
    .join('\n');
}

/** One programme in full, for one reply; what does not fit is left to the page. */
export function itemText(card: Card, item: CardItem): string {
  const listed = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`【${title}】`, ...lines.map((line) => `· ${line}`)];
  return [
    `${item.label}：${item.verdict}`,
    item.amount,
    ...listed(say.why, item.why.slice(0, 2)),
    ...listed(say.papers, item.papers),
    ...listed(
      say.where,
      [
        item.where,
        ...(card.desk.name === say.deskUnknown ? [] : [card.desk.name]),
        ...card.desk.lines,
      ].filter((line) => line !== ''),
    ),
    ...listed(say.times, item.times.slice(0, 3)),
    ...listed(say.refused, card.refused),
  ]
    .filter(Boolean)
    .join('\n');
}
