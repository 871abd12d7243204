// The frame of every console page: header with who is signed in, skip link, one heading, and how a page is sent.
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Account } from '../../db/officers.ts';
import { assetUrl } from '../pages/assets.ts';
import { CASE_ROLES, type Console, KNOWLEDGE_ROLES } from './access.ts';
import { DONE, ROLES } from './words.ts';

export interface SignedIn {
  account: Account;
  csrf: string;
}

/** Who the page is for; undefined before signing in. */
export function signedInAs(c: Context<Console>): SignedIn | undefined {
  const account = c.get('account') as Account | undefined;
  return account && { account, csrf: c.get('csrf') };
}

/** The hidden token every form carries. */
export const Token = ({ csrf }: { csrf: string }) => <input type="hidden" name="csrf" value={csrf} />;

function Nav({ account }: { account: Account }) {
  if (account.mustChangePassword) return null;
  return (
    <nav aria-label="主要页面">
      {CASE_ROLES.includes(account.role) && <a href="/staff">诉求</a>}
      {account.role === 'admin' && <a href="/staff/officers">账号</a>}
      {KNOWLEDGE_ROLES.includes(account.role) && <a href="/staff/knowledge">知识</a>}
      {CASE_ROLES.includes(account.role) && <a href="/staff/interests">回避申报</a>}
      {account.role === 'auditor' && <a href="/staff/audit">审计</a>}
      {account.role === 'supervisor' && <a href="/staff/audit">看联系方式的记录</a>}
      {CASE_ROLES.includes(account.role) && <a href="/poster">二维码海报</a>}
      <a href="/staff/password">改密码</a>
    </nav>
  );
}

function Who({ office, signed: { account, csrf } }: { office: Office; signed: SignedIn }) {
  return (
    <div class="who">
      <p>
        <strong>{account.name}</strong>{' '}
        <span>
          {account.unit ? `${unitName(office, account.unit)} · ` : ''}
          {ROLES[account.role]}
        </span>
      </p>
      <form method="post" action="/staff/sign-out">
        <Token csrf={csrf} />
        <button type="submit" class="quiet">
          退出
        </button>
      </form>
    </div>
  );
}

export interface Frame {
  office: Office;
  signed: SignedIn | undefined;
  title: string;
  /** Styles of the page besides the console's. */
  styles?: readonly string[];
  /** Said above the content: something was done, or went wrong. */
  notice?: { good: boolean; words: string; to?: { href: string; words: string } } | undefined;
}

function Page({ office, signed, title, styles = [], notice, children }: PropsWithChildren<Frame>) {
  const { county } = office;
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* With no referrer at all, browsers on plain http would send our own forms with the origin "null". */}
        <meta name="referrer" content="same-origin" />
        <title>{`${title} · ${county.name}工作台`}</title>
        <link rel="icon" href={assetUrl('icon.svg')} />
        {['console.css', ...styles].map((name) => (
          <link rel="stylesheet" href={assetUrl(name)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <header class="top">
          <p class="brand">
            <a href="/staff">{county.name}明白工作台</a>
            {county.fictional && <span class="tag">示例</span>}
          </p>
          {signed && <Nav account={signed.account} />}
          {signed && <Who office={office} signed={signed} />}
        </header>
        <main id="main" tabindex={-1}>
          {notice && (
            <p class={notice.good ? 'notice good' : 'notice bad'} role={notice.good ? 'status' : 'alert'}>
              {notice.words}
              {notice.to && <a href={notice.to.href}>{notice.to.words}</a>}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  );
}

/** The sentence for `?done=`; only words of ours are ever shown. */
export function doneNotice(c: Context): Frame['notice'] {
  const done = c.req.query('done') ?? '';
  const words = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return words === undefined ? undefined : { good: true, words };
}

export function send(c: Context, status: ContentfulStatusCode, frame: Frame, content: Child) {
  return c.html(html`<!doctype html>${<Page {...frame}>{content}</Page>}`, status);
}
