// A kept card by its address, which is the only key to it: as a page, a PDF, a picture. Nothing is cached or indexed.
import { Hono } from 'hono';
import { governmentLine } from '../../bot/hotlines.ts';
import type { Office } from '../../bot/office.ts';
import { findCard } from '../../bot/self-check/keeping.ts';
import { documentOf, type Masthead } from '../pages/layout.tsx';
import { CardPage, NoCardPage } from './page.tsx';

/** To be mounted at `/card`. */
export function cardRoutes(office: Office): Hono {
  const app = new Hono();
  const masthead = (): Masthead => ({
    countyName: office.county.name,
    fictional: office.county.fictional,
    hotline: governmentLine(office.county),
    bureau: office.county.bureau.name,
  });
  app.get('/:file{[A-Za-z0-9_-]{24}(\\.(pdf|png))?}', async (c) => {
    c.header('Cache-Control', 'no-store');
    // The address is a secret: no search engine keeps it, and the app's referrer policy tells it to no other site.
    c.header('X-Robots-Tag', 'noindex, nofollow');
    const [code = '', kind] = c.req.param('file').split('.');
    const card = await findCard(office, code);
    if (!card) return c.html(documentOf(NoCardPage(masthead())), 404);
    // What draws is loaded when the first card is drawn: a start need not wait for it.
    if (kind === 'pdf') {
      const { cardPdf } = await import('./pdf.ts');
      return c.body(new Uint8Array(await cardPdf(card)), 200, { 'Content-Type': 'application/pdf' });
    }
    if (kind === 'png') {
      const { cardPng } = await import('./picture.ts');
      return c.body(new Uint8Array(await cardPng(card)), 200, { 'Content-Type': 'image/png' });
    }
    return c.html(documentOf(CardPage({ masthead: masthead(), card, code })));
  });
  return app;
}
