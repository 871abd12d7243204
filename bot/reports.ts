// What somebody reports, and what its reporter may see of the case it became. Filed in filing.ts, come back to in
// returning.ts.
import type { Avoided } from '../knowledge/casework/avoids.ts';
import type { Clock } from '../knowledge/casework/clocks.ts';
import type { AccusedType, CaseKind, CaseStatus, Day, Place } from '../knowledge/casework/types.ts';
import type { Office } from './office.ts';
import { zh } from './phrases/zh-CN.ts';

export interface Report {
  /** The case's id, where the talk goes on about it; made when it is filed otherwise. */
  id?: string | undefined;
  kind: CaseKind;
  text: string;
  /** As the reporter put it right; sorted by the text when absent. */
  category?: string | undefined;
  place?: Place | undefined;
  /** Codes of every township the words could mean. */
  mentioned: string[];
  accused?: AccusedType | undefined;
  shielded?: boolean | undefined;
  /** Asked to keep it out of the hands of whoever it is about. */
  avoids?: Avoided | undefined;
  /** Whom the words accuse, taken for a tip-off; absent: not heard yet. */
  heard?: AccusedType | 'none' | undefined;
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

export const PSEUDO_UNITS: Readonly<Record<string, string>> = {
  desk: '县民政局诉求受理台',
  discipline: '纪检受理台',
};

export function unitName(office: Pick<Office, 'county'>, code: string): string {
  const { townships } = office.county;
  const present = PSEUDO_UNITS[code] ?? townships.find((one) => one.code === code)?.name;
  if (present !== undefined) return present;
  // A history goes on speaking of units there were.
  const now = townships.find((one) => one.formerly.includes(code));
  return now ? `${now.name}（原代码${code}）` : code;
}

/** A tip-off's handler is named only while it is the accused household's own township; otherwise silence protects. */
export function shownUnit(
  office: Office,
  kind: string,
  unit: string,
): { code: string; name: string } | undefined {
  if (kind === 'tip_off' && unit === 'discipline') return undefined;
  return { code: unit, name: unitName(office, unit) };
}

/** Deadlines owed to the reporter, the binding one first. */
export function deadlines(clocks: readonly Clock[]): Deadline[] {
  return clocks
    .filter((clock) => clock.state === 'running' && clock.clock !== 'object_transfer')
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ clock, due, basis, provisional }) => ({ clock, due, basis, provisional }));
}

/** How long to the answer, in words for the reporter: the promise, else what the law gives. @param isUnnamed nobody can be told */
export function deadlineWords(list: readonly Deadline[], isUnnamed = false): string[] {
  const promise = list.find(({ clock }) => clock === 'promise');
  const said = isUnnamed ? zh.filed.promiseUnnamed : zh.filed.promise;
  const accept = list.find(({ clock }) => clock === 'accept');
  return [
    ...(promise ? [said(promise.due, promise.provisional)] : []),
    ...(accept ? [zh.filed.legal(accept.due, accept.basis)] : []),
  ];
}
