// A key that lives one day. What was marked with yesterday's key can be matched with nothing any more.
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { and, isNotNull, lt } from 'drizzle-orm';
import type { Day } from '../knowledge/casework/types.ts';
import type { Database } from './connect.ts';

export interface DailyKey {
  /** Keyed hash under today's key, hex. */
  mark(purpose: string, text: string): string;
  /** Destroys the key when the day is over, and the marks made with it. */
  turn(): Promise<void>;
}

/**
 * @param file survives a crash within the day, so that a resent filing is still known; overwritten the next day.
 * @param today the Beijing day now
 */
export function openDailyKey(file: string, db: Database, today: () => Day): DailyKey {
  let current = read();

  function read(): { day: Day; key: Buffer } {
    if (existsSync(file)) {
      const [day, key] = readFileSync(file, 'utf8').split(' ');
      if (day === today() && key) return { day, key: Buffer.from(key, 'hex') };
    }
    return make();
  }

  function make(): { day: Day; key: Buffer } {
    const fresh = { day: today(), key: randomBytes(32) };
    writeFileSync(`${file}.new`, `${fresh.day} ${fresh.key.toString('hex')}`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return fresh;
  }

  return {
    mark(purpose, text) {
      if (current.day !== today()) current = make();
      return createHmac('sha256', current.key).update(`${purpose}\n${text}`).digest('hex');
    },
    async turn() {
      const { cases } = db.tables;
      if (current.day !== today()) current = make();
      await db.unit((tx) =>
        tx
          .update(cases)
          .set({ resend: null })
          .where(and(isNotNull(cases.resend), lt(cases.filedAt, today())))
          .returning({ id: cases.id }),
      );
    },
  };
}
