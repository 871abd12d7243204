// Erasing what is kept of a case: inside one unit of work, with its event in the chain, and never of a case that is held.
import { stepAfter } from '../db/cases.ts';
import type { Queries } from '../db/connect.ts';
import { isLive } from '../knowledge/casework/actions.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { erase, eraseContact } from '../knowledge/casework/lifecycle.ts';
import type { CaseEvent, Day, NewEvent } from '../knowledge/casework/types.ts';
import type { Office } from './office.ts';

/** As much of the office as erasing needs, so that the operator's tool can do it without the rest. */
export type Eraser = Pick<Office, 'cases' | 'retention' | 'today' | 'now' | 'calendars'>;

async function record(tx: Queries, office: Eraser, caseId: string, history: CaseEvent[], event: NewEvent) {
  const { version } = foldCase(history);
  const step = stepAfter(history, [event], office.today(), office.calendars());
  await office.cases.append(tx, caseId, version, step);
}

/**
 * Erases words, files and contact of a case.
 * @returns names of its files, to be removed once the unit is on disk
 */
export async function eraseCase(tx: Queries, office: Eraser, caseId: string): Promise<string[]> {
  const history = await office.cases.history(tx, caseId);
  await office.retention.unindex(tx, caseId);
  await record(tx, office, caseId, history, erase(foldCase(history), office.now()));
  return office.retention.eraseCase(tx, caseId);
}

/** Why a contact stays, or that it is gone. */
export type ContactErased = 'erased' | 'none' | 'running' | 'held';

/** Whether a contact that is kept can be erased at its owner's word; `until`: by when the law wants the case done. */
export type KeptContact = { erasable: 'now' } | { erasable: 'held' } | { erasable: 'later'; until?: Day };

/** Erases the name and telephone a reporter left, of a case that is over. */
export async function dropContact(
  tx: Queries,
  office: Eraser,
  caseId: string,
  why: 'due' | 'asked',
): Promise<ContactErased> {
  if (!(await office.cases.hasContact(tx, caseId))) return 'none';
  const history = await office.cases.history(tx, caseId);
  const state = foldCase(history);
  if (isLive(state.status)) return 'running';
  if (await office.retention.isHeld(tx, caseId)) return 'held';
  await office.retention.unindex(tx, caseId);
  await record(tx, office, caseId, history, eraseContact(state, why, office.now()));
  await office.cases.dropContact(tx, caseId);
  return 'erased';
}
