// Owns what an article's body says on a given day in a given county, and how its sources are named.
import { clauseWords } from './clause.ts';
import type { County, Standard } from './jurisdictions/schema.ts';
import type { Article, Citation, IsoDate, Knowledge, Setting, Standards } from './model.ts';
import { PLACEHOLDER, parsePlaceholder } from './placeholders.ts';
import { clauseRefSchema } from './schema.ts';

/** Where and when a text is said. `{ ...knowledge, asOf }` will do. */
export interface RenderContext extends Pick<Knowledge, 'standards' | 'sources' | 'county'> {
  /** Today. */
  asOf: IsoDate;
  /** The day the resident asked about, if he named one. */
  asked?: IsoDate | undefined;
}

export interface Rendered {
  text: string;
  /** Every figure said. */
  used: Standard[];
  /** Ids of figures that should have been said but are not recorded; the text says who knows. */
  missing: string[];
  /** A figure said is invented; the text says 示例数据 beside it. */
  illustrative: boolean;
  /** The day whose figures were asked for; the text opens with it. Only when it holds a figure that goes by the day. */
  asked?: IsoDate;
}

/**
 * A body with its placeholders filled: figures in force on `asOf` with their unit, phone numbers, names.
 * A local figure carries the day it holds from; an unrecorded one becomes a sentence naming the bureau and a number.
 *
 * With `asked` amounts are those of that day, said so in a first line; time limits and ages stay today's, since the
 * words around them tell today's rule. A day to come for which nothing is recorded gets today's figures, said so too.
 */
export function renderBody(text: string, context: RenderContext): Rendered {
  const day = dayAsked(text, context);
  if (day === undefined) return fill(text, { ...context, asked: undefined });
  const isRecorded = day <= context.asOf || isAnnounced(text, day, context);
  const filled = fill(text, { ...context, asked: isRecorded ? day : undefined });
  const opening = isRecorded
    ? `您问的是${askedWords(day)}的数。`
    : `${askedWords(day)}的数还没有公布或者登记，下面是现在的。`;
  return { ...filled, text: `${opening}\n${filled.text}`, asked: day };
}

/** The day asked about, where it makes a difference to what the text says. */
function dayAsked(text: string, { asked, asOf, standards }: RenderContext): IsoDate | undefined {
  if (asked === undefined || asked === asOf) return undefined;
  return figuresIn(text).some((id) => goesByDay(id, standards)) ? asked : undefined;
}

/** The ids of the figures a body says. */
export function figuresIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name = '']) => {
    const placeholder = parsePlaceholder(name);
    return placeholder?.kind === 'standard' ? [placeholder.id] : [];
  });
}

const KINDS_BY_DAY: ReadonlySet<string> = new Set(['amount', 'ratio', 'multiple']);

/** Whether a figure is asked for by its day: money, shares and multiples, and whatever a county sets for itself. */
export function goesByDay(id: string, standards: Standards): boolean {
  const known = standards.history(id)[0];
  return standards.local(id) !== undefined || (known !== undefined && KINDS_BY_DAY.has(known.kind));
}

/** A figure already announced for a day to come. */
function isAnnounced(text: string, day: IsoDate, { standards, asOf }: RenderContext): boolean {
  return figuresIn(text).some((id) => standards.history(id).some(({ from }) => from > asOf && from <= day));
}

/** '2025-12-31' → 2025年底: whoever asks for a year gets its last word. */
function askedWords(day: IsoDate): string {
  return day.endsWith('-12-31') ? `${day.slice(0, 4)}年底` : dateWords(day);
}

function fill(text: string, context: RenderContext): Rendered {
  const used = new Set<Standard>();
  const missing = new Set<string>();
  const quoted = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (whole, name: string) => {
    const placeholder = parsePlaceholder(name);
    switch (placeholder?.kind) {
      case 'standard':
        return figure(placeholder.id, context, { used, missing, quoted });
      case 'hotline':
        return context.county.hotlines.find((one) => one.id === placeholder.id)?.number ?? '（电话没有登记）';
      case 'source_from':
        return dateWords(context.sources.get(placeholder.id)?.effectiveFrom ?? '');
      case 'county_name':
        return context.county.name;
      case 'bureau':
        return context.county.bureau.name;
      case 'hours':
        return context.county.bureau.hours ?? '（上下班的钟点没有登记）';
      case 'township':
        return '乡镇人民政府（街道办事处）';
      default:
        return whole;
    }
  });
  return {
    text: missing.size > 1 ? askedOnce(filled, context.county) : filled,
    used: [...used],
    missing: [...missing],
    illustrative: [...used].some((standard) => standard.illustrative === true),
  };
}

/** What was said so far in one text. */
interface Said {
  readonly used: Set<Standard>;
  readonly missing: Set<string>;
  /** Documents of figures known by quotation: named at the first of them. */
  readonly quoted: Set<string>;
}

function figure(id: string, context: RenderContext, { used, missing, quoted }: Said): string {
  const { standards, county, asked } = context;
  const isAsked = asked !== undefined && goesByDay(id, standards);
  const query = { asOf: isAsked ? asked : context.asOf, region: county.code };
  const note = (standard: Standard) => beside(standard, context);
  const both = standards.lookup(id, query);
  if (both) {
    used.add(both);
    const said = note(both);
    const isRepeated = quoted.has(said);
    if (both.grade === 'S' && both.region === 'CN') quoted.add(said);
    return amount(both) + (isRepeated ? '' : said);
  }
  const urban = standards.lookup(id, { ...query, setting: 'urban' });
  const rural = standards.lookup(id, { ...query, setting: 'rural' });
  if (!urban || !rural) missing.add(id);
  const unknown = (isAsked ? `${askedWords(asked)}的` : '') + whoKnows(county);
  if (!urban && !rural) return unknown;
  if (urban) used.add(urban);
  if (rural) used.add(rural);
  if (urban && rural && note(urban) === note(rural)) {
    return `城市${amount(urban)}，农村${amount(rural)}${note(rural)}`;
  }
  const inSetting = (setting: Setting, standard: Standard | undefined) => {
    const where = SETTING_WORDS[setting];
    return standard ? where + amount(standard) + note(standard) : `${where}的${unknown}`;
  };
  return `${inSetting('urban', urban)}，${inSetting('rural', rural)}`;
}

const SETTING_WORDS: Readonly<Record<Setting, string>> = { urban: '城市', rural: '农村' };

/** '800 元/人/月' as people say it: 每人每月800元. Other units follow the value: 30个工作日. */
export function amount({ value, unit }: Pick<Standard, 'value' | 'unit'>): string {
  const [money, ...per] = unit.split('/');
  return per.length > 0 ? `${per.map((one) => `每${one}`).join('')}${value}${money}` : `${value}${unit}`;
}

/**
 * What must be said beside a figure: that it is invented, what document a figure known by quotation comes from, and,
 * for local ones, since when (and until when) it holds. What a province sets in money is the least a county may give.
 */
function beside(standard: Standard, { sources, county }: RenderContext): string {
  const { illustrative, kind, region, from, to, grade, source } = standard;
  const parts = illustrative ? ['示例数据'] : [];
  // A county names its document in words, the shipped figures by the id of a source.
  if (grade === 'S') parts.push(`据${sources.get(source.split(' ')[0] ?? '')?.short ?? source}`);
  if (region !== county.code && region.endsWith('0000'))
    parts.push(kind === 'amount' ? '全省最低，当地更高的按当地' : '当地另有规定的按当地');
  else if (region !== 'CN' || to !== undefined)
    parts.push(to === undefined ? `${from}起` : `${from}起，到${to}`);
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
}

const UNRECORDED = '还没有登记';

/** Whom to ask for what is not recorded, once in a sentence, at its end. */
function askedOnce(text: string, county: County): string {
  const asks = whoKnows(county).slice(UNRECORDED.length);
  return text.replace(/[^。\n]+/g, (sentence) => {
    const parts = sentence.split(asks);
    return parts.length <= 2 ? sentence : `${parts.slice(0, -1).join('')}${asks}${parts.at(-1)}`;
  });
}

function whoKnows(county: County): string {
  const number =
    county.hotlines.find((one) => one.id === 'gov')?.number ??
    county.hotlines.find((one) => one.id === 'assistance')?.number ??
    county.bureau.phone;
  const ask = number === undefined ? '可以到乡镇人民政府（街道办事处）问' : `可以打${number}问`;
  return `${UNRECORDED}，以${county.bureau.name}公布的为准，${ask}`;
}

/** '2026-07-01' → 2026年7月1日; '2019' → 2019年. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('');
}

/**
 * The clauses an article rests on, in its order, ready to be shown: before them those of the figures it says that no longer hold
 * (the article cites today's rule), after them those of figures known by quotation only.
 */
export function citations(
  article: Pick<Article, 'sources'>,
  { sources }: Pick<Knowledge, 'sources'>,
  used: readonly Standard[] = [],
): Citation[] {
  const behind = (isMeant: (standard: Standard) => boolean) =>
    used.filter(isMeant).flatMap(({ source }) => clauseRefSchema.safeParse(source).data ?? []);
  const before = behind(({ to }) => to !== undefined);
  const quoted = behind(({ grade }) => grade === 'S');
  const refs = new Map(
    [...before, ...article.sources, ...quoted].map((ref) => [`${ref.sourceId} ${ref.clause}`, ref] as const),
  );
  return [...refs.values()].flatMap(({ sourceId, clause }) => {
    const source = sources.get(sourceId);
    if (!source) return [];
    const { title, short, number, effectiveFrom, grade, untitled } = source;
    const said = { sourceId, clause: clauseWords(clause), title, short, number, effectiveFrom, grade };
    return [untitled ? { ...said, untitled } : said];
  });
}

type Cited = Pick<Citation, 'sourceId' | 'short' | 'clause' | 'grade' | 'untitled'>;

/** More clauses than these nobody reads; all of them go with the reply as data. */
const CITED = 6;

/** The first of them, and whatever is known by quotation only: that is never kept back. */
function firstOf(cited: readonly Cited[], most: number): readonly Cited[] {
  if (cited.length <= most) return cited;
  const known = cited.filter(({ grade }) => grade !== 'S').slice(0, most);
  return cited.filter((one) => one.grade === 'S' || known.includes(one));
}

/**
 * One line naming the sources, clauses of one document together:
 * '依据：《社会救助法》第三十七条、第五十条；《…》第八条'. Of many the first `most`, and 等.
 * Documents known by quotation only say so. Empty for none.
 */
export function citeLine(cited: readonly Cited[], most = CITED): string {
  if (cited.length === 0) return '';
  const first = firstOf(cited, most);
  const ids = [...new Set(first.map((one) => one.sourceId))];
  const parts = ids.map((id) => {
    const clauses = first.filter((one) => one.sourceId === id);
    const words = [...new Set(clauses.map((one) => one.clause))].join('、');
    const doubt = clauses[0]?.grade === 'S' ? '（据转引，以窗口答复为准）' : '';
    const name = clauses[0]?.untitled ? clauses[0].short : `《${clauses[0]?.short}》`;
    return `${name}${words}${doubt}`;
  });
  return `依据：${parts.join('；')}${first.length < cited.length ? '等' : ''}`;
}
