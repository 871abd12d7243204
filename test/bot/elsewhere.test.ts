// Figures on record are one county's; whoever asks for another place is told so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeElsewhere } from '../../bot/decide/elsewhere.ts';
import { decide } from '../../bot/decide.ts';
import { loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { type TestOffice, testOffice } from './office.ts';

const lechang = loadCounty('lechang');
const sample = loadCounty('sample');

describe('another place', () => {
  test.each([
    ['咨询C2市2026年低保标准是多少', 'C2市'],
    ['我是A7县人，请问低保标准是多少', 'A7县'],
    ['上海低保标准是多少', '上海'],
    ['请问湖北省低保标准', '湖北省'],
    ['内蒙古今年的低保线', '内蒙古'],
  ])('%s', (text, place) => {
    expect(placeElsewhere(text, sample)).toBe(place);
  });

  test.each([
    '低保标准是多少',
    '我在广东打工，老家低保标准是多少',
    '儿子去了上海的厂里',
    '明白县低保标准',
    '我评的是A类低保，县里一个月给多少',
  ])('none: %s', (text) => {
    expect(placeElsewhere(text, sample)).toBeUndefined();
  });

  test('the county itself, its city and its province are not elsewhere', () => {
    expect(placeElsewhere('广东省低保标准是多少', lechang)).toBeUndefined();
    expect(placeElsewhere('韶关市低保标准是多少', lechang)).toBeUndefined();
    expect(placeElsewhere('湖南省低保标准是多少', lechang)).toBe('湖南省');
  });
});

describe('said with the figures', () => {
  let opened: TestOffice;
  beforeAll(() => {
    opened = testOffice();
  });
  afterAll(() => opened.end());
  const said = async (text: string) =>
    (await decide(opened.office, {}, text, 'test')).replies.map((reply) => reply.text).join('\n');

  test('whose they are, and who knows the other', async () => {
    expect(await said('上海低保标准是多少')).toMatch(/“本地”的数是明白县的。上海的.*12345/);
  });
  test('nothing where no place, or no local figure, is named', async () => {
    expect(await said('低保标准是多少')).not.toContain('“本地”的数是');
    expect(await said('上海低保申请要带什么材料')).not.toContain('“本地”的数是');
  });
});
