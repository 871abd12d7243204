// Open311 GeoReport v2: other parties' programs hand complaints and suggestions in and read how they fare.
// Which body an error has is the specification's to say (docs/decisions/0016).
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { governmentLine } from '../../bot/hotlines.ts';
import type { Office } from '../../bot/office.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import { nameOf } from '../../bot/turn.ts';
import { beijingTime } from '../../knowledge/casework/days.ts';
import { placeOf } from '../routes/chat.ts';
import type { Senders } from '../sender.ts';
import { readPost } from './body.ts';
import { discover } from './discovery.ts';
import { brokenResponse, Faults, faultResponse } from './errors.ts';
import { nameIn, respond } from './format.ts';
import { createPosting } from './posting.ts';
import { byNumbers, requestsAsked } from './requests.ts';
import { definitionOf, listServices, serviceCalled } from './services.ts';
import { jurisdictionQuery, requestsQuery } from './shapes.ts';

/** With and without the format. */
const forms = (path: string) => [path, `${path}.json`, `${path}.xml`];

/** Parameters by name, several of one name joined by commas; an empty one was not sent. */
function queryOf<S extends z.ZodObject>(c: Context, schema: S): z.output<S> {
  const sent = Object.entries(c.req.queries())
    .map(([name, values]) => [name, values.filter((value) => value !== '').join(',')] as const)
    .filter(([, value]) => value !== '');
  const read = schema.safeParse(Object.fromEntries(sent));
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
  throw new Faults(400, ...names.map((name) => say.errors.field(name)));
}

export function open311Routes(office: Office, senders: Senders): Hono {
  const app = new Hono();
  const since = beijingTime(office.now());
  const post = createPosting(office);

  function checkJurisdiction(id: string | undefined): void {
    if (id === undefined || id.trim() === '') return;
    if (id !== office.county.code && id !== office.county.id) throw new Faults(404, say.errors.jurisdiction);
  }
  const jurisdictionIn = (c: Context) => checkJurisdiction(queryOf(c, jurisdictionQuery).jurisdiction_id);

  app.on('GET', ['/', ...forms('/discovery')], (c) => respond(c, 'discovery', discover(office, since)));

  app.on('GET', forms('/services'), (c) => {
    jurisdictionIn(c);
    return respond(c, 'services', listServices(office));
  });

  app.get('/services/:name', (c) => {
    jurisdictionIn(c);
    return respond(c, 'service_definition', definitionOf(serviceCalled(nameIn(c))));
  });

  app.on('GET', forms('/requests'), async (c) => {
    const { jurisdiction_id, ...asked } = queryOf(c, requestsQuery);
    checkJurisdiction(jurisdiction_id);
    senders.list(c);
    return respond(c, 'service_requests', await requestsAsked(office, asked));
  });

  app.get('/requests/:name', async (c) => {
    jurisdictionIn(c);
    senders.list(c);
    const found = await byNumbers(office, [nameIn(c)]);
    if (found.length === 0) throw new Faults(404, say.errors.request);
    return respond(c, 'service_requests', found);
  });

  app.on('POST', forms('/requests'), async (c) => {
    jurisdictionIn(c);
    senders.message(c, undefined);
    const body = await readPost(c);
    checkJurisdiction(body.jurisdiction_id);
    const key = c.req.header('idempotency-key')?.slice(0, 200) || undefined;
    return respond(c, 'service_requests', [await post(body, key)]);
  });

  // Numbers are given at once, so the only token of a request is its number.
  app.get('/tokens/:name', async (c) => {
    jurisdictionIn(c);
    senders.list(c);
    const token = nameIn(c);
    const [found] = await byNumbers(office, [token]);
    if (!found) throw new Faults(404, say.errors.token);
    return respond(c, 'service_requests', [{ service_request_id: found.service_request_id, token }]);
  });

  app.all('*', () => {
    throw new Faults(404, say.errors.route);
  });

  app.onError((error, c) => {
    try {
      return faultResponse(c, error);
    } catch (bug) {
      office.log.error({ route: 'open311', error: nameOf(bug), at: placeOf(bug) }, 'something broke');
      return brokenResponse(c, governmentLine(office.county));
    }
  });

  return app;
}
