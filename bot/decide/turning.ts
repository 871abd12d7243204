// What the clauses of a later message ask: beside 没听懂, 字太多, and where there are two questions in it.
import { contentLength } from '../../knowledge/answer/points.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Reply, Talk, TalkIntent } from '../talk.ts';
import type { Decided } from './message.ts';

const CLAUSES = /[,，。;；!！?？\s]+/;
/** 没听懂, 字太多 眼花, 啥意思: of what was said, by itself in a clause. */
const PUZZLED =
  /(?:字|话|写得?|说得?)?太(?:多|长|啰嗦|罗嗦|复杂|绕)|一大堆|看不(?:过来|清楚?|懂|明白|完)|(?:听|搞|弄)不(?:懂|明白|清楚?)|(?:没|冇|不)(?:太)?(?:听|看|搞|弄)?(?:懂|明白|清楚)|^(?:这|那|你|说|是|到底|的)*(?:啥子?|什么|么子|几个|咩)意思|眼(?:睛)?花|(?:说|讲)(?:得|的)?(?:简单|短|少|清楚|明白|通俗)(?:一?点|些)?|一句话|^(?:你|您|那|就|直接|说|讲)*(?:行不行|能不能|够不够|可不可以|得不得行|是不是)$|^(?:哎呀?|唉)$/;
/** 你就说, 直接告诉我: begins what is asked. */
const JUST_SAY =
  /^(?:你|您|那|就|直接|只要|简单|一句话)*(?:就)?(?:直接)?(?:说|讲|告诉(?:我|俺)?|回(?:答)?我?)(?:一?下|一声|一句)?/;
const MOST_BESIDE = 6;
const LEAST_ASKED = 3;

/** What is asked by whoever did not understand what was said before; undefined where nothing is, or nothing was said. */
export function plainlyAsked(raw: string, { said = [] }: Talk): string | undefined {
  if (said.length === 0) return undefined;
  const clauses = normalise(raw).split(CLAUSES).filter(Boolean);
  if (clauses.length < 2) return undefined;
  const isPuzzled = (clause: string) => {
    const rest = clause.replace(PUZZLED, '');
    // 听不懂复议: what was not understood is not asked about again.
    return rest !== clause && rest.length <= MOST_BESIDE;
  };
  const asked = clauses.filter((clause) => !isPuzzled(clause)).map((clause) => clause.replace(JUST_SAY, ''));
  if (asked.length === clauses.length) return undefined;
  const left = asked.filter(Boolean).join(' ');
  return left.length >= LEAST_ASKED && contentLength(left) > 0 ? left : undefined;
}

/** Lines of points, and the line of their sources. */
const MOST_LINES = 2;
const CITES = /^依据：/;
/** 先说“…”： of several; this is the only one. */
const NAMES = /^(?:先说|再说)“.*”：$/;
const OF_ARTICLES: readonly TalkIntent[] = ['policy', 'out_of_scope'];

/** The first answer of it in so many lines: whoever could not read so much, or asks two things, gets no more of it. */
export function inFewLines(decided: Decided, most = MOST_LINES): Decided {
  if (decided.talk.flow || !OF_ARTICLES.includes(decided.understood.intent)) return decided;
  const [first, ...rest] = decided.replies;
  if (!first?.sources) return decided;
  const lines = first.text.split('\n');
  const said = lines.filter((line) => !CITES.test(line) && !NAMES.test(line)).slice(0, most);
  const cited = lines.filter((line) => CITES.test(line));
  const choices = [first, ...rest].findLast((one) => one.choices)?.choices;
  const only: Reply = { ...first, text: [...said, ...cited].join('\n'), ...(choices && { choices }) };
  return { ...decided, replies: [only] };
}

const MOST_QUESTIONS = 3;
const LONGEST = 40;
/** 要还不, 能住敬老院不, 拿啥东西: a clause that asks by itself. */
const ASKS =
  /(?:[吗么不没]|多少|几天|多久|咋办|怎么办|找谁|哪里|哪儿)$|咋|啥|怎么|什么|哪|谁|多少|多久|几[天个月年]|能不能|可不可以|用不用|要不要|有没有|是不是/;

/**
 * The questions of a short message, each with what is told before it: 给多少 能住敬老院不. Undefined where it asks one thing,
 * or nothing was said before.
 */
export function questionsApart(raw: string, { said = [] }: Talk): string[] | undefined {
  const text = normalise(raw);
  if (said.length === 0 || text.length > LONGEST) return undefined;
  const clauses = text.split(CLAUSES).filter(Boolean);
  const asked = clauses.filter((clause) => ASKS.test(clause) && clause.length >= LEAST_ASKED);
  if (asked.length < 2 || asked.length > MOST_QUESTIONS) return undefined;
  // What is told belongs to the question after it.
  const told: string[] = [];
  return clauses.flatMap((clause) => {
    if (!asked.includes(clause)) {
      told.push(clause);
      return [];
    }
    return [[...told.splice(0), clause].join(' ')];
  });
}

/** Answers one after another: no line of them twice, and where to go on after the last. */
export function together(replies: readonly Reply[]): Reply[] {
  const said = new Set<string>();
  const news = replies.flatMap((one) => {
    const lines = one.text.split('\n');
    const left = lines.filter((line) => !said.has(line));
    for (const line of lines) said.add(line);
    return left.some((line) => !CITES.test(line)) ? [{ ...one, text: left.join('\n') }] : [];
  });
  return news.map(({ choices, ...one }, n) => (n === news.length - 1 && choices ? { ...one, choices } : one));
}
