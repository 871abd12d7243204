// Owns what a well-kept article is, beyond loading: prose, length, asks, review date, sources still in force.
import type { Written } from '../base.ts';
import { PAPER } from '../clause.ts';
import type { County } from '../jurisdictions/schema.ts';
import {
  type Article,
  type Fault,
  type IsoDate,
  isNeighbour,
  type Knowledge,
  type Source,
} from '../model.ts';
import { renderBody } from '../render.ts';
import { normalise } from '../text/normalise.ts';
import { typedFigures } from './figures.ts';
import { forbiddenWords } from './words.ts';

const FEWEST_ASKS = 5;
const MOST_ASKS = 15;
/** Characters of a rendered body; longer ones are not read on a phone. */
const LONGEST_BODY = 420;

const MARKUP = /^\s*(#{1,6} |[-*+] |\d+\. |>|\||```)|\*\*|\[[^\]]+\]\([^)]+\)|<\/?[a-z]+>/;

export interface Today {
  county: County;
  /** 'YYYY-MM-DD' on which the base is checked. */
  today: IsoDate;
}

/** Faults of each article by itself. `knowledge` fills its placeholders. */
export function articleFaults(
  article: Written<Article>,
  knowledge: Knowledge,
  { county, today }: Today,
): Fault[] {
  return [
    ...title(article),
    ...opening(article),
    ...prose(article),
    ...length(article, knowledge, { county, today }),
    ...asks(article),
    ...dates(article, today),
    ...citedSources(article, knowledge.sources, today),
    ...namedDocuments(article, knowledge.sources),
    ...neighbour(article),
  ];
}

function title({ value, file, lineOf }: Written<Article>): Fault[] {
  return wording(value.title).map((message) => ({ file, line: lineOf(['title']), message }));
}

/** 算。能。要。 answer the question the editor had in mind; said to another, they say something untrue. */
const BARE_ANSWER = /^(?:不?(?:算|能|要|行|会|是|可以|用|需要))[。,，:：]/;

function opening({ value, file }: Written<Article>): Fault[] {
  const bare = BARE_ANSWER.exec(value.body.trimStart())?.[0];
  return bare
    ? [{ file, line: value.bodyLine, message: `开头的“${bare}”没说是什么，问法不同就答反了，请说全` }]
    : [];
}

function prose({ value, file }: Written<Article>): Fault[] {
  return value.body.split('\n').flatMap((text, index) => {
    const markup = MARKUP.test(text) ? ['聊天里显示不了标记，清单每行用“· ”开头'] : [];
    return [...wording(text), ...markup].map((message) => ({ file, line: value.bodyLine + index, message }));
  });
}

function wording(text: string): string[] {
  return [
    ...typedFigures(text).map((figure) => `数字“${figure}”不能直接写，要用 {{标准编号}} 或 {{hotline.gov}}`),
    ...forbiddenWords(text).map(({ words, reason }) => `不能写“${words}”：${reason}`),
  ];
}

function length({ value, file }: Written<Article>, knowledge: Knowledge, { county, today }: Today): Fault[] {
  const { standards, sources } = knowledge;
  const said = renderBody(value.body, { standards, sources, county, asOf: today });
  const characters = [...said.text].length;
  const long =
    characters > LONGEST_BODY
      ? [{ file, line: value.bodyLine, message: `正文显示出来有${characters}个字，最多${LONGEST_BODY}个` }]
      : [];
  // A local figure may be unrecorded; a national one without a value in force today is somebody's oversight.
  const lapsed = said.missing.filter((id) => standards.local(id) === undefined);
  return [
    ...long,
    ...lapsed.map((id) => ({
      file,
      line: lineOfText(value, `{{${id}}}`),
      message: `标准“${id}”在${today}没有有效的数字`,
    })),
  ];
}

function lineOfText(article: Article, text: string): number {
  const index = article.body.split('\n').findIndex((line) => line.includes(text));
  return article.bodyLine + Math.max(index, 0);
}

function asks({ value, file, lineOf }: Written<Article>): Fault[] {
  const count = value.ask.length;
  if (count >= FEWEST_ASKS && count <= MOST_ASKS) return [];
  const message = `问法要有${FEWEST_ASKS}到${MOST_ASKS}种，现在${count}种`;
  return [{ file, line: lineOf(['ask']), message }];
}

function dates({ value, file, lineOf }: Written<Article>, today: IsoDate): Fault[] {
  const faults: Fault[] = [];
  if (value.reviewBy < today)
    faults.push({ file, line: lineOf(['reviewBy']), message: `复审日期${value.reviewBy}已经过了` });
  if (value.reviewBy < value.reviewed)
    faults.push({ file, line: lineOf(['reviewBy']), message: '复审日期早于上次审核的日期' });
  return faults;
}

function citedSources(
  { value, file, lineOf }: Written<Article>,
  sources: ReadonlyMap<string, Source>,
  today: IsoDate,
): Fault[] {
  const faults = value.sources.flatMap(({ sourceId, clause }, index) => {
    const source = sources.get(sourceId);
    if (!source) return [];
    const message = outOfForce(source, today);
    return message === undefined
      ? []
      : [{ file, line: lineOf(['sources', index]), message: `${clause}：${message}` }];
  });
  const first = sources.get(value.sources[0]?.sourceId ?? '');
  if (first?.background)
    faults.push({
      file,
      line: lineOf(['sources', 0]),
      message: `《${first.short}》已让位于新法，先写新法的条款`,
    });
  return faults;
}

const NAMED = /《([^《》]+)》/g;

/** A reply that names a document it does not cite is not sent (ground.ts); whoever writes it must hear so before. */
function namedDocuments({ value, file }: Written<Article>, sources: ReadonlyMap<string, Source>): Fault[] {
  const cited = value.sources.flatMap(({ sourceId }) => {
    const source = sources.get(sourceId);
    return source ? [source.title, source.short] : [];
  });
  return [...value.body.matchAll(NAMED)]
    .filter(([, name = '']) => !cited.includes(name) && !PAPER.test(name))
    .map(([marked]) => ({
      file,
      line: lineOfText(value, marked),
      message: `写了${marked}，依据里却没有它；没有依据的话不会发出去`,
    }));
}

/** Why a source must not be cited as what holds today; undefined where it may. */
export function outOfForce(source: Source, today: IsoDate): string | undefined {
  if (source.repealedBy !== undefined) return `《${source.short}》已被“${source.repealedBy}”废止`;
  if (source.effectiveTo !== undefined && source.effectiveTo < today)
    return `《${source.short}》${source.effectiveTo}起已失效`;
  if (source.grade === 'H') return `《${source.short}》是历史文件，不能当现行依据`;
  if (source.effectiveFrom > today) return `《${source.short}》${source.effectiveFrom}才施行`;
  return undefined;
}

/** Whose it is: the office, or the kind of place, that somebody sent away from here should go to. */
const OWNER =
  /报警|(?:归|由|找|问|向|到|打|是|去)[^，。；\n]{0,30}(?:局|部门|中心|机关|派出所|法院|公证处|窗口|医院|银行|单位|学校|机构|工会|残联|委会|公司|政府|部委|交警|民警|热线|登记处|社|站)|\{\{(?:township|county\.bureau)\}\}/;
const NUMBER_TO_RING = /\{\{hotline\.[a-z_]+\}\}/;

/** An article that sends people elsewhere says to whom, and a number that answers. */
function neighbour({ value, file }: Written<Article>): Fault[] {
  if (!isNeighbour({ file })) return [];
  return [
    ...(OWNER.test(value.body) ? [] : ['没有说归谁管']),
    ...(NUMBER_TO_RING.test(value.body) ? [] : ['没有写打哪个电话']),
  ].map((message) => ({ file, line: value.bodyLine, message }));
}

/** Asks that two articles share (or one has twice), once punctuation and slips are set aside. */
export function sharedAsks(articles: readonly Written<Article>[]): Fault[] {
  const first = new Map<string, { article: Written<Article>; index: number }>();
  return articles.flatMap((article) =>
    article.value.ask.flatMap((ask, index) => {
      const key = normalise(ask).replace(/[^\p{L}\p{N}]/gu, '');
      const before = first.get(key);
      if (!before) {
        first.set(key, { article, index });
        return [];
      }
      const where = `${before.article.file}:${before.article.lineOf(['ask', before.index])}`;
      return [
        {
          file: article.file,
          line: article.lineOf(['ask', index]),
          message: `问法“${ask}”已经在 ${where} 用过`,
        },
      ];
    }),
  );
}

/** Finds the article a text is about, the best first; undefined when there is none. */
export type FindFirst = (text: string) => string | undefined;

/** Titles and asks by which their own article is not found first: nobody who asks so would be answered from it. */
export function unreachable(articles: readonly Written<Article>[], findFirst: FindFirst): Fault[] {
  return articles.flatMap(({ value, file, lineOf }) => {
    const asked = [
      { text: value.title, path: ['title'] as PropertyKey[] },
      ...value.ask.map((text, index) => ({ text, path: ['ask', index] as PropertyKey[] })),
    ];
    return asked.flatMap(({ text, path }) => {
      const found = findFirst(text);
      if (found === value.id) return [];
      const instead = found === undefined ? '什么也没找到' : `先找到的是“${found}”`;
      return [{ file, line: lineOf(path), message: `用“${text}”找不到本条，${instead}` }];
    });
  });
}
