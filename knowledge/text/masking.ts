// Owns making a question fit to be read by an editor: who asked and who is meant taken out, what is asked left in.
import { normalise } from './normalise.ts';
import { maskPersonal } from './personal.ts';

const HAN = '\\u4e00-\\u9fff';
/** One or two characters of a given name, ended by what cannot belong to it. */
const END = `(?=$|[^${HAN}]|的|是|在|家|说|想|要|今年|现年|男|女|住|反映|举报|和|跟|他|她|我|有|没|能|吃|领|拿|当|这|那|不)`;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭鲁韦马苗方俞任袁柳唐费岑薛雷贺倪汤罗毕郝邬安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪丁宣邓洪包左石崔龚程邢裴陆荣翁曾廖聂欧阳晏谭';

const RULES: readonly (readonly [RegExp, string])[] = [
  // 我叫…, 我姓…, 名字是…, 叫…的: whoever names himself or another in so many words.
  [
    new RegExp(
      `(我叫做?|我的名字[叫是]|名字叫做?|名叫|姓名(?:是|:|,)?|本人(?:叫|是)|署名|落款|我姓)\\s?[${HAN}]{1,4}?${END}`,
      'g',
    ),
    '$1某某',
  ],
  [new RegExp(`叫[${SURNAMES}][${HAN}]{1,2}(?=的|,|。|$)`, 'g'), '叫某某'],
  // 王大爷, 李支书, 张三家: a surname with what goes before a person's title or after a person's name.
  [
    new RegExp(
      `[${SURNAMES}](?:[${HAN}]{0,2})(书记|支书|主任|村长|镇长|乡长|所长|局长|会计|文书|组长|队长|委员|老师|医生|大爷|大妈|大娘|大叔|大哥|大姐|大嫂|阿姨|叔叔|伯伯|奶奶|爷爷|师傅)`,
      'g',
    ),
    '某$1',
  ],
  [
    new RegExp(
      `([,。 ]|^|举报|告|反映|邻居|同村的?|隔壁)[${SURNAMES}][${HAN}]{1,2}(?=(?:他|她)?家(?:里|的|有|吃|拿|领|条件))`,
      'g',
    ),
    '$1某某',
  ],
  // Where somebody lives, below the township.
  [/(?:第?[一二三四五六七八九十百\d]+)(?:村民小组|小组|生产队|组|队)(?!长)/g, '某组'],
  [/[一二三四五六七八九十百\d]+(?:号楼?|栋|幢|单元|室|弄|巷)(?!文|线|码)/g, '某号'],
  [
    new RegExp(`(我(?:们)?(?:是|在|住在?|家在?)|家住|住在)[${HAN}]{1,8}?(村|社区|屯|寨|组|街|路|小区)`, 'g'),
    '$1某$2',
  ],
];

/** Longer stories are cut to what they ask. */
const LONGEST = 120;

/**
 * A question as an editor may read it: numbers masked (see maskPersonal), names and places below the township replaced.
 * @param villages names to replace wherever they stand; a name is longer than one character
 */
export function maskForStudy(question: string, villages: RegExp | undefined): string {
  let text = maskPersonal(normalise(question)).replace(/\d{7,}/g, (digits) => '*'.repeat(digits.length));
  if (villages) text = text.replace(villages, '某村');
  for (const [pattern, words] of RULES) text = text.replace(pattern, words);
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** Every village of a county in one pattern, longest names first; undefined for none. */
export function villagePattern(names: readonly string[]): RegExp | undefined {
  const known = [...new Set(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  if (known.length === 0) return undefined;
  const words = known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:${words.join('|')})(?:村委会|居委会|村|社区)?`, 'g');
}
