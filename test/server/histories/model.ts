// Who must not know of a case, in the words of the design's rules and without a line of the product's: the oracle the
// histories are held to. Sets here are lower bounds; the office may hide more, never less.
import type { Report } from '../../../bot/reports.ts';
import type { AccusedType } from '../../../knowledge/casework/types.ts';
import type { SignedIn } from '../../support/app.ts';
import { CITY, GREEN, PEACE, WHITE } from '../../support/cases.ts';

export const TOWNS = [CITY, GREEN, WHITE, PEACE];

export interface Told {
  report: Report;
  /** Townships the words could mean. */
  meant: string[];
}

/** What a later message says, by whom it accuses. */
export const LATER = {
  nobody: '他家的车是去年腊月买的，停在晒谷坪边上。',
  green: '其实是青山镇政府的李主任收了红包，一直护着。',
  county: '县民政局的王局长收了好处费，是他批的。',
} as const;
export type Later = keyof typeof LATER;

export interface Model {
  told: Told;
  number: string;
  id: string;
  receiptCode: string;
  /** Shut out for good: accused in so many words, or said to cover for somebody. Units and roles. */
  outright: Set<string>;
  /** Shut out until somebody finds out whom it means. */
  unclear: Set<string>;
  /** Officers who recused or declared an interest. */
  officers: Set<string>;
  /** Units that held it at some time, or were told of it; whoever never did, and was not told, is a stranger to it. */
  held: Set<string>;
}

/** Casework's rule 2 at filing. `all` are the county's townships. */
export function filedAs(told: Told, all: readonly string[]): Pick<Model, 'outright' | 'unclear'> {
  const { kind, accused, shielded } = told.report;
  // Whose household it is makes no complaint one about somebody in office.
  const about: AccusedType | undefined =
    kind === 'complaint' && accused === 'household' ? undefined : accused;
  const towns = told.meant.length > 0 ? told.meant : [...all];
  const covering = about !== undefined && shielded ? towns : [];
  const sure = about === 'township' ? towns : about === 'county' ? ['desk', 'supervisor'] : [];
  return {
    outright: new Set([...sure, ...(about === 'county' || about === 'township' ? [] : covering)]),
    unclear: new Set(about === 'unclear' && !shielded ? towns : []),
  };
}

const reports = (model: Model) => ['tip_off', 'complaint'].includes(model.told.report.kind);

/** Rule 4: a new name comes up. @param green the township 青山镇 is, or went into */
export function heard(model: Model, what: Later, green = GREEN): void {
  if (!reports(model) || what === 'nobody') return;
  for (const party of what === 'green' ? [green] : ['desk', 'supervisor']) {
    model.outright.add(party);
    model.unclear.delete(party);
  }
}

/** The only step that may let anybody in. */
export function triaged(model: Model, accused: AccusedType, township: string | undefined): void {
  model.unclear = new Set();
  if (accused === 'county') for (const party of ['desk', 'supervisor']) model.outright.add(party);
  if (accused === 'township' && township) model.outright.add(township);
  if (accused === 'unclear' && township && !model.outright.has(township)) model.unclear.add(township);
  // Rule 2: of a village cadre the discipline desk is told, found out at once or later.
  if (accused === 'village_cadre') model.held.add('discipline');
}

/** One case goes into another, which takes on whom that one shuts out. */
export function merged(from: Model, into: Model): void {
  for (const party of [...from.outright, ...from.unclear]) {
    if (into.unclear.has(party) && from.unclear.has(party)) continue;
    into.outright.add(party);
    into.unclear.delete(party);
  }
  for (const officer of from.officers) into.officers.add(officer);
}

/** A township goes into another: whoever must not know of it in the one must not in the other. */
export function succeeded(model: Model, from: string, to: string): void {
  const { outright, unclear, held, told } = model;
  if (outright.delete(from)) outright.add(to);
  if (unclear.delete(from)) unclear.add(to);
  if (outright.has(to)) unclear.delete(to);
  if (held.has(from)) held.add(to);
  const { place } = told.report;
  if (place?.township === from) {
    model.told = { ...told, report: { ...told.report, place: { ...place, township: to } } };
  }
}

/** Whether the case must not exist for this officer. */
export function isShut({ outright, unclear, officers }: Model, { account }: SignedIn): boolean {
  const { role, unit, username } = account;
  return (
    [role, unit ?? ''].some((party) => outright.has(party) || unclear.has(party)) || officers.has(username)
  );
}

/** Whether it is none of this officer's business: a clerk or the discipline desk, whose unit never had it or heard of it. */
export function isStranger({ held, told }: Model, { account: { role, unit } }: SignedIn): boolean {
  if (role === 'clerk') return !held.has(unit ?? '');
  if (role !== 'discipline') return false;
  const { accused, shielded } = told.report;
  return !held.has('discipline') && accused !== 'village_cadre' && !shielded;
}
