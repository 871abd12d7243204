// Pictures and recordings to go with the next message: chosen, sent ahead one at a time, taken back. Nothing is kept in the
// browser; what was sent and not filed the office forgets after an hour.
import { button, fill, make } from './bubbles.js';

const MOST = 9;
const MOST_BYTES = 10 * 1024 * 1024;

/** @returns the answer of the office; `status` 0: it was not reached */
function upload(file, conversation, progress) {
  return new Promise((resolve) => {
    const form = new FormData();
    if (conversation !== undefined) form.append('conversation', conversation);
    // The phone's own name for it would tell where and when; the office gives it another anyway.
    form.append('file', file, 'file');
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/attachments');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(Math.round((100 * event.loaded) / event.total));
    };
    request.onloadend = () => {
      let body = {};
      try {
        body = JSON.parse(request.responseText);
      } catch (_) {
        // Not reached, or cut off.
      }
      resolve({ status: request.status, body });
    };
    request.send(form);
  });
}

/**
 * @param talk `{id}`, the conversation; begun by the first file when nothing was said yet
 * @param list where the files are shown
 * @param changed told when there is more or less to send
 */
export function createFiles({ talk, list, words, changed }) {
  let files = [];
  let isSending = false;

  function remove(entry) {
    const at = files.indexOf(entry);
    files = files.filter((other) => other !== entry);
    entry.item.remove();
    if (entry.id !== undefined) {
      window.fetch(`/api/v1/attachments/${entry.id}`, {
        method: 'DELETE',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ conversation: talk.id }),
        keepalive: true,
      });
    }
    const next = files[at] || files[at - 1];
    if (next !== undefined) next.item.querySelector('button').focus();
    changed();
  }

  function say(entry, text, isBad) {
    entry.said.textContent = text;
    entry.item.className = isBad ? 'bad' : '';
  }

  function add(file) {
    const said = make('span', 'said');
    const entry = { file, said, state: 'waiting' };
    const name = /^image\//.test(file.type)
      ? words.picture
      : /^audio\//.test(file.type)
        ? words.sound
        : words.document;
    const away = button(words.remove, () => remove(entry));
    away.setAttribute('aria-label', fill(words.removeThis, { n: name }));
    entry.item = make('li', '', make('span', '', `${name} `), said, away);
    list.append(entry.item);
    files = files.concat([entry]);
    if (file.size > MOST_BYTES) {
      entry.state = 'bad';
      say(entry, words.large, true);
    } else say(entry, words.waiting);
  }

  async function send(entry) {
    entry.state = 'sending';
    say(entry, fill(words.progress, { n: 0 }));
    const { status, body } = await upload(entry.file, talk.id, (n) =>
      say(entry, fill(words.progress, { n })),
    );
    if (status === 200) {
      talk.id = body.conversation;
      entry.id = body.id;
      entry.state = 'ready';
      say(entry, words.ready);
      // Taken away while it was on its way.
      if (!files.includes(entry)) remove(entry);
      return;
    }
    if (status === 404 && talk.id !== undefined) {
      talk.id = undefined;
      return send(entry);
    }
    entry.state = 'bad';
    say(entry, status === 0 ? words.notSent : body.detail || words.notSent, true);
  }

  async function pump() {
    if (isSending) return;
    isSending = true;
    for (let next = waiting(); next !== undefined; next = waiting()) await send(next);
    isSending = false;
    changed();
  }

  const waiting = () => files.find(({ state }) => state === 'waiting');

  return {
    /** Takes what was chosen; past nine it says so. */
    choose(chosen) {
      const room = MOST - files.length;
      for (const file of Array.from(chosen).slice(0, room)) add(file);
      changed(chosen.length > room ? words.tooMany : undefined);
      pump();
    },
    isBusy: () => files.some(({ state }) => state === 'waiting' || state === 'sending'),
    ready: () => files.filter(({ state }) => state === 'ready').map(({ id }) => id),
    /** They go with a message now. */
    clear() {
      for (const { item } of files) item.remove();
      files = [];
    },
  };
}
