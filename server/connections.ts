// Lets go of connections nobody is being answered on, so that a stop waits for answers and for nothing else.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Watches a server's connections.
 * @returns to be called when stopping: ends every connection without a request in hand, and each other one after its answer
 */
export function watchConnections(server: Pick<Server, 'on'>): () => void {
  // Browsers open connections ahead and ask nothing on them; Node counts those as busy, not as idle.
  const quiet = new Set<Socket>();
  let isStopping = false;
  const rest = (socket: Socket) => {
    if (isStopping) socket.destroySoon();
    else if (!socket.destroyed) quiet.add(socket);
  };
  server.on('connection', (socket: Socket) => {
    rest(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    quiet.delete(socket);
    response.once('close', () => rest(socket));
  });
  return () => {
    isStopping = true;
    for (const socket of quiet) socket.destroySoon();
  };
}
