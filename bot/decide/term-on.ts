// When a limit ends, asked in the middle of a talk: what was handed in, refused or posted was said before, or the day was.
import { daysBetween } from '../../knowledge/casework/days.ts';
import { daysTold } from '../../knowledge/casework/days-told.ts';
import { isNeighbour, type ProgrammeCode } from '../../knowledge/model.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { readNumbers } from '../../knowledge/text/number-reader.ts';
import { beginningOf } from '../answering.ts';
import type { Since } from '../figures.ts';
import { ownLimitWords } from '../phrases/term.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, reply } from './message.ts';
import { asksWhenDue, eventIn, limitOfEvent, termOf } from './term.ts';
import { menuLabel } from './words.ts';

const LONGEST = 40;
/** So many messages later a day belongs to what was said to have happened. */
const STILL = 4;

/** What the message tells of when something began, with what was told before. */
export function withSince(held: Since | undefined, raw: string, today: string): Since | undefined {
  const before = held && held.ago < STILL ? { ...held, ago: held.ago + 1 } : undefined;
  const event = eventIn(raw);
  const days = daysTold(raw, today);
  if (!event && !days) return before;
  return {
    ...(days ?? (before?.low !== undefined && { low: before.low, high: before.high })),
    ...((event ?? before?.event) && { event: event ?? before?.event }),
    ago: 0,
  };
}

const programmeNow = ({ knowledge }: Message['office'], talk: Talk): ProgrammeCode | undefined => {
  const of = knowledge.articlesById.get(talk.article ?? '')?.programme;
  return of === undefined || of === 'general' ? (talk.programme ?? of) : of;
};

/** Nothing but a day, how long it has been, and what holds them together. */
const AROUND =
  /[\d一二三四五六七八九十几两俩半多来年月日号天个礼拜星期周上去前昨今初中下底末旬份，,。.!?！？\s]|你|您|我|俺|帮|给|数|算|看|都|了|就|是|的|交|递|报|没|还|到|期|过|呢|吗|嘛|啊|呀|吧/g;
const isBareDay = (text: string): boolean => text.replace(AROUND, '').length === 0;

/** 一年期限: the limit he knows himself. */
const OWN = /([\d一二两三四五六七八九十半]+)(年|个月|天|日)的?(?:期限|时限|时效)/;
const UNIT_DAYS: Readonly<Record<string, number>> = { 年: 365, 个月: 30.4, 天: 1, 日: 1 };

/** The answer; undefined where the message asks for no last day, or too little was told. */
export function termOn(message: Message, talk: Talk): Decided | undefined {
  const { office, said } = message;
  const isFirst = talk.article === undefined && talk.figures?.since === undefined;
  if (isFirst || said.text.length > LONGEST) return undefined;
  const own = ownLimit(message, talk);
  if (own) return own;
  const today = office.today();
  const held = talk.figures?.on === today ? talk.figures.since : undefined;
  const since = withSince(held, said.raw, today);
  const isBare =
    isBareDay(said.text) && daysTold(said.raw, today) !== undefined && since?.event !== undefined;
  if (since?.low === undefined || since.high === undefined || !(isBare || asksWhenDue(said.raw)))
    return undefined;
  const article = office.knowledge.articlesById.get(talk.article ?? '');
  // 都一年了啥时候能批: whatever waits so long was handed in, as far as he knows.
  const isWaiting = daysTold(said.raw, today) !== undefined && /批|办下来|办好/.test(said.text);
  if (article && isNeighbour(article) && !isWaiting) return undefined;
  const limit = limitOfEvent(
    since.event ?? (isWaiting ? 'handed_in' : undefined),
    programmeNow(office, talk),
  );
  const text = limit && termOf(office, limit, { low: since.low, high: since.high });
  if (text === undefined) return undefined;
  return reply({ ...talk, unanswered: said.raw }, 'policy', [{ text, choices: [toComplain] }], {
    isPersonal: true,
  });
}

const toComplain = { label: menuLabel('complaint'), value: 'go:complaint' };

/** 一年期限过了没 都十个月了: both told, and whose limit it is was said before. */
function ownLimit({ office, said }: Message, talk: Talk): Decided | undefined {
  const text = normalise(said.raw);
  const [whole, count = '', unit = ''] = OWN.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const limit = (count === '半' ? 0.5 : (readNumbers(count)[0]?.low ?? 0)) * (UNIT_DAYS[unit] ?? 0);
  const today = office.today();
  const days = daysTold(text.replace(whole, ''), today);
  if (!days || limit <= 0) return undefined;
  const [most, least] = [daysBetween(days.low, today), daysBetween(days.high, today)];
  const middle = (most + least) / 2;
  const isMaybe = Math.abs(limit - middle) < limit * 0.05;
  const words = ownLimitWords(whole, middle > limit, isMaybe, leftWords(limit - middle));
  const read = office.answerer.read(talk.article ?? '');
  const lines = read ? [words, beginningOf(read.text)] : [words];
  return reply(talk, 'policy', [{ text: lines.join('\n') }], { isPersonal: true });
}

const leftWords = (days: number): string =>
  days >= 60 ? `${Math.round(days / 30.4)}个月` : `${Math.max(1, Math.round(days))}天`;
