// One value, two formats. JSON is what the specification's Spark convention makes of the XML: a list is a named element
// around elements of one name, nothing is an empty element.
import { XMLBuilder } from 'fast-xml-parser';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export type Format = 'json' | 'xml';

/** What each list calls its members. */
const MEMBERS: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

const builder = new XMLBuilder({ format: true, ignoreAttributes: false, suppressEmptyNode: false });

function element(name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    const member = MEMBERS[name];
    if (member === undefined) throw new Error(`no name for the members of ${name}`);
    return { [member]: value.map((one) => element(member, one)) };
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, element(key, inner)]));
  }
  return value ?? '';
}

export function toXml(root: string, value: unknown): string {
  const declared = { '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' }, [root]: element(root, value) };
  return builder.build(declared);
}

/** By extension, else by what is accepted; JSON where nothing is said. */
export function formatOf(c: Context): Format {
  const named = /\.(json|xml)$/.exec(c.req.path)?.[1];
  if (named) return named as Format;
  const accepts = c.req.header('accept') ?? '';
  const [xml, json] = [
    accepts.search(/\b(?:text|application)\/xml\b/),
    accepts.search(/\bapplication\/json\b/),
  ];
  return xml >= 0 && (json < 0 || xml < json) ? 'xml' : 'json';
}

/** The last part of the path without its extension. */
export const nameIn = (c: Context): string => c.req.param('name')?.replace(/\.(?:json|xml)$/, '') ?? '';

export function respond(c: Context, root: string, value: unknown, status: ContentfulStatusCode = 200) {
  return formatOf(c) === 'xml'
    ? c.body(toXml(root, value), status, { 'Content-Type': 'text/xml; charset=utf-8' })
    : c.body(JSON.stringify(value), status, { 'Content-Type': 'application/json; charset=utf-8' });
}
