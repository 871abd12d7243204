// Money told in a self-check at any step of it, and what was told being asked after: 儿子每个月给五百, 抚养费那三百你算了没.
import type { Figures, MoneyTold, Range } from '../figures.ts';
import type { Answers } from '../flow.ts';
import { gathered } from '../flows/certificates.ts';
import { clausesIn } from '../flows/clauses.ts';
import { isCorrection } from '../flows/correcting.ts';
import { isSpan, kindOf } from '../flows/household-answers.ts';
import { CARRIED, carriedIn, carrying, laidOpen, selfCheckFacts, toldIn } from '../flows/self-check.ts';
import { daysIn } from '../flows/sums-told.ts';
import { sumsWords } from '../phrases/reckoning.ts';
import { heardWords as say } from '../phrases/self-check.ts';
import { heardLine, heardOf } from '../self-check/heard.ts';
import type { Talk } from '../talk.ts';
import type { Message } from './message.ts';
import { sumOf } from './reckoning.ts';
import { isSameSum, isTotal, MORE, withFigures } from './sums/kept.ts';
import { comesIn, isIncome, moneyRead, namesMoney, totalOf } from './sums/money-told.ts';
import { asAnswer, partsOf } from './sums/parts.ts';
import { isQuestion } from './words.ts';

/** 你算了没, 记上没有: whether it was heard, and no question of the rules. */
const ASKS_WHETHER_KEPT =
  /(?:算|记|写|加|录|计)(?:了|上|下|进|进去|到){0,3}(?:没有?|没得|吗|么|冇)[?啊呀哦]*$|(?:漏|忘)(?:了|掉)(?:没有?|吗|么)[?]*$/;
/** 你算成多少了, 收入记的多少. */
const ASKS_HOW_KEPT = /(?:算|记)(?:成|的|作|了|下|是)+(?:[我俺]们?家?)?是?(?:多少|几多|几口|几个人|啥|什么)/;
const asksKept = (clause: string): boolean => ASKS_WHETHER_KEPT.test(clause) || ASKS_HOW_KEPT.test(clause);
/** 我做工的钱没算上: of which no figure was heard. */
const NOT_COUNTED = /(?:没|冇|漏)(?:有|得|给)?[我俺]?(?:算|记|加)(?:上|进|了|$)|你没算/;
/** 那三百要是算进去还能吃上不. */
const IF_COUNTED = /(?:要是|如果|假如|万一)?[^,]{0,6}(?:算|加)(?:进去?|上|进来)/;
const SUPPOSED = /要是|如果|假如|万一/;
/** 哪有那么多: not so, and how much it is was not said. */
const NOT_SO_MUCH = /(?:哪|没)(?:里|儿)?[有得]?(?:这|那)么(?:多|高)|(?:算|记|加)(?:多|高)了/;
/** What may stand around a sum and says nothing besides: 你给加上, 刚忘了说. */
const AROUND =
  /^(?:[我俺咱你您他她]|那|这|就|都|给|也|还有?|把|帮|要|得|再|刚才?|才|忘记?|说|讲|提|加|算|进去?|上|没|到|了|的|啊|呀|嘛|吧|呢|哦|钱|个|一下)+$/;
/** Where it is asked for, or what it was spent on, it is read as the answer. */
const OF_MONEY: readonly string[] = ['members', 'monthlyIncome', 'rigidSpending', 'emergency'];
/** A bare number says of itself that it comes in. */
const SAYS_INCOME = /每?个?月|收入|[挣赚领拿]/;

/** What is owed to such a message. */
export interface Summed {
  answers: Answers;
  figures: Figures;
  text: string;
  /** What else it says. */
  rest: string;
}

/** The figures of the talk with those of this message, whose household it is. */
export function figuresWith({ said, context }: Message, talk: Talk): Figures | undefined {
  if (isQuestion(said.text) && !asksKept(said.text)) return talk.figures;
  const facts = selfCheckFacts(said.raw);
  return withFigures(talk.figures, said.raw, { on: context.today, isShare: false, facts, isOwn: true });
}

/** @param at the question in turn; undefined where the check is over */
export function summedIn(
  message: Message,
  talk: Talk,
  answers: Answers,
  at: string | undefined,
): Summed | undefined {
  const { said } = message;
  const told = toldIn(answers);
  const { monthlyIncome: income } = told;
  if (told.members === undefined || OF_MONEY.includes(kindOf(at ?? '')?.kind ?? '')) return undefined;
  const clauses = clausesIn(said.raw);
  const asking = clauses.filter(asksKept);
  const ofMoney = clauses.filter(namesMoney);
  const held = talk.figures ?? { on: message.context.today, money: [] };
  const others = (gone: readonly string[]) =>
    clauses.filter((clause) => !gone.includes(clause) && !AROUND.test(clause)).join('，');
  if (ofMoney.length === 0 && asking.length > 0)
    return { answers: laidOpen(answers), figures: held, text: keptOf(asking, answers), rest: others(asking) };
  if (income === undefined) return undefined;
  const { openSum } = carriedIn(answers);
  if (ofMoney.length === 0) {
    const ofDays = daysTold(held, said.text, answers);
    if (ofDays) return ofDays;
    const asks = (open: 'all' | 'more', text: string): Summed => ({
      answers: carrying(laidOpen(answers), { openSum: open }),
      figures: held,
      text,
      rest: '',
    });
    if (NOT_COUNTED.test(said.text)) return asks('more', held.daily ? say.byDayOpen : say.howMuchOfIt);
    return NOT_SO_MUCH.test(said.text) ? asks('all', say.howMuchThen) : undefined;
  }
  const asksIf = isQuestion(said.text) && IF_COUNTED.test(said.text);
  // 我哥要是不给这四百了呢 tells of no four hundred.
  if (SUPPOSED.test(said.text) && !asksIf) return undefined;
  if (isQuestion(said.text) && asking.length === 0 && !asksIf) return undefined;
  const { sums: read, denied } = moneyRead(said.raw);
  if (isCorrection(said.text) && (at === undefined || denied.length === 0)) return undefined;
  const sums = read.filter(isIncome);
  const isEvident =
    asking.length > 0 ||
    openSum !== undefined ||
    sums.some(({ kind }) => kind !== 'income') ||
    ofMoney.some((one) => SAYS_INCOME.test(one));
  if (sums.length === 0 || !isEvident) return undefined;
  // A bare sum after one was not heard, or could not be placed, is that one and comes on top.
  const isMore = openSum === 'more' || held.isUnsure === true;
  const plain = `${isMore && denied.length === 0 ? '还有' : ''}${said.raw.replace(SUPPOSED, '')}`;
  const now = withFigures(held, plain, {
    on: message.context.today,
    isShare: false,
    facts: {},
    isOwn: true,
  });
  const isAll = sums.some(isTotal) && !MORE.test(plain);
  const summed =
    now && incomeWith(isAll ? undefined : income, held.money.filter(comesIn), now.money.filter(comesIn));
  if (!now || summed === undefined) return undefined;
  const isKept = sameIncome(summed, income);
  const { openSum: _, ...carried } = carriedIn(answers);
  const { [CARRIED]: _c, ...laid } = laidOpen(answers);
  const after = {
    ...(Object.keys(carried).length > 0 && { [CARRIED]: carried }),
    ...laid,
    monthlyIncome: summed,
  };
  const news = sums.filter((sum) => isKept || !held.money.some((one) => comesIn(one) && isSameSum(one, sum)));
  // Who gives it may have been told before: 儿子有时候寄五百, and then 每个月都给五百.
  const named = news.map((sum) => now.money.find((one) => isSameSum(one, sum)) ?? sum);
  const words = sumsWords(partsOf(named.filter(comesIn)));
  if (asksIf && asking.length === 0) {
    const text = say.wouldBe(words, sumOf(message.office, toldIn(after), false) ?? '');
    return { answers: laidOpen(answers), figures: held, text, rest: '' };
  }
  const line = heardOf({ monthlyIncome: summed });
  const how = isKept ? say.counted : asking.length > 0 ? say.addedNow : say.added;
  const isWhole = news.length === 0 || summed === asAnswer(news);
  const text = isWhole && !isKept ? (heardLine({}, { monthlyIncome: summed }) ?? line) : how(words, line);
  return { answers: after, figures: now, text, rest: others([...ofMoney, ...asking]) };
}

/** 一个月出二十天吧, after a day's wage: what a month of it brings. */
function daysTold(held: Figures, text: string, answers: Answers): Summed | undefined {
  const { daily, isUnsure: _u, ...figures } = held;
  const days = daily && daysIn(text);
  const had = rangeOf(toldIn(answers).monthlyIncome);
  if (!daily || !days || !had) return undefined;
  const wage: MoneyTold = {
    kind: 'wage',
    low: daily.low * days.low,
    high: daily.high * days.high,
    months: 1,
  };
  const [low, high] = [had.low + wage.low, had.high + wage.high];
  const monthlyIncome = low === high ? low : { low, high };
  const after = { ...laidOpen(answers), monthlyIncome };
  const line = say.added(sumsWords(partsOf([wage])), heardOf({ monthlyIncome }));
  return { answers: after, figures: { ...figures, money: [...figures.money, wage] }, text: line, rest: '' };
}

const sameIncome = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const rangeOf = (income: unknown): Range | undefined =>
  isSpan(income)
    ? { low: Number(income.low), high: Number(income.high) }
    : typeof income === 'number'
      ? { low: income, high: income }
      : undefined;

/** The household's income by how the sums told of it changed, or as it is told now. */
function incomeWith(
  income: unknown,
  before: readonly MoneyTold[],
  now: readonly MoneyTold[],
): number | Range {
  const had = rangeOf(income);
  // Nothing left of what was told before: it was said anew.
  const isAnew = before.length > 0 && !before.some((sum) => now.includes(sum));
  if (!had || isAnew) return asAnswer(now);
  const [old, all] = [totalOf(before), totalOf(now)];
  const round = (yuan: number) => Math.max(0, Math.round(yuan * 100) / 100);
  const low = round(had.low + all.low - old.low);
  const high = round(had.high + all.high - old.high);
  return low === high ? low : { low, high };
}

/** 妈那个证你记上没: what was kept of it. */
function keptOf(asking: readonly string[], answers: Answers): string {
  const asked = asking.join(',');
  const told = toldIn(answers);
  const { disability: _, severeIllness, monthlyIncome, members, receiving, ...rest } = told;
  const size = Array.isArray(members) ? members.length : 0;
  const disability = told.disability === undefined ? undefined : gathered(told, size).certificates;
  const about = /证|残|级/.test(asked)
    ? { disability }
    : /病/.test(asked)
      ? { severeIllness }
      : /收入|钱|工资|养老|费/.test(asked)
        ? { monthlyIncome }
        : { members, monthlyIncome, disability, severeIllness, receiving };
  const line = heardOf({ ...about, members, ...rest }, Object.keys(about));
  return line === '' ? say.notKept : say.kept(line);
}
