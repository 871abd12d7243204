// The list of articles: by programme, by words, overdue for review, and where each stands.
import { z } from 'zod';
import type { Office } from '../../../bot/office.ts';
import { byArticle } from '../../../bot/publishing.ts';
import { type ArticleDraft, versionOn } from '../../../db/articles.ts';
import type { Account } from '../../../db/officers.ts';
import { parseArticle } from '../../../knowledge/base.ts';
import { plusDays } from '../../../knowledge/casework/days.ts';
import { type Article, ASPECT_LABELS, PROGRAMME_CODES, PROGRAMME_LABELS } from '../../../knowledge/model.ts';
import { articleFile, shippedArticle } from '../../../knowledge/published.ts';
import { shortDay } from '../times.ts';
import { Tabs } from './parts.tsx';

const PAGE = 50;
/** Articles to be reviewed within this many days count as due soon. */
const SOON_DAYS = 30;

const chosen = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
export const listQuery = z.object({
  programme: chosen(z.enum(PROGRAMME_CODES)),
  q: chosen(z.string().trim().min(1).max(100)),
  show: chosen(z.enum(['overdue', 'soon', 'own', 'conflict'])),
  from: chosen(z.coerce.number().int().min(0).max(100_000)),
});
export type ListQuery = z.output<typeof listQuery>;

export interface Standing {
  article: Article;
  /** The office's own text is served. */
  own: boolean;
  served: boolean;
  /** What ships changed after the office's own text was written over it. */
  conflict: boolean;
  /** Something published begins only later. */
  begins?: string;
  unfit: boolean;
  draft?: ArticleDraft;
}

/** Where every article served stands, and the drafts of articles not served yet. */
export async function standings(office: Office): Promise<{ served: Standing[]; drafts: ArticleDraft[] }> {
  const today = office.today();
  const [versions, drafts] = await Promise.all([office.articles.versions(), office.articles.drafts()]);
  const of = byArticle(versions);
  const shipped = office.publishing.shipped();
  // An article of the office's own may have been published for a later day, or taken down.
  const waiting = [...of].flatMap(([id, history]) => {
    const text = history.findLast((version) => version.text !== '')?.text;
    if (office.knowledge.articlesById.has(id) || text === undefined) return [];
    return parseArticle(text, articleFile(shipped, id, 'general'), []).map(({ value }) => value);
  });
  const served = [...office.knowledge.articles, ...waiting].map((article): Standing => {
    const history = of.get(article.id) ?? [];
    const current = versionOn(history, today);
    const later = history.findLast(({ liveFrom, n }) => liveFrom > today && n === history.length);
    const draft = drafts.find(({ articleId }) => articleId === article.id);
    return {
      article,
      own: current !== undefined,
      served: office.knowledge.articlesById.has(article.id),
      conflict: current !== undefined && (shippedArticle(shipped, article.id)?.hash ?? '') !== current.base,
      unfit: office.publishing.unfit().has(article.id),
      ...(later ? { begins: later.liveFrom } : {}),
      ...(draft ? { draft } : {}),
    };
  });
  return { served, drafts };
}

function matching(office: Office, all: readonly Standing[], { programme, q, show }: ListQuery): Standing[] {
  const today = office.today();
  const until = { overdue: today, soon: plusDays(today, SOON_DAYS) };
  const near = q === undefined ? [] : office.answerer.find(q, 8).map(({ article }) => article.id);
  const says = ({ id, title, ask, body }: Article, words: string) =>
    [id, title, ...ask, body].some((text) => text.includes(words));
  return all
    .filter(({ article }) => programme === undefined || article.programme === programme)
    .filter(({ article }) => q === undefined || says(article, q) || near.includes(article.id))
    .filter(({ article, own, conflict, unfit }) => {
      if (show === 'own') return own;
      if (show === 'conflict') return conflict || unfit;
      return show === undefined || article.reviewBy < until[show];
    })
    .sort((a, b) => {
      if (q === undefined) return a.article.reviewBy < b.article.reviewBy ? -1 : 1;
      const place = ({ article }: Standing) =>
        (near.indexOf(article.id) + near.length + 1) % (near.length + 1);
      return place(a) - place(b);
    });
}

export function Tags({ standing, today }: { standing: Standing; today: string }) {
  const { article, own, conflict, begins, unfit, draft } = standing;
  return (
    <>
      {article.reviewBy < today && <span class="tag urgent">过了复审日期</span>}{' '}
      {!standing.served && <span class="tag">现在不用</span>}{' '}
      {unfit && <span class="tag urgent">本县的内容现在用不了</span>}{' '}
      {conflict && <span class="tag urgent">自带内容变了，要对照</span>}{' '}
      {own && <span class="tag">本县改过</span>} {begins && <span class="tag">{begins} 起用新的</span>}{' '}
      {draft && <span class="tag">{draft.submitted ? '等着批' : '有草稿'}</span>}
    </>
  );
}

const SHOWS = {
  overdue: '过了复审日期',
  soon: '快到复审日期',
  own: '本县改过的',
  conflict: '要对照的',
} as const;

function Filters({ query }: { query: ListQuery }) {
  return (
    <form method="get" action="/staff/knowledge" class="filters">
      <div class="field">
        <label for="q">找条目</label>
        <input id="q" name="q" value={query.q ?? ''} maxlength={100} />
      </div>
      <div class="field">
        <label for="programme">救助项目</label>
        <select id="programme" name="programme">
          <option value="">全部</option>
          {PROGRAMME_CODES.map((code) => (
            <option value={code} selected={query.programme === code}>
              {PROGRAMME_LABELS[code]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="show">只看</label>
        <select id="show" name="show">
          <option value="">全部</option>
          {Object.entries(SHOWS).map(([value, words]) => (
            <option value={value} selected={query.show === value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div class="press">
        <button type="submit">找</button>
      </div>
    </form>
  );
}

const address = (query: ListQuery) => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/staff/knowledge?${new URLSearchParams(given as [string, string][])}`;
};

interface ListProps {
  office: Office;
  account: Account;
  query: ListQuery;
  served: readonly Standing[];
  drafts: readonly ArticleDraft[];
}

export function ArticleList({ office, account, query, served, drafts }: ListProps) {
  const today = office.today();
  const found = matching(office, served, query);
  const from = query.from ?? 0;
  return (
    <>
      <Tabs here="articles" />
      <h1>知识条目</h1>
      {account.role === 'editor' && (
        <p>
          <a class="button" href="/staff/knowledge/new">
            写一条新的
          </a>
        </p>
      )}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">草稿</h2>
          <ul class="said-list">
            {drafts.map((draft) => (
              <li>
                <a href={`/staff/knowledge/drafts/${draft.id}`}>{draft.fields.title || draft.articleId}</a>{' '}
                <small>
                  {draft.articleId}，{draft.authors.join('、')} 写
                </small>{' '}
                {draft.submitted && (
                  <span class="tag urgent">
                    {draft.authors.includes(account.username) ? '等别人批' : '等您批'}
                  </span>
                )}
                {draft.returned !== '' && <span class="tag urgent">退回来了</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Filters query={query} />
      {found.length === 0 ? (
        <p class="nothing">没有这样的条目。</p>
      ) : (
        <table class="cases">
          <caption>
            {query.q === undefined ? '先到复审日期的排在最上面' : '最像的排在最上面'}，共 {found.length} 条
          </caption>
          <thead>
            <tr>
              <th scope="col">条目</th>
              <th scope="col">项目</th>
              <th scope="col">审核</th>
              <th scope="col">情况</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(from, from + PAGE).map((standing) => {
              const { article } = standing;
              return (
                <tr class={article.reviewBy < today ? 'overdue' : 'ok'}>
                  <th scope="row">
                    <a href={`/staff/knowledge/articles/${article.id}`}>{article.title}</a>{' '}
                    <small class="number">{article.id}</small>
                  </th>
                  <td>
                    {PROGRAMME_LABELS[article.programme]} · {ASPECT_LABELS[article.aspect]}
                  </td>
                  <td>
                    {shortDay(article.reviewed, today)}审核，{shortDay(article.reviewBy, today)}前复审
                  </td>
                  <td>
                    <Tags standing={standing} today={today} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <nav class="pages" aria-label="翻页">
        {from > 0 && <a href={address({ ...query, from: undefined })}>回到前面</a>}
        {found.length > from + PAGE && (
          <a class="button" href={address({ ...query, from: from + PAGE })}>
            看后面的
          </a>
        )}
      </nav>
    </>
  );
}
