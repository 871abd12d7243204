// Owns reading numbers out of running text, in digits or Chinese numerals, exact or rough.

/** A number found in a text. `low`/`high` bound what was meant; they are equal when the number is exact. */
export interface NumberFound {
  start: number;
  /** Index just behind the number, with 多, 来, 把 if they follow. */
  end: number;
  low: number;
  high: number;
  /** The best single guess: the middle of a narrow span, the low end of 三千多, the high end of 不到两千. */
  value: number;
  /** True for 来, 多, 把, 几, 大概, 左右, 不到 and for spans (两三千). */
  approximate: boolean;
  /** The last unit read (千 → 1000); 1 when there was none. */
  unit: number;
}

// One character, one digit; in the order of the digits, everyday forms before those of bank notes.
const digits: Record<string, number> = {};
for (const row of ['零一二三四五六七八九', '〇幺两仨肆伍陆柒捌玖', '〇壹贰叁', '〇壹俩']) {
  for (const [value, character] of [...row].entries()) digits[character] = value;
}
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const bigUnits: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/** Words that hold a numeral but mean no number. */
const notNumbers =
  /五保|(?<![\d零一二两三四五六七八九十百千万])(?:一(?=[直样些起共定般旦切边下贯向律概家辈路生])|万一|十分(?!之)|千万(?=别|不|莫|要|记)|零(?=[工活钱用花散件售食]))|百姓|百分|三轮|四川|万户|[三四]星|[一二三四]级|第[一二三四五六七八九十]+(?=[条款项章])|七七八八|乱七八糟|三天两头|两项|\d+(?:\.\d+)?%/g;
const run =
  /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[零〇一二两三四五六七八九幺俩仨壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿廿卅几]/;
const runStart = new RegExp(run.source, 'g');
const piece = new RegExp(
  `(?:${run.source})|点(?=[零〇一二三四五六七八九])|[多来余把](?=[万亿])|[wk](?![a-z])`,
  'y',
);
/** 千儿八百, 百八十 with no digit before it: about a thousand, about a hundred. */
const thereabouts = /([百千])儿?八[十百](?![\d零一二两三四五六七八九十百千万])/y;
const roughBefore = /(?:大概|大约|差不多|估计|可能|应该|将近|接近|好像|约|快|近|上|好|毛)(?:有|是|在)?$/;
const atMostBefore = /(?:不到|不足|不超过|没到|最多|顶多|至多)(?:有|是)?$/;
const roughAfter = /^(?:有余|多|来|余|把|出头|好几|几)/;
const roughLater = /^(?:[^\d,.。,?!;]{0,4})(?:左右|上下|的样子|光景|出头|大概)/;
const spanJoin = /^(?:块钱|块|元|岁|个|斤)?(?:到|至|-|~|—|或者|或)$/;

/**
 * Every number in the text, in order. The text is expected in the form of `normalise()`; Chinese capitals (壹仟),
 * 廿 and 卅, shorthand (两千三, 一万二, 3万5, 1.2万, 3k), spans (两三千, 七八十, 十七八, 2000到3000, 两到三千) and rough
 * amounts (八百来块, 千把块, 几百, 十几, 三千多) are read.
 */
export function readNumbers(text: string): NumberFound[] {
  const masked = text.replace(notNumbers, (word) => '　'.repeat(word.length));
  const found: NumberFound[] = [];
  runStart.lastIndex = 0;
  for (let match = runStart.exec(masked); match; match = runStart.exec(masked)) {
    const number = readThereabouts(masked, match.index) ?? readOne(masked, match.index);
    runStart.lastIndex = Math.max(number.end, match.index + 1);
    found.push(number);
  }
  return joinSpans(text, found);
}

function readThereabouts(text: string, start: number): NumberFound | undefined {
  thereabouts.lastIndex = start;
  const unit = units[thereabouts.exec(text)?.[1] ?? ''] ?? 0;
  if (unit === 0) return undefined;
  const end = start + (text[start + 1] === '儿' ? 4 : 3);
  return { start, end, low: unit * 0.8, high: unit, value: unit, approximate: true, unit };
}

function readOne(text: string, start: number): NumberFound {
  const pieces: string[] = [];
  let end = start;
  piece.lastIndex = start;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    pieces.push(match[0]);
    end = piece.lastIndex;
  }
  const number = evaluate(pieces);
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 8);
  const { low } = number;
  let { high } = number;
  let approximate = number.approximate || low !== high;
  const tail = roughAfter.exec(after)?.[0];
  if (tail) {
    approximate = true;
    if ((tail === '多' || tail === '余') && low === high)
      high = low + (number.unit > 1 ? number.unit : lastPlace(low));
    end += tail.length;
  } else if (roughLater.test(after) || roughBefore.test(before)) approximate = true;
  const more = tail !== undefined || pieces.includes('多') || pieces.includes('余');
  const value = more ? low : middle(low, high);
  if (!atMostBefore.test(before)) return { start, end, low, high, value, approximate, unit: number.unit };
  return { start, end, low: 0, high, value: high, approximate: true, unit: number.unit };
}

/** A span as wide as 两三千 is guessed by its middle, one like 几百 by its low end. */
function middle(low: number, high: number): number {
  return high <= low * 2 ? (low + high) / 2 : low;
}

/** The place of the last digit that is not zero: 3000多 is between 3000 and 4000. */
function lastPlace(value: number): number {
  let place = 1;
  while (value !== 0 && value % (place * 10) === 0 && place < value) place *= 10;
  return place;
}

interface Sum {
  low: number;
  high: number;
}

function evaluate(pieces: string[]): Sum & { approximate: boolean; unit: number } {
  const total: Sum = { low: 0, high: 0 };
  let section: Sum = { low: 0, high: 0 };
  let pending: number[] = [];
  let unit = 1;
  let zero = false;
  let approximate = false;
  let typed = false;
  let fraction = 0;

  const take = (missing: number): Sum => {
    const sum = readDigits(pending, typed, unit);
    const empty = pending.length === 0;
    pending = [];
    return empty ? { low: missing, high: missing } : sum;
  };
  const closeUnder = (size: number): void => {
    const hasNothing = section.low === 0 && section.high === 0;
    const sum = take(hasNothing ? 1 : 0);
    section.low += sum.low;
    section.high += sum.high;
    if (size === 1e8) {
      total.low = (total.low + section.low) * size;
      total.high = (total.high + section.high) * size;
    } else {
      total.low += section.low * size;
      total.high += section.high * size;
    }
    section = { low: 0, high: 0 };
  };

  for (const token of pieces) {
    const small = units[token];
    const big = bigUnits[token] ?? (token === 'w' ? 1e4 : undefined);
    if (/^\d/.test(token)) {
      pending = [Number(token.replaceAll(',', ''))];
      typed = true;
    } else if (token === '几') {
      pending.push(Number.NaN);
      approximate = true;
    } else if (token === '廿' || token === '卅') {
      section.low += token === '廿' ? 20 : 30;
      section.high = section.low;
      unit = 10;
    } else if (token === '点') fraction = 1;
    else if (token === 'k') {
      const sum = take(1);
      section = { low: section.low + sum.low * 1000, high: section.high + sum.high * 1000 };
      unit = 1000;
    } else if (small !== undefined) {
      const sum = take(1);
      section.low += sum.low * small;
      section.high += sum.high * small;
      unit = small;
      zero = typed = false;
    } else if (big !== undefined) {
      closeUnder(big);
      unit = big;
      zero = typed = false;
    } else if (/[多来余把]/.test(token)) {
      approximate = true;
      if (token === '多' || token === '余') section.high += unit;
    } else {
      const digit = digits[token] ?? 0;
      if (fraction > 0) {
        fraction /= 10;
        const whole = pending.pop() ?? 0;
        pending = [Number((whole + digit * fraction).toFixed(6))];
        typed = true;
      } else if (digit === 0 && pending.length === 0 && unit > 1) zero = true;
      else pending.push(digit);
    }
    if (token !== '点' && fraction > 0 && digits[token] === undefined) fraction = 0;
  }
  // 两千三 is 2300, 一万二 is 12000, yet 两千零三 is 2003 and 七十二 is 72.
  const short =
    unit >= 100 &&
    !zero &&
    pending.length > 0 &&
    (pending.length <= 2 || Number.isNaN(pending[0])) &&
    pending.every((d) => !(d >= 10));
  const rest = take(0);
  const place = short ? unit / 10 : 1;
  return {
    low: total.low + section.low + rest.low * place,
    high: total.high + section.high + rest.high * place,
    approximate,
    unit: place > 1 ? place : unit,
  };
}

/** One digit, two neighbouring ones as a span (两三, 七八, 三五), several as positions (一五〇〇); 几 is two to nine. */
function readDigits(pending: number[], typed: boolean, unit: number): Sum {
  const [first = 0, second] = pending;
  if (pending.length === 1) {
    if (Number.isNaN(first)) return { low: unit > 1 ? 1 : 2, high: 9 };
    return { low: first, high: first };
  }
  if (
    !typed &&
    pending.length === 2 &&
    second !== undefined &&
    first > 0 &&
    (second === first + 1 || (first === 3 && second === 5))
  ) {
    return { low: first, high: second };
  }
  const value = pending.reduce((sum, digit) => sum * 10 + (Number.isNaN(digit) ? 0 : digit), 0);
  return { low: value, high: value };
}

function joinSpans(text: string, found: NumberFound[]): NumberFound[] {
  const joined: NumberFound[] = [];
  for (const number of found) {
    const last = joined.at(-1);
    if (last && spanJoin.test(text.slice(last.end, number.start)) && number.low > 0) {
      // 两到三千: the first number borrows the unit of the second.
      const scale =
        last.unit === 1 && last.high < 100 && number.unit > 1 && last.high < number.low ? number.unit : 1;
      const low = last.low * scale;
      if (low <= number.high) {
        joined[joined.length - 1] = {
          ...number,
          start: last.start,
          low,
          value: middle(low, number.high),
          approximate: true,
        };
        continue;
      }
    }
    joined.push(number);
  }
  return joined;
}
