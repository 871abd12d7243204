// Owns the words that tell what a number counts, so that nobody takes three persons for an age or five acres for a sum.

/** Of people, things, time and place. */
const MEASURES = [
  '个 口 位 名 人 户',
  '岁 周岁 虚岁 年 月 天 日 号 季',
  '级 亩 分地 斤 次 趟 间 层 楼 套 栋 辆 头 只 条 项 床 本 张 种 样 步 里 %',
].flatMap((line) => line.split(' '));

/** Counted without a measure, and then few of them: 三孙子, 两老, 一儿一女. */
const KIN = /^(?:老|[小大](?!的[\d一二三四五六七八九十])|儿|女|男|孙|孩|娃)/;
const MOST_KIN = 12;

/** 六点 is an hour; 一千多点 is a sum and a little more. */
const HOUR = /^点(?!钱)/;
const MOST_HOURS = 24;

const MEASURE = new RegExp(`^(?:${MEASURES.join('|')})`);

/** Does the number count people, things or time? @param after what stands right behind it; 63 in 我63老伴65 counts none */
export const isCounter = (after: string, count: number): boolean =>
  MEASURE.test(after) || (count <= MOST_KIN && KIN.test(after)) || (count <= MOST_HOURS && HOUR.test(after));
