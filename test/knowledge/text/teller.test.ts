import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { namesTeller, tellerSigns, withoutSelf, withoutTeller } from '../../../knowledge/text/teller.ts';

type Sentences = Record<'gives_away' | 'does_not', string[]>;
const read = (file: string): Sentences =>
  parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));
const sets = [read('tellers.yaml'), read('tellers-last.yaml')];
const half = (list: 'gives_away' | 'does_not', which: 0 | 1) =>
  sets.flatMap((set) => set[list].filter((_text, n) => n % 2 === which));

describe('the teller', () => {
  it.each([
    '我叫张三，举报村主任',
    '我是三星坪村的李四，要反映一件事',
    '本人王建国，反映情况',
    '有事联系我',
    '我电话13800138000',
    '我就住他家隔壁',
    '我是他邻居',
    '我是本村会计',
    '举报人：刘小花',
    '告自家侄子我心里过不去',
    '举报俺叔',
    '他是俺堂哥',
    '俺家就住他隔壁',
    '俺娘嘞低保折子在村会计手里',
    '折子还在他那',
    '我们三家的卡都在他那',
    '我当时在场',
    '那天我也在',
    '我每个月本来是三百多，他给我一百五',
    '他只给我一半',
    '我残疾补贴他领了',
    '本人低保金被扣了',
    '我姐也是这样被扣的',
    '我亲叔也吃着低保',
    '低保卡给了我侄子管',
    '我问他要存折他不给',
  ])('gives himself away in: %s', (text) => expect(namesTeller(text)).toBe(true));
  it.each([
    '村干部张三让亲戚吃低保',
    '三星坪村有人开小车吃低保',
    '我是坪石镇的村民，反映低保的事',
    '他家电话我不晓得',
    '我要匿名举报',
    '书记的电话是13800138000',
    '我叫他退钱他不退',
    '邻居老李家有两套房还吃低保',
    '他把五保户的存折都收在手里',
    '三个老人的折子在他那里',
    '他给每户发一半',
    '他自家侄子吃低保',
    '照顾的都是自家亲戚',
    '户主本人早死了',
  ])('stays unknown in: %s', (text) => expect(namesTeller(text)).toBe(false));
});

describe('the teller, in many voices', () => {
  it.each([0, 1] as const)('is heard in 97 of 100 sentences that give him away, half %i', (which) => {
    const missed = half('gives_away', which).filter((text) => !namesTeller(text));
    expect(missed.length / half('gives_away', which).length, missed.join('\n')).toBeLessThanOrEqual(0.03);
  });

  it.each([0, 1] as const)('is not heard where only others are named, half %i', (which) => {
    const wrong = half('does_not', which).filter(namesTeller);
    expect(wrong.length / half('does_not', which).length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('is named by what gives him away, so that the warning can say it', () => {
    expect(tellerSigns('我是他邻居，电话13800138000')).toEqual(expect.arrayContaining(['kin', 'number']));
  });
});

describe('taking the teller out', () => {
  it.each(sets.flatMap(({ gives_away }) => gives_away))('leaves nothing of him: %s', (text) => {
    const left = withoutTeller(text);
    if (left !== undefined) expect(namesTeller(left)).toBe(false);
  });

  it.each([
    ['我表哥就是村主任，他给他老丈人办了特困', '村主任，他给他老丈人办了特困'],
    ['我是老王家的邻居，天天看他开车出去', '老王家，天天看他开车出去'],
    ['我叫李桂花，他家儿子开宝马还吃低保', '他家儿子开宝马还吃低保'],
    ['有人开小车吃低保。我电话13800138000，随时打', '有人开小车吃低保。随时打'],
    ['我是他邻居他天天开着奔驰去打牌', '他天天开着奔驰去打牌'],
    ['老李头死了两年还在领钱，我就住他家隔壁，我看得清楚', '老李头死了两年还在领钱，我看得清楚'],
  ])('keeps the matter: %s', (text, left) => expect(withoutTeller(text)).toBe(left));

  it('says so when nothing is left', () => expect(withoutTeller('我是他邻居')).toBeUndefined());

  it('never leaves a number or a sign behind, wherever it stands', () => {
    const sign = fc.constantFrom(
      '我是他邻居',
      '我电话13800138000',
      '我叫王建国',
      '只有我一个人看见',
      '我微信号是lihua88',
    );
    const matter = fc.constantFrom('他家有两辆车', '去年起就在领', '', '村里都知道', '一年收租三万');
    const mark = fc.constantFrom('，', '。', ' ', '\n', '！');
    fc.assert(
      fc.property(matter, mark, sign, mark, matter, (a, b, c, d, e) => {
        const left = withoutTeller(a + b + c + d + e);
        expect(left === undefined || !namesTeller(left)).toBe(true);
        expect(left ?? '').not.toMatch(/13800138000|王建国|lihua/);
      }),
    );
  });
});

describe('all that the teller says of himself', () => {
  it.each([
    ['俺娘 是邻居家死人了会计领着', '是邻居家死人了会计领着'],
    ['我看见他家开小车，还吃低保', '他家开小车，还吃低保'],
    ['他收人家钱，我家也给过', '他收人家钱'],
    ['我们村会计领死人的钱', '我们村会计领死人的钱'],
    ['听说的', '听说的'],
  ])('goes where he asks not to be known: %s', (text, left) => expect(withoutSelf(text)).toBe(left));
  it('may be all there is', () => expect(withoutSelf('我去找过他，他骂我')).toBeUndefined());
});
