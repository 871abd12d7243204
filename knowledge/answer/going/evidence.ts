// Owns what speaks for an article as the answer to what is said after others; what each piece counts is learnt (near.ts).

/** In the order in which `weigh` takes them. */
export const EVIDENCE = [
  // How far it is behind the likeliest by the learnt view of what goes on (0 and less).
  'near',
  // What its best point is worth, and how far that is ahead of the next.
  'point',
  'ahead',
  // The logarithm of its chance by the message alone.
  'chance',
  // It was read last; and what its best point is worth then.
  'last',
  'lastPoint',
  // It is found for the message with the programme under talk; with what was asked before it; by itself: how surely, or besides.
  'found',
  'foundBesides',
  'together',
  'togetherBesides',
  'alone',
  'aloneBesides',
  // The same, and that it was read last, where the message names a matter of its own and not only a side of one.
  'aloneOwn',
  'lastOwn',
] as const;

export type Evidence = Readonly<Record<(typeof EVIDENCE)[number], number>>;

export const weigh = (evidence: Evidence, weights: readonly number[]): number =>
  EVIDENCE.reduce((sum, name, n) => sum + evidence[name] * (weights[n] as number), 0);
