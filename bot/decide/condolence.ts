// Words of condolence are for whoever has just lost somebody. To anybody else an article about a death is said without them, and
// is not offered where nobody died.
import { deathIn } from '../../knowledge/text/danger/death.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { Reply, Talk } from '../talk.ts';
import type { Decided } from './message.ts';

const CONDOLES = /请?节哀[。，]?/g;
/** The line to talk to, at the end of such an article. */
const LISTENS = /\n?[^。\n]*心里难受[^。\n]*12356[^。\n]*。?/g;
const OWN =
  /(?:我|俺|咱|家里?|屋里)(?:的)?(?:爸|妈|爹|娘|父|母|爷|奶|公|婆|老|男人|丈夫|妻|媳|儿|女|孩|娃|哥|弟|姐|妹|孙)|老(?:汉|伴|头子|公|婆)|^(?:爸|妈|爹|娘|男人|丈夫)/;

/** @param before what was said before: whose death is spoken of may have been told there */
export function withCondolence(decided: Decided, raw: string, before: Talk): Decided {
  const text = normalise(raw);
  const told = deathIn(text) ?? deathIn(normalise(before.asked ?? ''));
  const isFresh = deathIn(text) === 'fresh';
  const offered = told ? [] : decided.replies.flatMap(({ text: one }) => titlesIn(one));
  const replies = decided.replies
    .flatMap((one) => fitted(one, told, isFresh))
    .map((one) => withoutChoicesOf(one, offered));
  const first = replies[0];
  if (isFresh && OWN.test(text) && decided.understood.intent === 'policy' && first && !condoled(replies))
    return { ...decided, replies: [{ ...first, text: `请节哀。${first.text}` }, ...replies.slice(1)] };
  return { ...decided, replies };
}

const condoled = (replies: readonly Reply[]): boolean => replies.some(({ text }) => text.includes('节哀'));

/** The titles of what begins with condolence, which are among the choices too. */
const BEGUN = /^· “(.+)”：请?节哀/;
const titlesIn = (text: string): string[] => text.split('\n').flatMap((line) => BEGUN.exec(line)?.[1] ?? []);
const withoutChoicesOf = (said: Reply, titles: readonly string[]): Reply =>
  said.choices && titles.length > 0
    ? { ...said, choices: said.choices.filter(({ label }) => !titles.includes(label)) }
    : said;

/** What only begins is left out where nobody died; what is said stays, without the words for whoever mourns. */
function fitted(said: Reply, told: ReturnType<typeof deathIn>, isFresh: boolean): Reply[] {
  if (!said.text.includes('节哀') || isFresh) return [said];
  const lines = said.text.split('\n').filter((line) => told || !BEGUN.test(line));
  const text = lines
    .join('\n')
    .replace(CONDOLES, '')
    .replace(LISTENS, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
  return text === '' || text === zh.alsoInShort ? [] : [{ ...said, text }];
}
