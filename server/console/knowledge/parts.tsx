// Pieces the editors' pages share: tabs, a labelled field with its faults, two texts side by side, a reply as the chat shows it.
import type { PropsWithChildren } from 'hono/jsx';
import type { Reply } from '../../../bot/talk.ts';
import { ARTICLE_FIELDS, type ArticleField, fieldsOf } from '../../../knowledge/drafting.ts';
import { ASPECT_LABELS, PROGRAMME_LABELS } from '../../../knowledge/model.ts';
import { sideBySide } from '../diff.ts';
import { FIELDS } from './words.ts';

export type Tab = 'articles' | 'standards' | 'questions' | 'answers';

const TABS: readonly [Tab, string, string][] = [
  ['articles', '/staff/knowledge', '条目'],
  ['standards', '/staff/knowledge/standards', '本县标准'],
  ['questions', '/staff/knowledge/questions', '没答上的问题'],
  ['answers', '/staff/knowledge/answers', '回答好不好用'],
];

export const Tabs = ({ here }: { here?: Tab }) => (
  <nav class="tabs" aria-label="知识的页面">
    {TABS.map(([tab, href, words]) => (
      <a href={href} {...(tab === here ? { 'aria-current': 'page' } : {})}>
        {words}
      </a>
    ))}
  </nav>
);

/** A field with its label, hint and everything wrong with it; `children` is the control. */
export function Field({
  id,
  label,
  hint,
  faults = [],
  children,
}: PropsWithChildren<{
  id: string;
  label: string;
  hint?: string | undefined;
  faults?: readonly string[] | undefined;
}>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {faults.length > 0 && (
        <div class="fault" id={`${id}-fault`}>
          {faults.map((words) => (
            <p>{words}</p>
          ))}
        </div>
      )}
      {children}
    </div>
  );
}

/** Attributes that tie a control to its hint and faults. */
export function tied(id: string, hint: string | undefined, faults: readonly string[] | undefined) {
  const bad = (faults?.length ?? 0) > 0;
  const about = [hint === undefined ? '' : `${id}-hint`, bad ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { ...(bad ? { 'aria-invalid': 'true' } : {}), ...(about ? { 'aria-describedby': about } : {}) };
}

/** An article's file as an officer reads it: what each part is, one thing a line, whichever way the file writes it. */
export function inLines(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const fields = fieldsOf(text);
  return ARTICLE_FIELDS.filter((name) => name !== 'id')
    .flatMap((name) => {
      const { label } = FIELDS[name];
      const value = shownValue(name, fields[name]);
      return value.includes('\n') || LONG.includes(name) ? [`【${label}】`, value] : [`【${label}】${value}`];
    })
    .join('\n');
}

const LONG: readonly ArticleField[] = ['ask', 'sources', 'links', 'body'];

function shownValue(name: ArticleField, value: string): string {
  const labels: Readonly<Record<string, string>> =
    name === 'programme' ? PROGRAMME_LABELS : name === 'aspect' ? ASPECT_LABELS : {};
  return labels[value] ?? value;
}

export function SideBySide({
  before,
  after,
  names: [left, right],
}: {
  before: string;
  after: string;
  names: [string, string];
}) {
  return (
    <table class="diff">
      <caption>
        左边（上面）是“{left}”，右边（下面）是“{right}”
      </caption>
      <thead>
        <tr>
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
        </tr>
      </thead>
      <tbody>
        {sideBySide(before, after).map((row) => (
          <tr class={row.kind}>
            <td>
              {row.kind === 'same' ? row.before : row.before !== undefined && <del>－ {row.before}</del>}
            </td>
            <td>{row.kind === 'same' ? row.after : row.after !== undefined && <ins>＋ {row.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Replies the way the chat page shows them. */
export const AsInChat = ({ replies }: { replies: readonly Reply[] }) => (
  <div class="stack">
    {replies.map(({ text, sources, choices }) => (
      <>
        <p class="bubble">{text}</p>
        {sources && sources.length > 0 && (
          <details>
            <summary>依据（{sources.length} 条）</summary>
            <ul class="said-list">
              {sources.map(({ title, number, clause, effectiveFrom }) => (
                <li>
                  《{title}》{number && `（${number}）`}
                  {clause}
                  {effectiveFrom && `，${effectiveFrom} 起施行`}
                </li>
              ))}
            </ul>
          </details>
        )}
        {choices && (
          <ul class="choices-shown" aria-label="回答下面的选择">
            {choices.map(({ label }) => (
              <li>{label}</li>
            ))}
          </ul>
        )}
      </>
    ))}
  </div>
);
