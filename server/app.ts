// The whole of HTTP in one place: what is mounted where, and what every response carries.
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { WebChannel } from '../bot/channels/web.ts';
import type { Delivery } from '../bot/deliver.ts';
import { governmentLine } from '../bot/hotlines.ts';
import { TooMany } from '../bot/limits.ts';
import type { Office } from '../bot/office.ts';
import { zh } from '../bot/phrases/zh-CN.ts';
import { nameOf, type Turns } from '../bot/turn.ts';
import { cardRoutes } from './cards/routes.tsx';
import type { Config } from './config.ts';
import { consoleRoutes } from './console/routes.tsx';
import { sandboxFiles } from './files.ts';
import { BASE } from './open311/discovery.ts';
import { open311Routes } from './open311/routes.ts';
import { openApi } from './openapi.tsx';
import { assets } from './pages/assets.ts';
import { caseDesk } from './pages/desk.ts';
import { policyShelf } from './pages/policies/shelf.ts';
import { residentPages } from './pages/routes.tsx';
import { Problem, problemResponse } from './problem.ts';
import { attachmentRoutes, trackFileRoutes } from './routes/attachments.ts';
import { chatRoutes, placeOf } from './routes/chat.ts';
import { createMetrics, healthRoutes } from './routes/health.ts';
import { knowledgeRoutes } from './routes/knowledge.ts';
import { staffRoutes } from './routes/staff.ts';
import { trackRoutes } from './routes/track.ts';
import { createSenders } from './sender.ts';

export interface AppParts {
  office: Office;
  turns: Turns;
  web: WebChannel;
  delivery: Delivery;
  config: Pick<Config, 'isRateLimited' | 'folder' | 'metricsToken'>;
}

/** Which kind of request, for metrics and logs: never the path itself, which may hold a talk's id or a number. */
function routeName(path: string): string {
  const known =
    /^\/(api\/v1\/(?:staff\/)?[a-z]+|open311|staff|card|assets|policies|track|privacy|poster|healthz|readyz|metrics|docs)/.exec(
      path,
    );
  return known?.[1] ?? (path === '/' ? 'chat-page' : 'other');
}

export function createApp({ office, turns, web, delivery, config }: AppParts): Hono {
  const app = new Hono();
  const metrics = createMetrics();
  const senders = createSenders(office, config.isRateLimited);
  const hotline = governmentLine(office.county);

  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const route = routeName(c.req.path);
    const seconds = (performance.now() - began) / 1_000;
    metrics.requests.inc({ route, status: c.res.status });
    metrics.seconds.observe({ route }, seconds);
    if (c.res.status >= 500) {
      office.log.error({ route, status: c.res.status }, 'request failed');
    }
  });
  app.use(sandboxFiles);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Not no-referrer: with it browsers hide the origin of our own forms from us too.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );
  // What residents and officers see belongs to nobody's cache.
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('Cache-Control', 'no-store');
  });

  app.route('/', healthRoutes(office, metrics, config.folder, config.metricsToken));
  app.route('/api/v1/chat', chatRoutes(office, turns, web, delivery, senders));
  app.route('/api/v1/track', trackRoutes(office, senders));
  app.route('/api/v1/track', trackFileRoutes(office, senders));
  app.route('/api/v1/attachments', attachmentRoutes(office, senders));
  app.route('/api/v1/staff', staffRoutes(office, senders));
  app.route('/api/v1', knowledgeRoutes(office));
  app.route(BASE, open311Routes(office, senders));
  app.route('/', openApi());
  app.route('/staff', consoleRoutes(office, senders));
  app.route('/assets', assets());
  app.route('/card', cardRoutes(office));
  app.route(
    '/',
    residentPages({
      countyName: office.county.name,
      fictional: office.county.fictional,
      hotline,
      bureau: office.county.bureau.name,
      retention: office.county.retention,
      shelf: policyShelf(office),
      poster: {
        address: office.webAddress,
        bureau: office.county.bureau,
        hotlines: office.county.hotlines,
      },
      ...caseDesk(office, senders),
    }),
  );

  app.notFound((c) => problemResponse(c, new Problem(404, '没有这个地址。')));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error);
    if (error instanceof TooMany) {
      return problemResponse(c, new Problem(429, zh.tooFast, { retryAfter: error.retryAfter }));
    }
    office.log.error(
      { route: routeName(c.req.path), error: nameOf(error), at: placeOf(error) },
      'something broke',
    );
    return problemResponse(c, new Problem(500, zh.failed(hotline)));
  });
  return app;
}
