// Owns hearing that something told is to be taken out of a report: 旁证那句不要, 把镇长知道那句删掉, 刚才那句别写.

const SENTENCE =
  '(?:那|这|上面|前面|刚才|刚刚|最后|后面)+[一几两]?半?(?:句|条|行|段|点|栏)(?:话|字)?|[一半](?:栏|句)|那(?:几|两)个字|(?:说|讲|写)?的?(?:那|这)?(?:句|些)?话';
const ALSO = '^(?:哎呀?|唉|嗯|哦|还有|另外|对了|那|就|也|请|帮我|给我|麻烦|你|您|先|,|\\s)*';
const REMOVED =
  '(?:删(?:掉|了|去|除)?|去(?:掉|了|除)|拿掉|划掉|抹掉|抹了|撤掉|取掉)(?:吧|嘛|啊|哈|掉|了|它|行不行|可以吗)*';
const NOT_WANTED =
  '(?:[不别莫](?:要|用|再)?(?:写|记|留|算|作数|提)|[不别莫]要)(?:了|上去?|进去|下来|它|吧|嘛|啊|哈)*';
const BETWEEN = '(?:的|也|都|就|给我|帮我|给|帮|先|,|\\s)*';

const FORMS = [
  // 镇长知道那句删了; 还有那句名字的删掉; 旁证那句不要.
  new RegExp(`${ALSO}(?:把|将)?(.{0,16}?)(?:${SENTENCE})(.{0,10}?)${BETWEEN}(?:${REMOVED}|${NOT_WANTED})$`),
  // 把凭据删掉; 那个日期不要写.
  new RegExp(
    `${ALSO}(?:(?:把|将)(?=.{1,16}?${BETWEEN}${REMOVED}$)|[那这]个(?=.{1,8}[不别莫](?:要|用)?[写记]))(.{1,16}?)${BETWEEN}(?:${REMOVED}|${NOT_WANTED})$`,
  ),
  // 删掉镇长知道那句; 别写车牌那句.
  new RegExp(`${ALSO}(?:${REMOVED}|${NOT_WANTED})(.{0,16}?)(?:${SENTENCE})?$`),
];
const NAMES_SENTENCE = new RegExp(SENTENCE);
const REMOVES = new RegExp(`${ALSO}${REMOVED}`);

const bare = (words = ''): string => words.replace(/^(?:我|俺)?(?:刚才|前面)?(?:说|讲|写)的|[你您]$/g, '');

/** What is to be taken out, in the words that name it, which may be none; undefined where nothing is. */
export function takenOut(text: string): string | undefined {
  if (!/删|去掉|去了|去除|[拿划抹撤取]掉|抹了|[不别莫](?:要|用|再|写|记|留|算|作数|提)/.test(text))
    return undefined;
  // 第二句不要 counts lines nobody numbered: it is asked which is meant.
  if (/(?:第[一二三四五几两]|头一?)(?:句|条|行)/.test(text)) return text;
  const [behind, taken, ahead] = FORMS.map((form) => form.exec(text));
  if (behind) return [behind[1], behind[2]].map(bare).join('');
  if (taken) return taken[1];
  // 不要告诉他 takes out no sentence.
  if (ahead && (NAMES_SENTENCE.test(text) || (REMOVES.test(text) && ahead[1] !== ''))) return ahead[1];
  return undefined;
}
