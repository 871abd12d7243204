// Stopping waits for answers in hand and for nothing else; on a real server with real sockets.
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchConnections } from '../../server/connections.ts';

const ASK = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
let server: Server;
let letGo: () => void;
let inHand: ServerResponse[];
let answers: boolean;

beforeEach(async () => {
  inHand = [];
  answers = true;
  server = createServer((_, response) => {
    if (answers) response.end('done');
    else inHand.push(response);
  });
  letGo = watchConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.closeAllConnections());

async function dial(): Promise<Socket> {
  const accepted = once(server, 'connection');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await accepted;
  return socket;
}
async function ask(): Promise<Socket> {
  const socket = await dial();
  socket.write(ASK);
  if (answers) await once(socket, 'data');
  else await once(server, 'request');
  return socket;
}
const closing = () => new Promise<void>((resolve) => server.close(() => resolve()));

test('connections that asked nothing and ones that were answered do not hold up the stop', async () => {
  const [silent, answered] = [await dial(), await ask()];
  const closed = closing();
  letGo();
  await closed;
  expect(await Promise.all([text(silent), text(answered)])).toEqual(['', '']);
});

test('an answer in hand is given whole, and its connection ends with it', async () => {
  answers = false;
  const socket = await ask();
  const said = text(socket);
  const closed = closing();
  letGo();
  expect(socket.destroyed).toBe(false);
  inHand[0]?.end('late but whole');
  await closed;
  expect(await said).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*late but whole/);
});
