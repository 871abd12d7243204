// Two servers of one county on one database, with the jobs they really run: closed, cut off and opened again.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lastEvent } from '../../../db/events.ts';
import { tidy } from '../../../server/jobs/daily.ts';
import { createLook } from '../../../server/jobs/reminders.ts';
import { copyFolder, openTestOffice, type TestClock, type TestOffice } from '../../support/office.ts';

interface Server extends TestOffice {
  look(): Promise<void>;
}

export interface Looked {
  reminders: number;
  asked: number;
}

export async function openServers(clock: TestClock) {
  const faults: string[] = [];
  let servers: Server[] = [];
  let folder: string | undefined;

  async function open(): Promise<void> {
    servers = [];
    for (let n = 0; n < 2; n += 1) {
      const inside = openTestOffice(folder === undefined ? { clock } : { clock, folder });
      folder = inside.folder;
      // As the server does before it listens.
      await inside.office.reloadCalendars();
      servers.push({ ...inside, look: createLook(inside.office) });
    }
  }
  async function close(): Promise<void> {
    for (const one of servers) await one.close();
  }
  function heard(): Looked {
    const sum = { reminders: 0, asked: 0 };
    for (const { lines } of servers) {
      for (const line of lines.splice(0)) {
        const {
          level,
          message,
          reminders = 0,
          asked = 0,
        } = JSON.parse(line) as {
          level: string;
          message: string;
        } & Partial<Looked>;
        if (level === 'error') faults.push(line);
        if (message !== 'reminded') continue;
        sum.reminders += reminders;
        sum.asked += asked;
      }
    }
    return sum;
  }

  await open();
  return {
    faults,
    office: (n = 0) => (servers[n] as Server).office,
    folder: () => folder as string,
    heads: () => readdirSync(join(folder as string, 'heads')).toSorted(),
    /** The hourly job of both, one after the other: in one process they would wait for each other's lock. */
    async look(isTwice: boolean): Promise<Looked> {
      for (const one of servers) await (isTwice ? Promise.all([one.look(), one.look()]) : one.look());
      return heard();
    },
    /** The daily job of both. @returns the end of the chain the first of them left, with what it erased */
    async tidy() {
      const [first, ...others] = servers as [Server, ...Server[]];
      await tidy(first.office);
      const end = await lastEvent(first.office.db.reading, first.office.db.tables);
      for (const one of others) await tidy(one.office);
      heard();
      return end;
    },
    close,
    async restart(): Promise<void> {
      await close();
      await open();
    },
    /** The plug is pulled: what lies on the disk this moment is all there is. */
    async cutOff(): Promise<void> {
      const left = copyFolder(folder as string);
      await close();
      folder = left;
      await open();
    },
  };
}
