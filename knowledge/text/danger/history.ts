// Owns what in a long letter is a story long over: a danger that has a past date, or whose end is told.
// It only ever takes away what would else be heard; a short message, and whatever has no date, stays as it is.

/** A message no longer than this is no letter. */
const LETTER = 100;

/** Dates and times that lie well behind; 去年起, 前年以来 go on. A day of the 2020s (2026年11月3日) may be today. */
const PAST =
  /(?<![从自])(?:(?:(?:19\d|20[01])\d|202\d(?!年\d{1,2}月\d)|[一二][九〇零]\S\S)年|(?:大前|前|去|那|当|早|头)一?年|上个?月)(?![纪级龄]|[底初]?起|开始|以来)|[一二两三四五六七八九十几多\d]年前|[一二两三四五六七八九十几\d]个?月前|前[几些两]年|[五六七八九]十年代|当[时天]|那(?:时|场|次|回|天)|小时候|年轻的?时候?|岁(?:那年|时|的时候)|(?<![黑亮天年])以前|从前|曾经|上半年|(?:晕倒|昏倒|昏迷|抽搐|埋|淹|摔|烧|塌)过(?!来|去)/;
/** What was last month, and goes on by its nature or was grave, may be so still. */
const LAST_MONTH = /上个?月|(?<!十)[一两]个?月前/;

/** What brings a story back to today. */
const NOW =
  /现在|如今|今[天早晚日夜晨年]|昨[天晚夜日]|前[天晚]|刚[刚才]?|正在|马上|眼下|目前|这会儿?|这[几两]天|近来|最近|上个?(?:周|星期|礼拜)|[这本]个?(?:周|星期|礼拜|月)|至今|天天|每[天晚]|经常|总是|老是|动不动|越来越|一直|还[在没要]|又[在要来]|快来|救命/;
/** Lameness and aches that last are what an old illness left, and no new one. */
const LASTING =
  /(?:到现在|至今|从此).{0,6}(?:不听使唤|使不上|不灵|走不|动不|不能动|没(?:有)?知觉|[疼痛]|抽筋|瘫)/;

/** What an end told does not make up for in the clause it is told in (出院后又吐血). */
const SUDDEN =
  /突然|忽然|又|快|要|不行了|[叫喊]不[醒应]|没(?:有)?(?:呼吸|反应|气了|动静|醒)|昏迷不醒|止不住|喘不|[吐咳咯便流出]血|血流|起不来|爬不起/;
/** An accident happens once; blows, hunger, cold, a child left alone go on. */
const GOES_ON =
  /打(?![工电针算听扫石])|[揍砍掐骂]|(?<!自)杀|饿|饭|粮|米|断|(?<!农|鼠|眠|毒)药|冻|冷|睡|(?<![拉拦劝保记忍困])住(?!院)|吃|捡(?!回)|被子|胰岛素|透析|锁|关|赶|没(?:有|得)?[人钱]|丢|扔/;
/** 去年冬天, 2022年7月的一天凌晨, : nothing but the date of what follows. */
const BARE_DATE =
  /^[\d〇零一二三四五六七八九十两几多前去上下大那当年月日号的个时初底头中旬早晚凌晨午半夜里间左右古农阴历腊正冬春夏秋天季候末节国庆清明端重阳场洪水灾雨雪]+[,;:\s]+$/;

/** Nobody is found because time has passed. */
const MISSING = /走丢|走失|失踪|不见了|找不|没(?:有)?(?:回[来家]|找到)|拐/;
/** Whoever does not want to live is heard, however old the story around it; so is whoever threatens to die. */
const WISH =
  /不想(?:再)?活|不要活|想死|寻死|去死|不如死|生不如死|一死|了断|解脱|活(?:不(?:下|成|了)|够|腻|着)|[没冇]法活|遗书|同归于尽|跟(?:着)?(?:他|她|它)?(?:一起|一块|一路)?(?:走|去)|(?:要|想(?!不)|说|准备|打算|只有|只好|还|再)[^,。;!?]{0,4}(?:自杀|上吊|喝|吃|吞|跳|割|轻生|死)/;

/** Tried to die, or died so. */
const BY_OWN_HAND =
  /自杀|自尽|轻生|寻短见|想不开|上吊|喝(?:了|下)?.{0,3}(?:药|百草枯|敌敌畏)|跳(?:楼|河|桥|江|井|水|了下)|割腕|安眠药/;
/** So fresh that whoever tried may try again. */
const FRESH =
  /今[天早晚日]|昨[天晚夜日]|前[天晚]|刚|这[几两]天|最近|上个?(?:周|星期|礼拜)|这个?(?:周|星期|礼拜)|还/;

/** Saved, sent home, or dead. */
const END =
  /(?:抢救|救)了?(?:过来|回来|下来)|没(?:有)?(?:抢)?救(?:过来|回来|活)|[拉拦劝]住了|命(?:是|算|总算)?(?:保住|捡回来|救回来)|捡回(?:来)?了?一?条命|脱离?了?(?:生命)?危险|已经?出院|出院(?:了|后|以后|回家)|人(?:当场|当时|当天|也|都|说)?就?没了|没(?:有)?保住|去世|过世|离世|病逝|身亡|遇难|死亡(?!率)|火化|下葬|遗体|送的(?:医院|卫生院)|打的120|[^就要想我]走的(?![路时那人])|[摔淹砸压撞烧电病]死(?:的|了|在)/;
/** An end that is feared, hoped for, or somebody else's than his who was just told of. */
const NO_END =
  /再|如果|要是|万一|[怕会要快能]|可能|不然|否则|迟早|早晚|还没|^[我俺咱]|^(?:[他她]?(?:[爸妈爹娘爷奶哥弟姐妹叔伯婶姑舅公婆]|孩|娃|儿|女|孙|老|丈夫|妻子|爱人|父|母))/;

/** So many clauses back an end reaches; some letters are one sentence from first to last. */
const REACH = 5;

const CLAUSE = /[^,。!?;:\s]*[,。!?;:\s]+|[^,。!?;:\s]+$/g;
/** Longer ones are speech without marks, in which the past and today stand side by side. */
const LONGEST = 40;
const SENTENCE_ENDS = /[。!?;\n]$/;

interface Clause {
  text: string;
  isOver: boolean;
}

function clausesOf(clean: string): Clause[] {
  const clauses: Clause[] = [];
  let sentence: string[] = [];
  for (const clause of clean.match(CLAUSE) ?? []) {
    sentence.push(clause);
    if (!SENTENCE_ENDS.test(clause)) continue;
    clauses.push(...judge(sentence));
    sentence = [];
  }
  return [...clauses, ...judge(sentence)];
}

/** A date alone holds for the clause after it; an end told holds for what led to it in its sentence. */
function judge(sentence: readonly string[]): Clause[] {
  const isEnd = sentence.map((clause) => END.test(clause) && !NO_END.test(clause));
  // An end with a date of its own is another story's.
  const ends = isEnd.map((is, i) => is && !PAST.test(sentence[i] as string));
  const isFresh = FRESH.test(sentence.join(''));
  let isOld = false;
  let isBare = false;
  return sentence.map((text, i) => {
    const lasts = LASTING.test(text) && isOld;
    const isNow = NOW.test(text) && !lasts;
    const hasDate = !isNow && (PAST.test(text) || isBare);
    isBare = hasDate && BARE_DATE.test(text);
    isOld ||= hasDate;
    if (text.length > LONGEST || WISH.test(text) || MISSING.test(text)) return { text, isOver: false };
    if (lasts || (hasDate && !(LAST_MONTH.test(text) && (GOES_ON.test(text) || SUDDEN.test(text)))))
      return { text, isOver: true };
    const isLed = ends.slice(i + 1, i + 1 + REACH).includes(true);
    const isEnded = isEnd[i] ? !SUDDEN.test(text) : isLed && !GOES_ON.test(text);
    return { text, isOver: isEnded && !(isFresh && BY_OWN_HAND.test(text)) };
  });
}

/** Stands for every character of what is over: no pattern begins with it. */
const OVER = '▒';
const overRuns = new RegExp(`${OVER}+[,。!?;:\\s]*`, 'g');

/** A text of the same length and the same marks in which what is over can no longer be read. */
export function maskHistory(clean: string): string {
  if (clean.length <= LETTER) return clean;
  return clausesOf(clean)
    .map(({ text, isOver }) => (isOver ? text.replace(/[^,。!?;:\s]/g, OVER) : text))
    .join('');
}

/** What is left to be read in a piece of a masked text. */
export const presentIn = (masked: string): string => masked.replace(overRuns, '').trim();
