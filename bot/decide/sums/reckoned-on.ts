// A sum asked for in the middle of a talk: from what this message tells and the ones before told, put together. The first message of
// a talk is reckoned where it is answered (reckoning.ts).
import type { ProgrammeCode } from '../../../knowledge/model.ts';
import { renderBody } from '../../../knowledge/render.ts';
import { COSTS, type Figures, type MoneyTold, type Range } from '../../figures.ts';
import type { Answers, Choice } from '../../flow.ts';
import { selfCheckFacts, toldIn } from '../../flows/self-check.ts';
import type { Office } from '../../office.ts';
import { askIncome, askPeople, type Parts, shareWords, withoutWords } from '../../phrases/reckoning.ts';
import { selfCheckWords } from '../../phrases/self-check.ts';
import type { Talk } from '../../talk.ts';
import { answer, type Decided, type Message, reply } from '../message.ts';
import { compared, deducted, incomeOf, lineFor, peopleIn, sharedBy } from '../reckoning.ts';
import { type Does, doesIn } from './asks.ts';
import { withFigures } from './kept.ts';
import { comesIn, moneyTold, totalOf } from './money-told.ts';
import { asAnswer, partsOf } from './parts.ts';

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
export const ELSE =
  /先(?:去)?办哪|投诉|举报|登记|不给(?:办|报|写|弄|填|上)|不让|不给咋|不批|不收|没批|停了|骗|打(?:我|人)|举手|到账|没到|少(?:了|发)|减了|才?发了|丢了|公示|残疾证|高龄|临时救助|医疗救助|养老保险|社保|医保|报销|能报多少/;
/** 要多久能办下来, 带啥去: no sum answers it. */
const ASKS_ELSE = /多久|多长时间|几天|(?:啥|什么)时候|带(?:啥|什么|哪)|去哪|找谁/;
const DEDUCTS =
  /(?:减|扣|刨|除)(?:掉|了|去|完)?(?:以后|之后)?(?:是|还剩?|剩|有)*(?:多少|几多|呢)|(?:减|扣|刨|除|抵)(?:掉|去|出去?|除)?(?:不|吗|么|嘛|没|吧|啊)?$|能不能[^,]{0,3}(?:减|扣|刨|除|抵)/;
const SHARE = /刚性支出|支出型|刚性困难/;

const isOnIncome = ({ programme, article = '' }: Talk): boolean =>
  ON_INCOME.includes(programme) || ABOUT_INCOME.test(article);

const isOnShare = ({ programme, article = '' }: Talk, raw: string): boolean =>
  SHARE.test(raw) || programme === 'rigid_hardship' || article.startsWith('rigid-');

/** The talk with what the message tells in figures. */
export function keepingFigures(talk: Talk, raw: string, today: string): Talk {
  const figures = withFigures(talk.figures, raw, {
    on: today,
    isShare: isOnShare(talk, raw),
    facts: selfCheckFacts(raw),
  });
  const { figures: _, ...rest } = talk;
  if (!figures) return rest;
  const { told } = rest;
  const incomes = figures.money.filter(comesIn);
  // A self-check begun later goes on with the same sum.
  const isSummed = told?.answers.monthlyIncome !== undefined && incomes.length > 0 && !figures.isUnsure;
  return {
    ...rest,
    figures,
    ...(isSummed && { told: { ...told, answers: { ...told.answers, monthlyIncome: asAnswer(incomes) } } }),
  };
}

/** What figures told before and now come to, for a self-check that read no income in the words. */
export function incomeTold(talk: Talk, raw: string, today: string): number | Range | undefined {
  const { figures } = keepingFigures(talk, raw, today);
  const incomes = figures?.money.filter(comesIn) ?? [];
  return incomes.length === 0 || figures?.isUnsure ? undefined : asAnswer(incomes);
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

/** 药钱能减掉不, asked in the middle of a self-check. */
export function deductedIn({ office, said }: Message, talk: Talk, answers: Answers): string | undefined {
  if (!DEDUCTS.test(said.text)) return undefined;
  const { figures } = keepingFigures(talk, said.raw, office.today());
  const told = toldIn(answers);
  const known = { people: peopleIn(told), monthly: incomeOf(told), parts: undefined };
  return figures && deductedOf(office, known, figures)?.text;
}

/** 儿子要是不给这四百了呢: what would be left. */
const WITHOUT = /(?:要是|假如|如果|万一)[^,。]{0,10}(?:不给|没给|没了|不寄|断了|不算|没有)/;

/** The sum without what might not come, in words; undefined where it is not asked or how much it is is not known. */
export function withoutIn({ office, said }: Message, talk: Talk, answers?: Answers): string | undefined {
  if (!WITHOUT.test(said.text)) return undefined;
  const today = office.today();
  const { figures = { on: today, money: [] } } = keepingFigures(talk, said.raw, today);
  const told = answers && toldIn(answers);
  const known = told ? { people: peopleIn(told), monthly: incomeOf(told) } : knownOf(talk, figures, today);
  const named = moneyTold(said.raw) ?? [];
  const less = totalOf(named.length > 0 ? named : figures.money.filter(({ kind }) => kind === 'family')).low;
  const { people, monthly } = known;
  if (!people || !monthly || less <= 0 || less > monthly.low) return undefined;
  const left = sharedBy(people, { low: monthly.low - less, high: monthly.high - less });
  const text = compared(office, left, false);
  return text === undefined ? undefined : withoutWords(less, text);
}

/** A sum in words, and the figures to be remembered with it. */
interface Owed {
  text: string;
  each?: Range;
  /** What is told next belongs to this. */
  asks?: 'share';
  next?: string;
}

/** The sum this message is owed; undefined where it asks for none, or too little was told. */
export async function reckonedOn(message: Message, talk: Talk): Promise<Decided | undefined> {
  const { office, said } = message;
  const isFirst = talk.article === undefined && talk.programme === undefined && talk.figures === undefined;
  if (isFirst || said.text.length > LONGEST || ELSE.test(said.text)) return undefined;
  const { figures } = keepingFigures(talk, said.raw, office.today());
  if (!figures) return undefined;
  const less = withoutIn(message, talk);
  if (less !== undefined)
    return reply(talk, 'policy', [{ text: less, choices: [onward(office, 'old-age-not-supported')] }], {
      isPersonal: true,
    });
  const does = doesIn(said.raw);
  if (!does.tellsFigure && ASKS_ELSE.test(said.text)) return undefined;
  const owed = owedTo(message, talk, figures, does);
  if (!owed) return undefined;
  const held = talk.figures?.on === figures.on ? talk.figures : { on: figures.on, money: [] };
  const remembered: Talk = {
    ...talk,
    figures: {
      ...held,
      ...(owed.each && { said: owed.each }),
      ...(owed.asks && { asked: { for: owed.asks, ago: 0 } }),
    },
  };
  const more = { isPersonal: true };
  const choices = [onward(office, owed.next)];
  if (does.isAll || DEDUCTS.test(said.text))
    return reply(remembered, 'policy', [{ text: owed.text, choices }], more);
  const found = await answer(message, remembered, { isOurs: true, isOursFirst: true });
  const beside = found.article === undefined ? [] : found.replies;
  const first = { text: owed.text, ...(beside.length === 0 && { choices }) };
  return reply(found.talk, 'policy', [first, ...beside], {
    ...more,
    understood: {
      intent: 'policy',
      ...(found.article && { article: found.article }),
      confidence: found.confidence,
    },
  });
}

/** What goes on from the sum: the article named, else the whole check. */
function onward({ knowledge }: Office, article: string | undefined): Choice {
  const title = article && knowledge.articlesById.get(article)?.title;
  return title
    ? { label: title, value: `article:${article}` }
    : { label: selfCheckWords.begin, value: 'go:self_check' };
}

function owedTo(
  { office, said: { text } }: Message,
  talk: Talk,
  figures: Figures,
  does: Does,
): Owed | undefined {
  const before = talk.figures?.on === figures.on ? talk.figures : undefined;
  const isNews =
    JSON.stringify([before?.people, before?.money]) !== JSON.stringify([figures.people, figures.money]);
  // 你算下, and figures alone, belong to what was asked before.
  const isAfter = does.asks === undefined || does.asks === 'sum';
  const isOfCosts =
    does.asks === 'sum' && figures.people === undefined && (moneyTold(text) ?? []).some(isCost);
  const isShare = isOnShare(talk, text) || isOfCosts || (isAfter && before?.asked?.for === 'share');
  if (isShare && figures.money.some(isCost))
    return does.asks || (isNews && does.isAll) ? shareOf(office, figures) : undefined;
  if (!isOnIncome(talk) && !before?.asked) return undefined;
  const known = knownOf(talk, figures, office.today());
  if (DEDUCTS.test(text)) return deductedOf(office, known, figures);
  const isOnLine = before?.asked?.for === 'line' && does.isBare && known.monthly === undefined;
  if ((does.asks === 'line' || isOnLine) && known.people) {
    const line = lineFor(office, known.people.low, /边缘/.test(text));
    return line === undefined ? undefined : { text: line };
  }
  // 药费花了三万能报多少 asks of another thing.
  const tellsOfThem =
    (moneyTold(text) ?? []).some(comesIn) || (does.tellsFigure && moneyTold(text)?.length === 0);
  // 你落了我妈: one more lives on what was reckoned.
  const isJoined =
    JSON.stringify(before?.joined) !== JSON.stringify(figures.joined) && before?.said !== undefined;
  if (isJoined) return householdSum(office, known, { ...does, isBare: true }, undefined);
  const isWanted = does.asks
    ? tellsOfThem || (does.isBare && !does.tellsFigure)
    : does.tellsFigure && (isNews || does.isBare) && before?.asked !== undefined;
  return isWanted ? householdSum(office, known, does, figures.said) : undefined;
}

const isCost = ({ kind }: MoneyTold): boolean => (COSTS as readonly string[]).includes(kind);

function householdSum(
  office: Office,
  { people, monthly, parts }: Known,
  { asks, isBare }: Does,
  said: Range | undefined,
): Owed | undefined {
  if (!monthly) return undefined;
  if (!people) return asks && parts ? { text: askPeople(parts) } : undefined;
  const told = sharedBy(people, monthly);
  const { each } = told;
  const isAgain = said?.low === each.low && said.high === each.high;
  // Said before, it is no answer to whatever else is asked.
  if (isAgain && !isBare) return undefined;
  const text = compared(office, told, asks === 'how much', { parts, isAgain });
  return text === undefined ? undefined : { text, each };
}

/** Twelve months of what must be paid beside what comes in. */
function shareOf(office: Office, { money, people }: Figures): Owed | undefined {
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
  if (income <= 0)
    return {
      text: askIncome(partsOf(costs), spent, months, say('rigid.ratio')),
      asks: 'share',
      next: HOW_TO_PROVE,
    };
  const text = shareWords({
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
  return { text, asks: 'share', next: HOW_TO_PROVE };
}

const HOW_TO_PROVE = 'rigid-how';

/** 药钱一个月一千多 能减掉不: what would be left of the income told. */
function deductedOf(office: Office, { people, monthly }: Known, { money }: Figures): Owed | undefined {
  const cost = totalOf(
    money.filter(({ kind }) => kind === 'medicine' || kind === 'rehab' || kind === 'spent'),
  ).low;
  if (!people || !monthly || cost <= 0 || cost >= monthly.low) return undefined;
  const text = deducted(office, { people, monthly, cost });
  return text === undefined ? undefined : { text, next: 'dibao-work-cost' };
}
