// A reporter who comes back: opens the case with number and code, adds to it, rates it, takes it back. Every channel and
// the public API come through here.
import type { CaseFace, ReporterFile } from '../db/case-reading.ts';
import { StaleVersion, stepAfter } from '../db/cases.ts';
import type { Queries } from '../db/connect.ts';
import { seal } from '../db/sealing.ts';
import type { ActionBody, ReporterAction } from '../knowledge/casework/actions.ts';
import type { Clock } from '../knowledge/casework/clocks.ts';
import { foldCase, foldEvent } from '../knowledge/casework/fold.ts';
import { complete, decide, permitted, shutOutBy, widen } from '../knowledge/casework/lifecycle.ts';
import { isRefusal } from '../knowledge/casework/refusal.ts';
import { type Road, roadsFor } from '../knowledge/casework/roads.ts';
import { route } from '../knowledge/casework/routing.ts';
import { sortIntoCategory } from '../knowledge/casework/sorting/sort.ts';
import type { CaseKind, CaseState, CaseStatus, NewEvent } from '../knowledge/casework/types.ts';
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { fileName } from './attachments/names.ts';
import type { KeptContact } from './erasing.ts';
import { accusedIn, corruptIn } from './flows/accused.ts';
import type { Completion } from './flows/rescue.ts';
import type { Office } from './office.ts';
import { readable } from './readable.ts';
import { deadlines, type ReporterCase, shownUnit } from './reports.ts';

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
const INNER: readonly string[] = [
  ...['noted', 'denied', 'told', 'replied', 'messaged', 'contact_opened', 'checked', 'urged', 'recused'],
  ...['extension_asked', 'extension_refused', 'absorbed', 'relayed', 'held', 'released'],
];

const TOLD_AS: Readonly<Record<string, string>> = {
  filed: '已收到',
  routed: '已交给办理单位',
  accepted: '已受理',
  completed: '补充了地点或电话',
  attached: '收到了您交的文件',
  declined: '不属于这里办理',
  returned: '正在重新分派',
  transferred: '已转给别的单位办理',
  succeeded: '乡镇合并或换了代码，由接办的单位继续办',
  triaged: '已交给办理单位',
  asked: '有话问您',
  extended: '延长了办理时间',
  merged: '和另一件一起办，答复会告诉您',
  reopened: '您要求重新办理',
  review_asked: '您申请了复查',
  reviewed: '复查有了结果',
  withdrawn: '已撤回',
  closed: '已办结',
  rated: '您做了评价',
  erased: '内容、文件和联系方式已按规定删除',
  contact_erased: '您留的联系方式已删除',
};

/** A merger that only another name in the case changed by is nothing to tell: it could be one of those shut out. */
const movesCase = (body: string) => (JSON.parse(body) as { unit?: string }).unit !== undefined;

/** Of the two reviews the record says which. */
function toldAs(type: string, body: string): string {
  const said = TOLD_AS[type] ?? type;
  const isFinal = (JSON.parse(body) as { stage?: string }).stage === 'final_review';
  return isFinal ? said.replace('复查', '复核') : said;
}

export interface ReporterView extends ReporterCase {
  filedAt: string;
  timeline: { at: string; what: string }[];
  messages: { from: 'reporter' | 'officer' | 'bot'; text: string; at: string }[];
  attachments: { id: string; name: string; type: string; size: number }[];
  actions: string[];
  /** What else is open to the reporter today, and until when. */
  roads: Road[];
  /** Name and telephone are kept: whether they can be erased at a word, and if not, why. */
  contact?: KeptContact;
  /** A question of the officers waits for an answer. */
  awaitsYou?: true;
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
      .filter(({ type, body }) => !INNER.includes(type) && (type !== 'succeeded' || movesCase(body)))
      .map(({ type, at, body }) => ({ at, what: toldAs(type, body) })),
    messages: file.messages
      .filter(({ internal }) => !internal)
      .map(({ from, text, at }) => ({ from: from as 'reporter' | 'officer', text, at })),
    attachments: (await office.attachments.of(office.db.reading, file.id)).map(({ id, type, size, seq }) => ({
      id,
      name: fileName(type, seq),
      type,
      size,
    })),
    actions: permitted(state, { who: 'reporter' }, office.today(), office.calendars()),
    roads: roadsFor(state, file.clocks as Clock[], office.today(), office.calendars()),
    ...(face.hasContact ? { contact: await keptContact(office, file) } : {}),
    ...(state.awaits && isOpen(state.status) ? { awaitsYou: true } : {}),
  };
}

async function keptContact(office: Office, { id, face, clocks }: ReporterFile): Promise<KeptContact> {
  if (!isOpen(face.status)) {
    return (await office.retention.isHeld(office.db.reading, id))
      ? { erasable: 'held' }
      : { erasable: 'now' };
  }
  // The day by which the law wants it done; a promise may be earlier and is not what ends a case.
  const until = deadlines(clocks as Clock[]).at(-1)?.due;
  return { erasable: 'later', ...(until === undefined ? {} : { until }) };
}

/** A question nobody answered before the case ended is waited for no more. */
const isOpen = (status: string) => !['closed', 'declined', 'withdrawn', 'merged'].includes(status);

/** Sure enough that later words accuse somebody in office to take the case out of their sight. */
const SURE_OF_ACCUSED = 0.6;

/** Events that shut out, and route away from, whoever a later message accuses; none when it names nobody new. */
function newlyAccused(office: Office, state: CaseState, text: string): NewEvent[] {
  if (state.kind !== 'tip_off' && state.kind !== 'complaint') return [];
  const { type, confidence, shielded } = accusedIn(text, office);
  const corrupt = state.kind === 'complaint' ? corruptIn(text, office) : undefined;
  const inOffice = type === 'village_cadre' || type === 'township' || type === 'county';
  if (!shielded && !corrupt && !(inOffice && confidence >= SURE_OF_ACCUSED)) return [];
  const said = normalise(text);
  const named = office.gazetteer.find(said).map(({ township }) => township.code);
  const place = state.place?.township;
  const routing = route(
    {
      kind: state.kind,
      category: corrupt ? undefined : sortIntoCategory(said, state.kind).category,
      accusedType: inOffice ? type : (corrupt ?? state.accused),
      place: state.place,
      mentionedTownships: place === undefined ? named : [...named, place],
      shieldedByTownship: shielded,
    },
    office.county,
  );
  return widen(state, routing, office.now());
}

/** Officers who declared an interest in whom these words, or those told before, name. */
async function newlyInterested(
  tx: Queries,
  office: Office,
  caseId: string,
  state: CaseState,
  words: string,
): Promise<NewEvent[]> {
  // Those told before too: the case may go on to somebody who had declared it where it could not be seen.
  const told = await office.cases.wordsOf(tx, caseId);
  const all = await office.interests.shutOut(tx, `${told}\n${words}`, state.place);
  const parties = all.filter((party) => !state.denied.includes(party));
  return parties.length === 0 ? [] : [shutOutBy(state, parties, 'declared_interest', office.now())];
}

/**
 * The reporter's own step on a case, inside a unit of work.
 * @returns whether the case was in a state that allows it
 */
export async function actOnReport<A extends ReporterAction>(
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
  const decision = decide(state, action, told, { who: 'reporter' }, office.now(), known, office.calendars());
  if (isRefusal(decision)) return false;
  // Whoever the new words accuse is shut out in the very commit that keeps them (casework rule 4).
  const words = 'text' in told ? told.text : undefined;
  const after = decision.events.reduce(foldEvent, state);
  const shutOut = words === undefined ? [] : newlyAccused(office, after, words);
  const interested = words === undefined ? [] : await newlyInterested(tx, office, caseId, state, words);
  const events = [...decision.events, ...shutOut, ...interested];
  try {
    await office.cases.append(
      tx,
      caseId,
      state.version,
      stepAfter(history, events, office.today(), office.calendars()),
    );
    // Whom new words speak of would know themselves in what the public reads; so would whoever is in need.
    if (words !== undefined && (accusedIn(words, office).type !== 'none' || detectEmergency(words))) {
      await office.publicRequests.withhold(tx, caseId);
    }
    return true;
  } catch (error) {
    if (error instanceof StaleVersion) return false;
    throw error;
  }
}

/**
 * The reporter will not have the township look into it: from now on the county does, and that township sees it no more.
 * @returns whether the case was in a state that allows it
 */
export async function moveToCounty(
  tx: Queries,
  office: Office,
  caseId: string,
  text: string,
): Promise<boolean> {
  if (!(await actOnReport(tx, office, caseId, 'message', { text }))) return false;
  const history = await office.cases.history(tx, caseId);
  const state = foldCase(history);
  // What was asked may have moved it already, having accused somebody.
  if (!/^\d/.test(state.unit)) return true;
  const mentionedTownships = [
    ...new Set([state.unit, ...(state.place?.township ? [state.place.township] : [])]),
  ];
  const { kind, category, accused: accusedType, place } = state;
  const asked = { kind, category, accusedType, place, mentionedTownships, avoidsTownship: true };
  const events = widen(state, route(asked, office.county), office.now());
  if (events.length === 0) return false;
  const step = stepAfter(history, events, office.today(), office.calendars());
  await office.cases.append(tx, caseId, state.version, step);
  await office.publicRequests.withhold(tx, caseId);
  return true;
}

/**
 * What the reporter of urgent help says after it was filed, inside a unit of work: where, how to be called, or words.
 * @returns whether the case was in a state that allows it
 */
export async function completeReport(
  tx: Queries,
  office: Office,
  { caseId, place, told = [], contact }: Completion,
): Promise<boolean> {
  const before = foldCase(await office.cases.history(tx, caseId));
  if (before.erasedOn !== undefined) return false;
  const settled = place && {
    ...(place.township ? { township: place.township } : {}),
    ...(place.village ? { village: place.village } : {}),
  };
  const routing =
    settled &&
    route({ ...before, place: settled, mentionedTownships: place?.mentioned ?? [] }, office.county);
  const events = complete(
    before,
    { ...(settled ? { place: settled } : {}), ...(contact === undefined ? {} : { contact: true }) },
    routing,
    office.now(),
  );
  if (settled) events.push(...(await newlyInterested(tx, office, caseId, { ...before, place: settled }, '')));
  if (events.length > 0) {
    const history = await office.cases.history(tx, caseId);
    await office.cases.append(
      tx,
      caseId,
      before.version,
      stepAfter(history, events, office.today(), office.calendars()),
    );
  }
  if (contact !== undefined) await office.cases.keepContact(tx, caseId, seal(office.keys.fields, contact));
  for (const text of told) {
    if (await office.cases.isTold(tx, caseId, text)) continue;
    if (!(await actOnReport(tx, office, caseId, 'message', { text }))) return false;
  }
  return true;
}
