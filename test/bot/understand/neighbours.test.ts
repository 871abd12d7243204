import { describe, expect, it } from 'vitest';
import { articleAbout } from '../../../bot/understand/neighbours.ts';
import { neighbours } from '../../../bot/understand/scope.ts';
import { understand } from '../../../bot/understand.ts';
import { loadCounty } from '../../../knowledge/jurisdictions/schema.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';

describe('a field of somebody else', () => {
  it('has an article that stands in the knowledge base, all but small talk', () => {
    const { articlesById } = loadKnowledge({ county: loadCounty('sample') });
    const without = neighbours.filter((field) => !articlesById.has(articleAbout(field) ?? ''));
    expect(without).toEqual(['weather_chat']);
  });

  it.each([
    ['廉租房还要排多久的队', 'public_housing'],
    ['老屋成危房了政府给改造不', 'danger_house'],
    ['修铁路征了我家两亩地', 'land'],
    ['遗属补助是哪个部门发的', 'other_benefit'],
    ['老兵优待证去哪里领', 'veterans'],
    ['公积金怎么取出来', 'housing_fund'],
  ] as const)('is named: %s', (text, field) => {
    const heard = understand(text);
    expect([heard.intent, heard.neighbour]).toEqual(['out_of_scope', field]);
  });
});
