// Owns expected refusals: values, never exceptions.

export type RefusalCode =
  | 'not_permitted'
  | 'wrong_status'
  | 'unknown_unit'
  | 'return_too_late'
  | 'no_unit_above'
  | 'same_unit'
  | 'unknown_item'
  | 'unknown_case'
  | 'merge_conflict'
  | 'extended_already'
  | 'too_late'
  | 'done_already'
  | 'stop_unrecorded'
  | 'nobody_left'
  | 'erased';

/** `phrase` is the key of the words shown; `bot/phrases` and the console own the words. */
export type Refusal = { refused: true; code: RefusalCode; phrase: string };

export function refuse(code: RefusalCode): Refusal {
  return { refused: true, code, phrase: `case.refused.${code}` };
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
