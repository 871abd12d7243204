// What a finished flow hands in already knows whom its words accuse; filing need not hear them again.
import { expect, test } from 'vitest';
import { accusedIn } from '../../../bot/flows/accused.ts';
import { effectOf, flows } from '../../../bot/flows/all.ts';
import { openTestOffice } from '../../support/office.ts';

test.each([
  ['complaint', '青山镇民政窗口让我跑了三趟，每次都说材料不齐'],
  ['complaint', '村主任克扣我的低保金'],
  ['suggestion', '希望窗口中午也有人'],
  ['tip_off', '邻居开着小车还吃低保'],
])('a %s says whom its own words accuse: %s', async (id, what) => {
  const { office } = openTestOffice();
  const context = { ...office, today: office.today() };
  const flow = flows[id];
  const effect = flow && effectOf(flow, { what }, context);
  expect(effect).toMatchObject({ kind: 'file', report: { heard: accusedIn(what, office).type } });
});
