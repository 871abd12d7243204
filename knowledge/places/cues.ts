// Owns judging from the words around it whether a name without its ending is a place here, or part of something else.
import { readFileSync } from 'node:fs';

/** Everyday words that are also names (平安, 天堂), and words that contain a name or run into one (梅花鹿, 来往). */
const everyday = new Set(
  readFileSync(new URL('./everyday.txt', import.meta.url), 'utf8')
    .split(/\s+/)
    .filter(Boolean),
);
const longestWord = Math.max(...[...everyday].map((word) => word.length));

const home =
  /(?:我们?是隔壁|我是|我们?就?是|俺们?是?|我们|咱们?是?|住在?|家在|家住|家是|人在|我在|户口在|户籍在?|户籍是|来自|老家是?|本人是?|本人系|娘家|婆家|嫁到|嫁在|搬到|搬来|乡镇[:是]?|地址[:是]?)$/;
const settled = /(?:家在|家住|住在|户口在|户籍在?|户籍是|嫁到|嫁在|搬到|老家是?|老家在|娘家在?|婆家在?)$/;
/** 我坪石的, at the head of a clause. */
const mine = /(?:^|[\s,.;!?，。；！？])[我俺]$/;
const toward =
  /(?:在|到|去|从|回|来|住|于|听说|隔壁|举报|投诉|反映|检举|揭发|告|查|属于?|归|是|给|找|问|请问|想问|想问下|和|跟|与|及|还有|或者?|让|请|叫|对|关于|镇上?|县|市)$/;
const place =
  /^(?:那边|这边|那里|这里|那儿|这儿|那块|这块|那头|这头|那带|一带|镇上|镇里|街上|圩上|墟上|乡里|乡下|政府|党委|民政|派出所|卫生院|敬老院|养老院|福利院|中心校|辖区|境内|片区|公共服务办|本地|当地|分管|管辖)/;
const matter =
  /^(?:的(?!话|时候|确)|人(?![民生均类员家心口力数工])|有(?:个|人|一|些|户|几|没有|老|残|孤|精)|某|农村|农民|村民|居民|户口|户籍|低保|特困|五保|残疾|孤儿|高龄|老人|办|申请|领|怎么|怎样|哪|几点|电话|地址|干部|书记|主任|领导|工作人员|窗口|这个|那个|一个|一户|一家)/;
const stop =
  /^(?:$|[\s,.;:!?、，。；：！？()（）"'“”「」…~-]|[吧吗嘛呢啊呀哦哈喽了](?:$|[\s,.;!?，。；！？]))/;
const opens = /(?:^|[\s,.;:!?、，。；：！？()（）"'“”「」…~-])$/;

/** True when the message is this name and nothing else: the answer to "which township?". */
export function isAlone(text: string, start: number, end: number): boolean {
  return /^[\s,.!?，。！？的人呀啊]*$/.test(text.slice(0, start) + text.slice(end));
}

/** How sure one must be that a bare name is meant: longer names hardly arise by accident. */
export type Caution = 'long' | 'ordinary' | 'everyday';

/** How careful to be with `key`. */
export function cautionFor(key: string): Caution {
  if (everyday.has(key)) return 'everyday';
  return key.length >= 3 ? 'long' : 'ordinary';
}

/** True when an everyday word covers text[start, end) or runs across one of its edges: 大|源头, 长来|往. */
export function runsIntoWord(text: string, start: number, end: number): boolean {
  for (let from = Math.max(0, start - longestWord + 1); from < end; from++) {
    for (let length = 2; length <= longestWord && from + length <= text.length; length++) {
      const to = from + length;
      if (to <= start || (from >= start && to <= end)) continue;
      if (everyday.has(text.slice(from, to)) && !isFalseEdge(text, from, start)) return true;
    }
  }
  return false;
}

/** 家在|大… : a word that begins before the name is none when a cue already took its first character. */
function isFalseEdge(text: string, from: number, start: number): boolean {
  return from < start && home.test(text.slice(Math.max(0, start - 6), start));
}

/** True when the bare name at text[start, end) is said as a place. */
export function isSaidAsPlace(text: string, start: number, end: number, caution: Caution): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 6);
  if (place.test(after))
    return caution !== 'everyday' || !/^政府|^民政/.test(after) || opens.test(before) || cued(before);
  if (caution === 'long') return true;
  const atStop = stop.test(after);
  if (mine.test(before) && /^[的人]/.test(after) && stop.test(after.slice(1))) return true;
  if (caution === 'everyday') {
    if (isAlone(text, start, end)) return true;
    if (settled.test(before)) return true;
    if (home.test(before)) return atStop || /^(?:的|人(?!民)|有人)/.test(after);
    if (/(?:在|到|去|从|住)$/.test(before))
      return atStop || /^(?:的(?:村|书记|主任|低保|人|干部)|有人|某)/.test(after);
    return start === 0 && /^(?:有人|低保|的低保|特困)/.test(after);
  }
  if (opens.test(before) || home.test(before)) return true;
  if (/(?:在|到|去|住|听说|隔壁|举报|投诉|反映|检举|揭发|属于)$/.test(before)) return true;
  return (
    (toward.test(before) && (atStop || matter.test(after))) ||
    /^(?:有人|的(?:书记|主任|干部|低保|村民|人$))/.test(after)
  );
}

function cued(before: string): boolean {
  return home.test(before) || toward.test(before);
}

/** The characters a cue can end with: one look spares most positions the longer one. */
const cueLast =
  /[^一-龥]|[是们俺在住家自本人系到到来于址镇说壁报诉映发告查属归给找问下和跟与及有或者让请叫对关上县市去从回]/;

/** True when a name may begin at `start`: the text or a clause begins there, or a word like 在 or 举报 stands before it. */
export function mayBegin(text: string, start: number): boolean {
  if (start > 0 && !cueLast.test(text[start - 1] as string)) return false;
  const before = text.slice(Math.max(0, start - 6), start);
  return opens.test(before) || cued(before);
}

/** True when the teller says of text[…, start) that he lives there or comes from there. */
export function saysHome(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  return home.test(before) || mine.test(before);
}

const otherCounty = /([一-龥]{2,8})(?:自治县|县|市|区|州)的?$/;

/** True when the name at `start` is placed in another county or city: 宜章县|梅田镇. `ours` are our own county's and city's names. */
export function isElsewhere(text: string, start: number, ours: readonly string[]): boolean {
  const before = text.slice(Math.max(0, start - 9), start).replace(/的$/, '');
  const match = otherCounty.exec(before);
  if (!match) return /(?:外省|外县|外市|外地)的?$/.test(before);
  if (ours.some((name) => before.endsWith(name))) return false;
  const word = match[1] as string;
  if (/[小社山地校景库辖城片厂]$/.test(word) && before.endsWith('区')) return false;
  return !/(?:我|我们|我们的|咱|咱们|本|全|该|这个|同|各|在|是|住)$/.test(word);
}

/** True when a township that is not ours stands right before `start`: 大河乡|莲塘村 (but 我们镇|莲塘村). */
export function followsOtherTownship(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    /[一-龥][^我们本全个各该这那咱在]{1,3}(?:镇|乡|街道|办事处)(?:的|[老新上下大小东西南北])?$/.test(
      before,
    ) && !/[我们本全个各该这那咱](?:镇|乡|街道)(?:的|[老新上下大小东西南北])?$/.test(before)
  );
}
