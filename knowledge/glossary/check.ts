// Owns what a well-kept glossary is: every article and clause known and in force, no word twice, and explanations that are short,
// plain, true to the record and free of the words they are to explain.
import { readFileSync } from 'node:fs';
import { dailyReader } from '../answer/answer.ts';
import { groundReply } from '../answer/ground.ts';
import { outOfForce } from '../check/articles.ts';
import { typedFigures } from '../check/figures.ts';
import { clauseFault, unknownPlaceholder } from '../check/references.ts';
import { forbiddenWords } from '../check/words.ts';
import type { Fault, IsoDate, Knowledge } from '../model.ts';
import { PLACEHOLDER } from '../placeholders.ts';
import { normalise } from '../text/normalise.ts';
import { createPhrases, type Phrases } from '../text/phrases.ts';
import { asArticle, namesOf, readTerms, TERMS, type Term } from './glossary.ts';

/** Characters of an explanation as it reads. */
const LONGEST = 90;
const MOST_SENTENCES = 2;

/** How offices write and nobody speaks; an explanation that needs explaining explains nothing. */
const STIFF =
  /依法|依照|按照|予以|给予|相关|有关部门|之日起|据实|纳入|认定|享受|对象|机制|该项|本人及|情形|具备|履行|无正当理由|经济状况|财产状况|申报|核定|审定|缴纳|发放|保障性|户籍|事项|及时|以及|或其|其他|如下|上述|实施|开展|受理|办理机关|义务/;

export interface Known extends Knowledge {
  readonly today: IsoDate;
}

/** Every fault of the glossary that ships, with file and line; empty when all is well. */
export const checkGlossary = (known: Known): Fault[] =>
  checkTerms(readFileSync(new URL('./terms.yaml', import.meta.url), 'utf8'), known);

/** The faults of a glossary's text. */
export function checkTerms(text: string, known: Known): Fault[] {
  const { terms, faults } = readTerms(text);
  const hard = createPhrases(
    terms
      .filter(({ value }) => !value.plain)
      .flatMap(({ value }) => namesOf(value).map((one) => [one, value])),
  );
  const named = byName(terms.map(({ value }) => value));
  const found = terms.flatMap(({ value, lineOf }) => {
    const at = (key: string) => (message: string) => ({
      file: `knowledge/${TERMS}`,
      line: lineOf([key]),
      message: `“${value.term}”：${message}`,
    });
    return [
      ...doubled(value, named).map(at('term')),
      ...unknownArticle(value, known).map(at('article')),
      ...citedSources(value, known).map(at('sources')),
      ...placeholders(value, known).map(at('says')),
      ...prose(value).map(at('says')),
      ...jargon(value, hard).map(at('says')),
      ...asRead(value, known).map(at('says')),
    ];
  });
  return [...faults, ...found].toSorted((a, b) => a.line - b.line);
}

/** The terms by each of their names, in the order in which they stand. */
function byName(all: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const terms = new Map<string, Term[]>();
  for (const term of all)
    for (const name of namesOf(term)) {
      const key = normalise(name);
      terms.set(key, [...(terms.get(key) ?? []), term]);
    }
  return terms;
}

/** A name that stands for two things, or twice for one, finds neither surely. */
function doubled(term: Term, terms: ReadonlyMap<string, readonly Term[]>): string[] {
  const names = new Map(namesOf(term).map((name) => [normalise(name), name]));
  return [...names].flatMap(([key, name]) => {
    const [first, ...more] = terms.get(key) ?? [];
    if (first && first !== term) return [`“${name}”已经是“${first.term}”的叫法`];
    return more.includes(term) ? [`“${name}”写了两遍`] : [];
  });
}

const unknownArticle = ({ article }: Term, { articlesById }: Known): string[] =>
  articlesById.has(article) ? [] : [`没有“${article}”这个条目`];

function citedSources({ sources }: Term, known: Known): string[] {
  if (sources === 'none') return [];
  const faults = sources.flatMap((ref) => {
    const source = known.sources.get(ref.sourceId);
    return clauseFault(ref, known.sources) ?? (source && outOfForce(source, known.today)) ?? [];
  });
  const first = known.sources.get(sources[0]?.sourceId ?? '');
  return first?.background ? [...faults, `《${first.short}》已让位于新法，先写新法的条款`] : faults;
}

function placeholders({ says }: Term, { sources, standards, county }: Known): string[] {
  const standardIds = { has: (id: string) => standards.has(id) };
  const hotlines = new Set(county.hotlines.map(({ id }) => id));
  const unknown = [...says.matchAll(PLACEHOLDER)].flatMap(
    ([, name = '']) => unknownPlaceholder(name, { sources, standardIds, hotlines, county }) ?? [],
  );
  return /[{}]/.test(says.replace(PLACEHOLDER, '')) ? [...unknown, '花括号没有配成 {{…}}'] : unknown;
}

function prose({ says }: Term): string[] {
  const words = says.replace(PLACEHOLDER, '');
  return [
    ...typedFigures(says).map((figure) => `数字“${figure}”不能直接写，要用 {{标准编号}}`),
    ...forbiddenWords(says).map(({ words: said, reason }) => `不能写“${said}”：${reason}`),
    ...(/[A-Za-z]/.test(words) ? ['解释里不写英文字母'] : []),
    ...(/[。！？]$/.test(says) ? [] : ['要用句号收尾']),
  ];
}

/** A word of the office explained with another, or with how offices write. */
function jargon(term: Term, hard: Phrases<Term>): string[] {
  const own = namesOf(term).find((name) => term.says.includes(name));
  const others = hard.find(term.says).filter(({ value }) => value !== term);
  const stiff = STIFF.exec(term.says)?.[0];
  return [
    ...(own === undefined ? [] : [`用自己解释自己：“${own}”`]),
    ...others.map(({ phrase }) => `解释里又用了要解释的词“${phrase}”`),
    ...(stiff === undefined ? [] : [`“${stiff}”是公文话，换成平常说的`]),
  ];
}

/** As residents read it: long, or saying what no record stands behind. */
function asRead(term: Term, known: Known): string[] {
  const reading = dailyReader(known, () => known.today)(asArticle(term));
  const characters = [...reading.text].length;
  const sentences = reading.text.match(/[。！？]/g)?.length ?? 0;
  return [
    ...(characters > LONGEST ? [`显示出来有${characters}个字，最多${LONGEST}个`] : []),
    ...(sentences > MOST_SENTENCES ? [`有${sentences}句，最多${MOST_SENTENCES}句`] : []),
    ...reading.missing.map((id) => `标准“${id}”在${known.today}没有数字`),
    ...groundReply(reading, known).map(({ words }) => `“${words}”没有依据，不会发出去`),
  ];
}
