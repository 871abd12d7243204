// Danger and bare need told in the middle of a report: seen to first, and kept as part of its story.
import { clausesOf, joined } from '../../knowledge/casework/clauses.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { newCaseId } from '../filing.ts';
import { type Answers, walk } from '../flow.ts';
import { urgentReport } from '../flows/all.ts';
import type { TalkFlow } from '../flows/context.ts';
import { placeIn, settledPlace } from '../flows/place.ts';
import { emergencyWords } from '../hotlines.ts';
import { danger as dangerWords } from '../phrases/danger.ts';
import { filing as say } from '../phrases/filing.ts';
import { rescue } from '../phrases/rescue.ts';
import type { Reply, Talk } from '../talk.ts';
import { dangerIn, told } from './danger-told.ts';
import { flowNamed, go, knownFor } from './errand.ts';
import { inFlow } from './in-flow.ts';
import { type Decided, type Message, pending, reply } from './message.ts';
import { hardshipWords } from './people.ts';
import { toldBesides } from './telling.ts';

/** The report gone on with: the words are its story, answer what is asked, or are put to the story as they are. */
export async function goneOn(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
): Promise<Decided> {
  const { at } = walk(flow, answers, message.context);
  const isPlace = at === 'place' && placeIn(message.said.text, message.context, false) !== undefined;
  if (at === 'what' || at?.startsWith('q_') || isPlace) return inFlow(message, talk, flow, answers);
  const words = storyOf(message);
  const told = words === '' ? answers : toldBesides(flow.id as CaseKind, answers, words);
  const next: Talk = { ...talk, flow: { ...(talk.flow as NonNullable<Talk['flow']>), answers: told } };
  return reply(next, 'flow_answer', pending(message, next, flow), { durable: true });
}

/** 提交，饭都吃不上了: what hands in is no part of the story. */
const HANDS_IN = /^(?:那|就|好)*(?:提交|交)(?:吧|了|上去)*$/;
const storyOf = ({ said }: Message): string =>
  joined(clausesOf(said.raw).filter(({ text, act }) => act.does === 'tells' && !HANDS_IN.test(text)));

/** 我先要口粮, 口粮呢: asked for once more. */
const ASKS_FOOD =
  /口粮|(?:先)?要(?:点|些|口)?(?:米|粮|吃的|饭吃)|(?:米|粮|吃的)呢|(?:送|给)(?:我)?(?:点|些|口)(?:米|粮|吃的|饭)/;
const TAKES_HELP =
  /^go:help$|^(?:那|好|行|嗯|要|你|您|快|先|赶紧|马上|请|麻烦|,|，|\s)*帮(?:我|俺|忙)?(?:先)?(?:报(?!销|名)|转|登记急事)/;
const YES = /^(?:要的?|好的?|行|可以|嗯+|中|要得)[吧啊嘛的。!！]*$/;
const NEEDS: readonly string[] = ['hunger', 'cold', 'no_medicine', 'other_hardship'];

/** Bare need told within a complaint; undefined where none is. */
export async function needInReport(
  message: Message,
  before: Talk,
  talk: Talk,
  flow: TalkFlow,
  heard: Emergency | undefined,
): Promise<Decided | undefined> {
  if (flow.id !== 'complaint' || !talk.flow) return undefined;
  const { text } = message.said;
  const { today, county } = message.context;
  const past = dangerIn(before, today);
  const isNeed = past !== undefined && NEEDS.includes(past.kind);
  if (isNeed && (TAKES_HELP.test(text) || (past.ago === 0 && YES.test(text))))
    return filed(message, talk, flow, talk.flow.answers);
  const isAsked = text.length <= 20 && (isNeed ? ASKS_FOOD : /口粮/).test(text);
  const numbers = heard?.numbers ?? (isAsked ? ['assistance', 'gov'] : undefined);
  if (!numbers || text.length > 200) return undefined;
  const gone = await goneOn(message, talk, flow, talk.flow.answers);
  const words = isNeed
    ? say.needAgain(emergencyWords(county, numbers))
    : hardshipWords(message.office, message.said, numbers);
  const first: Reply = {
    text: words,
    choices: [{ label: dangerWords.choices.report, value: 'go:help' }],
  };
  // Handed in with it: help may still be filed on its own.
  if (!gone.talk.flow) {
    const story = [talk.flow.answers.what, message.said.raw].filter(Boolean).join('\n');
    const next = told(gone.talk, heard?.kind ?? 'hunger', 'in_report', today);
    return {
      ...gone,
      talk: { ...next, unanswered: story },
      replies: [first, ...gone.replies.filter(({ text: t }) => t !== say.storyNoted)],
    };
  }
  return {
    ...gone,
    talk: told(gone.talk, heard?.kind ?? past?.kind ?? 'hunger', 'in_report', today),
    replies: [
      first,
      { text: say.complaintKept },
      ...gone.replies.filter(({ text: t }) => t !== say.storyNoted),
    ],
  };
}

/** The help is filed now; the complaint goes on where the place is known, and waits where it has to be asked. */
async function filed(message: Message, talk: Talk, flow: TalkFlow, answers: Answers): Promise<Decided> {
  const what = String(answers.what ?? message.said.raw);
  if ('place' in answers && settledPlace(answers).township) {
    const { place, place_which } = answers;
    const { avoids } = answers;
    const known = {
      ...{ what, place },
      ...(place_which === undefined ? {} : { place_which }),
      ...(avoids === undefined ? {} : { avoids }),
    };
    return {
      talk,
      replies: [{ text: rescue.started }],
      understood: { intent: 'help' },
      durable: true,
      effect: urgentReport(newCaseId(), known, message.context),
      after: [{ text: say.complaintGoesOn }, ...pending(message, talk, flow)],
    };
  }
  const { flow: _, ...outside } = talk;
  const help = flowNamed('help');
  const first = [{ text: say.complaintWaits }];
  return go(message, outside, help, { ...knownFor(message, help, outside, what), what }, first, {
    intent: 'help',
  });
}
