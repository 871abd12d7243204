// Owns telling that a question is asked of another place: what is on record here are the figures of this county.
import type { County } from '../../knowledge/jurisdictions/schema.ts';

/** As publishers mask it: A7县, C2市. */
const MASKED = /(?<![A-Za-z0-9])([A-Z]\d{0,3}(?:省|市|县|区|旗))/;

const NAMES =
  '北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古?|香港|澳门|台湾|' +
  '石家庄|太原|沈阳|大连|长春|哈尔滨|南京|苏州|无锡|杭州|宁波|温州|合肥|福州|厦门|南昌|济南|青岛|郑州|洛阳|武汉|长沙|广州|深圳|佛山|东莞|珠海|惠州|韶关|南宁|桂林|海口|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐|呼和浩特';
/** Whose rule is asked for stands at the head of a question; 我在广东打工 is a story. */
const ASKED = new RegExp(
  `(?:^|[,，。;；!！?？\\s]|请问|咨询|关于|想问|问一?下|知道)((?:${NAMES})(?:省|市|特区)?)(?=的|民政|低保|救助|特困|五保|高龄|残疾|孤儿|困境|临时|医疗|大病|城|农村|对|今年|现在|\\d{4}年)`,
);

/** The other place a message names as its own or asks about, as it was written; undefined where it names none or ours. */
export function placeElsewhere(
  raw: string,
  { name, city, province }: Pick<County, 'name' | 'city' | 'province'>,
): string | undefined {
  const found = (MASKED.exec(raw) ?? ASKED.exec(raw))?.[1];
  if (!found) return undefined;
  const bare = found.replace(/[省市县区]$/, '');
  return [name, city?.name, province?.name].some((ours) => ours?.includes(bare)) ? undefined : found;
}

/** 本地低保标准：城市每人每月800元, or that nobody recorded it. */
const LOCAL_FIGURE = /本地[^。\n]{0,30}(?:\d|还没有登记)/;
export const saysLocalFigure = (text: string): boolean => LOCAL_FIGURE.test(text);
