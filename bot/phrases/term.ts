// The last day of a time limit, in words.
import { weekday } from '../../knowledge/casework/days.ts';
import { dateWords } from '../../knowledge/render.ts';

export interface Term {
  readonly from: string;
  /** Where the day is only known roughly, the last it may have been, and when it ends counted from the first. */
  readonly to?: string;
  readonly firstDue?: string;
  /** One limit after the other; `days` is the first. */
  readonly steps?: readonly { readonly days: number; readonly counted: 'working' | 'rolling' | 'days' }[];
  /** No answer by then: so long one may ask for a review of that. */
  readonly appeal?: { readonly days: number; readonly due: string };
  readonly today: string;
  readonly days: number;
  /** By working days; by days, a last day of rest moving on to the next working day; or by days alone. */
  readonly counted: 'working' | 'rolling' | 'days';
  readonly due: string;
  /** The year of the last day has no official calendar of holidays yet. */
  readonly provisional: boolean;
  /** Working days gone by. */
  readonly done: number | undefined;
  readonly longer?: { readonly days: number; readonly due: string };
  /** Whose limit, in words; empty where the teller gave the count. */
  readonly of: string;
  readonly what: 'decision' | 'notice' | 'review' | 'told';
  /** The general line. */
  readonly phone: string;
  /** The line for legal aid. */
  readonly legal: string;
}

const NAMES = '日一二三四五六';
const on = (day: string) => `${dateWords(day)}（星期${NAMES[weekday(day)]}）`;

const BEGAN = { decision: '窗口收下受理', told: '起算', notice: '贴出来', review: '收到书面决定' } as const;

export function termWords(term: Term): string {
  const { from, to, firstDue, counted, due, of, what, provisional, steps } = term;
  const long = steps ? steps.map(stepWords).join('、再') : stepWords(term);
  const began = to === undefined ? on(from) : `${on(from)}到${on(to)}之间`;
  const ends = firstDue === undefined ? `到${on(due)}满` : `最早到${on(firstDue)}、最晚到${on(due)}满`;
  const off = counted === 'working' ? '，周末和放假的日子不算在内' : '';
  const count = `照您说的日子数：${began}${BEGAN[what]}的，从第二天数起，${of && `${of}的`}${long}${ends}${off}。`;
  const unsure = provisional ? '明年哪些天放假还没公布，可能差一两天。' : '';
  return `${count}\n${standing(term)}${unsure}`;
}

const stepWords = ({ days, counted }: Pick<Term, 'days' | 'counted'>) =>
  `${days}${counted === 'working' ? '个工作日' : '天'}`;

/** Where even the day is rough, what is over from the first may not be from the last. */
const MAYBE = '可能已经满了，差在哪天受理：问窗口要受理凭据看一眼。';

function standing(term: Term): string {
  const { today, due, firstDue, what, legal } = term;
  const isOver = due < today;
  const isMaybe = !isOver && firstDue !== undefined && firstDue < today;
  if (what === 'notice')
    return `${isOver ? '已经满了。' : isMaybe ? '可能已经满了。' : '有话要在这之前提。'}最后一天碰上放假，当地顺不顺延问乡镇（街道）。`;
  if (what === 'review') {
    if (isOver)
      return `这个日子已经过了；中间有不得已的耽误、或者没告诉您可以复议的，另有规定，快问县司法局或者打${legal}。`;
    if (isMaybe)
      return `可能已经过了：看看通知上哪天收到的，没过就马上去提；过没过都快问县司法局或者打${legal}。`;
    return due === today ? '今天就是最后一天，今天就要提出来。' : '要在这之前提出来。';
  }
  return isOver ? over(term) : isMaybe ? MAYBE : running(term);
}

const gone = ({ counted, done, firstDue }: Term) =>
  counted === 'working' && done !== undefined && firstDue === undefined ? `到今天是第${done}个工作日，` : '';

const running = (term: Term) =>
  `${gone(term)}还没到期${term.longer ? seldom(term.longer) : ''}。拿不准哪天受理的，问窗口要凭据。`;

/** A limit that is over says what to do now. */
function over(term: Term): string {
  const { today, longer, phone, legal, appeal } = term;
  const both =
    longer && longer.due < today
      ? `，连特殊情况的${longer.days}个工作日也过了`
      : longer
        ? seldom(longer)
        : '';
  const still =
    appeal && appeal.due >= today
      ? `还不答复，从满了那天起${appeal.days}天内可以申请行政复议，${term.firstDue === undefined ? `就是${on(appeal.due)}之前` : '要趁早'}。`
      : appeal
        ? `申请复议的${appeal.days}天可能也过了，晚没晚打${legal}问；还困难的，重新书面交一次，要收件凭据。`
        : '';
  return `${gone(term)}已经满了${both}。先去乡镇（街道）问清哪天受理、走到哪一步，可以催，打${phone}反映。${still}`;
}

const seldom = ({ days, due }: { days: number; due: string }) =>
  `；公示有异议、人户分离这些特殊情况可以到${days}个工作日，就是${on(due)}`;

/** A limit he was told himself, beside how long it has been. */
export const ownLimitWords = (limit: string, isOver: boolean, isMaybe: boolean, left: string): string =>
  isOver
    ? `照您说的${limit}数：到今天已经过了。中间有耽误的原因，能不能补，快去问，别自己放弃。`
    : isMaybe
      ? `照您说的${limit}数：差不多就到了，到底哪天满要看从哪天起算，今天就去问。`
      : `照您说的${limit}数：还没过，大约还剩${left}。别再等，越早越好；从哪天起算、算不算数，由管这事的部门定。`;
