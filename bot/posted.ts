// A case another party's program hands in, for somebody who cannot be asked anything back. It is heard as a talk hears
// it: whom it accuses, whether it is a tip-off after all, whether somebody is in need. Nothing a program chose outweighs that.
import type { Queries } from '../db/connect.ts';
import type { Category } from '../knowledge/casework/categories.ts';
import { newReceiptCode } from '../knowledge/casework/numbers.ts';
import { composeTold, type ToldAnswer } from '../knowledge/casework/told.ts';
import type { AccusedType, CaseKind, CaseStatus, Place } from '../knowledge/casework/types.ts';
import { detectEmergency, type Emergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { SURE } from './decide/message.ts';
import { type Filed, fileReport, isAnonymousTip } from './filing.ts';
import { accusedIn, accusedOf } from './flows/accused.ts';
import { type PlaceSaid, placeIn } from './flows/place.ts';
import type { Office } from './office.ts';
import { open311 as say } from './phrases/open311.ts';
import { deadlines, type Report, shownUnit } from './reports.ts';
import { understand } from './understand.ts';

export interface Posted {
  /** Of kind complaint or suggestion. */
  category: Category;
  /** The reporter's words. */
  story: string;
  /** What was answered to the category's questions. */
  answers: readonly ToldAnswer[];
  /** Where, in words. */
  address?: string | undefined;
  /** Where, by codes of the county. */
  place?: Place | undefined;
  /** Where, by degrees; told to the officer, as nobody here can read a map. */
  position?: string | undefined;
  /** Name, telephone and mail as one line. */
  contact?: string | undefined;
}

export interface PostedOutcome {
  filed: Filed;
  emergency?: Emergency | undefined;
  /** The case was there already: only its receipt code is new. */
  again: boolean;
}

/** The place the words name; `undefined` when they name none of the county's. */
export const placeOfWords = (office: Office, words: string, ofAccused = false): PlaceSaid | undefined =>
  placeIn(normalise(words), { ...office, today: office.today() }, ofAccused);

/** Hears what was posted. Whoever speaks of an officeholder is never sent to them; need is help before anything else. */
export function reportOf(
  office: Office,
  posted: Posted,
): { report: Report; emergency: Emergency | undefined } {
  const { story, answers, address = '', category } = posted;
  const text = [story, ...answers.map((answer) => answer.text)].join('\n');
  const heard = understand(text, {});
  const { type, shielded } = accusedIn(text, office);
  const accused: AccusedType | undefined = type === 'none' ? undefined : type;
  const isTip = heard.intent === 'tip_off' && (heard.confidence >= SURE || accused !== undefined);
  const emergency = detectEmergency(text);
  const kind = kindOf(category.kind, { isTip, isNeed: emergency !== undefined, accused });
  const told = placeOfWords(office, text, true);
  const said = placeOfWords(office, address);
  const { place, mentioned } = settle(posted.place, isTip ? [told, said] : [said, told]);
  const contact = kind === 'tip_off' ? undefined : posted.contact;
  return {
    emergency,
    report: {
      kind,
      text: composeTold(
        [
          story,
          address !== '' && !story.includes(address) && `${say.place}：${address}`,
          posted.position && `${say.position}：${posted.position}`,
        ]
          .filter(Boolean)
          .join('\n'),
        answers,
      ),
      ...(kind === category.kind ? { category: category.id } : {}),
      place,
      mentioned,
      accused:
        kind === 'tip_off'
          ? accused
          : kind === 'complaint'
            ? accusedOf(text, office, category.conduct)
            : undefined,
      shielded,
      urgent: emergency !== undefined,
      contact,
    },
  };
}

function kindOf(
  chosen: CaseKind,
  { isTip, isNeed, accused }: { isTip: boolean; isNeed: boolean; accused: AccusedType | undefined },
): CaseKind {
  if (isTip) return 'tip_off';
  // Help goes to the township of the place, which must not be the one that is spoken of.
  if (isNeed && accused === undefined) return 'help';
  return chosen === 'suggestion' && accused !== undefined ? 'complaint' : chosen;
}

/** The first place that is certain; every township any of the words could mean counts for who is shut out. */
function settle(
  given: Place | undefined,
  said: readonly (PlaceSaid | undefined)[],
): { place: Place | undefined; mentioned: string[] } {
  const mentioned = new Set(said.flatMap((one) => one?.mentioned ?? []));
  if (given?.township) mentioned.add(given.township);
  const found = said.find((one) => one?.township !== undefined && !one.open);
  const place: Place | undefined = given ?? (found && shortPlace(found));
  return { place, mentioned: [...mentioned] };
}

const shortPlace = ({ township, village }: PlaceSaid): Place => ({
  ...(township ? { township } : {}),
  ...(village ? { village } : {}),
});

/**
 * Files what was posted.
 * @param resend mark under which the same post finds its case again; undefined when the program gave no key
 */
export async function filePosted(
  office: Office,
  posted: Posted,
  resend: string | undefined,
): Promise<PostedOutcome> {
  const { report, emergency } = reportOf(office, posted);
  const before = resend === undefined ? undefined : await office.reading.byResend(resend);
  if (before) {
    const filed = await office.db.unit((tx) => withNewCode(tx, office, before.id, before.trackingNumber));
    office.afterFiling(false);
    return { filed, emergency, again: true };
  }
  const filed = await office.db.unit((tx) => fileReport(tx, office, report, { resend }));
  office.afterFiling(isAnonymousTip(report));
  return { filed, emergency, again: false };
}

/** The first code may never have arrived, and nobody knows it any more. */
async function withNewCode(tx: Queries, office: Office, id: string, number: string): Promise<Filed> {
  const receiptCode = newReceiptCode();
  await office.cases.replaceReceipt(tx, id, office.receipts.keep(receiptCode));
  const file = await office.reading.forReporter(number);
  if (!file) throw new Error('a case found by its mark is there');
  const { kind, status, unit } = file.face;
  const shown = shownUnit(office, kind, unit);
  return {
    trackingNumber: number,
    receiptCode,
    kind: kind as CaseKind,
    status: status as CaseStatus,
    ...(shown ? { unit: shown } : {}),
    deadlines: deadlines(file.clocks as Parameters<typeof deadlines>[0]),
  };
}
