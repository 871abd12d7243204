// How the editors' pages are sent: the console's frame with their own style.
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Office } from '../../../bot/office.ts';
import type { Console } from '../access.ts';
import { type Frame, send, signedInAs } from '../page.tsx';

/** Sends a page of the office's. */
export const createShow =
  (office: Office) =>
  (
    c: Context<Console>,
    status: ContentfulStatusCode,
    title: string,
    notice: Frame['notice'],
    content: Child,
  ) =>
    send(c, status, { office, signed: signedInAs(c), title, styles: ['editor.css'], notice }, content);

export const bad = (words: string): Frame['notice'] => ({ good: false, words });
