// Makes the progress page a little kinder; it works without.

for (const form of document.querySelectorAll('form[data-busy]')) {
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    // After the browser has collected the fields.
    setTimeout(() => {
      button.dataset.words = button.textContent;
      button.textContent = form.dataset.busy;
      button.disabled = true;
    });
  });
}

// The code in groups of four, as it is printed; only while typing at the end, so that the cursor never jumps.
const code = document.querySelector('input#code');
if (code !== null) {
  code.addEventListener('input', () => {
    const plain = code.value.replace(/[\s-]/g, '');
    if (code.selectionStart !== code.value.length || !/^\d{1,16}$/.test(plain)) return;
    code.value = plain.replace(/(\d{4})(?=\d)/g, '$1 ');
  });
}

// A receipt scanned: the number stands behind #, where the browser keeps it to itself.
const number = document.querySelector('input#number');
if (number !== null && number.value === '' && location.hash.length > 1) {
  number.value = decodeURIComponent(location.hash.slice(1)).slice(0, 60);
  history.replaceState(null, '', location.pathname);
}

window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  // Brought back by the back button: the buttons work again, and the pair of whoever was here before is gone.
  for (const button of document.querySelectorAll('button[data-words]')) {
    button.textContent = button.dataset.words;
    button.disabled = false;
  }
  for (const form of document.querySelectorAll('form')) form.reset();
});
