// Owns which rule a message plainly rests on, by its words or by the programme it begs for, where no article was found for it.
import type { ProgrammeCode } from '../../knowledge/model.ts';

/** Articles by the words that call for them, the first that fit. */
type Rules = readonly (readonly [words: RegExp, article: string])[];
const ruleFor = (rules: Rules, text: string): string | undefined =>
  rules.find(([words]) => words.test(text))?.[1];

/**
 * What is plainly complained of rests on one rule, whatever else the words are like: sent for this and then for that, a window
 * that takes nothing, money that does not come, an illness asked after aloud.
 */
const PLAIN_RULES: Rules = [
  [
    /今天(?:说|讲|要|喊|叫).{0,8}明天(?:说|讲|要|喊|叫|又)|一(?:回|趟|次|会儿?|下)(?:子)?(?:又)?(?:叫|要|说|让|讲|喊|差|缺).*一(?:回|趟|次|会儿?|下)|(?:头|第一)(?:一)?(?:回|趟|次).*(?:第二|二)(?:回|趟|次)|(?:跑|来|去)了?.{0,6}[三四五六七八九十几]+(?:趟|回|次).{0,20}(?:缺|差|少|不齐|补)/,
    'told-once',
  ],
  [
    /(?:材料|申请|表|纸|单子)[^,，。;]{0,6}(?:不|没|冇)(?:肯)?(?:收|接|要)(?!到)|(?:不|没|冇)(?:肯)?收[^,，。;]{0,4}(?:材料|申请|表|纸)/,
    'dibao-not-accepted',
  ],
  [
    /低保[^,，。;]{0,8}(?:钱|金)[^,，。;]{0,10}(?:拖|没(?:见|发|到|打|来)|一分|不发|欠)/,
    'dibao-late-payment',
  ],
  [
    /(?:当(?:众|着)|大声|高声|满(?:屋|堂|厅)|那么多人).{0,16}(?:病|残|名字|家里|隐私|收入)|(?:病|残疾|隐私|家里的?事).{0,12}(?:当(?:众|着)|大声|高声|满(?:屋|堂|厅)|到处)/,
    'secrecy-illness',
  ],
];

/** What a grievance rests on where no article was sure enough: cut or stopped, or left without a word. */
const RULES_BEHIND: Rules = [
  [
    /停(?!电|水|车)|减(?:了|发|少)|取消|少了|(?:低保|补贴|补助|津贴|待遇|钱).{0,4}没(?:得)?了|扣(?:了|掉|我)/,
    'stop-notice',
  ],
  [
    /拖|没.{0,4}(?:信|消息|动静|下文|结果|回音|答复)|不(?:给|让)?(?:办|批|收|理)|(?:天|月|年)了|不在|不接/,
    'no-answer',
  ],
];

/** The rule behind a plain need. */
export const plainRuleOf = (text: string): string | undefined => ruleFor(PLAIN_RULES, text);

/** The rule behind a grievance. */
export const ruleBehind = (text: string): string | undefined => ruleFor(RULES_BEHIND, text);

/** What is said to whoever begs for a programme by name. */
export const HOW_TO_APPLY: Partial<Record<ProgrammeCode, string>> = {
  dibao: 'dibao-how-apply',
  dibao_single: 'single-how',
  near_dibao: 'near-how',
  rigid_hardship: 'rigid-how',
  destitute: 'destitute-how-apply',
  temporary_aid: 'temp-how',
  medical_aid: 'medical-how',
  disability_living: 'disability-where',
  disability_nursing: 'disability-where',
  orphan: 'orphan-how',
  unsupported_child: 'unsupported-how',
  old_age: 'old-age-how',
};
