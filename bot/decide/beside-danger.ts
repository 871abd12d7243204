// What is no danger, and near to it: medicine that is refused, a quarrel told with a laugh, the fear to offend a neighbour.
import { refusesMedicine } from '../../knowledge/text/danger/otherwise.ts';
import type { Emergency } from '../../knowledge/text/emergency.ts';
import { afterDanger as say } from '../phrases/after-danger.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, reply } from './message.ts';

/** Longer, it is told among other things. */
const LONGEST = 40;
/** 医保能报这个药钱吗 asks about money, 咋劝 does not. */
const ASKS_MONEY = /报销?|多少钱|钱|补|领|申请|救助|费/;
const OFFENDS =
  /得罪(?:人|他|她|人家|邻居|村)|(?:他们?|人家|邻居|那家|那户)[^,，。;!?]{0,4}(?:会不会|不会)?(?:知道|晓得)是(?:我|俺)(?:说|讲|报|告)/;
/** A child or an old neighbour somebody is worried about; not 低保 that he grudges. */
const OF_CARE = /孩子|娃|小孩|奶奶|爷爷|老人|孤|残|瞎|没人(?:管|做饭|看|照)|一个人/;
const SCOLDED = /骂(?:我|俺)|(?:吵|拌)(?:了)?(?:架|嘴)/;
const LAUGHS = /哈哈|嘿嘿|呵呵|嘻嘻|[😂🤣😄😆]/u;

export function besideDanger(
  { said, office }: Message,
  talk: Talk,
  heard: Emergency | undefined,
): Decided | undefined {
  const { text } = said;
  if (heard?.lifeAtStake || text.length > LONGEST) return undefined;
  const plain = (words: string) => reply(talk, 'flow_answer', [{ text: words }]);
  if (refusesMedicine(text) && !heard && !ASKS_MONEY.test(text)) return plain(say.medicine);
  if (SCOLDED.test(text) && LAUGHS.test(text) && !heard && !ASKS_MONEY.test(text))
    return plain(say.quarrelled);
  const last = office.answerer.read(talk.said?.at(-1) ?? '')?.article.title ?? '';
  if (OFFENDS.test(text) && OF_CARE.test(`${talk.asked ?? ''}${last}`) && !/低保/.test(talk.asked ?? ''))
    return plain(say.offends);
  return undefined;
}
