// Owns finding and masking what identifies a person in free text: identity cards, phones, bank cards, e-mail, self-naming.

export type PersonalKind = 'idCard' | 'phone' | 'bankCard' | 'email' | 'name';

/** What people and voice input put between the digits of one number: a blank or a dash of any kind. */
const GAP = '[ \\u00a0\\u2000-\\u200b\\u3000‐-―−-]?';
const between = (first: string, count: number | string, last: string) =>
  new RegExp(`(?<![\\dA-Za-z])${first}(?:${GAP}\\d){${count}}${GAP}${last}(?![\\dA-Za-z])`, 'g');
const digitsOf = (found: string) => found.replaceAll(/[^\dXx]/g, '');

const patterns: {
  kind: Exclude<PersonalKind, 'name'>;
  pattern: RegExp;
  real: (digits: string) => boolean;
}[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, real: () => true },
  { kind: 'idCard', pattern: between('\\d', 16, '[\\dXx]'), real: isIdCard },
  { kind: 'idCard', pattern: /(?<![\dA-Za-z])[1-8]\d{14}(?![\dA-Za-z])/g, real: isOldIdCard },
  { kind: 'bankCard', pattern: between('[3-6]', '13,17', '\\d'), real: isBankCard },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<![\\dA-Za-z])(?:\\+?(?:00)?86${GAP})?1${GAP}[3-9](?:${GAP}\\d){9}(?!\\d)`, 'g'),
    real: () => true,
  },
  { kind: 'phone', pattern: /(?<!\d)0\d{2,3}[ -]?[2-9]\d{6,7}(?!\d)/g, real: () => true },
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * True for a citizen identity number of 18 characters whose birthday exists and whose check character is right
 * (GB 11643-1999). A near miss with a sound birthday counts too: a slip in the last digit still identifies somebody.
 */
function isIdCard(digits: string): boolean {
  if (!hasBirthday(digits.slice(6, 14)))
    return checkCharacter(digits) === digits[17]?.toUpperCase() && /^[1-8]/.test(digits);
  return /^[1-8]/.test(digits);
}

function isOldIdCard(digits: string): boolean {
  return hasBirthday(`19${digits.slice(6, 12)}`);
}

/** The 18th character of an identity number (GB 11643-1999). */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i] ?? 0), 0);
  return '10X98765432'[sum % 11] as string;
}

function hasBirthday(yyyymmdd: string): boolean {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6, 8)].map(
    Number,
  ) as [number, number, number];
  if (year < 1890 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Luhn's check, which bank cards carry (ISO/IEC 7812-1). */
function isBankCard(digits: string): boolean {
  if (digits.length < 15 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Full-width digits and zero-width characters must not smuggle a number past the mask; lengths stay, so indices hold. */
function plainDigits(text: string): string {
  return text.replace(/[０-９＠．－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/**
 * The text with identity cards, phone numbers (mobile and landline), bank cards and e-mail addresses masked: 138****5678,
 * 4414**********001X, 6222********1234, a***@qq.com. Service numbers (12345), amounts and dates stay. Masking twice changes nothing.
 */
export function maskPersonal(text: string, only?: readonly PersonalKind[]): string {
  let out = plainDigits(text);
  for (const { kind, pattern, real } of patterns) {
    if (only && !only.includes(kind)) continue;
    out = out.replace(pattern, (found) => (real(digitsOf(found)) ? mask(kind, found) : found));
  }
  return out;
}

/** The text with what `maskPersonal` would mask taken out. */
export function withoutPersonal(text: string): string {
  let out = plainDigits(text);
  for (const { pattern, real } of patterns)
    out = out.replace(pattern, (found) => (real(digitsOf(found)) ? '' : found));
  return out;
}

/** Any number that could be somebody's own. */
const DIGITS = /\d[\d -]{6}|@/;
/** 我的电话是 with the number gone. */
const NUMBER_NAMED = /(?:我的?|联系)?(?:电话|手机号?|号码|身份证号?)(?:是|:)?(?=[,，。;\s]|$)[,，。;]?/g;

/** The text without numbers that are somebody's own, and without the words that bring them: whoever leaves his number asks nothing about telephones. */
export function withoutOwnNumbers(clean: string): string {
  if (!DIGITS.test(clean)) return clean;
  const bare = withoutPersonal(clean);
  return bare === clean ? clean : bare.replace(NUMBER_NAMED, '');
}

function mask(kind: PersonalKind, found: string): string {
  if (kind === 'email') return `${found[0]}***${found.slice(found.indexOf('@'))}`;
  const digits = kind === 'phone' ? digitsOf(found).replace(/^(?:00)?86(?=1\d{10}$)/, '') : digitsOf(found);
  const [head, tail] = kind === 'idCard' ? [4, 4] : kind === 'bankCard' ? [4, 4] : [3, 4];
  return `${digits.slice(0, head)}${'*'.repeat(kind === 'phone' ? 4 : digits.length - head - tail)}${digits.slice(-tail)}`;
}

/** The text with the name somebody gives as his own masked: 我叫**. Names of others stay; they cannot be told from words. */
export function maskNamed(text: string): string {
  return text.replace(named, (found) => found.replace(/.{2,3}$/u, '**'));
}

/** The kinds of personal facts in the text; 'name' when the writer names himself. */
export function findPersonal(text: string): PersonalKind[] {
  const kinds = new Set<PersonalKind>();
  let rest = plainDigits(text);
  for (const { kind, pattern, real } of patterns) {
    rest = rest.replace(pattern, (found) => {
      if (!real(digitsOf(found))) return found;
      kinds.add(kind);
      return ' ';
    });
  }
  if (saysName(text)) kinds.add('name');
  return [...kinds];
}

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄封芮储靳邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终暨居衡步都耿满弘匡国文寇广禄东欧利师巩聂晁勾敖融冷辛阚那简饶曾沙丰关游盖益桓公';
const named = new RegExp(
  `(?:我叫做?|我的名字(?:叫|是)|我名叫|本人(?:姓名|叫|名叫|是)?|我本人(?:叫|是)|我是.{0,14}?(?:村|组|镇|乡|社区|街道|屯|队|县|寨)的?|署名|落款|(?<!被)举报人(?:姓名)?(?:是|:|：)?|反映人(?:是|:|：)?)[:：,，]?\\s?(?:[${surnames}]|欧阳|上官|司徒|司马|诸葛)[\\u4e00-\\u9fff某]{1,2}(?=$|[\\s,，。.、;；!！?？(（]|今年|现年|男|女|身份|电话|家住|住|要|想|反映|举报|来|的电话)`,
);
/** True when the writer says his own name: 我叫…, 我是石桥村的李四, 举报人：…. */
export function saysName(text: string): boolean {
  return named.test(text);
}

/** A bare number is nearly always the writer's own, unless the text says whose. */
export function saysOwnNumber(text: string): boolean {
  const plain = plainDigits(text);
  return patterns.some(({ pattern, real }) =>
    [...plain.matchAll(pattern)].some((match) => {
      // Whose it is stands in the same clause: 我是他邻居，电话138… is the teller's own.
      const before = plain
        .slice(Math.max(0, match.index - 10), match.index)
        .replace(/^.*[，,。.；;！!？?\n]/su, '');
      return real(digitsOf(match[0])) && !/(?:他|她|对方|书记|主任|村长|所长|被举报人)/.test(before);
    }),
  );
}
