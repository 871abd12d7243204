// What each clause of a message does to a sum: it tells a figure or who lives there, it asks what that comes to, it fills, or it is
// about something else.
import { PROGRAMME_LABELS } from '../../../knowledge/model.ts';
import { sumClausesIn } from '../../flows/sums-told.ts';
import { asksForLine, asksToReckon } from '../reckoning.ts';
import { namesMoney, partPaid } from './money-told.ts';
import { peopleTold } from './people-told.ts';

export type Asks = 'whether' | 'how much' | 'line' | 'sum';

/** 你给我算算: the wish, and not 算不算 or 怎么算. */
const SUM =
  /(?<![怎咋样就也不])算(?:算|一算|一?下(?!来))|算(?:错|少|多|漏)了|算得不对|没算对|重新?算|加进去(?:一起|一块)?(?:再)?算|(?:给|帮|替)(?:我|俺|咱)?们?家?(?:算|看看)(?!不)/;
const MARGIN = /(?:是不?是|算不?算|算得?上)[^,]{0,4}边缘|边缘(?:户|家庭)?(?:吗|不|么|嘛)$/;

function asksIn(clause: string): Asks | undefined {
  if (asksForLine(clause)) return 'line';
  const asked = asksToReckon(clause);
  if (asked === 'how much') return asked;
  if (SUM.test(clause)) return 'sum';
  return asked ?? (MARGIN.test(clause) ? 'whether' : undefined);
}

/** What the message asks of a sum, the most telling of its clauses. */
export function asksForSum(raw: string): Asks | undefined {
  const asked = sumClausesIn(raw).flatMap((clause) => asksIn(clause) ?? []);
  return (['line', 'how much', 'whether', 'sum'] as const).find((one) => asked.includes(one));
}

const LABELS = Object.values(PROGRAMME_LABELS).sort((a, b) => b.length - a.length);
/** Words that hold a sentence together and say nothing by themselves; who is named, and the help it is asked for. */
const AROUND =
  /其他|别的|其余|听错了?|说错了?|不对|不是|刚才|就是|到底|究竟|这样|那样|一共|总共|加起来|大概|差不多|没得|没有?|冇|低保|五保|边缘户?|条件|资格|我问|[你您我俺咱他她它们家那这就也还都是了的呢吗嘛么吧啊呀哦嗯哎唉好行请问再说呐哈给帮够不能吃办领拿享受符合评上得到有几个\d]/g;

/** Nothing is left of it but what holds sentences together. */
function isFiller(clause: string): boolean {
  const bare = LABELS.reduce((said, label) => said.replaceAll(label, ''), clause);
  return bare.replace(AROUND, '').length <= 1;
}

const tellsFigure = (clause: string): boolean => namesMoney(clause) || peopleTold(clause) !== undefined;

/** A want or a question of its own; what is only told beside a figure is none: 户口我已经迁过来了. */
const WANTS =
  /[吗呢么不没]$|怎么|咋|啥|什么|哪|谁|几时|为何|能不能|要不要|可不可以|是不是|有没有|该|想|要(?!是)|办|申请|报/;

export interface Does {
  /** Money, or how many they are. */
  readonly tellsFigure: boolean;
  readonly asks?: Asks;
  /** Nothing else is wanted with it. */
  readonly isAll: boolean;
  /** It says nothing but figures, the question and what holds them together. */
  readonly isBare: boolean;
}

/** What a message does as a whole. */
export function doesIn(raw: string): Does {
  const clauses = sumClausesIn(raw);
  const asks = asksForSum(raw);
  const others = clauses.filter(
    (clause) => !tellsFigure(clause) && !isFiller(clause) && !isPlainAsking(clause) && !partPaid(clause),
  );
  return {
    tellsFigure: clauses.some(tellsFigure),
    isAll: !others.some((clause) => WANTS.test(clause)),
    isBare: others.length === 0,
    ...(asks && { asks }),
  };
}

/** 能不能先领着 asks too, and of more than the sum. */
const isPlainAsking = (clause: string): boolean => asksIn(clause) !== undefined && clause.length <= 14;
