// Owns hearing a category that is named in one's own words: 就是没发钱, 截留冒领的, 给自己人吃低保那个.
import { listCategories, otherCategory } from '../categories.ts';
import type { CaseKind } from '../types.ts';
import { heardIn, saidOf } from './features.ts';
import { likelyCategories } from './sort.ts';

/** A clause that says what it is not. */
const DENIES = /^(?:不是|不算|没有?(?:说)?|哪是|类别不对)/;
/** What stands around the name. */
const AROUND =
  /^(?:那|就|是|应该|要|算|属于|选|改成|改为|换成|写|报|按|我|说的?|其实|主要)*|(?:那个|那种|这个|这种|那类|的事|的|吧|嘛|啊|呀|呗|类)+$/g;

/** The parts of a label, each a name by itself: 截留、挪用、冒领. */
const partsOf = (label: string): string[] =>
  label
    .split(/[、，或]|的/)
    .map(heardIn)
    .filter((part) => part.length >= 2);

/** 没有我要的. */
const NONE_OF_THESE = /^(?:都)?没有?我要/;

/** So sure a guess from a few words may be taken where one was asked for. */
const ENOUGH = 0.45;

function best<T>(scored: readonly { of: T; score: number }[]): T | undefined {
  const [first, second] = scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  return first && (!second || first.score > second.score) ? first.of : undefined;
}

/** So many characters in common are a name turned round: 没发钱 for 钱没发, 打老人 for 打骂、虐待老人孩子. */
const TURNED = 3;
function shared(said: string, label: string): number {
  const characters = new Set(label.replace(/[、，的或了]/g, ''));
  const common = [...said].filter((each) => characters.has(each)).length;
  return common >= TURNED ? common : 0;
}

/** The category whose name, or whose name in part, is said; undefined where none or several are. */
export function categoryNamed(text: string, kind: CaseKind): string | undefined {
  const said = saidIn(text);
  if (said === '') return NONE_OF_THESE.test(text) ? otherCategory(kind) : undefined;
  if (/^(?:其他|别的|都不是|都不像|(?:都)?没(?:有)?我要)/.test(said)) return otherCategory(kind);
  const catalogue = listCategories(kind).filter(({ id }) => id !== otherCategory(kind));
  return best(
    catalogue.map(({ id, label }) => ({
      of: id,
      score: partsOf(label)
        .filter((part) => said.includes(part) || (said.length >= 2 && part.includes(said)))
        .reduce((sum, part) => sum + part.length, 0),
    })),
  );
}

/** The same where the question was which category it is: telling words, and a guess, count too. */
export function categorySaid(text: string, kind: CaseKind): string | undefined {
  const named = categoryNamed(text, kind);
  if (named !== undefined && named !== otherCategory(kind)) return named;
  const said = saidIn(text);
  if (said.length < 2) return named;
  const catalogue = listCategories(kind).filter(({ id }) => id !== otherCategory(kind));
  const told = best(catalogue.map((each) => ({ of: each.id, score: saidOf(said, each) })));
  if (told !== undefined) return told;
  const near = best(catalogue.map(({ id, label }) => ({ of: id, score: shared(said, label) })));
  if (near !== undefined) return near;
  const [likely] = likelyCategories(said, kind);
  const isGuess = likely && likely.confidence >= ENOUGH && likely.category !== otherCategory(kind);
  return isGuess ? likely.category : named;
}

/** What is said without what is denied and what stands around it. */
function saidIn(text: string): string {
  return text
    .split(/[,，。;；!！?？\s]+/)
    .filter((clause) => clause !== '' && !DENIES.test(clause))
    .map((clause) => heardIn(clause.replace(AROUND, '')))
    .join('');
}
