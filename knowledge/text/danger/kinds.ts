// Owns the kinds of danger and bare need that are told apart, and whom to ring for each (kinds.yaml).
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../yaml.ts';

export const emergencyKinds = [
  'despair',
  'suicide',
  'threat',
  'violence',
  'fire',
  'medical',
  'child',
  'missing',
  'behind_door',
  'hunger',
  'no_medicine',
  'cold',
  'other_hardship',
] as const;

export type EmergencyKind = (typeof emergencyKinds)[number];

const ids = z.array(z.string()).min(1);
const kinds = z
  .record(z.enum(emergencyKinds), z.strictObject({ numbers: ids, grave: ids.optional() }))
  .parse(readYaml(readFileSync(new URL('./kinds.yaml', import.meta.url), 'utf8')).value);

/** Hotline ids of the jurisdiction pack, the one to ring first in front. */
export function numbersFor(kind: EmergencyKind, lifeAtStake: boolean): string[] {
  const { numbers, grave } = kinds[kind];
  return [...((lifeAtStake ? grave : undefined) ?? numbers)];
}
