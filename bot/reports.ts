// What a reporter does with a case: file it, open it with number and code, add to it, take it back. Every channel and
// the public API come through here.
import { randomBytes } from 'node:crypto';
import type { CaseFace, ReporterFile } from '../db/case-reading.ts';
import { StaleVersion } from '../db/cases.ts';
import type { Queries } from '../db/connect.ts';
import { seal } from '../db/sealing.ts';
import type { ActionBody } from '../knowledge/casework/actions.ts';
import { findCategory, promiseFor, sortIntoCategory } from '../knowledge/casework/categories.ts';
import { type Clock, deriveClocks } from '../knowledge/casework/clocks.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { decide, fileCase, permitted, widen } from '../knowledge/casework/lifecycle.ts';
import { newReceiptCode, newTrackingNumber } from '../knowledge/casework/numbers.ts';
import { isRefusal } from '../knowledge/casework/refusal.ts';
import { route } from '../knowledge/casework/routing.ts';
import type {
  AccusedType,
  CaseKind,
  CaseState,
  CaseStatus,
  Day,
  NewEvent,
  Place,
} from '../knowledge/casework/types.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { accusedIn } from './flows/accused.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';
import { readable } from './readable.ts';

export interface Report {
  kind: CaseKind;
  text: string;
  place?: Place | undefined;
  /** Codes of every township the words could mean. */
  mentioned: string[];
  accused?: AccusedType | undefined;
  shielded?: boolean | undefined;
  urgent?: boolean | undefined;
  /** Name and telephone as the reporter gave them; absent: nobody can be called back. */
  contact?: string | undefined;
}

export interface Deadline {
  clock: string;
  due: Day;
  basis: string;
  provisional: boolean;
}

/** A case as its own reporter may see it, without words. */
export interface ReporterCase {
  trackingNumber: string;
  kind: CaseKind;
  status: CaseStatus;
  /** Absent where the reporter must not learn who looks into it. */
  unit?: { code: string; name: string };
  deadlines: Deadline[];
}

export interface Filed extends ReporterCase {
  receiptCode: string;
}

export const PSEUDO_UNITS: Readonly<Record<string, string>> = {
  desk: '县民政局诉求受理台',
  discipline: '纪检受理台',
};

export function unitName(office: Pick<Office, 'county'>, code: string): string {
  return PSEUDO_UNITS[code] ?? office.county.townships.find((t) => t.code === code)?.name ?? code;
}

/** A tip-off's handler is named only while it is the accused household's own township; otherwise silence protects. */
function shownUnit(office: Office, kind: string, unit: string): { code: string; name: string } | undefined {
  if (kind === 'tip_off' && unit === 'discipline') return undefined;
  return { code: unit, name: unitName(office, unit) };
}

/** Deadlines owed to the reporter, the binding one first. */
function deadlines(clocks: readonly Clock[]): Deadline[] {
  return clocks
    .filter((clock) => clock.state === 'running' && clock.clock !== 'object_transfer')
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ clock, due, basis, provisional }) => ({ clock, due, basis, provisional }));
}

async function freeNumber(tx: Queries, office: Office): Promise<string> {
  for (;;) {
    const number = newTrackingNumber(Number(office.today().slice(0, 4)));
    if (!(await office.cases.isTaken(tx, number))) return number;
  }
}

export interface FilingContext {
  /** Hears of progress; ignored for an anonymous tip-off. */
  follower?: string | undefined;
  /** Mark under which a resent filing message finds this case again; kept for anonymous tip-offs only. */
  resend?: string | undefined;
}

/** An anonymous tip-off: nothing of the sender may be kept. */
export const isAnonymousTip = (report: Pick<Report, 'kind' | 'contact'>) =>
  report.kind === 'tip_off' && report.contact === undefined;

/** Files a case inside the turn's unit of work. The receipt code is in the result and nowhere else. */
export async function fileReport(
  tx: Queries,
  office: Office,
  report: Report,
  context: FilingContext,
): Promise<Filed> {
  const { category } = sortIntoCategory(normalise(report.text), report.kind);
  const urgent = report.urgent === true || findCategory(category)?.urgent === true;
  const realName = report.contact !== undefined;
  const routing = route(
    {
      kind: report.kind,
      category,
      accusedType: report.accused,
      place: report.place,
      mentionedTownships: report.mentioned,
      shieldedByTownship: report.shielded,
    },
    office.county,
  );
  const events = fileCase(
    {
      kind: report.kind,
      category,
      urgent,
      anonymous: !realName,
      realName,
      ...(report.place ? { place: report.place } : {}),
      ...(report.accused ? { accused: report.accused } : {}),
      promise: promiseFor({ kind: report.kind, category, urgent }, office.county.promises),
    },
    routing,
    office.now(),
  );
  const state = foldCase(events);
  const clocks = deriveClocks(events, office.today());
  const trackingNumber = await freeNumber(tx, office);
  const receiptCode = newReceiptCode();
  const hidden = isAnonymousTip(report);
  await office.cases.file(tx, {
    // Random, not sorted by time: an id must not tell when an anonymous reporter wrote.
    id: randomBytes(12).toString('hex'),
    trackingNumber,
    receipt: office.receipts.keep(receiptCode),
    text: report.text,
    events,
    state,
    clocks,
    contact: report.contact === undefined ? undefined : seal(office.keys.fields, report.contact),
    follower: hidden ? undefined : context.follower,
    resend: hidden ? context.resend : undefined,
  });
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

/**
 * The case this number and code open, or undefined; takes the same time whichever of the two is wrong.
 * @param source mark of who tries
 * @throws TooMany when this number was tried, or this source has tried, too often
 */
export async function openReport(
  office: Office,
  trackingNumber: string,
  code: string,
  source: string,
): Promise<ReporterFile | undefined> {
  const { byNumber, bySource } = office.receiptTries;
  bySource.take(source);
  byNumber.take(trackingNumber);
  // The receipt alone first: loading a long history before the code is known would tell that there is one.
  const receipt = await office.reading.receiptOf(trackingNumber);
  if (!(await office.receipts.matches(receipt, code))) return undefined;
  bySource.giveBack(source);
  byNumber.giveBack(trackingNumber);
  return office.reading.forReporter(trackingNumber);
}

/** Seldom shown to the reporter: what officers do among themselves. */
const INNER: readonly string[] = ['noted', 'denied', 'told', 'replied', 'messaged', 'contact_opened'];

const TOLD_AS: Readonly<Record<string, string>> = {
  filed: '已收到',
  routed: '已交给办理单位',
  accepted: '已受理',
  declined: '不属于这里办理',
  returned: '正在重新分派',
  transferred: '已转给别的单位办理',
  withdrawn: '已撤回',
  closed: '已办结',
  rated: '您做了评价',
};

export interface ReporterView extends ReporterCase {
  filedAt: string;
  timeline: { at: string; what: string }[];
  messages: { from: 'reporter' | 'officer' | 'bot'; text: string; at: string }[];
  actions: string[];
}

/** What the reporter who opened it may see. */
export async function reporterView(office: Office, file: ReporterFile): Promise<ReporterView> {
  const face: CaseFace = file.face;
  const unit = shownUnit(office, face.kind, face.unit);
  const state = foldCase(await office.cases.history(office.db.reading, file.id));
  return {
    trackingNumber: face.trackingNumber,
    kind: face.kind as CaseKind,
    status: face.status as CaseStatus,
    ...(unit ? { unit } : {}),
    deadlines: deadlines(file.clocks as Clock[]),
    filedAt: face.filedAt,
    timeline: file.events
      .filter(({ type }) => !INNER.includes(type))
      .map(({ type, at }) => ({ at, what: TOLD_AS[type] ?? type })),
    messages: file.messages
      .filter(({ internal }) => !internal)
      .map(({ from, text, at }) => ({ from: from as 'reporter' | 'officer', text, at })),
    actions: permitted(state, { who: 'reporter' }),
  };
}

/** Sure enough that later words accuse somebody in office to take the case out of their sight. */
const SURE_OF_ACCUSED = 0.6;

/** Events that shut out, and route away from, whoever a later message accuses; none when it names nobody new. */
function newlyAccused(office: Office, state: CaseState, text: string): NewEvent[] {
  if (state.kind !== 'tip_off' && state.kind !== 'complaint') return [];
  const { type, confidence, shielded } = accusedIn(text, office);
  const inOffice = type === 'village_cadre' || type === 'township' || type === 'county';
  if (!shielded && !(inOffice && confidence >= SURE_OF_ACCUSED)) return [];
  const said = normalise(text);
  const named = office.gazetteer.find(said).map(({ township }) => township.code);
  const place = state.place?.township;
  const routing = route(
    {
      kind: state.kind,
      category: sortIntoCategory(said, state.kind).category,
      accusedType: inOffice ? type : state.accused,
      place: state.place,
      mentionedTownships: place === undefined ? named : [...named, place],
      shieldedByTownship: shielded,
    },
    office.county,
  );
  return widen(state, routing, office.now());
}

/**
 * The reporter's own step on a case, inside a unit of work.
 * @returns whether the case was in a state that allows it
 */
export async function actOnReport<A extends 'message' | 'withdraw' | 'rate'>(
  tx: Queries,
  office: Office,
  caseId: string,
  action: A,
  body: ActionBody<A>,
): Promise<boolean> {
  const history = await office.cases.history(tx, caseId);
  const state = foldCase(history);
  const known = office.county.townships.map(({ code }) => code);
  const told = 'text' in body && body.text !== undefined ? { ...body, text: readable(body.text) } : body;
  const decision = decide(state, action, told, { who: 'reporter' }, office.now(), known);
  if (isRefusal(decision)) return false;
  // Whoever the new words accuse is shut out in the very commit that keeps them (casework rule 4).
  const shutOut = 'text' in told && told.text !== undefined ? newlyAccused(office, state, told.text) : [];
  const events = [...decision.events, ...shutOut];
  const after = [...history, ...events];
  try {
    await office.cases.append(tx, caseId, state.version, {
      events,
      state: foldCase(after),
      clocks: deriveClocks(after, office.today()),
    });
    return true;
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}

/** How long to the answer, in words for the reporter: the promise, else what the law gives. */
export function deadlineWords(list: readonly Deadline[]): string[] {
  const promise = list.find(({ clock }) => clock === 'promise');
  const accept = list.find(({ clock }) => clock === 'accept');
  return [
    ...(promise ? [zh.filed.promise(promise.due, promise.provisional)] : []),
    ...(accept ? [zh.filed.legal(accept.due, accept.basis)] : []),
  ];
}
