// Late replies: listens while the page is open, comes back by itself after the line broke.

const FIRST_WAIT_MS = 15000;
const MOST_WAIT_MS = 600000;

/**
 * @param told called with each late reply
 * @returns `follow(id)`: listen to this talk from now on (undefined: to none)
 */
export function createNews(told) {
  let source;
  let followed;
  let timer;
  let wait = FIRST_WAIT_MS;

  const close = () => {
    clearTimeout(timer);
    if (source !== undefined) source.close();
    source = undefined;
  };

  function open() {
    close();
    if (followed === undefined || typeof EventSource !== 'function') return;
    source = new EventSource(`/api/v1/chat/${encodeURIComponent(followed)}/events`);
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
    });
    source.addEventListener('reply', (event) => {
      try {
        told(JSON.parse(event.data));
      } catch (_) {
        // A line cut in the middle says nothing.
      }
    });
    source.addEventListener('error', () => {
      // A broken line the browser mends itself; a refused one (restart, forgotten talk) is tried again, ever more seldom.
      if (source === undefined || source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(MOST_WAIT_MS, wait * 2);
    });
  }

  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });

  return {
    follow(id) {
      if (id === followed) return;
      followed = id;
      wait = FIRST_WAIT_MS;
      open();
    },
  };
}
