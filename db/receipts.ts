// Receipt codes at rest. At filing a keyed hash is kept, because a slow one would hold every reporter up; moments
// later it is replaced by argon2id over that hash. Either way the code itself is stored nowhere.
import { timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { and, eq, sql } from 'drizzle-orm';
import { beside } from './beside.ts';
import type { Database } from './connect.ts';
import type { Keys } from './sealing.ts';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Rest after each hash, as a multiple of the time it took: a tenth of one core, whatever is waiting. */
const REST = 9;

export type Receipts = ReturnType<typeof createReceipts>;

export function createReceipts(db: Database, keys: Keys) {
  const { cases } = db.tables;
  const soft = (code: string) => keys.fingerprint('receipt', code);
  // Checked when no case has the number, so that a wrong number takes as long as a wrong code.
  const nobody = hash(soft('nobody'), COST);

  async function hardenOne(): Promise<boolean> {
    const [row] = await db.reading
      .select({ id: cases.id, receipt: cases.receipt })
      .from(cases)
      .where(sql`not ${cases.receiptHard}`)
      .limit(1);
    if (!row) return false;
    const hard = await hash(row.receipt, COST);
    await db.unit((tx) =>
      tx
        .update(cases)
        .set({ receipt: hard, receiptHard: true })
        // A code replaced in the meantime is another receipt: leave it for the next round.
        .where(and(eq(cases.id, row.id), eq(cases.receipt, row.receipt)))
        .returning({ id: cases.id }),
    );
    return true;
  }

  const hardening = beside(hardenOne, REST);

  return {
    /** What is kept of a new code. */
    keep: soft,

    /** Whether the code opens the case; `stored` undefined when there is no such case. Takes the same time always. */
    async matches(stored: string | undefined, code: string): Promise<boolean> {
      const brought = soft(code);
      if (stored?.startsWith('$')) return verify(stored, brought);
      await verify(await nobody, brought);
      if (stored === undefined) return false;
      const [a, b] = [Buffer.from(stored), Buffer.from(brought)];
      return a.length === b.length && timingSafeEqual(a, b);
    },

    /** Hardens whatever waits, also what a crash left behind. */
    harden: hardening.begin,

    stop: hardening.stop,
  };
}
