// Owns hearing a long message part by part: the title, what it asks or demands, how it ends. The story between says who
// somebody is; what he wants stands in these.
import { focusOf } from '../../knowledge/answer/focus.ts';
import { headOf, hear } from './hearing.ts';
import { learntFor } from './learnt.ts';
import { intents } from './lexicon.ts';
import { scopeOf } from './scope.ts';

/** How much each part speaks; fitted on long messages, their sum about that of one short message. */
export const SHARES = { head: 0.45, asked: 0.5, demand: 0.35, end: 0.2 };
const part = 70;

/** Sentences that demand: 请领导督促解决, 恳求…, 要求…, 希望…, 请问…. */
const demands =
  /请(?!假|客|柬|了|教过)|恳|求|望|盼|要求|呼吁|建议|反映|举报|投诉|彻查|查处|调查|督促|落实|解决|答复|说法|公道|咨询|想问|能否|能不能|是否|可否|怎么|如何/;

/** What nobody writes so much for. */
const brief = [
  'withdraw',
  'rating',
  'greeting',
  'thanks',
  'human',
  'self_check',
  'track',
  'privacy',
  'emergency',
].map((intent) => intents.indexOf(intent as (typeof intents)[number]));
const unlikely = 2;

/** How much the parts of a long message speak for each intent, in the order of `intents`, as `learntFor` for a short one. */
export function learntForLong(clean: string): Float64Array {
  const sums = new Float64Array(intents.length);
  const sentences = clean.match(/[^。!?;\n]+[。!?;\n]*/g) ?? [clean];
  const demanding = sentences.filter((sentence) => demands.test(sentence)).at(-1) ?? '';
  const { asked } = focusOf(clean);
  add(sums, headOf(clean).slice(0, part), SHARES.head);
  add(sums, asked.slice(-part), SHARES.asked);
  add(sums, demanding.slice(-part), SHARES.demand);
  add(sums, clean.slice(-part), SHARES.end);
  for (const at of brief) sums[at] = (sums[at] as number) - unlikely;
  return sums;
}

function add(sums: Float64Array, text: string, share: number): void {
  if (text === '') return;
  const heard = hear(text);
  const learnt = learntFor(text, heard, scopeOf(heard));
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + share * (learnt[k] as number);
}
