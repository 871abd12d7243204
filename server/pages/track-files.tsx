// Files on the progress page: what the reporter handed in, to open and to add to. Plain forms; the pair travels in the body.
import type { Context, Hono } from 'hono';
import { MOST_FILES } from '../../bot/attachments/kind.ts';
import type { ReporterView } from '../../bot/returning.ts';
import { readFileForm } from '../multipart.ts';
import { Problem } from '../problem.ts';
import { trackFileWords as words } from './file-words.ts';
import { trackWords } from './words.ts';

export interface FileDesk {
  /** A file of the case this pair opens, as a response; undefined for a wrong pair. @throws Problem 404, TooMany */
  readFile(number: string, code: string, id: string, c: Context): Promise<Response | undefined>;
  /** Adds a file; undefined for a wrong pair. @throws Problem with words for the page, TooMany */
  addFile(number: string, code: string, bytes: Buffer, c: Context): Promise<ReporterView | undefined>;
}

function Pair({ view, code }: { view: ReporterView; code: string }) {
  return (
    <>
      <input type="hidden" name="number" value={view.trackingNumber} />
      <input type="hidden" name="code" value={code} />
    </>
  );
}

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function TrackFiles({ view, code }: { view: ReporterView; code: string }) {
  const mayAdd = view.actions.includes('message') && view.attachments.length < MOST_FILES;
  if (view.attachments.length === 0 && !mayAdd) return null;
  return (
    <section>
      {view.attachments.length > 0 ? (
        <>
          <h2>{words.title}</h2>
          <ul class="files">
            {view.attachments.map(({ id, name, size: bytes }) => (
              <li>
                <form method="post" action="/track/file">
                  <Pair view={view} code={code} />
                  <input type="hidden" name="id" value={id} />
                  <span>
                    {name}，{size(bytes)}
                  </span>{' '}
                  <button type="submit" aria-label={`${words.open}${name}`}>
                    {words.open}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mayAdd ? (
        <form
          method="post"
          action="/track/files"
          enctype="multipart/form-data"
          autocomplete="off"
          data-busy={trackWords.sending}
        >
          <h2>
            <label for="file">{words.add}</label>
          </h2>
          <p class="hint" id="file-hint">
            {words.hint}
          </p>
          <Pair view={view} code={code} />
          <input
            type="file"
            id="file"
            name="file"
            required
            accept="image/jpeg,image/png,image/webp,image/gif,audio/*,application/pdf"
            aria-describedby="file-hint"
          />
          <button type="submit">{words.send}</button>
        </form>
      ) : null}
    </section>
  );
}

export interface FilePages {
  desk: FileDesk;
  /** The pair as typed, checked for slips; undefined when it cannot be one. */
  pair(number: string, code: string): { number: string; code: string } | undefined;
  /** The case with what is said about the form just sent. */
  shown(view: ReporterView, code: string, said: { news?: string; fault?: string }): string;
  /** The form for a pair that opened nothing. */
  wrong(c: Context): Response | Promise<Response>;
  /** The case as it is, after a file that was not taken. */
  look(number: string, code: string, c: Context): Promise<ReporterView | undefined>;
}

/** Adds the two addresses to the progress pages. */
export function addFilePages(app: Hono, { desk, pair, shown, wrong, look }: FilePages): void {
  app.post('/file', async (c) => {
    const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const { number, code, id } = body;
    const asked = pair(String(number ?? ''), String(code ?? ''));
    const file = asked && (await desk.readFile(asked.number, asked.code, String(id ?? ''), c));
    return file ?? wrong(c);
  });

  app.post('/files', async (c) => {
    const form = await readFileForm(c);
    const asked = pair(form.field('number') ?? '', form.field('code') ?? '');
    if (!asked) return wrong(c);
    try {
      const view = await desk.addFile(asked.number, asked.code, form.file, c);
      return view ? c.html(shown(view, asked.code, { news: words.added })) : wrong(c);
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error;
      const view = await look(asked.number, asked.code, c);
      return view ? c.html(shown(view, asked.code, { fault: error.message }), error.status) : wrong(c);
    }
  });
}
