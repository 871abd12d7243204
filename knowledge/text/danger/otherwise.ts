// Owns what sounds like danger and means something else: medicine that is refused, somebody who says that he is alive,
// a stroke of years ago, an old mother who always says so, told with a laugh.

/** 血压药也不吃了, 不肯吃降压药: medicine is refused, and none is swallowed. What it is given up with stays (活够了 药也不吃了). */
const REFUSED =
  /(?:(?:血压|降压|血糖|降糖|高血压|糖尿病|心脏|原来|以前|平时|医院开)(?:的)?(?:那个?)?药|药)(?:他|她|老人|人家|我|俺)?(?:也|都|就|全|现在|再)*(?:不|没)(?:肯|愿意?|想|再|按时)*(?:吃|喝|用)(?:了|的)?|(?:不|没)(?:肯|愿意?|想|再|按时|听话)*(?:吃|喝|用)(?:他|她)?(?:的|那些?)?(?:降压|血压|降糖|血糖|高血压|糖尿病|心脏|医院|医生开|西|老)?(?:的)?药(?!了?就)/g;
/** 我还活着嘛: said to whoever spoke of the dead. 我还活着干嘛 says another thing. */
const ALIVE =
  /(?:我|俺|他|她|人|老人|爸|妈)(?:们)?(?:都)?还(?:活着|在世|健在|没死)(?!.{0,2}(?:干|有(?:什么|啥)|没|做|图|就是|不如|受|拖|累|遭|为))(?:的)?(?:嘛|呢|啊|呀|哩|喽|哦)?/g;

const A_THING =
  '(?:户口本|本子?|证件?|存折|卡|手机|衣[裳服]|钱?包|钥匙|东西|材料|单子|密码|(?<=(?:我|俺|他|她|老)家?的?)房子|锁)';
/** 户口本叫闺女锁起来了, 本子掉河里了, 手机不见了: it is a thing that is locked away or lost. */
const OF_A_THING = new RegExp(
  `${A_THING}(?:跟|和|都|全|也|叫|让|被|给|就|在|前头|那个|[爸妈爹娘哥弟姐妹]|儿子?|女儿?|闺女|媳妇|他|她|${A_THING}){0,5}(?:锁(?!着(?:我|人))(?:了|起来?|住|柜子?里?|抽屉里?)*|藏(?:了|起来)*|不见了|丢了|换了|掉(?:进|到|在)?(?:河|水|沟|井|茅坑|粪坑)里?了?)`,
  'g',
);
/** 热线打来, 老爹走了还在打, 会不会关起来: a call, money, and what is only asked. */
const CALLED = /打(?:过|回)?来(?=[把说问讲骂])/g;
const PAID_ON = /(?<=(?:走|没|死|去世|过世|不在)了)(?:钱|还|照样?|也|都)*在?打(?![人我俺他她你])/g;
/** 我妈眼看不见了: it is her eyes. */
const BLIND = /眼(?:睛|神)?(?:都|也|又|早|快|就|全|一只|两只)*(?:瞎|看不(?:见|到|清)|不见)(?:了|啊)?/g;
/** 这边推那边 我都糊涂了 */
const PUZZLED = /[我俺](?:都|也|快|给|被|听|越听越|搞|弄|是|有点)*糊涂/g;
const ASKED = /会不会(?:被|把[我人])?关(?:起来)?/g;

/** 你们不会包庇他吧, 该不会跟他一伙吧: asked of us, and no threat. */
const OF_US =
  /(?:你们?|您|局里|上面)[^,，。;!?]{0,4}(?:不会|会不会|别|莫|不要|可别|该不会|是不是)[^,，。;!?]{0,4}(?:包庇|庇护|护着|袒护|护短|偏袒|偏向|串通|一伙|一家|向着|糊弄|应付)[^,，。;!?]{0,6}/g;

/** A normalised text without what only sounds like danger. */
export const meantOtherwise = (clean: string): string =>
  clean
    .replace(REFUSED, '不配合')
    .replace(ALIVE, '在的')
    .replace(OF_A_THING, '东西没在')
    .replace(CALLED, '来电话')
    .replace(PAID_ON, '还在发')
    .replace(BLIND, '眼盲')
    .replace(PUZZLED, '我不懂')
    .replace(ASKED, '要不要住')
    .replace(OF_US, '');

/** Whether medicine is refused in it: that is for the doctor of the village, and for nobody else. */
export const refusesMedicine = (clean: string): boolean => clean.search(REFUSED) >= 0;

const ILL_FOR_LONG =
  /(?:去年|前年|大前年|早年|以前|(?<!\d)(?:[一二两三四五六七八九十几好多]+|\d{1,2})年(?:前|了|多))[^。;!?]{0,10}(?:脑梗|中风|脑溢血|脑出血|偏瘫|瘫|半身不遂|摔|断|骨折|车祸|截)|(?:脑梗|中风|脑溢血|脑出血|偏瘫|瘫(?:痪)?|半身不遂|摔断|断|骨折)(?:了|过)?[^,，。;!?\d]{0,6}(?:[一二两三四五六七八九十几好多]+|\d{1,2})年|(?:去年|前年|[一二两三四五六七八九十几好多\d]+年前)(?:中|得|摔|断)的|(?:脑梗|中风|脑溢血|脑出血|偏瘫)(?:以|之)?后|(?:吸|咳|喘|疼|痛)了(?:[一二两三四五六七八九十几好多]+|\d{1,2})年/;
const ANEW =
  /突然|忽然|刚(?:才|刚|刚)?[^,，。]{0,6}(?:倒|摔|晕|中风|犯)|今[天早晚]|昨[天晚]|这会|又(?:犯|中|倒|摔|晕)|叫不(?:醒|应)|昏|没反应|抽(?:搐|起)|吐血|不行了|说不出话(?:来)?了|快(?:来|死)/;

/** A stroke or a broken leg of years ago: whoever it left lame needs no ambulance. */
export const isLongPast = (clean: string): boolean => ILL_FOR_LONG.test(clean) && !ANEW.test(clean);

/** 打我的人判了, 被打伤的 医保说不给报, 手让机器轧了 村里不盖章: who pays for it and who certifies it is what is at issue. */
const AT_ISSUE =
  /判(?:了|给|刑|决)|证上|几级|算病|算残|第三方|盖[^,，。;!?]{0,10}章|不关(?:他|我|他们|我们)(?:的)?事|不认账|(?:医保|保险|社保)[^,，。;!?]{0,4}(?:不给|不报|拒)|工伤|认定/;
const OF_NOW =
  /正在|这会|马上|刚[刚才]|今[天早晚]|昨[天晚]|又(?:打|来|在)|流血|吐血|叫不|喊不|没反应|昏|快(?:来|不行)|救命/;
/** Blows and accidents that are a matter of papers by now. */
export const isAtIssue = (clean: string): boolean => AT_ISSUE.test(clean) && !OF_NOW.test(clean);

const LAUGHS = /哈哈|嘿嘿|呵呵|嘻嘻|哈哈|😂|🤣|😄|😆/u;
const ALWAYS_SAYS = /天天|老是|总是|动不动|一天到晚|成天|整天|爱(?:说|念|吵)|嘴上|吵着|念叨|嚷/;
const OF_MYSELF = /(?:我|俺)(?:自己|也|真|就|都|是)*(?:不想活|想死|想去死|要死|活够|活腻|想跳)/;
const DONE =
  /农药|百草枯|敌敌畏|安眠药|老鼠药|绳|刀|遗书|楼顶|天台|桥上|跳(?:了|下)|割|喝了|吃了.{0,3}药|不吃不喝|昨[天晚]|今[天晚]/;

/** 我娘天天吵着要去死 哈哈: told with a laugh, of another who always says so, and nothing is done. */
export const isInJest = (clean: string): boolean =>
  LAUGHS.test(clean) && ALWAYS_SAYS.test(clean) && !OF_MYSELF.test(clean) && !DONE.test(clean);

/** Longer, a message tells more than that. */
const LONGEST_PLAIN = 60;

/** He lies in hospital already: 在医院呢 我爹都昏迷了. No ambulance is to be sent for him. */
const IN_CARE =
  /在[^,，。;!?\s]{0,6}(?:医院|卫生院|病房|icu|重症|抢救室|手术室)|住(?:着|进|了)?院(?!费)|(?:进|转|送)(?:了|到|进)?(?:icu|重症)|医院里?(?:躺|等|住|说|催|不(?:肯|给|治))|(?<!赤脚|村里)医生(?:说|讲|催)/;
const NOT_THERE =
  /(?<!已经)(?:送|去|上|到|进)(?:不了|不起)?(?:的|了)?(?:县|市|镇)?(?:人民)?(?:医院|卫生院)(?!了|里|后|抢救)|门口|没车|出院|回家|在家|路上|刚(?:刚|才)?(?:倒|摔|晕|昏)|没(?:有)?(?:个)?(?:医生|护士|人)(?:来|管|理|在)|(?:医生|护士|医院)[^,，。]{0,4}不(?:管|理|来)|自杀|喝药/;
export const isInCare = (clean: string): boolean =>
  clean.length <= LONGEST_PLAIN && IN_CARE.test(clean) && !NOT_THERE.test(clean);

/** 他天天喝酒赌钱 我要离婚: nobody says that a hand was raised. */
const LEAVES = /离婚|(?:想|要|说|提)(?:跟[他她])?离(?![开家])|跟[他她]离/;
const RAISED =
  /打(?!牌|麻将|工|官司|听|电话)|揍|动手|踢|掐|刀|棍|杀|砍|死|家暴|伤|血|肿|锁|关|赶|撵|威胁|跟踪|堵|砸|扇|耳光|拽|怕[他她]|躲/;
export const onlyLeaves = (clean: string): boolean =>
  clean.length <= LONGEST_PLAIN && LEAVES.test(clean) && !RAISED.test(clean);
