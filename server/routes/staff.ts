// The officers' API: signing in, accounts, cases. Every case comes through the authorized reading or not at all.
import { Hono } from 'hono';
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Authorized, CaseFace, CaseFile } from '../../db/case-reading.ts';
import type { Interest } from '../../db/interests.ts';
import { type Account, UsernameTaken } from '../../db/officers.ts';
import { actionBodies } from '../../knowledge/casework/actions.ts';
import { addWorkingDays } from '../../knowledge/casework/calendar.ts';
import { checklistFor } from '../../knowledge/casework/categories.ts';
import { satisfactionOf } from '../../knowledge/casework/satisfaction.ts';
import {
  CASE_KINDS,
  CASE_STATUSES,
  type CaseEvent,
  type CaseState,
  ROLES,
  type Role,
} from '../../knowledge/casework/types.ts';
import { SOON } from '../../knowledge/casework/urgency.ts';
import { type Asking, forgetSession, only, rememberSession, settled, signedIn } from '../access.ts';
import { readBody, readQuery } from '../body.ts';
import {
  act,
  actionsFor,
  contactRequest,
  findCase,
  isOfficerAction,
  openContact,
  stateOf,
} from '../casework.ts';
import { filesFor, openFileFor, sendFile } from '../files.ts';
import { declareInterest, interestRequest, lookAgain } from '../interests.ts';
import { download, formatQuery, letterFile } from '../letters/files.ts';
import { Problem } from '../problem.ts';
import type { Senders } from '../sender.ts';
import { auditRoutes } from './audit.ts';

const password = z.string().min(8, '密码至少 8 个字').max(200);
const username = z.string().regex(/^[a-z0-9][a-z0-9_.-]{1,31}$/, '用户名要 2 到 32 个小写字母或数字');
const unit = z.string().regex(/^(desk|discipline|\d{9})$/, '单位要写 9 位代码、desk 或 discipline');

export const signInRequest = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(200),
  otp: z.string().max(12).optional(),
});
export const officerRequest = z.strictObject({
  username,
  name: z.string().trim().min(1).max(40),
  role: z.enum(ROLES),
  unit: unit.optional(),
  password,
  mustChangePassword: z.boolean().default(true),
});
export const officerChange = z.strictObject({
  username,
  name: z.string().trim().min(1).max(40).optional(),
  role: z.enum(ROLES).optional(),
  unit: unit.nullable().optional(),
  active: z.boolean().optional(),
  password: password.optional(),
  mustChangePassword: z.boolean().optional(),
});
export const passwordRequest = z.strictObject({
  password: z.string().min(1).max(200),
  newPassword: password,
});
export const draftRequest = z.strictObject({ text: z.string().trim().max(4_000) });
const MOST_NOTICES = 200;

const shownInterest = ({ kind, value, declaredOn }: Interest) => ({ kind, value, declaredOn });

export const caseQuery = z.strictObject({
  status: z.enum(CASE_STATUSES).optional(),
  kind: z.enum(CASE_KINDS).optional(),
  unit: unit.optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  open: z.enum(['true', 'false']).optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    // A search pattern ends at a NUL and would then match everything.
    .regex(/^\P{Cc}*$/u, '只能写文字')
    .optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const shownOfficer = ({ username, name, role, unit }: Account) => ({
  username,
  name,
  role,
  unit: unit ?? null,
});

/** A clerk belongs to a township of this county, the other roles to the county itself. @throws Problem 422 */
export function checkUnit(office: Office, role: Role, code: string | null | undefined): void {
  const wrong = (message: string) =>
    new Problem(422, '有的内容不符合要求。', { errors: [{ path: 'unit', message }] });
  const isTownship = office.county.townships.some((township) => township.code === code);
  if (role === 'clerk' && !isTownship) throw wrong('乡镇工作人员要有本县的乡镇代码');
  if (role !== 'clerk' && code && code !== role) throw wrong('这个角色不属于乡镇，不用填单位');
}

/** What a list shows of a case. */
export function caseItem(office: Office, face: Authorized<CaseFace>) {
  const { trackingNumber, kind, category, status, version, urgent, anonymous, unit, due, dueClock, filedAt } =
    face;
  return {
    trackingNumber,
    kind,
    category,
    status,
    version,
    urgent,
    anonymous,
    unit: { code: unit, name: unitName(office, unit) },
    filedAt,
    ...(due === null ? {} : { due, dueClock }),
  };
}

/** What the work on a case has come to. */
function workView(state: CaseState) {
  const { category, checks, extensionAsked, extendedBy, finding, rating, review, mergedInto } = state;
  return {
    checklist: checklistFor(category).map(({ id, text }) => ({ id, text, ...(checks[id] ?? {}) })),
    ...(extensionAsked ? { extensionAsked } : {}),
    ...(extendedBy === undefined ? {} : { extendedBy }),
    ...(state.awaits ? { awaitsReporter: true } : {}),
    ...(finding ? { finding } : {}),
    ...(state.status === 'closed' || state.status === 'answered'
      ? { satisfaction: satisfactionOf(state) }
      : {}),
    ...(rating ? { rating } : {}),
    ...(review ? { review } : {}),
    ...(mergedInto ? { mergedInto } : {}),
    ...(state.held ? { held: true } : {}),
    ...(state.erasedOn ? { erasedOn: state.erasedOn } : {}),
  };
}

/** A whole case as the API gives it. */
export async function caseView(office: Office, account: Account, file: Authorized<CaseFile>) {
  const { township, village, accused } = file;
  const { mergedInto, ...work } = workView(stateOf(file));
  // The case it went into may have come to accuse this officer since.
  const lead = mergedInto === undefined ? undefined : await office.reading.find(account, mergedInto);
  return {
    ...caseItem(office, file as Authorized<CaseFile> & Authorized<CaseFace>),
    hasContact: file.hasContact,
    ...(township || village
      ? { place: { ...(township ? { township } : {}), ...(village ? { village } : {}) } }
      : {}),
    ...(accused ? { accused: { type: accused } } : {}),
    clocks: file.clocks.map(({ clock, startedOn, due, basis, legal, provisional, state, stoppedOn }) => ({
      clock,
      startedOn,
      due,
      basis,
      legal,
      provisional,
      state,
      ...(stoppedOn ? { stoppedOn } : {}),
    })),
    messages: file.messages.map(({ from, text, at, internal, isMasked }) => ({
      from,
      text,
      at,
      ...(isMasked ? { masked: true } : {}),
      ...(internal ? { internal } : {}),
    })),
    events: file.events.map(({ type, at, by }) => ({
      type: type as CaseEvent['type'],
      at,
      ...(by ? { by } : {}),
    })),
    attachments: await filesFor(office, account, file),
    ...work,
    ...(lead ? { mergedInto } : {}),
    actions: actionsFor(office, account, file),
  };
}

export function staffRoutes(office: Office, senders: Senders): Hono<Asking> {
  const app = new Hono<Asking>();
  const { officers } = office;

  app.post('/session', async (c) => {
    const { username, password } = await readBody(c, signInRequest);
    senders.signIn(c, username);
    const account = await officers.verify(username, password);
    if (!account) throw new Problem(401, '用户名或密码不对。');
    senders.signedIn(c, username);
    const { token, expiresAt } = await officers.begin(account);
    rememberSession(c, token, expiresAt);
    return c.json({ token, officer: shownOfficer(account), mustChangePassword: account.mustChangePassword });
  });

  app.use('*', signedIn(office));

  app.get('/session', (c) => {
    const account = c.get('account');
    return c.json({ officer: shownOfficer(account), mustChangePassword: account.mustChangePassword });
  });

  app.delete('/session', async (c) => {
    await officers.end(c.get('token'));
    forgetSession(c);
    return c.body(null, 204);
  });

  app.post('/password', async (c) => {
    const wanted = await readBody(c, passwordRequest);
    const { username } = c.get('account');
    senders.signIn(c, username);
    if (!(await officers.verify(username, wanted.password))) throw new Problem(401, '现在的密码不对。');
    senders.signedIn(c, username);
    await officers.change(username, { password: wanted.newPassword, mustChangePassword: false }, username);
    forgetSession(c);
    return c.body(null, 204);
  });

  app.use('*', settled());

  app.get('/units', (c) =>
    c.json({
      items: [
        ...['desk', 'discipline'].map((code) => ({ code, name: unitName(office, code) })),
        ...office.county.townships.map(({ code, name }) => ({ code, name })),
      ],
    }),
  );

  app.get('/officers', only('admin'), async (c) => {
    const items = (await officers.list()).map((account) => ({
      ...shownOfficer(account),
      active: account.active,
    }));
    return c.json({ items });
  });

  app.post('/officers', only('admin'), async (c) => {
    const wanted = await readBody(c, officerRequest);
    checkUnit(office, wanted.role, wanted.unit);
    try {
      const added = await officers.add(wanted, c.get('account').username);
      return c.json({ officer: shownOfficer(added) }, 201);
    } catch (error) {
      if (error instanceof UsernameTaken) throw new Problem(409, '这个用户名已经有了。');
      throw error;
    }
  });

  app.patch('/officers', only('admin'), async (c) => {
    const { username, ...wanted } = await readBody(c, officerChange);
    const before = (await officers.list()).find((account) => account.username === username);
    if (!before) throw new Problem(404, '没有这个账号。');
    checkUnit(office, wanted.role ?? before.role, wanted.unit === undefined ? before.unit : wanted.unit);
    const own = username === c.get('account').username;
    if (own && (wanted.active === false || (wanted.role !== undefined && wanted.role !== 'admin'))) {
      throw new Problem(409, '不能停用自己，也不能改自己的角色。');
    }
    const changed = await officers.change(username, wanted, c.get('account').username);
    if (!changed) throw new Problem(404, '没有这个账号。');
    await lookAgain(office, changed);
    return c.json({ officer: shownOfficer(changed) });
  });

  app.get('/notices', only('clerk', 'desk', 'discipline', 'supervisor'), async (c) => {
    const items = await office.reading.notices(c.get('account'), MOST_NOTICES);
    return c.json({
      items: items.map(({ unit, ...rest }) => ({
        ...rest,
        unit: { code: unit, name: unitName(office, unit) },
      })),
    });
  });

  app.get('/interests', async (c) =>
    c.json({ items: (await office.interests.of(c.get('account').username)).map(shownInterest) }),
  );

  app.post('/interests', async (c) => {
    const added = await declareInterest(office, c.get('account'), await readBody(c, interestRequest));
    return c.json({ hidden: added }, 201);
  });

  app.delete('/interests', async (c) => {
    const { kind, value } = await readBody(c, interestRequest);
    const officer = c.get('account').username;
    const gone = await office.db.unit((tx) => office.interests.drop(tx, { officer, kind, value }));
    if (!gone) throw new Problem(404, '没有申报过这一项。');
    return c.body(null, 204);
  });

  const cases = new Hono<Asking>();
  cases.use('*', only('clerk', 'desk', 'discipline', 'supervisor'));

  cases.get('/', async (c) => {
    const { due, open, ...filter } = readQuery(c, caseQuery);
    const today = office.today();
    const { items, next } = await office.reading.list(c.get('account'), {
      ...filter,
      ...(open === undefined ? {} : { open: open === 'true' }),
      ...(due === 'overdue' ? { overdueOn: today, open: true } : {}),
      ...(due === 'soon'
        ? { soon: { from: today, until: addWorkingDays(today, SOON, office.calendars()).due }, open: true }
        : {}),
    });
    return c.json({ items: items.map((face) => caseItem(office, face)), ...(next ? { next } : {}) });
  });

  cases.get('/:number', async (c) => {
    const account = c.get('account');
    return c.json(await caseView(office, account, await findCase(office, account, c.req.param('number'))));
  });

  cases.get('/:number/attachments/:id', async (c) => {
    const { number, id } = c.req.param();
    const account = c.get('account');
    const file = await findCase(office, account, number);
    return sendFile(c, await openFileFor(office, account, file, id));
  });

  cases.get('/:number/letters/:kind', async (c) => {
    const { format } = readQuery(c, formatQuery);
    const { number, kind } = c.req.param();
    return download(c, await letterFile(office, c.get('account'), number, kind, format));
  });

  cases.post('/:number/contact', async (c) => {
    const account = c.get('account');
    await findCase(office, account, c.req.param('number'));
    const { reason } = await readBody(c, contactRequest);
    return c.json(await openContact(office, account, c.req.param('number'), reason));
  });

  cases.post('/:number/:action', async (c) => {
    const { number, action } = c.req.param();
    const account = c.get('account');
    // Whether there is such a case comes before whether there is such an action.
    await findCase(office, account, number);
    if (!isOfficerAction(action)) throw new Problem(404, '没有这个操作。');
    const schema = actionBodies[action].extend({ version: z.int().min(1) });
    const { version, ...body } = await readBody(c, schema);
    const file = await act(office, account, number, action, body as never, version as number);
    return file ? c.json(await caseView(office, account, file)) : c.body(null, 204);
  });

  cases.get('/:number/draft', async (c) => {
    const account = c.get('account');
    const file = await findCase(office, account, c.req.param('number'));
    return c.json({ text: (await office.drafts.of(file, account.username)) ?? '' });
  });

  cases.put('/:number/draft', async (c) => {
    const account = c.get('account');
    const file = await findCase(office, account, c.req.param('number'));
    const { text } = await readBody(c, draftRequest);
    await office.drafts.keep(file, account.username, text);
    return c.body(null, 204);
  });

  app.route('/cases', cases);
  app.route('/audit', auditRoutes(office));
  return app;
}
