// Accounts, for the administrator: who there is, adding one, stopping one, giving a new password.
import { type Context, Hono } from 'hono';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import { type Account, type AccountChange, UsernameTaken } from '../../db/officers.ts';
import { ROLES as ALL_ROLES } from '../../knowledge/casework/types.ts';
import { Problem } from '../problem.ts';
import { checkUnit, officerChange, officerRequest } from '../routes/staff.ts';
import { type Console, onlyPage } from './access.ts';
import { Fault, marks, notFound } from './faults.tsx';
import { type Faults, type Form, faultsFrom, faultsOf, field } from './form.ts';
import { calendarAlarm } from './notices.tsx';
import { doneNotice, type Frame, send, signedInAs, Token } from './page.tsx';
import { ROLES } from './words.ts';

interface Draft {
  /** Which form: the one for a new account, or the new password of the account of this name. */
  of: 'new' | string;
  form: Form;
  faults: Faults;
}

function NewPassword({ id, label, faults }: { id: string; label: string; faults: Faults }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        至少 8 个字。本人第一次登录时要改掉。
      </p>
      <Fault id={id} faults={faults} name="password" />
      <input
        id={id}
        name="password"
        required
        minlength={8}
        maxlength={200}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        {...marks(id, faults, 'password', true)}
      />
    </div>
  );
}

function AddForm({ office, csrf, draft }: { office: Office; csrf: string; draft: Draft | undefined }) {
  const faults = draft?.faults ?? {};
  const typed = (name: string) => draft?.form.get(name) ?? '';
  return (
    <form method="post" action="/staff/officers" class="stack">
      <Token csrf={csrf} />
      <div class="field">
        <label for="add-username">用户名</label>
        <p class="hint" id="add-username-hint">
          登录用，2 到 32 个小写字母或数字，例如 wangfang。
        </p>
        <Fault id="add-username" faults={faults} name="username" />
        <input
          id="add-username"
          name="username"
          required
          maxlength={32}
          value={typed('username')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          {...marks('add-username', faults, 'username', true)}
        />
      </div>
      <div class="field">
        <label for="add-name">姓名</label>
        <Fault id="add-name" faults={faults} name="name" />
        <input
          id="add-name"
          name="name"
          required
          maxlength={40}
          value={typed('name')}
          autocomplete="off"
          {...marks('add-name', faults, 'name')}
        />
      </div>
      <div class="field">
        <label for="add-role">岗位</label>
        <Fault id="add-role" faults={faults} name="role" />
        <select id="add-role" name="role" required {...marks('add-role', faults, 'role')}>
          {ALL_ROLES.map((role) => (
            <option value={role} selected={typed('role') === role}>
              {ROLES[role]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="add-unit">单位</label>
        <p class="hint" id="add-unit-hint">
          乡镇工作人员要选；县里的岗位不用选。
        </p>
        <Fault id="add-unit" faults={faults} name="unit" />
        <select id="add-unit" name="unit" {...marks('add-unit', faults, 'unit', true)}>
          <option value="">不属于乡镇</option>
          {office.county.townships.map(({ code, name }) => (
            <option value={code} selected={typed('unit') === code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <NewPassword id="add-password" label="初始密码" faults={faults} />
      <button type="submit">加上这个账号</button>
    </form>
  );
}

function Steps({ account, csrf, draft }: { account: Account; csrf: string; draft: Draft | undefined }) {
  const { username, name, active } = account;
  const mine = draft?.of === username ? draft : undefined;
  const at = `/staff/officers/${username}`;
  return (
    <div class="steps">
      <details open={mine !== undefined}>
        <summary>
          重设<span class="unseen">{name}的</span>密码
        </summary>
        <form method="post" action={`${at}/password`} class="stack">
          <Token csrf={csrf} />
          <NewPassword id={`reset-${username}`} label={`给${name}的新密码`} faults={mine?.faults ?? {}} />
          <button type="submit">重设密码</button>
        </form>
      </details>
      <form method="post" action={`${at}/${active ? 'stop' : 'start'}`}>
        <Token csrf={csrf} />
        <button type="submit" class={active ? 'quiet danger' : 'quiet'}>
          {active ? '停用' : '重新启用'}
          <span class="unseen">{name}</span>
        </button>
      </form>
    </div>
  );
}

export function officerRoutes(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  const { officers } = office;
  app.use('*', onlyPage('admin'));

  async function list(c: Context<Console>, status: 200 | 409 | 422, notice: Frame['notice'], draft?: Draft) {
    const accounts = await officers.list();
    const own = c.get('account').username;
    const csrf = c.get('csrf');
    const alarm = await calendarAlarm(office);
    return send(
      c,
      status,
      { office, signed: signedInAs(c), title: '账号', notice },
      <>
        <h1>工作人员账号</h1>
        {alarm && <p class="notice bad">{alarm}</p>}
        <details class="action" open={draft?.of === 'new' || accounts.length === 1}>
          <summary>
            <h2>加一个账号</h2>
          </summary>
          <AddForm office={office} csrf={csrf} draft={draft?.of === 'new' ? draft : undefined} />
        </details>
        <table class="cases accounts">
          <caption>共 {accounts.length} 个账号</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">岗位和单位</th>
              <th scope="col">现在</th>
              <th scope="col">可以做的</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr class={account.active ? 'ok' : 'none'}>
                <th scope="row">
                  {account.name} <small class="number">{account.username}</small>
                </th>
                <td>
                  {ROLES[account.role]}
                  {account.unit && ` · ${unitName(office, account.unit)}`}
                </td>
                <td>
                  {account.active ? '在用' : '已停用'}
                  {account.active && account.mustChangePassword && '，还没改初始密码'}
                </td>
                <td>
                  {account.username === own ? (
                    <a href="/staff/password">改自己的密码</a>
                  ) : (
                    <Steps account={account} csrf={csrf} draft={draft} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </>,
    );
  }

  app.get('/', (c) => list(c, 200, doneNotice(c)));

  const NOT_DONE = { good: false, words: '还没有办成：请看下面的红字，改好再按。' };

  app.post('/', async (c) => {
    const form = c.get('form');
    const again = (status: 409 | 422, faults: Faults) =>
      list(c, status, NOT_DONE, { of: 'new', form, faults });
    const unit = field(form, 'unit');
    const read = officerRequest.safeParse({
      username: field(form, 'username'),
      name: field(form, 'name'),
      role: field(form, 'role'),
      ...(unit === '' ? {} : { unit }),
      password: form.get('password') ?? '',
      mustChangePassword: true,
    });
    if (!read.success) return again(422, faultsOf(read.error));
    try {
      checkUnit(office, read.data.role, read.data.unit);
      await officers.add(read.data, c.get('account').username);
    } catch (error) {
      if (error instanceof UsernameTaken) return again(409, { username: '这个用户名已经有了，请换一个。' });
      if (error instanceof Problem && error.errors) return again(422, faultsFrom(error.errors));
      throw error;
    }
    return c.redirect('/staff/officers?done=added', 303);
  });

  /** Changes somebody else's account; one's own is not changed here, so that nobody locks the last door. */
  async function change(c: Context<Console>, wanted: AccountChange, done: string) {
    const username = c.req.param('username') ?? '';
    const own = c.get('account').username;
    if (username === own) throw new Problem(403, '自己的账号不能在这里停用或重设。');
    if (!(await officers.change(username, wanted, own))) throw notFound();
    return c.redirect(`/staff/officers?done=${done}`, 303);
  }

  app.post('/:username/stop', (c) => change(c, { active: false }, 'stopped'));
  app.post('/:username/start', (c) => change(c, { active: true }, 'started'));
  app.post('/:username/password', async (c) => {
    const form = c.get('form');
    const username = c.req.param('username');
    const read = officerChange.shape.password.unwrap().safeParse(form.get('password') ?? '');
    if (!read.success) {
      const message = read.error.issues[0]?.message ?? '';
      return list(c, 422, NOT_DONE, { of: username, form, faults: { password: message } });
    }
    return change(c, { password: read.data, mustChangePassword: true }, 'reset');
  });
  return app;
}
