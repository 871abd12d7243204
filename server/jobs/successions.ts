// What follows a township into another, by what the pack says (`formerly`): before the office serves, and every night.
// One case, one account a unit of work; each says itself that it has followed, so a stop in between loses nothing, and
// whoever comes second finds nothing to do.
import type { Office } from '../../bot/office.ts';
import { stepAfter } from '../../db/cases.ts';
import type { Queries } from '../../db/connect.ts';
import { foldCase, foldEvent } from '../../knowledge/casework/fold.ts';
import { shutOutBy, succeed } from '../../knowledge/casework/lifecycle.ts';
import type { CaseState, NewEvent, UnitCode } from '../../knowledge/casework/types.ts';
import { type Successors, successors } from '../../knowledge/jurisdictions/formerly.ts';
import { keepFromInterested } from '../casework.ts';
import { lookAgain } from '../interests.ts';

/** How many of each followed; `failed`: cases that could not be read. */
export interface Followed {
  cases: number;
  officers: number;
  interests: number;
  failed: number;
}

/** A case in a case in a case: more than that is a ring, which nothing makes. */
const MOST_MERGES = 50;

/**
 * Has everything that names a township that is gone name the one it went into. The order matters: first the interests,
 * by which a case is kept from officers when it comes to them; then the cases with those they shut out; the officers
 * last, so that none of them ever belongs to a unit the case they were shut out of has not heard of.
 */
export async function followTownships(office: Office): Promise<Followed> {
  const gone = successors(office.county);
  const followed: Followed = { cases: 0, officers: 0, interests: 0, failed: 0 };
  if (gone.size === 0) return followed;
  for (const [from, to] of gone) {
    followed.interests += await office.db.unit((tx) => office.interests.succeed(tx, from, to));
  }
  for await (const id of office.successions.casesNaming([...gone.keys()])) {
    try {
      if (await office.db.unit((tx) => followCase(tx, office, id, gone))) followed.cases += 1;
    } catch {
      followed.failed += 1;
    }
  }
  // A case that could not follow may shut them out by the old code alone: they wait until it is mended.
  if (followed.failed === 0) followed.officers = await followOfficers(office, gone);
  const { failed, ...done } = followed;
  if (done.cases + done.officers + done.interests > 0) office.log.info(done, 'followed their townships');
  if (failed > 0) office.log.error({ cases: failed }, 'cases could not follow their townships');
  // Its unit is a word a case is found by.
  if (done.cases > 0) office.afterFiling(false);
  return followed;
}

async function followOfficers(office: Office, gone: Successors): Promise<number> {
  let moved = 0;
  for (const account of await office.officers.list()) {
    const to = gone.get(account.unit ?? '');
    if (account.unit === undefined || to === undefined) continue;
    // Before the account moves: what its owner declared must be hidden when the new unit's cases come into sight.
    await lookAgain(office, { ...account, unit: to });
    if (await office.officers.succeed(account.username, account.unit, to)) moved += 1;
  }
  return moved;
}

/** @returns whether anything changed; of what has followed already nothing does */
async function followCase(
  tx: Queries,
  office: Office,
  id: string,
  gone: Successors,
  depth = 0,
): Promise<boolean> {
  let changed = false;
  const history = await office.cases.history(tx, id);
  const before = foldCase(history);
  const shut = await shutByLead(tx, office, id, before, gone);
  const events: NewEvent[] = shut.length > 0 ? [shutOutBy(before, shut, 'merged_case', office.now())] : [];
  let state = events.reduce(foldEvent, before);
  for (const [from, to] of gone) {
    const made = succeed(state, from, to, office.now());
    state = made.reduce(foldEvent, state);
    events.push(...made);
    // Words kept from a unit that has nothing to do with the case any more, but may again.
    if (made.length === 0 && (await office.cases.maskOn(tx, id, from, to))) changed = true;
  }
  if (events.length > 0) {
    const all = await keepFromInterested(tx, office, id, history, events);
    const step = stepAfter(history, all, office.today(), office.calendars());
    await office.cases.append(tx, id, before.version, step);
    changed = true;
    if (depth < MOST_MERGES) {
      for (const child of await office.cases.mergedInto(tx, id)) {
        await followCase(tx, office, child, gone, depth + 1);
      }
    }
  }
  return changed;
}

/**
 * A case that went into another is told what that one's reporter is: no unit that reads it may be one the other shuts
 * out. When they were put together none was; two townships become one may make it so.
 */
async function shutByLead(
  tx: Queries,
  office: Office,
  id: string,
  { unit, informed, denied }: CaseState,
  gone: Successors,
): Promise<UnitCode[]> {
  const leadId = await office.cases.leadOf(tx, id);
  if (leadId === undefined) return [];
  const now = (code: UnitCode) => gone.get(code) ?? code;
  const lead = foldCase(await office.cases.history(tx, leadId)).denied.map(now);
  const own = denied.map(now);
  const taken = new Set(gone.values());
  return [...new Set([unit, ...informed].map(now))].filter(
    (code) => taken.has(code) && lead.includes(code) && !own.includes(code),
  );
}
