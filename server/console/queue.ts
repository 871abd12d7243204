// The officer's queue: what may be asked of it, and the cases as the page shows them. Most urgent first.
import { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import type { Authorized, CaseFace, CaseFile, Filter } from '../../db/case-reading.ts';
import { readEvent } from '../../db/cases.ts';
import type { Account } from '../../db/officers.ts';
import { addWorkingDays } from '../../knowledge/casework/calendar.ts';
import { binding, type Clock, deriveClocks } from '../../knowledge/casework/clocks.ts';
import { CASE_KINDS, CASE_STATUSES } from '../../knowledge/casework/types.ts';
import { SOON, type Urgency, urgency } from '../../knowledge/casework/urgency.ts';

const A_PAGE = 20;
/** Counting stops here; the page then says "99+". */
const MOST_COUNTED = 99;
const STORY = 40;

/** An empty or unknown value of a filter is no filter: an address may be old or typed by hand. */
const none = undefined;
export const queueQuery = z.object({
  status: z
    .enum([...CASE_STATUSES, 'all'])
    .optional()
    .catch(none),
  kind: z.enum(CASE_KINDS).optional().catch(none),
  due: z.enum(['overdue', 'soon']).optional().catch(none),
  unit: z
    .string()
    .regex(/^(desk|discipline|\d{9})$/)
    .optional()
    .catch(none),
  q: z.string().trim().min(1).max(100).optional().catch(none),
  cursor: z.string().min(1).max(200).optional().catch(none),
});
export type QueueQuery = z.output<typeof queueQuery>;

export interface QueueItem {
  face: Authorized<CaseFace>;
  /** The first characters of the reporter's own words. */
  story: string;
  next?: { clock: Clock; urgency: Urgency };
}

/** All clocks of a case as they stand today; the right to object ends by itself when its days are over. */
export function clocksToday(office: Office, file: Authorized<CaseFile>): Clock[] {
  return deriveClocks(file.events.map(readEvent), office.today(), office.calendars());
}

/** How near the deadline that binds now is. */
export function nextDeadline(office: Office, clocks: readonly Clock[]): QueueItem['next'] {
  const clock = binding(clocks, 'reporter');
  return clock && { clock, urgency: urgency(clock, office.today(), office.calendars()) };
}

/** The first characters of a text on one line; whole characters, never half a pair. */
function opening(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > STORY ? `${characters.slice(0, STORY).join('')}…` : characters.join('');
}

const overdue = (office: Office): Partial<Filter> => ({ overdueOn: office.today(), open: true });
const soon = (office: Office): Partial<Filter> => {
  const from = office.today();
  return { soon: { from, until: addWorkingDays(from, SOON, office.calendars()).due }, open: true };
};

/** Searching looks through ended cases too; otherwise only what is still to do, unless a status is asked for. */
function filterOf(office: Office, query: QueueQuery): Filter {
  const { status, due, kind, unit, q, cursor } = query;
  const isAnyStatus = status !== undefined || q !== undefined;
  return {
    kind,
    unit,
    q,
    cursor,
    limit: A_PAGE,
    ...(isAnyStatus ? {} : { open: true }),
    ...(status === undefined || status === 'all' ? {} : { status }),
    ...(due === 'overdue' ? overdue(office) : due === 'soon' ? soon(office) : {}),
  };
}

async function itemOf(office: Office, account: Account, face: Authorized<CaseFace>): Promise<QueueItem[]> {
  // Read again through the same door, so that a case moved away meanwhile is left out.
  const file = await office.reading.find(account, face.trackingNumber);
  if (!file) return [];
  const next = nextDeadline(office, clocksToday(office, file));
  const story = opening(file.messages[0]?.text ?? '');
  return [{ face, story, ...(next ? { next } : {}) }];
}

export async function readQueue(
  office: Office,
  account: Account,
  query: QueueQuery,
): Promise<{ items: QueueItem[]; next?: string }> {
  const { items: faces, next } = await office.reading.list(account, filterOf(office, query));
  const items = (await Promise.all(faces.map((face) => itemOf(office, account, face)))).flat();
  return { items, ...(next === undefined ? {} : { next }) };
}

export interface Counts {
  waiting: string;
  returned: string;
  soon: string;
  overdue: string;
}

/** What waits for this officer, each counted up to a limit so that a large county costs no more than a small one. */
export async function countQueue(office: Office, account: Account): Promise<Counts> {
  const count = async (filter: Partial<Filter>) => {
    const counted = await office.reading.countUpTo(account, filter, MOST_COUNTED);
    return counted > MOST_COUNTED ? `${MOST_COUNTED}+` : String(counted);
  };
  const [waiting, returned, near, late] = await Promise.all([
    count({ status: 'routed', open: true }),
    count({ status: 'returned', open: true }),
    count(soon(office)),
    count(overdue(office)),
  ]);
  return { waiting, returned, soon: near, overdue: late };
}
