// Policy answers as replies: body, source line, what to ask next. The article decides; nothing is added to its facts.
import type { Answer, ArticleReading, Title } from '../knowledge/answer/answer.ts';
import type { GoneOn } from '../knowledge/answer/going-on.ts';
import { groundReply } from '../knowledge/answer/ground.ts';
import type { Article, AspectCode, Citation, IsoDate, ProgrammeCode } from '../knowledge/model.ts';
import { citeLine } from '../knowledge/render.ts';
import { menu } from './decide/words.ts';
import type { Choice } from './flow.ts';
import { contactWords, governmentLine } from './hotlines.ts';
import type { Office } from './office.ts';
import { goingOn } from './phrases/going-on.ts';
import { zh } from './phrases/zh-CN.ts';
import type { Reply, SourceShown, Talk } from './talk.ts';

/** Programmes the self-check can speak of. */
const CHECKED: readonly ProgrammeCode[] = ['dibao', 'dibao_single', 'near_dibao', 'destitute'];

const shown = ({ title, number, clause, effectiveFrom }: Citation): SourceShown => ({
  title,
  ...(number === undefined ? {} : { number }),
  clause,
  effectiveFrom,
});

/** Clauses named under what comes after the first answer: five answers with six each would be a page of them. */
const CITED_AFTER = 3;

/** @param cited clauses named at most; all of them go with it as data */
export function reading(read: ArticleReading, choices: Choice[], cited?: number): Reply {
  const line = citeLine(read.citations, cited);
  return {
    text: line === '' ? read.text : `${read.text}\n${line}`,
    sources: read.citations.map(shown),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

/** The answerer keeps what it renders for the day, so each article is looked through once; found by its citations. */
const proven = new WeakMap<readonly Citation[], { text: string; isSound: boolean }>();

/** Whether every figure, date and document of an article, as it reads, is one the office has on record. */
export function isProven({ knowledge, log }: Office, read: ArticleReading): boolean {
  const known = proven.get(read.citations);
  if (known?.text === read.text) return known.isSound;
  const isSound = groundReply(read, knowledge).length === 0;
  proven.set(read.citations, { text: read.text, isSound });
  if (!isSound)
    log.error({ article: read.article.id }, 'an article says what no record stands behind; it is not sent');
  return isSound;
}

/** What an article speaks of can often be done here at once. */
const ERRAND_OF: Partial<Record<AspectCode, Choice>> = {
  complaint: { label: zh.menu.complaint, value: 'go:complaint' },
  refusal: { label: zh.menu.complaint, value: 'go:complaint' },
  tip_off: { label: zh.menu.tipOff, value: 'go:tip_off' },
};

function onward(
  { programme, aspect }: Pick<Article, 'programme' | 'aspect'>,
  related: readonly Title[],
): Choice[] {
  const more = related.slice(0, 2).map(({ id, title }) => ({ label: title, value: `article:${id}` }));
  const errand = ERRAND_OF[aspect];
  if (errand) return [...more, errand];
  return CHECKED.includes(programme) ? [...more, { label: zh.next.check, value: 'go:self_check' }] : more;
}

export interface Answered {
  replies: Reply[];
  talk: Talk;
  article?: string;
  /** The replies that say what may be meant instead or besides. */
  perhaps: readonly Reply[];
  /** Those of them that are a few lines: what else may be of use. */
  inFew?: readonly Reply[];
  /** Small talk, homework, recipes: no office answers it. */
  isNothing?: true;
  /** It goes on with what was said before. */
  goesOn?: true;
  confidence: number;
}

/** An article said by its name, so that nobody takes one answer for another. */
function named(read: ArticleReading, byName: (title: string) => string, cited?: number): Reply {
  const { text, ...rest } = reading(read, [], cited);
  return { text: `${byName(read.article.title)}\n${text}`, ...rest };
}

/** What may be meant instead, said after the answer. */
export const perhapsReply = (office: Office, beside: ArticleReading | undefined): Reply | undefined =>
  beside && isProven(office, beside) ? named(beside, zh.perhaps, CITED_AFTER) : undefined;

/** So many answers a reader takes in at once; of each one after them a page shows the beginning first. */
const AT_ONCE = 2;

/** One of several answers, in their order. */
function oneOf(read: ArticleReading, n: number): Reply {
  const said = n === 0 ? named(read, zh.firstOf) : named(read, zh.thenOf, CITED_AFTER);
  return n < AT_ONCE ? said : { ...said, isFurther: true };
}

/** A line is enough to see whether more of it is wanted: its first sentences up to so many characters, one at least. */
const BEGINS = 70;

export function beginningOf(text: string): string {
  const [line = '', ...rest] = text.split('\n');
  // 先查三样： says nothing without them.
  if (/[：:]$/.test(line)) return [line, ...itemsOf(rest, BEGINS - line.length)].join('');
  const sentences = line.match(/[^。！？]+[。！？]?/g) ?? [];
  let begins = '';
  for (const one of sentences) {
    if (begins !== '' && begins.length + one.length > BEGINS) break;
    begins += one;
  }
  return begins;
}

/** The points of a list in one line, the first at least, in so many characters. */
function itemsOf(lines: readonly string[], most: number): string[] {
  const said: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (!line.startsWith('· ') || (said.length > 0 && length + line.length > most)) break;
    said.push(line.slice(2));
    length += line.length;
  }
  return said.map((item, n) => (n === said.length - 1 ? `${item}。` : `${item}；`));
}

/** The day asked about opens a reading; it has been said above, and by itself begins nothing. */
const begun = ({ article, text, asked }: ArticleReading, byName: typeof zh.inShort): string =>
  byName(article.title, beginningOf(asked === undefined ? text : text.slice(text.indexOf('\n') + 1)));

/** What stands behind them, each clause once. */
function sourcesOf(readings: readonly ArticleReading[]): SourceShown[] {
  const all = readings.flatMap(({ citations }) => citations.map(shown));
  return [...new Map(all.map((one) => [`${one.title} ${one.clause}`, one])).values()];
}

/** What came next and near, a line each, with their sources; the rest of it is a tap away. */
function inShortReply(office: Office, inShort: readonly ArticleReading[]): Reply | undefined {
  const said = inShort.filter((read) => isProven(office, read));
  if (said.length === 0) return undefined;
  const lines = said.map((read) => begun(read, zh.inShort));
  return { text: [zh.alsoInShort, ...lines].join('\n'), sources: sourcesOf(said) };
}

/** So many articles are remembered as said. */
const MOST_SAID = 8;

/** The talk with these articles said in it, the first of them as what it is about now. */
export const withSaid = ({ said = [], point: _, ...talk }: Talk, ids: readonly string[]): Talk => ({
  ...talk,
  said: [...said.filter((id) => !ids.includes(id)), ...ids.toReversed()].slice(-MOST_SAID),
});

/** Puts an answer into words and remembers what it was about. */
export function answerReply(office: Office, talk: Talk, asked: string, answer: Answer): Answered {
  const { confidence } = answer;
  switch (answer.kind) {
    case 'answer': {
      if (!isProven(office, answer)) return unknown(office, talk, asked, confidence);
      const said = [answer, ...answer.also.filter((read) => isProven(office, read))];
      const beside = perhapsReply(office, answer.beside);
      const inShort = inShortReply(office, answer.inShort);
      const inFew = inShort ? [inShort] : [];
      const perhaps = [...(beside ? [beside] : []), ...inFew];
      // One answer that is sure needs no name; of several, or of one that may not be meant, each has its own.
      const isPlain = said.length === 1 && !answer.beside && !answer.isGuess;
      const answers = said.map((read, n) => (isPlain ? reading(read, []) : oneOf(read, n)));
      const replies = [...answers, ...perhaps];
      const { id, programme } = answer.article;
      const isSaid = [...said, ...(beside && answer.beside ? [answer.beside] : [])].map(
        (read) => read.article.id,
      );
      const answered = { article: id, perhaps, inFew, confidence };
      if (answer.isGuess) {
        replies.push(otherwise(office, answer.related));
        return { ...answered, replies, talk: { ...withSaid(talk, isSaid), article: id, unanswered: asked } };
      }
      const choices = onward(answer.article, answer.related);
      // Where to go on is said once, after the last.
      const last = replies.at(-1);
      if (last && choices.length > 0) last.choices = choices;
      const about = programme === 'general' ? talk.programme : programme;
      return {
        ...answered,
        replies,
        talk: { ...withSaid(talk, isSaid), ...(about ? { programme: about } : {}), article: id },
      };
    }
    case 'ask_back': {
      const choices = answer.choices.map(({ article, label }) => ({ label, value: `article:${article}` }));
      return { replies: [{ text: zh.whichOne, choices }], perhaps: [], talk, confidence };
    }
    case 'unknown':
      if (answer.isNothing) return nothing(office, talk, asked, confidence);
      return unknown(office, talk, asked, confidence, answer.near);
  }
}

/** After a guess: what else may be meant, and the way to the desk. */
const otherwise = ({ county }: Office, related: readonly Title[]): Reply => ({
  text: zh.guessed(contactWords(county)),
  choices: orHandOn(related),
});

/** Articles by name to choose from, and the way to the desk. */
const orHandOn = (titles: readonly Title[]): Choice[] => [
  ...titles.map(({ id, title }) => ({ label: title, value: `article:${id}` })),
  { label: zh.unknownChoices.hand, value: 'hand' },
];

function unknown(
  office: Office,
  talk: Talk,
  asked: string,
  confidence: number,
  near: readonly Title[] = [],
): Answered {
  const readings = near.flatMap(({ id }) => office.answerer.read(id) ?? []);
  const meant = readings
    .filter((read) => isProven(office, read))
    .map((read) => ({ text: begun(read, zh.oneOfThese), sources: sourcesOf([read]) }));
  // The beginning of each: whoever meant it need not tap to hear that it is the one, and often has the answer.
  const replies =
    meant.length > 0
      ? [
          { text: zh.unsure },
          ...meant,
          { text: zh.noneOfThese(contactWords(office.county)), choices: orHandOn(near) },
        ]
      : [unknownReply(office)];
  return { replies, perhaps: [], talk: { ...talk, unanswered: asked }, confidence };
}

/** Points of an article already said, or of one near it: what is asked, and no page a second time. */
export function pointsReply(
  office: Office,
  talk: Talk,
  { parts, score, isGuess }: Extract<GoneOn, { kind: 'points' }>,
  found: Answer,
  asked: string,
): Answered | undefined {
  const [first, ...more] = parts.filter(({ reading: read }) => isProven(office, read));
  if (!first) return undefined;
  const { id, programme, links, aspect } = first.reading.article;
  const related = links.flatMap((link) => office.knowledge.articlesById.get(link) ?? []);
  const isSure = !isGuess;
  const choices = isSure ? onward({ programme, aspect }, related) : orHandOn(likelyIn(found));
  const cited = [first, ...more].flatMap(({ reading: read }) => read.citations);
  const line = citeLine(first.reading.citations, CITED_AFTER);
  const about = programme === 'general' ? talk.programme : programme;
  const reply: Reply = {
    text: [
      ...first.points.map(ended),
      ...more.map(({ reading: read, points }) =>
        goingOn.beside(read.article.title, points.map(ended).join('')),
      ),
      ...(line === '' ? [] : [line]),
      ...(isSure ? [] : [goingOn.perhaps]),
    ].join('\n'),
    sources: cited.map(shown),
    ...(choices.length > 0 ? { choices } : {}),
  };
  return {
    replies: [reply],
    talk: {
      // What was meant most likely is said last: whoever goes on goes on with that.
      ...withSaid(talk, [id, ...more.map(({ reading: read }) => read.article.id)]),
      ...(about ? { programme: about } : {}),
      article: id,
      ...(first.points[0] !== undefined && { point: ended(first.points[0]) }),
      ...(isSure ? {} : { unanswered: asked }),
    },
    article: id,
    perhaps: [],
    goesOn: true,
    confidence: Math.min(0.95, score),
  };
}

/** What was found for the words by themselves, to choose from. */
function likelyIn(found: Answer): readonly Title[] {
  switch (found.kind) {
    case 'answer':
      return [found.article, ...found.also.map(({ article }) => article), ...found.related].slice(0, 3);
    case 'ask_back':
      return found.choices.map(({ article, label }) => ({ id: article, title: label }));
    case 'unknown':
      return found.near;
  }
}

/** A point by itself is a sentence. */
const ended = (point: string): string =>
  /[。！？]$/.test(point) ? point : `${point.replace(/[；，、：]$/, '')}。`;

/** An article chosen by name, with the figures of the day asked about; undefined when there is none fit to be sent. */
export function articleReply(office: Office, talk: Talk, id: string, asked?: IsoDate): Answered | undefined {
  const read = office.answerer.read(id, asked);
  if (!read || !isProven(office, read)) return undefined;
  const { programme, links } = read.article;
  const related = links.flatMap((link) => office.knowledge.articlesById.get(link) ?? []);
  const about = programme === 'general' ? talk.programme : programme;
  return {
    replies: [reading(read, onward(read.article, related))],
    talk: { ...withSaid(talk, [id]), ...(about ? { programme: about } : {}), article: id },
    article: id,
    perhaps: [],
    confidence: 1,
  };
}

/** Whoever asks what he talks to is owed the truth (labelling rules, policy facts §4.6), whatever else he chats about. */
const ASKS_WHO_SPEAKS =
  /(?:是|还是)(?:一个|个|不是)?(?:真人|活人|机器|人工智能|电脑|程序|ai)|(?:真人|活人|机器人)(?:吗|么|还是|不是|不)/i;
const WHO_SPEAKS = 'who-are-you';

/** What is said to whoever asks it; undefined for everybody else. */
export const whoSpeaks = (office: Office, talk: Talk, asked: string): Answered | undefined =>
  ASKS_WHO_SPEAKS.test(asked) ? articleReply(office, talk, WHO_SPEAKS) : undefined;

function nothing(office: Office, talk: Talk, asked: string, confidence: number): Answered {
  const told = whoSpeaks(office, talk, asked);
  return told ?? { replies: [nothingReply(office)], perhaps: [], talk, confidence, isNothing: true };
}

/** Nobody's business: what the bot is for, and where other matters go. */
const nothingReply = ({ county }: Office): Reply => ({
  text: zh.nothing(governmentLine(county)),
  choices: menu,
});

export function unknownReply(office: Office): Reply {
  return {
    text: zh.unknown(contactWords(office.county)),
    choices: [
      { label: zh.unknownChoices.hand, value: 'hand' },
      { label: zh.unknownChoices.no, value: 'no' },
    ],
  };
}
