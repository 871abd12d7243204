// The chat page: wires what is typed and tapped to the line, and what comes back to the page.
import { botBubble, button, fill, formingBubble, noteOn, ownBubble } from './bubbles.js';
import { createFiles } from './files.js';
import { createKeeper, masked } from './keep.js';
import { createLine } from './line.js';
import { createNews } from './news.js';

const MOST = 4000;
const NEAR = 3500;
const SLOW_MS = 8000;

const at = (id) => document.getElementById(id);
const main = at('main');
const log = at('log');
const choices = at('choices');
const thinking = at('thinking');
const say = at('say');
const left = at('left');
const news = at('news');
const words = JSON.parse(main.dataset.words);
const title = document.title;

const storage = (() => {
  try {
    return sessionStorage;
  } catch (_) {
    return undefined;
  }
})();
const keeper = createKeeper(storage);
const talk = { id: keeper.id() };
/** Codes on the page nobody has said to have written down. */
const openCodes = new Set();
const bubbles = new Map();
/** The answer being worded; what comes back takes its place. */
let unfinished;
let unread = 0;
let slowTimer;

function showChoices(list) {
  choices.textContent = '';
  choices.hidden = list === undefined || list.length === 0;
  if (choices.hidden) return;
  for (const { label, value } of list) choices.append(button(label, () => send(value, label)));
}

function noted(code) {
  openCodes.delete(code);
  keeper.forgetCode(code);
  // The bubble says the code as well as the slip.
  for (const text of log.querySelectorAll('.text')) text.textContent = masked(text.textContent, code);
}

async function rate(answer, useful) {
  try {
    const response = await window.fetch('/api/v1/chat/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ conversation: talk.id, answer, useful }),
      credentials: 'omit',
    });
    // Voted on already, or too long ago: there is nothing more to press.
    const isOver = response.ok || response.status === 409 || response.status === 404;
    if (isOver) keeper.voted(answer);
    return isOver;
  } catch (_) {
    return false;
  }
}

function addBot(line) {
  const bubble = botBubble(line, words, noted, rate);
  log.append(bubble);
  if (line.case !== undefined && line.case.receiptCode !== undefined) openCodes.add(line.case.receiptCode);
  return bubble;
}

function addOwn(message) {
  const bubble = ownBubble(message.shown, words);
  bubbles.set(message.id, bubble);
  log.append(bubble);
  window.scrollTo(0, document.documentElement.scrollHeight);
  return bubble;
}

const lastChoices = (replies) => replies.reduce((found, reply) => reply.choices || found, undefined);

/** Brings new bubbles into view: all of them if they fit, else the first from its beginning. */
function reveal(first) {
  const room = window.innerHeight - at('composer').offsetHeight;
  const height = main.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (height <= room) window.scrollTo(0, document.documentElement.scrollHeight);
  else first.scrollIntoView();
}

function think(isThinking) {
  clearTimeout(slowTimer);
  thinking.textContent = isThinking ? words.thinking : '';
  if (!isThinking) return;
  slowTimer = setTimeout(() => {
    thinking.textContent = words.slowNet;
  }, SLOW_MS);
}

function form({ id }, text) {
  if (unfinished === undefined) {
    // Heard: it is no longer on its way.
    noteOn(bubbles.get(id), { state: 'sent' }, words, {});
    unfinished = formingBubble(words);
    log.append(unfinished);
    think(false);
  }
  unfinished.querySelector('.text').textContent = text;
  reveal(unfinished);
}

function unform() {
  if (unfinished !== undefined) unfinished.remove();
  unfinished = undefined;
}

function write(text) {
  say.value = text;
  grow();
  say.focus();
}

function drop(message) {
  line.drop(message);
  bubbles.get(message.id).remove();
}

const line = createLine({
  talk,
  fetch: (address, how) => window.fetch(address, how),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  forming: form,
  show(message) {
    // Sent again, or answered: either way what was begun is over. What waits behind it changes nothing.
    if (message.state !== 'queued') unform();
    think(message.state === 'sending');
    if (message.state === 'dropped') return;
    const bubble = bubbles.get(message.id) || addOwn(message);
    noteOn(bubble, message, words, {
      resend: () => line.pump(),
      drop: () => drop(message),
      takeBack: () => {
        drop(message);
        write(message.text);
      },
    });
  },
  answered(message, outcome) {
    keeper.exchange(message.shown, outcome);
    // What was said while waiting stays below its answer's place: the talk reads in the order it was had.
    const first = outcome.replies.map((reply) => addBot(Object.assign({ by: 'bot' }, reply)))[0];
    for (const bubble of log.querySelectorAll('.me')) if (bubble.querySelector('.note')) log.append(bubble);
    showChoices(lastChoices(outcome.replies));
    if (first !== undefined) reveal(first);
    listener.follow(talk.id);
  },
});

const listener = createNews((reply) => {
  const isNear = window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 200;
  const bubble = addBot(Object.assign({ by: 'late' }, reply));
  keeper.late(reply);
  if (isNear && !document.hidden) return reveal(bubble);
  unread += 1;
  document.title = fill(words.unread, { n: unread }) + title;
  news.textContent = words.news;
  news.hidden = false;
  news.onclick = () => {
    seen();
    bubble.scrollIntoView();
  };
});

function seen() {
  unread = 0;
  document.title = title;
  news.hidden = true;
}

/** Files wait beside the words; how they fare is said where the words' length is said. */
const files = createFiles({
  talk,
  list: at('files'),
  words: words.files,
  changed: (fault) => {
    left.textContent = fault === undefined ? '' : fault;
  },
});

/** Sends words; a choice is sent by its value and shown by its label. */
function send(text, shown, attachments) {
  const hadFocus = choices.contains(document.activeElement);
  showChoices();
  const { id } = line.say(text, shown === undefined ? text : shown, attachments);
  // The tapped button is gone: whoever uses the keyboard goes on from the words just said.
  if (hadFocus) bubbles.get(id).focus({ preventScroll: true });
}

function grow() {
  say.style.height = '';
  // Its own height plus both borders.
  if (say.value !== '') say.style.height = `${say.scrollHeight + 4}px`;
  const over = say.value.length - MOST;
  left.textContent =
    over > 0 ? fill(words.over, { n: over }) : say.value.length > NEAR ? fill(words.left, { n: -over }) : '';
  left.className = over > 0 ? 'bad' : '';
  say.setAttribute('aria-invalid', String(over > 0));
}

function submit() {
  const text = say.value.trim();
  const ids = files.ready();
  if ((text === '' && ids.length === 0) || say.value.length > MOST) return;
  if (files.isBusy()) {
    left.textContent = words.files.busy;
    return;
  }
  say.value = '';
  grow();
  if (ids.length === 0) return send(text);
  files.clear();
  const beside = fill(words.files.beside, { n: ids.length });
  send(text, text === '' ? beside : `${text}\n${beside}`, ids);
}

/** A filed tip-off whose code is written down leaves nothing behind, not even for the back button. */
const isOver = () => keeper.isTipFiled() && openCodes.size === 0;

function wipe() {
  if (!window.confirm(openCodes.size > 0 ? words.unsaved + words.wipe : words.wipe)) return;
  openCodes.clear();
  keeper.wipe();
  log.textContent = '';
  // What was half told is not to wait on the server either.
  const leaving =
    talk.id === undefined
      ? Promise.resolve()
      : window.fetch('/api/v1/chat', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ conversation: talk.id, text: words.leave }),
          keepalive: true,
        });
  const away = () => location.replace('/');
  leaving.then(away, away);
}

function restore() {
  for (const kept of keeper.lines()) {
    if (kept.by === 'me') log.append(ownBubble(kept.text, words));
    else addBot(kept);
  }
  const replies = keeper.lines().filter(({ by }) => by === 'bot');
  if (keeper.id() === undefined) return;
  const last = replies[replies.length - 1];
  showChoices(last === undefined ? undefined : last.choices);
  listener.follow(keeper.id());
  window.scrollTo(0, document.documentElement.scrollHeight);
}

for (const word of document.querySelectorAll('[data-say]')) {
  word.addEventListener('click', () => send(word.dataset.say));
}
at('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
at('add').addEventListener('click', () => at('file').click());
at('file').addEventListener('change', (event) => {
  files.choose(event.target.files);
  // The same picture may be chosen again after it was taken away.
  event.target.value = '';
});
say.addEventListener('input', grow);
say.addEventListener('keydown', (event) => {
  // While a Chinese keyboard is composing, Enter belongs to it (229).
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
at('wipe').addEventListener('click', wipe);
window.addEventListener('online', () => line.pump());
window.addEventListener('scroll', () => {
  if (window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 40) seen();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) document.title = title;
});
window.addEventListener('beforeunload', (event) => {
  if (openCodes.size === 0) return;
  event.preventDefault();
  event.returnValue = '';
});
window.addEventListener('pagehide', () => {
  if (isOver()) log.textContent = '';
});

restore();
