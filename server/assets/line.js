// The line to the office: messages leave one at a time, in order. One that failed keeps its id, so nothing is done twice.
// Written without what browsers before 2018 lack.

import { readEvents } from './stream.js';

const PATIENCE_MS = 40000;
const MOST_WAIT = 300;

/** A message id nobody else has; old browsers and plain http have no randomUUID. */
export function newId() {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param talk `{id}`, the conversation; changed as the office says
 * @param fetch as the browser's
 * @param show told of every message `{id, text, shown, state, seconds?}` that changed; states: queued, sending, sent, failed,
 *   broken (5xx), slowed (counting `seconds`), long (413), lost (its files are gone), refused (other 4xx), dropped
 * @param answered told what came back for a message
 * @param forming told of words as a model makes them, before what comes back takes their place
 * @param sleep waits so many ms
 */
export function createLine({ talk, fetch, show, answered, forming, sleep }) {
  const queue = [];
  let isSending = false;

  const become = (message, state) => {
    message.state = state;
    show(message);
  };

  /** What came back: plain, or said as it was made; one that broke off is asked for again by whoever sends again. */
  async function outcomeOf(response, message) {
    if (!(response.headers.get('Content-Type') || '').includes('text/event-stream')) return response.json();
    let outcome;
    await readEvents(response, (event, data) => {
      if (event === 'words') forming(message, JSON.parse(data).text);
      else if (event === 'outcome') outcome = JSON.parse(data);
    });
    if (outcome === undefined) throw new Error('broken off');
    return outcome;
  }

  async function post(message) {
    const { id, text, attachments } = message;
    const body = { messageId: id, text };
    if (talk.id !== undefined) body.conversation = talk.id;
    if (attachments !== undefined) body.attachments = attachments;
    const stop = typeof AbortController === 'function' ? new AbortController() : undefined;
    const timer = stop === undefined ? undefined : setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      const response = await fetch('/api/v1/chat', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/json' },
        body: JSON.stringify(body),
        credentials: 'omit',
        ...(stop === undefined ? {} : { signal: stop.signal }),
      });
      return { response, outcome: response.ok ? await outcomeOf(response, message) : undefined };
    } finally {
      clearTimeout(timer);
    }
  }

  async function waitOut(message, response) {
    const asked = Number(response.headers.get('Retry-After'));
    message.seconds = Math.min(MOST_WAIT, asked > 0 ? Math.ceil(asked) : 10);
    for (; message.seconds > 0; message.seconds -= 1) {
      become(message, 'slowed');
      await sleep(1000);
      if (message.state === 'dropped') return;
    }
  }

  /** Sends one message until it is settled; true: the next may go. */
  async function settle(message) {
    for (;;) {
      become(message, 'sending');
      let result;
      try {
        result = await post(message);
      } catch (_) {
        become(message, 'failed');
        return false;
      }
      const { response, outcome } = result;
      if (outcome !== undefined) {
        talk.id = outcome.conversation;
        become(message, 'sent');
        answered(message, outcome);
        return true;
      }
      if (response.status === 404 && talk.id !== undefined) {
        // The talk was forgotten (idle too long, or erased): begin another with the same words.
        talk.id = undefined;
      } else if (response.status === 429) {
        await waitOut(message, response);
        if (message.state === 'dropped') return true;
      } else if (response.status === 413) {
        become(message, 'long');
        return true;
      } else if (response.status >= 500 || response.status === 408) {
        become(message, 'broken');
        return false;
      } else {
        become(message, response.status === 422 && message.attachments !== undefined ? 'lost' : 'refused');
        return true;
      }
    }
  }

  /** Sends what waits; a message that failed goes first, whoever asks. */
  async function pump() {
    if (isSending) return;
    isSending = true;
    try {
      while (queue.length > 0) {
        const mayGoOn = await settle(queue[0]);
        if (!mayGoOn && queue[0].state !== 'dropped') return;
        queue.shift();
      }
    } finally {
      isSending = false;
    }
  }

  return {
    pump,
    /** Queues words and sends them when their turn comes; `shown` is how the page shows them, `attachments` ids of files. */
    say(text, shown, attachments) {
      const message = { id: newId(), text, shown, state: 'queued' };
      if (attachments !== undefined && attachments.length > 0) message.attachments = attachments;
      queue.push(message);
      show(message);
      pump();
      return message;
    },
    /** Gives up on a message that is not on its way. */
    drop(message) {
      if (message.state === 'sending') return;
      const wasFirst = queue[0] === message && isSending;
      if (!wasFirst && queue.includes(message)) queue.splice(queue.indexOf(message), 1);
      become(message, 'dropped');
      pump();
    },
  };
}
