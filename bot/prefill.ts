// What a first message already answers of the flow it begins.

import { isIllTreatedInHome } from '../knowledge/casework/care-home.ts';
import { type Clause, clausesOf, joined, type Topic } from '../knowledge/casework/clauses.ts';
import { findNumbers } from '../knowledge/casework/numbers.ts';
import { categoryNamed } from '../knowledge/casework/sorting/said.ts';
import type { CaseKind } from '../knowledge/casework/types.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import type { Answers } from './flow.ts';
import { accusedIn } from './flows/accused.ts';
import type { TalkContext } from './flows/context.ts';
import { placeIn } from './flows/place.ts';
import { selfCheckFacts } from './flows/self-check.ts';

/** Words that only say what somebody wants to do; what is left over must be a story to be taken for one. */
const ERRAND =
  /^[\s,，。.!！]*(?:你好|您好|请问|麻烦|那个|嗯|喂|我想|我要|我们要|想要|要|帮我|可以|能不能|能)*(?:匿名|实名)?(?:投诉|举报|反映|检举|求助|提个?建议|建议|登记)?(?:一下|下|一个|个|人|问题|情况|事情|件事|点事)*[\s,，。.!！?？吗]*/;

/** Shorter than this it names an errand, not a matter; the name of what is reported (人情保) is one however short. */
const A_STORY = 6;
/** What is asked in the middle of a story is no part of it, even of a plea. */
const NO_STORY: readonly Topic[] = [
  'no_name',
  'what_to_give',
  'no_proof',
  'why_asked',
  'ours',
  'asked_around',
];

/** Whether a clause belongs into the record of a report of this kind: who is in need may tell what he is afraid of. */
function isOfStory(kind: string, { act }: Clause): boolean {
  if (act.does === 'asks') return kind === 'help' ? !NO_STORY.includes(act.topic) : act.topic === 'pressing';
  return act.does === 'tells' || act.does === 'keeps_away';
}

/** The words of a message that may stand in the record, however few they are. */
export function wordsIn(kind: string, raw: string): string {
  const clauses = clausesOf(raw);
  const told = clauses.filter((clause) => isOfStory(kind, clause));
  return told.length === clauses.length ? raw.trim() : joined(told);
}

/** What a message tells of a matter; undefined where it only names an errand. */
export function storyIn(kind: string, raw: string): string | undefined {
  const story = wordsIn(kind, raw);
  const matter = story.replace(ERRAND, '').trim();
  const isNamed = () => categoryNamed(normalise(matter), kind as CaseKind) !== undefined;
  return matter.length >= A_STORY || (matter.length >= 2 && isNamed()) ? story : undefined;
}

/** Answers found in the message, keyed by step. */
export function knownFrom(flow: string, raw: string, context: TalkContext): Answers {
  switch (flow) {
    case 'self_check':
      return selfCheckFacts(raw);
    case 'track': {
      const { trackingNumber, receiptCode } = findNumbers(raw);
      return { number: trackingNumber, code: receiptCode };
    }
    case 'tip_off': {
      const { type, confidence } = accusedIn(raw, context);
      const sure = type !== 'none' && confidence >= 0.7;
      // Who runs the home is found out by the county; nobody is asked whether its staff are a household.
      const ofHome = isIllTreatedInHome(normalise(raw)) ? 'unclear' : undefined;
      const accused = sure && type !== 'household' ? type : (ofHome ?? (sure ? type : undefined));
      return { what: storyIn(flow, raw), place: placeIn(raw, context, true), accused };
    }
    case 'suggestion':
    case 'question':
      return { what: storyIn(flow, raw) };
    default:
      return { what: storyIn(flow, raw), place: placeIn(raw, context, flow === 'complaint') };
  }
}
