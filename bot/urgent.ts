// What a case that cannot wait is told on being filed: when somebody comes, and what to do until then.
import { tellsAsLoneChild } from '../knowledge/text/danger/lone-child.ts';
import { OF_SUICIDE } from '../knowledge/text/danger/loudest.ts';
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { filing as say } from './phrases/filing.ts';
import type { Report } from './reports.ts';

export type Urgency = 'life' | 'child' | 'need';

/** What a case cannot wait for: somebody who would die is not told where to find supper. */
export function urgencyOf({ urgent, text }: Report): Urgency | undefined {
  if (urgent !== true) return undefined;
  // A child who writes himself hears words for a child.
  if (text.split('\n').some((line) => tellsAsLoneChild(normalise(line)))) return 'child';
  const heard = detectEmergency(text);
  return heard && OF_SUICIDE.has(heard.kind) ? 'life' : 'need';
}

export function urgentWords(urgency: Urgency | undefined, due: string | undefined, text: string): string[] {
  if (urgency === 'life') return [say.atOnce];
  const trouble = troubleIn(text);
  // A child cannot wait for a date.
  return [say.soon(trouble === 'child' ? undefined : due), say.tonight[trouble]];
}

type Trouble = keyof typeof say.tonight;

/** Asked in this order: a bed in a shelter helps nobody who lies in hospital, and a child alone needs somebody first. */
const TROUBLES: readonly [Trouble, RegExp][] = [
  ['hospital', /住院|医院|押金|停药|手术|透析|化疗|抢救/],
  [
    'child',
    /(?:孩子|娃|小孩)[^,，。]{0,6}(?:一个人|没人管|没人带|独自)|我(?:今年)?[一二三四五六七八九十\d]{1,2}岁[^,，。]{0,8}(?:怕|一个人)|(?:妈妈|爸爸)(?:还没|没)(?:有)?回来/,
  ],
  ['food', /没(?:饭|米|吃)|饿|断粮|揭不开锅/],
  [
    'shelter',
    /没(?:地方|处|房)(?:住|睡)|没处去|桥(?:底|洞|下)|露宿|流落|无家可归|冻|淹|塌|烧(?:了|光|没)|着火/,
  ],
];

const troubleIn = (text: string): Trouble => TROUBLES.find(([, words]) => words.test(text))?.[0] ?? 'food';
