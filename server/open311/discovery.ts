// Service discovery: where the interface is, what it speaks, whom to ask.
import type { z } from 'zod';
import { contactWords } from '../../bot/hotlines.ts';
import type { Office } from '../../bot/office.ts';
import { open311 as say } from '../../bot/phrases/open311.ts';
import type { discovery } from './shapes.ts';

export const BASE = '/open311/v2';

/** @param since instant from which services are as they are now (they are read when the office opens), with offset */
export function discover(office: Office, since: string): z.output<typeof discovery> {
  return {
    changeset: since,
    contact: contactWords(office.county),
    key_service: say.keys,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: `${office.webAddress}${BASE}`,
        changeset: since,
        type: office.county.fictional ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}
