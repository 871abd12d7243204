// `keys status`, `keys rotate`: under which sealing key everything lies, and another key for all of it.
import { keyListIn, readKeyList } from '../../db/key-list.ts';
import { rotateKeys } from '../../db/key-rotation.ts';
import { countSealed } from '../../db/sealed-values.ts';
import { lock, withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Refused, type Terminal } from './terminal.ts';

function need(master: Buffer | undefined, { keyFile }: Settings): Buffer {
  if (master) return master;
  throw new Refused(
    `The key of this database is needed, and ${keyFile ?? 'MASTER_KEY'} does not hold it. Set MASTER_KEY or ` +
      'MASTER_KEY_FILE as the server has it.',
  );
}

/** How many values lie under which key; opens none of them, and may run while the server works. */
export async function keysStatus(
  settings: Settings,
  master: Buffer | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const ring = readKeyList(settings.folder, need(master, settings));
  const counted = await withDatabase(settings.databaseFile, (db) => countSealed(db.reading, db.tables));
  const numbers = new Set([...ring.keys.keys(), ...counted.flatMap(({ under }) => [...under.keys()])]);
  let isMissing = false;
  for (const number of [...numbers].toSorted((a, b) => b - a)) {
    const kinds = counted.flatMap(({ what, under }) => {
      const values = under.get(number);
      return values === undefined ? [] : [`${values} ${what}`];
    });
    const isHad = ring.keys.has(number);
    isMissing ||= !isHad;
    const role = isHad ? (number === ring.newest ? 'seals now' : 'old') : 'NOT in the list';
    terminal.say(`key ${number} (${role}): ${kinds.join(', ') || 'nothing'}`);
  }
  if (isMissing) {
    terminal.say(
      `What lies under a missing key stays shut until ${keyListIn(settings.folder)} has it again.`,
    );
  } else if (ring.keys.size > 1) {
    terminal.say('A rotation was broken off; everything can be read. Finish it with: keys rotate');
  }
  return isMissing ? 1 : 0;
}

/**
 * Another sealing key for everything, or the rest of a rotation that was broken off.
 * @throws Refused while a server runs on the folder
 */
export async function keysRotate(
  settings: Settings,
  master: Buffer | undefined,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const { folder, databaseFile } = settings;
  const key = need(master, settings);
  const unlock = lock(folder);
  try {
    const rotation = await withDatabase(databaseFile, (db) =>
      rotateKeys(db, { folder, master: key, now }, (done) => terminal.note(`${done} values resealed …`)),
    );
    if (rotation.resumed) terminal.say('A rotation had been broken off; this went on with it.');
    terminal.say(`${rotation.done} values resealed under key ${rotation.key}.`);
    if (rotation.shut > 0) {
      terminal.say(
        `${rotation.shut} values open with no key of the list and were left as they are; the old keys stay in it. ` +
          'See: keys status',
      );
      return 1;
    }
    terminal.say(
      `The old key is gone. Copy ${keyListIn(folder)} to where the copy of the master key is: from now on both are needed. ` +
        'Backups made before this need the list as it was then (none, before the first rotation).',
    );
    return 0;
  } finally {
    unlock();
  }
}
