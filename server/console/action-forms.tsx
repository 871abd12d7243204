// One small form an action, only those permitted now; what was typed comes back when it could not be done.
import type { Child } from 'hono/jsx';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import { canTransfer } from '../../knowledge/casework/access.ts';
import { MOST_EXTENSION_DAYS } from '../../knowledge/casework/actions.ts';
import { findCategory } from '../../knowledge/casework/categories.ts';
import { templatesFor } from '../../knowledge/casework/templates.ts';
import {
  ACCUSED_TYPES,
  FINDINGS as ALL_FINDINGS,
  MEASURES as ALL_MEASURES,
  type CaseState,
} from '../../knowledge/casework/types.ts';
import { Fault, marks } from './faults.tsx';
import {
  type Draft,
  Field,
  Line,
  NO_FAULTS,
  type Option,
  Pick,
  type Setting,
  typed,
  Words,
} from './fields.tsx';
import { Token } from './page.tsx';
import { ACCUSED, ACTIONS, FINDINGS, MEASURES, type OfficerAction, REVIEW_DECISIONS } from './words.ts';

/** Units the case may go to. A unit shut out of the case is not in it, and nothing says so. */
export function unitsFor({ office, state }: Pick<Setting, 'office' | 'state'>): Option[] {
  return ['desk', 'discipline', ...office.county.townships.map(({ code }) => code)]
    .filter((code) => canTransfer(state, code))
    .map((code): Option => [code, unitName(office, code)]);
}

/** The findings usual for this category first. */
function findingsFor({ category }: CaseState): Option[] {
  const usual = findCategory(category)?.findings ?? [];
  return [...new Set([...usual, ...ALL_FINDINGS])].map((finding): Option => [finding, FINDINGS[finding]]);
}

const REASON = 1_000;
const TEXT = 4_000;

const reasonFor = (setting: Setting, action: OfficerAction, label: string) => (
  <Words {...{ setting, action, name: 'reason', label, most: REASON }} />
);

/** Links, not a script: each opens the page again with the words in the field. */
function Templates({ setting: { state, trackingNumber } }: { setting: Setting }) {
  const fitting = templatesFor(state);
  if (fitting.length === 0) return null;
  return (
    <details class="templates">
      <summary>用模板</summary>
      <ul>
        {fitting.map(({ id, title }) => (
          <li>
            <a href={`/staff/cases/${trackingNumber}?template=${id}#do-reply`}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

const FIELDS: Readonly<Record<OfficerAction, (setting: Setting) => Child>> = {
  accept: () => null,
  decline: (setting) => (
    <>
      <Words {...{ setting, action: 'decline', name: 'reason', label: '理由（群众看得到）', most: REASON }} />
      <Field
        {...{ setting, action: 'decline', name: 'referTo', label: '该找谁（群众看得到）' }}
        hint="写清楚单位和电话，让群众知道下一步去哪里。"
      >
        <input
          id="decline-referTo"
          name="referTo"
          required
          maxlength={200}
          value={typed(setting, 'referTo')}
          {...marks('decline-referTo', setting.draft?.faults ?? NO_FAULTS, 'referTo', true)}
        />
      </Field>
    </>
  ),
  return: (setting) => (
    <>
      <Words {...{ setting, action: 'return', name: 'reason', label: '退回的理由', most: REASON }} />
      <Pick
        {...{ setting, action: 'return', name: 'suggestUnit', label: '建议交给哪个单位（可以不选）' }}
        options={unitsFor(setting).filter(([code]) => code !== 'desk')}
        first="不知道，请县里定"
      />
    </>
  ),
  transfer: (setting) => (
    <>
      <Pick
        {...{ setting, action: 'transfer', name: 'unit', label: '转给哪个单位' }}
        options={unitsFor(setting)}
        first="请选择"
        required
      />
      {reasonFor(setting, 'transfer', '转办的理由')}
      <div class="field">
        <label class="tick">
          <input type="checkbox" name="masked" value="on" checked={typed(setting, 'masked') === 'on'} />
          <span>只给下面的摘要：收到的单位看不到反映人的原话和联系方式</span>
        </label>
      </div>
      <Words
        {...{ setting, action: 'transfer', name: 'copy', label: '摘要（不要写反映人是谁）', most: TEXT }}
        hint="电话和证件号已经遮住。姓名、能认出反映人的话请您再去掉。"
        first={setting.masked ?? ''}
        optional
      />
    </>
  ),
  triage: (setting) => (
    <>
      <Pick
        {...{ setting, action: 'triage', name: 'accused', label: '查明反映的是谁' }}
        options={ACCUSED_TYPES.map((type): Option => [type, ACCUSED[type]])}
        first="请选择"
        required
      />
      <Pick
        {...{ setting, action: 'triage', name: 'township', label: '在哪个乡镇（已写对就不用选）' }}
        options={setting.office.county.townships.map(({ code, name }): Option => [code, name])}
        first="照原来的"
      />
      <Line
        {...{ setting, action: 'triage', name: 'village', label: '在哪个村（可以不填）' }}
        most={60}
        optional
      />
      {reasonFor(setting, 'triage', '根据什么这样认定')}
    </>
  ),
  ask: (setting) => (
    <Words {...{ setting, action: 'ask', name: 'text', label: '要问什么（群众看得到）', most: TEXT }} />
  ),
  // Written down on the checklist itself, item by item (checklist.tsx).
  check: () => null,
  extend: (setting) => (
    <>
      <Line
        {...{
          setting,
          action: 'extend',
          name: 'days',
          label: `延长几天（最多${MOST_EXTENSION_DAYS}天，只能一次）`,
        }}
        type="number"
        first={String(setting.state.extensionAsked?.days ?? '')}
      />
      <Words
        {...{
          setting,
          action: 'extend',
          name: 'reason',
          label: '延长的理由（批准后群众看得到）',
          most: REASON,
        }}
        first={setting.state.extensionAsked?.reason ?? ''}
      />
    </>
  ),
  extend_refuse: (setting) => reasonFor(setting, 'extend_refuse', '不同意的理由'),
  urge: (setting) => (
    <Words {...{ setting, action: 'urge', name: 'text', label: '督办意见（内部）', most: TEXT }} />
  ),
  merge: (setting) => (
    <Line {...{ setting, action: 'merge', name: 'into', label: '并到哪一件（受理编号）' }} most={40} />
  ),
  recuse: (setting) => reasonFor(setting, 'recuse', '回避的理由，比如“被反映的是我的近亲属”'),
  hold: (setting) => reasonFor(setting, 'hold', '为什么要留，比如“已经起诉，法院要用”'),
  unhold: (setting) => reasonFor(setting, 'unhold', '为什么可以解除'),
  review_decide: (setting) => (
    <>
      {setting.state.review?.outside && (
        <p class="hint">
          这一步由{setting.office.county.outsideBody ?? '上一级机关'}决定，您在这里如实记下它的决定。
        </p>
      )}
      <Pick
        {...{ setting, action: 'review_decide', name: 'decision', label: '决定' }}
        options={REVIEW_DECISIONS}
        first="请选择"
        required
      />
      <Words
        {...{
          setting,
          action: 'review_decide',
          name: 'text',
          label: '给群众的意见（群众看得到）',
          most: TEXT,
        }}
        rows={5}
      />
    </>
  ),
  note: (setting) => <Words {...{ setting, action: 'note', name: 'text', label: '备注内容', most: TEXT }} />,
  reply: (setting) => (
    <>
      <Templates setting={setting} />
      <Words
        {...{ setting, action: 'reply', name: 'text', label: '答复内容（群众看得到）', most: TEXT }}
        rows={6}
        first={setting.kept ?? ''}
        hint="用大白话写：查到了什么、怎么办、什么时候办好。"
      />
      <div class="field">
        <label class="tick">
          <input type="checkbox" name="final" value="on" checked={typed(setting, 'final') === 'on'} />
          <span>这是最终答复（事情已经说清，不再有新的答复）</span>
        </label>
      </div>
    </>
  ),
  close: (setting) => (
    <>
      <Pick
        {...{ setting, action: 'close', name: 'finding', label: '结论' }}
        options={findingsFor(setting.state)}
        first="请选择"
        required
      />
      <Measures setting={setting} />
      <Line
        {...{ setting, action: 'close', name: 'heardOn', label: '停发的：哪天听过本人的意见' }}
        type="date"
        optional
      />
      <Line
        {...{ setting, action: 'close', name: 'toldOn', label: '停发的：哪天书面告知了本人' }}
        type="date"
        optional
      />
      <Words
        {...{ setting, action: 'close', name: 'text', label: '给群众的话（群众看得到）', most: TEXT }}
        rows={5}
      />
    </>
  ),
};

function Measures({ setting }: { setting: Setting }) {
  const chosen = setting.draft?.form.getAll('measures') ?? [];
  const faults = setting.draft?.faults ?? NO_FAULTS;
  return (
    <fieldset class="field" {...marks('close-measures', faults, 'measures', true)}>
      <legend>采取了哪些措施（可以多选，也可以不选）</legend>
      <Fault id="close-measures" faults={faults} name="measures" />
      <div class="ticks">
        {ALL_MEASURES.map((measure) => (
          <label class="tick">
            <input type="checkbox" name="measures" value={measure} checked={chosen.includes(measure)} />
            <span>{MEASURES[measure]}</span>
          </label>
        ))}
      </div>
      <p class="hint" id="close-measures-hint">
        选“停发待遇”的，下面两个日子必须填：决定前哪天听过本人的意见，决定后哪天书面告知并说明理由（社会救助法第四十八条）。
      </p>
    </fieldset>
  );
}

/** Steps that move the case on come first; the ones that send it away come last. */
const ORDER: readonly OfficerAction[] = [
  ...(['triage', 'review_decide', 'accept', 'reply', 'close', 'ask', 'note', 'extend'] as const),
  ...([
    'extend_refuse',
    'urge',
    'transfer',
    'return',
    'merge',
    'decline',
    'recuse',
    'hold',
    'unhold',
  ] as const),
];
const STRONG: readonly OfficerAction[] = [
  'decline',
  'return',
  'close',
  'transfer',
  'triage',
  'merge',
  'recuse',
  'unhold',
];
/** Opened by itself when it may be done: the step everybody waits for. */
const FIRST: readonly OfficerAction[] = ['triage', 'review_decide', 'accept', 'reply'];

export interface ActionFormsProps {
  office: Office;
  state: CaseState;
  trackingNumber: string;
  csrf: string;
  permitted: readonly OfficerAction[];
  draft: Draft | undefined;
  /** A reply begun earlier, or the words of a template. */
  kept: string | undefined;
  /** The reporter's words with numbers masked, to begin a copy without names from. */
  masked: string | undefined;
}

export function ActionForms(props: ActionFormsProps) {
  const { office, state, trackingNumber, csrf, permitted, draft, kept, masked } = props;
  const actions = ORDER.filter((action) => permitted.includes(action));
  // A request the unit waits for is in front of everything.
  const waits = state.extensionAsked && permitted.includes('extend_refuse') ? 'extend' : undefined;
  const usual = waits ?? actions.find((action) => FIRST.includes(action));
  const first = kept === undefined ? usual : 'reply';
  return (
    <>
      {actions.map((action) => {
        const { title, button, effect } = ACTIONS[action];
        const mine = draft?.action === action ? draft : undefined;
        const setting = { office, state, trackingNumber, kept, masked, draft: mine };
        const form = (
          <form method="post" action={`/staff/cases/${trackingNumber}/${action}`} class="stack">
            <Token csrf={csrf} />
            <input type="hidden" name="version" value={String(state.version)} />
            {FIELDS[action](setting)}
            <p class={STRONG.includes(action) ? 'effect strong' : 'effect'} id={`${action}-effect`}>
              {effect}
            </p>
            <button
              type="submit"
              class={action === 'decline' ? 'danger' : ''}
              aria-describedby={`${action}-effect`}
            >
              {button}
            </button>
            {action === 'reply' && (
              <button
                type="submit"
                class="quiet"
                formaction={`/staff/cases/${trackingNumber}/draft`}
                formnovalidate
              >
                先存草稿
              </button>
            )}
          </form>
        );
        return (
          <details
            class="action"
            id={`do-${action}`}
            open={draft === undefined ? action === first : mine !== undefined}
          >
            <summary>
              <h3>{title}</h3>
            </summary>
            {form}
          </details>
        );
      })}
    </>
  );
}

/** What was typed for an action that is no longer possible, so that it is not lost. */
export function LeftOver({ draft }: { draft: Draft }) {
  const kept = [...draft.form].filter(
    ([name, value]) => ['text', 'reason', 'referTo'].includes(name) && value.trim() !== '',
  );
  return kept.length === 0 ? null : (
    <section class="left-over" aria-labelledby="left-over">
      <h2 id="left-over">您刚才写的</h2>
      {kept.map(([, value]) => (
        <p class="said">{value}</p>
      ))}
      <p class="hint">这一步现在不能做了。需要的话，把它复制到备注或答复里。</p>
    </section>
  );
}
