// Owns what the clauses of a later message do: one puts right what was heard, one says what is not meant, one leaves what was talked
// about, one says what was answered again; what is left is what the message is about. In plain speech throughout.

export interface Turn {
  /** What is left to be answered; the whole message where nothing else would be. */
  readonly means: string;
  /** The words by which it says what it is not about. */
  readonly denied: readonly string[];
  /** It puts right what was heard: what was asked before may still be asked, of what is meant. */
  readonly putsRight: boolean;
  /** It leaves what was talked about: 还有一件事, 算了. */
  readonly leaves: boolean;
  /** It wants something besides what was said: 还有别的不. */
  readonly wantsOther: boolean;
}

/** 我问的是, 俺是说, 我问(欠工钱打哪个电话), 我的意思是; 我说他有车 tells something. */
const MEANS =
  /^(?:那|啊|哎|唉|可|但)*(?:不*(?:我|俺|咱))?(?:就|只|刚刚?|刚才|一直|现在)*(?:是)?(?:(?:问|说|讲)的(?:话)?(?:就?是|那个)?|要的(?:就)?是|(?:是(?:想|要)?|就)(?:问|说|讲)|的?意思(?:就?是)?)(?=.)|^(?:我|俺|咱)(?:就)?问(?=[^一下个你您了过句问])/;
/** 我说护理补贴那两个月, where something is denied as well. */
const SAYS = /^(?:我|俺|咱)(?:就)?(?:说|讲)(?=.)/;

/** 没听懂, 写错了, 不对 before what is meant. */
const SLIP =
  /^(?:[你您我俺](?:们)?)?(?:(?:没|冇)(?:有)?(?:听|看|搞|弄)(?:懂|明白|清楚)|(?:听|写|说|讲|打|搞|弄)(?:错|岔|反)(?:了|的)*|不对|错了|(?:字|话|写得)?太(?:多|长)|眼(?:睛)?花|(?:看|听)不(?:清楚?|懂|明白|过来)|不是(?:的|啊|呀|嘛|哦|这个|这样|这意思)*)(?:啊|呀|嘛|了|哦)*$/;

/** 不是低保, 也不是说我妈. */
const DENIES =
  /^(?:他|她|它|这|那|我|俺|孩子)?(?:又|也|都|可)?不是(?:说|问|要|讲)?(?:的)?(?<word>[^不没的]{1,8}?)(?=是|我|$)/;
const DENIES_OUTRIGHT =
  /^(?:我|俺)?没(?:问|说|讲)(?<word>[^不没的]{2,8}?)(?:的|啊|呀|嘛)*$|^(?:这)?(?:跟|和)(?<other>[^不没的]{2,8}?)(?:没|有啥|啥)关系$/;
/** 不要复议 beside 就是想再申请; 不打官司 by itself. */
const REFUSES =
  /^(?:我|俺|也)?不(?:(?:是)?(?:要|想|用|去|打算)(?:再)?(?<word>[^不没的,]{2,6}?)(?:了|的)*$|(?:要|想|用)?(?<act>打官司|起诉|离婚|举报|投诉|复议|贷款))/;
const WANTS = /^(?:我|俺|你)?(?:(?:就是?|只是?|还是|而是|是)(?:想|要|打算|去|找|说)?|想|要|打算)(?!不)/;
/** 啥高龄, 听不懂复议, 先不说贷款: what was said of it is not wanted. */
const UNWANTED =
  /^(?:什么|啥)(?<what>[^,是的时都也不没事意名叫地人东用情办手材证条]{2,5}?)(?:啊|呀|哦|嘛)?$|^(?:我)?(?:听|看|搞|弄)不(?:懂|明白)(?<hard>[^,了的你这那]{2,6})$|^(?:我)?(?:先|就)?不(?:说|谈|提|管|讲|扯)(?<that>[^,这那它了的话是]{2,6})(?:了|的)*$|^你(?:们)?(?:老|总|一直|净|咋|怎么|又)(?:是|又|还)?(?:说|讲|扯|答)(?:到)?(?<old>[^,这那它了的话是]{2,6})(?:上)?(?:了|的)*$/;

/** 不是说要公示吗, 不是低保户给不给 ask. */
const ASKS = /[吗么]$|(.)不\1|能不|可不|行不|还能|咋办|怎么/;

/** 还有一件事, 另外问一下, 换个问题, 算了: at the beginning. 还有别的不 asks for more of the same. */
const LEAVES =
  /^(?:哦|噢|对了|嗯|好|行|那|啊|哎|再)*(?:(?:还|再)?有(?:一|个|另)?[个件]?(?:别的|另外的?|个)?(?:一件)?(?:事(?:情|儿)?|问题)(?:想|要)?(?:问(?:一下|问)?)?|另外(?:(?:我)?(?:再|还)?(?:想|要)?问(?:一下|一个|个|问)?)?|再问(?:一下|个|你)?(?:别的|一个|个事)|换(?:一)?个(?:事|问题|话)|顺便(?:再)?问(?:一下|问|个)?|(?:问|说)(?:个|一个|点)(?:别的|另外的)(?:事)?|(?:这个)?(?:先)?不(?:说|问|管|谈|提)(?:这个|那个|它|这事|那事)(?:了)?|(?:那)?算了(?:吧)?)(?:[了吧啊是,:：\s]|(?:先)?不(?:说|问|管|谈|提)(?:这个|那个|它|这事|那事))*/;

/** 还有别的不, 有没有别的钱: besides what was said. */
const OTHER =
  /(?:还有|有没有|有|要|领|拿)(?:啥|什么|没有)?(?:别的|其他的?|其它的?|另外的)(?:补贴|补助|钱|办法|路子?|救助|项目|政策|帮助)?|(?:别的|其他的?)(?:补贴|补助|钱|办法|路|救助|政策)/;

/** 你说还没有登记: what was answered, said back; 你说简单点, 你就说先办哪个 want something. */
const QUOTES =
  /^(?:可|但|那)?(?:是)?[你您](?:们)?(?:刚刚?|刚才|上面|前面|上头)*(?:又|还|都|是)?(?:说|讲|写)(?:的|过|是|了)?(?!.*(?:哪|啥|什么|怎么|咋|多少|几|能不能|行不行|简单|清楚|明白|一遍|一下))/;

/** No mark need stand before a denial: 我问的是奶奶不是娃; or after a slip: 写错了我不要复议. */
const BOUNDS =
  /[,，。;；!！?？、\s]+|(?<=[^是,\s]{2})(?=不是(?!吗|么|说))|(?<=[了的啊呀嘛])(?=[我俺](?:不|就|是|说|问|要|想))/;

/** What each clause of a message in plain speech does. */
export function turnOf(message: string): Turn {
  const leaving = LEAVES.exec(message)?.[0] ?? '';
  const rest = message.slice(leaving.length);
  const clauses = rest.split(BOUNDS).filter(({ length }) => length > 0);
  const isMeant = (clause: string) => MEANS.test(clause);
  const isPutRight = clauses.some(isMeant);
  const wants = clauses.some((clause) => WANTS.test(clause));
  const denied: string[] = [];
  const left: string[] = [];
  let corrects = isPutRight;
  for (const [n, clause] of clauses.entries()) {
    if (clauses.length > 1 && (SLIP.test(clause) || QUOTES.test(clause))) continue;
    const refused = wants || clauses.length > 1 ? REFUSES.exec(clause)?.groups : undefined;
    const word = refused?.act ?? (wants || isPutRight ? refused?.word : undefined);
    if (word !== undefined) {
      denied.push(word);
      continue;
    }
    const { groups } = DENIES_OUTRIGHT.exec(clause) ?? {};
    const unwanted =
      clauses.length > 1 ? Object.values(UNWANTED.exec(clause)?.groups ?? {}).find(Boolean) : undefined;
    const outright = groups?.word ?? groups?.other ?? unwanted;
    if (outright !== undefined) {
      denied.push(outright);
      corrects = true;
      continue;
    }
    const not = ASKS.test(clause) ? undefined : DENIES.exec(clause);
    const after = not ? clause.slice(not[0].length) : '';
    const isInstead = isPutRight || after !== '' || clauses.slice(n + 1).some((one) => /^是(?!不)/.test(one));
    const isSaid = not && clauses.some((one) => SAYS.test(one));
    if (not?.groups?.word && (isInstead || isSaid || !OF_HOUSEHOLD.test(not.groups.word))) {
      denied.push(not.groups.word);
      corrects ||= isInstead || isSaid === true;
      if (after.length > 1) left.push(after.replace(LEADS, ''));
      continue;
    }
    left.push(clause);
  }
  const means = left
    .map((clause) => clause.replace(BIDS, '').replace(MEANS, ''))
    .map((clause) => (corrects ? clause.replace(SAYS, '').replace(LEADS, '') : clause))
    .filter(({ length }) => length > 0)
    .join(',');
  return {
    means: means.length > 1 ? means : rest.length > 1 ? rest : message,
    denied,
    putsRight: corrects && means.length > 1,
    leaves: leaving !== '' && means.length > 1,
    wantsOther: OTHER.test(rest),
  };
}

/** 先办哪个, 哪样先弄, 一共跑几个地方. */
const ORDER =
  /先(?:去|来)?(?:办|弄|申请|搞|报|跑)(?:理)?(?:哪|啥|什么|谁)|哪(?:一)?[个样项件种](?:该|要|得|在|应该)*(?:最)?先|先后|次序|[跑去](?:几|多少)(?:个)?(?:地方|处|趟|家|门)/;
export const asksOrder = (message: string): boolean => ORDER.test(message);

/** 你就说先办哪个 asks what comes after. */
const BIDS = /^[你您](?:们)?(?:就|直接|只|快)+(?:跟我|给我)?(?:说|讲|告诉我?)(?:说)?(?=.{2})(?!的|过|了|是)/;

const LEADS = /^(?:就是|是|我是|俺是)/;

/** 不是低保 by itself tells of the household as often as of the question. */
const OF_HOUSEHOLD = /低保|特困|五保|边缘|贫困|残疾|户$|家庭$|职工|农村|城里/;
