// Filing a case: sorted, routed, numbered and kept. Every channel and the public API come through here.
import type { Queries } from '../db/connect.ts';
import { randomBytes } from '../db/random.ts';
import { seal } from '../db/sealing.ts';
import { promiseFor } from '../knowledge/casework/categories.ts';
import { deriveClocks } from '../knowledge/casework/clocks.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { fileCase } from '../knowledge/casework/lifecycle.ts';
import { newReceiptCode, newTrackingNumber } from '../knowledge/casework/numbers.ts';
import { mayBePublic } from '../knowledge/casework/openness.ts';
import { accusedIn } from './flows/accused.ts';
import { routed } from './flows/whither.ts';
import type { Office } from './office.ts';
import { deadlines, type Report, type ReporterCase, shownUnit } from './reports.ts';

export interface Filed extends ReporterCase {
  receiptCode: string;
}

export interface FilingContext {
  /** Hears of progress; ignored for an anonymous tip-off. */
  follower?: string | undefined;
  /** Mark under which a resent filing finds this case again where no talk remembers it; gone the next day. */
  resend?: string | undefined;
}

/** An anonymous tip-off: nothing of the sender may be kept. */
export const isAnonymousTip = (report: Pick<Report, 'kind' | 'contact'>) =>
  report.kind === 'tip_off' && report.contact === undefined;

/** Random, not sorted by time: an id must not tell when an anonymous reporter wrote. */
export const newCaseId = () => randomBytes(12).toString('hex');

async function freeNumber(tx: Queries, office: Office): Promise<string> {
  for (;;) {
    const number = newTrackingNumber(Number(office.today().slice(0, 4)));
    if (!(await office.cases.isTaken(tx, number))) return number;
  }
}

/** Files a case inside the turn's unit of work. The receipt code is in the result and nowhere else. */
export async function fileReport(
  tx: Queries,
  office: Office,
  report: Report,
  context: FilingContext,
): Promise<Filed> {
  const { routing, category, urgent, accused } = routed(report, office.county);
  const realName = report.contact !== undefined;
  const interested = await office.interests.shutOut(tx, report.text, report.place);
  const events = fileCase(
    {
      kind: report.kind,
      category,
      urgent,
      anonymous: !realName,
      realName,
      ...(report.place ? { place: report.place } : {}),
      ...(accused ? { accused } : {}),
      promise: promiseFor({ kind: report.kind, category, urgent }, office.county.promises),
    },
    { ...routing, denied: [...routing.denied, ...interested] },
    office.now(),
  );
  const state = foldCase(events);
  const clocks = deriveClocks(events, office.today(), office.calendars());
  const trackingNumber = await freeNumber(tx, office);
  const receiptCode = newReceiptCode();
  const hidden = isAnonymousTip(report);
  const id = report.id ?? newCaseId();
  await office.cases.file(tx, {
    id,
    trackingNumber,
    receipt: office.receipts.keep(receiptCode),
    text: report.text,
    events,
    state,
    clocks,
    contact: report.contact === undefined ? undefined : seal(office.keys.fields, report.contact),
    follower: hidden ? undefined : context.follower,
    resend: context.resend,
  });
  const heard = () => report.heard ?? accusedIn(report.text, office).type;
  if (mayBePublic({ ...state, heard })) await office.publicRequests.publish(tx, id, state.filedOn);
  const unit = shownUnit(office, state.kind, state.unit);
  return {
    trackingNumber,
    receiptCode,
    kind: state.kind,
    status: state.status,
    ...(unit ? { unit } : {}),
    deadlines: deadlines(clocks),
  };
}
