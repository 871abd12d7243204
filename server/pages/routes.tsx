// The residents' pages: chat, policies, progress, privacy.
import { type Context, Hono } from 'hono';
import type { Retention } from '../../knowledge/jurisdictions/retention.ts';
import { ChatPage } from './chat.tsx';
import { documentOf, type Masthead } from './layout.tsx';
import { policyPages } from './policies/routes.tsx';
import type { PolicyShelf } from './policies/shelf.ts';
import { type Poster, PosterPage } from './poster.tsx';
import { PrivacyPage } from './privacy.tsx';
import { qrSvg } from './qr.ts';
import { type CaseDesk, trackPages } from './track.tsx';

export type { CaseDesk } from './track.tsx';

export interface PageOptions extends Masthead, CaseDesk {
  shelf: PolicyShelf;
  /** The sheet for notice boards; absent: there is no such page. */
  poster?: Poster;
  /** How long what is kept, for the privacy page; absent: said without figures. */
  retention?: Retention;
}

/** To be mounted at `/`; the addresses are `/`, `/policies`, `/track`, `/privacy` and `/poster`. */
export function residentPages(options: PageOptions): Hono {
  const app = new Hono();
  // Neither page depends on who asks: rendered once. The same Hono serves HEAD.
  const chat = documentOf(ChatPage(options));
  const privacy = documentOf(PrivacyPage(options));
  const page = (text: string) => (c: Context) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(text);
  };
  app.get('/', page(chat));
  app.get('/privacy', page(privacy));
  const { poster } = options;
  if (poster) {
    app.get('/poster', page(documentOf(PosterPage({ masthead: options, poster }))));
    app.get('/poster/qr.svg', (c) => {
      c.header('Content-Type', 'image/svg+xml');
      return c.body(qrSvg(poster.address));
    });
  }
  app.route('/policies', policyPages(options, options.shelf));
  app.route('/track', trackPages(options));
  return app;
}
