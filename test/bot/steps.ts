// Every place a talk can stand at, and the plain words that lead there.
import { walk } from '../../bot/flow.ts';
import { flows } from '../../bot/flows/all.ts';
import type { Office } from '../../bot/office.ts';
import { readTalk, type Talk } from '../../bot/talk.ts';

/** Words that go through a flow from end to end; every beginning of such a list leads to one of its steps. */
export const ROADS: readonly (readonly string[])[] = [
  [
    '测一测',
    '我66，老伴64',
    '每月600元',
    '没超过',
    '第一个',
    '第一个',
    '第一个',
    '第一个',
    '第一个',
    '第一个',
    '第一个',
  ],
  [
    '测一测',
    '开始',
    '我45，老婆43，儿子',
    '每月1100元',
    '第一个',
    '第二个',
    '第二个',
    '第二个',
    '10',
    '第二个',
    '第二个',
  ],
  ['我要投诉', '低保金三个月没有发到卡上', '石桥', '第一个', '改一改', '低保金一直不到账'],
  ['我要投诉', '窗口的人让我跑了五趟', '青山镇', '临时救助', '去年', '跳过', '提交'],
  ['我要投诉', '去问个事惹一肚子气回来', '青山镇', '第一个', '改类别', '其他', '提交'],
  ['我要举报', '有个村支书让他弟弟吃低保', '青山镇', '去年起就这样', '实名', '李四13800138000'],
  ['我要举报', '有人开着小车吃低保，我是他邻居', '帮我去掉', '说不清', '我是他嫂子', '我改一改'],
  ['我要举报', '有人开着小车吃低保', '说不清', '没有了', '匿名'],
  ['我要举报', '那边的事情不对头，你们要管', '青山镇', '不知道', '其他', '没有了', '匿名'],
  ['我要求助', '今年收成不好，日子有点紧巴', '青山镇', '李四13800138000', '提交'],
  ['我要求助', '家里没有钱买药看病', '青山镇', '李四13800138000'],
  ['我要提建议', '公示栏的字写大一点', '跳过', '提交'],
  ['人工', '1', '我的社保卡丢了找谁', '提交'],
  ['查进度', 'MB26000000000', '返回'],
];

/** The same for looking a case up, which needs one. */
export const trackRoads = (number: string, code: string): readonly (readonly string[])[] => [
  ['查进度', number, code, '补充', '还有一件事忘了说'],
  ['查进度', number, code, '撤回', '不撤了'],
];

/** The step a talk waits at, as `flow.step`; `start` outside of flows. */
export function standing(office: Office, talk: Talk): string {
  const flow = talk.flow && flows[talk.flow.id];
  if (!flow || !talk.flow) return 'start';
  const { county, gazetteer, knowledge, guides } = office;
  const context = { county, gazetteer, knowledge, guides, today: office.today() };
  return `${flow.id}.${walk(flow, talk.flow.answers, context).at}`;
}

/** The talk as it is kept now. */
export async function talkOf(office: Office, conversation: string): Promise<Talk> {
  return readTalk((await office.conversations.find(conversation))?.state ?? '', office.county);
}
