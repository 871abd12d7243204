// Codes of townships in what is remembered of a talk, read by the pack there is now: one that went into another is that
// one; one the pack knows nothing of is forgotten, so that nothing is ever routed to nobody.
import { presentCode } from '../knowledge/jurisdictions/formerly.ts';
import type { County } from '../knowledge/jurisdictions/schema.ts';

type Places = { township?: unknown; village?: unknown };

const isObject = (value: unknown): value is Places =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const codesIn = new WeakMap<County['townships'], ReadonlySet<string>>();

function codesOf(townships: County['townships']): ReadonlySet<string> {
  const known = codesIn.get(townships) ?? new Set(townships.map(({ code }) => code));
  codesIn.set(townships, known);
  return known;
}

/** @param state JSON, with places as flows/place.ts keeps them anywhere in it */
export function withPresentCodes(state: string, county: Pick<County, 'townships'>): unknown {
  const present = codesOf(county.townships);
  const codes = state.match(/"\d{9}"/g) ?? [];
  if (codes.every((code) => present.has(code.slice(1, -1)))) return JSON.parse(state);
  const now = (code: unknown) => (typeof code === 'string' ? presentCode(county, code) : undefined);
  return JSON.parse(state, (key, value: unknown) => {
    if (key === 'mentioned' && Array.isArray(value)) {
      return [...new Set(value.map(now).filter((code) => code !== undefined))];
    }
    if (key === 'open' && Array.isArray(value)) {
      return value.filter((one) => !isObject(one) || one.township !== undefined);
    }
    if (!isObject(value) || typeof value.township !== 'string') return value;
    const { township, village, ...rest } = value;
    const code = now(township);
    return code === undefined
      ? rest
      : { ...rest, township: code, ...(village === undefined ? {} : { village }) };
  });
}
