// The county's own figures, each from a document. One recorded on the console waits for a second person.
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { appendEvents } from './events.ts';
import { randomBytes } from './random.ts';
import type { Schema } from './schema.ts';

export interface StandardRecord {
  id: string;
  n: number;
  standardId: string;
  region: string;
  setting: 'urban' | 'rural' | null;
  /** Decimal, as typed. */
  value: string;
  from: string;
  to: string | null;
  sourceTitle: string;
  sourceNumber: string;
  sourceDate: string;
  recordedBy: string;
  recordedAt: string;
  /** null: waits for approval and is not served. */
  approvedBy: string | null;
  approvedAt: string | null;
}

export type NewRecord = Pick<
  StandardRecord,
  | 'standardId'
  | 'region'
  | 'setting'
  | 'value'
  | 'from'
  | 'to'
  | 'sourceTitle'
  | 'sourceNumber'
  | 'sourceDate'
>;

/** Whoever recorded it may not approve it. */
export class OwnRecord extends Error {}

type Row = Schema['recordedStandards']['$inferSelect'];
const recordOf = (row: Row): StandardRecord => ({
  ...row,
  setting: row.setting as StandardRecord['setting'],
});

export type RecordedStandards = ReturnType<typeof createRecordedStandards>;

export function createRecordedStandards(db: Database, now: () => Date) {
  const { recordedStandards: table } = db.tables;

  const eventOf = (row: NewRecord, by: string, recordedBy: string) => {
    const { standardId, region, setting, value, from, to, sourceTitle, sourceNumber, sourceDate } = row;
    const body = {
      standard: standardId,
      region,
      setting,
      value,
      from,
      to,
      sourceTitle,
      sourceNumber,
      sourceDate,
    };
    return {
      caseId: null,
      type: 'standard_recorded',
      at: now().toISOString(),
      by,
      body: { ...body, recordedBy },
    };
  };

  return {
    /** Every record, in the order recorded. */
    async list(): Promise<StandardRecord[]> {
      return (await db.reading.select().from(table).orderBy(asc(table.n))).map(recordOf);
    },

    async find(id: string): Promise<StandardRecord | undefined> {
      const [row] = await db.reading.select().from(table).where(eq(table.id, id));
      return row && recordOf(row);
    },

    /**
     * Records a figure. `approved`: it holds at once, on the word of the operator alone, and is an event; else it waits.
     */
    async record(wanted: NewRecord, by: string, approved: boolean): Promise<StandardRecord> {
      return db.unit(async (tx) => {
        const [last] = await tx.select({ n: table.n }).from(table).orderBy(desc(table.n)).limit(1);
        const at = now().toISOString();
        const row: Row = {
          ...wanted,
          id: randomBytes(12).toString('hex'),
          n: (last?.n ?? 0) + 1,
          recordedBy: by,
          recordedAt: at,
          approvedBy: approved ? by : null,
          approvedAt: approved ? at : null,
        };
        await tx.insert(table).values(row);
        if (approved) await appendEvents(tx, db.tables, [eventOf(wanted, by, by)]);
        return recordOf(row);
      });
    },

    /** Lets a waiting record hold. @returns false when it waits no longer @throws OwnRecord */
    async approve(record: StandardRecord, by: string): Promise<boolean> {
      if (record.recordedBy === by) throw new OwnRecord();
      return db.unit(async (tx) => {
        const [row] = await tx
          .update(table)
          .set({ approvedBy: by, approvedAt: now().toISOString() })
          .where(and(eq(table.id, record.id), isNull(table.approvedBy)))
          .returning();
        if (!row) return false;
        await appendEvents(tx, db.tables, [eventOf(record, by, record.recordedBy)]);
        return true;
      });
    },

    /** Drops a record that waits; one that holds is history and stays. @returns false when it waits no longer */
    async drop(id: string): Promise<boolean> {
      return db.unit(async (tx) => {
        const gone = await tx
          .delete(table)
          .where(and(eq(table.id, id), isNull(table.approvedBy)))
          .returning({ id: table.id });
        return gone.length > 0;
      });
    },
  };
}
