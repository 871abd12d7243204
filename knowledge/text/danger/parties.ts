// Owns who is beaten and by whom: the line for women is no use to a man, nor against a neighbour; a child has a line of its own.

/** Whoever is beaten; `woman` by her own sex or by whom she is married to. */
export type Victim = 'woman' | 'man' | 'child' | 'unknown';
export interface Parties {
  victim: Victim;
  /** Somebody of the household, somebody paid to care, or anybody else. */
  by: 'family' | 'keeper' | 'other' | 'unknown';
}

/** Not 敬老院: whoever is beaten there is beaten by whoever is paid to care for him. */
const CARE = /敬老院|养老院|护理院|福利院|养老中心|护工|护理员|院里|院长/;
const OTHERS =
  '(?:隔壁|邻居|邻舍|对门|对面|楼上|楼下|村霸|地痞|混混|流氓|催(?:收|债)的?|讨债的?|债主|老板|工头|包工头|工友|同事|房东|陌生人|路人|网友|外人|村(?:里|上)?(?:人|长|主任|支书|干部)|支书|书记|队长|组长|保安|城管|医生|老师)';
const BLOW =
  '(?:打(?!电话|工|听|算)|揍|踢|踹|捶|砍|捅|掐|扇|砸|杀|弄死|骂|威胁|动手|拿着?(?:锄头|刀|棍|斧|铁锹|砖头))';
/** 隔壁老王打我, 被邻居打: a stranger to the house raises his hand. */
const BY_OTHERS = new RegExp(
  `(?:${OTHERS}[^,，。;!?\\s他她]{0,8}?(?:要|想|又|来|还|就|把|拿|说|喊人?)*[^,，。;!?\\s]{0,6}${BLOW})|(?:被|让|叫|给|遭)${OTHERS}[^,，。;!?\\s]{0,6}${BLOW}`,
);
const HOUSE =
  '(?:老公|丈夫|男人(?!们)|老头子?|老伴|老婆|媳妇|妻子|爱人|前夫|前妻|对象|男朋友|女朋友|男友|公公|婆婆|婆家|儿子|儿媳|女婿|姐夫|妹夫|嫂子?|哥|弟|我?爸|我?爹|我?妈|我?娘|父亲|母亲|爷爷|奶奶|后爸|后妈|后爹|后娘|继父|继母|养父|养母|家暴|家里人)';
const OF_THE_HOUSE = new RegExp(HOUSE);

const A_CHILD =
  /(?<!\d)(?:[一二两三四五六七八九]|1[0-7]|十[一二三四五六七]?|[1-9])(?:来|多|周)?岁(?!的?(?:时候|那年))|小孩|孩子(?!他|她|爸|爹|妈|娘)|娃(?!他|她|爸|爹|妈|娘)|孙子|孙女|外孙|学生|小学|幼儿园|(?:继父|继母|后爸|后妈|后爹|后娘|养父|养母)/;
/** 打我和孩子, 带着娃: she is beaten, and the child is with her. */
const CHILD_BESIDE =
  /[我俺](?:和|跟|带着?)[^,，。;]{0,3}(?:孩子|娃)|(?:带着?|抱着?)(?:孩子|娃)|(?:孩子|娃)[^,，。;]{0,8}(?:跟前|看着|吓|哭|在场|面前)|(?:孩子|娃)(?:他|她)?(?:爸|爹|妈|娘)[^,，。;]{0,6}打(?:我|俺)/;
const OF_MAN =
  /不是(?:个)?妇女|(?:一个)?大男人|我是(?:个)?男|(?:老婆|媳妇|妻子|婆娘)[^,，。;!?]{0,8}打(?:我|俺)|(?:打|掐|揍|踢|砸|骂|砍|绑|扇)(?:了|着|得|过|死)?(?:我|俺|咱|他|她)?(?:的)?(?:爸|爹|大伯|伯伯|叔|舅|爷|外公|姥爷|公公|哥|弟|儿子|老公|老汉|老头|丈人|岳父|老爷子|侄子)|(?:我|俺|咱|家)?(?:的)?(?:爸|爹|大伯|伯伯|伯|叔叔?|舅舅?|爷爷?|外公|姥爷|公公|哥哥?|弟弟?|儿子|侄子|老丈人|丈人)[^,，。;!?]{0,6}(?:被|让|遭|挨)[^,，。;!?]{0,8}(?:打|掐|揍|踢|绑|砍)/;
/** 又打他: a man, by the word for him. */
const HIM = /(?:打|掐|揍|踢|砸|砍|绑|扇)(?:了|着|过|死|得)?他(?!们|妈|娘|媳|老婆|女|姐|妹|奶|婆)/;
const OF_WOMAN =
  /老公|丈夫|(?:我|俺|她)(?:的|家)?男人|前夫|男朋友|男友|婆家|公公|打(?:了|着|得|过|死)?(?:我|俺|他|她)?(?:老)?(?:妈|娘|奶|姐|妹|女儿|闺女|老婆|媳妇|嫂|婆婆|外婆|姥姥)|(?:妈|娘|奶|姐|妹|女儿|闺女|媳妇|嫂子?|妇女|外婆|姥姥)[^,，。;!?]{0,4}(?:被|让|遭|挨)/;

/** @param before what was talked of before: whom 他 is, where the message itself does not say */
export function partiesOf(clean: string, before = ''): Parties {
  const whole = `${before} ${clean}`;
  const isCare = CARE.test(clean) || (CARE.test(before) && !OF_THE_HOUSE.test(clean));
  const by = isCare ? 'keeper' : byWhom(clean, before);
  return { victim: victimIn(clean, whole), by };
}

function byWhom(clean: string, before: string): Parties['by'] {
  if (BY_OTHERS.test(clean)) return 'other';
  if (OF_THE_HOUSE.test(clean)) return 'family';
  if (new RegExp(OTHERS).test(before) && !OF_THE_HOUSE.test(before)) return 'other';
  return OF_THE_HOUSE.test(before) ? 'family' : 'unknown';
}

function victimIn(clean: string, whole: string): Victim {
  if (A_CHILD.test(clean) && !CHILD_BESIDE.test(clean)) return 'child';
  if (OF_MAN.test(clean)) return 'man';
  if (OF_WOMAN.test(clean)) return 'woman';
  if (HIM.test(clean)) return A_CHILD.test(whole) && !/爹|爸|伯|叔|爷/.test(whole) ? 'child' : 'man';
  return 'unknown';
}

/** The numbers for blows, fitted to who is beaten and by whom. */
export function numbersForBlows(numbers: readonly string[], { victim, by }: Parties): string[] {
  if (victim === 'child') return [...new Set(numbers.map((one) => (one === 'women' ? 'youth' : one)))];
  const isHers = victim !== 'man' && by !== 'other' && by !== 'keeper';
  return numbers.filter((one) => one !== 'women' || isHers);
}
