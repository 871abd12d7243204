// Owns the proof that nothing in a reply was made up: every figure, date, document, clause and phone number stands in
// the standards, sources and hotlines the reply rests on.
import { typedFigures } from '../check/figures.ts';
import { articleNumber, chineseNumber, PAPER } from '../clause.ts';
import type { Citation, Knowledge, Source, Standard } from '../model.ts';
import { PLACEHOLDER, parsePlaceholder } from '../placeholders.ts';
import { citeLine, figuresIn } from '../render.ts';
import { readNumbers } from '../text/numerals.ts';
import type { ArticleReading } from './answer.ts';

/** What a text may say without being asked for proof. */
export interface Allowed {
  readonly figures: readonly Pick<Standard, 'value' | 'unit'>[];
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  readonly dates: readonly string[];
  readonly documents: readonly AllowedDocument[];
  readonly phones: readonly string[];
  /** Opening hours, as recorded. */
  readonly hours?: string | undefined;
}

export interface AllowedDocument {
  /** Title and short title. */
  readonly names: readonly string[];
  readonly number?: string | undefined;
  /** As cited: '第三十七条', '第四部分（一）'. */
  readonly clauses: readonly string[];
}

/** Something said that nothing stands behind. */
export interface Ungrounded {
  readonly kind: 'figure' | 'date' | 'document' | 'clause';
  /** As it stands in the text. */
  readonly words: string;
}

/**
 * What of a text is not among what is allowed; empty when all of it is. Written for the bot's own replies and for
 * words a model made of retrieved articles: numerals in either script, 《…》 and bare titles, clauses and their document,
 * document numbers, days, phone numbers. A number nobody can read as any of these is a figure without proof.
 */
export function groundText(text: string, allowed: Allowed): Ungrounded[] {
  const faults: Ungrounded[] = [];
  const take = (kind: Ungrounded['kind'], words: string): void => {
    faults.push({ kind, words });
  };
  let rest = withoutDocuments(text, allowed.documents, take);
  rest = withoutDates(rest, allowed.dates, take);
  if (allowed.hours) rest = rest.replaceAll(allowed.hours, ' ');
  rest = withoutPhones(rest, allowed.phones);
  for (const figure of figuresOf(rest))
    if (!isAllowedFigure(figure, allowed.figures)) take('figure', figure.words);
  return faults;
}

/** Every ungrounded thing in an article as it reads, its line of sources included. */
export function groundReply(reading: ArticleReading, knowledge: Knowledge): Ungrounded[] {
  const line = citeLine(reading.citations);
  return groundText(line === '' ? reading.text : `${reading.text}\n${line}`, allowedBy([reading], knowledge));
}

/**
 * What stands behind articles as they read: the figures their placeholders name (looked up anew, whatever was printed),
 * the documents they cite, the county's numbers they may name.
 */
export function allowedBy(readings: readonly ArticleReading[], knowledge: Knowledge): Allowed {
  const figures = readings.flatMap((reading) => figuresOfReading(reading, knowledge));
  const cited = readings.flatMap(({ citations }) => citations);
  const sources = [...new Set(cited.map(({ sourceId }) => sourceId))].flatMap(
    (id) => knowledge.sources.get(id) ?? [],
  );
  return {
    figures,
    dates: [
      ...figures.flatMap(({ from, to }) => [from, ...(to === undefined ? [] : [to])]),
      ...readings.flatMap(({ asOf, asked }) => [asOf, ...(asked === undefined ? [] : [asked])]),
      ...readings.flatMap(({ article }) => sourceDates(article.body, knowledge)),
      ...sources.map(({ effectiveFrom }) => effectiveFrom),
    ],
    documents: [
      ...sources.map((source) => documentOf(source, cited)),
      // A county names the document of its figure in words.
      ...figures
        .filter(({ region }) => region === knowledge.county.code)
        .map(({ source }) => ({ names: [source], clauses: [] })),
    ],
    phones: phonesOf(knowledge),
    hours: knowledge.county.bureau.hours,
  };
}

function figuresOfReading(
  { article, asOf, asked }: ArticleReading,
  { standards, county }: Knowledge,
): Standard[] {
  return figuresIn(article.body).flatMap((id) =>
    [asOf, ...(asked === undefined ? [] : [asked])].flatMap((day) =>
      ([undefined, 'urban', 'rural'] as const).flatMap(
        (setting) => standards.lookup(id, { asOf: day, region: county.code, setting }) ?? [],
      ),
    ),
  );
}

function sourceDates(body: string, { sources }: Knowledge): string[] {
  return [...body.matchAll(PLACEHOLDER)].flatMap(([, name = '']) => {
    const placeholder = parsePlaceholder(name);
    return placeholder?.kind === 'source_from' ? (sources.get(placeholder.id)?.effectiveFrom ?? []) : [];
  });
}

function documentOf({ id, title, short, number }: Source, cited: readonly Citation[]): AllowedDocument {
  const clauses = cited.filter(({ sourceId }) => sourceId === id).map(({ clause }) => clause);
  return { names: [title, short], number, clauses };
}

function phonesOf({ county }: Knowledge): string[] {
  return [...county.hotlines.map(({ number }) => number), county.bureau.phone ?? []].flat();
}

type Take = (kind: Ungrounded['kind'], words: string) => void;

const CLAUSE =
  '第(?:[零一二三四五六七八九十百千]+|\\d+)条(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?|第[一二三四五六七八九十]+部分(?:（[一二三四五六七八九十]+）)?(?:第\\d+点)?';
/** A document's name without marks shows by what it ends in, before a clause. */
const BARE_NAME = `[\\u4e00-\\u9fff]{0,30}(?:法|条例|办法|意见|通知|规定|细则)(?=${CLAUSE})`;
const DOCUMENT_NUMBER = '[\\u4e00-\\u9fff]{1,6}[〔\\[（(]\\d{4}[〕\\]）)]\\d+号|第\\d+号';
const NAMING = new RegExp(`《([^《》]+)》|(${BARE_NAME})|(${DOCUMENT_NUMBER})|(${CLAUSE})|[。；\\n]`, 'g');

/** The text with documents and clauses blanked out, those without proof taken. */
function withoutDocuments(text: string, documents: readonly AllowedDocument[], take: Take): string {
  const names = documents.flatMap((one) => one.names).toSorted((a, b) => b.length - a.length);
  let current: AllowedDocument | undefined;
  const named = (words: string) => documents.find((one) => one.names.includes(words));
  const blanked = text.replace(
    NAMING,
    (whole, marked?: string, bare?: string, number?: string, clause?: string) => {
      if (marked !== undefined) {
        current = named(marked);
        if (!current && !PAPER.test(marked)) take('document', whole);
      } else if (bare !== undefined) {
        const name = names.find((one) => bare.endsWith(one));
        current = name === undefined ? undefined : named(name);
        if (!current) take('document', bare);
      } else if (number !== undefined) {
        if (!documents.some((one) => one.number?.endsWith(number))) take('document', number);
      } else if (clause !== undefined) {
        const within = current ? [current] : documents;
        if (!within.some(({ clauses }) => clauses.some((one) => isWithin(clause, one))))
          take('clause', clause);
      } else current = undefined;
      return /^[。；\n]$/.test(whole) ? whole : ' ';
    },
  );
  // Notices without a known title stand without marks; years in their names are no figures.
  return names.reduce((left, name) => left.replaceAll(name, ' '), blanked);
}

/** 第三十七条 and its paragraphs are within one another; sections are compared as written. */
function isWithin(said: string, cited: string): boolean {
  const digits = /^第(\d+)条/.exec(said)?.[1];
  const number = digits === undefined ? articleNumber(said) : Number(digits);
  if (number === undefined) return cited.startsWith(said) || said === cited;
  return number === articleNumber(cited);
}

const DAY =
  /(\d{4}|[一二][零〇九][零〇一二三四五六七八九]{2})年(?:底|度|初)?(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d{4})-(\d{2})-(\d{2})|(?<!\d)(\d{1,2})月(\d{1,2})日/g;
const DIGITS = '零一二三四五六七八九';

function withoutDates(text: string, dates: readonly string[], take: Take): string {
  return text.replace(DAY, (whole, year, month, day, isoYear, isoMonth, isoDay, bareMonth, bareDay) => {
    const said =
      bareMonth === undefined
        ? [yearOf(year ?? isoYear), month ?? isoMonth, day ?? isoDay]
        : [bareMonth, bareDay];
    const words = said
      .filter((part) => part !== undefined)
      .map((part: string) => part.padStart(2, '0'))
      .join('-');
    const isKnown = (date: string) =>
      bareMonth === undefined ? date.startsWith(words) : date.endsWith(`-${words}`);
    if (!dates.some(isKnown)) take('date', whole);
    return ' ';
  });
}

function yearOf(words: string): string {
  return [...words].map((one) => (one === '〇' ? 0 : /\d/.test(one) ? one : DIGITS.indexOf(one))).join('');
}

/** Characters that make a number a figure, not a number to ring. */
const COUNTED =
  '(?!\\d|[.,]\\d|[^\\S\\n]*(?:%|％|元|块|个|天|日|年|岁|周岁|倍|人|口|项|次|户|月|小时|万|千))';

function withoutPhones(text: string, phones: readonly string[]): string {
  return phones.reduce(
    (left, phone) => left.replaceAll(new RegExp(`(?<![\\d.,-])${phone}${COUNTED}`, 'g'), ' '),
    text,
  );
}

export interface Figure {
  readonly words: string;
  readonly value: number | undefined;
  readonly unit: string;
  /** How often it comes, where the text says so: 每月, 每人每年. */
  readonly per: string | undefined;
}

/** 元 and 块 are one, 日 and 天, 岁 and 周岁; years are counted in months. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  块: '元',
  日: '天',
  周岁: '岁',
  小时: '小时',
  '％': '%',
  口人: '人',
};

function unitOf(words: string): string {
  const unit = words.trim().replace(/^个/, '');
  return UNIT_NAMES[unit] ?? unit;
}

function inMonths(value: number, unit: string): readonly [number, string] {
  return unit === '年' ? [value * 12, '月'] : [value, unit];
}

/** The figures of a text as they stand in it, read. */
export function figuresOf(text: string): Figure[] {
  return text.split('\n').flatMap((line) => {
    const plain = line.replaceAll(/(\d[\d,]*(?:\.\d+)?)\s*(万|千|亿)/g, (_, digits: string, big: string) =>
      String(Number(digits.replaceAll(',', '')) * ({ 千: 1e3, 万: 1e4, 亿: 1e8 }[big] as number)),
    );
    return typedFigures(plain).map((words) => figureOf(words, plain));
  });
}

function figureOf(words: string, line: string): Figure {
  const before = line.slice(0, Math.max(0, line.indexOf(words)));
  const per = /每个?(月|年|天|日)$/.exec(before)?.[1];
  const percent = /^百分之(.+)$/.exec(words)?.[1];
  if (percent !== undefined) return { words, value: numberOf(percent), unit: '%', per };
  const [, numeral = '', unit = ''] =
    /^([0-9０-９.,]+|[〇零一二两三四五六七八九十百千万半]+)(.*)$/.exec(words) ?? [];
  return { words, value: numberOf(numeral), unit: unitOf(unit), per };
}

function numberOf(numeral: string): number | undefined {
  if (numeral === '半') return 0.5;
  if (/^[\d.,]+$/.test(numeral)) return Number(numeral.replace(/[.,]$/, '').replaceAll(',', ''));
  return chineseNumber(numeral.replace('两', '二')) ?? readNumbers(numeral)[0]?.value;
}

function isAllowedFigure({ value, unit, per }: Figure, figures: Allowed['figures']): boolean {
  if (value === undefined) return false;
  const [amount, name] = inMonths(value, unit);
  return figures.some((one) => {
    const [own = '', ...periods] = one.unit.split('/');
    const [allowed, ownName] = inMonths(one.value, unitOf(own));
    const isSame = amount === allowed && (name === ownName || name === '');
    // 每月217元 is not 每年217元; 每6个月 says how often something is done, not how often money comes.
    return isSame && (per === undefined || periods.length === 0 || periods.includes(per));
  });
}
