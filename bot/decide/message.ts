// The message being decided on, the decision it comes to, and the small things every part of deciding needs.
import type { Answer, Question } from '../../knowledge/answer/answer.ts';
import { beginOf } from '../../knowledge/answer/going/against.ts';
import type { GoneOn, SaidBefore } from '../../knowledge/answer/going-on.ts';
import { dateAsked, isOnlyDate } from '../../knowledge/text/date-asked.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { type Answered, answerReply, articleReply, pointsReply } from '../answering.ts';
import { isRun, type Said, stepOf, walk } from '../flow.ts';
import type { Effect } from '../flows/all.ts';
import type { TalkContext, TalkFlow } from '../flows/context.ts';
import { governmentLine } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply, Talk, TalkIntent, Understood } from '../talk.ts';
import { placeElsewhere, saysLocalFigure } from './elsewhere.ts';

export interface Decided {
  talk: Talk;
  replies: Reply[];
  understood: Understood;
  effect?: Effect;
  /** Said after what the effect says. */
  after?: Reply[];
  /** A household's own circumstances were reckoned with: nobody else is answered with it. */
  isPersonal?: boolean;
  /** Words were taken back: earlier replies of this talk must not hold them either. */
  isForgotten?: boolean;
  /** The talk moved in a flow: it must be on disk before it is acknowledged. */
  durable: boolean;
}

export interface Message {
  office: Office;
  context: TalkContext;
  said: Said;
  /** Mark of the sender for slowing down guesses at receipt codes; never stored. */
  source: string;
}

/** The message as if these words of it were all of it. */
export const saying = (message: Message, raw: string): Message => ({
  ...message,
  said: { raw, text: normalise(raw) },
});

/** The talk with no errand in hand. */
export const withoutFlow = ({ flow: _, ...talk }: Talk): Talk => talk;

/** Sure enough of another errand to leave the question that was asked. */
export const SURE = 0.75;

export const IN_FLOW: Understood = { intent: 'flow_answer' };

/** A decision that only says something, unless `more` adds to it. */
export function reply(
  talk: Talk,
  intent: TalkIntent,
  replies: Reply[],
  more: Partial<Decided> = {},
): Decided {
  return { talk, replies, understood: { intent }, durable: false, ...more };
}

/** So much of a question is remembered, for what is asked next. */
const MOST_ASKED = 600;

/** What a question asks stands at its end. */
const MOST_LAST = 60;

/** Longer, a message in the middle of a talk begins another story. */
const GOES_ON = 40;

/** Whether a message may go on with what was said before it. */
export const goesOn = ({ said }: Message, talk: Talk): boolean =>
  (talk.said?.length ?? 0) > 0 && said.text.length <= GOES_ON;

/** An answer and nothing besides it. */
function alone(found: Answer): Answer {
  if (found.kind !== 'answer') return found;
  const { beside: _b, isGuess: _g, ...rest } = found;
  return { ...rest, also: [], inShort: [] };
}

/**
 * What the articles say to the message.
 * @param heard what it is heard as already: about social assistance (`isOurs`), and so surely that another office's answer comes
 * after ours (`isOursFirst`)
 */
export async function answer(
  message: Message,
  talk: Talk,
  heard: Pick<Question, 'isOurs' | 'isOursFirst'> = {},
): Promise<Answered> {
  const { office, said } = message;
  const { programme, article } = talk;
  const today = office.today();
  const asOf = dateAsked(said.raw, today);
  // 那去年呢 says only the day: the article answered last, with the figures of that day.
  const again =
    asOf !== undefined && article !== undefined && isOnlyDate(said.raw, today)
      ? articleReply(office, talk, article, asOf)
      : undefined;
  if (again) return again;
  const found = await office.answering.invoke({
    text: said.raw,
    ...heard,
    ...(asOf ? { asOf } : {}),
    ...(programme ? { programme } : {}),
    ...(article ? { article } : {}),
    ...(talk.asked ? { told: talk.asked } : {}),
  });
  const gone =
    said.text.length <= GOES_ON ? office.answerer.goOn(said.raw, beforeIn(talk), found) : undefined;
  const last = said.raw.slice(-MOST_LAST);
  if (gone?.kind === 'points') {
    const points = pointsReply(office, talk, gone, found, said.raw);
    if (points) {
      // What another programme answers is what is talked about from now on.
      const asked = isElsewhere(office, article, points.article) ? said.raw : talk.asked;
      const shown = shownIn(talk, gone);
      const after = { ...points.talk, last, shown, ...(asked !== undefined && { asked }) };
      return ofThisCounty(office, said.raw, { ...points, talk: after });
    }
  }
  const whole = gone?.kind === 'whole' ? alone(gone.answer ?? found) : found;
  const answered = answerReply(office, talk, said.raw, whole);
  return ofThisCounty(office, said.raw, {
    ...answered,
    talk: { ...answered.talk, asked: said.raw.slice(0, MOST_ASKED), last, shown: [] },
  });
}

const beforeIn = ({ said = [], asked, last, shown }: Talk): SaidBefore => ({ said, asked, last, shown });

/** So many points are remembered as said. */
const MOST_SHOWN = 16;

const shownIn = ({ shown = [] }: Talk, { parts }: Extract<GoneOn, { kind: 'points' }>): string[] =>
  [...shown, ...parts.flatMap(({ points }) => points.map(beginOf))].slice(-MOST_SHOWN);

function isElsewhere({ knowledge }: Office, before = '', now = ''): boolean {
  const [a, b] = [before, now].map((id) => knowledge.articlesById.get(id)?.programme);
  return a !== b && b !== 'general';
}

/** Whoever asks for another place hears that the figures are ours, and who knows theirs. */
function ofThisCounty({ county }: Office, raw: string, answered: Answered): Answered {
  const place = placeElsewhere(raw, county);
  const at = place ? answered.replies.findIndex(({ text }) => saysLocalFigure(text)) : -1;
  if (!place || at < 0) return answered;
  const note = { text: zh.figuresOfOurs(county.name, place, governmentLine(county)) };
  return { ...answered, replies: answered.replies.toSpliced(at + 1, 0, note) };
}

/** The question a flow is waiting on, asked again. */
export function pending({ context }: Message, talk: Talk, flow: TalkFlow | undefined): Reply[] {
  if (!flow || !talk.flow) return [];
  const { kept, at } = walk(flow, talk.flow.answers, context);
  if (at === null) return [];
  const step = stepOf(flow, at);
  return isRun(step) ? [] : [step.ask(kept, context)];
}
