// When a time limit runs out, for whoever tells the day it began: 九月二十一号收的件，到哪天满. Counted on the official calendar of
// working days; what the office does about its limits is its own, and the day that counts is the one it wrote down.
import { sentencesOf } from '../../knowledge/answer/focus.ts';
import {
  addCalendarDays,
  addWorkingDays,
  type Due,
  workingDaysBetween,
} from '../../knowledge/casework/calendar.ts';
import { dayTold } from '../../knowledge/casework/day-told.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import type { Days } from '../../knowledge/casework/days-told.ts';
import type { Day } from '../../knowledge/casework/types.ts';
import type { ProgrammeCode } from '../../knowledge/model.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/number-reader.ts';
import type { Since } from '../figures.ts';
import { emergencyWords, governmentLine } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { type Term, termWords } from '../phrases/term.ts';

/** When it ends, or whether it has: a day that is only part of a story is not counted from. */
const ASKED =
  /数数|数一?下|(?:帮|给)我[算数](?!多少钱)|过了(?:没|吗|么)|(?:到|是|算|拖|等)(?:.{0,4})(?:哪|几)(?:一?天|日|号|时|月)|哪(?:一?天|日)?.{0,4}(?:满|到期|截止|出结果|批|办完)|什么时候.{0,5}(?:满|到期|截止|出结果|批|办完|有结果|能好)|几时|多久|多长时间|最[晚迟长]|截止|期满|到期|期限|[过超]期|超时|过没过|来得及|赶得上|还要等|等几天|准数|前能(?:不能)?(?:批|办|下来|出|拿)|正常[吗不么嘛]|第几天|够没够天数/;
/** 没看墙上贴的字吗 tells of no public notice. */
const NOTICE = /公示|公榜|张榜|榜上|(?:名单|榜).{0,12}(?:贴|上墙)|(?:贴|上墙).{0,12}(?:名单|榜)/;
const REVIEW = /复议/;
/** 昨天来人叫我撤回复议 tells no day from which the days to ask for it run. */
const DECIDED = /[收接看拿]到|送|签|寄|通知|决定|告诉|知道|不[批给]|没[批给过]|停|取消|减/;
const WITHDRAWN = /撤/;
/** A paper that stops, cuts or refuses: nothing was handed in that day, and what runs from it are the days to object. */
const REFUSAL =
  /(?:停救|停保|停发|停止|终止|取消|退出|减发|不批|没批|未批|不予|不同意)[^。!?;\n]{0,12}(?:通知|告知|决定|文书)|(?:通知|告知|决定)书?[^。!?;\n]{0,12}(?:停救|停保|停发|停止|终止|取消|退出|减发|不批|不予|不同意|不符合|超标)/;
const OBJECTS = /不服|不认|申诉|起诉|告他|期限/;
const HANDED_IN =
  /收(?!入|成)|交(?!警|通)|递|受理|申请|报(?:上|了|的)|送(?:上|去|到|了)|办(?:上|了|的)|填|登记/;

/** 啥时候能批, of what was said before. */
const WHEN = /(?:啥|什么)时候?[^,。]{0,4}(?:批|下来)/;
export const asksWhenDue = (text: string): boolean =>
  ASKED.test(normalise(text)) || WHEN.test(normalise(text));

export interface Limit {
  /** Whose limit it is, in words. */
  readonly of: string;
  readonly what: Term['what'];
  readonly counted: Term['counted'];
  readonly standard: string;
  /** The first of several that follow each other, and those after it. */
  readonly later?: readonly { readonly standard: string; readonly counted: Term['counted'] }[];
  /** The longer one of unusual cases. */
  readonly special?: string;
}

const DECISION = { what: 'decision', counted: 'working' } as const;
const OF_LOW_INCOME: Limit = {
  ...DECISION,
  of: '低保（低保边缘也是）一般',
  standard: 'dibao.decision_days',
  special: 'dibao.decision_days_special',
};
const LIMITS: { readonly [code in ProgrammeCode]?: Limit } = {
  dibao: OF_LOW_INCOME,
  dibao_single: OF_LOW_INCOME,
  near_dibao: OF_LOW_INCOME,
  rigid_hardship: {
    ...DECISION,
    of: '刚性支出困难认定一般',
    standard: 'rigid.decision_days',
    special: 'rigid.decision_days_special',
  },
  destitute: {
    ...DECISION,
    of: '办特困',
    standard: 'destitute.survey_days',
    later: [
      { standard: 'destitute.notice_days', counted: 'days' },
      { standard: 'destitute.county_days', counted: 'working' },
    ],
  },
  temporary_aid: { ...DECISION, of: '临时救助一般', standard: 'temporary.decision_days' },
  // Somebody who waits and names nothing waits for this most often; the words say what it is the limit of.
  general: OF_LOW_INCOME,
};
const TO_APPLY_FOR_REVIEW: Limit = {
  of: '申请复议',
  what: 'review',
  counted: 'rolling',
  standard: 'reconsideration.days',
};
const PETITION = /信访/;
const PETITION_ANSWERED = /意见书|答复/;
/** 九月初收到告知，说已转民政部门受理: the days run from then, not from the day it was handed in. */
const PETITION_TAKEN_LATER =
  /(?:收到|才|又|后来|[初底]|月)[^,。!?;\n]{0,6}(?:告知|受理)|(?:已经?|再|又)转[^,。!?;\n]{0,10}受理/;
const OF_PETITION: Limit = {
  of: '信访一般',
  what: 'decision',
  counted: 'rolling',
  standard: 'petition.decide_days',
};
const OTHER_LIMITS = /举报|投诉|公开|养老|社保|医保|报销|残疾证|法院|仲裁|公积金/;
const noticeOf = (programme: ProgrammeCode | undefined): Limit => ({
  of: '公示',
  what: 'notice',
  counted: 'days',
  standard: programme === 'destitute' ? 'destitute.notice_days' : 'dibao.notice_days',
});

const LAST: Record<Term['counted'], (from: Day, days: number) => Due> = {
  working: addWorkingDays,
  rolling: addCalendarDays,
  days: (from, days) => ({ due: plusDays(from, days), provisional: false }),
};

/** Somebody's own count: 说是30个工作日, 三十个工作日. */
const countTold = (clean: string): number =>
  readNumbers(clean).find(
    ({ end, low, high }) => low === high && low > 0 && low < 100 && /^个?工作[日天]/.test(clean.slice(end)),
  )?.low ?? 0;
const TOLD = { of: '', what: 'told', counted: 'working' } as const;

/**
 * The last day of the limit in words; undefined when the message tells no day or more than one, does not ask when, or is about
 * something whose limit is not known.
 * @param programme what was found to be asked about
 */
export function termReckoned(
  office: Office,
  raw: string,
  programme: ProgrammeCode | undefined,
): string | undefined {
  return ASKED.test(normalise(raw)) ? termTold(office, raw, programme) : undefined;
}

/** The same for whoever is known to ask when. */
export function termTold(
  office: Office,
  raw: string,
  programme: ProgrammeCode | undefined,
): string | undefined {
  const clean = normalise(raw);
  const today = office.today();
  const from = dayTold(raw, today);
  if (from === undefined) return undefined;
  const own = countTold(clean);
  const dated = () => sentencesOf(clean).find((said) => dayTold(said, today) === from) ?? clean;
  const limit = own > 0 ? { ...TOLD, days: own } : limitOf(dated(), clean, programme);
  const days = limit && ('days' in limit ? limit.days : daysOf(office, limit.standard));
  if (!limit || days === undefined) return undefined;
  return wordsOf(office, 'days' in limit ? limit : { ...limit, days }, { low: from, high: from });
}

type Counted = Pick<Limit, 'of' | 'what' | 'counted'> & Partial<Limit> & { readonly days: number };

const daysOf = ({ knowledge, county, today }: Office, standard: string | undefined): number | undefined =>
  standard === undefined
    ? undefined
    : knowledge.standards.lookup(standard, { asOf: today(), region: county.code })?.value;

/** When what runs from a day told, or from one of several days it may have been, is over, in words. */
function wordsOf(office: Office, limit: Counted, { low, high }: Days): string | undefined {
  const { of, what, counted, days, later = [], special } = limit;
  const today = office.today();
  const steps = [
    { days, counted },
    ...later.map((step) => ({ days: daysOf(office, step.standard), counted: step.counted })),
  ];
  const known = steps.filter((step) => step.days !== undefined) as {
    days: number;
    counted: Term['counted'];
  }[];
  if (known.length < steps.length) return undefined;
  const last = (from: Day, each = known): Due =>
    each.reduce<Due>(
      (at, step) => {
        const next = LAST[step.counted](at.due, step.days);
        return { due: next.due, provisional: at.provisional || next.provisional };
      },
      { due: from, provisional: false },
    );
  const longer = daysOf(office, special);
  const appeal = daysOf(office, TO_APPLY_FOR_REVIEW.standard);
  const end = last(high);
  return termWords({
    from: low,
    ...(low !== high && { to: high, firstDue: last(low).due }),
    today,
    days,
    of,
    what,
    counted,
    ...(known.length > 1 && { steps: known }),
    ...end,
    done: counted === 'working' && known.length === 1 ? workingDaysBetween(low, today) : undefined,
    ...(longer !== undefined && {
      longer: { days: longer, due: last(high, [{ days: longer, counted }]).due },
    }),
    ...(appeal !== undefined &&
      what === 'decision' && {
        appeal: { days: appeal, due: addCalendarDays(end.due, appeal).due },
      }),
    phone: governmentLine(office.county),
    legal: emergencyWords(office.county, ['legal']),
  });
}

/** What runs, by what happened. */
export function limitOfEvent(event: Since['event'], programme: ProgrammeCode | undefined): Limit | undefined {
  switch (event) {
    case 'decided':
      return TO_APPLY_FOR_REVIEW;
    case 'notice':
      return noticeOf(programme);
    case 'petition':
      return OF_PETITION;
    case 'handed_in':
      return LIMITS[programme ?? 'general'];
    case undefined:
      return undefined;
  }
}

/** The same for whoever told what happened and when in several messages. */
export function termOf(office: Office, limit: Limit, days: Days): string | undefined {
  const count = daysOf(office, limit.standard);
  return count === undefined ? undefined : wordsOf(office, { ...limit, days: count }, days);
}

/** 收到不批的通知 and 名单贴出来 are no handing in. */
const REFUSED =
  /(?:不批|没批|停了|停掉|停发|停保|取消)[^。;]{0,8}(?:通知|告知|决定|单子|条子)|(?:收到|接到|拿到|看到)[^,。;]{0,8}(?:通知|告知|决定|不批|停)/;

/** What a message says happened, from which days run. */
export function eventIn(raw: string): Since['event'] {
  const clean = normalise(raw);
  if (REFUSAL.test(clean) || REFUSED.test(clean) || REVIEW.test(clean)) return 'decided';
  if (NOTICE.test(clean)) return 'notice';
  if (PETITION.test(clean)) return PETITION_ANSWERED.test(clean) ? undefined : 'petition';
  return HANDED_IN.test(clean) && !OTHER_LIMITS.test(clean) ? 'handed_in' : undefined;
}

/** Whether what is told after the first clause of the sentence says that it was taken up later. */
const isTakenLater = (dated: string): boolean =>
  PETITION_TAKEN_LATER.test(dated.split(',').slice(1).join(','));

/**
 * What runs from the day told.
 * @param dated the sentence that tells it: what was posted or handed in elsewhere in a letter was not on that day
 */
function limitOf(dated: string, clean: string, programme: ProgrammeCode | undefined): Limit | undefined {
  if (REVIEW.test(clean))
    return DECIDED.test(dated) && !WITHDRAWN.test(clean) ? TO_APPLY_FOR_REVIEW : undefined;
  if (REFUSAL.test(dated)) return OBJECTS.test(clean) ? TO_APPLY_FOR_REVIEW : undefined;
  // Its own answer sets other days running, those of 复查; they are in the rule.
  if (PETITION.test(clean) && PETITION_ANSWERED.test(dated)) return undefined;
  if (NOTICE.test(dated)) return noticeOf(programme);
  if (!HANDED_IN.test(dated)) return undefined;
  if (PETITION.test(clean)) return isTakenLater(dated) ? undefined : OF_PETITION;
  return programme && !OTHER_LIMITS.test(clean) ? LIMITS[programme] : undefined;
}
