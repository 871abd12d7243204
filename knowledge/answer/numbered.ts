// Owns finding the points of a message that numbers its questions: 1、… 2、…, （一）…（二）…, 一是…二是…, 第一…第二….
import { isAsked, sentencesOf } from './focus.ts';

export interface Numbered {
  /** What stands before the first point. */
  readonly before: string;
  /** Only points that ask something; at least two. */
  readonly points: readonly string[];
}

const CHINESE = '一二三四五六七八九';

/** Where a point may begin; of what counts or measures (1个, 一个, 第一次, 2.5万, 3月) none begins. */
const MARK =
  /(?:(?<=^|[\s,。;?!:、])|(?=\())\(?(?:第?(?:问题)?([一二三四五六七八九])(?:[)、,:.]|是(?!否))|第([一二三四五六七八九])(?![次个天年回批趟胎名代季月中线])|([1-9])(?:[)、:]|[.,](?!\d)|\s?(?![\d.,)、:\s]|[岁个年月日号万千百元块点人口级户次天家亩间头只条路栋组楼周位份名时分成度斤米里公平种]|x)))/g;

/** The points of a message in plain words that counts them 1, 2, 3; undefined where it asks nothing by numbers. */
export function numberedIn(message: string): Numbered | undefined {
  const starts: { at: number; from: number }[] = [];
  for (const found of message.matchAll(MARK)) {
    const [, chinese = found[2], , figure] = found;
    const number = figure ? Number(figure) : CHINESE.indexOf(chinese ?? '') + 1;
    // A count that begins anew is the one that is meant; what does not go on from the last is none.
    if (number === 1) starts.length = 0;
    if (number !== starts.length + 1) continue;
    starts.push({ at: found.index, from: found.index + found[0].length });
  }
  const [first] = starts;
  if (!first || starts.length < 2) return undefined;
  const points = starts
    .map(({ from }, n) => message.slice(from, starts[n + 1]?.at).trim())
    .map(upToTheQuestion)
    .filter((point) => point.length > 2 && isAsked(point));
  return points.length < 2 ? undefined : { before: message.slice(0, first.at), points };
}

/** Thanks and blessings after the last question are no part of it. */
function upToTheQuestion(point: string): string {
  const sentences = sentencesOf(point);
  const last = sentences.findLastIndex(isAsked);
  return last < 0 ? point : sentences.slice(0, last + 1).join('');
}
