// One of several servers on one database, after 青山镇 went into 白石镇: has everything follow and prints how much it was.
// With a number of units it dies after that many, as of a power cut.
import { join } from 'node:path';
import { openOffice } from '../../bot/office.ts';
import { followTownships } from '../../server/jobs/successions.ts';
import { readMergedPack } from '../support/merger.ts';

const [, , folder = '', units = '', now = ''] = process.argv;
const silent = { info() {}, warn() {}, error() {} };
const office = openOffice({
  county: 'sample',
  folder,
  databaseFile: join(folder, 'mingbai.db'),
  masterKey: Buffer.alloc(32, 7),
  webAddress: 'http://127.0.0.1',
  log: silent,
  now: () => new Date(now),
});
readMergedPack(office);
const { unit } = office.db;
let left = Number(units);
if (left > 0) {
  office.db.unit = async (work) => {
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
    return unit(work);
  };
}
// All begin with the same word from whoever started them.
await new Promise((resolve) => {
  console.log('ready');
  process.stdin.once('data', resolve);
});
console.log(JSON.stringify(await followTownships(office)));
await office.close();
process.exit(0);
