// A message outside any flow: a choice of what was offered, the name of a place, or something new.
import { isAsked } from '../../knowledge/answer/focus.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { articleReply } from '../answering.ts';
import type { Choice, Said } from '../flow.ts';
import { placeIn, placeName } from '../flows/place.ts';
import { isUrgentHelp } from '../flows/rescue.ts';
import { contactWords, emergencyWords } from '../hotlines.ts';
import { zh } from '../phrases/zh-CN.ts';
import { knownFrom } from '../prefill.ts';
import type { Talk, TalkIntent } from '../talk.ts';
import { ERRANDS, type Understanding, understand } from '../understand.ts';
import {
  answerFirst,
  isLetter,
  outOfScope,
  policy,
  privacy,
  toldBeside,
  withHowToApply,
  withPlainRule,
  withRule,
  withSum,
  withTermFirst,
  withWaiting,
  withWhatStandsBehind,
} from './answers.ts';
import { beginsCheck } from './begins-check.ts';
import { begin, flowNamed, go, knownFor, opening } from './errand.ts';
import { type Decided, type Message, reply } from './message.ts';
import { ownData } from './own-data.ts';
import { greeting, hardship, hardshipWords, human } from './people.ts';
import { ASKS_TO_RATE, ASKS_WHEN, BY_NAME, isBare, markIn, menu, SAYS_WHERE, TAKEN_IN } from './words.ts';

/** What was said before the offer is the story of the case. */
const TAKEN_UP: readonly string[] = ERRANDS;

/** So many characters tell of a household besides asking for the check. */
const OWN_CASE = 15;

/** Whoever complains and must not be known is a reporter, whatever it is about. */
const WANTS_SECRECY =
  /(?:别|不要|莫|勿|唔好|毋通|可不能|千万不能)(?:去)?(?:告诉|跟|给|让|叫|同|俾|被)?(?:他|她|佢|伊|他们|村里|镇上|所里|人家|别人|他家)[^,，。;!?]{0,3}(?:知道|晓得|听见|讲|说)|别告诉|(?<![不没有未])保密|漏(?:出去|风)(?!了)|匿名|不(?:留|写)(?:真)?名|怕(?:被)?(?:报复|打击|穿小鞋)/;

/** 我有个建议: what it is comes next, and no rule is touched yet. */
const SUGGESTS_NOTHING_YET = /^(?:[我俺想要有个点条些给跟向对你您们提一下好的,。!~]|民政局?|建议|意见)+$/;

/** So sure an errand is one however short it is told. */
const SURELY_AN_ERRAND = 0.75;

/** 帮我登记, 快帮我报上去, 麻烦你们来看看: the help offered is taken, in one's own words. */
const TAKES_HELP =
  /^(?:那|好|行|嗯|请|麻烦|求|您|你们?|快点?|赶紧|赶快|马上|就|给|,|，)*(?:帮(?:我|忙|帮|俺)|登记|报上去|上报|来(?:看看|人|个人)|转(?:给|过去))/;

/** @param emergency what was heard of one and is not seen to; none in which a life is at stake comes here */
export async function outsideFlow(
  message: Message,
  before: Talk,
  emergency: Emergency | undefined,
): Promise<Decided> {
  const { office, context, said } = message;
  const { offered, unanswered, ...talk } = before;
  const chosen = offered && chosenOf(said, offered);
  const own = ownData(message, chosen ?? said.text, before);
  if (own) return own;
  if (chosen) return choice(message, chosen, talk, unanswered);
  // 您在哪个村 was asked beside the number to ring: a place, or a plain yes, takes the help that was offered.
  if (unanswered && offered?.some(({ value }) => value === 'go:help') && isUrgentHelp(unanswered)) {
    const at = placeIn(said.text, context, false);
    if (at || parseYesNo(said.text) === 'yes' || TAKES_HELP.test(said.text)) {
      return choice(message, 'go:help', at ? { ...talk, place: at } : talk, unanswered);
    }
  }
  if (TAKEN_IN.test(said.text) && !emergency) return reply(talk, 'thanks', [{ text: zh.thanks }]);
  const named = BY_NAME.get(said.text);
  if (named) return choice(message, named, talk, undefined);
  const check = emergency ? undefined : await beginsCheck(message, talk);
  if (check) return check;
  if (!emergency && ASKS_WHEN.test(said.text)) {
    const choices = menu.filter(({ value }) => value === 'go:track' || value === 'go:help');
    const text = zh.whenComes(emergencyWords(office.county, ['assistance', 'gov']));
    return reply(talk, 'track', [{ text, choices }]);
  }
  const heard = understand(said.raw, {
    ...(talk.programme && { lastProgramme: talk.programme }),
    isSeenTo: emergency === undefined,
  });
  const place = SAYS_WHERE.test(said.text) ? placeIn(said.text, context, false) : undefined;
  const here = place?.township && !place.open ? { ...talk, place } : talk;
  if (place && isBare(said.text, context)) {
    return reply(here, 'flow_answer', [{ text: zh.placeNoted(placeName(context, place)), choices: menu }]);
  }
  // 不知道, 是的, 没有 answer a question nobody asked; 没有钱, 有人在吗, 要举报人 only begin like them.
  const isErrand = heard.intent !== 'policy' && heard.confidence >= SURELY_AN_ERRAND;
  const isAnswer =
    said.text.length <= 6 &&
    !isErrand &&
    !isAsked(plainSpeech(said.text)) &&
    parseYesNo(said.text) !== undefined;
  if (isAnswer && !emergency) {
    return reply(talk, 'flow_answer', [{ text: zh.thinkAgain, choices: menu }]);
  }
  // Somebody who reports another may tell of bare need too; then both are seen to.
  const reports = heard.intent === 'tip_off' || heard.intent === 'complaint';
  if (emergency && !reports) {
    const intent = heard.intent === 'help' ? 'help' : 'emergency';
    return withRule(message, talk, hardship(message, talk, emergency.numbers, intent), zh.orFile.help);
  }
  const first = emergency ? [{ text: hardshipWords(office, said, emergency.numbers) }] : [];
  const decided = await fresh(message, here, heard);
  return { ...decided, replies: [...first, ...decided.replies] };
}

/** Outside a flow only the very words or the number of a choice count: anything longer is a new message. */
function chosenOf({ raw, text }: Said, offered: Choice[]): string | undefined {
  const exact = offered.find(({ label, value }) => text === normalise(label) || raw.trim() === value);
  if (exact) return exact.value;
  return text.length <= 4 ? parseChoice(text, offered) : undefined;
}

async function choice(
  message: Message,
  value: string,
  talk: Talk,
  unanswered: string | undefined,
): Promise<Decided> {
  if (value.startsWith('article:')) {
    const answered = articleReply(message.office, talk, value.slice('article:'.length));
    if (answered) {
      const { replies, article, confidence } = answered;
      return reply(answered.talk, 'policy', replies, {
        understood: { intent: 'policy', ...(article ? { article } : {}), confidence },
      });
    }
  }
  if (value === 'ask') return reply(talk, 'policy', [{ text: zh.askAway }]);
  if (value === 'hand') {
    return go(message, talk, flowNamed('question'), { what: unanswered }, [], { intent: 'human' });
  }
  if (value.startsWith('go:')) {
    const flow = flowNamed(value.slice('go:'.length));
    const told =
      TAKEN_UP.includes(flow.id) && unanswered
        ? { ...knownFor(message, flow, talk, unanswered), what: unanswered }
        : knownFor(message, flow, talk, '');
    return go(message, talk, flow, told, opening(message, flow), { intent: intentOf(flow.id) });
  }
  return reply(talk, 'flow_answer', [{ text: zh.flow.leftNothing, choices: menu }]);
}

function intentOf(flow: string): TalkIntent {
  return flow === 'question' ? 'human' : (flow as TalkIntent);
}

/** A message outside any flow, by what it is heard as. */
export async function fresh(message: Message, talk: Talk, heard: Understanding): Promise<Decided> {
  const { intent, confidence } = heard;
  switch (intent) {
    case 'greeting':
      return reply(talk, intent, [greeting(message.office)]);
    case 'thanks':
      return reply(talk, intent, [{ text: zh.thanks }]);
    case 'human':
      return withRule(message, talk, human(message, talk));
    case 'privacy':
      return privacy(message, talk, confidence);
    case 'tip_off': {
      const first = await answerFirst(message, talk, intent, confidence);
      return first ?? toldBeside(message, talk, await begin(message, talk, intent, confidence));
    }
    case 'complaint': {
      if (WANTS_SECRECY.test(message.said.text)) return fresh(message, talk, { ...heard, intent: 'tip_off' });
      const first = await answerFirst(message, talk, intent, confidence);
      if (first) return withTermFirst(message, first);
      const begun = await begin(message, talk, intent, confidence);
      const told = await toldBeside(message, talk, begun);
      // In a letter whatever calls for a plain rule may stand in passing; the whole of it is asked first.
      const isAnswered = isLetter(message) && told !== begun;
      const ruled = isAnswered ? undefined : withPlainRule(message, begun);
      return withTermFirst(message, ruled ?? withWhatStandsBehind(message, told));
    }
    case 'help': {
      const first = await answerFirst(message, talk, intent, confidence);
      if (first) return first;
      const begun = await begin(message, talk, intent, confidence);
      // No errand was begun where numbers to ring come first.
      const isUrgent = begun.talk.flow === undefined;
      const told = await toldBeside(message, talk, begun, isUrgent ? zh.orFile.help : undefined);
      return isUrgent ? told : withHowToApply(message, told, heard.prefill.programme);
    }
    case 'self_check': {
      const begun = await begin(message, talk, intent, confidence);
      // 帮我测一下 asks nothing besides; a household described does.
      if (message.said.text.length < OWN_CASE) return begun;
      return withSum(message, await withRule(message, talk, begun));
    }
    case 'track':
      return withWaiting(message, await begin(message, talk, intent, confidence));
    case 'suggestion': {
      const begun = await begin(message, talk, intent, confidence);
      return SUGGESTS_NOTHING_YET.test(message.said.text) ? begun : toldBeside(message, talk, begun);
    }
    case 'withdraw':
    case 'rating': {
      if (intent === 'rating' && !heard.prefill.trackingNumber && !ASKS_TO_RATE.test(message.said.text))
        return reply(talk, intent, [
          { text: zh.ratesBot(contactWords(message.office.county), markIn(message.said.text)) },
        ]);
      const known = knownFrom('track', message.said.raw, message.context);
      const first = intent === 'withdraw' ? [{ text: zh.track.toWithdraw }] : [];
      return go(message, talk, flowNamed('track'), known, first, { intent, confidence });
    }
    case 'out_of_scope':
      return outOfScope(message, talk, heard);
    case 'emergency':
      return withRule(message, talk, hardship(message, talk, ['gov']), zh.orFile.help);
    default:
      return policy(message, talk, heard);
  }
}
