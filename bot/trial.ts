// How a draft would fare before it is published: questions put to the bot with and without it, and wordings lost or taken.
import { createAnswerer } from '../knowledge/answer/answer.ts';
import { answerRunnable } from '../knowledge/answer/runnable.ts';
import type { Written } from '../knowledge/base.ts';
import { type DraftContext, withDraft } from '../knowledge/drafting.ts';
import type { Article } from '../knowledge/model.ts';
import { decide } from './decide.ts';
import type { Office } from './office.ts';
import type { TalkIntent } from './talk.ts';

/** What the bot does with a question asked as the first of a talk. */
export interface Finding {
  readonly intent: TalkIntent;
  /** The article it answers from; absent: it asks back, does something else or does not know. */
  readonly answered?: Pick<Article, 'id' | 'title'>;
  /** The article that comes first, whether or not it is near enough to answer from. */
  readonly first?: Pick<Article, 'id' | 'title'>;
}

export interface Trial {
  readonly questions: readonly { text: string; before: Finding; after: Finding }[];
  /** Own title and ways of asking that another article would answer. */
  readonly lost: readonly { ask: string; to: string }[];
  /** Ways of asking of other articles that the draft would take from them. */
  readonly taken: readonly { ask: string; from: string }[];
}

/** Other work may run between the parts. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));
const AT_A_TIME = 25;

/** Takes some seconds (every wording of the others is looked up anew), in small pieces; the longest of them builds the index. */
export async function tryDraft(
  office: Office,
  written: Written<Article>,
  questions: readonly string[],
  context: DraftContext,
): Promise<Trial> {
  const knowledge = withDraft(written, context);
  const answerer = createAnswerer(knowledge, { asOf: office.today });
  const before = { ...office };
  const after = { ...office, knowledge, answerer, answering: answerRunnable(answerer) };
  const { id, title, ask } = written.value;
  const lost = [title, ...ask].flatMap((text) => {
    const first = answerer.findFirst(text);
    return first && first.id !== id ? [{ ask: text, to: first.id }] : [];
  });
  const others = before.knowledge.articles.flatMap((article) =>
    article.id === id ? [] : article.ask.map((text) => ({ text, of: article.id })),
  );
  const taken: { ask: string; from: string }[] = [];
  for (const [index, { text, of }] of others.entries()) {
    if (index % AT_A_TIME === 0) await breathe();
    if (answerer.findFirst(text)?.id !== id) continue;
    if (before.answerer.findFirst(text)?.id === of) taken.push({ ask: text, from: of });
  }
  const asked = [];
  for (const text of questions) {
    asked.push({ text, before: await finding(before, text), after: await finding(after, text) });
  }
  return { questions: asked, lost, taken };
}

async function finding(office: Office, text: string): Promise<Finding> {
  const { understood } = await decide(office, {}, text, 'trial');
  const named = (article: Article | undefined) => article && { id: article.id, title: article.title };
  const answered =
    understood.article === undefined
      ? undefined
      : named(office.knowledge.articlesById.get(understood.article));
  const first = named(office.answerer.findFirst(text));
  return { intent: understood.intent, ...(answered ? { answered } : {}), ...(first ? { first } : {}) };
}
