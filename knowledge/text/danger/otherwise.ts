// Owns what sounds like danger and means something else: medicine that is refused, somebody who says that he is alive,
// a stroke of years ago, an old mother who always says so, told with a laugh.

/** 血压药也不吃了, 不肯吃降压药: medicine is refused, and none is swallowed. What it is given up with stays (活够了 药也不吃了). */
const REFUSED =
  /(?:(?:血压|降压|血糖|降糖|高血压|糖尿病|心脏|原来|以前|平时|医院开)(?:的)?(?:那个?)?药|药)(?:他|她|老人|人家|我|俺)?(?:也|都|就|全|现在|再)*(?:不|没)(?:肯|愿意?|想|再|按时)*(?:吃|喝|用)(?:了|的)?|(?:不|没)(?:肯|愿意?|想|再|按时|听话)*(?:吃|喝|用)(?:他|她)?(?:的|那些?)?(?:降压|血压|降糖|血糖|高血压|糖尿病|心脏|医院|医生开|西|老)?(?:的)?药(?!了?就)/g;
/** 我还活着嘛: said to whoever spoke of the dead. 我还活着干嘛 says another thing. */
const ALIVE =
  /(?:我|俺|他|她|人|老人|爸|妈)(?:们)?(?:都)?还(?:活着|在世|健在|没死)(?!.{0,2}(?:干|有(?:什么|啥)|没|做|图|就是|不如|受|拖|累|遭|为))(?:的)?(?:嘛|呢|啊|呀|哩|喽|哦)?/g;

/** 你们不会包庇他吧, 该不会跟他一伙吧: asked of us, and no threat. */
const OF_US =
  /(?:你们?|您|局里|上面)[^,，。;!?]{0,4}(?:不会|会不会|别|莫|不要|可别|该不会|是不是)[^,，。;!?]{0,4}(?:包庇|庇护|护着|袒护|护短|偏袒|偏向|串通|一伙|一家|向着|糊弄|应付)[^,，。;!?]{0,6}/g;

/** A normalised text without what only sounds like danger. */
export const meantOtherwise = (clean: string): string =>
  clean.replace(REFUSED, '不配合').replace(ALIVE, '在的').replace(OF_US, '');

/** Whether medicine is refused in it: that is for the doctor of the village, and for nobody else. */
export const refusesMedicine = (clean: string): boolean => clean.search(REFUSED) >= 0;

const ILL_FOR_LONG =
  /(?:去年|前年|大前年|早年|以前|(?<!\d)(?:[一二两三四五六七八九十几好多]+|\d{1,2})年(?:前|了|多))[^。;!?]{0,10}(?:脑梗|中风|脑溢血|脑出血|偏瘫|瘫|半身不遂|摔|断|骨折|车祸|截)|(?:脑梗|中风|脑溢血|脑出血|偏瘫|瘫(?:痪)?|半身不遂|摔断|断|骨折)(?:了|过)?[^,，。;!?\d]{0,6}(?:[一二两三四五六七八九十几好多]+|\d{1,2})年|(?:去年|前年|[一二两三四五六七八九十几好多\d]+年前)(?:中|得|摔|断)的/;
const ANEW =
  /突然|忽然|刚(?:才|刚|刚)?[^,，。]{0,6}(?:倒|摔|晕|中风|犯)|今[天早晚]|昨[天晚]|这会|又(?:犯|中|倒|摔|晕)|叫不(?:醒|应)|昏|没反应|抽(?:搐|起)|吐血|不行了|说不出话(?:来)?了|快(?:来|死)/;

/** A stroke or a broken leg of years ago: whoever it left lame needs no ambulance. */
export const isLongPast = (clean: string): boolean => ILL_FOR_LONG.test(clean) && !ANEW.test(clean);

const LAUGHS = /哈哈|嘿嘿|呵呵|嘻嘻|哈哈|😂|🤣|😄|😆/u;
const ALWAYS_SAYS = /天天|老是|总是|动不动|一天到晚|成天|整天|爱(?:说|念|吵)|嘴上|吵着|念叨|嚷/;
const OF_MYSELF = /(?:我|俺)(?:自己|也|真|就|都|是)*(?:不想活|想死|想去死|要死|活够|活腻|想跳)/;
const DONE =
  /农药|百草枯|敌敌畏|安眠药|老鼠药|绳|刀|遗书|楼顶|天台|桥上|跳(?:了|下)|割|喝了|吃了.{0,3}药|不吃不喝|昨[天晚]|今[天晚]/;

/** 我娘天天吵着要去死 哈哈: told with a laugh, of another who always says so, and nothing is done. */
export const isInJest = (clean: string): boolean =>
  LAUGHS.test(clean) && ALWAYS_SAYS.test(clean) && !OF_MYSELF.test(clean) && !DONE.test(clean);
