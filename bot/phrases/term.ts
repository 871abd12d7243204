// The last day of a time limit, in words.
import { weekday } from '../../knowledge/casework/days.ts';
import { dateWords } from '../../knowledge/render.ts';

export interface Term {
  readonly from: string;
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
  const { from, days, counted, due, of, what, provisional } = term;
  const unit = counted === 'working' ? '个工作日' : '天';
  const count = `照您说的日子数：${on(from)}${BEGAN[what]}的，从第二天数起，${of && `${of}的`}${days}${unit}到${on(due)}满${counted === 'working' ? '，周末和放假的日子不算在内' : ''}。`;
  const unsure = provisional ? '明年哪些天放假还没公布，可能差一两天。' : '';
  return `${count}\n${standing(term)}${unsure}`;
}

function standing({ today, due, done, counted, what, longer, phone, legal }: Term): string {
  const isOver = due < today;
  if (what === 'notice')
    return `${isOver ? '已经满了。' : '有话要在这之前提。'}最后一天碰上放假，当地顺不顺延问乡镇（街道）。`;
  if (what === 'review') {
    if (isOver)
      return `这个日子已经过了；中间有不得已的耽误、或者没告诉您可以复议的，另有规定，快问县司法局或者打${legal}。`;
    return due === today ? '今天就是最后一天，今天就要提出来。' : '要在这之前提出来。';
  }
  const gone = counted === 'working' && done !== undefined ? `到今天是第${done}个工作日` : '';
  if (!isOver)
    return `${gone && `${gone}，`}还没到期${longer ? seldom(longer) : ''}。拿不准哪天受理的，问窗口要凭据。`;
  const both =
    longer && longer.due < today ? `，连特殊情况的${longer.days}个工作日也过了` : longer && seldom(longer);
  return `${gone && `${gone}，`}已经满了${both ?? ''}。可以去乡镇（街道）催，打${phone}反映。`;
}

const seldom = ({ days, due }: { days: number; due: string }) =>
  `；公示有异议、人户分离这些特殊情况可以到${days}个工作日，就是${on(due)}`;
