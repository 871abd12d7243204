// The size switch: how large residents like their letters, remembered on this phone and nowhere else.
(() => {
  const root = document.documentElement;
  const KEY = 'mingbai.size';
  root.classList.add('js');

  const show = (size) => {
    root.dataset.size = size;
    for (const button of document.querySelectorAll('[data-size]')) {
      if (button !== root) button.setAttribute('aria-pressed', String(button.dataset.size === size));
    }
  };

  // Storage may be shut off (private windows, old webviews); the page must work all the same.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch (_) {
      return null;
    }
  };

  show(/^[123]$/.test(remembered() || '') ? remembered() : '1');

  document.addEventListener('DOMContentLoaded', () => {
    show(root.dataset.size);
    for (const button of document.querySelectorAll('button[data-size]')) {
      button.addEventListener('click', () => {
        show(button.dataset.size);
        try {
          localStorage.setItem(KEY, button.dataset.size);
        } catch (_) {
          // Not remembered, then.
        }
      });
    }
  });
})();
