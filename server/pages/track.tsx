// The progress page: plain forms that work without any script. Number and code travel in the body, never in an address.
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { TooMany } from '../../bot/limits.ts';
import { returning } from '../../bot/phrases/returning.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { ReporterView } from '../../bot/returning.ts';
import { parseReceiptCode, parseTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { type CaseSaid, CaseView } from './case-view.tsx';
import { documentOf, Frame, type Masthead } from './layout.tsx';
import { createOnce } from './once.ts';
import { addFilePages, type FileDesk } from './track-files.tsx';
import { trackWords as words } from './words.ts';

export type CaseAct =
  | { action: 'message' | 'reopen' | 'review'; text: string }
  | { action: 'withdraw' }
  | { action: 'erase' }
  | { action: 'rate'; score: number; resolved: boolean };

export interface CaseDesk {
  /** Absent: files are neither shown nor taken. */
  files?: FileDesk;
  /**
   * The case as its reporter may see it; undefined for a wrong pair. The context tells whose tries are slowed.
   * @throws TooMany
   */
  openCase(number: string, code: string, c: Context): Promise<ReporterView | undefined>;
  /** The filing receipt as a file; undefined for a wrong pair. Absent: none is offered. @throws TooMany */
  receipt?(number: string, code: string, c: Context): Promise<Response | undefined>;
  /**
   * Adds words or takes the case back; `done` is false where the case's state forbids it, undefined for a wrong pair.
   * Absent: the page only shows.
   * @throws TooMany
   */
  actOnCase?(
    number: string,
    code: string,
    act: CaseAct,
    c: Context,
  ): Promise<{ done: boolean; view: ReporterView } | undefined>;
}

const MOST_TEXT = 4_000;
/** 4,000 characters escaped in a form take 36 kB. */
const MOST_BYTES = 64 * 1024;

type Faults = { number?: string; code?: string; pair?: string };

interface FormProps {
  masthead: Masthead;
  number?: string;
  code?: string;
  faults?: Faults;
}

function TrackForm({ masthead, number = '', code = '', faults = {} }: FormProps) {
  const said = Object.values(faults);
  return (
    <Frame masthead={masthead} page="track" styles={['track.css']} scripts={['track.js']}>
      <main id="main">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        {said.length > 0 ? (
          <div class="faults" role="alert">
            <p>
              {words.faults}
              {said.join('')}
            </p>
          </div>
        ) : null}
        <form method="post" action="/track" autocomplete="off" data-busy={words.opening}>
          <label for="number">{words.number}</label>
          <p class="hint" id="number-hint">
            {words.numberHint}
          </p>
          <input
            id="number"
            name="number"
            value={number}
            required
            maxlength={60}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="number-hint"
            aria-invalid={faults.number || faults.pair ? 'true' : undefined}
          />
          <label for="code">{words.code}</label>
          <p class="hint" id="code-hint">
            {words.codeHint}
          </p>
          <input
            id="code"
            name="code"
            value={code}
            required
            maxlength={60}
            autocomplete="off"
            inputmode="numeric"
            spellcheck={false}
            aria-describedby="code-hint"
            aria-invalid={faults.code || faults.pair ? 'true' : undefined}
          />
          <button type="submit">{words.open}</button>
        </form>
        <p class="hint">{words.lost(masthead.hotline, masthead.bureau)}</p>
      </main>
    </Frame>
  );
}

/** A field as one line of text; files and repeated fields count as nothing. */
const field = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** To be mounted at `/track`. */
export function trackPages(options: Masthead & CaseDesk): Hono {
  const app = new Hono();
  const once = createOnce();

  const form = (more: Omit<FormProps, 'masthead'> = {}) =>
    documentOf(TrackForm({ masthead: options, ...more }));
  const shown = (view: ReporterView, code: string, said: CaseSaid = {}) =>
    documentOf(
      CaseView({
        masthead: options,
        view: permitted(view),
        code,
        said,
        once: once.issue(),
        isPrintable: options.receipt !== undefined,
      }),
    );

  const permitted = (view: ReporterView) => (options.actOnCase ? view : { ...view, actions: [] });

  app.use(async (c, next) => {
    // Nothing of a case may stay in a cache or be shown again by the back button.
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  });

  app.get('/', (c) => c.html(form()));

  app.post(
    '/',
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) => c.html(form({ faults: { pair: words.addLong } }), 413),
    }),
    async (c) => {
      const body: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
      const typed = { number: field(body, 'number').slice(0, 60), code: field(body, 'code').slice(0, 60) };
      const number = parseTrackingNumber(typed.number);
      const code = parseReceiptCode(typed.code);
      if (number === undefined || code === undefined) {
        // The check digits are no secret: telling a slip of the pen from a wrong pair gives nothing away.
        const faults: Faults = {
          ...(number === undefined ? { number: words.numberWrong } : {}),
          ...(code === undefined ? { code: words.codeWrong } : {}),
        };
        return c.html(form({ ...typed, faults }), 422);
      }
      try {
        return await opened(c, body, number, code);
      } catch (error) {
        if (!(error instanceof TooMany)) throw error;
        c.header('Retry-After', String(error.retryAfter));
        return c.html(form({ ...typed, faults: { pair: words.slow(error.retryAfter) } }), 429);
      }
    },
  );

  if (options.files) {
    addFilePages(app, {
      desk: options.files,
      pair(typedNumber, typedCode) {
        const number = parseTrackingNumber(typedNumber.slice(0, 60));
        const code = parseReceiptCode(typedCode.slice(0, 60));
        return number !== undefined && code !== undefined ? { number, code } : undefined;
      },
      shown,
      wrong: (c) => c.html(form({ faults: { pair: words.wrong } }), 404),
      look: options.openCase,
    });
  }

  async function opened(c: Context, body: Record<string, unknown>, number: string, code: string) {
    if (field(body, 'action') === 'receipt' && options.receipt) {
      const printed = await options.receipt(number, code, c);
      return printed ?? c.html(form({ number, code, faults: { pair: words.wrong } }), 404);
    }
    const act = actOf(body);
    const lookAt = async (said: CaseSaid, status: 200 | 422) => {
      const view = await options.openCase(number, code, c);
      return view
        ? c.html(shown(view, code, said), status)
        : c.html(form({ number, code, faults: { pair: words.wrong } }), 404);
    };
    if (act === undefined || !options.actOnCase) return lookAt({}, 200);
    if ('text' in act) {
      if (act.text === '') return lookAt({ fault: words.addEmpty }, 422);
      if (act.text.length > MOST_TEXT) return lookAt({ fault: words.addLong, draft: act.text }, 422);
    }
    // The page shown again (reload, back) sends the same form again: done once.
    if (!once.use(field(body, 'once'))) return lookAt({}, 200);
    const outcome = await options.actOnCase(number, code, act, c);
    if (!outcome) return c.html(form({ number, code, faults: { pair: words.wrong } }), 404);
    if (!outcome.done) {
      const { contact } = outcome.view;
      const fault = act.action === 'erase' && contact ? returning.contactStays(contact) : words.cannot;
      return c.html(shown(outcome.view, code, { fault }), 409);
    }
    const news = act.action === 'rate' ? (act.resolved ? say.rated : returning.disputed) : say[act.action];
    return c.html(shown(outcome.view, code, { news }));
  }

  return app;
}

const say = {
  message: words.added,
  withdraw: words.withdrawn,
  erase: words.contactErased,
  reopen: returning.reopened,
  review: returning.reviewAsked,
  rated: zh.track.rated,
};

function actOf(body: Record<string, unknown>): CaseAct | undefined {
  const action = field(body, 'action');
  if (action === 'message' || action === 'reopen' || action === 'review') {
    return { action, text: field(body, 'text').replaceAll('\r\n', '\n') };
  }
  const score = Number(field(body, 'score'));
  const isScore = Number.isInteger(score) && score >= 1 && score <= 5;
  if (action === 'rate' && isScore && ['yes', 'no'].includes(field(body, 'resolved'))) {
    return { action, score, resolved: field(body, 'resolved') === 'yes' };
  }
  return action === 'withdraw' || action === 'erase' ? { action } : undefined;
}
