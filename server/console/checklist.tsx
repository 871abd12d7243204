// The checklist of a case on its page: each item with its result, who found it and when, and the way to write it down.
import { checklistFor } from '../../knowledge/casework/categories.ts';
import { STOP_CHECKS } from '../../knowledge/casework/makers.ts';
import type { CaseState } from '../../knowledge/casework/types.ts';
import { Fault, marks } from './faults.tsx';
import { type Draft, NO_FAULTS } from './fields.tsx';
import type { Checked } from './history.ts';
import { Token } from './page.tsx';
import { momentWords } from './times.ts';
import { CHECK_RESULTS } from './words.ts';

export interface ChecklistProps {
  state: CaseState;
  trackingNumber: string;
  csrf: string;
  /** What was found last, by item. */
  checked: ReadonlyMap<string, Checked>;
  mayCheck: boolean;
  draft: Draft | undefined;
}

/** Kinds whose outcome may be that somebody's aid ends. */
const WHERE_AID_MAY_STOP: readonly CaseState['kind'][] = ['complaint', 'tip_off'];

const TONES: Readonly<Record<string, string>> = { 相符: 'good', 不符: 'bad', 查不清: 'open', 不适用: 'none' };

interface ItemProps extends ChecklistProps {
  item: { id: string; text: string };
}

/** One tap on a result writes it down; what was found is said beside it, for the office only. */
function Writing({ item, state, trackingNumber, csrf, checked, draft }: ItemProps) {
  const isAgain = checked.has(item.id);
  const faults = draft?.faults ?? NO_FAULTS;
  const id = `check-${item.id}`;
  return (
    <details open={draft !== undefined}>
      <summary>{isAgain ? '改' : '记结果'}</summary>
      <form method="post" action={`/staff/cases/${trackingNumber}/check`} class="stack">
        <Token csrf={csrf} />
        <input type="hidden" name="version" value={String(state.version)} />
        <input type="hidden" name="item" value={item.id} />
        <label for={id}>查到什么（内部，可以不填）</label>
        <Fault id={id} faults={faults} name="text" />
        <input
          id={id}
          name="text"
          maxlength={1_000}
          value={draft?.form.get('text') ?? ''}
          {...marks(id, faults, 'text', false)}
        />
        <Fault id={`${id}-result`} faults={faults} name="result" />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame around four buttons */}
        <div class="results" role="group" aria-label={`“${item.text}”的结果`}>
          {CHECK_RESULTS.map((result) => (
            <button type="submit" class="quiet" name="result" value={result}>
              {result}
            </button>
          ))}
        </div>
      </form>
    </details>
  );
}

function Item(props: ItemProps) {
  const { item, checked, mayCheck, draft } = props;
  const found = checked.get(item.id);
  const mine = draft?.form.get('item') === item.id ? draft : undefined;
  return (
    <li class={found ? 'done' : 'open'}>
      <p class="item">
        <span>{item.text}</span>{' '}
        <span class={`result ${found ? (TONES[found.result] ?? 'none') : 'none'}`}>
          {found?.result ?? '还没查'}
        </span>
      </p>
      {found && (
        <p class="by">
          {found.who} <time>{momentWords(found.at)}</time>
          {found.text && <span class="found">：{found.text}</span>}
        </p>
      )}
      {mayCheck && <Writing {...props} draft={mine} />}
    </li>
  );
}

/** Nothing where nobody may check and nobody did. */
export function Checklist(props: ChecklistProps) {
  const { state, checked, mayCheck, draft } = props;
  if (!mayCheck && checked.size === 0) return null;
  const items = checklistFor(state.category);
  const isStop = ({ id }: { id: string }) => (STOP_CHECKS as readonly string[]).includes(id);
  const own = items.filter((item) => !isStop(item));
  const stops = WHERE_AID_MAY_STOP.includes(state.kind) ? items.filter(isStop) : [];
  const done = own.filter(({ id }) => checked.has(id)).length;
  const mine = draft?.action === 'check' ? draft : undefined;
  return (
    <section aria-labelledby="checklist" id="do-check">
      <h2 id="checklist">核查清单</h2>
      <p class="hint">
        共 {own.length} 项，查了 {done} 项。只是内部记录，群众看不到。
      </p>
      <ul class="checklist">
        {own.map((item) => (
          <Item {...props} draft={mine} item={item} />
        ))}
      </ul>
      {stops.length > 0 && (
        <details open={stops.some(({ id }) => checked.has(id) || mine?.form.get('item') === id)}>
          <summary>要停发待遇的，还要有这两项</summary>
          <ul class="checklist">
            {stops.map((item) => (
              <Item {...props} draft={mine} item={item} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
