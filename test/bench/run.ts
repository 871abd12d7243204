// npm run bench: one JSON object a line, every value beside a baseline measured in the same run (design/bars.md).
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { understand } from '../../bot/understand.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { type Client, createClient, rate } from './load.ts';
import { rankingRows } from './ranking-table.ts';
import { print } from './row.ts';
import { start } from './servers.ts';
import { firstAnswer } from './starting.ts';

const AT_ONCE = 64;
const SECONDS = 5;
const MAIN = 'server/start.mjs';
const BARE = 'test/bench/bare.ts';

const forSeconds = (seconds: number) => (_done: number, elapsed: number) => elapsed >= seconds;

function expectOk({ status, body }: { status: number; body: string }): string {
  if (status !== 200) throw new Error(`answered ${status}: ${body.slice(0, 200)}`);
  return body;
}

/** Ways people ask that are answered and not taken for a case; in an order in which no two neighbours are alike. */
function questions(): string[] {
  const asked = loadKnowledge({ county: loadCounty('sample') })
    .articles.flatMap(({ ask }) => ask)
    .filter((text) => understand(text, {}).intent === 'policy');
  return asked.map((_, n) => asked[(n * 7_919) % asked.length] as string);
}

async function bareRoute(client: Client): Promise<number> {
  const post = async (n: number) => void expectOk(await client.post('/echo', { text: `问题${n}` }));
  await rate(AT_ONCE, forSeconds(1), post);
  return rate(AT_ONCE, forSeconds(SECONDS), post);
}

async function answersASecond(client: Client): Promise<number> {
  const asked = questions();
  const post = async (n: number) =>
    void expectOk(await client.post('/api/v1/chat', { text: asked[n % asked.length], messageId: `q${n}` }));
  await rate(AT_ONCE, forSeconds(1), post);
  return rate(AT_ONCE, forSeconds(SECONDS), post);
}

/** Talks brought to the last question, so that only the filing itself is measured. */
async function readyToFile(client: Client, count: number): Promise<string[]> {
  const talks: string[] = [];
  await rate(
    AT_ONCE,
    (done) => done >= count,
    async (n) => {
      const body = expectOk(
        await client.post('/api/v1/chat', {
          text: `我要投诉，青山镇民政窗口让我跑了${n + 2}趟，每次都说材料不齐`,
        }),
      );
      const { conversation, replies } = JSON.parse(body) as {
        conversation: string;
        replies: { text: string }[];
      };
      if (!replies.at(-1)?.text.includes('提交吗'))
        throw new Error(`not ready to file: ${body.slice(0, 300)}`);
      talks.push(conversation);
    },
  );
  return talks;
}

async function casesASecond(client: Client, count: number): Promise<number> {
  const talks = await readyToFile(client, count);
  return rate(
    AT_ONCE,
    (done) => done >= count,
    async (n) => {
      const body = expectOk(
        await client.post('/api/v1/chat', { conversation: talks[n], messageId: `f${n}`, text: '提交' }),
      );
      if (!body.includes('receiptCode')) throw new Error(`not filed: ${body.slice(0, 300)}`);
    },
  );
}

async function insertsASecond(client: Client): Promise<number> {
  return (JSON.parse(expectOk(await client.post('/inserts', {}))) as { perSecond: number }).perSecond;
}

async function using<T>(script: string, slowDisk: boolean, work: (client: Client) => Promise<T>): Promise<T> {
  const server = await start(script, { slowDisk });
  const client = createClient(server.port, AT_ONCE);
  try {
    return await work(client);
  } finally {
    client.close();
    await server.stop();
  }
}

console.error(`node ${process.version}, ${availableParallelism()} cores; load comes from this machine too`);
print({
  name: 'first_answer_after_start',
  value: await firstAnswer(MAIN, '/api/v1/chat'),
  unit: 's',
  baseline: await firstAnswer(BARE, '/echo'),
});
const bare = await using(BARE, false, bareRoute);
await using(MAIN, false, async (client) => {
  const answers = await answersASecond(client);
  print({ name: 'policy_answers', value: answers, unit: '1/s', baseline: bare });
  const cases = await casesASecond(client, 6_000);
  print({ name: 'cases_filed', value: cases, unit: '1/s', baseline: answers });
});
if (spawnSync('strace', ['-V']).status === 0) {
  const inserts = await using(BARE, true, insertsASecond);
  await using(MAIN, true, async (client) => {
    const cases = await casesASecond(client, 2_000);
    print({ name: 'cases_filed_slow_disk', value: cases, unit: '1/s', baseline: inserts });
  });
} else {
  console.error('cases_filed_slow_disk NOT MEASURED: strace is not installed (apt-get install strace)');
}
for (const row of rankingRows()) print(row);
