// 不对，要写他开饭馆吃低保: said of a report told over once more, it puts the story right.
import { otherCategory } from '../../knowledge/casework/categories.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller } from '../../knowledge/text/teller.ts';
import type { Answers } from '../flow.ts';
import { accusedIn } from '../flows/accused.ts';
import { careStep } from '../flows/care.ts';
import type { TalkContext, TalkFlow } from '../flows/context.ts';
import { sortStory } from '../flows/sorting.ts';
import { filing as say } from '../phrases/filing.ts';
import type { Talk } from '../talk.ts';
import { arrive } from './errand.ts';
import { type Decided, IN_FLOW, type Message } from './message.ts';

const REPORTS: readonly string[] = ['complaint', 'tip_off', 'help', 'suggestion'];

const CORRECTIONS = [
  /^(?:不对|不是|错了|写错了?|记错了?|没写全|漏了|少写了?)(?:的|啊|呀|嘛)?[,，。!！:：\s]+(?:你|您|我|就|还|应该|主要|其实|而|要|得|把|是)*(?:写|改成|改为|加上|说)?(?:上)?[:：]?\s*(.{4,})$/,
  /^(?:要|应该|得|还要|你要|要把)(?:写|改成|改为|写成|写上|加上)[:：]?\s*(.{4,})$/,
  /^不是[^,，。!！]{1,10}[,，。\s]+(?:主要(?:是)?|其实(?:是)?|而是|我(?:要)?(?:说|投诉|告|反映|举报)的?是)\s*(.{4,})$/,
];

/** The words that put it right, without those that say so. */
export const correctionIn = (raw: string): string | undefined =>
  CORRECTIONS.map((pattern) => pattern.exec(raw.trim())?.[1]).find((rest) => rest !== undefined);

/** 是前天，不是昨天 changes one answer and no story. */
const OF_DAY = /^(?:就)?是?(?:今|昨|前|大前|上|星期|周|礼拜|\d|[一二三四五六七八九十])[^,，。]{0,8}$/;

/** Undefined where nothing is put right, or nothing was told over yet. */
export async function correcting(
  message: Message,
  talk: Talk,
  flow: TalkFlow,
  answers: Answers,
  at: string | null,
): Promise<Decided | undefined> {
  if (!REPORTS.includes(flow.id) || (at !== 'confirm' && !at?.startsWith('q_'))) return undefined;
  if (typeof answers.what !== 'string' || message.said.raw.length > 200) return undefined;
  const right = correctionIn(message.said.raw);
  if (right === undefined || OF_DAY.test(right)) return undefined;
  const next = corrected(flow.id as CaseKind, answers, message.said.raw.trim(), right, message.context);
  return arrive(message, talk, flow, next, [{ text: say.corrected }], IN_FLOW);
}

function corrected(
  kind: CaseKind,
  answers: Answers,
  raw: string,
  right: string,
  context: TalkContext,
): Answers {
  // 不是态度 is kept as it was said: whoever reads the case sees what it is not.
  const line = raw.startsWith('不是') && !/^不是[,，。\s]/.test(raw) ? raw : right;
  const what = `${String(answers.what)}\n更正：${line}`;
  const sort = sortStory(kind, right);
  // 不是态度: the drawer it lies in is the wrong one, so the next best will do.
  const isMoved = sort.isSure || (line === raw && sort.category !== otherCategory(kind));
  const { type } = accusedIn(what, context);
  // Whom it accuses after all is never a lesser one than was thought before.
  const isOffice = kind === 'tip_off' && type !== 'none' && type !== 'household';
  const isCareful = kind === 'tip_off' && namesTeller(normalise(right));
  const { [careStep('what')]: care, category, ...rest } = answers;
  return {
    ...rest,
    what,
    ...(care !== undefined && !isCareful && { [careStep('what')]: care }),
    ...(isMoved && 'sort' in answers
      ? { sort: { ...sort, isSure: true } }
      : category === undefined
        ? {}
        : { category }),
    ...(isOffice && answers.accused === 'household' && { accused: type }),
  };
}
