// Owns what the self-check tests stand on: the shipped national figures and the sample or lechang pack.
import { readBase } from '../../../knowledge/base.ts';
import { type Assessment, assess } from '../../../knowledge/eligibility/assess.ts';
import type { HouseholdFacts } from '../../../knowledge/eligibility/facts.ts';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { assemble } from '../../../knowledge/load.ts';
import { loadGuides } from '../../../knowledge/programmes/guides.ts';

export const TODAY = '2026-11-22';
export const GUIDES = loadGuides();

const base = readBase();

/** Everything `assess` stands on for a shipped county. */
export function contextOf(county: string) {
  return { ...assemble(base, loadCounty(county)), guides: GUIDES, today: TODAY };
}

export const SAMPLE = contextOf('sample');

/** Judged in the sample county: S 800, margin 1.5. */
export function judge(facts: HouseholdFacts): Assessment {
  return assess(facts, SAMPLE);
}
