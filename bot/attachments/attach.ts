// Files given to a case by its reporter: each with its hash in the chain of events, so that a file changed later shows.
import type { AttachmentRow } from '../../db/attachments.ts';
import { stepAfter } from '../../db/cases.ts';
import type { Queries } from '../../db/connect.ts';
import { foldCase } from '../../knowledge/casework/fold.ts';
import { attach, permitted } from '../../knowledge/casework/lifecycle.ts';
import type { Office } from '../office.ts';
import { MOST_FILES } from './kind.ts';

export interface Attached {
  /** Ids of the files the case has taken. */
  taken: AttachmentRow[];
  /** How many did not fit. */
  left: number;
  /** The sender must not be found by them; see `afterAttaching`. */
  anonymous: boolean;
}

/**
 * Gives waiting files to a case inside a unit of work.
 * @returns undefined when the case takes nothing more from its reporter
 */
export async function attachToCase(
  tx: Queries,
  office: Office,
  caseId: string,
  rows: readonly AttachmentRow[],
): Promise<Attached | undefined> {
  const history = await office.cases.history(tx, caseId);
  const state = foldCase(history);
  const anonymous = state.kind === 'tip_off' && state.anonymous;
  if (!permitted(state, { who: 'reporter' }).includes('message')) return undefined;
  const room = MOST_FILES - (await office.attachments.countOf(tx, caseId));
  const taken = rows.slice(0, Math.max(0, room));
  if (taken.length > 0) {
    const bound = await office.attachments.bind(tx, caseId, taken, { anonymous, today: office.today() });
    const marks = bound.map(({ id, type, size, hash, original }) => ({
      id,
      type,
      size,
      hash: original ?? hash,
    }));
    const events = attach(state, marks, office.now());
    await office.cases.append(
      tx,
      caseId,
      state.version,
      stepAfter(history, events, office.today(), office.calendars()),
    );
  }
  return { taken, left: rows.length - taken.length, anonymous };
}

/** To be called once the unit is on disk: the files' own times say the hour. */
export function afterAttaching(office: Office, { taken, anonymous }: Attached): void {
  if (anonymous)
    office.attachments.blurTimes(
      taken.map(({ id }) => id),
      office.today(),
    );
}
