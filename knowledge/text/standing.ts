// Owns hearing whether somebody has the aid he speaks of already, or is after it: whoever asks how to get 低保 wants no page on leaving
// it, and whoever lost some of it no page on who may apply.

/** What is paid month by month under these names. */
const NAMES = { dibao: '低保', destitute: '(?:五保|特困)' } as const;
export type Monthly = keyof typeof NAMES;

/** 能不能吃, 想领, 申请: not yet. */
const AFTER = '(?:能|想|要|可以|可不可以|够|符合|怎么|咋|如何|算|该|给|让|去|没|不|未|才|帮|得)';
/** A neighbour who has it says nothing of the teller. */
const OWN = '(?:[我俺咱他她]|[爸爹妈娘婆公爷奶弟哥姐妹伴])(?!们?村|隔壁|邻居|亲戚)';
const SINCE = '(?:\\d{2,4}|[一二两三四五六七八九十几多好]+)(?:个)?(?:年|月)';
const CUT = '(?:停|减|少了|降|年审|复查|复核|取消|抹|清|没到|没打|没发|没了|不来|不发|断|掉|扣|下来晚)';

function readersOf(name: string) {
  return {
    has: new RegExp(
      [
        `${OWN}[^,。!?;]{0,14}(?<!${AFTER}[^,。!?;]{0,3})(?:吃|领|拿|享受|有)(?:着|了|过)?(?:${SINCE})?(?:这个|个|那个|的)?${name}(?!吗|么|不|没|呢|条件|资格|标准|政策|的条件)`,
        `(?:是|我家|俺家|们家)(?:个)?${name}户?(?![^,。!?;]{0,3}(?:吗|么|不))`,
        `${name}(?:金|证|钱|款|卡)?[^,。!?;]{0,8}${CUT}`,
        `${CUT}[^,。!?;]{0,4}${name}`,
        `${name}(?:吃|领|办|评)(?:了|上)?${SINCE}`,
        `${name}[^,。!?;]{0,4}(?:评上|批了|办下来)`,
        `${OWN}(?:家|们)?(?:的|那个|这个|那)${name}(?!怎么|咋|能)`,
      ].join('|'),
    ),
    seeks: new RegExp(
      [
        `(?:能|想|要|可以|够|符合|怎么|咋|如何|给)[^,。!?;]{0,10}(?:吃|办|申请|评|享受|拿|领|报)[^,。!?;]{0,4}${name}`,
        `(?:申请|办|评)(?:个|上|得上|到|一个|了)?${name}`,
        `${name}[^,。!?;]{0,4}(?:怎么|咋|如何|能)(?:申请|弄|搞|吃|整|个办)`,
        `没(?:有|得|吃|办|评)?(?:上|过)?${name}|不是${name}`,
      ].join('|'),
    ),
  };
}
const READERS = { dibao: readersOf(NAMES.dibao), destitute: readersOf(NAMES.destitute) };

/** What a normalised message tells of the teller's standing with a programme; undefined where it tells neither, or both. */
export function standingIn(text: string, programme: Monthly): 'has' | 'seeks' | undefined {
  const { has, seeks } = READERS[programme];
  if (has.test(text) === seeks.test(text)) return undefined;
  return has.test(text) ? 'has' : 'seeks';
}
