// Questions nobody could answer, like ones together: what to write next.
import { type Context, Hono } from 'hono';
import type { Office } from '../../../bot/office.ts';
import { DraftExists, versionOn } from '../../../db/articles.ts';
import { groupByLikeness } from '../../../knowledge/answer/likeness.ts';
import { fieldsOf } from '../../../knowledge/drafting.ts';
import { shippedArticle } from '../../../knowledge/published.ts';
import { type Console, onlyPage } from '../access.ts';
import { notFound } from '../faults.tsx';
import { field } from '../form.ts';
import { doneNotice, Token } from '../page.tsx';
import { NewArticle } from './draft-page.tsx';
import { bad, createShow } from './frame.tsx';
import { Field, Tabs } from './parts.tsx';

/** Groups on the page; the rest are asked too seldom to matter yet. */
const MOST_GROUPS = 60;
/** Different wordings shown of one group. */
const MOST_SHOWN = 8;

interface Group {
  ids: string[];
  /** Different wordings, most asked first. */
  texts: string[];
  newest: string;
  nearest?: { id: string; title: string; score: number };
  /** The bot has an answer by now. */
  isAnswered: boolean;
}

async function groupsOf(office: Office): Promise<{ groups: Group[]; count: number }> {
  const questions = await office.lessons.unanswered();
  const groups = groupByLikeness(questions.map(({ text }) => text)).slice(0, MOST_GROUPS);
  return {
    count: questions.length,
    groups: groups.map((indices): Group => {
      const rows = indices.flatMap((index) => questions[index] ?? []);
      const asked = new Map<string, number>();
      for (const { text } of rows) asked.set(text, (asked.get(text) ?? 0) + 1);
      const texts = [...asked].sort((a, b) => b[1] - a[1]).map(([text]) => text);
      const first = texts[0] ?? '';
      const [near] = office.answerer.find(first, 1);
      return {
        ids: rows.map(({ id }) => id),
        texts,
        newest:
          rows
            .map(({ on }) => on)
            .toSorted()
            .at(-1) ?? '',
        ...(near ? { nearest: { id: near.article.id, title: near.article.title, score: near.score } } : {}),
        isAnswered: office.answerer.answer({ text: first }).kind === 'answer',
      };
    }),
  };
}

function GroupCard({
  group,
  csrf,
  mayWrite,
  n,
}: {
  group: Group;
  csrf: string;
  mayWrite: boolean;
  n: number;
}) {
  const { ids, texts, newest, nearest, isAnswered } = group;
  return (
    <section aria-labelledby={`group-${n}`}>
      <h2 id={`group-${n}`}>
        {texts[0]} <span class="tag">{ids.length} 次</span>{' '}
        {isAnswered && <span class="tag">现在答得上了</span>}
      </h2>
      <p class="hint">
        最近一次 {newest}。
        {nearest && (
          <>
            最像的条目：<a href={`/staff/knowledge/articles/${nearest.id}`}>{nearest.title}</a>（像的程度{' '}
            {nearest.score.toFixed(2)}，1 左右才算说的是一回事）
          </>
        )}
      </p>
      {mayWrite && (
        <form method="post" action="/staff/knowledge/questions/draft" class="stack">
          <Token csrf={csrf} />
          <div class="ticks">
            {texts.slice(0, MOST_SHOWN).map((text, index) => (
              <label class="tick">
                <input type="checkbox" name="ask" value={text} checked={index === 0} />
                {text}
              </label>
            ))}
          </div>
          <Field id={`article-${n}`} label="加到哪一条的问法里">
            <input id={`article-${n}`} name="article" value={nearest?.id ?? ''} maxlength={80} />
          </Field>
          <div class="presses">
            <button type="submit" name="next" value="article">
              加进这一条的问法
            </button>
            <button type="submit" name="next" value="new" class="quiet">
              写一条新的
            </button>
          </div>
        </form>
      )}
      {mayWrite && (
        <form method="post" action="/staff/knowledge/questions/dismiss">
          <Token csrf={csrf} />
          {ids.map((id) => (
            <input type="hidden" name="question" value={id} />
          ))}
          <button type="submit" class="quiet danger">
            不用管，去掉
          </button>
        </form>
      )}
    </section>
  );
}

/** To be mounted at `/staff/knowledge/questions`. */
export function questionPages(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  const show = createShow(office);
  const editor = onlyPage('editor');

  async function page(c: Context<Console>, status: 200 | 422, notice: ReturnType<typeof bad>) {
    const { groups, count } = await groupsOf(office);
    const mayWrite = c.get('account').role === 'editor';
    return show(
      c,
      status,
      '没答上的问题',
      notice,
      <div class="editor">
        <Tabs here="questions" />
        <h1>没答上的问题</h1>
        <p>
          机器人说不知道、或者说不归民政管的问题，像的放在一起，问得多的在上面。名字、号码、住处已经遮住；只记哪一天，不记是谁；匿名举报里的话不在这里；
          九十天后自动删。聊天停了半小时才会出现在这里。共 {count} 次。
        </p>
        {groups.length === 0 && <p class="nothing">现在没有。</p>}
        {groups.map((group, n) => (
          <GroupCard group={group} csrf={c.get('csrf')} mayWrite={mayWrite} n={n} />
        ))}
      </div>,
    );
  }

  app.get('/', (c) => page(c, 200, doneNotice(c)));

  app.post('/dismiss', editor, async (c) => {
    const ids = c.get('form').getAll('question').slice(0, 500);
    if (ids.length === 0 || (await office.lessons.dismiss(ids)) === 0) throw notFound();
    return c.redirect('/staff/knowledge/questions?done=dismissed', 303);
  });

  app.post('/draft', editor, async (c) => {
    const form = c.get('form');
    const asks = form.getAll('ask').slice(0, MOST_SHOWN);
    if (form.get('next') === 'new') {
      const props = { csrf: c.get('csrf'), fields: { ask: asks.join('\n') }, faults: {} };
      return show(c, 200, '写一条新的', undefined, <NewArticle {...props} />);
    }
    const id = field(form, 'article');
    const history = await office.articles.versions(id);
    const shipped = shippedArticle(office.publishing.shipped(), id);
    const text = versionOn(history, office.today())?.text ?? shipped?.text;
    if (text === undefined) return page(c, 422, bad(`没有“${id}”这个条目，没有加上。`));
    const { username } = c.get('account');
    const withAsks = (fields: Record<string, string>) => {
      const known = (fields.ask ?? '').split('\n');
      return { ...fields, ask: [...known, ...asks.filter((ask) => !known.includes(ask))].join('\n') };
    };
    const existing = await office.articles.draftFor(id);
    if (existing) {
      await office.articles.save(existing, { ...existing, fields: withAsks(existing.fields) }, username);
      return c.redirect(`/staff/knowledge/drafts/${existing.id}`, 303);
    }
    try {
      const draft = await office.articles.begin(
        {
          articleId: id,
          fields: withAsks({ ...fieldsOf(text), reviewed: office.today() }),
          basedOn: history.at(-1)?.n ?? 0,
          base: shipped?.hash ?? '',
          baseText: shipped?.text ?? '',
          liveFrom: '',
        },
        username,
      );
      return c.redirect(`/staff/knowledge/drafts/${draft}`, 303);
    } catch (error) {
      if (error instanceof DraftExists) return page(c, 422, bad('别人刚开始改这一条，请再按一次。'));
      throw error;
    }
  });
  return app;
}
