// Finds while one types; without a script the form does it.

const field = document.querySelector('#q');
const place = document.querySelector('#found');
/** Long enough that a word is finished, short enough to feel at once, in ms. */
const PAUSE = 350;
let waiting;
let asked = '';

const line = (text) => Object.assign(document.createElement('p'), { textContent: text });

function show(items) {
  if (items.length === 0) {
    place.replaceChildren(line(place.dataset.nothing));
    return;
  }
  const list = document.createElement('ul');
  list.className = 'entries';
  for (const { id, title } of items) {
    const link = Object.assign(document.createElement('a'), { href: `/policies/${id}`, textContent: title });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  place.replaceChildren(line(place.dataset.found.replace('{n}', items.length)), list);
}

async function find() {
  const question = field.value.trim();
  if (question === asked) return;
  asked = question;
  if (question === '') {
    place.replaceChildren();
    return;
  }
  try {
    const response = await fetch(`/policies/search?q=${encodeURIComponent(question)}`);
    const { items } = await response.json();
    // An older answer that comes late must not replace a newer one.
    if (question === asked) show(items);
  } catch {
    // No network: what is on the page stays, and the button still works when it is back.
    asked = '';
  }
}

field.addEventListener('input', (event) => {
  clearTimeout(waiting);
  // 拼音 half typed is no question yet.
  if (!event.isComposing) waiting = setTimeout(find, PAUSE);
});
field.addEventListener('compositionend', () => {
  clearTimeout(waiting);
  waiting = setTimeout(find, PAUSE);
});
