// Owns the rule that no figure is typed in prose: finding numerals with a unit, and bare digits, outside placeholders.
import { PLACEHOLDER } from '../placeholders.ts';

const NUMERAL = '[〇零一二两三四五六七八九十百千万半]';
const UNIT = '个?工作日|个半月|个月|个?小时|周岁|星期|礼拜|天|日|年|岁|倍|元|口人|个人|人';
/** Units that also make everyday words (一次, 两项补贴, 一块地): only clear counts of them are figures. */
const CLEAR_COUNTS =
  '[三四五六七八九十百千万]+次|[一二两三四五六七八九十]+[项成](?:以上|以下)|[〇零一二两三四五六七八九十百千万]*[十百千万]块';

/** Words in which a numeral is no figure; read as if they were not there. */
const NO_FIGURES =
  /万一|统一|唯一|任一|之一|专一|一家人|一个人|一次性|一天到晚|一年到头|一日三餐|三天两头|[上下前后每同那这有另]一(?:年|天|日|人|个月)|第[〇零一二三四五六七八九十百]+[天年次项步人]/g;

const FIGURE = new RegExp(
  `百分之${NUMERAL}+|[0-9０-９][0-9０-９.,]*\\s*(?:%|％|${UNIT}|[次项块户])?|${NUMERAL}+(?:多|几|来)?(?:%|％|${UNIT})|${CLEAR_COUNTS}`,
  'g',
);

/** Every figure typed in a line of prose, as typed: '三十天', '800元', '百分之六十', '12345'. */
export function typedFigures(line: string): string[] {
  // A placeholder or an idiom must not glue its neighbours together.
  const prose = line.replace(PLACEHOLDER, ' ').replace(NO_FIGURES, ' ');
  return [...prose.matchAll(FIGURE)].map(([figure]) => figure.trim());
}
