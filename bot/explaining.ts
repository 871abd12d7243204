// Words of the office explained, as replies: the explanation by its name, its source line, the way to the article that says more.
import { dailyReader } from '../knowledge/answer/answer.ts';
import type { Asked } from '../knowledge/glossary/asking.ts';
import { asArticle, type Term } from '../knowledge/glossary/glossary.ts';
import { type Answered, isProven, reading, withSaid } from './answering.ts';
import type { Office } from './office.ts';
import { glossaryWords } from './phrases/glossary.ts';
import { goingOn } from './phrases/going-on.ts';
import type { Talk } from './talk.ts';

/** A word and what it means, said by the name it was asked of where that is another. */
function meaning(term: string, called: string, says: string): string {
  const isAnother = !called.includes(term) && !term.includes(called);
  return isAnother ? glossaryWords.explainedAs(called, term, says) : glossaryWords.explained(term, says);
}

/** Words explained, each with its source and the way to the article that says more; undefined where none is fit to be sent. */
export function meaningsReply(
  office: Office,
  talk: Talk,
  { terms, names }: Pick<Asked<Term>, 'terms' | 'names'>,
): (Answered & { article: string }) | undefined {
  const { articlesById } = office.knowledge;
  const read = dailyReader(office.knowledge, office.today);
  const explained = terms.flatMap((term, n) => {
    const more = articlesById.get(term.article);
    const found = read(asArticle(term));
    if (!more || !isProven(office, found)) return [];
    const text = meaning(term.term, names[n] ?? term.term, found.text);
    return [{ reply: reading({ ...found, text }, []), more }];
  });
  const [first] = explained;
  const last = explained.at(-1);
  if (!first || !last) return undefined;
  const isOne = explained.length === 1;
  last.reply.choices = explained.map(({ more: { id, title } }) => ({
    label: isOne ? goingOn.whole : title,
    value: `article:${id}`,
  }));
  const { id, programme } = first.more;
  const about = programme === 'general' ? talk.programme : programme;
  return {
    replies: explained.map(({ reply }) => reply),
    talk: {
      ...withSaid(
        talk,
        explained.map(({ more }) => more.id),
      ),
      ...(about ? { programme: about } : {}),
      article: id,
    },
    article: id,
    perhaps: [],
    confidence: 1,
  };
}
