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
const ASKS =
  /[?]|吗|么[,。]?$|呢[,。]?$|怎么|怎样|如何|什么|哪|多少|多久|几[天个口号岁]|是否|能不能|可不可以|可以不|行不行|能否|该不该|要不要|会不会|有没有|是不是|咋|谁|为何|请问|想问|问一下|咨询/;

/** Splits a normalised message into what it asks and what it tells. */
export function focusOf(text: string): Focus {
  if (text.length <= SHORT) return { asked: text, told: '' };
  const sentences = text.match(SENTENCE) ?? [text];
  if (sentences.length === 1) return { asked: text, told: '' };
  const asking = sentences.filter((sentence) => ASKS.test(sentence));
  // Without a question the last sentence is the nearest thing to one.
  const asked = asking.length > 0 ? asking.slice(-3) : sentences.slice(-1);
  const told = sentences.filter((sentence) => !asked.includes(sentence)).join('');
  return { asked: asked.join(''), told: told.slice(0, TOLD) };
}
