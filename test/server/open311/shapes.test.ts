// What is sent has the shape of the published examples: the same names, in the same order and nesting, in both formats.
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCategories } from '../../../knowledge/casework/categories.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { asText, created, get, post, type Row, readXml } from './client.ts';

const folder = new URL('../../fixtures/open311/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const examples = JSON.parse(read('examples.json')) as Record<string, unknown>;
const required = JSON.parse(read('required.json')) as Record<string, Record<string, string>>;

let inside: TestApp;
let number: string;
beforeAll(async () => {
  inside = openTestApp();
  const fields = {
    service_code: 'payment_unpaid',
    address_string: '青山镇石桥村',
    description: '低保金三个月没有到账',
  };
  number = (await created(post(inside, fields))).service_request_id;
});
afterAll(() => inside.dispose());

/** Names and nesting of a document; lists by their first member. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).map(([key, inner]) => [key, shape(inner)]);
}

/** The same of an XML text: elements in order, a repeated one once. */
function elements(text: string): unknown {
  const nodes = new XMLParser({ preserveOrder: true, ignoreDeclaration: true }).parse(text) as Node[];
  return ordered(nodes);
}
type Node = Record<string, Node[]>;
function ordered(nodes: Node[]): unknown {
  const seen = new Map<string, unknown>();
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name !== undefined && !seen.has(name)) seen.set(name, ordered(node[name] as Node[]));
  }
  return [...seen];
}
const published = (path: string) => {
  const [, inner] = new RegExp(`<${path}>([\\s\\S]*?)</${path}>`).exec(read('examples.xml')) ?? [];
  if (inner === undefined) throw new Error(`no example ${path}`);
  return ['created', 'token', 'listed'].includes(path) ? inner : `<${path}>${inner}</${path}>`;
};

const RESOURCES = [
  { what: 'services', path: () => '/services', json: 'services', xml: 'services' },
  {
    what: 'a definition',
    path: () => '/services/payment_unpaid',
    json: 'service_definition',
    xml: 'service_definition',
  },
  { what: 'requests', path: () => '/requests', json: 'service_requests', xml: 'listed' },
  { what: 'one request', path: () => `/requests/${number}`, json: 'service_requests', xml: 'listed' },
  { what: 'a token', path: () => `/tokens/${number}`, json: 'token', xml: 'token' },
  { what: 'an error', path: () => '/requests/MB00000000000', json: 'errors', xml: 'errors' },
  { what: 'discovery', path: () => '/discovery', json: 'discovery', xml: 'discovery' },
];

describe.each(RESOURCES)('$what', ({ path, json, xml }) => {
  test('has the names and nesting of the published JSON', async () => {
    const answer = await get(inside, `${path()}.json`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(shape(await answer.json())).toEqual(shape(examples[json]));
  });

  test('has the elements of the published XML, and its declaration', async () => {
    const answer = await get(inside, `${path()}.xml`);
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n</);
    expect(elements(text)).toEqual(elements(published(xml)));
  });

  test('says the same in both formats, and by Accept without an extension', async () => {
    const answer = await get(inside, `${path()}.json`);
    const value = (await answer.json()) as unknown;
    const xmlAnswer = await get(inside, `${path()}.xml`);
    expect(xmlAnswer.status).toBe(answer.status);
    expect(readXml(await xmlAnswer.text())).toEqual(asText(value));
    expect(await (await get(inside, path())).json()).toEqual(value);
    const accepting = await get(inside, path(), { accept: 'text/xml' });
    expect(readXml(await accepting.text())).toEqual(asText(value));
  });
});

test('a new request is answered as published, and with the receipt code besides', async () => {
  const fields = { service_code: 'delay', address_string: '青山镇', description: '申请交了两个月没消息' };
  const made = await created(post(inside, fields));
  const [example] = examples.created as object[];
  expect(Object.keys(made)).toEqual([...Object.keys(example as object), 'receipt_code']);
  const answer = await post(inside, fields, { path: '/requests.xml' });
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const found = elements(await answer.text()) as [[string, [[string, [string, unknown][]]]]];
  const [[root, [[member, inner]]]] = found;
  expect([root, member, inner.map(([name]) => name)]).toEqual([
    'service_requests',
    'request',
    Object.keys(made),
  ]);
});

test('services are the categories of complaints and suggestions, every one of them and no other', async () => {
  const services = (await (await get(inside, '/services.json')).json()) as Record<string, unknown>[];
  const expected = [...listCategories('complaint'), ...listCategories('suggestion')].map(({ id }) => id);
  expect(services.map((one) => one.service_code)).toEqual(expected);
  for (const category of listCategories()) {
    const answer = await get(inside, `/services/${category.id}.json`);
    expect(answer.status, category.id).toBe(expected.includes(category.id) ? 200 : 404);
  }
});

test('types are those of the schemas the makers of the specification check with', async () => {
  const check = (value: Record<string, unknown>, name: string) => {
    for (const [field, type] of Object.entries(required[name] ?? {}))
      expect(typeof value[field], field).toBe(type);
  };
  const services = (await (await get(inside, '/services.json')).json()) as Row[];
  for (const one of services) {
    check(one, 'service');
    const definition = await (await get(inside, `/services/${one.service_code}.json`)).json();
    const { attributes } = definition as { attributes: Record<string, unknown>[] };
    expect(one.metadata).toBe(attributes.length > 0);
    expect(attributes.map(({ order }) => order)).toEqual(attributes.map((_, n) => n + 1));
    for (const attribute of attributes) {
      check(attribute, 'attribute');
      const isList = /list$/.test(String(attribute.datatype));
      expect((attribute.values as unknown[]).length > 0, String(attribute.code)).toBe(isList);
    }
  }
  const requests = (await (await get(inside, '/requests.json')).json()) as Row[];
  expect(requests.length).toBeGreaterThan(0);
  for (const one of requests) check(one, 'request');
});

test('the interface is in the description of all interfaces, with its own errors', async () => {
  const document = (await (await inside.app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
  };
  for (const path of [
    '/services',
    '/services/{service_code}',
    '/requests',
    '/requests/{service_request_id}',
    '/tokens/{token}',
    '/discovery',
  ]) {
    const described = document.paths[`/open311/v2${path}.{format}`];
    expect(described, path).toBeDefined();
    const answers = described?.get?.responses ?? {};
    expect(Object.keys(answers['200']?.content ?? {})).toEqual(['application/json', 'text/xml']);
    expect(JSON.stringify(answers)).not.toContain('Problem"');
  }
  expect(document.paths['/open311/v2/requests.{format}']?.post).toBeDefined();
  expect(await (await inside.app.request('/docs')).text()).toContain('/open311/v2/requests');
});
