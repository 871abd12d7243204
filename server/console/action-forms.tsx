// One small form an action, only those permitted now; what was typed comes back when it could not be done.
import type { Child } from 'hono/jsx';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import { canTransfer } from '../../knowledge/casework/access.ts';
import { findCategory } from '../../knowledge/casework/categories.ts';
import {
  FINDINGS as ALL_FINDINGS,
  MEASURES as ALL_MEASURES,
  type CaseState,
} from '../../knowledge/casework/types.ts';
import { Fault, marks } from './faults.tsx';
import type { Faults, Form } from './form.ts';
import { Token } from './page.tsx';
import { ACTIONS, FINDINGS, MEASURES, type OfficerAction } from './words.ts';

/** What an officer sent that was not done. */
export interface Draft {
  action: OfficerAction;
  form: Form;
  faults: Faults;
}

interface Setting {
  office: Office;
  state: CaseState;
  /** Absent when this form was not the one sent. */
  draft: Draft | undefined;
}

const NO_FAULTS: Faults = {};
const typed = ({ draft }: Setting, name: string) => draft?.form.get(name) ?? '';

interface FieldProps {
  setting: Setting;
  action: OfficerAction;
  name: string;
  label: string;
  hint?: string;
}

function Field({ setting, action, name, label, hint, children }: FieldProps & { children: Child }) {
  const id = `${action}-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Fault id={id} faults={setting.draft?.faults ?? NO_FAULTS} name={name} />
      {children}
    </div>
  );
}

const about = ({ setting, action, name, hint }: FieldProps) =>
  marks(`${action}-${name}`, setting.draft?.faults ?? NO_FAULTS, name, hint !== undefined);

const Words = (props: FieldProps & { most: number; rows?: number }) => (
  <Field {...props}>
    <textarea
      id={`${props.action}-${props.name}`}
      name={props.name}
      rows={props.rows ?? 3}
      maxlength={props.most}
      required
      {...about(props)}
    >
      {typed(props.setting, props.name)}
    </textarea>
  </Field>
);

type Option = readonly [value: string, label: string];

const Pick = (props: FieldProps & { options: readonly Option[]; first: string; required?: boolean }) => (
  <Field {...props}>
    <select
      id={`${props.action}-${props.name}`}
      name={props.name}
      required={props.required === true}
      {...about(props)}
    >
      <option value="">{props.first}</option>
      {props.options.map(([value, label]) => (
        <option value={value} selected={typed(props.setting, props.name) === value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
);

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
      <Words {...{ setting, action: 'transfer', name: 'reason', label: '转办的理由', most: REASON }} />
    </>
  ),
  note: (setting) => <Words {...{ setting, action: 'note', name: 'text', label: '备注内容', most: TEXT }} />,
  reply: (setting) => (
    <>
      <Words
        {...{ setting, action: 'reply', name: 'text', label: '答复内容（群众看得到）', most: TEXT }}
        rows={6}
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
        选“停发待遇”，就是确认：决定前听过本人的意见，决定后已书面告知并说明理由（社会救助法第四十八条）。
      </p>
    </fieldset>
  );
}

/** Steps that move the case on come first; the ones that send it away come last. */
const ORDER: readonly OfficerAction[] = ['accept', 'reply', 'close', 'note', 'transfer', 'return', 'decline'];
const STRONG: readonly OfficerAction[] = ['decline', 'return', 'close', 'transfer'];

export interface ActionFormsProps {
  office: Office;
  state: CaseState;
  trackingNumber: string;
  csrf: string;
  permitted: readonly OfficerAction[];
  draft: Draft | undefined;
}

export function ActionForms({ office, state, trackingNumber, csrf, permitted, draft }: ActionFormsProps) {
  const actions = ORDER.filter((action) => permitted.includes(action));
  const first = actions.find((action) => action === 'accept' || action === 'reply');
  return (
    <>
      {actions.map((action) => {
        const { title, button, effect } = ACTIONS[action];
        const mine = draft?.action === action ? draft : undefined;
        const setting = { office, state, draft: mine };
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
