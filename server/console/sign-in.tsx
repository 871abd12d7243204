// Signing in and out, and changing one's own password.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { TooMany } from '../../bot/limits.ts';
import type { Office } from '../../bot/office.ts';
import { forgetSession, rememberSession, sessionOf } from '../access.ts';
import { MOST_BYTES } from '../body.ts';
import { Problem } from '../problem.ts';
import { passwordRequest } from '../routes/staff.ts';
import type { Senders } from '../sender.ts';
import { type Console, refuseForeign, safeNext } from './access.ts';
import { Fault, marks, tooManyWords } from './faults.tsx';
import { type Faults, faultsOf, field, readForm } from './form.ts';
import { doneNotice, send, signedInAs, Token } from './page.tsx';

/** Every form of the console is text; what is larger is no form of ours. */
export const smallBody = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw new Problem(413, '内容太大。一次最多四千字，请分几次写。');
  },
});

export function signInRoutes(office: Office, senders: Senders): Hono<Console> {
  const app = new Hono<Console>();
  const { officers } = office;

  function form(c: Context<Console>, status: 200 | 401 | 429, next: string, username: string, said?: string) {
    const notice = said === undefined ? doneNotice(c) : { good: false, words: said };
    return send(
      c,
      status,
      { office, signed: undefined, title: '登录', notice },
      <section class="narrow">
        <h1>工作人员登录</h1>
        <form method="post" action="/staff/sign-in" class="stack">
          <input type="hidden" name="next" value={next} />
          <div class="field">
            <label for="username">用户名</label>
            <input
              id="username"
              name="username"
              value={username}
              required
              maxlength={64}
              autocomplete="username"
              autocapitalize="none"
              spellcheck={false}
            />
          </div>
          <div class="field">
            <label for="password">密码</label>
            <input
              id="password"
              name="password"
              type="password"
              required
              maxlength={200}
              autocomplete="current-password"
            />
          </div>
          <button type="submit">登录</button>
        </form>
        <p class="hint">忘了密码，请找本单位的系统管理员重设。群众请到首页，不用登录。</p>
        <p>
          <a href="/">群众首页</a>
        </p>
      </section>,
    );
  }

  app.get('/', async (c) => {
    const next = safeNext(c.req.query('next'));
    return (await sessionOf(c, office)) ? c.redirect(next, 303) : form(c, 200, next, '');
  });

  app.post('/', smallBody, async (c) => {
    refuseForeign(c);
    const sent = await readForm(c);
    // Longer than any name there is; cut so that a guesser cannot fill the memory of the limits.
    const username = field(sent, 'username').slice(0, 64);
    const next = safeNext(sent.get('next') ?? undefined);
    try {
      senders.signIn(c, username);
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      c.header('Retry-After', String(error.retryAfter));
      return form(c, 429, next, username, tooManyWords(error));
    }
    const account = await officers.verify(username, sent.get('password') ?? '');
    if (!account) return form(c, 401, next, username, '用户名或密码不对，请再试一次。');
    senders.signedIn(c, username);
    const { token, expiresAt } = await officers.begin(account);
    rememberSession(c, token, expiresAt);
    return c.redirect(next, 303);
  });
  return app;
}

export function ownAccountRoutes(office: Office, senders: Senders): Hono<Console> {
  const app = new Hono<Console>();
  const { officers } = office;

  app.post('/sign-out', async (c) => {
    await officers.end(c.get('token'));
    forgetSession(c);
    return c.redirect('/staff/sign-in?done=signed-out', 303);
  });

  function form(c: Context<Console>, status: 200 | 401 | 422 | 429, faults: Faults, said?: string) {
    const forced = c.get('account').mustChangePassword;
    const notice = said === undefined ? doneNotice(c) : { good: false, words: said };
    return send(
      c,
      status,
      { office, signed: signedInAs(c), title: '改密码', notice },
      <section class="narrow">
        <h1>{forced ? '请先改密码' : '改密码'}</h1>
        {forced && <p>您用的是别人给的初始密码。改成只有自己知道的，才能继续。</p>}
        <form method="post" action="/staff/password" class="stack">
          <Token csrf={c.get('csrf')} />
          {/* Tells a password manager whose password this is. */}
          <input name="username" value={c.get('account').username} autocomplete="username" readonly hidden />
          <div class="field">
            <label for="old">现在的密码</label>
            <Fault id="old" faults={faults} name="password" />
            <input
              id="old"
              name="password"
              type="password"
              required
              autocomplete="current-password"
              {...marks('old', faults, 'password')}
            />
          </div>
          <div class="field">
            <label for="new">新密码</label>
            <p class="hint" id="new-hint">
              至少 8 个字，不要用生日、手机号。
            </p>
            <Fault id="new" faults={faults} name="newPassword" />
            <input
              id="new"
              name="newPassword"
              type="password"
              required
              minlength={8}
              maxlength={200}
              autocomplete="new-password"
              {...marks('new', faults, 'newPassword', true)}
            />
          </div>
          <div class="field">
            <label for="again">再输一遍新密码</label>
            <Fault id="again" faults={faults} name="again" />
            <input
              id="again"
              name="again"
              type="password"
              required
              autocomplete="new-password"
              {...marks('again', faults, 'again')}
            />
          </div>
          <button type="submit">改好了，保存</button>
        </form>
      </section>,
    );
  }

  app.get('/password', (c) => form(c, 200, {}));

  app.post('/password', async (c) => {
    const sent = c.get('form');
    const wanted = { password: sent.get('password') ?? '', newPassword: sent.get('newPassword') ?? '' };
    const read = passwordRequest.safeParse(wanted);
    const faults: Record<string, string> = read.success ? {} : { ...faultsOf(read.error) };
    if (sent.get('again') !== wanted.newPassword) faults.again = '两遍不一样，请再输一遍。';
    if (wanted.newPassword === wanted.password) faults.newPassword ??= '新密码要和现在的不一样。';
    if (Object.keys(faults).length > 0) return form(c, 422, faults, '密码没有改成，请看下面的红字。');
    const { username } = c.get('account');
    try {
      senders.signIn(c, username);
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      c.header('Retry-After', String(error.retryAfter));
      return form(c, 429, {}, tooManyWords(error));
    }
    if (!(await officers.verify(username, wanted.password))) {
      return form(c, 401, { password: '现在的密码不对。' }, '密码没有改成，请看下面的红字。');
    }
    senders.signedIn(c, username);
    const changed = await officers.change(
      username,
      { password: wanted.newPassword, mustChangePassword: false },
      username,
    );
    if (!changed) throw new Problem(401, '这个账号已经没有了。');
    // The change ended every session of the account; the one who made it goes on in a new one.
    const { token, expiresAt } = await officers.begin(changed);
    rememberSession(c, token, expiresAt);
    return c.redirect('/staff?done=password', 303);
  });
  return app;
}
