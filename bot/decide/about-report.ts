// What is asked of the report in hand before it is handed in: who gets it, who sees it, when there is an answer, whether the
// telephone is noted; and the wish that somebody else look into it. Answered, and the question in turn asked again.
import { asksForAnother, avoidedIn } from '../../knowledge/casework/avoids.ts';
import { promiseFor } from '../../knowledge/casework/categories.ts';
import { CASE_KINDS, type CaseKind } from '../../knowledge/casework/types.ts';
import type { Answers } from '../flow.ts';
import type { TalkFlow } from '../flows/context.ts';
import { leavesPlaceOpen } from '../flows/place.ts';
import { unitOf } from '../flows/report.ts';
import { categoryIn } from '../flows/story.ts';
import { filing as say } from '../phrases/filing.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, pending, reply } from './message.ts';

const KINDS: readonly string[] = CASE_KINDS;

const ASKS_WHO = new RegExp(
  [
    '(?:谁|哪个|哪里|哪家|什么人|哪些人)[来去会能在]*(?:办|查|管|处理|收|看)|交给了?[谁哪]',
    '[会能得]不[会能得][再又就还]?[交转给让被拿告看传送查]诉?[^,，。]{0,10}(?:[他她镇村乡局看讲说见]|单位|街道|知道|晓得)',
    '(?:[镇村乡他她]|街道)[^,，。]{0,3}(?:会不会|能不能|看不看)?(?:看得?[到见]|晓得|知道)(?:[不吗么?？]|是我|$)',
    '告诉(?:他|她|谁|别人|村|镇)[^,，。]{0,4}[吗么不?？]$',
  ].join('|'),
);
const TELLS = /都是?(?:晓得|知道|看得?[见到]|清楚)[的了]?[。!]?$/;
const ASKS_WHEN =
  /(?:多久|几天|几号|啥时候|什么时候|何时|哪天|好久)(?:能|会|才|有|可以|给)*个?人?(?:回|答复|结果|信|来|消息|办|处理)|[等要](?:多久|几天|好久)/;
const NOT_STORY = 40;

/** Undefined where the message is about something else, or answers the question in turn. */
export function aboutReport(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
): Decided | undefined {
  const { text } = message.said;
  if (!KINDS.includes(flow.id) || at === null || at === 'what' || text.length > NOT_STORY) return undefined;
  const kind = flow.id as CaseKind;
  const isLastWord = at === 'confirm' || at.startsWith('q_');
  const said = (words: string, next: Talk = talk) =>
    reply(next, 'flow_answer', [{ text: words }, ...pending(message, next, flow)], { durable: true });
  const elsewhere = wishNoted(message, talk, answers, isLastWord);
  if (elsewhere) return said(say.noted, elsewhere);
  // 不说哪个村，怕他们晓得 answers where; 村里人都晓得 tells, and asks nothing.
  if (at === 'place' && leavesPlaceOpen(text)) return undefined;
  const words =
    ASKS_WHO.test(text) && !TELLS.test(text)
      ? whoHandles(kind, answers, message)
      : isLastWord && ASKS_WHEN.test(text)
        ? answeredWhen(kind, answers, message)
        : undefined;
  return words === undefined ? undefined : said(words);
}

/** The talk with the wish that somebody else look into it noted in the story; undefined where there is none. */
function wishNoted(
  { said: { text, raw } }: Message,
  talk: Talk,
  answers: Answers,
  isLastWord: boolean,
): Talk | undefined {
  const isNamed = avoidedIn(text);
  if (!talk.flow || typeof answers.what !== 'string' || !(isNamed || (isLastWord && asksForAnother(text))))
    return undefined;
  const wish = isNamed ? raw.trim() : `${raw.trim()}（不要交给镇上自己办）`;
  return { ...talk, flow: { ...talk.flow, answers: { ...answers, what: `${answers.what}\n${wish}` } } };
}

function whoHandles(kind: CaseKind, answers: Answers, { context }: Message): string | undefined {
  if (kind === 'tip_off') {
    // Of a household's tip-off its own township hears: nobody is told otherwise.
    const { code, name } =
      answers.accused === 'household' ? unitOf(kind, answers, context) : { code: '', name: '' };
    return /^\d/.test(code) ? say.handledByTownship(name) : say.handledInSecret;
  }
  if (!('sort' in answers) && !('place' in answers)) return undefined;
  const { code, name } = unitOf(kind, answers, context);
  return say.handledBy(name, /^\d/.test(code));
}

function answeredWhen(kind: CaseKind, answers: Answers, { context }: Message): string {
  const category = categoryIn(answers);
  const sort = { kind, category: category?.id ?? '', urgent: category?.urgent === true };
  return say.answeredWithin(promiseFor(sort, context.county.promises).workingDays);
}
