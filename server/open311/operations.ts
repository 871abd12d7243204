// Open311 as the description of all interfaces has it, from the schemas it answers and reads by.
import { z } from 'zod';
import type { Operation } from '../openapi.tsx';
import { BASE } from './discovery.ts';
import {
  created,
  discovery,
  jurisdictionQuery,
  postBody,
  requestsQuery,
  service,
  serviceDefinition,
  serviceRequest,
  tokenAnswer,
} from './shapes.ts';

const get = (
  path: string,
  summary: string,
  open311: z.ZodType,
  query: z.ZodObject,
  errors: number[],
): Operation => ({
  method: 'get',
  path: `${BASE}${path}.{format}`,
  summary: `Open311: ${summary}`,
  query,
  errors,
  open311,
});

export const open311Operations: readonly Operation[] = [
  get(
    '/discovery',
    'where it is and what it speaks (json or xml, as everywhere here)',
    discovery,
    z.object({}),
    [],
  ),
  get(
    '/services',
    'categories of complaints and suggestions',
    z.array(service),
    jurisdictionQuery,
    [400, 404],
  ),
  get('/services/{service_code}', 'what one of them asks', serviceDefinition, jurisdictionQuery, [400, 404]),
  get(
    '/requests',
    'public complaints and suggestions by day, the newest first: no words, no people, no village, nobody accused',
    z.array(serviceRequest),
    requestsQuery,
    [400, 404, 429],
  ),
  get(
    '/requests/{service_request_id}',
    'one of them',
    z.array(serviceRequest),
    jurisdictionQuery,
    [400, 404, 429],
  ),
  get(
    '/tokens/{token}',
    'the number of a token; numbers are given at once',
    z.array(tokenAnswer),
    jurisdictionQuery,
    [400, 404, 429],
  ),
  {
    method: 'post',
    path: `${BASE}/requests.{format}`,
    summary:
      'Open311: file a complaint or suggestion, attributes as attribute[code]=value. The same Idempotency-Key with the ' +
      'same body on one day is one case',
    body: postBody,
    errors: [400, 404, 429, 500],
    open311: z.array(created),
  },
];
