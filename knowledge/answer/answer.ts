// Owns answering a policy question: the article with its figures of the day, up to three choices, or "not known".
import type { Article, AspectCode, Citation, IsoDate, Knowledge, ProgrammeCode } from '../model.ts';
import { citations, renderBody } from '../render.ts';
import type { Shelf } from '../shelf.ts';
import { plainSpeech } from '../text/dialect.ts';
import { normalise } from '../text/normalise.ts';
import { withoutOwnNumbers } from '../text/personal.ts';
import { type Decision, decide } from './decide.ts';
import { focusOf, isDangling, withoutDenied } from './focus.ts';
import { completed } from './follow-up.ts';
import { ALSO, type AnswerDecision, oursFirst, several, withLikely } from './further.ts';
import { createGoingOn, type GoOn } from './going-on.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import { type Fits, fitted, fittingTo } from './presupposed.ts';
import { createRanking, type Ranked } from './rank.ts';
import { cutsOf, numberedPartsIn, type Part, questionsIn } from './several.ts';
import { kinOf } from './signs.ts';
import { readSlots, type Slots, surest } from './slots.ts';

/** What is asked, and what the talk was about before. */
export interface Question {
  readonly text: string;
  /** Programme under talk, for follow-ups such as 那要带什么. */
  readonly programme?: ProgrammeCode;
  /** Article answered last. */
  readonly article?: string;
  /** What was told earlier in the talk: what an article presupposes need not be told twice. */
  readonly told?: string;
  /** Whoever understood the message holds it for a question about assistance; then less likeness will do. */
  readonly isOurs?: boolean;
  /** Of several answers what another office sees to comes after what is ours: whoever understood the message holds it for ours. */
  readonly isOursFirst?: boolean;
  /** The day whose figures are asked for (去年标准多少), when it is not today. */
  readonly asOf?: IsoDate;
}

/** What the message itself says it is about; the programme under talk fills the first where the message is silent. */
export interface AnswerSlots {
  readonly programme?: ProgrammeCode;
  readonly aspect?: AspectCode;
}

/** An article as it reads on the day. */
export interface ArticleReading {
  readonly article: Article;
  /** Rendered body, at most 560 characters. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** A figure in the text belongs to a fictional county. */
  readonly illustrative: boolean;
  /** Ids of figures the county has not recorded; the text says who knows them. */
  readonly missing: readonly string[];
  /** The day on which it reads so. */
  readonly asOf: IsoDate;
  /** The day whose figures were asked for, when the text says them. */
  readonly asked?: IsoDate;
}

/** An article by name. */
export interface Title {
  readonly id: string;
  readonly title: string;
}

export type Answer = { readonly slots: AnswerSlots; readonly confidence: number } & (
  | ({
      readonly kind: 'answer';
      readonly programme: ProgrammeCode;
      readonly aspect: AspectCode;
      readonly related: readonly Title[];
      /** The message may have meant something else; `related` is then what it may have meant. */
      readonly isGuess?: true;
      /** The answers to the further questions of the message, two at most. */
      readonly also: readonly ArticleReading[];
      /** What may well be meant instead. */
      readonly beside?: ArticleReading;
      /** What came next and near, of which the beginning is worth a line each. */
      readonly inShort: readonly ArticleReading[];
    } & ArticleReading)
  | { readonly kind: 'ask_back'; readonly choices: readonly { article: string; label: string }[] }
  | {
      readonly kind: 'unknown';
      readonly programme?: ProgrammeCode;
      readonly near: readonly Title[];
      /** Small talk, homework, recipes: no office answers it. */
      readonly isNothing?: true;
    }
);

export interface Answerer {
  answer(question: Question): Answer;
  /** The `k` (at most 12) articles nearest to a text, best first, whatever their distance. */
  find(text: string, k: number): { article: Article; score: number }[];
  /** The article a text finds first; undefined when none shares a word with it. */
  findFirst(text: string): Article | undefined;
  /** An article as it reads today, with the figures of the day asked about if one is given; undefined for an unknown id. */
  read(id: string, asked?: IsoDate): ArticleReading | undefined;
  /** What a message that goes on after these articles (the last said last) is answered with; undefined where it does not go on. */
  readonly goOn: GoOn;
}

/** A reply may hold 600 characters; the rest is for the line of sources. */
const LONGEST = 560;
const RELATED = 3;

/**
 * What a part of a message must be surer of than of nothing to be worth an answer of its own. The way to read a message as
 * several questions, or as one, is the one whose answers are surest above it together.
 */
const WORTH_A_PART = 0.22;

/** So sure a part is of a programme nobody named. */
const SURELY_MEANT = 0.9;

/** Of the same programme, or named by the editor as what comes next. */
const isBeside = (article: Article, before: Article): boolean =>
  before.links.includes(article.id) ||
  (article.programme === before.programme && article.programme !== 'general');

const worthOf = ({ confidence }: Decision): number => Math.max(0, confidence - WORTH_A_PART);

const ownProgramme = (article: Article | undefined): ProgrammeCode | undefined =>
  article?.programme === 'general' ? undefined : article?.programme;

/** Builds the index once (a third of a second for 20,000 wordings) or takes it off the shelf. `asOf` says which day's figures hold. */
export function createAnswerer(
  knowledge: Knowledge,
  { asOf, lexicon = loadLexicon(), shelf }: { asOf(): IsoDate; lexicon?: Lexicon; shelf?: Shelf | undefined },
): Answerer {
  const all = createRanking(knowledge, lexicon, shelf);
  const read = dailyReader(knowledge, asOf);

  /**
   * Each question of a message that asks several, where at least two have answers of their own that are together surer than
   * the answer to the whole.
   */
  const decideEach = (
    message: string,
    numbered: readonly Part[],
    whole: Decision,
    talk: ProgrammeCode | undefined,
    isOurs: boolean | undefined,
    fits: Fits,
  ): Decision => {
    // The same words stand in several ways to read the message.
    const decided = new Map<string, AnswerDecision | undefined>();
    const decideOn = (part: Part, before?: Article): AnswerDecision | undefined => {
      const key = `${before?.id ?? ''} ${part.programme ?? ''} ${part.asked}`;
      if (!decided.has(key)) decided.set(key, decideAnew(part, before));
      return decided.get(key);
    };
    /** 母亲失明有什么补贴 after a question on 低保 may be about that, or not. */
    const decideAlone = ({ programme, ...alone }: Part): AnswerDecision | undefined => {
      const ofItself = decideOn(alone);
      const within = programme && decideOn({ ...alone, programme });
      return within && within.confidence > (ofItself?.confidence ?? 0) ? within : ofItself;
    };
    const decideAnew = (part: Part, before?: Article): AnswerDecision | undefined => {
      const { asked, slots, programme = ownProgramme(before) ?? talk } = part;
      const said = { ...(programme && { programme }), ...(before && { article: before.id }) };
      const ranked = all.rank({ asked, told: '' }, slots, said);
      // What stands behind an answer that presupposes too much is no answer to these few words either.
      if (ranked.top[0] && !fits(ranked.top[0].article)) return undefined;
      const decision = decide({ slots, ranked, talk: programme, isOurs: isOurs || programme !== undefined });
      return decision.kind === 'answer' ? decision : undefined;
    };
    /** 多久能批 is asked of what the question before it came to, 户口怎么补 is not: whichever is surer. */
    const surer = (part: Part, before: Article | undefined, told: string): AnswerDecision | undefined => {
      const alone = decideAlone(part);
      const after = before && decideOn(part, before);
      const best = after && after.confidence > (alone?.confidence ?? 0) ? after : alone;
      if (!before || !best || !isDangling(part.asked) || isBeside(best.article, before)) return best;
      const asked = `${told}${part.asked}`;
      return decideOn({ asked, slots: readSlots({ asked, told: '' }, lexicon) });
    };
    // Worked out only where a further part was found: most messages ask one thing.
    let named: ReadonlySet<ProgrammeCode> | undefined;
    const isNamed = (programme: ProgrammeCode): boolean => {
      named ??= new Set(
        [
          ...readSlots({ asked: message, told: '' }, lexicon).programmes.keys(),
          ...(whole.kind === 'answer' ? [whole.article.programme] : []),
        ].flatMap((one) => [one, ...kinOf(one)]),
      );
      return named.has(programme);
    };
    /** 要带什么材料 after a question on 高龄津贴 is not about 特困: what no part of the message names must be very sure. */
    const isForeign = ({ article, confidence }: AnswerDecision, found: readonly AnswerDecision[]): boolean =>
      found.length > 0 &&
      article.programme !== 'general' &&
      confidence < SURELY_MEANT &&
      !isNamed(article.programme) &&
      !found.some((one) => one.article.programme === article.programme);
    const allOf = (parts: readonly Part[]): AnswerDecision[] => {
      const found: AnswerDecision[] = [];
      for (const [n, part] of parts.entries()) {
        const decision = surer(part, found.at(-1)?.article, parts[n - 1]?.asked ?? '');
        if (!decision || worthOf(decision) === 0 || found.some(({ article }) => article === decision.article))
          continue;
        if (isForeign(decision, found)) continue;
        found.push(decision);
      }
      return found;
    };
    // In the very words an editor wrote, a message asks what the editor meant.
    if (whole.kind === 'answer' && whole.confidence === 1) return whole;
    if (numbered.length > 0) {
      // Whoever numbers his questions wants each of them answered, however sure the whole is of one.
      const found = allOf(numbered);
      const read = several(found) ?? found[0];
      if (read) return read;
    }
    let best = whole;
    let most = whole.kind === 'answer' ? worthOf(whole) : 0;
    for (const parts of [questionsIn(message, lexicon), ...cutsOf(message, lexicon)]) {
      const found = allOf(parts);
      const worth = found.reduce((sum, one) => sum + worthOf(one), 0);
      const read = worth > most ? several(found) : undefined;
      if (!read) continue;
      best = read;
      most = worth;
    }
    return best;
  };

  /** Whoever numbers his questions has said what he asks: nothing need be guessed at besides. */
  const isEachAnswered = ({ length }: readonly Part[], decision: Decision): boolean =>
    length > 0 && decision.kind === 'answer' && decision.also.length + 1 >= length;

  const nearest = (text: string): Ranked['top'] => {
    const focus = focusOf(plainSpeech(normalise(text)));
    return all.rank(focus, readSlots(focus, lexicon)).top;
  };

  const readById = (id: string, asked?: IsoDate): ArticleReading | undefined => {
    const article = knowledge.articlesById.get(id);
    return article && read(article, asked);
  };

  const answer = (question: Question): Answer => {
    const { text, programme, isOurs } = question;
    const before = {
      programme,
      article: question.article ? knowledge.articlesById.get(question.article) : undefined,
    };
    const message = completed(
      withoutDenied(plainSpeech(withoutOwnNumbers(normalise(text)))),
      before,
      lexicon,
    );
    const clean = normalise(text);
    // Dialect is read both ways: what it is in plain words may hide a death, or show one.
    const told = fittingTo([question.told ?? '', clean, plainSpeech(clean)].join('\n'));
    // What is talked about need not be told again.
    const fits: Fits = (article) =>
      (article.programme !== 'general' && article.programme === programme) || told(article);
    const ranking = fitted(all, fits);
    const focus = focusOf(message);
    const slots = readSlots(focus, lexicon);
    const ranked = ranking.rank(focus, slots, question);
    const numbered = numberedPartsIn(message, lexicon);
    const decided =
      saysNothing(focus.asked) ??
      decideEach(
        message,
        numbered,
        decide({ slots, ranked, talk: programme, isOurs }),
        programme,
        isOurs,
        fits,
      );
    const found = isEachAnswered(numbered, decided)
      ? decided
      : withLikely(decided, message, slots, ranked, ranking);
    const decision = question.isOursFirst ? oursFirst(found) : found;
    return {
      slots: saidSlots(slots, programme),
      confidence: decision.confidence,
      ...worded(decision, (article) => read(article, question.asOf)),
    };
  };

  return {
    answer,
    find: (text, k) =>
      nearest(text)
        .slice(0, k)
        .map(({ article, score }) => ({ article, score })),
    findFirst: (text) => nearest(text)[0]?.article,
    read: readById,
    goOn: createGoingOn(knowledge.articles, lexicon, readById, (text) => answer({ text, isOurs: true })),
  };

  function worded(decision: Decision, readArticle: (article: Article) => ArticleReading) {
    switch (decision.kind) {
      case 'answer': {
        const { article, also, beside, inShort, isGuess, runnersUp } = decision;
        return {
          kind: 'answer' as const,
          ...readArticle(article),
          programme: article.programme,
          aspect: article.aspect,
          ...(isGuess && { isGuess }),
          related: isGuess
            ? [...new Set([...inShort, ...runnersUp])].slice(0, RELATED).map(titleOf)
            : relatedTo(decision, knowledge),
          also: also.slice(0, ALSO).map(readArticle),
          ...(beside && { beside: readArticle(beside) }),
          inShort: inShort.map(readArticle),
        };
      }
      case 'ask_back':
        return {
          kind: 'ask_back' as const,
          choices: decision.choices.map(({ id, title }) => ({ article: id, label: title })),
        };
      case 'unknown':
        return {
          kind: 'unknown' as const,
          ...(decision.programme && { programme: decision.programme }),
          near: decision.near.map(titleOf),
          ...(decision.isNothing && { isNothing: true as const }),
        };
    }
  }
}

/** A single Latin letter or figure (what aaaa… comes to) asks nothing, whatever it is like. */
const saysNothing = (asked: string): Decision | undefined =>
  asked.length <= 1 && asked <= '\u007f' ? { kind: 'unknown', confidence: 0, near: [] } : undefined;

const titleOf = ({ id, title }: Article): Title => ({ id, title });

function saidSlots({ programmes, aspects }: Slots, talk: ProgrammeCode | undefined): AnswerSlots {
  const programme = surest(programmes, 0.9) ?? talk ?? surest(programmes, 0.4);
  const aspect = surest(aspects, 0.4);
  return { ...(programme && { programme }), ...(aspect && { aspect }) };
}

/** What was only begun, then the editor's links, then what came near. */
function relatedTo(
  { article, beside, inShort, runnersUp }: AnswerDecision,
  { articlesById }: Knowledge,
): Title[] {
  const linked = article.links.flatMap((id) => articlesById.get(id) ?? []);
  return [...new Set([...inShort, ...linked, ...runnersUp])]
    .filter((one) => one !== article && one !== beside)
    .slice(0, RELATED)
    .map(titleOf);
}

/** Renders each article once a day: figures change only with the date. One asked for by another day is rendered anew. */
export function dailyReader(
  knowledge: Knowledge,
  asOf: () => IsoDate,
): (article: Article, asked?: IsoDate) => ArticleReading {
  let day: IsoDate | undefined;
  const readings = new Map<string, ArticleReading>();
  return (article, asked) => {
    const today = asOf();
    if (asked !== undefined && asked !== today) return readOn(article, knowledge, today, asked);
    if (today !== day) {
      readings.clear();
      day = today;
    }
    let reading = readings.get(article.id);
    if (!reading) {
      reading = readOn(article, knowledge, today);
      readings.set(article.id, reading);
    }
    return reading;
  };
}

function readOn(article: Article, knowledge: Knowledge, asOf: IsoDate, day?: IsoDate): ArticleReading {
  const { text, illustrative, missing, used, asked } = renderBody(article.body, {
    ...knowledge,
    asOf,
    asked: day,
  });
  return {
    article,
    text: wholeSentences(text.trim(), LONGEST),
    citations: citations(article, knowledge, used),
    illustrative,
    missing,
    asOf,
    ...(asked === undefined ? {} : { asked }),
  };
}

/** At most `longest` characters, ending where a sentence ends. */
function wholeSentences(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest);
  const end = Math.max(head.lastIndexOf('。'), head.lastIndexOf('\n'), head.lastIndexOf('；'));
  return end > 0 ? head.slice(0, end + 1).trimEnd() : head;
}
