// Danger that is over, or never was: a false alarm is set right, ease is believed, and what else is asked is answered.
import type { EmergencyKind } from '../../knowledge/text/danger/kinds.ts';
import { refusesMedicine } from '../../knowledge/text/danger/otherwise.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { type Aftermath, afterDanger as say } from '../phrases/after-danger.ts';
import type { DangerTold } from '../talk.ts';
import { type After, closing, numbersIn, offering } from './danger-said.ts';
import { told, withoutDanger } from './danger-told.ts';
import { type Decided, reply, saying } from './message.ts';
import { outsideFlow } from './outside.ts';
import { isQuestion } from './words.ts';

export const LONELY =
  /(?:陪|找|跟|同)(?:个|我|俺)?(?:人)?[^,，。]{0,3}(?:说说?(?:会儿?|下)?话|聊|唠|拉呱|摆龙门阵|摆会)|闷得慌|没人说话|孤单|寂寞|孤独/;

/** 就是不晓得咋办 asks nothing that could be looked up. */
const AT_A_LOSS =
  /^(?:不(?:晓得|知道)|现在|该|我|就是)*(?:咋|怎么|啷个|点)(?:办|个办|整|搞|算好?)(?:才好|嘛|呢|啊)?$/;

/** Somebody says that it is over, or that it never was. */
export const isEasedIn = ({ acts, denied, danger }: After): boolean =>
  acts.has('eased') ||
  acts.has('company') ||
  acts.has('found') ||
  acts.has('misheard') ||
  (acts.has('denied') && [...denied].some((kind) => touches(kind, danger.kind)));

/** What a denial takes back: 不是孩子 is nothing to whoever was beaten. */
const touches = (denied: EmergencyKind, danger: EmergencyKind): boolean =>
  denied === danger || (RELATED[danger] ?? []).includes(denied);
const OF_DEATH: readonly EmergencyKind[] = ['despair', 'suicide', 'threat', 'violence'];
const RELATED: Partial<Record<EmergencyKind, readonly EmergencyKind[]>> = {
  despair: OF_DEATH,
  suicide: OF_DEATH,
  threat: OF_DEATH,
  violence: ['despair'],
  child: ['violence', 'hunger', 'missing'],
  behind_door: ['medical'],
  missing: ['medical'],
  fire: ['medical'],
  cold: ['hunger', 'medical'],
  hunger: ['no_medicine', 'medical'],
};

/** 是不肯吃降压药, 我是说我还能养他们: what was meant, after it was taken for something else. */
const CORRECTS = /^(?:我|俺)?(?:是|就是|说的?是|问的?是|是说|是问|不是)/;

/** A false alarm set right: a short sorry, and then what was asked before, or what is said now. */
export async function setRight(after: After): Promise<Decided | undefined> {
  const { acts, left, message, danger, of } = after;
  const { text } = message.said;
  if (acts.has('past') && of !== 'despair' && !isQuestion(left)) {
    const asked = questionBefore(after);
    // The fire is out, and the roof is gone all the same.
    if (of === 'fire')
      return offering(after, 'eased', `${say.sorryPast(false)}${say.eased(of, numbersIn(after))}`);
    if (asked === '') return over(after, say.sorryPast(isAnswered(danger)));
    return withAnswer(after, asked, say.sorryPast(false));
  }
  const isMeant = CORRECTS.test(left) || acts.has('misheard');
  if (!acts.has('misheard') && !(acts.has('denied') && isMeant)) return undefined;
  if (danger.said.includes('despair/in_jest'))
    return left.length > MOST_BESIDE ? undefined : over(after, say.inJestOver);
  if (LONELY.test(text)) return undefined;
  const meant = [left, questionBefore(after)].filter((one) => one.length > MOST_BESIDE).join(' ');
  if (refusesMedicine(normalise(meant)) && of === 'despair')
    return over(after, `${say.sorry}${say.medicine}`);
  if (meant === '' || AT_A_LOSS.test(left)) return undefined;
  return withAnswer(after, meant, say.sorry);
}

/** 你这个机器, 就是说: so few characters beside what sets right mean nothing. */
export const MOST_BESIDE = 5;

/** What was asked in the message that was taken for danger, unless it was answered beside the numbers. */
function questionBefore({ danger }: After): string {
  if (isAnswered(danger)) return '';
  return danger.story?.split('\n').findLast((line) => isQuestion(normalise(line))) ?? '';
}

const isAnswered = ({ said }: DangerTold): boolean => said.includes('answered');

const over = ({ talk }: After, text: string): Decided =>
  reply(withoutDanger(talk), 'flow_answer', [{ text }]);

/** A kind close that leaves the door open and a number; what else is asked is answered. */
export async function eased(after: After, left: string): Promise<Decided | undefined> {
  const { message, danger, before, of, acts } = after;
  const { text } = message.said;
  const isNo = before.offered?.some(({ label, value }) => value === 'no' && label === text) ?? false;
  const isEased = isEasedIn(after);
  const isDeclined = isNo || acts.has('declined') || (acts.has('alone') && of !== 'despair');
  if (!isEased && !isDeclined) return undefined;
  if (left.length > 3 && !AT_A_LOSS.test(left) && asksInDanger(of, left))
    return withAnswer(after, left, isEased ? say.good : say.notFiled);
  const numbers = numbersIn(after);
  if (acts.has('found') && (of === 'child' || of === 'medical' || of === 'missing'))
    return closing(after, 'declined', say.found(numbers));
  if (!isEased && danger.said.some((key) => key.includes('another')))
    return closing(after, 'declined', say.declinedOfAnother(numbers));
  const isSaid = danger.said.some((key) => CLOSED.includes(key));
  if (isEased && of === 'despair' && acts.has('company'))
    return closing(after, 'company', say.company(numbers));
  if (isSaid && (!isEased || acts.has('misheard') || isDeclined))
    return closing(after, 'closed', say.closed(numbers));
  if (!isEased || (acts.has('misheard') && isDeclined && of === 'despair'))
    return closing(after, 'declined', say.declined(of, numbers));
  if (acts.has('misheard')) return closing(after, 'misheard', say.misheard(numbers));
  return danger.said.includes('eased') || isDeclined
    ? closing(after, 'declined', say.declined(of, numbers))
    : offering(after, 'eased', `${of === 'need' ? say.safe : ''}${say.eased(of, numbers)}`);
}

/** 奶奶能领啥不, 他想要点救助 找谁. */
const ASKS = /问|想要|咋|怎么|谁|能[^,，。]{0,8}(?:不|没)$|啥/;

/** 谁顾得上我 laments; 低保怎么申请 asks. */
export const asksInDanger = (of: Aftermath, left: string): boolean =>
  of === 'despair' ? ASKS_FOR_AID.test(left) : isQuestion(left) || ASKS.test(left);
export const ASKS_FOR_AID = /[吗?？]$|怎么(?!活|过)|咋(?!活|过)|多少|哪里|申请|领|能不能|低保|补贴|问/;

/** After one kind close the next is a short one. */
const CLOSED: readonly string[] = ['declined', 'misheard', 'closed'];

/** 人找着了 没钱交押金咋办: good to hear, and then what is asked. */
async function withAnswer({ message, talk, danger }: After, left: string, first: string): Promise<Decided> {
  const { unanswered: _u, offered: _o, ...rest } = talk;
  const decided = await outsideFlow(saying(message, left), rest, undefined);
  // The refusal was taken up a moment ago, in a message of its own.
  const isSaid = danger.ago === 0 && danger.said.at(-1) === 'declined';
  return {
    ...decided,
    talk: told(decided.talk, danger.kind, 'answered', message.context.today),
    replies: [...(isSaid ? [] : [{ text: first }]), ...decided.replies],
  };
}
