// The editors' pages: articles from draft to publication. Editors write; whoever did not write approves.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Office } from '../../../bot/office.ts';
import { type Trial, tryDraft } from '../../../bot/trial.ts';
import {
  type ArticleDraft,
  type ArticleVersion,
  DraftExists,
  Overtaken,
  OwnWork,
  versionOn,
} from '../../../db/articles.ts';
import { isDay, plusDays } from '../../../knowledge/casework/days.ts';
import {
  ARTICLE_FIELDS,
  type ArticleField,
  type ArticleFields,
  checkDraft,
  fieldsOf,
  hasFaults,
} from '../../../knowledge/drafting.ts';
import { shippedArticle } from '../../../knowledge/published.ts';
import { type Console, KNOWLEDGE_ROLES, onlyPage } from '../access.ts';
import { notFound } from '../faults.tsx';
import { type Form, field } from '../form.ts';
import { doneNotice, type Frame } from '../page.tsx';
import { answerPages } from './answers.tsx';
import { ArticlePage } from './article-page.tsx';
import { DraftPage, NewArticle, type NewProps } from './draft-page.tsx';
import { bad, createShow } from './frame.tsx';
import { ArticleList, listQuery, standings } from './list.tsx';
import { questionPages } from './questions.tsx';
import { standardPages } from './standards.tsx';

const MOST_QUESTIONS = 20;
/** How far ahead an article may be published for, in days. */
const MOST_AHEAD = 400;
/** A new article is to be looked at again after so many days. */
const REVIEW_DAYS = 210;

const OVERTAKEN = '别人刚改过或者发布过这一条，这一步没有办成。请看最新的，再来一次。';

/** To be mounted at `/staff/knowledge`. */
export function knowledgePages(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  app.use('*', onlyPage(...KNOWLEDGE_ROLES));
  const editor = onlyPage('editor');
  const { articles, publishing } = office;

  const show = createShow(office);
  const context = () => ({ base: publishing.inForce(), knowledge: office.knowledge, today: office.today() });

  /** What is served of an article and what ships of it. */
  async function known(id: string) {
    const history = await articles.versions(id);
    const shipped = shippedArticle(publishing.shipped(), id);
    const current = versionOn(history, office.today());
    return {
      history,
      shipped,
      current,
      newest: history.at(-1)?.n ?? 0,
      text: current?.text ?? shipped?.text ?? '',
    };
  }

  app.route('/standards', standardPages(office));
  app.route('/questions', questionPages(office));
  app.route('/answers', answerPages(office));

  app.get('/', async (c) => {
    const query = listQuery.parse(c.req.query());
    const { served, drafts } = await standings(office);
    const props = { office, account: c.get('account'), query, served, drafts };
    return show(c, 200, '知识条目', doneNotice(c), <ArticleList {...props} />);
  });

  const newPage = (c: Context<Console>, status: 200 | 409 | 422, props: Omit<NewProps, 'csrf'>) =>
    show(
      c,
      status,
      '写一条新的',
      status === 200 ? undefined : bad('还没有办成：请看下面的红字。'),
      <NewArticle csrf={c.get('csrf')} {...props} />,
    );

  app.get('/new', editor, (c) => newPage(c, 200, { fields: {}, faults: {} }));

  app.post('/new', editor, async (c) => {
    const form = c.get('form');
    const today = office.today();
    const fields: ArticleFields = {
      ...typed(form),
      region: office.county.code,
      inForce: today,
      reviewed: today,
      reviewBy: plusDays(today, REVIEW_DAYS),
    };
    const taken = office.knowledge.articlesById.has(fields.id) || (await known(fields.id)).newest > 0;
    const { id, title } = checkDraft(fields, context()).faults;
    const faults = {
      ...(taken ? { id: ['这个编号已经有条目了'] } : id ? { id } : {}),
      ...(title ? { title } : {}),
    };
    if (Object.keys(faults).length > 0) return newPage(c, 422, { fields, faults });
    const begun = { articleId: fields.id, fields, basedOn: 0, base: '', baseText: '', liveFrom: '' };
    try {
      return c.redirect(
        `/staff/knowledge/drafts/${await articles.begin(begun, c.get('account').username)}`,
        303,
      );
    } catch (error) {
      if (error instanceof DraftExists)
        return newPage(c, 409, { fields, faults: { id: ['这个编号已经有草稿了'] } });
      throw error;
    }
  });

  async function articlePage(
    c: Context<Console>,
    id: string,
    status: ContentfulStatusCode,
    notice: Frame['notice'],
  ) {
    const { served, drafts } = await standings(office);
    const standing = served.find(({ article }) => article.id === id);
    if (!standing) throw notFound();
    const { history, current, shipped } = await known(id);
    const draft = drafts.find(({ articleId }) => articleId === id);
    const props = {
      office,
      account: c.get('account'),
      csrf: c.get('csrf'),
      standing,
      history,
      current,
      shipped,
      draft,
    };
    return show(c, status, standing.article.title, notice, <ArticlePage {...props} />);
  }

  app.get('/articles/:id', (c) => articlePage(c, c.req.param('id'), 200, doneNotice(c)));

  app.post('/articles/:id/draft', editor, async (c) => {
    const id = c.req.param('id');
    const { shipped, text, newest } = await known(id);
    if (text === '') throw notFound();
    const existing = await articles.draftFor(id);
    if (existing) return c.redirect(`/staff/knowledge/drafts/${existing.id}`, 303);
    const draft = await articles.begin(
      {
        articleId: id,
        fields: { ...fieldsOf(text), reviewed: office.today() },
        basedOn: newest,
        base: shipped?.hash ?? '',
        baseText: shipped?.text ?? '',
        liveFrom: '',
      },
      c.get('account').username,
    );
    return c.redirect(`/staff/knowledge/drafts/${draft}`, 303);
  });

  type Known = Awaited<ReturnType<typeof known>>;
  interface Move {
    id: string;
    by: string;
    seen: number;
    day: string;
    form: Form;
    state: Known;
  }

  /** A change of what is served that an editor makes alone, to texts that were approved once or ship. */
  function move(what: string, done: string, act: (move: Move) => Promise<ArticleVersion>) {
    app.post(`/articles/:id/${what}`, editor, async (c) => {
      const id = c.req.param('id') ?? '';
      const form = c.get('form');
      const state = await known(id);
      if (state.newest === 0) throw notFound();
      try {
        await act({
          id,
          by: c.get('account').username,
          seen: Number(form.get('seen')),
          day: office.today(),
          form,
          state,
        });
      } catch (error) {
        if (error instanceof Overtaken) return articlePage(c, id, 409, bad(OVERTAKEN));
        throw error;
      }
      await publishing.refresh();
      return c.redirect(`/staff/knowledge/articles/${id}?done=${done}`, 303);
    });
  }

  const asShipped = ({ shipped }: Known) => shipped ?? { text: '', hash: '' };
  move('roll-back', 'rolled-back', ({ by, seen, day, form, state }) => {
    const to = state.history.find(({ n }) => n === Number(form.get('n')));
    if (!to || to.text === '') throw notFound();
    return articles.rollBack(to, seen, day, by);
  });
  move('withdraw', 'withdrawn', ({ id, by, seen, day, state }) =>
    articles.withdraw(id, asShipped(state), seen, day, by),
  );
  move('call-off', 'rolled-back', ({ id, by, seen, day, state }) =>
    state.current
      ? articles.rollBack(state.current, seen, day, by)
      : articles.withdraw(id, asShipped(state), seen, day, by),
  );
  move('keep', 'kept', ({ by, seen, day, state }) => {
    if (!state.current) throw notFound();
    return articles.keep(state.current, asShipped(state), seen, day, by);
  });

  async function find(c: Context<Console>): Promise<ArticleDraft> {
    const draft = await articles.draft(c.req.param('id') ?? '');
    if (!draft) throw notFound();
    return draft;
  }

  async function draftPage(
    c: Context<Console>,
    status: ContentfulStatusCode,
    notice: Frame['notice'],
    draft: ArticleDraft,
    tried?: { trial?: Trial; asked: string },
  ) {
    const { newest, shipped, text } = await known(draft.articleId);
    const props = {
      office,
      account: c.get('account'),
      csrf: c.get('csrf'),
      draft,
      checked: checkDraft(draft.fields as ArticleFields, context()),
      current: text,
      seen: { basedOn: newest, base: shipped?.hash ?? '' },
      ...tried,
    };
    return show(c, status, `草稿 ${draft.articleId}`, notice, <DraftPage {...props} />);
  }

  app.get('/drafts/:id', async (c) => draftPage(c, 200, doneNotice(c), await find(c)));

  app.post('/drafts/:id', editor, async (c) => {
    const draft = await find(c);
    const form = c.get('form');
    const fields: ArticleFields = { ...typed(form), id: draft.articleId };
    const liveFrom = field(form, 'liveFrom');
    const written = { ...draft, fields, liveFrom };
    const fault = dayFault(liveFrom, office.today());
    if (fault !== undefined) return draftPage(c, 422, bad(fault), written);
    const { shipped, newest } = await known(draft.articleId);
    // Noted as seen only what the page showed; what changed since is shown first.
    const hasSeen = Number(form.get('basedOn')) === newest && form.get('base') === (shipped?.hash ?? '');
    const over = hasSeen
      ? { basedOn: newest, base: shipped?.hash ?? '', baseText: shipped?.text ?? '' }
      : { basedOn: draft.basedOn, base: draft.base, baseText: draft.baseText };
    const sent = { ...draft, version: Number(form.get('version')) };
    try {
      await articles.save(sent, { fields, liveFrom, ...over }, c.get('account').username);
    } catch (error) {
      if (error instanceof Overtaken)
        return draftPage(c, 409, bad(`${OVERTAKEN}您写的内容还在下面。`), written);
      throw error;
    }
    if (form.get('next') !== 'submit')
      return c.redirect(`/staff/knowledge/drafts/${draft.id}?done=draft-saved`, 303);
    const saved = await find(c);
    if (hasFaults(checkDraft(fields, context()).faults)) {
      return draftPage(c, 422, bad('存好了，但还不能交：请看红字，改好再交。'), saved);
    }
    if (!hasSeen) return draftPage(c, 409, bad(OVERTAKEN), saved);
    await articles.submit(saved);
    return c.redirect(`/staff/knowledge/drafts/${draft.id}?done=draft-submitted`, 303);
  });

  app.post('/drafts/:id/try', async (c) => {
    const draft = await find(c);
    const asked = field(c.get('form'), 'questions');
    const { written } = checkDraft(draft.fields as ArticleFields, context());
    if (!written) return draftPage(c, 422, bad('草稿还没有写全，试不了。'), draft, { asked });
    const lines = asked.split('\n').map((line) => line.trim());
    const questions = lines.filter((line) => line !== '').slice(0, MOST_QUESTIONS);
    return draftPage(c, 200, undefined, draft, {
      trial: await tryDraft(office, written, questions, context()),
      asked,
    });
  });

  app.post('/drafts/:id/approve', async (c) => {
    const draft = await find(c);
    const { faults, text } = checkDraft(draft.fields as ArticleFields, context());
    const { newest, shipped } = await known(draft.articleId);
    const today = office.today();
    if (!draft.submitted) return draftPage(c, 409, bad('这一稿还没有交上来批。'), draft);
    if (hasFaults(faults)) return draftPage(c, 422, bad('还有没改好的地方，不能发布。'), draft);
    const isSeen = draft.basedOn === newest && draft.base === (shipped?.hash ?? '');
    if (!isSeen || Number(c.get('form').get('version')) !== draft.version)
      return draftPage(c, 409, bad(OVERTAKEN), draft);
    const [, liveFrom = today] = [today, draft.liveFrom].toSorted();
    try {
      await articles.publish({ ...draft, liveFrom }, text, c.get('account').username);
    } catch (error) {
      if (error instanceof OwnWork) return draftPage(c, 403, bad('自己写的，要由另一个人批。'), draft);
      if (error instanceof Overtaken) return draftPage(c, 409, bad(OVERTAKEN), draft);
      throw error;
    }
    await publishing.refresh();
    return c.redirect(`/staff/knowledge/articles/${draft.articleId}?done=published`, 303);
  });

  app.post('/drafts/:id/return', async (c) => {
    const draft = await find(c);
    const why = field(c.get('form'), 'why').slice(0, 500);
    if (!draft.submitted) return draftPage(c, 409, bad('这一稿还没有交上来批。'), draft);
    if (why === '') return draftPage(c, 422, bad('请写明为什么退回去。'), draft);
    try {
      await articles.giveBack(draft, why);
    } catch (error) {
      if (error instanceof Overtaken) return draftPage(c, 409, bad(OVERTAKEN), draft);
      throw error;
    }
    return c.redirect('/staff/knowledge?done=draft-returned', 303);
  });

  app.post('/drafts/:id/drop', editor, async (c) => {
    await articles.drop((await find(c)).id);
    return c.redirect('/staff/knowledge?done=draft-dropped', 303);
  });

  return app;
}

/** What was typed into the form, whatever it is worth. */
const typed = (form: Form) =>
  Object.fromEntries(ARTICLE_FIELDS.map((name: ArticleField) => [name, field(form, name)])) as ArticleFields;

function dayFault(day: string, today: string): string | undefined {
  if (day === '') return undefined;
  if (!isDay(day)) return '起用的日子要写成 2026-01-31 的样子。';
  return day > plusDays(today, MOST_AHEAD) ? '起用的日子太远了，最多提前一年排定。' : undefined;
}
