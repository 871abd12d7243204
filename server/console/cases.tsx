// The pages about cases: the queue, one case, and the steps taken on it.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Office } from '../../bot/office.ts';
import { readEvent } from '../../db/cases.ts';
import { type ActionBody, actionBodies } from '../../knowledge/casework/actions.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { permitted } from '../../knowledge/casework/lifecycle.ts';
import { findTemplate } from '../../knowledge/casework/templates.ts';
import { maskPersonal } from '../../knowledge/text/personal.ts';
import {
  act,
  actorOf,
  contactRequest,
  isOfficerAction,
  mayOpenContact,
  type OpenedIdentity,
  openContact,
} from '../casework.ts';
import { filesFor, openFileFor, sendFile } from '../files.ts';
import { mayWrite } from '../letters/files.ts';
import { Problem } from '../problem.ts';
import { CASE_ROLES, type Console, onlyPage } from './access.ts';
import { Case } from './case-page.tsx';
import { notFound } from './faults.tsx';
import type { Draft } from './fields.tsx';
import { type Faults, type Form, faultsFrom, faultsOf, field } from './form.ts';
import { readHistory } from './history.ts';
import { readNotices } from './notices.tsx';
import { doneNotice, type Frame, send, signedInAs } from './page.tsx';
import { countQueue, queueQuery, readQueue } from './queue.ts';
import { Queue } from './queue-page.tsx';
import { ACTIONS, type OfficerAction } from './words.ts';

/** The fields of a form as the action's body; a choice left open, and a field left empty that may be, are left out. */
function bodyOf(action: OfficerAction, form: Form): Record<string, unknown> {
  const given = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, field(form, name)]).filter(([, value]) => value !== ''));
  switch (action) {
    case 'accept':
      return {};
    case 'decline':
      return given('reason', 'referTo');
    case 'return':
      return given('reason', 'suggestUnit');
    case 'transfer':
      return given('reason', 'unit', ...(form.get('masked') === 'on' ? ['copy'] : []));
    case 'triage': {
      const { township, village, ...rest } = given('accused', 'reason', 'township', 'village');
      return township ? { ...rest, place: { township, ...(village ? { village } : {}) } } : rest;
    }
    case 'note':
    case 'ask':
    case 'urge':
      return given('text');
    case 'check':
      return given('item', 'result', 'text');
    case 'reply':
      return { ...given('text'), final: form.get('final') === 'on' };
    case 'extend':
      return { ...given('reason'), days: Number(field(form, 'days')) };
    case 'extend_refuse':
    case 'recuse':
    case 'hold':
    case 'unhold':
      return given('reason');
    case 'merge':
      return given('into');
    case 'review_decide':
      return given('decision', 'text');
    case 'close': {
      const { heardOn, toldOn, ...rest } = given('finding', 'text', 'heardOn', 'toldOn');
      const stopRecord = heardOn && toldOn ? { stopRecord: { heardOn, toldOn } } : {};
      return { ...rest, measures: form.getAll('measures'), ...stopRecord };
    }
  }
}

const MOST_DRAFT = 4_000;

const isShown = (action: string): action is OfficerAction => Object.hasOwn(ACTIONS, action);

/** Choosing nothing is no wrong format. */
function faultsIn(action: OfficerAction, form: Form): Faults {
  const read = actionBodies[action].safeParse(bodyOf(action, form));
  if (read.success) return {};
  const faults = { ...faultsOf(read.error) };
  if (action === 'transfer' && faults.unit) faults.unit = '请选一个单位。';
  return faults;
}

export function caseRoutes(office: Office): Hono<Console> {
  const app = new Hono<Console>();

  app.get('/', async (c) => {
    const account = c.get('account');
    if (account.role === 'admin') {
      const { search } = new URL(c.req.url);
      return c.redirect(`/staff/officers${search}`, 303);
    }
    if (account.role === 'editor') {
      const { search } = new URL(c.req.url);
      return c.redirect(`/staff/knowledge${search}`, 303);
    }
    if (account.role === 'auditor') return c.redirect('/staff/audit', 303);
    if (!CASE_ROLES.includes(account.role)) return idlePage(c);
    const query = queueQuery.parse(c.req.query());
    const [queue, counts, notices] = await Promise.all([
      readQueue(office, account, query),
      countQueue(office, account),
      readNotices(office, account),
    ]);
    return send(
      c,
      200,
      frame(c, '诉求', doneNotice(c)),
      <Queue {...{ office, account, query, queue, counts, notices }} />,
    );
  });

  const frame = (c: Context<Console>, title: string, notice: Frame['notice']): Frame => ({
    office,
    signed: signedInAs(c),
    title,
    notice,
  });

  function idlePage(c: Context<Console>) {
    return send(
      c,
      200,
      frame(c, '工作台', doneNotice(c)),
      <section class="narrow">
        <h1>{c.get('account').name}，您好</h1>
        <p>您的账号是好的，登录成功。现在还没有给您这个岗位用的页面，您可以改密码或退出。</p>
        <p>如果您应该能看到诉求，请找管理员核对您的岗位。</p>
      </section>,
    );
  }

  async function casePage(
    c: Context<Console>,
    number: string,
    status: ContentfulStatusCode,
    notice: Frame['notice'],
    draft?: Draft,
    opened?: OpenedIdentity,
    kept?: string,
  ) {
    const account = c.get('account');
    const file = await office.reading.find(account, number);
    if (!file) throw notFound();
    const state = foldCase(file.events.map(readEvent));
    const props = {
      office,
      file,
      state,
      permitted: permitted(state, actorOf(account), office.today(), office.calendars()).filter(isShown),
      kept: kept ?? (await office.drafts.of(file, account.username)),
      masked: maskPersonal(
        file.messages
          .filter(({ from }) => from === 'reporter')
          .map(({ text }) => text)
          .join('\n'),
      ),
      history: await readHistory(office, account, file, opened?.messages),
      files: await filesFor(office, account, file),
      csrf: c.get('csrf'),
      draft,
      opened,
      mayOpenContact: mayOpenContact(state, actorOf(account)),
      mayWrite: mayWrite(state, account),
    };
    return send(c, status, frame(c, `诉求 ${file.trackingNumber}`, notice), <Case {...props} />);
  }

  const cases = new Hono<Console>();
  cases.use('*', onlyPage(...CASE_ROLES));

  cases.get('/:number', (c) => {
    const template = findTemplate(c.req.query('template') ?? '');
    return casePage(c, c.req.param('number'), 200, doneNotice(c), undefined, undefined, template?.text);
  });

  cases.post('/:number/draft', async (c) => {
    const number = c.req.param('number');
    const account = c.get('account');
    const file = await office.reading.find(account, number);
    if (!file) throw notFound();
    const text = field(c.get('form'), 'text').slice(0, MOST_DRAFT);
    await office.drafts.keep(file, account.username, text);
    return c.redirect(`/staff/cases/${number}?done=draft`, 303);
  });

  cases.get('/:number/attachments/:id', async (c) => {
    const { number, id } = c.req.param();
    const account = c.get('account');
    const file = await office.reading.find(account, number);
    if (!file) throw notFound();
    return sendFile(c, await openFileFor(office, account, file, id));
  });

  cases.post('/:number/contact', async (c) => {
    const number = c.req.param('number');
    const account = c.get('account');
    if (!(await office.reading.find(account, number))) throw notFound();
    const read = contactRequest.safeParse({ reason: field(c.get('form'), 'reason') });
    if (!read.success) return casePage(c, number, 422, { good: false, words: '要写明为什么看联系方式。' });
    // Shown in this answer only: an address with it in would stay in the browser's history.
    const opened = await openContact(office, account, number, read.data.reason);
    return casePage(
      c,
      number,
      200,
      { good: true, words: '已打开联系方式，并记在历程里。' },
      undefined,
      opened,
    );
  });

  cases.post('/:number/:action', async (c) => {
    const { number, action } = c.req.param();
    const account = c.get('account');
    // Whether there is such a case comes before whether there is such an action.
    if (!(await office.reading.find(account, number))) throw notFound();
    if (!isOfficerAction(action) || !isShown(action)) throw notFound();
    const form = c.get('form');
    const again = (status: ContentfulStatusCode, words: string, faults: Faults) =>
      casePage(
        c,
        number,
        status,
        { good: false, words, to: { href: `#do-${action}`, words: `到“${ACTIONS[action].title}”那里看` } },
        { action, form, faults },
      );

    const faults = faultsIn(action, form);
    if (Object.keys(faults).length > 0)
      return again(422, '还没有办成：有的地方没有填好，写的内容还在。', faults);
    const version = Number(form.get('version'));
    try {
      const body = actionBodies[action].parse(bodyOf(action, form)) as ActionBody<typeof action>;
      const file = await act(office, account, number, action, body as never, version);
      return c.redirect(file ? `/staff/cases/${number}?done=${action}` : `/staff?done=${action}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error;
      return again(error.status, `没有办成：${error.message}您写的内容还在。`, faultsFrom(error.errors));
    }
  });

  app.route('/cases', cases);
  return app;
}
