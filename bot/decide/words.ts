// Words that mean the same wherever they are said, and what can be told from the shape of a message alone.
import type { TalkContext } from '../flows/context.ts';
import { zh } from '../phrases/zh-CN.ts';

export const menu = [
  { label: zh.menu.selfCheck, value: 'go:self_check' },
  { label: zh.menu.complaint, value: 'go:complaint' },
  { label: zh.menu.tipOff, value: 'go:tip_off' },
  { label: zh.menu.help, value: 'go:help' },
  { label: zh.menu.track, value: 'go:track' },
];

/** What the menu calls a flow. */
export const menuLabel = (flow: string) => menu.find(({ value }) => value === `go:${flow}`)?.label ?? flow;

export type AlwaysWord = 'back' | 'leave' | 'human' | 'help' | 'restart';

// Maps, not objects: what a stranger types is looked up in them, and `constructor` is found in every object.
export const ALWAYS: ReadonlyMap<string, AlwaysWord> = new Map(
  Object.entries<AlwaysWord>({
    返回: 'back',
    上一步: 'back',
    后退: 'back',
    退出: 'leave',
    不办了: 'leave',
    取消: 'leave',
    人工: 'human',
    转人工: 'human',
    人工服务: 'human',
    帮助: 'help',
    '?': 'help',
    重新开始: 'restart',
    重来: 'restart',
  }),
);

/** The bare name of an errand is that errand, whatever else it might be heard as. */
export const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...Object.fromEntries(menu.map(({ label, value }) => [label, value])),
    投诉: 'go:complaint',
    举报: 'go:tip_off',
    我要匿名举报: 'go:tip_off',
    匿名举报: 'go:tip_off',
    求助: 'go:help',
    我要求助: 'go:help',
    自测: 'go:self_check',
    测一测: 'go:self_check',
    查进度: 'go:track',
    提建议: 'go:suggestion',
    我要提建议: 'go:suggestion',
    [zh.menu.ask]: 'ask',
  }),
);

/** When does somebody come: asked by whoever waits, of a case and not of the rules. */
export const ASKS_WHEN =
  /^(?!.*(?:调查|核实|核对|入户|走访|公示|评议|一次|复核))(?:那|请问|大概|到底|你们|他们|工作人员|镇上的?人?)*(?:什么时候|啥时候|几时|几点|多久|好久|何时)(?:能|会|才)?(?:有人|来人|人)?(?:来|到我?家|上门|找我|联系我|管)/;

/** Worth looking for a place in; most questions about the rules are not. */
export const SAYS_WHERE = /[镇乡村街区县]|我(?:们)?(?:是|在|住)|的$|^.{2,6}$/;

/** Nothing but the name of a place, and perhaps 我是…的. */
export function isBare(text: string, { gazetteer }: TalkContext): boolean {
  const [match] = gazetteer.find(text);
  if (!match) return false;
  const rest = text.slice(0, match.start) + text.slice(match.end);
  return /^(?:我(?:们)?(?:是|在|住)?)?(?:这里|这边|的|人)*[,.!，。！]*$/.test(rest);
}

/** 好的知道了, 行嘞明白: what was said is taken, and nothing is asked. No word may stand in both loops, or 嗯嗯嗯… takes hours. */
export const TAKEN_IN =
  /^(?:(?:好|行|中|要得|嗯|哦|噢|喔)(?:的|嘞|啦|了|吧|哈)*[,。!~ ]*)*(?:(?:我|俺|都)?(?:知道|晓得|明白|清楚|懂|收到|了解|记住)(?:了|啦|咯|哒|嘞)?|好(?:的|嘞|滴|哒)|行嘞)[。!~ ]*$/;

/** 我要评价: asks how, and gives no mark yet; whoever gives one without a number is thanked, whatever it is for. */
export const ASKS_TO_RATE = /^(?:我?(?:要|想|来|给)(?:个)?)?(?:评价|评分|打分|打个分)(?:一下|下)?[。!~ ]*$/;

/** A bad mark is owed regret, and the way to complain. */
const BAD_MARK =
  /差评|零分|0分|[一二两1-2]颗?星|[一二两1-2]分|啰嗦|罗嗦|太长|垃圾|差劲|没(?:啥|什么)?用|不(?:满意|好用|怎么样|咋样)|太差|很差|白问/;

const GOOD_MARK = /好评|五星|5星|满分|一百分|100分|谢谢|多谢|感谢|耐心|清楚|明白了|帮了?大忙|点赞/;

/** What a mark without a number says of the bot. */
export const markIn = (text: string): 'good' | 'bad' | 'unclear' => {
  if (BAD_MARK.test(text)) return 'bad';
  return GOOD_MARK.test(text) ? 'good' : 'unclear';
};

/** Ends or is put like a question; a story may hold one, but then it is long; 他还吃着低保呢 only tells. */
export const isQuestion = (text: string) =>
  text.length <= 60 &&
  /[?吗么]$|(?:[什怎咋谁哪几]|为啥|多[少久大])[^,。，]*呢$|([\u4e00-\u9fff]{1,2})[不没]\1|多少|几天|哪里|向哪|怎么办|咋办|咋个办|找谁|找哪|去哪|向谁|多久|能不能|可不可以|是不是|合不合|怎么(?:投诉|举报|反映|申诉|告)/.test(
    text,
  );
