// A sum asked for in the middle of a talk: from what this message tells and the ones before told, put together. The first message of
// a talk is reckoned where it is answered (reckoning.ts).
import type { ProgrammeCode } from '../../../knowledge/model.ts';
import { renderBody } from '../../../knowledge/render.ts';
import type { IncomeTold } from '../../../knowledge/text/income-told.ts';
import { COSTS, type Figures, type MoneyTold, type Range } from '../../figures.ts';
import type { Answers } from '../../flow.ts';
import { selfCheckFacts, toldIn } from '../../flows/self-check.ts';
import type { Office } from '../../office.ts';
import {
  askIncome,
  askPeople,
  reckonedSumNames as names,
  type Part,
  type Parts,
  shareWords,
} from '../../phrases/reckoning.ts';
import { selfCheckWords } from '../../phrases/self-check.ts';
import type { Talk } from '../../talk.ts';
import { answer, type Decided, type Message, reply } from '../message.ts';
import { compared, deducted, incomeOf, lineFor, peopleIn, sharedBy } from '../reckoning.ts';
import { type Does, doesIn } from './asks.ts';
import { withFigures } from './kept.ts';
import { comesIn, monthlyOf, totalOf } from './money-told.ts';

const LONGEST = 70;
/** Programmes that hang on what a household has. */
const ON_INCOME: readonly (ProgrammeCode | undefined)[] = [
  'dibao',
  'dibao_single',
  'near_dibao',
  'rigid_hardship',
  'destitute',
];
const ABOUT_INCOME = /dibao|near|income|rigid|single|destitute/;
/** It is after something else than what a household has. */
const ELSE =
  /投诉|举报|登记|不给办|不收|没批|停了|骗|打(?:我|人)|举手|到账|没到|少(?:了|发)|减了|才?发了|丢了|公示|残疾证|高龄|临时救助|医疗救助|养老保险|社保|医保|报销多少/;
const DEDUCTS =
  /(?:减|扣|刨|除|抵)(?:掉|去|出去?|除)?(?:不|吗|么|嘛|没|吧|啊)?$|能不能[^,]{0,3}(?:减|扣|刨|除|抵)/;
const SHARE = /刚性支出|支出型|刚性困难/;

const isOnIncome = ({ programme, article = '' }: Talk): boolean =>
  ON_INCOME.includes(programme) || ABOUT_INCOME.test(article);

export const isOnShare = ({ programme, article = '' }: Talk, raw: string): boolean =>
  SHARE.test(raw) || programme === 'rigid_hardship' || article.startsWith('rigid-');

/** The talk with what the message tells in figures. */
export function keepingFigures(talk: Talk, raw: string, today: string): Talk {
  const figures = withFigures(talk.figures, raw, {
    on: today,
    isShare: isOnShare(talk, raw),
    facts: selfCheckFacts(raw),
  });
  const { figures: _, ...rest } = talk;
  return figures ? { ...rest, figures } : rest;
}

/** What is known of the household, from this talk and a self-check just ended. */
interface Known {
  people: Range | undefined;
  monthly: Range | undefined;
  parts: Parts | undefined;
}

function knownOf({ told, check }: Talk, figures: Figures, today: string): Known {
  const answers: Answers = {
    ...(check?.on === today ? toldIn(check.answers) : {}),
    ...(told?.on === today ? told.answers : {}),
  };
  const incomes = figures.money.filter(comesIn);
  const people = figures.people ?? peopleIn(answers);
  if (incomes.length === 0 || figures.isUnsure)
    return { people, monthly: incomeOf(answers), parts: undefined };
  return { people, monthly: totalOf(incomes), parts: partsOf(incomes, people) };
}

const LOCAL: readonly MoneyTold['kind'][] = ['pension', 'family'];

const partsOf = (sums: readonly MoneyTold[], people?: Range): Parts => ({
  items: sums.map(
    (sum): Part => ({
      ...sum,
      name: names[sum.kind],
      yuan: { low: sum.low, high: sum.high },
      monthly: monthlyOf(sum),
    }),
  ),
  isLocal: sums.some(({ kind }) => LOCAL.includes(kind)),
  isUnsureWho: people !== undefined && people.low !== people.high,
});

/** The sum this message is owed; undefined where it asks for none, or too little was told. */
export async function reckonedOn(message: Message, talk: Talk): Promise<Decided | undefined> {
  const { office, said } = message;
  const isFirst = talk.article === undefined && talk.programme === undefined && talk.figures === undefined;
  if (isFirst || said.text.length > LONGEST || ELSE.test(said.text)) return undefined;
  const today = office.today();
  const next = keepingFigures(talk, said.raw, today);
  if (!next.figures) return undefined;
  const does = doesIn(said.raw);
  const sum = sumFor(office, said.text, talk, next, does);
  if (sum === undefined) return undefined;
  const choices = [{ label: selfCheckWords.begin, value: 'go:self_check' }];
  const about = { intent: 'policy' as const };
  if (does.isAll || DEDUCTS.test(said.text))
    return reply(talk, 'policy', [{ text: sum, choices }], { isPersonal: true, understood: about });
  const found = await answer(message, talk, { isOurs: true, isOursFirst: true });
  const beside = found.article === undefined ? [] : found.replies;
  return reply(found.talk, 'policy', [{ text: sum, ...(beside.length === 0 && { choices }) }, ...beside], {
    isPersonal: true,
    understood: { ...about, ...(found.article && { article: found.article }), confidence: found.confidence },
  });
}

function sumFor(office: Office, text: string, talk: Talk, next: Talk, does: Does): string | undefined {
  const { figures } = next;
  if (!figures) return undefined;
  const before = talk.figures?.on === figures.on ? talk.figures.asked : undefined;
  const isShare =
    isOnShare(talk, text) ||
    (does.asks === undefined || does.asks === 'sum' ? before?.for === 'share' : false);
  if (isShare && figures.money.some(isCost)) {
    const isOwed = does.asks !== undefined || (does.tells && does.isAll);
    return isOwed ? shareOf(office, figures) : undefined;
  }
  if (!isOnIncome(talk) && before === undefined) return undefined;
  const known = knownOf(talk, figures, office.today());
  if (DEDUCTS.test(text)) return deductedOf(office, known, figures);
  if (does.asks === 'line' && known.people) return lineFor(office, known.people.low, /边缘/.test(text));
  const isWanted = does.asks
    ? does.tellsFigure || does.isAll
    : does.tellsFigure && does.isAll && before !== undefined;
  if (!isWanted) return undefined;
  return householdSum(office, known, does);
}

const isCost = ({ kind }: MoneyTold): boolean => (COSTS as readonly string[]).includes(kind);

function householdSum(office: Office, { people, monthly, parts }: Known, { asks }: Does): string | undefined {
  if (!monthly) return undefined;
  if (!people) return asks && parts ? askPeople(parts) : undefined;
  const told: IncomeTold = sharedBy(people, monthly);
  return compared(office, told, asks === 'how much', parts);
}

/** Twelve months of what must be paid beside what comes in. */
function shareOf(office: Office, { money, people }: Figures): string | undefined {
  const { knowledge, county } = office;
  const asOf = office.today();
  const query = { asOf, region: county.code };
  const months = knowledge.standards.lookup('rigid.window_months', query)?.value;
  if (months === undefined) return undefined;
  const costs = money.filter(isCost);
  // 一千多 counts for a thousand on either side: nothing is reckoned nearer the line than was said.
  const spent = totalOf(costs).low * months;
  const income = totalOf(money.filter(comesIn)).low * months;
  const say = (id: string) => renderBody(`{{${id}}}`, { ...knowledge, county, asOf }).text;
  if (income <= 0) return askIncome(partsOf(costs), spent, months, say('rigid.ratio'));
  return shareWords({
    costs: partsOf(costs),
    spent,
    income,
    months,
    ratio: knowledge.standards.lookup('rigid.ratio', query)?.value,
    ratioWords: say('rigid.ratio'),
    disposable: say('income.disposable'),
    people,
    each: people && { low: income / people.high, high: income / people.low },
  });
}

/** 药钱一个月一千多 能减掉不: what would be left of the income told. */
function deductedOf(office: Office, { people, monthly }: Known, { money }: Figures): string | undefined {
  const cost = totalOf(money.filter(({ kind }) => kind === 'medicine' || kind === 'rehab')).low;
  if (!people || !monthly || cost <= 0 || cost >= monthly.low) return undefined;
  return deducted(office, { people, monthly, cost });
}
