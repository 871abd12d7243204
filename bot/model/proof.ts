// Whether words a model made may be sent: everything in them must come from the articles they were made of.
import type { ArticleReading } from '../../knowledge/answer/answer.ts';
import { allowedBy, type Figure, figuresOf, groundText } from '../../knowledge/answer/ground.ts';
import type { Knowledge } from '../../knowledge/model.ts';

/** Share of a sentence's pairs of characters that must stand in the articles; paraphrase keeps the words that matter. */
const OWN_SHARE = 0.4;
/** Shorter sentences (好的，可以的) say nothing that could be false. */
const SAYS_LITTLE = 8;
/** Words no article needs and no bot may say: a promise, a decision, or something of the model's own. */
const NEVER =
  /保证|肯定能|一定能|一定会批|包您|包你|放心拿|百分百|已经(?:批准|通过|同意)|(?:给您|为您)(?:批|通过)了|您(?:符合|不符合)条件|(?:您|你)?(?:申请)?(?:已|被)(?:批准|拒绝)|https?:|www\.|系统提示|人工智能助手|作为(?:一个|一名)|[<>{}`]|\*\*/;

/** @returns why the text may not be sent; undefined when it may */
export function unproven(
  text: string,
  readings: readonly ArticleReading[],
  knowledge: Knowledge,
): 'ungrounded' | 'promise' | 'foreign' | 'misplaced' | undefined {
  if (NEVER.test(text)) return 'promise';
  if (groundText(text, allowedBy(readings, knowledge)).length > 0) return 'ungrounded';
  if (hasMisplacedFigure(text, readings)) return 'misplaced';
  const own = new Set(readings.flatMap(({ text: said, article }) => pairs(`${article.title}\n${said}`)));
  return text.split(/[。！？；\n]/).every((sentence) => isDrawnFrom(sentence, own)) ? undefined : 'foreign';
}

function isDrawnFrom(sentence: string, own: ReadonlySet<string>): boolean {
  const said = pairs(sentence);
  if (said.length < SAYS_LITTLE) return true;
  return said.filter((pair) => own.has(pair)).length >= OWN_SHARE * said.length;
}

const SENTENCES = /[。！？；\n]/;

interface Counting {
  figures: readonly Figure[];
  /** Of what stands around them. */
  words: ReadonlySet<string>;
}

/** Sentences that hold figures; a sentence of several in one unit by its clauses, where each figure keeps its own words. */
function countingSentences(text: string): Counting[] {
  return text.split(SENTENCES).flatMap((sentence) => {
    const figures = figuresOf(sentence);
    const isOneEach = new Set(figures.map(({ unit }) => unit)).size === figures.length;
    const pieces = isOneEach ? [sentence] : sentence.split('，');
    return pieces.flatMap((piece) => {
      const counted = isOneEach ? figures : figuresOf(piece);
      const bare = counted.reduce((left, { words }) => left.replace(words, ' '), piece);
      return counted.length > 0 ? [{ figures: counted, words: new Set(bare.split(' ').flatMap(pairs)) }] : [];
    });
  });
}

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((pair) => other.has(pair)).length;

/**
 * 一般20个工作日办完, of an article in which 30 are the rule and 20 the exception: the figure is there, and not of this. A figure
 * must stand in the sentence of the article that is most like its own, among those that count the same.
 */
function hasMisplacedFigure(text: string, readings: readonly ArticleReading[]): boolean {
  const told = readings.flatMap((reading) => countingSentences(reading.text));
  return countingSentences(text).some(({ figures, words }) =>
    figures.some(({ value, unit }) => {
      const isSame = ({ figures: own }: Counting) =>
        own.some((one) => one.unit === unit && one.value === value);
      const others = told.filter((one) => one.figures.some((figure) => figure.unit === unit));
      const nearest = (those: Counting[]) => Math.max(0, ...those.map((one) => shared(words, one.words)));
      return nearest(others.filter((one) => !isSame(one))) > nearest(others.filter(isSame));
    }),
  );
}

function pairs(text: string): string[] {
  const plain = text.replaceAll(/[^\p{Script=Han}\p{L}\p{N}]/gu, '');
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, n) => plain.slice(n, n + 2));
}
