// Owns the ways of asking what a word means, as patterns over a text in plain words in which each term is one sign. They are
// parts put together, and no list of sentences: what is asked (WHAT, HOW) stands after the term or before it, small words around.

/** Nearly every message has none of these, and is not looked at further. */
export const MAY_ASK = /什么|怎|如何|何[为谓]|意思|含义|[嘛么]意|谁|指|解释|懂|明白|清楚|理解|知道|晓得/;

/** Stands for a term in the text, so that what lies around it can be read. */
export const T = '\ue000';
export const BREAK = '[,，。;；!！?？、\\s]';
/** Between a term and what is asked of it. */
const GAP = `(?:${BREAK}|["“”'‘’「」《》()（）:：])*`;
const WHAT = '(?:什么|么|嘛)';
/** 怎么个 is read as 怎什么 (么个 says 什么 in Hubei). */
const HOW = '(?:怎么一?个?|怎什么|如何)';
const THING =
  '(?:意思|含义|涵义|概念|东西|玩意儿?|名堂|说法|讲究|回事儿?|一回事|情况|来头|样子|词儿?|人家?|家庭|户|钱|政策|制度|纸|证|表|书|部门|单位|机构|地方)';
const NOT_UNDERSTOOD =
  '(?:没有?|不|冇)(?:太|大|怎么|能)?(?:听|看|搞|弄|闹|整|想)?(?:得)?(?:懂|明白|理解|清楚)|(?:听|看|搞|弄|闹|整)不(?:懂|明白|清楚?)';
export const PUZZLED = new RegExp(NOT_UNDERSTOOD);
const EXPLAIN =
  '(?:(?:你|您|能不能|能|可以|麻烦|请|帮|给|跟|和|我|再|用)*(?:解释|说明|说|讲)(?:一?[下遍]|解释|清楚|明白|简单|通俗|大?白话|人话|一?点|一?些|吗|得|的|讲|说|听|给我听|给我)*)';
const PARTICLES = '(?:的|呢|呀|啊|吗|么|吧|了|哦|噢|哈|喔|哟|诶|来着|~|…)*';
const TAIL = `${PARTICLES}(?:${GAP}(?:我|都|还是|也|就|真|实在)*(?:${NOT_UNDERSTOOD}|${EXPLAIN}|谢谢|多谢)${PARTICLES}){0,3}`;

/** 这个词到底, 三个字 before what is asked. */
const OF_WORD =
  '(?:(?:这|那)?(?:个|两个|三个|四个|几个|句)?(?:词|话|字|名字|名词|东西|说法|叫法)|到底|究竟|又|都|它|他|具体|大概|讲的|说的|指的|就|这个?|那个?)*';
/** A question that ends nowhere but here; what follows is another. */
const STRONG = [
  `(?:是|系|算|叫|指|讲|说|表示|代表|属于|的|个)*(?:${WHAT}(?:个|样|样的|种)?|几个)(?:意思|含义|涵义|概念|东西|玩意儿?|名堂|说法|回事儿?)`,
  `(?:是)?${HOW}(?:回事儿?|意思|理解|讲法|说法)`,
].join('|');
const WEAK = [
  `(?:是|系|叫|算|指|指的是|是指|说的是|讲的是|就是)+(?:一)?(?:个|种|些)?${WHAT}(?:个|样|样的|种)?(?:的)?${THING}?`,
  '(?:的|是)?(?:意思|含义)(?:是)?',
  '(?:是|系)谁',
  `(?:是|系)?(?:用来|拿来|拿去)?(?:搞|做|干|弄|管|办)${WHAT}(?:用)?(?:的)`,
  `(?:是|系)(?:用来|拿来)?(?:搞|做|干|弄|管|办)${WHAT}(?:用)?`,
  '(?:是)?指(?:的是|的)?(?:谁|哪些|哪个|哪几种|哪种|哪几样)(?:人|情况)?',
  `(?:我|俺|都|还是|也|就|根本|完全)*(?:${NOT_UNDERSTOOD})(?:是什么(?:意思)?)?`,
  '(?:我|俺|都|还是|也|就|根本|完全)*(?:不|没)(?:知道|晓得|清楚)(?:是|叫)?(?:个)?什么(?:意思|东西)?',
].join('|');
const WRITTEN = `(?:要|该|得|应该)?${HOW}(?:写|填)(?:法|的)?(?:是什么)?|(?:上面?)?(?:要|该)?写(?:些|点)?什么`;
/** Where a breath has no mark: 低保边缘户是啥我家能办不. */
const ANEW = '(?=我|俺|你|您|能|可以|有没有|有钱|怎么|村里|镇上|多少|去哪|在哪|谁)';
const ENDS = `(?=${BREAK}|$)`;

const after = (asks: string, ends: string) =>
  new RegExp(`^${OF_WORD}${GAP}${OF_WORD}(?:${asks})${TAIL}${ends}`);
/** What stands after a term whose meaning is asked. */
export const AFTER_STRONG = after(STRONG, '');
export const AFTER_WEAK = after(WEAK, `(?:${ENDS}|${ANEW})`);
export const AFTER_WRITTEN = after(WRITTEN, ENDS);
/** 怎么回事 of something of one's own asks what became of it. */
export const HOW_COME = /怎(?:么一?个?|什么)回事|什么情况/;
/** 单人保是啥样的人能办 asks who may. */
export const PEOPLE = /(?:人家?|家庭|户)$/;
export const ENDED = new RegExp(`^(?:${BREAK}|$)`);
export const OWN = /我|咱|办|报|发|给|领/;

/** What stands before it: 什么叫, 解释一下, 我不懂; and what may follow the term then. */
export const ASK_BEFORE = new RegExp(
  `(?:(?:什么|怎么)(?:又|才|样才)?(?:是|系|叫做?|叫作)|何为|何谓|解释(?:一?下|解释)?(?:什么(?:是|叫))?|${NOT_UNDERSTOOD}|(?:${NOT_UNDERSTOOD}|不知道|不晓得)什么(?:是|叫))${GAP}(?:那个|这个|你说的|所谓的?)*$`,
);
export const NAMED_ONLY = new RegExp(`^(?:${OF_WORD}|的?意思)${TAIL}(?:${ENDS}|${ANEW})`);
/** 啥意思, 没听懂: by itself, before or after the bare term. */
export const BARE_ASK = new RegExp(`^(?:是|这是|这|那)?(?:${WHAT}意思|${NOT_UNDERSTOOD})${PARTICLES}$`);

/** Who said it, where it stood, and other words around a term that ask nothing. */
const FILLERS = new RegExp(
  [
    `${T}(?:里面?|里头|中|上|的|家|户|人|申请|[栏牌表单])*`,
    '那么|那个|这个|哪个|这|那|上面|上头|里面|里头|下面|前面|后面|刚才|刚刚|刚|开头|你们|您们|你|您|他们|她们|他|她|它|人家|别人|大家',
    '村里|村上|村干部|村委会?|村支书|书记|组长|队长|主任|社区|居委会|镇上|镇里|乡上|乡里|街道|县里|窗口|民政[局所办]?|政府|干部|工作人员|办事员|医院|学校|银行',
    '网上|电视上?|手机上?|纸上?|单子上?|通知书?上?|表格?上|公示栏上?|卡上|存折上|短信上?|文件上?|条子上|墙上|上|里',
    '我们|咱们|我|咱|俺|请问|请|想|要|还|再|又|也|都|就|先|另外|顺便|只|光|问一?下|问|知道|晓得|了解|听人?|听到|听见|看到|看见|看|见|收到|拿到|说是|说|讲|提到|提|写着|写|叫做?|喊|让|给|办|签字?|填|报|发|贴|盖|弄|搞|去|来|到|过|了|着|的|得',
    '家里?|算|属于|评上?|定成?|列为?|所谓|就是|是|有个|有|一个|个|些|一|种|老|总|经常|常常?|一直|到底|究竟|和|跟|与|同|现在|今天|昨天|好像|什么|词|话|字|啊|哦|噢|呢|吧|嗯|唉|嘛|呀|哈|喔|那边|这边|另一?个',
    '["“”\'‘’「」《》()（）…~—:：-]',
  ].join('|'),
  'g',
);
export const isFilling = (text: string): boolean => text.replace(FILLERS, '') === '';

/** A word that is no term as it is written, and its meaning asked. */
export const SAID_THEN_ASKED = new RegExp(
  `^(.{2,30}?)${OF_WORD}${GAP}${OF_WORD}(?:${STRONG}|${WEAK})${TAIL}${ENDS}`,
);
export const ASKED_THEN_SAID = new RegExp(
  `^(.*?)(?:(?:什么|怎么)(?:是|叫做?|叫作)|何为|何谓|解释(?:一?下)?)(?:那个|这个)*([\u4e00-\u9fff]{2,12}?)${TAIL}${ENDS}`,
);

const BREAKS = new RegExp(`${BREAK}+`);
const TAIL_ONLY = new RegExp(`^${TAIL}$`);

/** What a part of a message asks or tells besides; nothing where it only fills. */
export function besides(text: string): string {
  return text
    .split(BREAKS)
    .filter((clause) => !isFilling(clause) && !TAIL_ONLY.test(clause) && !BARE_ASK.test(clause))
    .join(' ');
}
