import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberedIn } from '../../../knowledge/answer/numbered.ts';
import { plainSpeech } from '../../../knowledge/text/dialect.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';

const pointsOf = (message: string) => numberedIn(plainSpeech(normalise(message)))?.points;

describe('questions are found by their numbers', () => {
  test.each([
    ['figures and a mark', '请问：1、低保怎么申请？2、要等多久？', ['低保怎么申请?', '要等多久?']],
    ['figures in brackets', '想问（1）残疾证去哪办（2）补贴一个月多少', ['残疾证去哪办', '补贴一个月多少']],
    ['figures in circles', '请问①孩子算不算孤儿？②钱打给谁？', ['孩子算不算孤儿?', '钱打给谁?']],
    ['bare figures', '1 低保怎么申请 2 几天能批', ['低保怎么申请', '几天能批']],
    ['一是, 二是', '我想问，一是能不能单人保，二是药费能不能报。', ['能不能单人保', '药费能不能报']],
    [
      '第一, 第二',
      '第一，车早没了还算吗？第二，停之前要不要告诉我？',
      ['车早没了还算吗', '停之前要不要告诉我'],
    ],
    [
      'lines',
      '咨询三件事\n一、谁能办五保？\n二、能不能住敬老院？\n三、后事谁管？',
      ['谁能办五保', '能不能住敬老院', '后事谁管'],
    ],
  ])('%s', (_, message, points) => {
    const found = pointsOf(message)?.map((point) => point.replace(/[,，?？。]+$/, ''));
    expect(found).toEqual(points.map((point) => point.replace(/\?$/, '')));
  });

  test('and end with the last question, whatever thanks come after', () => {
    expect(pointsOf('1.低保怎么申请？2.多久能批？谢谢领导，祝好人一生平安。')).toEqual([
      '低保怎么申请?',
      '多久能批?',
    ]);
  });

  test.each([
    '我家3口人，2个孩子上学，1个老人瘫痪，能不能申请低保？',
    '2016年3月申请过1次，2017年又申请2次，为什么不批？',
    '第一次去说缺户口本，第二次去说缺照片，到底要什么？',
    '我每月1.2万药费，报了2.5千，剩下的能不能救助？',
    '情况如下：1、父亲瘫痪。2、母亲去世。求帮助。',
  ])('what only counts or tells is no list of questions: %s', (message) => {
    expect(pointsOf(message)).toBeUndefined();
  });

  test('no text makes it throw, and every point stands in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'1234一二三四、.)(是第?吗。,\n低保怎么办') }),
        (text) => {
          for (const point of numberedIn(text)?.points ?? []) expect(text).toContain(point);
        },
      ),
    );
  });
});
