// The machine-readable description of the HTTP interface, made from the very schemas that check requests.
import { Hono } from 'hono';
import { z } from 'zod';
import { actionBodies, REPORTER_ACTIONS } from '../knowledge/casework/actions.ts';
import { householdFactsSchema } from '../knowledge/eligibility/facts.ts';
import { contactRequest } from './casework.ts';
import { interestRequest } from './interests.ts';
import { formatQuery } from './letters/files.ts';
import { open311Operations } from './open311/operations.ts';
import { errors as open311Errors } from './open311/shapes.ts';
import { attachmentDrop, trackFile } from './routes/attachments.ts';
import { auditQuery } from './routes/audit.ts';
import { chatRequest, feedbackRequest } from './routes/chat.ts';
import { standardQuery } from './routes/knowledge.ts';
import {
  caseQuery,
  draftRequest,
  officerChange,
  officerRequest,
  passwordRequest,
  signInRequest,
} from './routes/staff.ts';
import { trackMessage, trackRating, trackRequest } from './routes/track.ts';

export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  body?: z.ZodType;
  query?: z.ZodObject;
  officers?: true;
  errors?: number[];
  /** Answers in JSON and XML of this shape, with errors of its own; a body is a form as well. */
  open311?: z.ZodType;
}

const version = z.object({ version: z.int().min(1) });

const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/chat',
    summary:
      'One message of a talk. Where a model words the answer and Accept names text/event-stream, proven words come as events `words`, the answer as `outcome`',
    body: chatRequest,
    errors: [404, 413, 429],
  },
  {
    method: 'post',
    path: '/api/v1/chat/feedback',
    summary: 'Whether an answer was of use: once an answer',
    body: feedbackRequest,
    errors: [404, 409, 429],
  },
  {
    method: 'get',
    path: '/api/v1/chat/{conversation}/events',
    summary: 'Later replies, as server-sent events',
    errors: [404],
  },
  {
    method: 'post',
    path: '/api/v1/attachments',
    summary: 'A picture, sound or PDF (form fields file, conversation); its id goes with the next message',
    errors: [404, 413, 415, 422, 429, 503],
  },
  {
    method: 'delete',
    path: '/api/v1/attachments/{id}',
    summary: 'Take a file back that waits in a talk',
    body: attachmentDrop,
    errors: [404],
  },
  {
    method: 'post',
    path: '/api/v1/track/attachments',
    summary:
      'A file of the case by its id; or, as a form with trackingNumber, receiptCode and file, one more',
    body: trackFile,
    errors: [404, 409, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/api/v1/staff/audit',
    summary: 'For the auditor the trail without words; for a supervisor who opened whose identity and why',
    query: auditQuery,
    officers: true,
    errors: [422],
  },
  {
    method: 'get',
    path: '/api/v1/staff/cases/{trackingNumber}/attachments/{id}',
    summary: 'A file of a case',
    officers: true,
    errors: [404, 503],
  },
  {
    method: 'post',
    path: '/api/v1/track',
    summary: 'A case by number and receipt code',
    body: trackRequest,
    errors: [404, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/messages',
    summary: 'Add to a case',
    body: trackMessage,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/withdraw',
    summary: 'Take a case back',
    body: trackRequest,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/erase',
    summary: 'Have the name and telephone of a case that is over erased',
    body: trackRequest,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/receipt',
    summary: 'The filing receipt as a PDF, with a code to scan',
    body: trackRequest,
    errors: [404, 429],
  },
  {
    method: 'get',
    path: '/api/v1/staff/cases/{trackingNumber}/letters/{kind}',
    summary: 'An official letter of the case as DOCX or PDF',
    query: formatQuery,
    officers: true,
    errors: [403, 404],
  },
  {
    method: 'post',
    path: '/api/v1/track/rating',
    summary: 'Say how a case was handled',
    body: trackRating,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/reopen',
    summary: 'Have a closed case taken up again, once',
    body: trackMessage,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/track/review',
    summary: 'Ask the level above for a review, or after one for the final review',
    body: trackMessage,
    errors: [404, 409, 429],
  },
  {
    method: 'post',
    path: '/api/v1/assess',
    summary: 'The self-check without the talk',
    body: householdFactsSchema,
  },
  { method: 'get', path: '/api/v1/articles', summary: 'Policy articles' },
  { method: 'get', path: '/api/v1/articles/{id}', summary: 'One article with its sources', errors: [404] },
  {
    method: 'get',
    path: '/api/v1/standards',
    summary: 'Figures in force on a day (default: today)',
    query: standardQuery,
    errors: [422],
  },
  { method: 'get', path: '/api/v1/places', summary: 'Townships and villages in a text, ranked' },
  {
    method: 'post',
    path: '/api/v1/staff/session',
    summary: 'Sign in',
    body: signInRequest,
    errors: [401, 429],
  },
  { method: 'get', path: '/api/v1/staff/session', summary: 'Who is signed in', officers: true },
  { method: 'delete', path: '/api/v1/staff/session', summary: 'Sign out', officers: true },
  {
    method: 'post',
    path: '/api/v1/staff/password',
    summary: 'Change the own password',
    body: passwordRequest,
    officers: true,
  },
  { method: 'get', path: '/api/v1/staff/units', summary: 'Units of the county', officers: true },
  { method: 'get', path: '/api/v1/staff/notices', summary: 'Deadlines to see to', officers: true },
  { method: 'get', path: '/api/v1/staff/interests', summary: 'Interests declared', officers: true },
  {
    method: 'post',
    path: '/api/v1/staff/interests',
    summary: 'Declare a near relative or the own village',
    body: interestRequest,
    officers: true,
  },
  {
    method: 'delete',
    path: '/api/v1/staff/interests',
    summary: 'Take a declaration back',
    body: interestRequest,
    officers: true,
    errors: [404],
  },
  { method: 'get', path: '/api/v1/staff/officers', summary: 'Accounts', officers: true },
  {
    method: 'post',
    path: '/api/v1/staff/officers',
    summary: 'Add an account',
    body: officerRequest,
    officers: true,
    errors: [409],
  },
  {
    method: 'patch',
    path: '/api/v1/staff/officers',
    summary: 'Change an account',
    body: officerChange,
    officers: true,
    errors: [404, 409],
  },
  {
    method: 'get',
    path: '/api/v1/staff/cases',
    summary: 'Cases, most urgent first',
    query: caseQuery,
    officers: true,
  },
  { method: 'get', path: '/api/v1/staff/cases/{number}', summary: 'One case', officers: true, errors: [404] },
  {
    method: 'post',
    path: '/api/v1/staff/cases/{number}/contact',
    summary: 'The contact the reporter left',
    body: contactRequest,
    officers: true,
    errors: [404],
  },
  {
    method: 'get',
    path: '/api/v1/staff/cases/{number}/draft',
    summary: 'A reply begun and not sent',
    officers: true,
    errors: [404],
  },
  {
    method: 'put',
    path: '/api/v1/staff/cases/{number}/draft',
    summary: 'Keep a reply for later',
    body: draftRequest,
    officers: true,
    errors: [404],
  },
  ...Object.entries(actionBodies)
    .filter(([action]) => !(REPORTER_ACTIONS as readonly string[]).includes(action))
    .map(
      ([action, body]): Operation => ({
        method: 'post',
        path: `/api/v1/staff/cases/{number}/${action}`,
        summary: `Action on a case: ${action}`,
        body: body.extend(version.shape),
        officers: true,
        errors: [404, 409],
      }),
    ),
  ...open311Operations,
  { method: 'get', path: '/healthz', summary: 'The process is up' },
  { method: 'get', path: '/readyz', summary: 'It can serve', errors: [503] },
  { method: 'get', path: '/metrics', summary: 'Prometheus metrics' },
];

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<
    string,
    unknown
  >;
  return plain;
};

const problem = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const inBoth = (schema: z.ZodType) => ({
  content: Object.fromEntries(
    ['application/json', 'text/xml'].map((type) => [type, { schema: schemaOf(schema) }]),
  ),
});

function describe({ path, summary, body, query, officers, errors = [], open311 }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: schemaOf(schema as z.ZodType),
  }));
  const codes = [
    ...new Set([...errors, ...(body && !open311 ? [400, 413, 422] : []), ...(officers ? [401, 403] : [])]),
  ].sort();
  return {
    summary,
    parameters: [...inPath, ...inQuery],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              ...(open311 ? { 'application/x-www-form-urlencoded': { schema: schemaOf(body) } } : {}),
              'application/json': { schema: schemaOf(body) },
            },
          },
        }
      : {}),
    ...(officers ? { security: [{ bearer: [] }, { cookie: [] }] } : {}),
    responses: {
      200: { description: 'OK', ...(open311 ? inBoth(open311) : {}) },
      ...Object.fromEntries(
        codes.map((code) => [
          code,
          open311
            ? { description: 'Errors', ...inBoth(open311Errors) }
            : { description: 'Problem', ...problem },
        ]),
      ),
    },
  };
}

function document() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const at = paths[operation.path] ?? {};
    paths[operation.path] = at;
    at[operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mingbai 明白',
      version: '1',
      description: 'Citizen service and grievance bot of a county civil-affairs bureau',
    },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'mingbai_session' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}

function Docs() {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Mingbai 明白: HTTP interface</title>
      </head>
      <body>
        <h1>Mingbai 明白: HTTP interface</h1>
        <p>
          JSON in UTF-8; errors are <code>application/problem+json</code>. Under <code>/open311/v2</code> it
          is Open311 GeoReport v2 in JSON and XML, with the errors of that specification. For machines:{' '}
          <a href="/openapi.json">openapi.json</a>.
        </p>
        {OPERATIONS.map(({ method, path, summary, body, query, officers }) => (
          <section>
            <h2>
              <code>
                {method.toUpperCase()} {path}
              </code>
            </h2>
            <p>
              {summary}
              {officers && ' (officers: bearer token or session cookie)'}
            </p>
            {(body ?? query) && (
              <details>
                <summary>{body ? 'Body' : 'Query'}</summary>
                <pre>{JSON.stringify(schemaOf((body ?? query) as z.ZodType), null, 2)}</pre>
              </details>
            )}
          </section>
        ))}
      </body>
    </html>
  );
}

/** `/openapi.json` and the same to read at `/docs`; made at the first asking, nothing from outside. */
export function openApi(): Hono {
  const app = new Hono();
  let made: ReturnType<typeof document> | undefined;
  app.get('/openapi.json', (c) => {
    made ??= document();
    return c.json(made);
  });
  app.get('/docs', (c) => c.html(<Docs />));
  return app;
}
