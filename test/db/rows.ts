// Rows for tests, complete and plain; what a test is about is given, the rest is filled in.
import type { CaseRow } from '../../db/cases.ts';

export function caseRow(n: number, more: Partial<CaseRow> = {}): CaseRow {
  return {
    id: `case-${n}`,
    trackingNumber: `MB26${String(n).padStart(8, '0')}X`,
    kind: 'complaint',
    category: 'payment_missing',
    status: 'routed',
    version: 2,
    urgent: false,
    anonymous: true,
    restricted: false,
    unit: 'desk',
    township: null,
    village: null,
    accused: null,
    filedAt: '2026-11-23T10:47:31+08:00',
    due: '2026-12-08',
    dueClock: 'accept',
    open: true,
    receipt: `receipt-${n}`,
    receiptHard: true,
    contact: null,
    follower: null,
    resend: null,
    key: null,
    held: false,
    endedOn: null,
    erasedOn: null,
    rank: null,
    indexed: 0,
    ...more,
  };
}
