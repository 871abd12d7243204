// A category named in one's own words.
import { describe, expect, it } from 'vitest';
import { categoryNamed, categorySaid } from '../../../knowledge/casework/sorting/said.ts';

describe('a category', () => {
  it.each([
    ['complaint', '就是没发钱', 'payment_unpaid'],
    ['complaint', '就是不给办', 'refused'],
    ['complaint', '院里伙食差', 'care_home'],
    ['tip_off', '就是冒领他五保的钱', 'misuse'],
    ['tip_off', '截留冒领的', 'misuse'],
    ['tip_off', '没有我要的 就是打老人', 'ill_treatment'],
    ['tip_off', '给自己人吃低保那个', 'favouritism'],
    ['tip_off', '类别不对，是人情保，她兄弟吃低保', 'favouritism'],
    ['tip_off', '不是威胁，是收钱', 'bribery'],
    ['tip_off', '没有我要的', 'tip_off_other'],
  ] as const)('of a %s is heard in %s', (kind, text, expected) =>
    expect(categorySaid(text, kind)).toBe(expected),
  );

  it('is none where the words name none', () => {
    for (const text of ['青山镇', '没有了', '不知道'])
      expect(categorySaid(text, 'complaint')).toBe(undefined);
    expect(categoryNamed('低保金一直不到账', 'complaint')).toBe(undefined);
  });
});
