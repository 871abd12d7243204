// The editors' pages: an article goes from draft to what residents hear, with a second person, and back again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionOn } from '../../../db/articles.ts';
import { verifyChain } from '../../../db/events.ts';
import { resident } from '../../support/app.ts';
import { type Browser, type Desk, openDesk, type Page } from './desk.ts';

const AT = '/staff/knowledge/articles/dibao-how-apply';
const NEW_WORDS = '先到镇上的便民大厅，找穿红马甲的人。';

let desk: Desk;
let li: Browser;
let wang: Browser;

beforeAll(async () => {
  desk = openDesk();
  for (const name of ['li', 'wang']) await desk.hire(name, 'editor');
  await desk.hire('boss', 'admin');
  [li, wang] = [desk.browser(), desk.browser()];
  for (const [name, browser] of [
    ['li', li],
    ['wang', wang],
  ] as const)
    await browser.signIn(name);
});
afterAll(() => desk.dispose());

/** What stands in the fields of the form of a page, as a browser would send it. */
function fieldsOf({ html }: Page): Record<string, string> {
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  const fields: Record<string, string> = {};
  for (const [, tag = ''] of html.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] ??= plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of html.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  )) {
    fields[name] = plain(text).replace(/^\n/, '');
  }
  for (const [, name = '', options = ''] of html.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  }
  return fields;
}

/** Begins (or opens) the draft of an article. */
async function draftOf(browser: Browser, at = AT): Promise<{ at: string; page: Page }> {
  const article = await browser.get(at);
  const begun = await browser.post(`${at}/draft`, fieldsOf(article));
  expect(begun.status).toBe(303);
  return { at: begun.to as string, page: await browser.get(begun.to as string) };
}

/** Writes a change and hands it to the other; the draft's address. */
async function submit(browser: Browser, changes: Record<string, string>): Promise<string> {
  const { at, page } = await draftOf(browser);
  const done = await browser.post(at, { ...fieldsOf(page), ...changes, next: 'submit' });
  expect(done.to).toBe(`${at}?done=draft-submitted`);
  return at;
}

const approve = async (browser: Browser, at: string) => {
  const page = await browser.get(at);
  return browser.post(`${at}/approve`, {
    version: fieldsOf(page).version ?? '',
    csrf: fieldsOf(page).csrf ?? '',
  });
};
const ask = async (text = '低保怎么申请') =>
  (await resident(desk.app).say(text)).replies.map((reply) => reply.text).join('\n');
const step = async (browser: Browser, what: string, fields: Record<string, string> = {}) => {
  const seen = fieldsOf(await browser.get(AT));
  return browser.post(`${AT}/${what}`, { csrf: seen.csrf ?? '', seen: seen.seen ?? '', ...fields });
};
const events = async () => desk.office.db.reading.select().from(desk.office.db.tables.events);

describe('the list', () => {
  it('is where an editor begins; finds by words and programme, and what is overdue for review', async () => {
    const first = await desk.browser().signIn('li');
    expect(first.to).toBe('/staff/knowledge');
    const all = await li.get('/staff/knowledge');
    expect(all.text).toContain(`共 ${desk.office.knowledge.articles.length} 条`);
    const found = await li.get(
      '/staff/knowledge?q=%E4%BD%8E%E4%BF%9D%E6%80%8E%E4%B9%88%E7%94%B3%E8%AF%B7&programme=dibao',
    );
    expect(found.html.indexOf('dibao-how-apply')).toBeGreaterThan(0);
    expect(found.text).not.toContain('特困 ·');
    expect((await li.get('/staff/knowledge?show=overdue')).text).toContain('没有这样的条目');
  });
});

describe('a correction', () => {
  let at: string;

  it('is checked like a file: every fault in words, beside its field', async () => {
    const draft = await draftOf(li);
    at = draft.at;
    const saved = await li.post(at, {
      ...fieldsOf(draft.page),
      body: '一个月给800元，**一定**能批。{{no.such}}',
      sources: 'L1 第三百条',
      links: 'nowhere-at-all',
      title: '',
      next: 'submit',
    });
    expect(saved.status).toBe(422);
    for (const words of [
      '不能直接写',
      '聊天里显示不了标记',
      '没有“no.such”这个标准',
      '第三百条',
      'nowhere-at-all',
      '不能空着',
    ]) {
      expect(saved.text).toContain(words);
    }
    expect(saved.html).toMatch(/id="body-fault"[\s\S]{0,200}800元/);
    expect(saved.html).toMatch(
      /<textarea id="body"[^>]*aria-invalid="true"[^>]*aria-describedby="body-hint body-fault"/,
    );
  });

  it('is previewed as the chat says it, with figures, source line and choices', async () => {
    const { page } = await draftOf(li);
    const shipped = fieldsOf(await li.get(AT));
    expect(shipped.csrf).toBeTruthy();
    const saved = await li.post(at, {
      ...fieldsOf(page),
      title: '低保怎么申请',
      body: `${NEW_WORDS}一般{{dibao.decision_days}}内办完。`,
      sources: 'L1 第三十七条',
      links: 'dibao-papers\ndibao-where',
      next: 'look',
    });
    const shown = await li.get(saved.to as string);
    expect(shown.text).toContain(`${NEW_WORDS}一般30个工作日内办完。`);
    expect(shown.text).toMatch(/依据：《社会救助法》第三十七条/);
    expect(shown.html).toMatch(/aria-label="回答下面的选择">(<li>[^<]+<\/li>){2,}/);
    expect(await ask()).not.toContain(NEW_WORDS);
  });

  it('is tried against questions, with and without it', async () => {
    const tried = await li.post(`${at}/try`, {
      ...fieldsOf(await li.get(at)),
      questions: '低保怎么申请\n红马甲是谁',
    });
    expect(tried.status).toBe(200);
    expect(tried.text).toMatch(/试问的结果/);
    expect(tried.text).toMatch(/会被别的条目抢走的：\d+ 种/);
    expect(tried.text).toMatch(/红马甲是谁/);
    // Every wording of the others is looked up anew; the machine may be busy.
  }, 60_000);

  it('is not approved by whoever wrote it, nor before it is handed over', async () => {
    const page = await wang.get(at);
    expect((await wang.post(`${at}/approve`, fieldsOf(page))).status).toBe(409);
    expect(await submit(li, {})).toBe(at);
    const own = await approve(li, at);
    expect(own.status).toBe(403);
    expect(own.text).toContain('自己写的，要由另一个人批');
    expect(await ask()).not.toContain(NEW_WORDS);
  });

  it('is given back with a reason and handed over again', async () => {
    const page = fieldsOf(await wang.get(at));
    const back = await wang.post(`${at}/return`, {
      csrf: page.csrf ?? '',
      version: page.version ?? '',
      why: '红马甲不是每个镇都有',
    });
    expect(back.to).toBe('/staff/knowledge?done=draft-returned');
    expect((await li.get(at)).text).toContain('红马甲不是每个镇都有');
    await submit(li, {});
  });

  it('approved by the other is what residents hear at once, and an event of the chain', async () => {
    const before = desk.office.knowledge;
    const done = await approve(wang, at);
    expect(done.to).toBe(`${AT}?done=published`);
    expect(await ask()).toContain(NEW_WORDS);
    expect(desk.office.knowledge).not.toBe(before);
    const last = (await events()).at(-1);
    expect(last).toMatchObject({ type: 'article_published', by: 'wang', caseId: null });
    expect(JSON.parse(last?.body ?? '{}')).toMatchObject({
      article: 'dibao-how-apply',
      version: 1,
      authors: ['li'],
    });
    expect((await verifyChain(desk.office.db.reading, desk.office.db.tables)).faults).toEqual([]);
  });

  it('shows in the history who, when and what, side by side', async () => {
    const page = await li.get(AT);
    expect(page.text).toMatch(/第 1 版 · 发布 .*li 写，wang 定/);
    expect(page.html).toMatch(/<del>－ [^<]*家里推一个人做申请人/);
    expect(page.html).toContain(`<ins>＋ ${NEW_WORDS}`);
  });

  it('goes back by one editor alone, to what ships and to an earlier version; both are events', async () => {
    expect((await step(wang, 'withdraw')).to).toBe(`${AT}?done=withdrawn`);
    expect(await ask()).not.toContain(NEW_WORDS);
    expect((await step(wang, 'roll-back', { n: '1' })).to).toBe(`${AT}?done=rolled-back`);
    expect(await ask()).toContain(NEW_WORDS);
    const types = (await events()).map(({ type }) => type);
    expect(types.slice(-2)).toEqual(['article_withdrawn', 'article_rolled_back']);
    const stale = await wang.post(`${AT}/withdraw`, { ...fieldsOf(await wang.get(AT)), seen: '1' });
    expect(stale.status).toBe(409);
  });
});

describe('a publication', () => {
  it('for a later day waits for it, and can be called off', async () => {
    const at = await submit(wang, { body: '要等到十二月才这样说。', liveFrom: '2026-12-01' });
    expect((await approve(li, at)).status).toBe(303);
    expect(await ask()).not.toContain('要等到十二月');
    expect((await li.get(AT)).text).toContain('2026-12-01 起用');
    desk.clock.set('2026-12-01T08:00:00+08:00');
    await desk.office.publishing.refresh();
    await Promise.all([li.signIn('li'), wang.signIn('wang')]);
    expect(await ask()).toContain('要等到十二月');
    const later = await submit(li, { body: '到了明年才这样说。', liveFrom: '2027-01-01' });
    expect((await approve(wang, later)).status).toBe(303);
    expect((await li.get(AT)).text).toContain('2027-01-01 起用新的');
    await step(li, 'call-off');
    expect((await li.get(AT)).text).not.toContain('2027-01-01 起用新的');
    const versions = await desk.office.articles.versions('dibao-how-apply');
    expect(versionOn(versions, '2027-01-01')?.text).toContain('要等到十二月');
  });

  it('can be approved by an administrator, who cannot write', async () => {
    const boss = desk.browser();
    await boss.signIn('boss');
    expect((await boss.post(`${AT}/draft`, fieldsOf(await boss.get(AT)))).status).toBe(403);
    const at = await submit(li, { body: NEW_WORDS });
    expect((await approve(boss, at)).status).toBe(303);
    expect(await ask()).toContain(NEW_WORDS);
  });

  it('made over an older version is stopped until somebody has looked', async () => {
    const at = await submit(li, { body: '晚来的一稿。' });
    await step(wang, 'withdraw');
    const late = await approve(wang, at);
    expect(late.status).toBe(409);
    expect((await li.get(at)).text).toContain('起草以后，这一条又变过');
    const looked = await li.get(at);
    await li.post(at, { ...fieldsOf(looked), next: 'submit' });
    expect((await approve(wang, at)).status).toBe(303);
    expect(await ask()).toContain('晚来的一稿');
  });
});

describe('an article of the office’s own', () => {
  it('is begun under a free id, published, found and taken down', async () => {
    const taken = await li.post('/staff/knowledge/new', {
      ...fieldsOf(await li.get('/staff/knowledge/new')),
      id: 'dibao-where',
      title: '占用的',
    });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('这个编号已经有条目了');
    const begun = await li.post('/staff/knowledge/new', {
      ...fieldsOf(await li.get('/staff/knowledge/new')),
      id: 'local-red-vests',
      title: '红马甲是做什么的',
      programme: 'general',
      aspect: 'what',
      ask: '红马甲是什么人\n大厅里穿红马甲的能帮我吗\n红马甲收不收钱\n找红马甲填表\n便民大厅红马甲几点在',
    });
    const at = begun.to as string;
    const page = await li.get(at);
    const done = await li.post(at, {
      ...fieldsOf(page),
      body: '红马甲是便民大厅里帮人填表的，不收钱。',
      sources: 'L1 第三十七条',
      next: 'submit',
    });
    expect(done.to).toBe(`${at}?done=draft-submitted`);
    expect((await approve(wang, at)).status).toBe(303);
    expect(await ask('红马甲收不收钱')).toContain('帮人填表的');
    const own = '/staff/knowledge/articles/local-red-vests';
    const seen = fieldsOf(await li.get(own));
    await li.post(`${own}/withdraw`, { csrf: seen.csrf ?? '', seen: seen.seen ?? '' });
    expect(desk.office.knowledge.articlesById.has('local-red-vests')).toBe(false);
    expect((await li.get(own)).text).toContain('现在不用');
  });
});

describe('what ships', () => {
  it('changing under a published article is shown as three versions, and decided by an editor', async () => {
    // As an upgrade would leave it: the text the office wrote over is not the one that ships now.
    const { articleVersions } = desk.office.db.tables;
    const current = versionOn(await desk.office.articles.versions('dibao-how-apply'), desk.office.today());
    await desk.office.db.unit(async (tx) => {
      await tx.insert(articleVersions).values({
        ...(current as NonNullable<typeof current>),
        n: 99,
        authors: '["li"]',
        base: 'the hash of an older release',
        baseText: '从前自带的那一段\n',
        text: (current?.text ?? '').replace('晚来的一稿。', '本县的说法。'),
      });
    });
    await desk.office.publishing.refresh();
    expect(await ask()).toContain('本县的说法');
    expect((await li.get('/staff/knowledge?show=conflict')).text).toContain('自带内容变了，要对照');
    const page = await li.get(AT);
    for (const words of ['从前自带的那一段', '家里推一个人做申请人', '本县的说法'])
      expect(page.text).toContain(words);
    expect((await step(li, 'keep')).to).toBe(`${AT}?done=kept`);
    expect((await li.get(AT)).text).not.toContain('请对照着定');
    expect(await ask()).toContain('本县的说法');
    expect((await events()).at(-1)?.type).toBe('article_kept');
  });

  it('stands in for a published article whose source is gone, and the list says so', async () => {
    const { articleVersions } = desk.office.db.tables;
    const current = versionOn(await desk.office.articles.versions('dibao-how-apply'), desk.office.today());
    await desk.office.db.unit(async (tx) => {
      await tx.insert(articleVersions).values({
        ...(current as NonNullable<typeof current>),
        n: 101,
        authors: '["li"]',
        text: (current?.text ?? '').replace('L1 第三十七条', 'Z9 第一条'),
      });
    });
    await desk.office.publishing.refresh();
    expect(await ask()).toContain('家里推一个人做申请人');
    expect((await li.get('/staff/knowledge?show=conflict')).text).toContain('本县的内容现在用不了');
    expect((await li.get(AT)).text).toContain('没有“Z9”这份政策依据');
  });
});

it('a message under way when something is published ends on the knowledge it began with', async () => {
  const { office } = desk;
  const real = office.answering;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const began = new Promise<void>((resolve) => {
    office.answering = Object.assign(Object.create(real), {
      invoke: async (question: Parameters<typeof real.invoke>[0]) => {
        resolve();
        await held;
        return real.invoke(question);
      },
    });
  });
  // A talk of its own words, so that nothing decided before is remembered for it.
  const slow = ask('请问低保怎么申请呀');
  await began;
  const { text } = (await office.articles.versions('dibao-how-apply')).findLast(({ n }) => n === 99) as {
    text: string;
  };
  await step(li, 'roll-back', { n: '99' });
  expect(office.answering).not.toBe(real);
  expect(text).toContain('本县的说法');
  release();
  expect(await slow).toContain('家里推一个人做申请人');
  expect(await ask('请问低保怎么申请呀')).toContain('本县的说法');
});
