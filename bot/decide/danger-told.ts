// That danger was told in this talk: remembered for a few messages, by its kind and by what was said to it.
import type { EmergencyKind } from '../../knowledge/text/emergency.ts';
import type { DangerTold, Talk } from '../talk.ts';

/** So many messages later the talk is about something else. */
const LASTS = 5;
/** The danger told lately, today. */
export const dangerIn = ({ danger }: Talk, today: string): DangerTold | undefined =>
  danger && danger.on === today && danger.ago < LASTS ? danger : undefined;

/** A message later it is further away; in the end it is forgotten. */
export function ageing(talk: Talk, before: Talk, today: string): Talk {
  const { danger, ...rest } = talk;
  if (!danger) return talk;
  if (danger !== before.danger) return talk;
  const older = { ...danger, ago: danger.ago + 1 };
  return dangerIn({ danger: older }, today) ? { ...rest, danger: older } : rest;
}

/** Remembers that danger of a kind was told, and which words it was answered with; never the words it was told in. */
export function told(talk: Talk, kind: EmergencyKind, key: string, today: string): Talk {
  const said = [...(talk.danger?.said ?? []), key].slice(-12);
  return { ...talk, danger: { kind, said, ago: 0, on: today } };
}
