// The fields of the action forms: each with its label, its hint, its fault, and what was typed before.
import type { Child } from 'hono/jsx';
import type { Office } from '../../bot/office.ts';
import type { CaseState } from '../../knowledge/casework/types.ts';
import { Fault, marks } from './faults.tsx';
import type { Faults, Form } from './form.ts';
import type { OfficerAction } from './words.ts';

/** What an officer sent that was not done. */
export interface Draft {
  action: OfficerAction;
  form: Form;
  faults: Faults;
}

export interface Setting {
  office: Office;
  state: CaseState;
  trackingNumber: string;
  /** The reporter's words with numbers masked. */
  masked?: string | undefined;
  /** A reply this officer began earlier. */
  kept?: string | undefined;
  /** Absent when this form was not the one sent. */
  draft: Draft | undefined;
}

export const NO_FAULTS: Faults = {};
export const typed = ({ draft }: Setting, name: string) => draft?.form.get(name) ?? '';

export interface FieldProps {
  setting: Setting;
  action: OfficerAction;
  name: string;
  label: string;
  hint?: string;
}

export function Field({ setting, action, name, label, hint, children }: FieldProps & { children: Child }) {
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

export const Words = (
  props: FieldProps & { most: number; rows?: number; first?: string; optional?: boolean },
) => (
  <Field {...props}>
    <textarea
      id={`${props.action}-${props.name}`}
      name={props.name}
      rows={props.rows ?? 3}
      maxlength={props.most}
      required={props.optional !== true}
      {...about(props)}
    >
      {props.setting.draft ? typed(props.setting, props.name) : (props.first ?? '')}
    </textarea>
  </Field>
);

export type Option = readonly [value: string, label: string];

export const Pick = (
  props: FieldProps & { options: readonly Option[]; first: string; required?: boolean },
) => (
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

/** One line: a day, a number, an address of another case. */
export const Line = (
  props: FieldProps & {
    type?: 'text' | 'date' | 'number';
    most?: number;
    optional?: boolean;
    first?: string;
  },
) => (
  <Field {...props}>
    <input
      id={`${props.action}-${props.name}`}
      name={props.name}
      type={props.type ?? 'text'}
      required={props.optional !== true}
      maxlength={props.most ?? 200}
      value={props.setting.draft ? typed(props.setting, props.name) : (props.first ?? '')}
      {...about(props)}
    />
  </Field>
);
