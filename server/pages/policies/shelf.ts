// What the policy pages read: articles as they stand today, by programme, by situation and by a question.
import type { Office } from '../../../bot/office.ts';
import { clauseWords } from '../../../knowledge/clause.ts';
import {
  type Article,
  type Citation,
  type IsoDate,
  isNeighbour,
  PROGRAMME_CODES,
  PROGRAMME_LABELS,
  type Standard,
} from '../../../knowledge/model.ts';
import { amount, renderBody } from '../../../knowledge/render.ts';
import { loadSituations, type Situation } from '../../../knowledge/situations.ts';

export interface PolicyEntry {
  id: string;
  title: string;
}

export interface PolicyGroup {
  label: string;
  entries: PolicyEntry[];
}

/** One article as its page shows it. */
export interface PolicyReading extends PolicyEntry {
  programme: string;
  text: string;
  citations: readonly Citation[];
  /** Figures said in the text, with the document each comes from. */
  figures: { what: string; from: string; source: string }[];
  illustrative: boolean;
  isMissing: boolean;
  inForce: IsoDate;
  reviewed: IsoDate;
  reviewBy: IsoDate;
  related: PolicyEntry[];
  /** Changes made here since the article shipped, newest first. */
  changes: { on: IsoDate; what: string }[];
}

export interface PolicyShelf {
  today(): IsoDate;
  situations(): PolicyGroup[];
  programmes(): PolicyGroup[];
  neighbours(): PolicyEntry[];
  /** The articles nearest to a question, best first; none when nothing comes near. */
  search(question: string): PolicyEntry[];
  read(id: string): PolicyReading | undefined;
  /** Where a phone opens the article. */
  address(id: string): string;
}

const MOST_FOUND = 12;
/** Below it the nearest article has nothing to do with what was asked. */
const NEAR = 0.2;

const entry = ({ id, title }: Article): PolicyEntry => ({ id, title });

/** Reads the office's knowledge anew each time, so that an editor's correction is on the page at once. */
export function policyShelf(
  office: Office,
  situations: readonly Situation[] = loadSituations(),
): PolicyShelf {
  const known = (ids: readonly string[]) =>
    ids.flatMap((id) => office.knowledge.articlesById.get(id) ?? []).map(entry);
  return {
    today: () => office.today(),
    situations: () => situations.map(({ label, articles }) => ({ label, entries: known(articles) })),
    programmes: () =>
      PROGRAMME_CODES.map((code) => ({
        label: PROGRAMME_LABELS[code],
        entries: office.knowledge.articles
          .filter((article) => article.programme === code && !isNeighbour(article))
          .map(entry),
      })).filter(({ entries }) => entries.length > 0),
    neighbours: () => office.knowledge.articles.filter(isNeighbour).map(entry),
    search(question) {
      const found = office.answerer.find(question, MOST_FOUND);
      const best = found[0]?.score ?? 0;
      return found
        .filter(({ score }) => score >= best * NEAR && score > 0)
        .map(({ article }) => entry(article));
    },
    read(id) {
      const read = office.answerer.read(id);
      if (!read) return undefined;
      const { article, text, citations, illustrative, missing } = read;
      const { used } = renderBody(article.body, { ...office.knowledge, asOf: office.today() });
      return {
        ...entry(article),
        programme: PROGRAMME_LABELS[article.programme],
        text,
        citations,
        figures: used.map((figure) => sourced(figure, office)),
        illustrative,
        isMissing: missing.length > 0,
        inForce: article.inForce,
        reviewed: article.reviewed,
        reviewBy: article.reviewBy,
        related: known(article.links),
        changes: [],
      };
    },
    address: (id) => `${office.webAddress}/policies/${id}`,
  };
}

/** A figure in words, and the document that sets it: `P1 第二十二条` is said by the document's name. */
function sourced(figure: Standard, { knowledge }: Office): PolicyReading['figures'][number] {
  const [id = '', ...clause] = figure.source.split(' ');
  const document = knowledge.sources.get(id);
  return {
    what: `${figure.what}：${amount(figure)}${figure.illustrative ? '（示例数据）' : ''}`,
    from: figure.from,
    source: document ? `《${document.short}》${clauseWords(clause.join(''))}` : figure.source,
  };
}
