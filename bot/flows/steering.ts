// Steering the self-check in one's own words: stop, begin again, one question back.
import { parseYesNo } from '../../knowledge/text/answers.ts';

export type Steer = 'stop' | 'restart' | 'back';

const LEAD =
  '(?:好了?|行了?|那|唉|哎|嗯|你|您|我|俺|咱|就|先|都|快|给|说|叫|让|可以|今天|今儿|还是|干脆|,|，)*';
const TAIL = '(?:了|吧|啦|咯|算了|嘛|啊|呗|哈|谢谢|。|!|！|,|，|\\.)*';
/** 改天再测: it can wait, and so can the questions. */
const LATER = '(?:改天|明天|以后|下次|下回|回头|晚点|过几天|等(?:会|下)儿?)(?:再)?(?:来|测|说|答|弄|搞|问)?';
const RESTART = new RegExp(
  `^(?:不测了|算了|停|不对)?${LEAD}(?:从(?:头|第[一1](?:题|个(?:问题)?|步))(?:开始|再)?(?:来|测|说)?|重新(?:来|开始|测|说|算)|重(?:来|测|算)|再(?:来|测)一?(?:次|遍|回))(?:一?(?:次|遍|回|下))?(?:过)?${TAIL}$`,
);
const STOP = new RegExp(
  `^${LEAD}(?:停+(?:下来?|止|一下|住)?|停(?:在|到)这(?:儿|里)?|退出|结束|打住|到(?:这儿|这里|这)(?:为止)?|到此|够了|不(?:想|要|用|愿)?(?:再)?(?:测|弄|搞|答|做|算|填|玩|办|整|来|说|问|聊|继续)(?:这个|下去)?|(?:别|莫|甭|不要)(?:再)?(?:问|测|弄|搞|算|继续)|算(?:了|球|求)(?:吧|嘛)?(?:不.{1,3})?|拉倒|${LATER}|没空|不耐烦|麻烦得很)${TAIL}(?:[,，]?你?就?(?:直接)?(?:说|讲|告诉).{0,14})?$`,
);
const BACK = new RegExp(
  `^${LEAD}(?:要|改)*(?:(?:回|退|返)(?:回)?(?:到|去)?(?:上|前)(?:一|1)?(?:步|题|个|条)|(?:上|前)(?:一|1)(?:步|题|个(?:问题)?|条)|退(?:回|一步)(?:去|来)?|往回|倒回去|回去|返回)(?:去|来|问题|的)?${TAIL}$`,
);

const LONGEST = 30;
const STOPS_FIRST =
  /^(?:算了|好了|行了|唉|哎|那|我|俺|,|，)*(?:不|别|莫)(?:想|要|用)?再?(?:弄|测|问|搞|算|答|填|整|说)了(?:吧|嘛|啊)?[\s,，。!！;；]/;
/** 你直接说能不能办, 太长 你就说能不能: the answer so far is wanted, and no more questions. */
const JUST_TELL =
  /(?:直接|就|干脆|只)(?:给我|跟我|帮我)?(?:说|讲|告诉|回答)(?:我|一?句)?.{0,6}(?:能不能|够不够|行不行|中不中|可不可以|有没有(?:戏|份)|符不符合)|(?:能不能|够不够|行不行)[^,，]{0,8}[,，]?你?(?:就|直接)(?:说|讲|告诉)|(?:说说|告诉|看看|到底)[^,，]{0,6}(?:能|可以)(?:办|领|拿|享受|申请|得)(?:哪|些?什么|些?啥)/;
export const wantsResult = (text: string): boolean => text.length <= LONGEST && JUST_TELL.test(text);

/** Stop, begin again, or one question back, in one's own words; undefined for anything else. */
export function steerIn(text: string): Steer | undefined {
  const said = text.replace(/[。.!！~]+$/, '');
  if (RESTART.test(said)) return 'restart';
  if (BACK.test(said)) return 'back';
  // 不想说 leaves one question out, not all of them.
  if (parseYesNo(said) === 'skip') return undefined;
  if (said.length > LONGEST) return undefined;
  // 算了不弄了，你这问得我头大; 不问了，我去村里问: what comes after is only why, or where to.
  if (STOPS_FIRST.test(said)) return 'stop';
  // 不问了，先停 and 停停，我不想算了: every breath of it stops.
  const breaths = said.split(/[\s,，。!！;；]+/).filter((breath) => breath !== '');
  const isStop = STOP.test(said) || (breaths.length > 0 && breaths.every((breath) => STOP.test(breath)));
  return isStop ? 'stop' : undefined;
}

/** 停了 where it was asked what they receive, 不做了 where it was asked who works: the answer to that question. */
export const mayAnswer = (text: string, id: string | null): boolean =>
  /receiving|[wW]ork|study/.test(id ?? '') && !/[问测算弄搞填]|(?:先|说|我)停|停[下止一]/.test(text);
