// Deciding with a model's help. The code decides first and without it; a model may say what an unclear question means and
// put a found answer into better words. Emergencies, flows, cases and routing never pass through here.
import type { ArticleReading } from '../../knowledge/answer/answer.ts';
import { PROGRAMME_LABELS } from '../../knowledge/model.ts';
import { citeLine } from '../../knowledge/render.ts';
import { maskNamed, maskPersonal } from '../../knowledge/text/personal.ts';
import { articleReply } from '../answering.ts';
import { type Decided, reply } from '../decide/message.ts';
import type { decide } from '../decide.ts';
import type { Office } from '../office.ts';
import { modelWords } from '../phrases/model.ts';
import type { Reply, Talk } from '../talk.ts';
import type { Model } from './model.ts';
import { unproven } from './proof.ts';

type Decide = typeof decide;

/** Told of a model's words as they come: all that are proven so far, whole sentences only. */
export type Listen = (words: string) => void;
/** `Decide`, and words to listen to before the decision is there. */
export type Speaking = (...args: [...Parameters<Decide>, listen?: Listen]) => ReturnType<Decide>;

/** How many articles an unclear question may be about. */
const CANDIDATES = 6;
/** A whole story is understood by rules; a model is asked about questions. */
const LONGEST_ASKED = 400;

/** `decideAlone`, helped by the office's model where it has one. */
export function createSpeaking(office: Office, decideAlone: Decide): Speaking {
  return async (asked, talk, raw, source, listen) => {
    const alone = await decideAlone(asked, talk, raw, source);
    const { model } = office;
    if (!model || model.breaker.isOpen || raw.length > LONGEST_ASKED || !isQuestionOnly(alone, talk))
      return alone;
    const question = maskPersonal(maskNamed(raw));
    const decided = isUnclear(alone)
      ? ((await cleared(office, model, decideAlone, { talk, question, source })) ?? alone)
      : alone;
    return worded(office, model, { question, listen }, decided);
  };
}

/** Heard as a question about rules (or as nobody's), outside any errand, with nothing to write. */
const isQuestionOnly = ({ understood, durable, effect, talk }: Decided, before: Talk) =>
  !before.flow &&
  !talk.flow &&
  !durable &&
  effect === undefined &&
  (understood.intent === 'policy' || understood.intent === 'out_of_scope');

/** Not answered, or answered with a guess. */
const isUnclear = ({ understood, talk }: Decided) =>
  understood.article === undefined || talk.unanswered !== undefined;

interface Asked {
  talk: Talk;
  question: string;
  source: string;
}

/** What the question means, decided again by the code from one of the articles at hand or from the question in full. */
async function cleared(
  office: Office,
  model: Model,
  decideAlone: Decide,
  { talk, question, source }: Asked,
): Promise<Decided | undefined> {
  const found = office.answerer.find(question, CANDIDATES).map(({ article }) => article);
  if (found.length === 0) return undefined;
  const last = talk.article && office.knowledge.articlesById.get(talk.article)?.title;
  const about =
    [talk.programme && PROGRAMME_LABELS[talk.programme], last].filter(Boolean).join('，') || '没有';
  const clearer = await model.clear(question, about, found);
  if (!clearer) return undefined;
  const isOffered = found.some(({ id }) => id === clearer.article);
  if (clearer.article !== undefined && isOffered) {
    const { offered: _o, unanswered: _u, ...rest } = talk;
    const answered = articleReply(office, rest, clearer.article);
    return (
      answered &&
      reply(answered.talk, 'policy', answered.replies, {
        understood: { intent: 'policy', article: clearer.article, confidence: 0.6 },
      })
    );
  }
  if (clearer.rewritten === undefined) return undefined;
  const again = await decideAlone(office, talk, clearer.rewritten, source);
  return isQuestionOnly(again, talk) && !isUnclear(again) ? again : undefined;
}

/** The first reply in the model's words where they are proven; its sources and choices stay as they were. */
async function worded(
  office: Office,
  model: Model,
  { question, listen }: { question: string; listen: Listen | undefined },
  decided: Decided,
): Promise<Decided> {
  const { article } = decided.understood;
  const [first, ...rest] = decided.replies;
  const read = article === undefined ? undefined : office.answerer.read(article);
  // An answer of several, each by its name, or of another day's figures is left as it is; a line of what came next stays.
  if (!read || !first || first.text !== plainText(read)) return decided;
  const faultIn = (words: string) => unproven(words, [read], office.knowledge);
  const text = await model.word(question, read.text, bySentence(faultIn, listen));
  if (text === undefined) return decided;
  const fault = faultIn(text);
  if (fault) {
    office.log.warn({ article, fault }, 'words of the model were not sent');
    return decided;
  }
  const said: Reply = {
    ...first,
    text: [text, modelWords.made, citeLine(read.citations)].filter((line) => line !== '').join('\n'),
    isGenerated: true,
  };
  return { ...decided, replies: [said, ...rest] };
}

const SENTENCE_END = /^[\s\S]*[。！？；\n]/;

/**
 * Lets words out a sentence at a time, each proven together with those before it: what is withdrawn later because more went
 * wrong was true. A fault ends the listening, and the model's talking with it.
 */
function bySentence(
  faultIn: (words: string) => string | undefined,
  listen: Listen | undefined,
): (words: string) => boolean {
  let told = '';
  return (words) => {
    const whole = SENTENCE_END.exec(words)?.[0] ?? '';
    if (whole.length <= told.length) return true;
    if (faultIn(whole)) return false;
    told = whole;
    listen?.(whole.trim());
    return true;
  };
}

function plainText(read: ArticleReading): string {
  const line = citeLine(read.citations);
  return line === '' ? read.text : `${read.text}\n${line}`;
}
