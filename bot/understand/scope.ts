// Owns whose business a message is: ours, a neighbour's, or nobody's here.
import type { Heard } from './hearing.ts';
import { signAt } from './lexicon.ts';

/** The more telling first: of two heard equally loudly the first is named. */
export const neighbours = [
  'housing_fund',
  'office_hours',
  'veterans',
  'other_benefit',
  'marriage',
  'funeral',
  'disability_service',
  'elder_care',
  'birth',
  'maintenance',
  'public_housing',
  'danger_house',
  'land',
  'poverty',
  'village_affairs',
  'medical_insurance',
  'health_service',
  'schooling',
  'pension',
  'labour',
  'police',
  'disaster',
  'law',
  'tax',
  'consumer',
  'bank',
  'city',
  'weather_chat',
] as const;

/** A field that belongs to somebody else. */
export type Neighbour = (typeof neighbours)[number];

const topics = neighbours.map((name) => ({ name, at: signAt(name) }));
const weights: readonly [at: number, ours: number][] = [
  ['programme', 4],
  ['holder', 1],
  ['aid', 1],
  ['asked_aid', 2],
  ['poor_premium', 4],
].map(([name, ours]) => [signAt(name as string), ours as number]);
const programme = signAt('programme');
const theirsEvenSo = signAt('theirs_even_so');
const ruleQuestion = signAt('rule_question');
const procedure = signAt('procedure');
const ownService = signAt('own_service');
const long = signAt('long');
const hard = signAt('hard');
const plea = signAt('plea');

export interface Scope {
  /** How strongly the message speaks of social assistance, 0 when not at all. */
  ours: number;
  /** How strongly of the loudest neighbour's field. */
  theirs: number;
  neighbour?: Neighbour;
}

/**
 * Weighs the two. A programme by name outweighs any neighbour (养老金算不算低保收入 is ours); who somebody is does not
 * (低保户 asks about 公租房: theirs).
 */
export function scopeOf(heard: Heard): Scope {
  const at = (i: number) => heard[i] as number;
  // In a long story words such as 村里 and 申请 stand beside anything; in a short one they speak of our counter.
  let ours =
    2 * Math.min(at(hard), at(plea)) + (at(long) > 0 ? 0 : at(procedure) * 0.8 + at(ownService) * 0.4);
  for (const [place, weight] of weights) ours += at(place) * weight;
  let theirs = 0;
  let loudest = 0;
  let neighbour: Neighbour | undefined;
  for (const topic of topics) {
    const loud = at(topic.at);
    if (loud > loudest) {
      loudest = loud;
      neighbour = topic.name;
    }
    theirs += loud;
  }
  // Goods that have an owner elsewhere, unless a rule of ours is asked about them.
  if (at(theirsEvenSo) > 0) theirs += at(ruleQuestion) > 0 && at(programme) === 1 ? 0.5 : 1.5;
  // The second topic makes it likelier that we are not meant, the fifth no more than the second.
  return {
    ours,
    theirs: Math.min(theirs, loudest + 1.5) * 2 + (loudest > 0 ? 0.5 : 0),
    ...(neighbour ? { neighbour } : {}),
  };
}
