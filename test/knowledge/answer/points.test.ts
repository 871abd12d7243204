import { describe, expect, it } from 'vitest';
import { createPoints, pointsOf, sharedWords, sidesAsked } from '../../../knowledge/answer/points.ts';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';

const { articles } = loadKnowledge({ county: loadCounty('sample') });
const points = createPoints(articles);

const TEXT = `离婚归婚姻登记处办。夫妻亲自去，不能代办。先查三样：
· 一方不肯离、不肯签字的，到法院起诉离婚
· 房子财产怎么分、孩子归谁谈不拢，也归法院判
带身份证、户口簿、结婚证去；请不起律师打12348问法律援助。`;

describe('the points of an article', () => {
  it('are its sentences and the lines of its lists; what only opens a list is none', () => {
    expect(pointsOf(TEXT).map(({ text }) => text)).toEqual([
      '离婚归婚姻登记处办。',
      '夫妻亲自去，不能代办。',
      '一方不肯离、不肯签字的，到法院起诉离婚',
      '房子财产怎么分、孩子归谁谈不拢，也归法院判',
      '带身份证、户口簿、结婚证去；请不起律师打12348问法律援助。',
    ]);
  });

  it.each([
    ['他不肯签字呢', '不肯签字'],
    ['那娃归谁', '孩子归谁'],
    ['要带啥', '身份证'],
    ['没钱请律师', '12348'],
    ['我能替他去办不', '不能代办'],
  ])('%s is after the one that says %s', (asked, said) => {
    const [best] = points.score(asked.replace('娃', '孩子'), TEXT).toSorted((a, b) => b.score - a.score);
    expect(best?.text).toContain(said);
  });

  it('are scored without anything in common too, and lower', () => {
    const best = (asked: string) => Math.max(...points.score(asked, TEXT).map(({ score }) => score));
    expect(best('今天天气好')).toBeLessThan(best('他不肯签字呢') / 2);
    expect(points.score('', '')).toEqual([]);
  });
});

describe('words', () => {
  it('that name nothing ask for a side', () => {
    expect(sidesAsked('多久')).not.toEqual(sidesAsked('要带什么'));
    expect(sidesAsked('今天天气好')).toEqual([]);
  });
  it('shared are more than filling', () => {
    expect(sharedWords('婆婆那个呢', '婆婆86了眼睛看不见')).toBe(true);
    expect(sharedWords('那个是怎么', '这个是怎么办的')).toBe(false);
  });
});
