// Owns what takes a danger back before it is heard: 我没想死, 没人打她, 没断粮, 没人压. What is denied is told by its kind, and the
// rest of the message is read without it: 我没想死，可是药已经喝了 stays what it is.
import type { EmergencyKind } from './kinds.ts';

/** 真的没, 并不是, 从来没有; not 是不是, not the second half of 不是没…, not 要不是, 会不会. */
const NOT = '(?<![是要不会有])(?:没有|没得|没|不是|不会|冇|唔系|莫得|哪里?是|哪有)';
const LIGHTLY = '(?:真的?|说|讲|要|想要|想着|想|打算|准备|去|的是|那么|这么|什么|啥|得|成){0,4}';
/** 不是打就是骂 denies nothing. */
const NOR = '(?![^,，。;!?]{0,6}就是[打骂揍])';
const WHO = '(?:我|俺|咱|他|她|它|人|家里|这里|现在|今天|眼下|谁){0,4}';

const denials: readonly (readonly [EmergencyKind, string])[] = [
  [
    'despair',
    `${NOT}${LIGHTLY}(?:死(?![了因成在])|自杀|自尽|轻生|寻死|寻短见?|想不开|做傻事|干傻事|走绝路|上吊|跳(?:楼|河|桥|江|井|水)|喝农药)(?:的(?:意思|想法|念头|打算|心))?|没(?:有)?(?:想|打算|要)(?:咋样|怎么样|怎样|干啥|干什么|咋地|咋的)|不想死(?![了都])|死不了|${NOT}(?:那个?|这个?|别的)(?:个)?意思`,
  ],
  [
    'violence',
    `${NOT}${NOR}(?:人|谁|哪个)?(?:在|来|再|敢|动手|被(?:人|他|她|谁)?|挨)*(?:打(?!(?:过|通|了|来|个)*电话|[针算听通工印车扫的饭水卡发给款钱到开完够死断残伤晕一二三四五六七八九十\\d]|官司|招呼|胰岛素|交道|动)|挨打|家暴|虐待|欺负|动手)(?:我|俺|她|他|人|娃|孩子|老人|架)?(?:过|了)?`,
  ],
  ['violence', `${NOT}(?:什么|啥)?气话(?:而已)?`],
  [
    'hunger',
    `${NOT}(?:断(?:了)?(?:粮|顿|炊)|挨饿|饿着|饿肚子)|(?<!是)不是(?:说)?(?:今晚|今天|现在|眼下|马上)?没(?:有|得)?(?:饭|米|粮|吃的)(?:吃)?`,
  ],
  ['no_medicine', `${NOT}断(?:了)?药`],
  ['missing', `${NOT}(?:走丢|走失|失踪|丢了?(?=$|[\\s,，。]))`],
  ['fire', `${NOT}(?:着火|起火|失火|人?被?(?:困住?|淹|埋|压)(?:着|到|住|了)?|压(?:着|到|住)?人|埋人|困人)`],
  ['child', `(?<![是要])不是(?:个)?(?:小孩子?|孩子|娃娃?|伢子?|细路)(?![的打被没])`],
  [
    'medical',
    `(?:人|老人|孩子|娃|我|他|她)(?:都|也|倒是|是)?没(?:有)?(?:生)?(?:病|受伤|伤着|伤)(?![历房床到的])`,
  ],
];

const patterns = denials.map(([kind, source]) => ({ kind, pattern: new RegExp(source) }));
/** One of these stands in whatever denies; most messages hold none. */
const DENIES = /[没不冇唔莫哪]/;
const all = new RegExp(denials.map(([, source]) => `${WHO}(?:${source})`).join('|'), 'g');

/** The kind of danger a normalised text denies first; undefined where it denies none. */
export const deniedIn = (clean: string): EmergencyKind | undefined =>
  DENIES.test(clean) ? patterns.find(({ pattern }) => pattern.test(clean))?.kind : undefined;

/** The text without what it denies; the same text where it denies nothing. */
export const withoutDenials = (clean: string): string =>
  DENIES.test(clean)
    ? clean
        .replace(all, ' ')
        .replace(/\s{2,}/g, ' ')
        .trim()
    : clean;
