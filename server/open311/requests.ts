// Requests as the public reads them. Which ones there are is decided in db/public-requests.ts, not here.
import type { z } from 'zod';
import type { Office } from '../../bot/office.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import { unitName } from '../../bot/reports.ts';
import type { PublicRequest } from '../../db/public-requests.ts';
import { findCategory } from '../../knowledge/casework/categories.ts';
import { parseTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { daysAsked, endOf, startOf } from './dates.ts';
import { Faults } from './errors.ts';
import type { requestsQuery, serviceRequest } from './shapes.ts';

type Shown = z.output<typeof serviceRequest>;
type Asked = z.output<typeof requestsQuery>;

/** Default and most of one answer (Response Volume). */
const MOST = 1_000;
const MOST_PAGES = 1_000;

export function shown(office: Office, request: PublicRequest): Shown {
  const { trackingNumber, category, status, open, township, expectedOn } = request;
  const label = findCategory(category)?.label ?? category;
  const place = office.county.townships.find(({ code }) => code === township)?.name;
  return {
    service_request_id: trackingNumber,
    status: open ? 'open' : 'closed',
    status_notes: zh.status[status],
    service_name: label,
    service_code: category,
    description: place ? `${label}（${place}）` : label,
    agency_responsible: unitName(office, request.unit),
    service_notice: open && expectedOn ? say.expected(expectedOn) : null,
    requested_datetime: startOf(request.requestedOn),
    updated_datetime: startOf(request.updatedOn),
    expected_datetime: expectedOn && endOf(expectedOn),
    address: [place, office.county.name].filter(Boolean).join(', '),
    address_id: place && township ? township : null,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  };
}

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function whole(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const n = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (n < 1 || n > most) throw new Faults(400, say.errors.field(name));
  return n;
}

function openAsked(text: string | undefined): boolean | undefined {
  const wanted = new Set(listed(text));
  if ([...wanted].some((one) => one !== 'open' && one !== 'closed')) throw new Faults(400, say.errors.status);
  return wanted.size === 1 ? wanted.has('open') : undefined;
}

/** @throws Faults 400 */
export async function requestsAsked(office: Office, asked: Asked): Promise<Shown[]> {
  const size = whole('page_size', asked.page_size, MOST) ?? MOST;
  const page = whole('page', asked.page, MOST_PAGES) ?? 1;
  const numbers = listed(asked.service_request_id);
  if (numbers.length > MOST) throw new Faults(400, say.errors.ids);
  if (numbers.length > 0) return byNumbers(office, numbers);
  const codes = listed(asked.service_code);
  const found = await office.publicRequests.list({
    ...daysAsked(asked, office.now()),
    open: openAsked(asked.status),
    ...(codes.length > 0 ? { categories: codes.slice(0, 200) } : {}),
    limit: size,
    offset: (page - 1) * size,
  });
  return found.map((request) => shown(office, request));
}

export async function byNumbers(office: Office, numbers: readonly string[]): Promise<Shown[]> {
  const read = numbers.map(parseTrackingNumber).filter((number) => number !== undefined);
  const found = await office.publicRequests.byNumbers([...new Set(read)]);
  return found.map((request) => shown(office, request));
}
