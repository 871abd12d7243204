// A draft as the chat would say it: the very words, source line and choices, before anybody sees them.
import { dailyReader } from '../knowledge/answer/answer.ts';
import type { Article, IsoDate, Knowledge } from '../knowledge/model.ts';
import { articleReply } from './answering.ts';
import type { Office } from './office.ts';
import { inParts, type Reply } from './talk.ts';

/** @param knowledge what would be served, the draft in it; `asOf` says which day's figures hold */
export function previewReplies(
  office: Office,
  knowledge: Knowledge,
  article: Article,
  asOf: IsoDate,
): Reply[] {
  const read = dailyReader(knowledge, () => asOf);
  const answerer = {
    ...office.answerer,
    read: (id: string) => {
      const found = knowledge.articlesById.get(id);
      return found && read(found);
    },
  };
  const answered = articleReply({ ...office, knowledge, answerer }, {}, article.id);
  return (answered?.replies ?? []).flatMap(inParts);
}
