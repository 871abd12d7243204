// Owns finding the question in a message: residents tell their story first and ask in the last line.

export interface Focus {
  /** The sentences that ask, in order; the whole message when nothing else is told. Normalised text. */
  readonly asked: string;
  /** The sentences that tell, cut to the beginning of a long story; empty in a short message. */
  readonly told: string;
}

/** Up to this many characters a message is read as one question. */
const SHORT = 40;
/** What a story says after this many characters does not change what it is about. */
const TOLD = 400;

const SENTENCE = /[^。!?;\n]+[。!?;\n]*/g;

/** The sentences of a normalised text with the marks that end them; none where nothing stands between marks. */
export const sentencesOf = (text: string): string[] => text.match(SENTENCE) ?? [];

/** Between marks, and before the words that bring up another thing where a breath has no mark. */
export const PAUSE = /(?<=[,，、。?!;\s…])|(?=还有|另外|顺便|再一个|再就是|还想问|还要问)/;

/** Said outright as a question. */
const ASKS = /[?]|请问|想问|问一下|问问|咨询|吗[,。]?$|呢[,。]?$/;
/** Sounds like one. */
const MAY_ASK =
  /吗|么|怎么|怎样|如何|什么|哪|多少|多久|几[天个月年次号点岁级成]|是否|(.)不\1|有没有|能否|咋|谁|何|凭啥|[不没无未](?:[,。?!]|$)/;
/** People ask at the end; of more questions than these the last ones count. */
const QUESTIONS = 2;

/** A character four times or more is a stuck key or a cry. */
const STUCK = /(.)\1{3,}/gu;

/** Splits a normalised message into what it asks and what it tells. */
export function focusOf(message: string): Focus {
  const text = message.replace(STUCK, '$1');
  if (text.length <= SHORT) return { asked: text, told: '' };
  const sentences = sentencesOf(text);
  if (sentences.length <= 1) return { asked: text, told: '' };
  const asking = questionsAmong(sentences, QUESTIONS);
  // Without a question the last sentence is the nearest thing to one.
  const asked = asking.length > 0 ? asking : sentences.slice(-1);
  const told = sentences.filter((sentence) => !asked.includes(sentence)).join('');
  return { asked: asked.join(''), told: told.slice(0, TOLD) };
}

/** The last `most` sentences that ask; those said outright as questions, where there are any. */
function questionsAmong(sentences: readonly string[], most: number): string[] {
  const asking = [ASKS, MAY_ASK]
    .map((sign) => sentences.filter((sentence) => sign.test(sentence)))
    .find((found) => found.length > 0);
  return asking?.slice(-most) ?? [];
}

/** The last `most` sentences of a normalised message that ask, in order. */
export const questionsOf = (message: string, most: number): string[] =>
  questionsAmong(sentencesOf(message), most);

const DENIED =
  /[我俺咱]?不是(?:要|想|来)?(?:问|说|讲)(?:的是?)?[^,。;!?\s]{1,10}?[,。;!\s]*(?=[我俺咱]?(?:就)?(?:是|想|要)?(?:问|说|讲))/g;

/** 我不是问特困，我是问低保: what is said not to be asked is no part of the question. */
export const withoutDenied = (message: string): string => message.replace(DENIED, '');

/** Sounds like a question, or says outright that it is one. */
export const isAsked = (text: string): boolean => ASKS.test(text) || MAY_ASK.test(text);

/** Words that ask and name nothing: 几天之内, 去哪里办, 找谁 mean nothing without the question before them. */
const ASKING =
  /[那我俺咱你您他它这就再又也还都要得该能会可以去到往在上下向找问办看拿交给批来是有个些的了吗嘛呢么吧啊呀不没]|应该|分别|第一步|手续|材料|东西|窗口|部门|单位|地方|电话|门|先|做|说|讲|几天|几日|几时|多久|多长时间|多少|什么时候|哪里?|哪儿|哪个|谁|怎么样?|咋样?|如何|什么|钱|之内|以内|大概|一般|最多|最少|最晚|[^\p{L}\p{N}]/gu;
export const isDangling = (text: string): boolean => text.replace(ASKING, '') === '';
