// The documents of GeoReport v2 as we send them: names, order and nesting of the specification (wiki.open311.org/GeoReport_v2).
import { z } from 'zod';

export const service = z.object({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.literal('realtime'),
  keywords: z.string(),
  group: z.string(),
});

export const serviceDefinition = z.object({
  service_code: z.string(),
  attributes: z.array(
    z.object({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
      required: z.boolean(),
      datatype_description: z.string().nullable(),
      order: z.int().min(1),
      description: z.string(),
      values: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  ),
});

const instant = z.string().describe('W3 date and time; the day is true, the hour is always the same');

export const serviceRequest = z.object({
  service_request_id: z.string().describe('The tracking number; it opens nothing'),
  status: z.enum(['open', 'closed']),
  status_notes: z.string(),
  service_name: z.string(),
  service_code: z.string(),
  description: z.string().describe('Category and township, never what was written'),
  agency_responsible: z.string().nullable(),
  service_notice: z.string().nullable(),
  requested_datetime: instant,
  updated_datetime: instant,
  expected_datetime: instant.nullable(),
  address: z.string(),
  address_id: z.string().nullable().describe('9-digit code of the township'),
  zipcode: z.null(),
  lat: z.null(),
  long: z.null(),
  media_url: z.null(),
});

export const created = z.object({
  service_request_id: z.string(),
  service_notice: z.string(),
  account_id: z.null(),
  receipt_code: z.string().describe('Extension: the secret that, with the number, opens the case at /track'),
});

export const tokenAnswer = z.object({ service_request_id: z.string(), token: z.string() });

export const errors = z.array(z.object({ code: z.int(), description: z.string() }));

export const discovery = z.object({
  changeset: z.string(),
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.object({
      specification: z.string(),
      url: z.string(),
      changeset: z.string(),
      type: z.enum(['production', 'test']),
      formats: z.array(z.string()),
    }),
  ),
});

/** An empty parameter is one that was not sent (Optional Arguments). */
const optional = z.string().max(20_000).optional();

export const jurisdictionQuery = z.object({ jurisdiction_id: optional });

export const requestsQuery = jurisdictionQuery.extend({
  service_request_id: optional.describe('One or several, comma delimited; overrides all others'),
  service_code: optional.describe('One or several, comma delimited'),
  start_date: optional.describe('W3 date and time with zone'),
  end_date: optional.describe('W3 date and time with zone, at most 90 days after start_date'),
  status: optional.describe('open, closed or both, comma delimited'),
  page: optional.describe('Extension: from 1'),
  page_size: optional.describe('Extension: 1 to 1000, default 1000'),
});

const words = (most: number) => z.string().max(most).optional();

/** As JSON, or as a form with `attribute[code]=value`. What else the specification names (api_key, device_id, account_id) is not read. */
export const postBody = z.object({
  jurisdiction_id: words(100),
  service_code: words(100),
  lat: words(40),
  long: words(40),
  address_string: words(500),
  address_id: words(40),
  email: words(200),
  first_name: words(60),
  last_name: words(60),
  phone: words(60),
  description: words(4_000),
  media_url: words(4_000).describe('Never fetched, never kept'),
  attribute: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
export type PostBody = z.output<typeof postBody>;
