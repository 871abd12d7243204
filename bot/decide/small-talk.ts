// Words that ask nothing: 嗯, 好, 行 after what was said, and 我想问个事 before anything is. Neither is misunderstood, and nothing is
// looked up for them.
import { zh } from '../phrases/zh-CN.ts';
import type { Talk } from '../talk.ts';
import { type Decided, type Message, reply } from './message.ts';
import { menu, TAKEN_IN } from './words.ts';

const LONGEST = 16;
/** 嗯嗯, 好好好, 行吧, 哦: one class, so that it is read once however long. */
const NODS = /^[嗯恩哦噢喔唔啊呃好行中成得嘞吧呢了啦哈的,，。.!！~～ ]+$/;
const NOD = /[嗯恩哦噢喔唔好行中成]/;
/** 那个 我想问哈钱的事: what he is after is not told yet. */
const ASKS_NOTHING_YET =
  /^(?:那个|这个|我|俺|想|要|就|来|跟|向|你们?|您|问|打听|请教|咨询|一下|一哈|下|哈|个|点|件|些|有|钱|的|事情?|问题|话|说|讲|,|，|。| )+$/;
const ASKS = /问|打听|请教|咨询|有(?:个|点|件)/;

/** Undefined where the message says anything of its own. */
export function smallTalk({ said: { text } }: Message, talk: Talk): Decided | undefined {
  if (TAKEN_IN.test(text)) return reply(talk, 'thanks', [{ text: zh.noted }]);
  if (text.length > LONGEST) return undefined;
  if (NODS.test(text) && NOD.test(text))
    return (talk.said ?? []).length > 0 || talk.filed
      ? reply(talk, 'flow_answer', [{ text: zh.noted }])
      : reply(talk, 'flow_answer', [{ text: zh.listening, choices: menu }]);
  if (!ASKS.test(text) || !ASKS_NOTHING_YET.test(text)) return undefined;
  return reply(talk, 'flow_answer', [
    { text: text.includes('钱') ? zh.listeningOfMoney : zh.listening, choices: menu },
  ]);
}
