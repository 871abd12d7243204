// The trail of events as it may be read by those who watch the office: never a word of a resident's, and of a case that
// must stay closed nothing but that the chain goes on.
import { and, desc, eq, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Officer } from '../knowledge/casework/access.ts';
import type { CaseReading } from './case-reading.ts';
import type { Database } from './connect.ts';
import { openReasons } from './reasons.ts';
import type { Keys } from './sealing.ts';
import { openWordKey } from './words.ts';

export interface AuditEntry {
  seq: number;
  hash: string;
  previous: string;
  /** ISO instant; the day alone of a closed case. */
  at: string;
  /** `closed_case`: an event of a case whose existence is nobody's business. */
  type: string;
  /** Officer's username. */
  by?: string;
  trackingNumber?: string;
  /** What was done, in codes and numbers; no words. */
  details: Record<string, unknown>;
}

/** One opening of a reporter's name and telephone, with the reason given. */
export interface Opening {
  seq: number;
  at: string;
  by: string;
  trackingNumber: string;
  unit: string;
  reason: string;
}

export interface AuditFilter {
  type?: string | undefined;
  by?: string | undefined;
  /** Events before this number. */
  before?: number | undefined;
  limit: number;
}

/** Fields of events that are codes, counts, days and hashes. Reasons and words may name people: they are not here. */
const PLAIN = new Set(
  (
    'kind category urgent unit restricted finding measures score resolved final decision days what item result ' +
    'username role active articleId n to standardId region files until key'
  ).split(' '),
);

/** Of a merger only who holds the case now: its other codes may be those of somebody who is shut out. */
const PLAIN_OF_SUCCESSION = new Set(['unit']);

function plainly(type: string, body: string): Record<string, unknown> {
  const read = JSON.parse(body) as Record<string, unknown>;
  const plain = type === 'succeeded' ? PLAIN_OF_SUCCESSION : PLAIN;
  return Object.fromEntries(Object.entries(read).filter(([key]) => plain.has(key)));
}

export type Audit = ReturnType<typeof createAudit>;

export function createAudit(db: Database, keys: Keys, visibleTo: CaseReading['visibleTo']) {
  const { events, cases } = db.tables;

  const wanted = ({ type, by, before }: AuditFilter): (SQL | undefined)[] => [
    type === undefined ? undefined : eq(events.type, type),
    by === undefined ? undefined : eq(events.by, by),
    before === undefined ? undefined : lt(events.seq, before),
  ];

  return {
    /** The trail for the auditor, newest first. A filter never tells of closed cases. */
    async trail(filter: AuditFilter): Promise<{ items: AuditEntry[]; next?: number }> {
      const isFiltered = filter.type !== undefined || filter.by !== undefined;
      const rows = await db.reading
        .select({ event: events, trackingNumber: cases.trackingNumber, restricted: cases.restricted })
        .from(events)
        .leftJoin(cases, eq(cases.id, events.caseId))
        .where(and(...wanted(filter), isFiltered ? openOnly() : undefined))
        .orderBy(desc(events.seq))
        .limit(filter.limit + 1);
      const items = rows.slice(0, filter.limit).map(({ event, trackingNumber, restricted }): AuditEntry => {
        const { seq, hash, previous, at, type, by, body, caseId } = event;
        // A case erased in the meantime is as closed as a restricted one.
        const isClosed = caseId !== null && (trackingNumber === null || restricted === true);
        if (isClosed) return { seq, hash, previous, at: at.slice(0, 10), type: 'closed_case', details: {} };
        return {
          seq,
          hash,
          previous,
          at,
          type,
          ...(by === null ? {} : { by }),
          ...(trackingNumber === null ? {} : { trackingNumber }),
          details: plainly(type, body),
        };
      });
      const last = items.at(-1);
      return { items, ...(rows.length > filter.limit && last ? { next: last.seq } : {}) };
    },

    /** Openings of identities in the cases this officer may see, newest first. */
    async openings(officer: Officer, filter: AuditFilter): Promise<{ items: Opening[]; next?: number }> {
      const rows = await db.reading
        .select({ event: events, trackingNumber: cases.trackingNumber, unit: cases.unit, key: cases.key })
        .from(events)
        .innerJoin(cases, eq(cases.id, events.caseId))
        .where(and(...wanted({ ...filter, type: 'contact_opened' }), visibleTo(officer)))
        .orderBy(desc(events.seq))
        .limit(filter.limit + 1);
      const items = rows.slice(0, filter.limit).map(({ event, trackingNumber, unit, key }): Opening => {
        const { seq, at, by, body } = openReasons(event, openWordKey(keys, key));
        const { reason = '' } = JSON.parse(body) as { reason?: string };
        return { seq, at, by: by ?? '', trackingNumber, unit, reason };
      });
      const last = items.at(-1);
      return { items, ...(rows.length > filter.limit && last ? { next: last.seq } : {}) };
    },
  };

  /** Events of offices and of cases that are not restricted. */
  function openOnly(): SQL {
    return or(isNull(events.caseId), eq(cases.restricted, false)) as SQL;
  }
}
