// 先不用 他想要点救助找谁: what was offered is declined, and something else said in the same breath. Two messages in one.
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Talk } from '../talk.ts';

/** Words by which an offer is declined, and what parts them from the rest; 不要钱 and 不用签字吗 decline nothing. */
const DECLINES =
  /^\s*(?:嗯|哦|哎|唉|那|好|不)?[,，\s]*((?:我|俺)?(?:就|先|暂时|现在|还是)?(?:不用|不要|不必|不需要|不了|不测|不算|不自测|不报|不转|不登记|不帮|别报|别转|别登记|别测|用不着|算了|唔使)(?:了|啦|吧|嘛|先|它|麻烦)*)(?:[,，。;；!！\s]+)(.+)$/su;

/** Less says nothing of its own: 不用 谢谢. */
const OWN = 4;
const THANKS = /^(?:谢谢|多谢|麻烦|不好意思|再见|好的?|我?知道了?|辛苦)[^,，。]{0,6}$/;

/** Whether there was something to decline: an offer to register, to see to it, or to check. */
const isOffered = ({ offered = [], flow }: Talk): boolean =>
  flow
    ? flow.id === 'self_check' && flow.answers.consent === undefined
    : offered.some(({ value }) => value === 'no' || value.startsWith('go:'));

/** The refusal and what was said after it; undefined where there is nothing but one of them. */
export function declinedIn(before: Talk, raw: string): { no: string; rest: string } | undefined {
  if (!isOffered(before)) return undefined;
  const [, no = '', rest = ''] = DECLINES.exec(raw) ?? [];
  if (normalise(rest).length < OWN || THANKS.test(rest)) return undefined;
  return { no, rest };
}
