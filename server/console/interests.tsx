// The page on which an officer declares near relatives and the own village, so that cases about them are others' to work.
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Interest } from '../../db/interests.ts';
import { declareInterest, interestRequest } from '../interests.ts';
import { CASE_ROLES, type Console, onlyPage } from './access.ts';
import { field } from './form.ts';
import { doneNotice, type Frame, send, signedInAs, Token } from './page.tsx';

/** A village as it is read. */
function shown(office: Office, { kind, value }: Interest): string {
  if (kind === 'person') return value;
  const [township = '', village = ''] = value.split(' ');
  return `${unitName(office, township)}${village}`;
}

/** To be mounted at `/staff/interests`. */
export function interestRoutes(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  app.use('*', onlyPage(...CASE_ROLES));

  async function page(c: Context<Console>, status: ContentfulStatusCode, notice: Frame['notice']) {
    const csrf = c.get('csrf');
    const declared = await office.interests.of(c.get('account').username);
    return send(
      c,
      status,
      { office, signed: signedInAs(c), title: '回避申报', notice },
      <section class="narrow">
        <h1>回避申报</h1>
        <p>近亲属的姓名、自己的村子，请报在这里。提到他们的诉求，现在的和以后的，都不会给您看，由别人办。</p>
        <ul>
          {declared.map((interest) => (
            <li>
              {shown(office, interest)}
              <form method="post" action="/staff/interests/drop" class="inline">
                <Token csrf={csrf} />
                <input type="hidden" name="kind" value={interest.kind} />
                <input type="hidden" name="value" value={interest.value} />
                <button type="submit" class="quiet">
                  撤销
                </button>
              </form>
            </li>
          ))}
        </ul>
        <form method="post" action="/staff/interests" class="stack">
          <Token csrf={csrf} />
          <input type="hidden" name="kind" value="person" />
          <div class="field">
            <label for="person">近亲属的姓名</label>
            <input id="person" name="value" required maxlength={60} />
          </div>
          <button type="submit">申报这个人</button>
        </form>
        <form method="post" action="/staff/interests" class="stack">
          <Token csrf={csrf} />
          <input type="hidden" name="kind" value="village" />
          <div class="field">
            <label for="township">自己的村在哪个乡镇</label>
            <select id="township" name="township" required>
              <option value="">请选择</option>
              {office.county.townships.map(({ code, name }) => (
                <option value={code}>{name}</option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="village">哪个村（社区）</label>
            <input id="village" name="village" required maxlength={40} />
          </div>
          <button type="submit">申报这个村</button>
        </form>
      </section>,
    );
  }

  app.get('/', (c) => page(c, 200, doneNotice(c)));

  app.post('/', async (c) => {
    const form = c.get('form');
    const kind = field(form, 'kind');
    const value =
      kind === 'village' ? `${field(form, 'township')} ${field(form, 'village')}` : field(form, 'value');
    const read = interestRequest.safeParse({ kind, value });
    if (!read.success) return page(c, 422, { good: false, words: '没有报上：请填完整，姓名至少两个字。' });
    const hidden = await declareInterest(office, c.get('account'), read.data);
    return page(c, 200, { good: true, words: `申报好了。有 ${hidden} 件诉求不再给您看。` });
  });

  app.post('/drop', async (c) => {
    const form = c.get('form');
    const kind = field(form, 'kind') === 'village' ? ('village' as const) : ('person' as const);
    const officer = c.get('account').username;
    await office.db.unit((tx) => office.interests.drop(tx, { officer, kind, value: field(form, 'value') }));
    return c.redirect('/staff/interests?done=dropped', 303);
  });
  return app;
}
