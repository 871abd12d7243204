import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySee } from '../../../knowledge/casework/access.ts';
import { asksForAnother, avoidedIn } from '../../../knowledge/casework/avoids.ts';
import { route } from '../../../knowledge/casework/routing.ts';
import { CASE_KINDS } from '../../../knowledge/casework/types.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { county, PINE, RIVER, STONE } from './county.ts';

describe('a reporter who will not have the township look into it', () => {
  test.each([
    '交了我查到哪个来办嘛，别给镇上自己查',
    '我告的就是镇上',
    '不要交给镇里',
    '可不要交给镇里啊，管这事的就是他侄子',
    '交给青山镇？那不是她自己单位',
    '千万莫交给乡里民政办',
    '不要再转回街道了',
    '我告的是民政所',
    '怕又落到他们手里',
    '可以不交给镇政府吗',
  ])('is heard: %s', (said) => {
    expect(avoidedIn(normalise(said))).toBe('township');
  });

  test.each(['提交，别交给民政局自己人哈', '我告的就是民政局'])('nor the bureau: %s', (said) => {
    expect(avoidedIn(normalise(said))).toBe('bureau');
  });

  test.each([
    '别给我停低保',
    '我的材料交给镇上了',
    '镇上不给办',
    '让我交到镇里',
    '说不能交给村里代办',
    '不想去镇上办',
    '不想给镇里添麻烦',
    '不要给民政局打电话',
  ])('is not heard in what only names the office: %s', (said) => {
    expect(avoidedIn(normalise(said))).toBeUndefined();
  });

  test.each(['那我撤了 改交到县里', '能不能换个人办', '换一个单位来查', '直接报县里'])(
    'asks for others in his own words: %s',
    (said) => {
      expect(asksForAnother(normalise(said))).toBe(true);
    },
  );

  test('is never read by that township, whatever the kind and whoever else is meant', () => {
    const township = fc.constantFrom(PINE, RIVER, STONE);
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom(...CASE_KINDS.filter((kind) => kind !== 'tip_off')),
          category: fc.constantFrom(undefined, 'delay', 'attitude', 'refused', 'no_food'),
          place: fc.record({ township }),
          mentionedTownships: fc.array(township, { maxLength: 2 }),
        }),
        (question) => {
          const routing = route({ ...question, avoidsTownship: true }, county);
          const { township: at } = question.place;
          expect([...ROUTED_TO_COUNTY]).toContain(routing.unit);
          if (question.kind !== 'question') {
            expect(maySee(routing, { role: 'clerk', unit: at })).toBe(false);
          }
        },
      ),
    );
  });
});

const ROUTED_TO_COUNTY = ['desk', 'discipline'];
