// Owns understanding a first message: what is wanted, how sure we are, and what it already answers.
import type { ProgrammeCode } from '../knowledge/model.ts';
import { plainSpeech } from '../knowledge/text/dialect.ts';
import { detectInNormalised, type Emergency } from '../knowledge/text/emergency.ts';
import { normalise } from '../knowledge/text/normalise.ts';
import { type Heard, hear, loudOf } from './understand/hearing.ts';
import { learntFor } from './understand/learnt.ts';
import { type Intent, intents, rules } from './understand/lexicon.ts';
import { type Prefill, prefillOf } from './understand/prefill.ts';
import { type Neighbour, type Scope, scopeOf } from './understand/scope.ts';

export type { Intent, Neighbour, Prefill };

/** What is known of the talk so far. */
export interface TalkSoFar {
  /** The flow under way, if any. */
  flow?: string;
  /** The programme talked about last; taken when the message names none. */
  lastProgramme?: ProgrammeCode;
  /** Whatever danger is heard has been seen to: what else is wanted? */
  isSeenTo?: boolean;
}

export interface Understanding {
  intent: Intent;
  /** 0 to 1; below 0.5 it is wise to ask back. */
  confidence: number;
  prefill: Prefill;
  emergency?: Emergency;
  /** Whose field it is when it is not ours. */
  neighbour?: Neighbour;
  /** The chance (0–1) that the examples give another office; undefined where they were not asked. */
  theirs?: number;
  /** What a question may want done besides being answered. */
  beside?: Beside;
}

/** What is filed on a story told. */
export const ERRANDS = ['complaint', 'tip_off', 'help'] as const;
export type Beside = (typeof ERRANDS)[number];

/** Longer than this a message without one word of ours is somebody else's story. */
const story = 60;

/** The intent, prefilled answers and any emergency of a message of up to 4,000 characters. Deterministic; no model asked. */
export function understand(text: string, context: TalkSoFar = {}): Understanding {
  const said = normalise(text);
  const emergency = context.isSeenTo ? undefined : detectInNormalised(said);
  const clean = plainSpeech(said);
  const heard = hear(clean);
  const scope = scopeOf(heard);
  const prefill = prefillOf(clean, heard);
  if (!prefill.programme && context.lastProgramme) prefill.programme = context.lastProgramme;
  if (emergency) prefill.urgent = true;
  const { intent, confidence, theirs, beside } = inTalk(
    clean,
    context,
    courtesyOf(said, said === clean ? heard : undefined) ?? decide(clean, heard, scope, prefill, emergency),
  );
  return {
    intent,
    confidence,
    prefill,
    ...(emergency ? { emergency } : {}),
    ...(intent === 'out_of_scope' && scope.neighbour ? { neighbour: scope.neighbour } : {}),
    ...(theirs === undefined ? {} : { theirs }),
    ...(beside ? { beside } : {}),
  };
}

type Verdict = { intent: Intent; confidence: number; theirs?: number; beside?: Beside };

/** 那我妈呢, 要是不批呢 go on with the question that was answered, whatever they would be by themselves. */
const goesOn = /^(?:那|还有|如果|要是|换成)|呢[?。]*$/;
const followUp = 20;
/** What such words are mostly taken for when nothing was talked about before. */
const RESUMES: readonly Intent[] = ['help', 'out_of_scope', 'self_check', 'track'];

function inTalk(clean: string, { lastProgramme }: TalkSoFar, verdict: Verdict): Verdict {
  const isOpen = RESUMES.includes(verdict.intent);
  return lastProgramme && isOpen && clean.length <= followUp && goesOn.test(clean)
    ? { intent: 'policy', confidence: 0.8 }
    : verdict;
}

function decide(
  clean: string,
  heard: Heard,
  scope: Scope,
  prefill: Prefill,
  emergency: Emergency | undefined,
): Verdict {
  if (prefill.trackingNumber || prefill.receiptCode)
    return { intent: loudOf(heard, 'withdraw') ? 'withdraw' : 'track', confidence: 0.95 };
  if (emergency?.lifeAtStake) return { intent: 'emergency', confidence: 0.95 };
  // The very words of the errand, wherever they stand; who asks how the check works (测一测准不准) asks about it.
  if (!emergency && CHECK_ME.test(clean)) return { intent: 'self_check', confidence: 0.95 };
  const errand = ERRAND.exec(clean)?.[1];
  // 我要投诉学校 is for whoever answers for schools.
  if (errand && scope.theirs <= scope.ours)
    return { intent: errand === '投诉' ? 'complaint' : 'tip_off', confidence: 0.95 };
  const points = score(heard);
  const { best, top: loudest } = leaders(points);
  const learnt = learntFor(clean, heard, scope);
  if (emergency && clean.length <= story && !answersItself(best, loudest)) {
    const isHelp = (learnt[HELP] as number) > (learnt[EMERGENCY] as number);
    return { intent: isHelp ? 'help' : 'emergency', confidence: 0.85 };
  }
  // Without a cue of danger nothing is a cry for help (残补突然没了); need alone is a plea.
  if (!emergency) learnt[EMERGENCY] = Number.NEGATIVE_INFINITY;
  const verdict = weigh(points, learnt);
  // One character over and over says nothing; no errand is begun on it.
  if (clean.length > 3 && new Set(clean).size < 3) return { intent: 'policy', confidence: 0.3 };
  const loud = points[intents.indexOf(verdict.intent)] as number;
  // The examples know too little of the rest of the world; what a neighbour's topic is heard in may be his all the same.
  const top = Math.max(...learnt);
  const likenessOf: Likeness = (intent) => Math.exp((learnt[intents.indexOf(intent)] as number) - top);
  const foreignLikeness = likenessOf('out_of_scope');
  const theirs = foreignLikeness * verdict.confidence;
  const foreign =
    scope.theirs > 0 &&
    foreignLikeness >= UNHEARD_OF &&
    verdict.confidence < plainlyOurs(verdict.intent, scope) &&
    isForeign(clean, verdict.intent, loud, heard, scope);
  return foreign
    ? { intent: 'out_of_scope', confidence: foreignness(scope), theirs: Math.max(theirs, 0.5) }
    : {
        ...verdict,
        theirs,
        ...(verdict.intent === 'policy' && besideOf(clean, likenessOf, verdict.confidence)),
      };
}

/** How likely an intent is beside the likeliest: 1 for that one. */
type Likeness = (intent: Intent) => number;

/** So likely an errand is offered after the answer: the offer costs a line, to miss it costs a case. */
const WORTH_OFFERING: Record<Beside, number> = {
  complaint: 0.15,
  help: 0.15,
  // 真的假的, 说没就没 sound like it; an offer to report one's neighbour is no small thing.
  tip_off: 0.3,
};

/** 她是吃低保的, said of one's own mother-in-law, reports nobody: something wrong, or somebody else, must be named. */
const REPROACHES =
  /骗|假|瞒|凭|该不该|不该|关系|亲戚|送礼|贪|吞|扣|冒|楼|车|店|富|有钱|公平|举报|反映|告|干部|支书|书记|主任|会计|队长|[领拿]走|截|名额|不给|要(?:我|钱|烟|酒)|收(?:钱|费|礼)|别人|人家|隔壁|邻居/;

/** @param chance of the likeliest */
function besideOf(clean: string, likenessOf: Likeness, chance: number): { beside?: Beside } {
  const beside = ERRANDS.reduce((a, b) => (likenessOf(b) > likenessOf(a) ? b : a));
  if (beside === 'tip_off' && !REPROACHES.test(clean)) return {};
  return chance * likenessOf(beside) >= WORTH_OFFERING[beside] ? { beside } : {};
}

const CHECK_ME =
  /(?:测一测|测一下|测测|自测一下|帮我测|给我测|算一算我|算算我).{0,4}(?:我|看|能|够|符合|是不是|该|$)/;

/** 我要投诉, 我想举报: said outright, and not asked how it is done. */
const ERRAND =
  /(?:^|[,。!?;\s]|我)(?:要|想|想要|必须)(?:实名|匿名)?(投诉|举报|检举|揭发)(?!.{0,6}(?:怎么|如何|咋|在哪|去哪|哪[里个儿]|找谁|找哪|向谁|要不要|[吗么?]|会不会|该|流程|程序|电话|写|需要|带))/;

const HELP = intents.indexOf('help');
const EMERGENCY = intents.indexOf('emergency');
/** A neighbour's topic makes no message his while the examples hold that for less likely than this, beside the likeliest. */
const UNHEARD_OF = 0.1;
/** What the points of a rule count beside the examples. */
const ruleShare = 0.3;

/** How sure the examples must be to overrule the lexicon on whose business it is. */
function plainlyOurs(intent: Intent, { ours, theirs }: Scope): number {
  const isAsked = intent === 'policy' || intent === 'help';
  if (theirs > ours) return isAsked ? 0.9 : 0.95;
  return isAsked ? 0.5 : 0.6;
}

/** Rules and examples together (in the examples' array); the confidence is the chance they give the winner. */
function weigh(points: Float64Array, learnt: Float64Array): Verdict {
  for (let i = 0; i < learnt.length; i++)
    learnt[i] = (learnt[i] as number) + ruleShare * Math.min(points[i] as number, 10);
  const { best, top } = leaders(learnt);
  let all = 0;
  for (const sum of learnt) all += Math.exp(sum - top);
  return { intent: best, confidence: round(1 / all) };
}

/** Intents that show plainly what is wanted even where need is heard. */
function answersItself(best: Intent, top: number): boolean {
  return top >= 5 && ['withdraw', 'track', 'rating', 'tip_off', 'suggestion', 'privacy'].includes(best);
}

const polite =
  /尊敬的|敬爱的|各位|领导们?|同志们?|师傅|老师|民政局|你们?|您们?|妳|请问|好|在吗?|不在|不|没|有人|吗|啊|呀|哈|了|的|谢+|多谢|感谢|非常|太|辛苦|麻烦|劳烦|难为|解答|帮忙|帮助|晓得|知道|明白|懂|嗯|哦|再见|真|党|政府|感激不尽|早上|上午|下午|晚上|中午|大家|喂|嗨|哈喽|哈罗|hello|hi|hey|thanks?|thank you|唔该晒?|嘞|很|我|[\s,.。!?~、:;]/g;

/** A greeting or thanks and nothing else; as it was said, for plain speech leaves such words out. */
function courtesyOf(clean: string, already?: Heard): Verdict | undefined {
  if (clean.length > 30) return undefined;
  const heard = already ?? hear(clean);
  const thanks = loudOf(heard, 'thanks') > 0;
  const greeting = loudOf(heard, 'greeting') > 0;
  if (!thanks && !greeting)
    return clean.replace(/[\s\p{P}\p{S}]/gu, '') === '' ? { intent: 'greeting', confidence: 0.5 } : undefined;
  const rest = clean.replace(polite, '').length;
  if (rest > 1 && clean !== '开始') return undefined;
  return { intent: thanks ? 'thanks' : 'greeting', confidence: 0.95 };
}

function score(heard: Heard): Float64Array {
  const points = new Float64Array(intents.length);
  for (const rule of rules) {
    let loud = 1;
    for (const at of rule.present) loud = Math.min(loud, heard[at] as number);
    if (loud === 0 || isAnyHeard(rule.absent, heard)) continue;
    for (const [at, value] of rule.points) points[at] = (points[at] as number) + value * loud;
  }
  return points;
}

function isAnyHeard(signs: readonly number[], heard: Heard): boolean {
  for (const at of signs) if ((heard[at] as number) > 0) return true;
  return false;
}

function leaders(points: Float64Array): { best: Intent; top: number } {
  let at = 0;
  for (let i = 1; i < points.length; i++) if ((points[i] as number) > (points[at] as number)) at = i;
  return { best: intents[at] as Intent, top: points[at] as number };
}

/** Talk about the bot and one's own case is ours whatever words stand in it. */
const aboutUs = new Set<Intent>(['track', 'withdraw', 'rating', 'human', 'privacy', 'self_check']);

function isForeign(clean: string, best: Intent, top: number, heard: Heard, scope: Scope): boolean {
  if (aboutUs.has(best) && top >= 4 && scope.theirs < 4.5) return false;
  if (scope.theirs > scope.ours && scope.theirs > 0) return true;
  if (scope.ours >= 0.8 && !(clean.length > story && scope.ours < 2)) return false;
  if (best === 'suggestion') return loudOf(heard, 'own_service') === 0 && clean.length > 12;
  if (best === 'policy' || top < 3) return true;
  if (
    best === 'complaint' &&
    clean.length > 14 &&
    !['own_service', 'delay', 'complain', 'refused'].some((name) => loudOf(heard, name) > 0)
  )
    return true;
  if (best === 'help' && loudOf(heard, 'hard') === 0 && loudOf(heard, 'procedure') === 0 && clean.length > 12)
    return true;
  return clean.length > story;
}

function foreignness({ ours, theirs }: Scope): number {
  return round(theirs === 0 ? 0.6 : Math.min(0.95, 0.5 + (theirs - ours) / 8));
}

function round(value: number): number {
  return Math.round(Math.max(0, value) * 100) / 100;
}
