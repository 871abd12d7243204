// Owns hearing that a reporter does not want a case to lie with whoever it is about: 别给镇上自己查, 我告的就是镇上.

/** Whose own hands it must not come into. */
export type Avoided = 'township' | 'bureau';

const NOT =
  '(?:别|(?<!能)(?<![^,，。;!?]可)不要|莫要?|勿|唔好|毋通|(?:可以|能|可不可以|能不能)不|冇?不能|不想|不敢|不得|不让|不准|不许|不可以|不放心|信不过|不相信|怕(?:又|还|再)?(?:会|是)?)';
/** After the name: what is not given is no case (不要给民政局打电话). */
const NO_CASE = '(?!.{0,2}(?:添|打|说|讲|知道|晓得|惹|送|磕|增|找|丢脸))';
/** What is done with a case: given, sent back, left to somebody. */
const GIVEN =
  '(?:再|又|还|去|就|都|把[^,，。;!?]{1,6}?)?(?:交|给|转|报|送|派|发|落|退|还)(?:回|到|给|去|往|在|由|让)?';
const LEFT_TO = '(?:让|叫|由|归|等|凭|靠|经过?|过)';
const WHOSE = '(?:他们?|她们?|它们?|那些?|那个|这个|这些|我们?|咱们?|本|当地的?|这里的?|下面的?)?的?';
const TOWN =
  '(?:乡镇|镇|乡|街道|办事处|所)(?:里面|里头|里|上|政府|干部|民政|那边|那里|的人|他们)?(?!长)|民政[办所]|社事办|便民[^,，。;]{0,4}中心|窗口(?:上|的人)?';
const OWN = '自己(?:的)?(?:单位|人|手|那边)?|自己人|原单位|本单位|原来那个?(?:单位|地方|人)|老地方';
const BUREAU = '(?:[县市区]里?的?)?民政局(?:里|上)?(?:的人)?|局里(?:的人)?';

const made = (who: string) => [
  new RegExp(`${NOT}[^,，。;!?]{0,4}?(?:${GIVEN}|${LEFT_TO})${WHOSE}[^,，。;!?]{0,3}?(?:${who})${NO_CASE}`),
  new RegExp(
    // 他讲是镇上叫扣的 tells.
    `(?:(?:我|俺|咱)?(?:们)?(?:要|就)?(?:告|投诉|反映|举报|状告)的?|(?:我|俺|咱)(?:们)?(?:说|讲)的)(?:人|对象)?(?:就|就是|正|正是|本来|可|可是|都|都是)*是${WHOSE}(?:${who})`,
  ),
  new RegExp(`(?:${who})(?:${OWN})?(?:来)?(?:自己|自家)(?:查|办|管|处理|审|调查)`),
  // 不交给镇里行不行, 你还交给镇里啊, 你叫我报民政局? are said of this case and to us.
  new RegExp(
    `^(?:我|俺|就|只|是|问|你|您|那|,|\\s)*不(?:再)?(?:交|转|报|送)(?:给|到|回)?${WHOSE}(?:${who})(?:行不行|行吗|行么|可以吗|可不可以|成不成|好不好|得不得|要得不)`,
  ),
  new RegExp(
    `(?:你|您)(?:们)?(?:咋|怎么|为啥|还|又|是|要|个)*(?:交|转|报|送)(?:给|到|回)?${WHOSE}(?:${who})${NO_CASE}|(?:你|您)(?:们)?(?:咋|怎么|还|又)*(?:叫|让|喊)(?:我|俺)(?:去)?(?:报|交|告)(?:给|到)?(?:${who})${NO_CASE}`,
  ),
  // 别让镇上知道: what it does not get it cannot know.
  new RegExp(
    `${NOT}[^,，。;!?]{0,4}?(?:让|给|叫|被|告诉|跟|传到|漏到|说给|讲给)${WHOSE}[^,，。;!?]{0,3}?(?:${who})[^,，。;!?]{0,3}(?:知道|晓得|听[到见]|看[到见]|发现|耳|讲|说)|${NOT}告诉${WHOSE}(?:${who})`,
  ),
  // 咋交给镇上了, 交给镇上有啥用: said of where it was to go.
  new RegExp(
    `^(?:那|你|您|们)*(?:咋|怎么|为啥|又|还|啷个)+(?:是|要|又|还)*(?:交|转|报|送)(?:给|到|回)${WHOSE}[^,，。;!?]{0,3}?(?:${who})|(?:交|转|报|送)(?:给|到|回)${WHOSE}[^,，。;!?]{0,3}?(?:${who})(?:有|管|能)?(?:啥|什么|屁|鬼|个)*用|(?:交|转|报|送)(?:给|到|回)${WHOSE}(?:${who})(?:等于|跟|还不是|没用|白)`,
  ),
  new RegExp(
    `(?:${who})[^,，。;!?]{0,5}(?:一伙|穿一条裤子|串通|官官相护)|(?:跟|和|同|与)(?:${who})[^,，。;!?]{0,4}一伙|(?:${who})(?:就|也|都)是(?:他|她)们?[^,，。;!?]{0,3}(?:拖|卡|扣|搞|整|的人)`,
  ),
];

const OF_BUREAU = made(BUREAU);
const OF_TOWN = [
  ...made(`${TOWN}|${OWN}`),
  /自己(?:人)?(?:查|管|审|办)自己(?:人|单位)?|(?:不|岂不|可不)(?:就)?是(?:他|她|它)们?自己(?:的)?(?:单位|人|地方|手)|(?:回到?|落[到在]|交[到在])(?:了)?(?:他|她)们?(?:的)?(?:手|自己)|(?:报|交|转)给(?:他|她)们?[^,，。;!?]{0,3}(?:(?:有)?啥用|没用|有什么用)/,
];

/** Whom the reporter will not have look into it; undefined where nothing is said of that. @param text as `normalise()` leaves it */
export function avoidedIn(text: string): Avoided | undefined {
  if (OF_BUREAU.some((words) => words.test(text))) return 'bureau';
  return OF_TOWN.some((words) => words.test(text)) ? 'township' : undefined;
}

/** 他姐夫在镇里, 他表弟在镇上民政所: whoever is accused has his own there. */
const KIN_THERE = new RegExp(
  `(?:他|她|人家|支书|书记|主任|会计|那家)[^,，。;!?]{0,4}(?:姐夫|妹夫|舅|叔|伯|哥|弟|姐|妹|侄|外甥|儿|女|媳妇|老婆|男人|老公|女婿|亲家|亲戚|爹|爸|妈|娘|堂|表|熟人|关系)[^,，。;!?]{0,4}(?:在|是)(?:${TOWN})(?!.{0,2}(?:读|念|学|开|买|卖|租|住|打工|做生意|有|医院|卫生|厂|店))|是(?:这个|那个|我们)?[镇乡]长(?:的|家)?(?:的)?(?:姐夫|妹夫|舅|叔|伯|哥|弟|姐|妹|侄|外甥|儿|女|媳妇|老婆|亲家|亲戚|堂|表|熟人)`,
);

/** Whether the township is to be kept out of it because those it is about have kin in its office; a fact, and no wish. */
export const hasKinThere = (text: string): boolean => KIN_THERE.test(text);

const HIGHER = '(?:县|市|上面|上头|上级|上一级|局)(?:里|上|民政局?|局|政府|那边)?(?:受理台)?';
const ELSEWHERE = '(?:别|旁|其他|另外?一?个?|另)(?:的)?(?:单位|人|地方|部门|科室)?';
const CHANGES = [
  new RegExp(
    `(?:改|转|换|直接|就|要|想|重新|可以|能)(?:交|报|给|送|投|转|让|由)(?:到|给|去|由)?(?:${HIGHER})`,
  ),
  new RegExp(
    `(?:改|转|换)(?:到|成|给|去|由)?(?:${HIGHER}|${ELSEWHERE})|^(?:那)?(?:就)?(?:交|报|给|送)(?:到|给|去)?(?:${HIGHER})(?!了)`,
  ),
  /(?:换|改|找|另派|派)(?:一?个|别的?|另外?的?|其他的?)(?:人|单位|地方|部门|办事员|干部)?(?:来)?(?:办|查|管|处理|行不行|可以吗|吧|吗|嘛|[?。]|$)/,
];

/** 改交县里, 能不能换个人办: said of a case in hand it asks that somebody else look into it. */
export const asksForAnother = (text: string): boolean =>
  text.length <= 40 && CHANGES.some((words) => words.test(text));
