import { describe, expect, test } from 'vitest';
import { blamesOffice } from '../../../knowledge/casework/complained-of.ts';

describe('an office of a township is what is complained of', () => {
  test.each([
    '我要投诉白石镇民政办，材料交了两次都说丢了',
    '青山镇窗口 跑三趟 一回少一样',
    '我要告镇上',
    '我要告镇政府，他们不给我办',
    '反映一下我们乡民政所，办个证跑了五趟',
    '我想投诉柳河乡里的人，老叫我补材料',
    '举报青山镇窗口不收材料',
    '投诉青山镇',
    '我要投诉我们乡里不给办',
    '跑了四趟了，镇民政办还说少一张',
    '街道办叫我补了三回材料',
    '便民服务中心 问一句答一句 少一样又叫回去',
  ])('%s', (text) => {
    expect(blamesOffice(text)).toBe(true);
  });

  test.each([
    '低保三个月没到账',
    '我要反映青山镇石桥村低保三个月没到账',
    '在青山镇窗口交的材料，三个月没消息',
    '我去民政办交了材料，没下文',
    '我向镇上反映过，低保还是没发',
    '反映到民政所了，补贴还没到',
    '不是投诉民政办，就是钱没到',
    '材料交给镇里了，一直没结果',
    '我跟镇上说过了，残疾补贴还没发',
    '他告诉我镇上的低保发了',
    '没人告诉我镇民政办在哪',
  ])('and not where it is only where somebody went: %s', (text) => {
    expect(blamesOffice(text)).toBe(false);
  });
});
