// Owns what an article's body says on a given day in a given county, and how its sources are named.
import { clauseWords } from './clause.ts';
import type { County, Standard } from './jurisdictions/schema.ts';
import type { Article, Citation, IsoDate, Knowledge, Setting } from './model.ts';
import { PLACEHOLDER, parsePlaceholder } from './placeholders.ts';

/** Where and when a text is said. `{ ...knowledge, asOf }` will do. */
export interface RenderContext extends Pick<Knowledge, 'standards' | 'sources' | 'county'> {
  asOf: IsoDate;
}

export interface Rendered {
  text: string;
  /** Every figure said. */
  used: Standard[];
  /** Ids of figures that should have been said but are not recorded; the text says who knows. */
  missing: string[];
  /** A figure said is invented; the text says 示例数据 beside it. */
  illustrative: boolean;
}

/**
 * A body with its placeholders filled: figures in force on `asOf` with their unit, phone numbers, names.
 * A local figure carries the day it holds from; an unrecorded one becomes a sentence naming the bureau and a number.
 */
export function renderBody(text: string, context: RenderContext): Rendered {
  const used = new Set<Standard>();
  const missing = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (whole, name: string) => {
    const placeholder = parsePlaceholder(name);
    switch (placeholder?.kind) {
      case 'standard':
        return figure(placeholder.id, context, used, missing);
      case 'hotline':
        return context.county.hotlines.find((one) => one.id === placeholder.id)?.number ?? '（电话没有登记）';
      case 'source_from':
        return dateWords(context.sources.get(placeholder.id)?.effectiveFrom ?? '');
      case 'county_name':
        return context.county.name;
      case 'bureau':
        return context.county.bureau.name;
      case 'township':
        return '乡镇人民政府（街道办事处）';
      default:
        return whole;
    }
  });
  return {
    text: filled,
    used: [...used],
    missing: [...missing],
    illustrative: [...used].some((standard) => standard.illustrative === true),
  };
}

function figure(id: string, context: RenderContext, used: Set<Standard>, missing: Set<string>): string {
  const { standards, county, asOf } = context;
  const query = { asOf, region: county.code };
  const both = standards.lookup(id, query);
  if (both) {
    used.add(both);
    return amount(both) + note(both);
  }
  const urban = standards.lookup(id, { ...query, setting: 'urban' });
  const rural = standards.lookup(id, { ...query, setting: 'rural' });
  if (!urban || !rural) missing.add(id);
  if (!urban && !rural) return whoKnows(county);
  if (urban) used.add(urban);
  if (rural) used.add(rural);
  if (urban && rural && note(urban) === note(rural)) {
    return `城市${amount(urban)}，农村${amount(rural)}${note(rural)}`;
  }
  return `${inSetting('urban', urban, county)}，${inSetting('rural', rural, county)}`;
}

const SETTING_WORDS: Readonly<Record<Setting, string>> = { urban: '城市', rural: '农村' };

function inSetting(setting: Setting, standard: Standard | undefined, county: County): string {
  const where = SETTING_WORDS[setting];
  return standard ? where + amount(standard) + note(standard) : `${where}的${whoKnows(county)}`;
}

/** '800 元/人/月' as people say it: 每人每月800元. Other units follow the value: 30个工作日. */
export function amount({ value, unit }: Pick<Standard, 'value' | 'unit'>): string {
  const [money, ...per] = unit.split('/');
  return per.length > 0 ? `${per.map((one) => `每${one}`).join('')}${value}${money}` : `${value}${unit}`;
}

/** What must be said beside a figure: that it is invented, and, for local ones, since when it holds. */
function note(standard: Standard): string {
  const parts = standard.illustrative ? ['示例数据'] : [];
  if (standard.region !== 'CN') parts.push(`${standard.from}起`);
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
}

function whoKnows(county: County): string {
  const number =
    county.hotlines.find((one) => one.id === 'gov')?.number ??
    county.hotlines.find((one) => one.id === 'assistance')?.number ??
    county.bureau.phone;
  const ask = number === undefined ? '可以到乡镇人民政府（街道办事处）问' : `可以打${number}问`;
  return `还没有登记，以${county.bureau.name}公布的为准，${ask}`;
}

/** '2026-07-01' → 2026年7月1日; '2019' → 2019年. */
function dateWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('');
}

/** The clauses an article rests on, in its order, ready to be shown. */
export function citations(
  article: Pick<Article, 'sources'>,
  { sources }: Pick<Knowledge, 'sources'>,
): Citation[] {
  return article.sources.flatMap(({ sourceId, clause }) => {
    const source = sources.get(sourceId);
    if (!source) return [];
    const { title, short, number, effectiveFrom, grade } = source;
    return [{ sourceId, clause: clauseWords(clause), title, short, number, effectiveFrom, grade }];
  });
}

/**
 * One line naming the sources, clauses of one document together:
 * '依据：《社会救助法》第三十七条、第五十条；《…》第八条'. Documents known by quotation only say so. Empty for none.
 */
export function citeLine(
  cited: readonly Pick<Citation, 'sourceId' | 'short' | 'clause' | 'grade'>[],
): string {
  if (cited.length === 0) return '';
  const ids = [...new Set(cited.map((one) => one.sourceId))];
  const parts = ids.map((id) => {
    const clauses = cited.filter((one) => one.sourceId === id);
    const words = [...new Set(clauses.map((one) => one.clause))].join('、');
    const doubt = clauses[0]?.grade === 'S' ? '（据转引，以窗口答复为准）' : '';
    return `《${clauses[0]?.short}》${words}${doubt}`;
  });
  return `依据：${parts.join('；')}`;
}
