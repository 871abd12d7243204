// A message in clauses, each of which is read for itself.
import { normalise } from '../../knowledge/text/normalise.ts';

/** 七十三一个人 runs two numbers together, and so does 一千一个月. */
const RUN_TOGETHER =
  /([二三四五六七八九]十[一二三四五六七八九]?|\d\d)(?=一个人|一人(?!一)|两个人|俩人|一个(?:[二三四五六七八九]十|\d))|(?<=一个)(十[一二三四五六七八九]?)(?=一个(?:十|[二三四五六七八九]?[一二三四五六七八九十](?:岁|$)))/g;

export function clausesIn(raw: string): string[] {
  return normalise(raw)
    .replace(RUN_TOGETHER, '$1$2,')
    .split(/,(?!\d{3}(?!\d))|[，、;；。!！?？:：\n ]+|\.(?!\d)/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}
