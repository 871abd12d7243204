// Owns reading an answer to a question the bot asked: yes or no, and which of the choices offered.
import { normalise } from './normalise.ts';

export type YesNo = 'yes' | 'no' | 'unknown' | 'skip';

/** Particles and forms of address that carry nothing: 是的呢, 没有哦, 领导. */
const filler =
  /^(?:那个|那|呃|额|嗯+|啊+|哦+|噢+|唉+|哎+|这个|我|我们|领导|同志|师傅|就|他|她)+|[啊呀吧呢哦噢嘛咯哩嘞哈的了啦喽哟嗷呗么~.。!,、 ]+$/g;
const unknown =
  /不(?:晓得|知道|清楚|确定|懂|记得|太清|大清|好说|明白|会算)|晓不得|搞不(?:清|懂)|说不(?:清|准|好)|记不(?:清|得)|没(?:注意|留意|问过)|哪个?晓得|谁知道|忘了|忘记|不一定|看情况|拿不准|弄不清/;
const skip =
  /^(?:跳过|略过|过|下一[个题步]|不(?:想|愿意?|方便|便)(?:说|讲|答|填|透露|回答).*|不(?:说|讲|填|答)|先不(?:说|填)|没什么(?:要|好)?(?:说|补充)的?|不用了?说|保密|pass|skip)$/;
const no =
  /^(?:不|否|没|冇|莫|未|无|错|n|no|0)$|^(?:不是|没有?|没得|冇得?|莫得|冒得|不(?:对|行|要|用|需要|想|同意|可以|愿意|会|能|算|去|必|在|该|满意|好)|冇是|唔系|唔使|没这回事|未曾?|哪有|哪里有|从来没|还没|并?没有|并不|一[个点次]也?(?:没|不)|算了|不是这样|不对头|都没)/;
const yes =
  /^(?:是|对|有|要|好|行|嗯|恩|嗯嗯|中|得|可以|可|要得|成|y|yes|ok|1|愿意|同意|需要|确认|没错|没问题|当然|肯定|真|系|会|能|想|算|去|在)$|^(?:是的|是滴|是呢|是咧|是这样|对头|对的|对滴|对对|有的|有啊|有嘛|好的|好滴|行的|可以的|要的|要得|要滴|没错|没问题|当然|肯定|确实|嗯|恩|同意|愿意|需要|确认|确定|对|是|有|好|行|中嘞|系啊|会的|能的|想的)/;

/**
 * Yes, no, does not know, or does not want to say; undefined when the answer is none of them. 是的呢, 对头, 要得 → yes; 冇得,
 * 没得, 不是 → no; 不晓得 → unknown; 跳过, 不想说 → skip. 没错 and 没问题 are yes.
 */
export function parseYesNo(text: string): YesNo | undefined {
  const clean = normalise(text);
  if (/^[嗯恩]+[.。!~]*$/.test(clean)) return 'yes';
  const core = clean.replace(filler, '').replace(/[.。!?~]+$/, '');
  const word = core === '' ? clean : core;
  if (skip.test(word)) return 'skip';
  if (unknown.test(clean)) return 'unknown';
  if (/^没(?:错|问题|关系)/.test(word)) return 'yes';
  // 是不是, 有没有 are questions back at us, not answers.
  if (/^(?:是不是|有没有|对不对|要不要|能不能|可不可以|好不好)/.test(word)) return undefined;
  if (no.test(word) || no.test(clean)) return 'no';
  return yes.test(word) ? 'yes' : undefined;
}

/** A choice offered; `synonyms` are other words that mean it. */
export interface Choice {
  label: string;
  value: string;
  synonyms?: string[];
}

const ordinals = '一二三四五六七八九十';

/**
 * The value of the choice an answer means, or undefined: by value, by label, by number (1, ①, 一, 第一个, 选2, 最后一个), or in
 * one's own words when they contain, or are contained in, the wording of exactly one choice. Never guesses between two.
 */
export function parseChoice(message: string, choices: readonly Choice[]): string | undefined {
  const clean = strip(normalise(message));
  if (clean === '') return undefined;
  const worded = choices.map((choice) => ({
    value: choice.value,
    words: [choice.label, choice.value, ...(choice.synonyms ?? [])].map((word) => strip(normalise(word))),
  }));
  const exact = worded.filter((choice) => choice.words.includes(clean));
  if (exact.length === 1) return exact[0]?.value;
  const index = readIndex(clean, choices.length);
  if (index !== undefined) return choices[index]?.value;
  const refused = /^(?:都?不是|不要|不选|别选|没有)/.test(clean);
  if (refused) return undefined;
  // The longest wording found in the message wins: 村干部的亲戚 over 村干部. Two equally long ones: no guess.
  const contained = worded
    .map((choice) => ({ value: choice.value, length: longest(clean, choice.words) }))
    .filter((hit) => hit.length > 0)
    .sort((a, b) => b.length - a.length);
  const [best, second] = contained;
  if (best && (!second || (best.length > second.length && covers(worded, best.value, second.value))))
    return best.value;
  if (best) return undefined;
  const partial =
    clean.length >= 2 ? worded.filter((choice) => choice.words.some((word) => word.includes(clean))) : [];
  return partial.length === 1 ? partial[0]?.value : undefined;
}

function strip(text: string): string {
  return text.replace(/[\s.。,、!?:;()"'“”《》\-~]+/g, '').replace(/[啊呀吧呢哦嘛咯啦]+$/, '');
}

function longest(clean: string, words: string[]): number {
  return words.reduce(
    (best, word) => (word.length >= 2 && clean.includes(word) ? Math.max(best, word.length) : best),
    0,
  );
}

/** True when the shorter choice's words occur inside the longer one's, so both matching is one statement, not two. */
function covers(worded: { value: string; words: string[] }[], longer: string, shorter: string): boolean {
  const outer = worded.find((choice) => choice.value === longer)?.words ?? [];
  const inner = worded.find((choice) => choice.value === shorter)?.words ?? [];
  return inner.some((word) => word.length >= 2 && outer.some((other) => other.includes(word)));
}

function readIndex(clean: string, size: number): number | undefined {
  if (/^(?:选?最后一?[个条项种]?)$/.test(clean)) return size - 1;
  const match =
    /^(?:我?选择?|要|我要|就)?(?:第)?(\d{1,2}|[一二两三四五六七八九十])(?:[个条项种号类]|选项)?(?:的)?$/.exec(
      clean,
    );
  const said = match?.[1];
  if (!said) return undefined;
  const number = /\d/.test(said) ? Number(said) : said === '两' ? 2 : ordinals.indexOf(said) + 1;
  return number >= 1 && number <= size ? number - 1 : undefined;
}
