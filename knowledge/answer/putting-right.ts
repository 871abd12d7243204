// Owns messages that put right what was heard: what is meant instead, and what is not meant (不是精神病 是腿不得行).

const CORRECTS =
  /^(?:不是[^,，。;!?\s]{1,12}?(?:[,，。;!\s]|(?=是|我))|(?:我|俺)?(?:是)?(?:说|问|讲|要)的(?:是|那个)?|(?:我|俺)是(?:说|问)|没问)/;
const DENIED = /(?:不是|没问|不要)[^,，。;!?\s]{1,12}?(?=[,，。;!?\s]|是|我|$)/g;
const LEADS = /^(?:[,，。;!\s我俺咱]|是|就|说|问|讲|要|的)+/;

/** What is meant in place of what was heard, in plain speech; undefined where nothing is put right. */
export function putRight(message: string): string | undefined {
  if (!CORRECTS.test(message)) return undefined;
  const left = message.replace(DENIED, ' ').replace(LEADS, '').trim();
  return left.length > 1 ? left : undefined;
}

/** 他不是孤儿, 跟低保没关系, 不打官司. */
const NOT_THAT =
  /(?:(?<!是)不是(?:说|问|要|讲)?|没(?:问|说|讲)|不(?:要|想|用)?(?=打官司|起诉|离婚|举报|投诉)|跟|和)(?<word>[^,，。;!?\s的不没]{2,6}?)(?=[,，。;!?\s]|(?:是|我|呀|啊|哦|嘛|,)|没关系|啥关系|$)/g;
const UNRELATED = /^(?:跟|和)/;

/** The words by which a message says what it is not about. */
export const deniedIn = (message: string): string[] =>
  [...message.matchAll(NOT_THAT)]
    .filter(
      (match) =>
        !UNRELATED.test(match[0]) || /^(?:没|啥|有啥)/.test(message.slice(match.index + match[0].length)),
    )
    .flatMap(({ groups }) => groups?.word ?? []);
