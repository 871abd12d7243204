// The policy pages: browse and search, one policy, its leaflet and the code that leads back to it.
import { type Context, Hono } from 'hono';
import { documentOf, Frame, type Masthead } from '../layout.tsx';
import { qrSvg } from '../qr.ts';
import { LeafletPage } from './leaflet-page.tsx';
import { PolicyListPage } from './list-page.tsx';
import { PolicyPage } from './policy-page.tsx';
import type { PolicyShelf } from './shelf.ts';
import { policyWords as words } from './words.ts';

/** Longer questions are cut: nobody searches a list with a whole story. */
const LONGEST = 200;

/** To be mounted at `/policies`. */
export function policyPages(masthead: Masthead, shelf: PolicyShelf): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
  });
  const asked = (c: Context) => (c.req.query('q') ?? '').trim().slice(0, LONGEST);
  app.get('/', (c) => {
    const question = asked(c);
    return c.html(documentOf(<PolicyListPage masthead={masthead} shelf={shelf} question={question} />));
  });
  app.get('/search', (c) => {
    const question = asked(c);
    return c.json({ items: question === '' ? [] : shelf.search(question) });
  });
  app.get('/:id', (c) => {
    const policy = shelf.read(c.req.param('id'));
    if (!policy) return c.html(documentOf(<Missing masthead={masthead} />), 404);
    return c.html(documentOf(<PolicyPage masthead={masthead} policy={policy} />));
  });
  app.get('/:id/card', (c) => {
    const policy = shelf.read(c.req.param('id'));
    if (!policy) return c.html(documentOf(<Missing masthead={masthead} />), 404);
    const leaflet = { masthead, policy, address: shelf.address(policy.id), today: shelf.today() };
    return c.html(documentOf(<LeafletPage {...leaflet} />));
  });
  app.get('/:id/qr.svg', (c) => {
    const policy = shelf.read(c.req.param('id'));
    if (!policy) return c.notFound();
    c.header('Content-Type', 'image/svg+xml');
    return c.body(qrSvg(shelf.address(policy.id)));
  });
  return app;
}

const Missing = ({ masthead }: { masthead: Masthead }) => (
  <Frame masthead={masthead} page="policies" styles={['policies.css']}>
    <main id="main">
      <h1>{words.missing}</h1>
      <p>{words.missingHint}</p>
      <p>
        <a class="button" href="/policies">
          {words.all}
        </a>
      </p>
    </main>
  </Frame>
);
