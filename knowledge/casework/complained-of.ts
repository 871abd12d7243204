// Owns hearing that a township's own office is what somebody complains of: 我要投诉白石镇民政办, 青山镇窗口 跑三趟. Slow work
// with nobody blamed names no office, or only the place where it was handed in.

const OFFICE =
  '民政(?:办公室|办|所|站|助理|专干|干部)|(?:[镇乡]|街道)(?:人民)?政府|(?:政务|办事|服务|便民|民政|救助|低保)?(?:大厅)?窗口|(?:便民|政务|为民)(?:服务)?(?:中心|大厅|站)|(?:社会|公共)?(?:事务|服务)办|社事办|街道办|办事处|经办(?:人员|的人|人)?|办事员';
/** A township by its name or as 镇上: the office only where the clause ends, or where it does what offices do. */
const TOWNSHIP =
  '(?:[镇乡]|街道)(?:里面|里头|里|上|那边)?(?:的)?(?=$|[,，。;；!！?？\\s]|人(?!家)|干部|领导|那[帮个些]|管|办事|工作人员|拖|推|卡|踢|不(?:办|给|管|理|受理|收|批|报|让|作为)|没(?:人(?:管|理|办)|通知|打招呼|说一声)|直接|把|办(?=[^,，。;；!！?？]{0,6}(?:拖|[卡压]着|没|不|慢|[个多]月))|老是?|总是?|一直|叫我|让我|说(?:丢|没))';
/** Said before it: this is the one complained of. 向镇上反映, 反映到民政办 turn to it instead. */
const BLAMES =
  '(?<!不是?(?:要|想|来|在|说)?|没有?)(?:投诉|举报|检举|控告|状告|揭发|反映|(?<!报|广|公|通|转|警|祷|原|被)告(?!诉|知|示|别))(?:了|的)?(?:一下|就是|是)?';
const BETWEEN = '(?:(?![到向给在跟找去对])[^,，。;；!！?？\\s]){0,12}?';

const NAMED = new RegExp(`${BLAMES}\\s?${BETWEEN}(?:${OFFICE}|${TOWNSHIP})`);
/** 民政办说下个月发 blames nobody. */
const ILL =
  '跑|推|拖|卡|丢|踢|退我|撵|赶|不(?:收|受理|办|理|管|认|给|接|批|作为)|没人|锁|关|吼|骂|凶|态度|白眼|脸色|一会儿?|一回|第[二三]|又(?:要|说|叫|差|缺)|还说|少一|补了|[三四五六七八九几]回|[三四五六七八九几]趟|白来|白跑|没(?:有)?(?:回话|答复|回音|消息|音讯|动静|下文)|(?:就|只|老是)(?:说|叫|让)(?:我)?等|差评|恶劣|收钱|要钱|红包|刁难|糊弄';
/** What a clause begins with is what it is about; 在窗口交的, 去民政办办低保 are where somebody went. */
const TOPIC = new RegExp(
  `(?:^|[,，。;；!！?？\\s])(?:那个?|这个?|就是|是|他们|我们|咱们?|俺们?|你们?)?(?:(?:(?![在到去给向跟找交往回])[\\u4e00-\\u9fa5]){0,4}(?:[镇乡]|街道))?(?:里|上)?(?:的)?(?:那个)?(?:${OFFICE})(?!.{0,3}(?:在哪|几点|电话))(?=[^。;；!！?？]{0,24}(?:${ILL}))`,
);

/** 镇上那个办低保的女的态度差; 镇里县里两头推; 平安镇办低保拖了三个月, and not 在平安镇办. */
const OF_ITS_OWN = new RegExp(
  `(?:[镇乡]|街道)(?:里|上)?的?(?:那|这)?(?:个|些)?(?:办|管|搞)[^,，。;；!！?？]{1,8}的(?:人|男|女|那)[^,，。;；!！?？]{0,12}(?:${ILL})|(?:两头|来回|互相|推来)(?:推|踢|跑)|(?:^|[,，。;；!！?？\\s])(?![在到去给向往回跟从])[\\u4e00-\\u9fa5]{2,3}(?:[镇乡]|街道)(?:里|上|政府)?办[^,，。;；!！?？]{1,6}(?:拖|卡|压|没|不)`,
);

/** Whether a complaint is about an office of a township. @param text as `normalise()` leaves it */
export const blamesOffice = (text: string): boolean =>
  NAMED.test(text) || TOPIC.test(text) || OF_ITS_OWN.test(text);
