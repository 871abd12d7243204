// tsx test/bench/many-cases.ts [small=10000] [large=1000000] [folder]: the officers' queue, a case and searches, p95 with many
// cases against the same with few, in one run. Not part of `npm run bench`: to fill and index a million cases takes twenty
// minutes and 4 GB. What was filled into a folder is measured again without filling.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWebChannel } from '../../bot/channels/web.ts';
import { createDelivery } from '../../bot/deliver.ts';
import { newCaseId } from '../../bot/filing.ts';
import { openOffice } from '../../bot/office.ts';
import { createTurns } from '../../bot/turn.ts';
import { createApp } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import { type Filled, fillWithCases } from './fill.ts';
import { print } from './row.ts';

const [small, large] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1_000_000)];
const root = process.argv[4];
const TIMES = 60;
const SAMPLE = ['clerk', 'desk', 'supervisor'] as const;
const silent = { info() {}, warn() {}, error() {} };

/** Milliseconds by the clock and of the processor: the second says the same on a busy machine. */
type Measured = Map<string, { wall: number; cpu: number }>;

const p95 = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

/** p95 in ms of every request, each asked `TIMES` times with other cases and words. */
async function measure(count: number): Promise<Measured> {
  const folder = root ? join(root, String(count)) : mkdtempSync(join(tmpdir(), 'mingbai-many-'));
  mkdirSync(folder, { recursive: true });
  const config = {
    county: 'sample',
    folder,
    databaseFile: join(folder, 'mingbai.db'),
    masterKey: Buffer.alloc(32, 7),
    webAddress: 'http://127.0.0.1',
    port: 0,
    host: '127.0.0.1',
    isRateLimited: false,
  } satisfies Config;
  const office = openOffice({ ...config, log: silent });
  try {
    const began = performance.now();
    const list = join(folder, 'filled.json');
    const filled: Filled = existsSync(list)
      ? JSON.parse(readFileSync(list, 'utf8'))
      : await fillWithCases(office, count);
    writeFileSync(list, JSON.stringify(filled));
    // A million cases filed in one go leave a log no office ever has before it.
    office.db.sweep();
    console.error(`${count} cases in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    const turns = createTurns(office);
    const web = createWebChannel();
    const app = createApp({ office, turns, web, delivery: createDelivery(office, [web]), config });
    const times: Measured = new Map();
    for (const role of SAMPLE) {
      const unit = role === 'clerk' ? filled.unit : undefined;
      const account = await office.officers.add(
        {
          username: `bench-${role}-${newCaseId()}`,
          name: '测',
          role,
          password: 'bench-password',
          mustChangePassword: false,
          ...(unit ? { unit } : {}),
        },
        null,
      );
      const { token } = await office.officers.begin(account);
      const headers = { authorization: `Bearer ${token}`, cookie: `mingbai_staff=${token}` };
      const api = '/api/v1/staff/cases';
      const numbers = (n: number) => filled.numbers[(n * 37) % filled.numbers.length] as string;
      const q = (words: string) => `${api}?limit=20&q=${encodeURIComponent(words)}`;
      const asked: [string, (n: number) => string][] = [
        ['queue', () => `${api}?open=true&limit=20`],
        ['queue page', () => '/staff'],
        ['overdue', () => `${api}?due=overdue&limit=20`],
        ['case', (n) => `${api}/${numbers(n)}`],
        ['case page', (n) => `/staff/cases/${numbers(n)}`],
        ['search number', (n) => q(numbers(n))],
        ['search village', (n) => q(filled.villages[n % filled.villages.length] as string)],
        ['search word', (n) => q(filled.words[n % filled.words.length] as string)],
        [
          'search two words',
          (n) => q(`${filled.villages[n % filled.villages.length]} ${filled.words[n % filled.words.length]}`),
        ],
        ['search phone', (n) => q(filled.phones[(n * 31) % filled.phones.length] as string)],
        ['search name', (n) => q(filled.names[(n * 29) % filled.names.length] as string)],
        ['search nothing', (n) => q(`阿弥陀佛${n}`)],
        [
          'search page',
          (n) => `/staff?q=${encodeURIComponent(filled.words[n % filled.words.length] as string)}`,
        ],
      ];
      for (const [what, path] of asked) {
        const took: number[] = [];
        const worked: number[] = [];
        for (let n = -10; n < TIMES; n++) {
          const at = performance.now();
          const before = process.cpuUsage();
          const response = await app.request(path(n + 10), { headers });
          await response.text();
          if (response.status !== 200 && !(response.status === 404 && what.startsWith('case'))) {
            throw new Error(`${role} ${what} answered ${response.status}`);
          }
          if (n < 0) continue;
          took.push(performance.now() - at);
          const { user, system } = process.cpuUsage(before);
          worked.push((user + system) / 1_000);
        }
        times.set(`${role}: ${what}`, { wall: p95(took), cpu: p95(worked) });
      }
    }
    return times;
  } finally {
    await office.close();
    if (!root) rmSync(folder, { recursive: true, force: true });
  }
}

const few = await measure(small);
const many = await measure(large);
for (const [name, { wall, cpu }] of many) {
  const before = few.get(name);
  if (!before) throw new Error(`${name} was not measured with few cases`);
  print({ name, value: wall, unit: 'ms p95', baseline: before.wall });
  print({ name, value: cpu, unit: 'ms p95 of processor', baseline: before.cpu });
}
