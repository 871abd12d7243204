// Server-sent events in the answer to a request (the browser's EventSource can only GET).
// Written without what browsers before 2018 lack; where a body cannot be read as it comes it is read when it is whole.

/** @param told told of each event's name and data, in order */
export async function readEvents(response, told) {
  let rest = '';
  const take = (text) => {
    const parts = (rest + text).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const of = (name) =>
        part
          .split('\n')
          .filter((row) => row.startsWith(`${name}: `))
          .map((row) => row.slice(name.length + 2))
          .join('\n');
      told(of('event'), of('data'));
    }
  };
  const body = response.body || {};
  if (typeof body.getReader !== 'function' || typeof TextDecoder !== 'function') {
    take(await response.text());
    return;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(decoder.decode(value, { stream: true }));
  }
}
