// A province's own rules are said to its counties and to no other, with where they are known from.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resident, type TestOffice, testOffice } from './office.ts';

const offices: Record<string, TestOffice> = {};
beforeAll(() => {
  for (const county of ['lechang', 'sample']) offices[county] = testOffice({ county });
});
afterAll(() => Promise.all(Object.values(offices).map((office) => office.end())));

const asked = async (county: string, text: string) => {
  const { replies } = await resident((offices[county] as TestOffice).turns).say(text);
  return replies.map((reply) => reply.text).join('\n');
};

describe('a county of 广东', () => {
  test.each([
    ['广东的 自己报涨工资 还照发半年？', /主动去申报的，可以按原来的金额再发6个月/],
    ['细妹智力四级，爸妈打零工养着，听讲广东放宽了', /三级、四级的智力残疾人和精神残疾人/],
    ['低保收入是看前几个月的平均', /申请前6个月（据广东省人民政府令第262号，当地另有规定的按当地）/],
    ['广东年轻没工作算不算有收入', /按当地最低工资标准给他算一份收入/],
  ])('%s', async (text, words) => {
    const said = await asked('lechang', text);
    expect(said).toMatch(words);
    expect(said).toContain('广东省人民政府令第262号（据转引，以窗口答复为准）');
    expect(await asked('sample', text)).not.toMatch(/广东省人民政府令|在广东，|广东的规定/);
  });
});

test('a figure its province sets stands in the general article too', async () => {
  expect(await asked('lechang', '低保收入怎么算')).toContain('本地往前看几个月：6个月');
  expect(await asked('sample', '低保收入怎么算')).toContain('本地往前看几个月：还没有登记');
});
