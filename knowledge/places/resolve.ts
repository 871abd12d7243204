// Owns deciding whether the places found in a message come to one: casework rule 5, never the first of several.
import { saysHome } from './cues.ts';
import type { PlaceMatch } from './settling.ts';

/** One place, with the village when all that was said agrees on it. */
export interface Place {
  readonly township: PlaceMatch['township'];
  readonly village?: NonNullable<PlaceMatch['village']>;
  /** False when it was guessed from a slip of the pen: ask before relying on it. */
  readonly isSure: boolean;
}

/** `several` and `none` go to the county desk (casework rule 5). */
export type Resolved =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

/** The place of a case: one township only if every match is in it. */
export function resolvePlace(matches: readonly PlaceMatch[]): Resolved {
  if (matches.length === 0) return { kind: 'none' };
  const byTownship = new Map<string, PlaceMatch[]>();
  for (const match of matches) {
    byTownship.set(match.township.code, [...(byTownship.get(match.township.code) ?? []), match]);
  }
  const places = [...byTownship.values()].map(placeOf);
  const only = places[0] as Place;
  return places.length === 1 ? { kind: 'one', place: only } : { kind: 'several', places };
}

function placeOf(matches: readonly PlaceMatch[]): Place {
  const villages = new Map(
    matches.flatMap((m) => (m.village ? [[m.village.code ?? m.village.name, m.village]] : [])),
  );
  const [village] = villages.values();
  const isSure = matches.some((m) => m.score >= 0.8);
  const township = (matches[0] as PlaceMatch).township;
  return villages.size === 1 && village ? { township, village, isSure } : { township, isSure };
}

const verb = /(?:举报|检举|揭发|控告|投诉|反映|告发|要告|告一下|告状)(?:一下|下)?(?:的是|:|：)?/g;
const accusedAfter =
  /^的?[^,.;!?，。；！？\n]{0,6}?(?:书记|支书|主任|村长|镇长|乡长|所长|干部|会计|文书|领导|民政|政府|办事处|有人|某|一户|一家|有户|有个|邻居|亲戚|开(?:着)?(?:小)?车|吃低保|骗|冒领|贪)/;
const sentenceEnd = /[.;!?。；！？\n]/;

/**
 * The place of whoever is accused in a tip-off or complaint, when the message names more places than one: what is
 * said right after 举报 or right before 书记, 主任, 有人 …, not where the teller says he lives. A message that
 * names only the teller's place is about that place. `several` when it stays open.
 */
export function accusedPlace(text: string, matches: readonly PlaceMatch[]): Resolved {
  // The teller's own village never becomes the case's, not even inside the same township: it would give him away.
  const others = matches.filter((m) => !isTellers(text, m));
  const rest = others.length > 0 ? others : matches;
  if (isSettled(rest) || areListed(text, rest)) return resolvePlace(rest);
  const staying = rest.filter((m) => !isElsewhereOfTheirs(text, m));
  if (staying.length > 0 && staying.length < rest.length && isSettled(staying)) return resolvePlace(staying);
  const accused = rest.filter((m) => isAccused(text, m, rest));
  return resolvePlace(accused.length > 0 ? accused : rest);
}

/** True when the matches leave no choice of township or of village. */
function isSettled(matches: readonly PlaceMatch[]): boolean {
  const resolved = resolvePlace(matches);
  if (resolved.kind === 'one')
    return resolved.place.village !== undefined || matches.every((m) => !m.village);
  return resolved.kind === 'none';
}

const someoneElse =
  /(?:他|她|此人|对方|那人|这人|某某?|那家|人家|被[举投][报诉]人)[^,.;!?，。；！？\n]{0,4}$/;

/** 小山村和大乐村两个书记: all of them are meant. */
function areListed(text: string, matches: readonly PlaceMatch[]): boolean {
  const inOrder = [...matches].sort((a, b) => a.start - b.start);
  return inOrder.every((m, n) => {
    const before = inOrder[n - 1];
    return (
      before === undefined || /^(?:村)?(?:和|与|跟|及|、|还有|以及)$/.test(text.slice(before.end, m.start))
    );
  });
}

const wentThere = /(?:搬|嫁|迁|躲|跑)(?:去|到|来|往|了)?$/;
const kinFrom =
  /(?:[他她](?:的)?家|老婆|媳妇|老公|女婿|女儿|儿子|亲家|亲戚|妈|爸|娘家)(?:现在)?(?:是|住在?|在|嫁到|嫁去)$/;
const isThere = /(?:在|到|去|往)$/;
const doesThere =
  /^[^,.;!?，。；！？\n]{0,3}?(?:买|开(?:了|着|个|家|[店厂公饭酒超])|打工|上班|工作|做生意|做事|租|住了|盖了|建了|当(?:老板|老师|官)|读书|有(?:[一二两三四几]套)?(?:房|楼|店|铺|门面)|定居|生活|打牌)/;

/** Where the accused bought, works, moved to, or has kin: 在青山镇买了楼房, 他老婆是梅花镇的, 搬去和平镇住. */
function isElsewhereOfTheirs(text: string, match: PlaceMatch): boolean {
  const before = text.slice(Math.max(0, match.start - 8), match.start);
  if (wentThere.test(before) || kinFrom.test(before)) return true;
  return isThere.test(before) && doesThere.test(text.slice(match.end, match.end + 10));
}

/** 我是坪石镇的, 我住坪石; not 我们坪石镇的书记, nor 他住坪石镇. */
function isTellers(text: string, match: PlaceMatch): boolean {
  const signed = /(?<!被)(?:举报|反映|检举)人(?:住|是|家住)?[:：]?[^,.;!?，。；！？\n]{0,2}$/;
  if (signed.test(text.slice(Math.max(0, match.start - 8), match.start))) return true;
  if (!saysHome(text, match.start)) return false;
  if (someoneElse.test(text.slice(Math.max(0, match.start - 8), match.start))) return false;
  return !accusedAfter.test(text.slice(match.end, match.end + 16));
}

function isAccused(text: string, match: PlaceMatch, among: readonly PlaceMatch[]): boolean {
  if (accusedAfter.test(text.slice(match.end, match.end + 16))) return true;
  const verbEnd = [...text.slice(0, match.start).matchAll(verb)].at(-1);
  if (!verbEnd) return false;
  const from = verbEnd.index + verbEnd[0].length;
  const isFirst = !among.some((other) => other.start >= from && other.start < match.start);
  return isFirst && !sentenceEnd.test(text.slice(from, match.start));
}
