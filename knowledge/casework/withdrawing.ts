// Owns hearing that a case is taken back (撤了吧，镇上给我办了), that it is asked how that is done, and whether one may come again.

const LEAD =
  '(?:那|就|我|俺|还是|算了|嗯|哦|好|行|是的?|对|都|也|要|想|给|帮|请|麻烦|你|您|们|把(?:它|这个|这件|那个|那件|投诉|举报|单子)|那[个件]|这[个件]|先|确定|,|\\s)*';
const TAIL =
  '(?:了|吧|嘛|它|算|回来|一下|就行|哈|啊|咯|掉|这个|那个|这件|那件|投诉|举报|单子|谢谢|麻烦|你|您|。|!|\\s)*';
const TAKEN_BACK = new RegExp(
  `^${LEAD}(?:撤(?:了|回|掉|销|诉|下来)?|取消|收回(?:来)?|不(?:要|想|用)?(?:再)?(?:投诉?|告|报|举报|反映|追究|要|弄|搞)了|不用(?:你们?|他们|人)?(?:再)?(?:查|管|办)了)${TAIL}$`,
);
const NOT = /不(?:要|用|想|能)?(?:撤|取消|收回)|(?:别|莫|先不|没)撤/;
const HOW =
  /(?:怎么|咋|如何|能不能|可不可以|可以|能|啷个)[^,，。]{0,6}(?:撤|取消|收回)|(?:撤|取消|收回)[^,，。]{0,4}(?:怎么|咋|得了|得掉|吗|么|不$|行不|可以不|影响)/;
const COMES_AGAIN =
  /(?:以后|后面|往后|将来|还|再|下回|下次)[^,，。]{0,6}(?:能|可以|可不可以|能不能|得)?[^,，。]{0,4}(?:告|投诉|举报|报|来|提|登记)[^,，。]{0,4}(?:不|吗|么|没|[?？])/;

const clauses = (text: string) => text.split(/[,，。;；!！\s]+/).filter((clause) => clause !== '');

/** @param text as `normalise()` leaves it */
export const wantsWithdrawn = (text: string): boolean =>
  text.length <= 40 &&
  !NOT.test(text) &&
  !HOW.test(text) &&
  !/[?？吗]/.test(text) &&
  clauses(text).some((clause) => TAKEN_BACK.test(clause));

export const asksHowToWithdraw = (text: string): boolean =>
  text.length <= 40 && HOW.test(text) && /撤|收回/.test(text);

/** 撤了后面还能再告不. */
export const asksToComeAgain = (text: string): boolean => text.length <= 40 && COMES_AGAIN.test(text);
