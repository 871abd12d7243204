// The first sum of a household told in one message, beside the line of the minimum living standard. Arithmetic on what was
// said; what counts as income and who as family is for the officers, and nothing here says yes or no.
import type { IsoDate } from '../../knowledge/model.ts';
import { renderBody } from '../../knowledge/render.ts';
import { type IncomeTold, incomeTold } from '../../knowledge/text/income-told.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import { isSpan } from '../flows/household-answers.ts';
import { selfCheckFacts } from '../flows/self-check.ts';
import type { Office } from '../office.ts';
import {
  againWords,
  countyLine,
  deductedWords,
  type Gap,
  gapWords,
  lineWords,
  type Margin,
  ownLine,
  type Parts,
  plainRuleWords,
  reckonedWords,
} from '../phrases/reckoning.ts';
import { OF_OTHERS } from '../self-check/remembering.ts';
import { medicineIn, partsTold } from './sums/parts.ts';
import { peopleTold } from './sums/people-told.ts';

/** Whether it is enough, or enough for what: asked of the household, not of a rule. */
const ASKED =
  /够|符合|条件|合格|过线|[啥么乜]都?也?没有?了|没戏|没份|有没有(?:资格|份|戏)|能不能[领拿]|能[领拿]吗|(?<!不)能(?!领|拿|动|干|做|走)[^,，。\s]{0,8}(?:低保|享受|办|吃|报|申请|过)|可以.{0,6}(?:低保|办|吃|申请)|算.{0,4}(?:低收入|困难|低保)/;
const ASKED_HOW_MUCH = /(?:领|拿|给|发|补)(?:到|得)?(?:多少|几多|好多|几个钱)/;
const MUCH = '(?:多少|几多|好多)';
/** 一年多少才够, 低于多少能办: what the household may have. */
const ASKED_LINE = new RegExp(
  `${MUCH}(?:钱|块)?(?:以下|以内)?(?:[才就](?:够|能|可以|行|算|符合)|(?:够|算|符合))|(?:低于|少于|不能?超过)${MUCH}`,
);
/** 支出要占收入多少才行 asks for a share. */
const OF_SHARE = /占|比例|支出|花(?:销|费|了)/;
/** So long a message may tell of one household, and ask what that comes to. */
const A_STORY = 120;
/** Longer, what it asks on the way is one thing of many. */
const A_LETTER = 60;
const STANDARD = 'dibao.standard';

export type Place = 'below' | 'equal' | 'above' | 'between';

/** Where `each` lies by the lines of town and country; undefined where the county recorded none. */
export function placeBy(each: IncomeTold['each'], lines: readonly number[]): Place | undefined {
  if (lines.length === 0) return undefined;
  const [least, most] = [Math.min(...lines), Math.max(...lines)];
  if (each.high < least) return 'below';
  if (each.low > most) return 'above';
  return each.low === each.high && least === most ? 'equal' : 'between';
}

/** How many times the line the margin above it reaches: the county's own figure, or the nation's usual one. */
const multipleOf = (
  { standards }: Office['knowledge'],
  query: { asOf: IsoDate; region: string },
): number | undefined =>
  (standards.lookup('near_dibao.multiple', query) ?? standards.lookup('near_dibao.national_multiple', query))
    ?.value;

/** The line, where town and country have the same. */
const onlyLine = ([line, ...others]: readonly number[]): number | undefined =>
  others.every((other) => other === line) ? line : undefined;

/** Where the sum lies by the margin above the line, where one line and one sum are known. */
function marginOf(
  each: IncomeTold['each'],
  line: number | undefined,
  multiple: number | undefined,
): Margin | undefined {
  if (line === undefined || multiple === undefined || each.low !== each.high) return undefined;
  return { multiple, line: line * multiple, isWithin: each.high < line * multiple };
}

/** What is lacking to the line, where one line and one sum are known and the sum lies below; undefined otherwise. */
function gapOf({ people, monthly, each }: IncomeTold, line: number | undefined): Gap | undefined {
  if (line === undefined || !monthly) return undefined;
  if (each.low !== each.high || people.low !== people.high || each.high >= line) return undefined;
  return { line, people: people.low, income: monthly.low, lacking: line * people.low - monthly.low };
}

/** What four people may have, for whoever asks how much is enough; undefined where the county recorded no line. */
export function lineFor(
  { knowledge, county, today }: Office,
  people: number,
  isMargin: boolean,
): string | undefined {
  const query = { asOf: today(), region: county.code };
  const multiple = isMargin ? multipleOf(knowledge, query) : 1;
  const lines = recordedLines(knowledge, query);
  if (multiple === undefined || lines.length === 0) return undefined;
  const ours = renderBody(`{{${STANDARD}}}`, { ...knowledge, county, asOf: query.asOf }).text;
  return lineWords(
    { people, lines: lines.map((line) => line * multiple), ...(isMargin && { multiple }) },
    countyLine(ours),
  );
}

/** Town and country, each line once. */
const recordedLines = (
  { standards }: Office['knowledge'],
  query: { asOf: IsoDate; region: string },
): number[] => [
  ...new Set(
    ([undefined, 'urban', 'rural'] as const).flatMap(
      (setting) => standards.lookup(STANDARD, { ...query, setting })?.value ?? [],
    ),
  ),
];

/** The sum in words; undefined when the message tells none, asks something else, or the county's line is not recorded. */
export function reckoned(office: Office, raw: string): string | undefined {
  const asked = normalise(raw);
  const asksHowMuch = ASKED_HOW_MUCH.test(asked);
  const people = asksForLine(asked) ? peopleIn(selfCheckFacts(raw)) : undefined;
  if (people) return lineFor(office, people.low, /边缘/.test(asked));
  if (!ASKED.test(asked) && !asksHowMuch) return undefined;
  const told = incomeTold(raw);
  if (told) return compared(office, told, asksHowMuch);
  return raw.length <= A_STORY && MAY_TELL_SUM.test(asked)
    ? reckonedFrom(office, raw, asksHowMuch)
    : undefined;
}

/** Without a number and a word of money there is no sum, and nobody need be counted. */
const MAY_TELL_SUM =
  /^(?=.*[\d一二两三四五六七八九十几])(?=.*(?:收入|工资|挣|赚|块|元|钱|养老金|退休金|月|年|[\d千百万]{3}))/s;

/** More than one sum told of a household that is told whole: 种地一年三千，养老金两个人各一百八. */
function reckonedFrom(office: Office, raw: string, asksHowMuch: boolean): string | undefined {
  const facts = selfCheckFacts(raw);
  const [people, monthly] = [peopleTold(raw, facts), incomeOf(facts)];
  if (!people || people.low !== people.high || !monthly || monthly.low <= 0 || OF_OTHERS.test(raw))
    return undefined;
  const sum = compared(office, sharedBy(people, monthly), asksHowMuch, { parts: partsTold(raw, monthly) });
  const cost = medicineIn(raw);
  const isBelow = monthly.low / people.high < Math.min(...recordedLinesOf(office));
  const less =
    cost > 0 && !isBelow && cost < monthly.low ? deducted(office, { people, monthly, cost }) : undefined;
  return sum && less ? `${sum}\n${less}` : sum;
}

const recordedLinesOf = ({ knowledge, county, today }: Office): number[] =>
  recordedLines(knowledge, { asOf: today(), region: county.code });

/** Does the message ask how much a household may have? */
export const asksForLine = (text: string): boolean =>
  text.length <= A_LETTER && ASKED_LINE.test(text) && !OF_SHARE.test(text);

/** Does the message ask whether it is enough, or how much there is to get? */
export const asksToReckon = (text: string): 'whether' | 'how much' | undefined =>
  ASKED_HOW_MUCH.test(text) ? 'how much' : ASKED.test(text) ? 'whether' : undefined;

/** The sum of what was told of a household so far; undefined where people or income are not known. */
export function sumOf(office: Office, answers: Answers, asksHowMuch: boolean): string | undefined {
  const people = peopleIn(answers);
  const monthly = incomeOf(answers);
  return people && monthly && compared(office, sharedBy(people, monthly), asksHowMuch);
}

/** A cost taken from the income of so many, beside the line. */
export function deducted(
  { knowledge, county, today }: Office,
  { people, monthly, cost }: { people: IncomeTold['people']; monthly: IncomeTold['each']; cost: number },
): string | undefined {
  const query = { asOf: today(), region: county.code };
  const left = sharedBy(people, { low: monthly.low - cost, high: monthly.high - cost }).each;
  const place = placeBy(left, recordedLines(knowledge, query));
  const ours = renderBody(`{{${STANDARD}}}`, { ...knowledge, county, asOf: query.asOf }).text;
  return place && deductedWords({ monthly, cost, people, left, line: countyLine(ours), place });
}

/** How many answers name, both ends the same; undefined where nobody was. */
export function peopleIn({ members }: Answers): IncomeTold['people'] | undefined {
  if (!Array.isArray(members) || members.length === 0) return undefined;
  return { low: members.length, high: members.length };
}

/** Yuan a month in answers; undefined where none was told. */
export function incomeOf({ monthlyIncome: income }: Answers): IncomeTold['each'] | undefined {
  if (isSpan(income)) return { low: Number(income.low), high: Number(income.high) };
  return typeof income === 'number' ? { low: income, high: income } : undefined;
}

/** So much a month for so many. */
export const sharedBy = (people: IncomeTold['people'], { low, high }: IncomeTold['each']): IncomeTold => ({
  people,
  monthly: { low, high },
  each: { low: round(low / people.high), high: round(high / people.low) },
});

const round = (yuan: number) => Math.round(yuan * 100) / 100;

/**
 * A household's sum beside the county's line, in words; undefined where it recorded none.
 * @param more what went into the sum, and whether it was said before
 */
export function compared(
  { knowledge, county, today }: Office,
  told: IncomeTold,
  asksHowMuch: boolean,
  more: { parts?: Parts | undefined; isAgain?: boolean } = {},
): string | undefined {
  const query = { asOf: today(), region: county.code };
  const recorded = recordedLines(knowledge, query);
  // Asked with a line of his own he is answered by it; where the county's is another, that is said.
  const own = told.line !== undefined && !recorded.includes(told.line) ? told.line : undefined;
  const lines = own === undefined ? recorded : [own];
  const place = placeBy(told.each, lines);
  if (place === undefined) return undefined;
  const ours = renderBody(`{{${STANDARD}}}`, { ...knowledge, county, asOf: query.asOf }).text;
  const line = own === undefined ? countyLine(ours) : ownLine(own, recorded.length > 0 ? ours : undefined);
  const margin =
    place === 'below' ? undefined : marginOf(told.each, onlyLine(lines), multipleOf(knowledge, query));
  const words = more.isAgain
    ? againWords(told, line, place, margin)
    : reckonedWords(told, line, place, margin, more.parts);
  const gap = asksHowMuch ? gapOf(told, onlyLine(lines)) : undefined;
  return gap ? `${words}\n${gapWords(gap)}` : words;
}

/** Whether a household may have it, in two lines, where nothing was told of one: the line, and what to tell. */
export function plainRule({ knowledge, county, today }: Office): string {
  const line = renderBody(`{{${STANDARD}}}`, { ...knowledge, county, asOf: today() }).text;
  return plainRuleWords(countyLine(line));
}
