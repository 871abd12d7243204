// A child of eight who is alone at home: the thread is kept, whatever he says, until a grown-up is there.
import { type ChildSays, childSays } from '../../knowledge/text/danger/lone-child.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import type { Choice } from '../flow.ts';
import { placeIn } from '../flows/place.ts';
import { contactIn } from '../flows/report.ts';
import { loneChild as say } from '../phrases/lone-child.ts';
import { rescue } from '../phrases/rescue.ts';
import type { Reply } from '../talk.ts';
import type { After } from './danger-said.ts';
import { told, withoutDanger } from './danger-told.ts';
import { flowNamed, flowOf, go, knownFor } from './errand.ts';
import { inFlow } from './in-flow.ts';
import { type Decided, reply } from './message.ts';

/** What a child is not in danger of more than before: everything else (fire, blows, a fall) is seen to as it is told. */
const CHILDS_OWN: readonly string[] = ['child', 'missing', 'behind_door', 'hunger', 'cold', 'other_hardship'];
/** A grown-up writes: 低保怎么申请, 我是他妈妈. */
const GROWN =
  /低保|补贴|救助|申请|手续|材料|证明|(?:我|俺)是(?:他|她|孩子|娃)(?:的)?(?:妈|爸|奶|爷|姑|姨|老师)|我(?:儿子|女儿|闺女|孙)|要(?:投诉|举报)/;
/** 嗯, 好 only say that he heard. */
const TAKES =
  /^(?:go:help|(?:快|你|请|能|叫|派|找)*(?:叫人|有人|来人|人来|来)(?:来|陪|帮|救)*我?|帮我报?|报|要)(?:吧|啊|呀|吗)*$/;
/** 我在红旗小区3栋: no list of places knows it, and he is there all the same. */
const SAYS_WHERE =
  /在(?!家$|屋里$)[^,，。?]{2,}|小区|[\d一二三四五六七八九十]+(?:栋|幢|号|组|楼|单元)|(?:村|镇|街|路|巷)(?:里|上)?$/;
const MOST = 40;

export async function withLoneChild(
  after: After,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  const { message, talk } = after;
  const { text } = message.said;
  const flow = flowOf(talk);
  if (flow && flow.id !== 'rescue' && flow.id !== 'help') return undefined;
  if (text.length > MOST || GROWN.test(text)) return undefined;
  const says = childSays(text);
  if (isWorse(heard, says)) return undefined;
  if (says === 'back' || text === say.choices.back) return back(after);
  const isPlace = placeIn(text, message.context, false) !== undefined || (!says && SAYS_WHERE.test(text));
  if (
    flow &&
    talk.flow &&
    (isPlace || contactIn(message.said.raw) !== undefined || says === 'declines' || !says)
  )
    return childlike(await inFlow(message, talk, flow, talk.flow.answers));
  if (!flow && (isPlace || TAKES.test(text))) return sendFor(after, isPlace);
  return comfort(after, says);
}

/** Smoke, blows, a fall: seen to as it is told. A knock at the door is heard as blows, and fear of the dark as despair. */
function isWorse(heard: Emergency | undefined, says: ChildSays | undefined): boolean {
  if (!heard?.lifeAtStake || CHILDS_OWN.includes(heard.kind)) return false;
  const isKnock = heard.kind === 'violence' && says === 'knock';
  const isFear = heard.kind === 'despair' && heard.scene === 'low' && says !== undefined;
  return !isKnock && !isFear;
}

/** Where he is was told, or somebody was asked for: it is filed, in words for a child. */
async function sendFor({ message, talk, danger }: After, isPlace: boolean): Promise<Decided> {
  const { said, context } = message;
  const flow = flowNamed('help');
  const at = isPlace ? placeIn(said.text, context, false) : undefined;
  const here = at ? { ...talk, place: at } : talk;
  const what = [danger.story, ...(isPlace ? [said.raw] : [])].filter(Boolean).join('\n') || said.raw;
  const known = { ...knownFor(message, flow, here, what), what };
  return childlike(await go(message, here, flow, known, [], { intent: 'help' }));
}

const words: Readonly<Record<string, string>> = {
  [rescue.started]: say.filed,
  [rescue.place]: say.place,
  [rescue.contact]: say.contact,
  [rescue.done]: say.done,
};

/** What the form for urgent help says, said to a child. */
function childlike(decided: Decided): Decided {
  const one = (said: Reply): Reply => ({ ...said, text: words[said.text] ?? said.text });
  return {
    ...decided,
    replies: decided.replies.map(one),
    ...(decided.after && { after: decided.after.map(one) }),
  };
}

function back({ message, talk }: After): Decided {
  const flow = flowOf(talk);
  const { flow: _, ...outside } = withoutDanger(talk);
  const caseId = flow?.id === 'rescue' ? talk.flow?.answers.case : talk.filed?.id;
  if (typeof caseId !== 'string')
    return reply(outside, 'flow_answer', [{ text: say.back }], { durable: true });
  return reply(outside, 'flow_answer', [{ text: say.backFiled }], {
    durable: true,
    effect: { kind: 'message', caseId, text: message.said.raw },
  });
}

function comfort({ message, talk, danger, before }: After, says: ChildSays | undefined): Decided {
  const key = `child_says/${says ?? 'any'}`;
  const isSaid = danger.said.includes(key);
  const text = says && says !== 'back' ? say.says(says, isSaid) : say.again;
  const next = told(talk, danger.kind, key, message.context.today, message.said.raw);
  const isFiled = talk.flow !== undefined || talk.filed !== undefined;
  const choices = [
    ...(isFiled ? [] : [{ label: say.choices.come, value: 'go:help' }]),
    { label: say.choices.back, value: 'no' },
  ];
  // Where he is, is asked at every second word of his, until it is told.
  const times = danger.said.filter((one) => one.startsWith('child_says')).length;
  const where = isFiled || times % 2 === 0 ? [] : [{ text: say.where }];
  const story = [before.unanswered, message.said.raw].filter(Boolean).join('\n').slice(0, 1000);
  const replies = withChoicesLast([{ text }, ...where], choices);
  return reply(talk.flow ? next : { ...next, unanswered: story }, 'emergency', replies);
}

const withChoicesLast = (replies: Reply[], choices: Choice[]): Reply[] =>
  replies.map((one, i) => (i === replies.length - 1 ? { ...one, choices } : one));
