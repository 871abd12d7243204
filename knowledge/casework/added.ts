// Owns hearing that words are meant for a case there is (补给他们, 加到刚才那个里头去, 再加一句), and which words those are.
import { clausesOf, joined } from './clauses.ts';

const LEAD =
  '(?:嗯|哦|对了|那|我|俺|还|再|要|想|就|给|帮|请|麻烦|你|您|们|好|把|这个?|这句|也|都|得|来|快|说了|是|,|\\s)*';
const VERB = '(?:补充|补|加|添|附|写|记|放)';
/** Behind the verb: where it goes to. A bare 加 or 记 says nothing. */
const INTO =
  '(?:上去|进去|进来|进|上|到|在|给|入|(?:一|几|个|两|点|下)*(?:句|条|点|下|个)(?:话|情况|事)?|情况|材料|电话|地址)';
const CASE =
  '(?:刚才|刚刚|前面|上面|上回|上次|那|这|一|个|件|条|张|份|案|单|子|投诉|举报|求助|登记|诉求|里|面|头|的|边|去|来|上|进|他们|镇上|你们|办的?人|人家|就|行|好|可以|下|吧|嘛|哈|啊|了|麻烦|谢谢|不|吗|mb\\d+|\\s)*';
/** 忘了说, 前面漏了一句, 还有一件事没说. */
const FORGOT =
  '(?:哦|对了|我|前面|刚才|刚刚|还|上面|,|\\s)*(?:(?:忘(?:了|记)?|漏)(?:了)?(?:说|讲|写)(?:了)?(?:一?(?:句|条|点|个|件)(?:事|话)?)?|(?:漏|少)(?:了|说|讲|写)+(?:一(?:句|条|点|个|件))(?:事|话)?|还有一(?:句话?|条|件事?|个事|点)(?:要说|(?:没|忘(?:了|记)?)(?:说|讲|写)(?:了)?|(?<!点)(?=$|[:：,，\\s])))';
const COMMAND = `${VERB}${INTO}${CASE}`;
const WHOLE = new RegExp(
  `^(?:${LEAD}${COMMAND}|${LEAD}(?:往|给|在|到|把)(?:刚才|刚刚|那|这|前面|上面)${CASE}${COMMAND}|${FORGOT})$`,
);
const AHEAD = new RegExp(
  `^(?:${LEAD}(?:往|给|在|到|把)(?:刚才|刚刚|那|这|前面|上面)${CASE}${VERB}(?:一?(?:句|条|点|下|个)(?:话|情况|事)?|上|充)[:：,，\\s]*|${LEAD}${VERB}(?:(?:一|几|个|两|点|下)*(?:句|条|点|下|个)(?:话|情况|事)?|上|充)(?:[:：,，\\s]|是|说)*|${FORGOT}[:：,，\\s]*)`,
);
const BEHIND = new RegExp(
  `(?:,|\\s)*(?:你|您|请|帮我|给我|也|都|一起|就|要|把它|再)*(?:补上(?:去)?|加(?:上|进)去|加(?:上|进)(?:刚才)?那?(?:个|件|里)?|补(?:给)(?:他们|镇上|你们|办的人)|添(?:上|进)去?)${CASE}$`,
);
/** 不是新的, 是刚才那件的: which case is meant. */
const POINTS =
  /^(?:说了|都说了|我说)?(?:不是(?:新|另|别)[^,，。]{0,6}|(?:就|还)?是(?:说)?(?:刚才|刚刚|前面|上面)(?:交|报|举报|投诉|登记|那)[^,，。]{0,8})$/;

export interface Added {
  /** Without the words that say so; empty where nothing else is said. */
  words: string;
  /** A clause says so and nothing else: 补上. 我想把儿子加进去 may be about a person. */
  isPlain: boolean;
}

/** 低保加人要啥: what is asked is no addition. */
const ASKS = /[?？吗呢]$|多少|怎么|咋|如何|能不能|可不可以|能领|要啥|什么|[啥哪谁]|多久|几天/;

const SAYS_PLAINLY = new RegExp(
  `^(?:那|我|还|再|想|要|给|帮)*(?:补充|加|补|添)(?:一|几|两)(?:句|条|点)|^补充|^${FORGOT}`,
);
const FILLS = /^(?:还有|另外|对了|哦|嗯|那个|就是)$/;

/** What is to be added to a case there is; undefined where nothing says so. @param raw as it was written */
export function addedTo(raw: string): Added | undefined {
  if (!/[补加添附写记放]|忘|漏|有一/.test(raw)) return undefined;
  let isCommand = false;
  let isPlain = false;
  const left = clausesOf(raw).flatMap((clause) => {
    if (POINTS.test(clause.text)) return [];
    if (WHOLE.test(clause.text)) {
      isCommand = true;
      isPlain = true;
      return [];
    }
    const cut = clause.text.replace(AHEAD, '').replace(BEHIND, '').trim();
    if (cut === clause.text) return [clause];
    isCommand = true;
    if (SAYS_PLAINLY.test(clause.text)) isPlain = true;
    // As it was written, where the words are to be found in it.
    return cut.length < 2 ? [] : [{ ...clause, text: cut, raw: `${cut}，` }];
  });
  const told = left.filter(({ act, text }) => act.does === 'tells' && !FILLS.test(text));
  if (!isCommand || told.some(({ text }) => ASKS.test(text))) return undefined;
  return { words: joined(told), isPlain };
}

/** Most messages hold neither, and need not be cut for it. */
const MAY_POINT = /刚[才刚]|不是(?:新|另)/;
/** 不是新的 是刚才那件的, 加到刚才那个里: said of a case handed in, and not of the one being told. */
export const pointsToFiled = (raw: string): boolean =>
  MAY_POINT.test(raw) &&
  clausesOf(raw).some(
    ({ text }) =>
      /^(?:说了|都说了|我说)?不是(?:新|另)[^,，。]{0,6}$/.test(text) ||
      /(?:加|补|添)(?:进|到|给|在)?(?:刚才|刚刚)(?:交|报|举报|投诉|登记|那)/.test(text) ||
      /^(?:说了|都说了)?(?:就|还)?是(?:刚才|刚刚)(?:交|报|举报|投诉|登记)的?那/.test(text),
  );
