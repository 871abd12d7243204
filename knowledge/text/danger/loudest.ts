// Owns the likeliest danger in a message of any length: piece by piece, without what in it is long over.
import { maskHistory, presentIn } from './history.ts';
import type { EmergencyKind } from './kinds.ts';
import { scoreOf } from './score.ts';
import { thoughtsOf, windowsOf } from './windows.ts';

/** Odds above which a piece taken out of a letter is believed: there are many, and each stood among others. */
const BELIEVED_ALONE = 4.7;
/** In a message no longer than this the windows lose little. */
const LONG = 120;

export const OF_SUICIDE: ReadonlySet<EmergencyKind> = new Set(['despair', 'suicide', 'threat']);

type Scored = ReturnType<typeof scoreOf>;
const NOTHING: Scored = { kind: 'medical', odds: Number.NEGATIVE_INFINITY };
const loudestOf = (told: readonly Scored[]): Scored => told.reduce((a, b) => (b.odds > a.odds ? b : a));

/**
 * The likeliest danger ever told in a text in the form of `plainSpeech()`, and the likeliest of now.
 * @param bar odds above which danger is believed in one of so many windows
 */
export function loudestIn(plain: string, bar: (windows: number) => number) {
  const windows = windowsOf(plain);
  // Masking leaves every mark in its place, so both are cut alike.
  const present = maskHistory(plain);
  const masked = windowsOf(present);
  const told = windows.map(scoreOf);
  const least = bar(windows.length);
  let now = loudestOf(told.map((all, i) => scoreNow(all, windows[i] as string, masked[i] as string)));
  if (now.odds < least) now = loudestOf([now, ...cries(present)]);
  return { ever: loudestOf(told), now, isBelieved: now.odds >= least };
}

/** What a window says without what is over in it. Despair is read off a whole story, grief and all: it is never over. */
function scoreNow(all: Scored, window: string, masked: string): Scored {
  if (masked === window || OF_SUICIDE.has(all.kind)) return all;
  const present = presentIn(masked);
  const now = present === '' ? NOTHING : scoreOf(present);
  return now.odds < all.odds ? now : all;
}

/** What is danger by itself in a letter; in a window, beside three acres and two pigs, little of it is heard. */
function cries(masked: string): Scored[] {
  if (masked.length <= LONG) return [];
  return thoughtsOf(masked)
    .map(presentIn)
    .filter((thought) => thought !== '')
    .map(scoreOf)
    .filter(({ odds }) => odds >= BELIEVED_ALONE);
}
