// Turns in a talk that are made by a clause of their own: 没听懂, 字太多 before what is asked, and 还有一件事 before another matter.
import { contentLength } from '../../knowledge/answer/points.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Reply, Talk } from '../talk.ts';
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

/** The same in two lines: whoever could not read so much gets no more of it. */
export function inTwoLines(decided: Decided): Decided {
  if (decided.talk.flow || decided.understood.intent !== 'policy') return decided;
  const [first, ...rest] = decided.replies;
  if (!first?.sources) return decided;
  const lines = first.text.split('\n');
  const said = lines.filter((line) => !CITES.test(line)).slice(0, MOST_LINES);
  const cited = lines.filter((line) => CITES.test(line));
  const choices = [first, ...rest].findLast((one) => one.choices)?.choices;
  const only: Reply = { ...first, text: [...said, ...cited].join('\n'), ...(choices && { choices }) };
  return { ...decided, replies: [only] };
}

const ANOTHER =
  /^(?:那|对了|哦|嗯|好的?|行|啊|呃|,|，|\s)*(?:还有(?:另外)?(?:一)?(?:个|件)?(?:别的)?(?:事情?|问题)|另外(?:还有)?(?:一)?(?:个|件)?(?:事情?|问题)|(?:再|另外)(?:再)?(?:问|打听|说)(?:你)?(?:一)?(?:个|件)(?:别的)?(?:事情?|问题)?|换(?:一)?个(?:事情?|问题|话题)(?:问)?|问(?:个|点)别的|说(?:个|点)别的)(?:[,，。:：\s]|(?=[我俺他她你村邻]))+/;
/** So much names a matter of its own: 还有一件事 要带啥 still asks of what was said. */
const OWN_MATTER = 4;

/** What is asked after 还有一件事, where it is another matter; the talk before has nothing to do with it. */
export function anotherMatter(raw: string): string | undefined {
  const text = normalise(raw);
  const rest = text.replace(ANOTHER, '');
  return rest !== text && contentLength(rest) >= OWN_MATTER ? rest : undefined;
}

/** The talk without what was talked about. */
export function turnedFrom({
  said: _s,
  asked: _a,
  article: _c,
  programme: _p,
  point: _o,
  ...talk
}: Talk): Talk {
  return talk;
}
