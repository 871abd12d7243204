// Writing an article: the form with every fault beside its field, the preview, the trial, and the second person's decision.

import type { Office } from '../../../bot/office.ts';
import { previewReplies } from '../../../bot/preview.ts';
import type { Reply } from '../../../bot/talk.ts';
import type { Finding, Trial } from '../../../bot/trial.ts';
import type { ArticleDraft } from '../../../db/articles.ts';
import type { Account } from '../../../db/officers.ts';
import {
  type ArticleField,
  type ArticleFields,
  type Checked,
  hasFaults,
  withDraft,
} from '../../../knowledge/drafting.ts';
import { ASPECT_CODES, ASPECT_LABELS, PROGRAMME_CODES, PROGRAMME_LABELS } from '../../../knowledge/model.ts';
import { amount } from '../../../knowledge/render.ts';
import { Token } from '../page.tsx';
import { AsInChat, Field, inLines, SideBySide, Tabs, tied } from './parts.tsx';
import { FIELDS } from './words.ts';

export interface DraftProps {
  office: Office;
  account: Account;
  csrf: string;
  draft: ArticleDraft;
  checked: Checked;
  /** As its file would be, what is served now; empty for a new article. */
  current: string;
  /** Number of the newest version, and the hash of what ships: what a save takes note of. */
  seen: { basedOn: number; base: string };
  trial?: Trial | undefined;
  /** The questions that were tried. */
  asked?: string;
}

interface ControlProps {
  name: ArticleField;
  fields: ArticleFields;
  faults: readonly string[] | undefined;
}

function Choice({
  name,
  fields,
  faults,
  options,
}: ControlProps & { options: readonly (readonly [string, string])[] }) {
  const { label, hint } = FIELDS[name];
  return (
    <Field id={name} label={label} hint={hint} faults={faults}>
      <select id={name} name={name} {...tied(name, hint, faults)}>
        {options.map(([value, words]) => (
          <option value={value} selected={fields[name] === value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Line({ name, fields, faults, type = 'text' }: ControlProps & { type?: 'text' | 'date' }) {
  const { label, hint } = FIELDS[name];
  return (
    <Field id={name} label={label} hint={hint} faults={faults}>
      <input
        id={name}
        name={name}
        type={type}
        value={fields[name]}
        maxlength={200}
        {...tied(name, hint, faults)}
      />
    </Field>
  );
}

function Lines({ name, fields, faults, tall = false }: ControlProps & { tall?: boolean }) {
  const { label, hint } = FIELDS[name];
  return (
    <Field id={name} label={label} hint={hint} faults={faults}>
      <textarea
        id={name}
        name={name}
        class={tall ? 'text' : 'list'}
        maxlength={6000}
        {...tied(name, hint, faults)}
      >
        {`\n${fields[name]}`}
      </textarea>
    </Field>
  );
}

/** What may be cited and which figures may be named, to copy from. */
function ToCopy({ office }: { office: Office }) {
  const { sources, standards } = office.knowledge;
  const asOf = office.today();
  const inForce = [...sources.values()].filter(
    ({ grade, repealedBy, effectiveTo }) =>
      grade !== 'H' && repealedBy === undefined && (effectiveTo ?? asOf) >= asOf,
  );
  const local = office.publishing
    .shipped()
    .local.filter(({ value }) => standards.history(value.id).length === 0);
  return (
    <>
      <details>
        <summary>能引用的文件（{inForce.length} 份）</summary>
        <ul class="said-list">
          {inForce.map(({ id, short, effectiveFrom, articles }) => (
            <li>
              <strong>{id}</strong> {short}（{effectiveFrom} 起
              {articles === undefined ? '' : `，共 ${articles} 条`}）
            </li>
          ))}
        </ul>
      </details>
      <details>
        <summary>能用的数字（写成双花括号里的编号）</summary>
        <ul class="said-list">
          {standards.all(asOf).map((standard) => (
            <li>
              <code>{`{{${standard.id}}}`}</code> {standard.what}：{amount(standard)}
            </li>
          ))}
          {local.map(({ value }) => (
            <li>
              <code>{`{{${value.id}}}`}</code> {value.what}：还没有登记
            </li>
          ))}
          <li>
            <code>{'{{hotline.gov}}'}</code> 政务热线；<code>{'{{township}}'}</code> 乡镇街道；
            <code>{'{{county.bureau}}'}</code> 民政局；<code>{'{{county.hours}}'}</code> 上班时间；
            <code>{'{{source.L1.from}}'}</code> 文件施行的日子
          </li>
        </ul>
      </details>
    </>
  );
}

function Form({ office, csrf, draft, checked, seen }: DraftProps) {
  const fields = draft.fields as ArticleFields;
  const at = (name: ArticleField) => ({ name, fields, faults: checked.faults[name] });
  const { county } = office;
  const regions = [
    ['CN', '各地都一样'],
    [county.code, `只管${county.name}`],
  ] as const;
  return (
    <form method="post" action={`/staff/knowledge/drafts/${draft.id}`} aria-labelledby="write">
      <h2 id="write">写</h2>
      <Token csrf={csrf} />
      <input type="hidden" name="version" value={String(draft.version)} />
      <input type="hidden" name="basedOn" value={String(seen.basedOn)} />
      <input type="hidden" name="base" value={seen.base} />
      {(checked.faults.id ?? []).map((words) => (
        <p class="fault">编号：{words}</p>
      ))}
      <Line {...at('title')} />
      <div class="pair">
        <Choice
          {...at('programme')}
          options={PROGRAMME_CODES.map((code) => [code, PROGRAMME_LABELS[code]] as const)}
        />
        <Choice
          {...at('aspect')}
          options={ASPECT_CODES.map((code) => [code, ASPECT_LABELS[code]] as const)}
        />
        <Choice {...at('region')} options={regions} />
      </div>
      <Lines {...at('body')} tall />
      <div class="pair">
        <Lines {...at('ask')} tall />
        <div class="stack">
          <Lines {...at('sources')} />
          <Lines {...at('links')} />
        </div>
      </div>
      <div class="pair">
        <Line {...at('inForce')} type="date" />
        <Line {...at('reviewed')} type="date" />
        <Line {...at('reviewBy')} type="date" />
        <Field id="liveFrom" label="机器人从哪天起照这一稿答" hint="不填就是批准的当天。">
          <input
            id="liveFrom"
            name="liveFrom"
            type="date"
            value={draft.liveFrom}
            {...tied('liveFrom', 'x', [])}
          />
        </Field>
      </div>
      <ToCopy office={office} />
      <div class="presses">
        <button type="submit" name="next" value="look">
          存草稿，看效果
        </button>
        <button type="submit" name="next" value="submit" class="quiet">
          存好，交给别人批
        </button>
      </div>
    </form>
  );
}

const INTENTS: Readonly<Record<string, string>> = {
  policy: '反问是哪一条，或者说不知道',
  out_of_scope: '说不归民政管',
  complaint: '当成投诉',
  tip_off: '当成举报',
  help: '当成求助',
  self_check: '开始自测',
  emergency: '当成急事',
};

function Found({ finding }: { finding: Finding }) {
  const { intent, answered, first } = finding;
  if (answered) {
    return (
      <>
        答：{answered.title} <small class="number">{answered.id}</small>
      </>
    );
  }
  return (
    <>
      {INTENTS[intent] ?? '没有用条目答'}
      {first && <small>（最像的是“{first.title}”）</small>}
    </>
  );
}

function Tried({ trial }: { trial: Trial }) {
  const { questions, lost, taken } = trial;
  return (
    <div class="stack" id="tried">
      {questions.length > 0 && (
        <table>
          <caption>试问的结果</caption>
          <thead>
            <tr>
              <th scope="col">问</th>
              <th scope="col">现在</th>
              <th scope="col">用了这一稿以后</th>
            </tr>
          </thead>
          <tbody>
            {questions.map(({ text, before, after }) => (
              <tr>
                <th scope="row">{text}</th>
                <td>
                  <Found finding={before} />
                </td>
                <td>
                  <Found finding={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>这一条自己的问法，会被别的条目抢走的：{lost.length} 种</h3>
      {lost.length > 0 && (
        <ul class="said-list">
          {lost.map(({ ask, to }) => (
            <li>
              “{ask}”先找到 <span class="number">{to}</span>
            </li>
          ))}
        </ul>
      )}
      <h3>别的条目的问法，会被这一条抢走的：{taken.length} 种</h3>
      {taken.length > 0 && (
        <ul class="said-list">
          {taken.map(({ ask, from }) => (
            <li>
              “{ask}”本来是 <span class="number">{from}</span> 的
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Decision({
  csrf,
  draft,
  account,
  sound,
}: {
  csrf: string;
  draft: ArticleDraft;
  account: Account;
  sound: boolean;
}) {
  const at = `/staff/knowledge/drafts/${draft.id}`;
  if (draft.authors.includes(account.username)) {
    return <p>这一稿有您写的，要由另一个人批：别的政策编辑或者管理员。</p>;
  }
  return (
    <>
      <p class="effect">
        按下“批准发布”以后，{draft.liveFrom === '' ? '机器人马上' : `从 ${draft.liveFrom} 起机器人`}
        照这一稿答群众，不用重启。谁写的、谁批的会记进审计。
      </p>
      {sound ? (
        <form method="post" action={`${at}/approve`}>
          <Token csrf={csrf} />
          <input type="hidden" name="version" value={String(draft.version)} />
          <button type="submit">批准发布</button>
        </form>
      ) : (
        <p class="fault">还有没改好的地方，不能发布。</p>
      )}
      <form method="post" action={`${at}/return`} class="stack">
        <Token csrf={csrf} />
        <input type="hidden" name="version" value={String(draft.version)} />
        <Field id="why" label="退回去改，为什么">
          <textarea id="why" name="why" maxlength={500} required />
        </Field>
        <button type="submit" class="quiet">
          退回去改
        </button>
      </form>
    </>
  );
}

const Preview = ({ replies }: { replies: readonly Reply[] }) =>
  replies.length === 0 ? (
    <p class="fault">这样写，机器人不会说出去：里面有没有依据的数字、日子或文件。</p>
  ) : (
    <AsInChat replies={replies} />
  );

export function DraftPage(props: DraftProps) {
  const { office, account, csrf, draft, checked, current, seen, trial, asked = '' } = props;
  const { written, faults, text } = checked;
  const isEditor = account.role === 'editor';
  const at = `/staff/knowledge/drafts/${draft.id}`;
  const overtaken = draft.basedOn !== seen.basedOn || draft.base !== seen.base;
  const context = { base: office.publishing.inForce(), knowledge: office.knowledge, today: office.today() };
  const [, asOf = office.today()] = [office.today(), draft.liveFrom].toSorted();
  return (
    <div class="editor">
      <Tabs />
      <header>
        <h1>{draft.fields.title || '还没有标题'}</h1>
        <p>
          <span class="number">{draft.articleId}</span> 的草稿，{draft.authors.join('、')} 写{' '}
          {draft.submitted && <span class="tag urgent">等着批</span>}
        </p>
      </header>
      {draft.returned !== '' && (
        <section>
          <h2>退回来的意见</h2>
          <p>{draft.returned}</p>
        </section>
      )}
      {overtaken && (
        <section>
          <h2>起草以后，这一条又变过</h2>
          <p>请看下面“和现在用的比”，改好再存一次，才能交给别人批。</p>
        </section>
      )}
      {written && (
        <section aria-labelledby="preview">
          <h2 id="preview">群众会听到的</h2>
          <Preview replies={previewReplies(office, withDraft(written, context), written.value, asOf)} />
        </section>
      )}
      {draft.submitted && (
        <section aria-labelledby="decide">
          <h2 id="decide">批不批</h2>
          <Decision csrf={csrf} draft={draft} account={account} sound={!hasFaults(faults)} />
        </section>
      )}
      {isEditor && <Form {...props} />}
      {written && (
        <form method="post" action={`${at}/try#tried`} aria-labelledby="try">
          <h2 id="try">试着问</h2>
          <Token csrf={csrf} />
          <Field id="questions" label="问几句，一行一句" hint="最多 20 句。按存好的草稿试，要等一两秒。">
            <textarea
              id="questions"
              name="questions"
              class="list"
              maxlength={2000}
              {...tied('questions', 'x', [])}
            >
              {`\n${asked}`}
            </textarea>
          </Field>
          <button type="submit">试一试</button>
          {trial && <Tried trial={trial} />}
        </form>
      )}
      <section aria-labelledby="compare">
        <h2 id="compare">和现在用的比</h2>
        <SideBySide before={inLines(current)} after={inLines(text)} names={['现在用的', '这一稿']} />
      </section>
      {isEditor && (
        <form method="post" action={`${at}/drop`}>
          <Token csrf={csrf} />
          <button type="submit" class="quiet danger">
            不要这一稿了
          </button>
        </form>
      )}
    </div>
  );
}

export interface NewProps {
  csrf: string;
  fields: Partial<ArticleFields>;
  faults: Partial<Record<ArticleField, readonly string[]>>;
}

export function NewArticle({ csrf, fields, faults }: NewProps) {
  const whole = {
    id: '',
    title: '',
    programme: 'general',
    aspect: 'what',
    ask: '',
    ...fields,
  } as ArticleFields;
  const at = (name: ArticleField) => ({ name, fields: whole, faults: faults[name] });
  return (
    <div class="editor">
      <Tabs />
      <h1>写一条新的</h1>
      <form method="post" action="/staff/knowledge/new" class="stack">
        <Token csrf={csrf} />
        <Line {...at('id')} />
        <Line {...at('title')} />
        <div class="pair">
          <Choice
            {...at('programme')}
            options={PROGRAMME_CODES.map((code) => [code, PROGRAMME_LABELS[code]] as const)}
          />
          <Choice
            {...at('aspect')}
            options={ASPECT_CODES.map((code) => [code, ASPECT_LABELS[code]] as const)}
          />
        </div>
        <Lines {...at('ask')} />
        <button type="submit">开始写</button>
      </form>
    </div>
  );
}
