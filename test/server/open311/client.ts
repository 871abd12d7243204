// A GeoReport v2 client for tests: asks by path, posts forms, reads both formats.
import { XMLParser } from 'fast-xml-parser';
import { from, type TestApp } from '../../support/app.ts';

export const BASE = '/open311/v2';

export const get = (inside: TestApp, path: string, headers: Record<string, string> = {}) =>
  inside.app.request(`${BASE}${path}`, { headers }, from('127.0.0.1'));

export function post(
  inside: TestApp,
  fields: Record<string, string>,
  { path = '/requests.json', headers = {}, address = '127.0.0.1' } = {},
) {
  const init = { method: 'POST', body: new URLSearchParams(fields), headers };
  return inside.app.request(`${BASE}${path}`, init, from(address));
}

export interface Row {
  service_request_id: string;
  service_code: string;
  status: string;
  requested_datetime: string;
  [field: string]: unknown;
}

export interface CreatedRow {
  service_request_id: string;
  service_notice: string;
  account_id: null;
  receipt_code: string;
}

export async function created(answer: Response | Promise<Response>): Promise<CreatedRow> {
  const got = await answer;
  if (got.status !== 200) throw new Error(`${got.status}: ${await got.text()}`);
  const [row] = (await got.json()) as CreatedRow[];
  if (!row) throw new Error('nothing was created');
  return row;
}

export const rows = async (inside: TestApp, query = ''): Promise<Row[]> =>
  (await (await get(inside, `/requests.json${query}`)).json()) as Row[];

export const ids = async (inside: TestApp, query = ''): Promise<string[]> =>
  (await rows(inside, query)).map((row) => row.service_request_id);

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, trimValues: true });
const LISTS = ['services', 'service_requests', 'attributes', 'values', 'errors', 'endpoints', 'formats'];

/** XML read by the Spark convention: a list element becomes an array, whatever it holds; empty is null. */
export function readXml(text: string): unknown {
  const root = Object.entries(parser.parse(text) as Record<string, unknown>)[0];
  return root && spark(...root);
}

function spark(name: string, value: unknown): unknown {
  if (LISTS.includes(name)) {
    const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return members.flatMap(([member, inner]) => [inner].flat().map((one) => spark(member, one)));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '#text')
        .map(([key, inner]) => [key, spark(key, inner)]),
    );
  }
  return value === '' ? null : value;
}

/** JSON values as XML writes them. */
export function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asText(inner)]));
  }
  return value === null || value === '' ? null : String(value);
}
