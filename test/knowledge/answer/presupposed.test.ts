// What an article presupposes is read off its wordings, and looked for in the message.
import { expect, test } from 'vitest';
import { fittingTo, presupposedBy } from '../../../knowledge/answer/presupposed.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { standingIn } from '../../../knowledge/text/standing.ts';
import { knowledge } from './office.ts';

const { articlesById } = knowledge;
const article = (id: string) => {
  const found = articlesById.get(id);
  if (!found) throw new Error(`no article ${id}`);
  return found;
};
const fits = (id: string, message: string) => fittingTo(normalise(message))(article(id));

test('an article presupposes what nearly all its wordings tell of', () => {
  expect(presupposedBy(article('life-widowed'))).toContain('death');
  expect(presupposedBy(article('temp-fire'))).toEqual(['fire']);
  expect(presupposedBy(article('dibao-who'))).toEqual([]);
});

test.each([
  ['life-widowed', '儿子离婚了在广东打工，儿媳妇走了三年没音信', false],
  ['life-widowed', '我老公去年走了，一个人带两个孩子', true],
  ['life-child-died', '孩子上不了学怎么办', false],
  ['dibao-death', '麻烦死了 低保年审要带啥', false],
  ['medical-death', '医药费报了还剩四万 有没有地方管', false],
  ['child-prison-parent', '他自己一个人在老家发病了就砸东西', false],
  ['child-prison-parent', '俺孙子他爸坐牢他妈跑了', true],
  ['disability-no-certificate', '我妈腿断了有残疾证 二级的 有没有补贴', false],
  ['disability-no-certificate', '我妈中风瘫了 有没有补贴', true],
  ['dibao-unmarried-mother', '我老公户口在另一个县，想带孩子申请低保', false],
  ['dibao-quit', '我想吃低保 咋整', false],
  ['dibao-elderly', '俺俩有低保 老伴走了就给俺降了', false],
])('%s for “%s”: %s', (id, message, is) => {
  expect(fits(id, message)).toBe(is);
});

test.each([
  ['我家低保是2019年评上的', 'has'],
  ['她是吃低保的', 'has'],
  ['我这个月低保少了一百多', 'has'],
  ['能不能吃低保', 'seeks'],
  ['我没得低保', 'seeks'],
  ['村里杨某两口子年年吃低保，老刘报了三回', undefined],
  ['低保边缘户是啥', undefined],
])('standing told in “%s”: %s', (message, standing) => {
  expect(standingIn(normalise(message), 'dibao')).toBe(standing);
});
