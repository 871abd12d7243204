// That danger was told in this talk: remembered for a few messages, by its kind and by what was said to it.
import type { EmergencyKind } from '../../knowledge/text/emergency.ts';
import type { DangerTold, Talk } from '../talk.ts';

/** So many messages later the talk is about something else; whoever would die, or is a child alone, is minded longer. */
const LASTS = 5;
const LASTS_LONGER = 12;
const LONGER: readonly EmergencyKind[] = ['despair', 'suicide', 'threat'];
export const LONE_CHILD = 'child/lone_child';

const lasts = ({ kind, said }: DangerTold): number =>
  LONGER.includes(kind) || said.includes(LONE_CHILD) ? LASTS_LONGER : LASTS;

/** The danger told lately, today. */
export const dangerIn = ({ danger }: Talk, today: string): DangerTold | undefined =>
  danger && danger.on === today && danger.ago < lasts(danger) ? danger : undefined;

/** A message later it is further away; in the end it is forgotten. */
export function ageing(talk: Talk, before: Talk, today: string): Talk {
  const { danger, ...rest } = talk;
  if (!danger) return talk;
  if (danger !== before.danger) return talk;
  const older = { ...danger, ago: danger.ago + 1 };
  return dangerIn({ danger: older }, today) ? { ...rest, danger: older } : rest;
}

/** Blows were told of that the line for women is not for. */
export const NOT_HERS = 'not_hers';
/** Whose talk it is stays known, however much is said in it. */
const STAYS: readonly string[] = [LONE_CHILD, NOT_HERS];
const MOST_KEYS = 12;
const LONGEST_STORY = 1000;

/**
 * Remembers that danger of a kind was told, and which words it was answered with.
 * @param words what was told now, put to the story it was told in
 */
export function told(talk: Talk, kind: EmergencyKind, key: string, today: string, words?: string): Talk {
  const before = talk.danger?.on === today ? talk.danger : undefined;
  const keys = before?.said ?? [];
  const said = [...keys.filter((one) => STAYS.includes(one)), ...keys.filter((one) => !STAYS.includes(one))];
  const kept = [...said, key].filter((one, i, all) => STAYS.includes(one) || i >= all.length - MOST_KEYS);
  const story = [before?.story, words].filter(Boolean).join('\n').slice(0, LONGEST_STORY);
  return { ...talk, danger: { kind, said: kept, ago: 0, on: today, ...(story === '' ? {} : { story }) } };
}

/** Nothing is left of it: it was a false alarm, or it is over. */
export function withoutDanger({ danger: _, ...talk }: Talk): Talk {
  return talk;
}
