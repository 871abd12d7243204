// The county's own figures: what holds, its history, what waits for a second person, what was never recorded.
import { type Context, Hono } from 'hono';
import type { Office } from '../../../bot/office.ts';
import { sourceWords } from '../../../bot/publishing.ts';
import { readRecord, recordRequest } from '../../../bot/recording.ts';
import type { Account } from '../../../db/officers.ts';
import { OwnRecord, type StandardRecord } from '../../../db/recorded-standards.ts';
import type { LocalStandard, Setting, Standard } from '../../../knowledge/model.ts';
import { unrecorded } from '../../../knowledge/recorded.ts';
import { isInForce } from '../../../knowledge/standards.ts';
import { type Console, onlyPage } from '../access.ts';
import { notFound } from '../faults.tsx';
import { type Faults, type Form, faultsOf, field } from '../form.ts';
import { doneNotice, type Frame, Token } from '../page.tsx';
import { bad, createShow } from './frame.tsx';
import { Field, Tabs, tied } from './parts.tsx';

const SETTINGS: Readonly<Record<Setting, string>> = { urban: '城市', rural: '农村' };
const settingWords = (setting: Setting | null | undefined) => (setting ? SETTINGS[setting] : '');
const until = (to: string | null | undefined) => (to ? `到 ${to}` : '起');

function Figure({
  standard: { value, unit, from, to, source, setting, illustrative },
}: {
  standard: Standard;
}) {
  return (
    <>
      {settingWords(setting)} <strong>{value}</strong> {unit}，{from} {until(to)}
      {illustrative && <span class="tag">示例数据</span>}
      <small>　{source}</small>
    </>
  );
}

function OfId({
  local,
  history,
  today,
}: {
  local: LocalStandard;
  history: readonly Standard[];
  today: string;
}) {
  const held = history.filter((one) => isInForce(one, today));
  const others = history.filter((one) => !isInForce(one, today));
  const list = (entries: readonly Standard[]) => (
    <ul class="said-list">
      {entries.map((standard) => (
        <li>
          <Figure standard={standard} />
        </li>
      ))}
    </ul>
  );
  return (
    <tr class={held.length > 0 ? 'ok' : 'none'}>
      <th scope="row">
        {local.what} <small class="number">{local.id}</small>
      </th>
      <td>{held.length > 0 ? list(held) : '今天没有数'}</td>
      <td>
        {others.length > 0 && (
          <details>
            <summary>以前和以后的（{others.length} 个）</summary>
            {list(others)}
          </details>
        )}
      </td>
    </tr>
  );
}

function Waiting({
  record,
  local,
  account,
  csrf,
}: {
  record: StandardRecord;
  local: LocalStandard | undefined;
  account: Account;
  csrf: string;
}) {
  const at = `/staff/knowledge/standards/${record.id}`;
  const own = record.recordedBy === account.username;
  return (
    <li>
      <p>
        {local?.what ?? record.standardId} {settingWords(record.setting)} <strong>{record.value}</strong>{' '}
        {local?.unit}，{record.from} {until(record.to)}
      </p>
      <p>
        <small>
          {sourceWords(record)}，{record.recordedBy} 记
        </small>
      </p>
      <div class="presses">
        {own ? (
          <p>您记的，要由另一个人批。</p>
        ) : (
          <form method="post" action={`${at}/approve`}>
            <Token csrf={csrf} />
            <button type="submit">
              批准<span class="unseen">{local?.what}</span>
            </button>
          </form>
        )}
        <form method="post" action={`${at}/drop`}>
          <Token csrf={csrf} />
          <button type="submit" class="quiet danger">
            不用这个数
          </button>
        </form>
      </div>
    </li>
  );
}

interface Draft {
  form: Form;
  faults: Faults;
}

function RecordForm({
  csrf,
  local,
  draft,
}: {
  csrf: string;
  local: readonly LocalStandard[];
  draft: Draft | undefined;
}) {
  const typed = (name: string) => draft?.form.get(name) ?? '';
  const faults = (name: string) =>
    draft?.faults[name] === undefined ? undefined : [draft.faults[name] as string];
  const line = (name: string, label: string, hint?: string, type: 'text' | 'date' = 'text') => (
    <Field id={name} label={label} hint={hint} faults={faults(name)}>
      <input
        id={name}
        name={name}
        type={type}
        value={typed(name)}
        maxlength={120}
        {...tied(name, hint, faults(name))}
      />
    </Field>
  );
  return (
    <form method="post" action="/staff/knowledge/standards" class="stack">
      <Token csrf={csrf} />
      <Field id="standardId" label="哪一项" faults={faults('standardId')}>
        <select id="standardId" name="standardId" {...tied('standardId', undefined, faults('standardId'))}>
          {local.map(({ id, what, unit, bySetting }) => (
            <option value={id} selected={typed('standardId') === id}>
              {what}（{unit}
              {bySetting ? '，分城乡' : ''}）
            </option>
          ))}
        </select>
      </Field>
      <div class="pair">
        <Field id="setting" label="城乡" faults={faults('setting')}>
          <select id="setting" name="setting" {...tied('setting', undefined, faults('setting'))}>
            <option value="">不分</option>
            {(['urban', 'rural'] as const).map((setting) => (
              <option value={setting} selected={typed('setting') === setting}>
                {SETTINGS[setting]}
              </option>
            ))}
          </select>
        </Field>
        {line('value', '数', '只写数，不写单位')}
        {line('from', '从哪天起', undefined, 'date')}
        {line('to', '到哪天止', '一直用到下次调整的，不用填', 'date')}
      </div>
      <div class="pair">
        {line('sourceTitle', '文件名称', '例如：关于提高城乡低保标准的通知')}
        {line('sourceNumber', '文号', '没有可以不填')}
        {line('sourceDate', '文件日期', undefined, 'date')}
      </div>
      <button type="submit">记下，交给别人批</button>
    </form>
  );
}

/** To be mounted at `/staff/knowledge/standards`. */
export function standardPages(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  const { recorded, publishing } = office;
  const show = createShow(office);
  const local = () => publishing.shipped().local.map(({ value }) => value);

  async function page(
    c: Context<Console>,
    status: 200 | 403 | 409 | 422,
    notice: Frame['notice'],
    draft?: Draft,
  ) {
    const today = office.today();
    const account = c.get('account');
    const csrf = c.get('csrf');
    const declared = local();
    const waiting = (await recorded.list()).filter(({ approvedBy }) => approvedBy === null);
    const { standards } = office.knowledge;
    const missing = unrecorded(declared, standards, office.county, today);
    return show(
      c,
      status,
      '本县标准',
      notice,
      <div class="editor">
        <Tabs here="standards" />
        <h1>本县标准</h1>
        {waiting.length > 0 && (
          <section aria-labelledby="waiting">
            <h2 id="waiting">等着批的（{waiting.length} 个）</h2>
            <ul class="said-list">
              {waiting.map((record) => (
                <Waiting
                  {...{ record, account, csrf }}
                  local={declared.find(({ id }) => id === record.standardId)}
                />
              ))}
            </ul>
          </section>
        )}
        {account.role === 'editor' && (
          <details class="action" open={draft !== undefined}>
            <summary>
              <h2>记一个数</h2>
            </summary>
            <RecordForm csrf={csrf} local={declared} draft={draft} />
          </details>
        )}
        <table class="cases">
          <caption>{today} 用的数</caption>
          <thead>
            <tr>
              <th scope="col">标准</th>
              <th scope="col">现在</th>
              <th scope="col">别的时候</th>
            </tr>
          </thead>
          <tbody>
            {declared.map((one) => (
              <OfId local={one} history={standards.history(one.id)} today={today} />
            ))}
          </tbody>
        </table>
        {missing.length > 0 && (
          <section aria-labelledby="missing">
            <h2 id="missing">还没有登记的（{missing.length} 个）</h2>
            <p>问到这些，机器人会说以{office.county.bureau.name}公布的为准。</p>
            <ul class="said-list">
              {missing.map(({ standard, setting }) => (
                <li>
                  {settingWords(setting)} {standard.what} <small class="number">{standard.id}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>,
    );
  }

  app.get('/', (c) => page(c, 200, doneNotice(c)));

  app.post('/', onlyPage('editor'), async (c) => {
    const form = c.get('form');
    const again = (faults: Faults) => page(c, 422, bad('还没有记下：请看红字，改好再按。'), { form, faults });
    const orNull = (name: string) => (field(form, name) === '' ? null : field(form, name));
    const texts = ['standardId', 'value', 'from', 'sourceTitle', 'sourceNumber', 'sourceDate'];
    const asked = recordRequest.safeParse({
      ...Object.fromEntries(texts.map((name) => [name, field(form, name)])),
      setting: orNull('setting'),
      to: orNull('to'),
    });
    if (!asked.success) return again(faultsOf(asked.error));
    const read = readRecord(asked.data, local(), office.county, office.today());
    if ('faults' in read) return again(read.faults);
    await recorded.record(read.record, c.get('account').username, false);
    return c.redirect('/staff/knowledge/standards?done=recorded', 303);
  });

  async function find(c: Context<Console>): Promise<StandardRecord> {
    const record = await recorded.find(c.req.param('id') ?? '');
    if (!record || record.approvedBy !== null) throw notFound();
    return record;
  }

  app.post('/:id/approve', async (c) => {
    const record = await find(c);
    try {
      if (!(await recorded.approve(record, c.get('account').username))) throw notFound();
    } catch (error) {
      if (error instanceof OwnRecord) return page(c, 403, bad('自己记的，要由另一个人批。'));
      throw error;
    }
    await publishing.refresh();
    return c.redirect('/staff/knowledge/standards?done=record-approved', 303);
  });

  app.post('/:id/drop', async (c) => {
    if (!(await recorded.drop((await find(c)).id))) throw notFound();
    return c.redirect('/staff/knowledge/standards?done=record-dropped', 303);
  });
  return app;
}
