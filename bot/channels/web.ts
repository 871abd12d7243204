// The web page's way: replies come with the request; later ones over server-sent events while the page is open.
import type { Reply } from '../talk.ts';
import type { Channel, Recipient } from './channel.ts';

type Listener = (reply: Reply) => Promise<void>;

export interface WebChannel extends Channel {
  /** Listens for late replies of one talk; call the result to stop. */
  listen(conversation: string, listener: Listener, hangUp: () => void): () => void;
  /** Ends every open stream: the server is stopping. */
  hangUp(): void;
}

export function createWebChannel(): WebChannel {
  const listeners = new Map<string, Set<Listener>>();
  const streams = new Set<() => void>();
  return {
    name: 'web',
    listen(conversation, listener, hangUp) {
      const own = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, own.add(listener));
      streams.add(hangUp);
      return () => {
        streams.delete(hangUp);
        own.delete(listener);
        if (own.size === 0) listeners.delete(conversation);
      };
    },
    hangUp() {
      for (const end of streams) end();
    },
    async deliver({ conversation }: Recipient, reply) {
      const own = listeners.get(conversation);
      if (!own || own.size === 0) return false;
      await Promise.all([...own].map((listener) => listener(reply)));
      return true;
    },
  };
}
