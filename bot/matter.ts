// What was told in a talk before a report is begun: 那你帮我告一下吧 files what was told, and nobody tells it twice.

import { otherCategory } from '../knowledge/casework/categories.ts';
import { clausesOf, joined } from '../knowledge/casework/clauses.ts';
import { categoryOf } from '../knowledge/casework/sorting/sort.ts';
import type { CaseKind } from '../knowledge/casework/types.ts';
import { detectEmergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { accusedIn } from './flows/accused.ts';
import type { TalkContext } from './flows/context.ts';
import type { Talk } from './talk.ts';
import { hear } from './understand/hearing.ts';
import { prefillOf } from './understand/prefill.ts';

/** So many messages back a matter goes, and so much of each is remembered. */
const MOST = 6;
const LONGEST = 1_000;

/** A clause that only asks of the rules tells nothing: 能领多少, 找谁, 要带什么. */
const ASKS =
  /[?吗么]$|(?:怎么|咋|如何|啷个)(?:办|申请|整|弄|搞|领|报|说|个)|多少|多久|几天|找谁|找哪|去哪|要带|带啥|带什么|能不能|可不可以|有没有|是不是|算不算|够不够|要不要|为啥|为什么|凭啥$|什么意思|啥意思|^(?:谁|哪)|没人管吗/;
/** 先不用, 不是低保, 太长了 answer the bot. */
const ANSWERS =
  /^(?:先|暂时|我|就|都|也)*(?:不用|不要|不必|别|算了|不测|不是(?:低保|这个|问)|太长|没听懂|看不懂|听不懂|简单|直接说|你就说|说重点|知道了|明白了|晓得了)/;
const SHORT = 4;

/** What the message tells, without what it asks, fears or says to the bot. */
function toldIn(raw: string): string {
  const told = clausesOf(raw).filter(
    ({ text, act }) => act.does === 'tells' && !ASKS.test(text) && !ANSWERS.test(text),
  );
  return joined(told);
}

/** The talk with the message kept as part of what is told; messages that tell nothing add nothing. */
export function withMatter(talk: Talk, raw: string): Talk {
  const told = toldIn(raw);
  if (normalise(told).length < SHORT) return talk;
  return { ...talk, matter: [...(talk.matter ?? []), told.slice(0, LONGEST)].slice(-MOST) };
}

/** Nothing of it is left once it is filed, taken back, or the story of a report. */
export function withoutMatter(talk: Talk): Talk {
  const { matter: _, ...rest } = talk;
  return rest;
}

/** The last messages that go on with each other: one about another programme began another matter. */
function lastRun(matter: readonly string[]): string[] {
  const run: string[] = [];
  let about: string | undefined;
  for (const told of matter.toReversed()) {
    const clean = normalise(told);
    const { programme } = prefillOf(clean, hear(clean));
    if (programme !== undefined && about !== undefined && programme !== about) break;
    about ??= programme;
    run.unshift(told);
  }
  return run;
}

/** So sure a category says that there is a matter at all. */
const A_MATTER = 0.4;

function isMatterOf(kind: CaseKind, told: string, context: TalkContext): boolean {
  if (detectEmergency(told) !== undefined) return true;
  const { id, confidence } = categoryOf(normalise(told), kind);
  if (id !== otherCategory(kind) && confidence >= A_MATTER) return true;
  const { type, confidence: sure } = accusedIn(told, context);
  return kind === 'tip_off' && type !== 'none' && sure >= 0.6;
}

const OWN = /^(?:我|俺|咱)(?:们|家|爸|妈|爹|娘|老|自己|儿|女|男人|媳妇|跟|和|同|是|住|在|姓|叫|电话)/;

/** Told of oneself for advice and not for the record: whoever reports without a name is not given away by it. */
function withoutSelf(told: string): string {
  const clauses = clausesOf(told);
  // 我妈八十了，没人管 goes on about her.
  return OWN.test(clauses[0]?.text ?? '') ? '' : joined(clauses.filter(({ text }) => !OWN.test(text)));
}

/**
 * What was told of a matter of this kind in the talk; undefined where nothing was. @param own what the message that begins the
 * report tells itself: told enough, it stands alone.
 */
export function matterFor(
  kind: CaseKind,
  { matter = [] }: Talk,
  own: string | undefined,
  context: TalkContext,
): string | undefined {
  const run = lastRun(matter);
  if (run.length === 0 || kind === 'suggestion' || kind === 'question') return own;
  const told = run.join('\n');
  if (own !== undefined && isSufficient(kind, own)) return own;
  if (!isMatterOf(kind, told, context)) return own;
  const kept = kind === 'tip_off' ? run.map(withoutSelf).filter((each) => each !== '') : run;
  const before = kept.filter((each) => !isIn(each, own));
  return before.length === 0 ? own : [...before, own].filter(Boolean).join('\n');
}

const isIn = (told: string, own = ''): boolean =>
  clausesOf(told).every(({ raw }) => own.includes(raw.replace(/[,，。;；!！?？\s]+$/, '')));

/** So long and so sure of its category a message is a matter by itself. */
const ENOUGH = 12;
function isSufficient(kind: CaseKind, own: string): boolean {
  const { id, confidence } = categoryOf(normalise(own), kind);
  return kind !== 'help' && own.length >= ENOUGH && id !== otherCategory(kind) && confidence >= 0.6;
}
