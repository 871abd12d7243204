// What is shown of a talk: bubbles, choices, sources, the slip with number and code. Words from outside become text nodes
// only, never markup.

/** An element with text or children. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const child of children) element.append(child);
  return element;
}

export function button(label, onClick, className) {
  const element = make('button', className, label);
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}

export const fill = (words, values) => words.replace(/\{(\w)\}/g, (_, key) => String(values[key]));

/** `2026-12-11` as 2026年12月11日. */
export function dayWords(day) {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Digits in groups of four, each of them whole on its line. */
function digits(text, className) {
  const element = make('span', className);
  for (const group of text.match(/.{1,4}/g) || []) element.append(make('span', '', group), ' ');
  return element;
}

function sourceList(sources, words) {
  const list = make('ul', '');
  for (const { title, number, clause, effectiveFrom } of sources) {
    const parts = [
      `《${title}》`,
      number === undefined ? '' : `（${number}）`,
      clause === undefined ? '' : clause,
    ];
    const from = effectiveFrom === undefined ? '' : `，${fill(words.from, { d: dayWords(effectiveFrom) })}`;
    list.append(make('li', '', parts.join('') + from));
  }
  return make('details', 'sources', make('summary', '', fill(words.sources, { n: sources.length })), list);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (_) {
    // Plain http and old webviews have no clipboard object.
    const area = make('textarea', 'unseen');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** How to keep the code, and the buttons for it; gone once the resident says it is written down. */
function keeping({ trackingNumber, receiptCode: code, kind }, shown, words, noted) {
  const advice = kind === 'tip_off' ? words.keepTip : words.keep;
  const copying = button(words.copy, async () => {
    const lines = [`${words.number}：${trackingNumber}`, `${words.code}：${code}`];
    copying.textContent = (await copy(lines.join('\n'))) ? words.copied : words.notCopied;
  });
  const done = button(words.noted, () => {
    shown.textContent = words.hidden;
    part.remove();
    noted(code);
  });
  const part = make('div', '', make('p', 'keep', advice), make('p', 'actions', copying, done));
  return part;
}

/**
 * The slip: number, code and deadlines.
 * @param noted told when the resident has written the code down
 */
function slip(filed, words, noted) {
  const card = make('section', 'slip');
  card.setAttribute('aria-label', words.card);
  const numbers = make('dl', '');
  const terms = make('dl', '');
  const row = (list, name, value) => list.append(make('dt', '', name), make('dd', '', value));
  row(numbers, words.number, digits(filed.trackingNumber, 'digits'));
  if (filed.unit !== undefined) row(terms, words.unit, filed.unit.name);
  for (const { clock, due, provisional } of filed.deadlines || []) {
    const when = fill(words.due, { d: dayWords(due) });
    row(terms, words.clocks[clock] || clock, provisional === true ? when + words.provisional : when);
  }
  card.append(numbers);
  const code = filed.receiptCode;
  if (code !== undefined) {
    row(numbers, words.code, digits(code, 'digits code'));
    card.append(keeping(filed, numbers.lastElementChild, words, noted));
  }
  if (terms.firstChild !== null) card.append(terms);
  return card;
}

/**
 * Two buttons to say whether an answer was of use; what came of it takes their place.
 * @param rate tells the office; resolves to whether it was heard
 */
function voting(rate, words) {
  const row = make('div', 'vote');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', words.wasUseful);
  const give = async (useful) => {
    for (const one of row.querySelectorAll('button')) one.disabled = true;
    if (await rate(useful)) {
      const done = make('p', 'voted', useful ? words.votedUseful : words.votedUseless);
      done.setAttribute('role', 'status');
      done.tabIndex = -1;
      row.replaceWith(done);
      // Whoever uses the keyboard goes on from here.
      done.focus({ preventScroll: true });
      return;
    }
    for (const one of row.querySelectorAll('button')) one.disabled = false;
    const old = row.querySelector('.note');
    if (old === null) {
      const note = make('span', 'note', words.voteFailed);
      note.setAttribute('role', 'status');
      row.append(note);
    }
  };
  row.append(
    button(words.useful, () => give(true)),
    button(words.useless, () => give(false)),
  );
  return row;
}

/** So many lines of a folded answer are seen before it is opened: its heading and its first sentences. */
const SEEN = 2;

/** An answer after the first ones: its heading and beginning, the rest a tap away. */
function folded(text, words) {
  const lines = text.split('\n');
  let at = SEEN;
  // 先查三样： says nothing without them.
  if (/[：:]$/.test(lines[at - 1])) while (at < lines.length && lines[at].startsWith('· ')) at += 1;
  const seen = make('p', 'text', lines.slice(0, at).join('\n'));
  if (lines.length <= at) return [seen];
  const rest = make('p', 'text', lines.slice(at).join('\n'));
  return [seen, make('details', 'rest', make('summary', '', words.more), rest)];
}

/** A bubble of the office's: `line` is a reply, `by` bot or late; `rate(answer, useful)` sends a vote. */
export function botBubble(line, words, noted, rate) {
  const item = make('div', line.by === 'late' ? 'line bot late' : 'line bot');
  item.append(
    make('span', line.by === 'late' ? 'who' : 'unseen', line.by === 'late' ? words.late : words.bot),
  );
  // The slip below says the numbers, larger; the words need not say them again.
  const filed = line.case !== undefined && line.case.receiptCode !== undefined;
  if (line.isFurther === true) item.append(...folded(line.text, words));
  else item.append(make('p', 'text', filed ? line.text.split('\n')[0] : line.text));
  if (line.case !== undefined) item.append(slip(line.case, words, noted));
  if (line.sources !== undefined && line.sources.length > 0) item.append(sourceList(line.sources, words));
  if (line.feedback !== undefined && rate !== undefined) {
    item.append(voting((useful) => rate(line.feedback.answer, useful), words));
  }
  return item;
}

/** An answer while a model words it: read aloud only once it is whole. */
export function formingBubble(words) {
  const item = make('div', 'line bot forming');
  item.setAttribute('aria-live', 'off');
  item.setAttribute('aria-busy', 'true');
  item.append(make('p', 'text'), make('p', 'note', words.forming));
  return item;
}

/** A bubble of the resident's own, with room for a note on how its sending goes. */
export function ownBubble(text, words) {
  const item = make('div', 'line me');
  item.tabIndex = -1;
  item.append(make('span', 'unseen', words.me), make('p', 'text', text));
  return item;
}

/** Shows under an own bubble how its sending goes, and what can be done. */
export function noteOn(item, message, words, actions) {
  const old = item.querySelector('.note');
  const { state, seconds } = message;
  if (state === 'slowed' && old !== null && old.dataset.state === state) {
    old.querySelector('.count').textContent = fill(words.seconds, { n: seconds });
    return;
  }
  if (old !== null) old.remove();
  if (state === 'sent') return;
  const isBad = !['queued', 'sending', 'slowed'].includes(state);
  const note = make('div', isBad ? 'note bad' : 'note', words[state]);
  note.dataset.state = state;
  if (state === 'slowed') {
    const count = make('span', 'count', fill(words.seconds, { n: seconds }));
    // Read out once, not every second.
    count.setAttribute('aria-live', 'off');
    note.append(count);
  }
  if (isBad) {
    const row = make('p', 'actions');
    if (state === 'failed' || state === 'broken') row.append(button(words.resend, actions.resend));
    row.append(button(words.takeBack, actions.takeBack), button(words.drop, actions.drop));
    note.append(row);
  }
  item.append(note);
}
