// Owns whether a death is told, and how long ago: words of condolence are for whoever has just lost somebody, and for nobody else.

const KIN =
  '(?:爸|妈|爹|娘|父亲|母亲|爷爷?|奶奶?|外公|外婆|姥爷|姥姥|公公|婆婆|老公|老婆|老伴|老头子?|老汉|男人|丈夫|妻子|媳妇|儿子|女儿|闺女|孩子|娃|孙子|孙女|哥|弟|姐|妹|叔|伯|舅|姑|姨|爱人|他|她|老人|人)';
/** 走了三年没音信, 妈妈走了又回来, 我娘走了二里路: left, and lives. */
const LEFT =
  /走了[^,，。;!?]{0,10}(?:没(?:有)?(?:音信|消息|回|联系|来)|不(?:回|管|要)|音信|联系|里路)|(?:跟|和)(?:人|别人|野男人)[^,，。;]{0,4}(?:走|跑)了|改嫁|离(?:了)?婚|(?:跑|出走)了|打工(?:走|去)了|(?:回来|回家)(?:了)?又走/;
const DIED = new RegExp(
  `去世|过世|离世|病逝|身亡|咽气|断气了|死了(?![算得]|心)|没救(?:过来|活)|(?:车祸|病|摔|淹|电|喝药|自杀)死|${KIN}(?:就|也|都|前[天年]|昨[天晚]|今[天早]|去年|上个?月|[^,，。;!?]{0,6}(?:年|月|天)前?)?(?:(?:走|没|不在)了(?:好?[一二两三四五六七八九十几多\\d]+)(?:多)?(?:年|个月|天)|(?:走|没|不在)了(?![个一二三四五六七八九十几]|吗|电|钱|工作|事|劲|消息|音))|办(?:丧|后)事|下葬|火化|出殡`,
);
const NOT_DEAD =
  /没(?:有)?(?:死人|人死|死(?![了在])|走(?!了))|都(?:还)?(?:活着|在|健在)|(?:他|她|人|爹|妈|爸|娘|男人|老公|老婆)(?:都)?(?:还)?(?:活着|健在|没死|没走|好好的)|谁(?:没|死|走)了|(?:你|您)(?:咒|说)谁(?:死|没|走)/;
const LONG_AGO =
  /去年|前年|大前年|早(?:就|年)?|[一二两三四五六七八九十几多好\d]+年(?:前|了|多|以前|来)?|小时候|那年|以前|几年|多年|从小/;

/** Somebody says that nobody died. */
export const deniesDeath = (clean: string): boolean => NOT_DEAD.test(clean);

/** A death told in a normalised text: `fresh` as long as nothing says that it is long ago. */
export function deathIn(clean: string): 'fresh' | 'old' | undefined {
  if (deniesDeath(clean)) return undefined;
  const told = clean.split(/[。;!?]/).filter((sentence) => DIED.test(sentence.replace(LEFT, ' ')));
  if (told.length === 0) return undefined;
  return told.some((sentence) => !LONG_AGO.test(around(sentence))) ? 'fresh' : 'old';
}

/** So many characters before and after tell when. */
const NEAR = 14;
function around(sentence: string): string {
  const at = sentence.search(DIED);
  return sentence.slice(Math.max(0, at - NEAR), at + NEAR);
}
