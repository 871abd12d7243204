// The audit pages: the auditor reads the chain, a supervisor who opened which reporter's identity and why.
import { type Context, Hono } from 'hono';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { AuditEntry, Opening } from '../../db/audit.ts';
import { auditQuery } from '../routes/audit.ts';
import { type Console, onlyPage } from './access.ts';
import { detailWords, eventWords } from './audit-words.ts';
import { send, signedInAs } from './page.tsx';
import { longDay, momentWords } from './times.ts';

function Older({ next, query }: { next: number | undefined; query: Record<string, string> }) {
  if (next === undefined) return null;
  const search = new URLSearchParams({ ...query, cursor: String(next) });
  return (
    <p>
      <a href={`/staff/audit?${search}`}>更早的</a>
    </p>
  );
}

function Trail({ office, items }: { office: Office; items: readonly AuditEntry[] }) {
  return (
    <div class="wide">
      <table class="audit">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">时间</th>
            <th scope="col">事项</th>
            <th scope="col">谁</th>
            <th scope="col">编号</th>
            <th scope="col">细节</th>
            <th scope="col">校验值</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ seq, at, type, by, trackingNumber, details, hash }) => (
            <tr>
              <th scope="row">{seq}</th>
              <td data-label="时间">{at.length === 10 ? longDay(at) : momentWords(at)}</td>
              <td data-label="事项">{eventWords(type)}</td>
              <td data-label="谁">{by ?? (type === 'closed_case' ? '' : '系统或反映人')}</td>
              <td data-label="编号">{trackingNumber ?? ''}</td>
              <td data-label="细节" class="details">
                {detailWords(details, (code) => unitName(office, code))}
              </td>
              <td data-label="校验值">
                <code title={hash}>{hash.slice(0, 12)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Openings({ office, items }: { office: Office; items: readonly Opening[] }) {
  if (items.length === 0) return <p>还没有人打开过反映人的联系方式。</p>;
  return (
    <table class="audit">
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">谁打开的</th>
          <th scope="col">诉求</th>
          <th scope="col">单位</th>
          <th scope="col">理由</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ at, by, trackingNumber, unit, reason }) => (
          <tr>
            <td data-label="时间">{momentWords(at)}</td>
            <td data-label="谁打开的">{by}</td>
            <td data-label="诉求">
              <a href={`/staff/cases/${trackingNumber}`}>{trackingNumber}</a>
            </td>
            <td data-label="单位">{unitName(office, unit)}</td>
            <td data-label="理由">{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** To be mounted at `/staff/audit`. */
export function auditPages(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  app.use('*', onlyPage('auditor', 'supervisor'));

  app.get('/', async (c) => {
    const read = auditQuery.safeParse(c.req.query());
    const { cursor, ...filter } = read.success ? read.data : auditQuery.parse({});
    const wanted = { ...filter, before: cursor };
    return c.get('account').role === 'auditor' ? trail(c, wanted) : openings(c, wanted);
  });

  const queryOf = ({ type, by }: { type?: string | undefined; by?: string | undefined }) => ({
    ...(type === undefined ? {} : { type }),
    ...(by === undefined ? {} : { by }),
  });

  async function trail(c: Context<Console>, wanted: Parameters<Office['audit']['trail']>[0]) {
    const { items, next } = await office.audit.trail(wanted);
    return send(
      c,
      200,
      { office, signed: signedInAs(c), title: '审计', notice: undefined },
      <section>
        <h1>办理记录</h1>
        <p class="hint">
          每一步都在这里，一环扣一环，改一条、少一条都查得出来（npm run mingbai --
          verify）。这里没有群众的姓名、电话和说的话； 专办的举报只显示有一条记录。
        </p>
        <form method="get" class="filters">
          <div class="field">
            <label for="type">事项代码</label>
            <input id="type" name="type" value={wanted.type ?? ''} pattern="[a-z_]+" maxlength={40} />
          </div>
          <div class="field">
            <label for="by">用户名</label>
            <input id="by" name="by" value={wanted.by ?? ''} maxlength={40} />
          </div>
          <button type="submit">筛选</button>
        </form>
        <Trail office={office} items={items} />
        <Older next={next} query={queryOf(wanted)} />
      </section>,
    );
  }

  async function openings(c: Context<Console>, wanted: Parameters<Office['audit']['trail']>[0]) {
    const { items, next } = await office.audit.openings(c.get('account'), wanted);
    return send(
      c,
      200,
      { office, signed: signedInAs(c), title: '看联系方式的记录', notice: undefined },
      <section>
        <h1>谁看了反映人的联系方式</h1>
        <Openings office={office} items={items} />
        <Older next={next} query={queryOf(wanted)} />
      </section>,
    );
  }

  return app;
}
