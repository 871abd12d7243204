import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAge,
  parseCount,
  parseDuration,
  parseInteger,
  parseMoney,
  parsePeople,
} from '../../../knowledge/text/numerals.ts';

const exact: [string, number][] = [
  ['七十二', 72],
  ['廿三', 23],
  ['卅', 30],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['一百', 100],
  ['一百零五', 105],
  ['一百五', 150],
  ['一百五十', 150],
  ['两百', 200],
  ['二百五十六', 256],
  ['两千三', 2300],
  ['两千零三', 2003],
  ['两千零三十', 2030],
  ['一千一百一十一', 1111],
  ['一万二', 12000],
  ['一万零二百', 10200],
  ['三万五', 35000],
  ['三万五千', 35000],
  ['十二万', 120000],
  ['一百二十万', 1200000],
  ['一亿二', 120000000],
  ['3万5', 35000],
  ['1.2万', 12000],
  ['2千', 2000],
  ['3k', 3000],
  ['1.5w', 15000],
  ['1,500', 1500],
  ['１５００', 1500],
  ['12,345,678', 12345678],
  ['0', 0],
  ['零', 0],
  ['壹仟伍佰', 1500],
  ['贰万叁仟', 23000],
  ['一五〇〇', 1500],
  ['一点五万', 15000],
  ['七二', 72],
  ['六六', 66],
  ['八十一', 81],
  ['九百九十九', 999],
  ['九千九百九', 9990],
  ['三百二', 320],
  ['我选3', 3],
  ['有四个', 4],
  ['俩', 2],
  ['仨', 3],
  ['二〇二六', 2026],
  ['一十二', 12],
  ['五千零八', 5008],
];

const rough: [string, number, number][] = [
  ['两三千', 2000, 3000],
  ['七八十', 70, 80],
  ['三四百', 300, 400],
  ['三五百', 300, 500],
  ['十七八', 17, 18],
  ['二十七八', 27, 28],
  ['一两万', 10000, 20000],
  ['五六个', 5, 6],
  ['三万五六', 35000, 36000],
  ['几百', 200, 900],
  ['十几', 11, 19],
  ['二十几', 21, 29],
  ['几千块', 2000, 9000],
  ['三千多', 3000, 4000],
  ['20多', 20, 30],
  ['十多万', 100000, 200000],
  ['2000到3000', 2000, 3000],
  ['两千到三千', 2000, 3000],
  ['两到三千', 2000, 3000],
  ['2-3万', 20000, 30000],
  ['一千五到两千', 1500, 2000],
  ['1000~1200', 1000, 1200],
  ['不到两千', 0, 2000],
  ['千儿八百', 800, 1000],
  ['百八十块', 80, 100],
  ['最多五百', 0, 500],
];

const nearly: [string, number][] = [
  ['八百来块', 800],
  ['千把块', 1000],
  ['百把块钱', 100],
  ['大概五百', 500],
  ['一千左右', 1000],
  ['差不多三百块', 300],
  ['上千', 1000],
  ['二十来万', 200000],
  ['将近四千', 4000],
  ['五百块上下', 500],
  ['万把块', 10000],
];

describe('numbers in words and digits', () => {
  it.each(exact)('%s is %d', (text, value) => {
    expect(parseInteger(text)).toBe(value);
    expect(parseCount(text)).toEqual({ value, approximate: false });
  });
  it.each(rough)('%s lies between %d and %d', (text, low, high) => {
    expect(parseCount(text)).toMatchObject({ low, high, approximate: true });
    expect(parseInteger(text)).toBeUndefined();
  });
  it.each(nearly)('%s is about %d', (text, value) => {
    expect(parseCount(text)).toEqual({ value, approximate: true });
  });
  it.each([
    '五保户',
    '一直没有钱',
    '万一病了',
    '十分困难',
    '千万别告诉别人',
    '老百姓',
    '不晓得',
    '一样',
    '一共',
  ])('%s holds no number', (text) => expect(parseInteger(text)).toBeUndefined());
});

const money: [string, object][] = [
  ['一千五百块零五毛', { yuan: 1500.5, approximate: false }],
  ['八百来块', { yuan: 800, approximate: true }],
  ['一个月一千五', { yuan: 1500, per: 'month', approximate: false }],
  ['每月1,500元', { yuan: 1500, per: 'month', approximate: false }],
  ['年收入三万六', { yuan: 36000, per: 'year', approximate: false }],
  ['一年到头也就两万块', { yuan: 20000, per: 'year', approximate: false }],
  ['打零工一天八十', { yuan: 80, per: 'day', approximate: false }],
  ['三块五', { yuan: 3.5, approximate: false }],
  ['三块五毛', { yuan: 3.5, approximate: false }],
  ['三块五毛二', { yuan: 3.52, approximate: false }],
  ['五毛', { yuan: 0.5, approximate: false }],
  ['两分钱', { yuan: 0.02, approximate: false }],
  ['1500.5', { yuan: 1500.5, approximate: false }],
  ['两三千', { yuan: 2500, low: 2000, high: 3000, approximate: true }],
  ['三千多块', { yuan: 3000, low: 3000, high: 4000, approximate: true }],
  ['没有收入', { yuan: 0, approximate: false }],
  ['一分钱都没有', { yuan: 0, approximate: false }],
  ['没得', { yuan: 0, approximate: false }],
  ['冇收入', { yuan: 0, approximate: false }],
  ['我们三个人一个月两千', { yuan: 2000, per: 'month', approximate: false }],
  ['我66岁，养老金150块', { yuan: 150, approximate: false }],
  ['3w', { yuan: 30000, approximate: false }],
  ['１２００块钱', { yuan: 1200, approximate: false }],
  ['医药费花了两万二', { yuan: 22000, approximate: false }],
  ['十二块八', { yuan: 12.8, approximate: false }],
];

describe('money', () => {
  it.each(money)('%s', (text, value) => expect(parseMoney(text)).toEqual(value));
  it.each(['三个人', '66岁', '不晓得', '看情况', '五保户'])('%s is no amount', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });
});

describe('ages', () => {
  const ages: [string, number, boolean][] = [
    ['今年七十三', 73, false],
    ['66岁', 66, false],
    ['我66了', 66, false],
    ['虚岁八十', 80, false],
    ['快六十了', 60, true],
    ['七十有余', 70, true],
    ['八个月大', 0, false],
    ['五十多岁', 50, true],
    ['我妈八十一岁，三级残疾', 81, false],
    ['年龄：45', 45, false],
    ['六十', 60, false],
    ['周岁十六', 16, false],
    ['1952年出生', 74, true],
    ['52年的', 74, true],
    ['一百零一岁', 101, false],
  ];
  it.each(ages)('%s is %d years', (text, years, approximate) => {
    expect(parseAge(text, '2026-11-22')).toEqual({ years, approximate });
  });
  it.each(['属虎', '三个人', '一年了', '二级残疾', '每月800元', '老了', '500'])('%s is no age', (text) => {
    expect(parseAge(text)).toBeUndefined();
  });
});

describe('lengths of time', () => {
  const times: [string, number, boolean][] = [
    ['三个月没发', 3, false],
    ['半年没到账', 6, false],
    ['一年半', 18, false],
    ['一个半月', 1.5, false],
    ['两个多月了', 2, true],
    ['个把月', 1, true],
    ['大半年', 6, true],
    ['两年没发了', 24, false],
    ['3周', 0.7, false],
    ['十五天', 0.5, false],
    ['4个月', 4, false],
    ['半个月', 0.5, false],
    ['二十多天', 0.67, true],
  ];
  it.each(times)('%s is %d months', (text, months, approximate) => {
    expect(parseDuration(text)).toMatchObject({ months, approximate });
  });
  it.each(['3月份没发', '三月没到', '2024年的钱', '一年级', '不晓得', '66岁'])('%s is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('people in a household', () => {
  it.each([
    ['一家五口', 5],
    ['五口人', 5],
    ['就我一个人', 1],
    ['两口子', 2],
    ['两个大人三个小孩', 5],
    ['我和老伴', 2],
    ['爷孙俩', 2],
    ['4', 4],
    ['家里四个人', 4],
    ['孤身一人', 1],
    ['一共六个人', 6],
  ] as [string, number][])('%s is %d', (text, people) => expect(parsePeople(text)).toBe(people));
  it('says nothing when nobody was counted', () => expect(parsePeople('都在外面打工')).toBeUndefined());
});

describe('any number, however it is written', () => {
  const digit = '零一二三四五六七八九';
  const section = (n: number, style: '二' | '两'): string => {
    let out = '';
    let gap = false;
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const d = Math.floor(n / unit) % 10;
      if (d === 0) gap = out !== '';
      else {
        const word = d === 2 && unit >= 100 ? style : digit[d];
        out += (gap ? '零' : '') + word + name;
        gap = false;
      }
    }
    return out;
  };
  const spell = (n: number, style: '二' | '两'): string => {
    if (n === 0) return '零';
    const high = Math.floor(n / 10000);
    const low = n % 10000;
    const join = high > 0 && low > 0 && low < 1000 ? '零' : '';
    return (high > 0 ? `${section(high, style)}万` : '') + join + (low > 0 ? section(low, style) : '');
  };
  const capital = (text: string) =>
    [...text]
      .map(
        (c) =>
          '零壹贰叁肆伍陆柒捌玖'['零一二三四五六七八九'.indexOf(c)] ??
          ({ 十: '拾', 百: '佰', 千: '仟', 两: '贰' } as Record<string, string>)[c] ??
          c,
      )
      .join('');
  const styles: ((n: number) => string)[] = [
    (n) => spell(n, '二'),
    (n) => spell(n, '两'),
    (n) => spell(n, '二').replace(/^一十/, '十'),
    (n) => capital(spell(n, '二')),
    (n) => String(n),
    (n) => n.toLocaleString('en-US'),
    (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  ];
  it('is read back as what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom(...styles), (n, write) => {
        expect(parseInteger(write(n)), write(n)).toBe(n);
      }),
      { numRuns: 2000 },
    );
  });
  it('keeps its shorthand: the last unit may be left unsaid', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(['百', 100], ['千', 1000], ['万', 10000]),
        (a, b, [name, unit]) => {
          expect(parseInteger(`${digit[a]}${name}${digit[b]}`)).toBe(
            a * (unit as number) + (b * (unit as number)) / 10,
          );
        },
      ),
    );
  });
});
