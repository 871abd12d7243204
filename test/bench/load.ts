// Load from this process over keep-alive connections: so many at a time, for so long or so many.
import { Agent, request } from 'node:http';

export interface Answered {
  status: number;
  body: string;
}

/** A client with its own connections to one server. */
export function createClient(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post(path: string, body: unknown): Promise<Answered> {
      const payload = Buffer.from(JSON.stringify(body));
      return new Promise((resolve, reject) => {
        const sent = request(
          {
            port,
            host: '127.0.0.1',
            path,
            method: 'POST',
            agent,
            headers: { 'content-type': 'application/json', 'content-length': payload.length },
          },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part: Buffer) => parts.push(part));
            response.on('end', () =>
              resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(payload);
      });
    },
    close: () => agent.destroy(),
  };
}

export type Client = ReturnType<typeof createClient>;

/** Runs `task(n)` for n = 0, 1, … with so many under way, until `until` says stop. @returns tasks done a second */
export async function rate(
  underWay: number,
  until: (done: number, seconds: number) => boolean,
  task: (n: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  let done = 0;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const worker = async () => {
    while (!until(next, seconds())) {
      const n = next;
      next += 1;
      await task(n);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: underWay }, worker));
  return done / seconds();
}
