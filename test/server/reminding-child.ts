// One of two servers on one database: reminds on each of these days and prints, a line each, what it said first.
import { join } from 'node:path';
import { openOffice } from '../../bot/office.ts';
import { followUp, remind } from '../../server/jobs/reminders.ts';

const [, , folder = '', ...days] = process.argv;
let now = new Date();
const silent = { info() {}, warn() {}, error() {} };
const office = openOffice({
  county: 'sample',
  folder,
  databaseFile: join(folder, 'mingbai.db'),
  masterKey: Buffer.alloc(32, 7),
  webAddress: 'http://127.0.0.1',
  log: silent,
  now: () => now,
});
// Both begin with the same word from whoever started them.
await new Promise((resolve) => {
  console.log('ready');
  process.stdin.once('data', resolve);
});
for (const day of days) {
  now = new Date(`${day}T09:10:00+08:00`);
  for (const { caseId, clock, due, level } of await remind(office))
    console.log(`said ${caseId} ${clock} ${due} ${level}`);
  console.log(`asked ${await followUp(office)}`);
}
await office.close();
process.exit(0);
