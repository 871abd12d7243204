// Questions many people ask in the same words: decided once, remembered for the day. Only a talk's first message that was
// plainly answered from an article is kept, so nothing told in confidence and nobody's circumstances ever lie here.
import type { Decided } from './decide/message.ts';
import { readUp } from './decide/unread.ts';
import { decide } from './decide.ts';
import type { Office } from './office.ts';
import type { Talk } from './talk.ts';

/** Longer messages are somebody's own story; they are neither asked twice nor to be kept. */
const LONGEST = 40;
const MOST = 6_000;

/** `decide`, with a memory for what is asked again and again. Its decisions are shared and must not be changed. */
export function createFamiliar(office: Office): typeof decide {
  const known = new Map<string, Decided>();
  /** What the answers were made from: other knowledge or another day makes them anew. */
  let madeFrom: { knowledge: unknown; day: string } | undefined;

  return async (asked, talk, raw, source) => {
    if (raw.length > LONGEST || !isBlank(talk)) return decide(asked, talk, raw, source);
    const day = office.today();
    if (madeFrom?.day !== day || madeFrom.knowledge !== office.knowledge) {
      known.clear();
      madeFrom = { knowledge: office.knowledge, day };
    }
    const before = known.get(raw);
    if (before) {
      // Put last again, so that what is asked least leaves first.
      known.delete(raw);
      known.set(raw, before);
      return before;
    }
    const decided = await decide(asked, talk, raw, source);
    if (isPlainAnswer(decided) && madeFrom.knowledge === office.knowledge) {
      known.set(raw, decided);
      if (known.size > MOST) known.delete(known.keys().next().value as string);
    }
    return decided;
  };
}

const isBlank = (talk: Talk) => Object.keys(talk).length === 0;

/** What may count money or heads; most numbers (三级残疾, 80岁) count neither. */
const COUNTS =
  /[\d一二两三四五六七八九十几半](?:多|来)?(?:口|个?人|块|元|千|百|万|钱)|\d{3}|[俩仨]|口子|夫妻|[我俺](?:和|跟|与)/;

function isPlainAnswer({ understood, effect, durable, isPersonal, talk }: Decided): boolean {
  const { programme: _p, article, said: _s, asked: _q, last: _l, shown: _h, unread, ...rest } = talk;
  const isAnswered =
    understood.intent === 'policy' && article !== undefined && article === understood.article;
  const isPlain = !durable && !isPersonal && effect === undefined && Object.keys(rest).length === 0;
  return isAnswered && isPlain && !(unread && COUNTS.test(unread.raw) && tellsOwn(talk));
}

/** What was asked, and since when days run, stands in the words themselves; sums and people are somebody's own. */
function tellsOwn(talk: Talk): boolean {
  const { figures, told } = readUp(talk);
  return (
    told !== undefined ||
    (figures !== undefined && (figures.people !== undefined || figures.money.length > 0))
  );
}
