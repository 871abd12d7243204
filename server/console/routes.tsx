// The officers' console: server-rendered pages and plain forms. Works without a script, and sends none.
import { Hono } from 'hono';
import type { Office } from '../../bot/office.ts';
import type { Senders } from '../sender.ts';
import { type Console, settledPage, signedInPage } from './access.ts';
import { auditPages } from './audit.tsx';
import { caseRoutes } from './cases.tsx';
import { faultPage, notFound } from './faults.tsx';
import { interestRoutes } from './interests.tsx';
import { knowledgePages } from './knowledge/routes.tsx';
import { officerRoutes } from './officers.tsx';
import { ownAccountRoutes, signInRoutes, smallBody } from './sign-in.tsx';

/** To be mounted at `/staff`. */
export function consoleRoutes(office: Office, senders: Senders): Hono<Console> {
  const app = new Hono<Console>();
  app.onError((error, c) => faultPage(c, office, error));

  app.route('/sign-in', signInRoutes(office, senders));
  app.use('*', smallBody);
  app.use('*', signedInPage(office));
  app.use('*', settledPage());
  app.route('/', ownAccountRoutes(office, senders));
  app.route('/', caseRoutes(office));
  app.route('/officers', officerRoutes(office));
  app.route('/audit', auditPages(office));
  app.route('/knowledge', knowledgePages(office));
  app.route('/interests', interestRoutes(office));

  app.all('*', (c) => {
    // Somebody typed the address with a slash too many.
    if (c.req.method === 'GET' && c.req.path === '/staff/') return c.redirect('/staff', 303);
    throw notFound();
  });
  return app;
}
