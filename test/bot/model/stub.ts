// A real HTTP server that speaks as much of OpenAI's chat completions as is needed, and misbehaves when told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  messages: { role: string; content: string }[];
  stream?: boolean;
  tools?: unknown[];
}

export type Behaviour =
  | { says: string }
  /** Says the words, waits to be told, says the rest. */
  | { begins: string; until: Promise<void>; goesOn: string }
  /** Says the words, then nothing more, and never ends. */
  | { stallsAfter: string }
  /** Says the words, then the line is cut. */
  | { breaksAfter: string }
  | { chooses: unknown }
  | { fails: number }
  | { sendsNonsense: true };

export interface Stub {
  address: string;
  behave(how: Behaviour): void;
  /** Everything asked so far, as received. */
  asked: Asked[];
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const part of request) text += part;
  return JSON.parse(text) as Asked;
}

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'stub',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;

function stream(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk({ role: 'assistant', content: '' }));
  speak(response, text);
}

function speak(response: ServerResponse, text: string): void {
  for (const part of text.match(/.{1,7}/gsu) ?? []) response.write(chunk({ content: part }));
}

function finish(response: ServerResponse): void {
  response.write(chunk({}, 'stop'));
  response.end('data: [DONE]\n\n');
}

function choose(response: ServerResponse, choice: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const call = {
    id: 'call1',
    type: 'function',
    function: { name: 'choose', arguments: JSON.stringify(choice) },
  };
  response.end(
    JSON.stringify({
      id: 'c1',
      object: 'chat.completion',
      created: 1,
      model: 'stub',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: { role: 'assistant', content: null, tool_calls: [call] },
        },
      ],
    }),
  );
}

export async function startStub(): Promise<Stub> {
  let how: Behaviour = { says: '' };
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    asked.push(body);
    if ('fails' in how) {
      response.writeHead(how.fails, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"no"}}');
    } else if ('sendsNonsense' in how) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>login</html>');
    } else if ('chooses' in how) choose(response, how.chooses);
    else if ('stallsAfter' in how) stream(response, how.stallsAfter);
    else if ('breaksAfter' in how) {
      stream(response, how.breaksAfter);
      setTimeout(() => response.destroy(), 30);
    } else if ('begins' in how) {
      const { begins, until, goesOn } = how;
      stream(response, begins);
      await until;
      speak(response, goesOn);
      finish(response);
    } else {
      stream(response, how.says);
      finish(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behave(next) {
      how = next;
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
