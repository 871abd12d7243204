// Owns clauses: reading '第三十七条' as a number, and saying a clause the way people say it.

const DIGITS = '零一二三四五六七八九';

/** A Chinese numeral up to 9999 ('一千二百六十') as a number; undefined when it is none. */
export function chineseNumber(numeral: string): number | undefined {
  if (!/^[零一二三四五六七八九十百千]+$/.test(numeral)) return undefined;
  let total = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      total += (digit === 0 && unit === 10 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** The number of the article a clause is in ('第八条第一款' → 8); undefined for clauses such as '一（三）'. */
export function articleNumber(clause: string): number | undefined {
  const numeral = /^第([零一二三四五六七八九十百千]+)条/.exec(clause)?.[1];
  return numeral === undefined ? undefined : chineseNumber(numeral);
}

/** Stands for the whole of a document whose text was not at hand. */
const WHOLE = '全文';

/** A clause as printed: '四（一）' → '第四部分（一）', '二（二）7' → '第二部分（二）第7点'; '第八条' stays, 全文 is not said. */
export function clauseWords(clause: string): string {
  if (clause === WHOLE) return '';
  const section = /^([一二三四五六七八九十]+)(（[^）]+）)?(\d*)$/.exec(clause);
  if (!section) return clause;
  const [, part, paragraph = '', point] = section;
  return `第${part}部分${paragraph}${point ? `第${point}点` : ''}`;
}

/** Names of forms and notices a resident fills in or is handed; they are no authority. */
export const PAPER = /(?:表|书|证|册|单|协议)$/;
