import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incomeTold } from '../../../knowledge/text/income-told.ts';

describe('who lives on how much, told in one message', () => {
  test.each([
    ['一家四口一个月两千，够不够低保', 4, 4, 500, 500],
    ['我一个月一千五养三个人，符合不', 3, 4, 375, 500],
    ['我家三口人，就我打工挣两千四，老婆没工作孩子上学，能吃低保吗', 3, 3, 800, 800],
    ['老两口一个月养老金一共三百六，能办低保吗', 2, 2, 180, 180],
    ['我们家五口人，年收入两万四，够低保不', 5, 5, 400, 400],
    ['我妈妈一个月挣一千五，我们四个人，人均是多少', 4, 4, 375, 375],
    ['人均六百块一个月够不够', 1, 1, 600, 600],
    [
      '我们老两口，一个月加起来就九百块钱，听说这低保线是七百。要是真批了，一个月能领多少？怎么个算法？',
      2,
      2,
      450,
      450,
    ],
    ['我一个月退休金一千一，老伴没有，线八百，能办吗', 2, 2, 550, 550],
    ['我这个能不能过 一家四口 老爸中风 我一个人挣三千八', 4, 4, 950, 950],
    ['两口人，我打零工一个月不到两千，符合条件吗', 2, 2, 0, 1000],
    ['标准八百，我家四口人一个月总共一千六，能领多少', 4, 4, 400, 400],
    ['离婚带俩娃，一个月挣两千三，够不够低保', 3, 3, 766.67, 766.67],
    ['我一个人带三个孩子，一个月两千，够低保吗', 4, 4, 500, 500],
    [
      '我一个人带两个娃儿，一个月打工挣两千四，前夫啥子都不给，低保线是八百块一个人，够不够格',
      3,
      3,
      800,
      800,
    ],
    ['家里三口人，我打工一月二千一，标准是七百五，能领多少', 3, 3, 700, 700],
    [
      '我扫马路一个月1900，老公瘫在床上没收入，还有我家婆一起住没退休金，就三个人。居委会讲我们这边低保线720，那一个月能补多少',
      3,
      3,
      633.33,
      633.33,
    ],
    [
      '站里有个大姐离了婚带俩娃，一个月到手2600，她说她们那低保线是860。三个人一除比860多几块钱，是不是就啥也没有了',
      3,
      3,
      866.67,
      866.67,
    ],
  ])('%s', (text, least, most, low, high) => {
    expect(incomeTold(text)).toMatchObject({ people: { low: least, high: most }, each: { low, high } });
  });

  test.each([
    '低保一个月多少钱',
    '老两口都过七十，没退休金，低保怎么说',
    '妈一个人住，我每月给四百，她能不能吃低保',
    '白血病娃，爸妈工资两个人六千，全家能不能报低保',
    '我弟一家三口就批了他一个，每月两百多，剩下两口不是人吗',
    '三口人一个月药费两千，够不够',
    '一家四口，我挣两千，老婆挣一千五，够不够',
    '一家四口一天挣一百，够不够',
    '我们四口人欠了三万，一个月',
    '离婚带俩娃跟我妈住，一个月挣两千三，够不够低保',
    '一家三口，每月能领多少',
    '老公尿毒症，收入就我一个人三千五，够低保吗',
    `${'我家的事说来话长，'.repeat(6)}一家四口一个月两千`,
  ])('nothing can be reckoned: %s', (text) => expect(incomeTold(text)).toBeUndefined());

  test('what it makes out is never less than nothing, nor the wrong way round', () => {
    const piece = fc.constantFrom(
      '一家',
      '四口',
      '三个人',
      '一个月',
      '两千',
      '年收入',
      '人均',
      '八百',
      '养',
      '1500元',
      '，',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const told = incomeTold(pieces.join(''));
        if (!told) return;
        expect(told.each.low).toBeGreaterThanOrEqual(0);
        expect(told.each.high).toBeGreaterThanOrEqual(told.each.low);
        expect(told.people.low).toBeGreaterThan(0);
      }),
    );
  });
});
