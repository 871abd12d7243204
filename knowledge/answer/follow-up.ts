// Owns completing a message that leaves out what was said just before: 要多久 after 特困, 特困呢 after 低保要带什么材料.
import type { Article, ProgrammeCode } from '../model.ts';
import type { Lexicon } from './lexicon.ts';
import { readSlots, surest } from './slots.ts';

/** What was talked about before. */
export interface Before {
  readonly programme?: ProgrammeCode | undefined;
  readonly article?: Article | undefined;
}

/** How sure a programme or a side must be to count as said. */
const SAID = 0.9;
/** A message with more to say than this of its own is no mere turn to another programme. */
const TURN = 6;
const FILLING = /^(?:那么?|还有|如果是?|要是|换成|办)+|[呢吗啊呀的?!,。 ]+$/g;

/** 那我老伴呢: the same of somebody else. */
export const OF_ANOTHER =
  /^那?(?:我|他|她|俺)?们?的?(?:家|屋)?(?=.{0,4}(?:[爸爹妈娘爷奶公婆哥姐弟妹叔伯舅姑姨伴媳妻夫儿女孩娃崽孙侄甥邻人我你他她]|老[大二三四五头汉]|自己|隔壁|那个))(?:(?![不没冇要]).){1,5}呢(?:[?!。]*|[,，。\s?].{1,10})$/;

/** The message in full; as it is when it names what it is about, or nothing was said before. */
export function completed(message: string, { programme, article }: Before, lexicon: Lexicon): string {
  if (!programme && !article) return message;
  const { programmes, aspects } = readSlots({ asked: message, told: '' }, lexicon);
  const named = surest(programmes, SAID);
  if (named === undefined) {
    // 那我妈呢 asks of her what was asked before.
    const whom = message.replace(FILLING, '');
    if (article && surest(aspects, SAID) === undefined && whom.length <= TURN && OF_ANOTHER.test(message))
      return `${article.title},${whom}`;
    const name = programme && lexicon.nameOf.get(programme);
    return name ? `${name}${message}` : message;
  }
  const name = lexicon.nameOf.get(named);
  const said = message.replace(FILLING, '');
  if (!article || !name || aspects.size > 0 || said.length > TURN || named === article.programme)
    return message;
  const before = lexicon.nameOf.get(article.programme);
  return before && article.title.includes(before)
    ? article.title.replace(before, name)
    : `${name}${article.title}`;
}
