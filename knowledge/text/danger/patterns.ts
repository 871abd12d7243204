// Owns the patterns of danger and bare need (patterns.yaml), and where what they find is a rule asked about or long past.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../yaml.ts';
import { createSieve } from '../sieve.ts';
import { maskHistory } from './history.ts';
import { type EmergencyKind, emergencyKinds } from './kinds.ts';
import { sceneOf } from './scenes.ts';

const schema = z.array(
  z.strictObject({
    kind: z.enum(emergencyKinds),
    life: z.boolean(),
    always: z.array(z.string()).optional(),
    said: z.array(z.string()).optional(),
    grave: z.string().optional(),
  }),
);

const cues = schema
  .parse(readYaml(readFileSync(new URL('./patterns.yaml', import.meta.url), 'utf8')).value)
  .map(({ kind, life, always, said, grave }) => ({
    kind,
    life,
    always: always && new RegExp(always.join('|')),
    said: said && new RegExp(said.join('|')),
    grave: grave === undefined ? undefined : new RegExp(grave),
  }));

/** Nearly every message holds nothing any of these could begin with. */
const sieve = createSieve(
  cues.map(({ always, said }) => new RegExp([always, said].flatMap((sign) => sign?.source ?? []).join('|'))),
);

/** Words by which a sentence asks about rules of aid. */
const aid =
  /低保|五保|特困|救助|补贴|补助|津贴|政策|申请|认定|待遇|报销|材料|条件|标准|丧葬|抚恤|赔偿|资格|规定|孤儿|事实无人|纳入|评(?:上|为|低)|民政|算|属于|赔不赔|赔(?:钱|多少)|谁赔|国家.{0,4}赔/;
const asks =
  /[吗?么]|能不能|可不可以|可以|能否|是否|是不是|有没有|怎么|如何|咋|多少|哪些|什么|算不算|赔不赔|给不给|管不管|哪里|几天|多久|能(?:申请|领|办|吃|享受|评|报)|会不会|要不要|还能/;
/** Past and over, unless `acute` stands beside it. */
const past =
  /去年|前年|上个?月|上半年|以前|从前|曾经|当年|那年|早年|早些年|年前|月前|小时候|过去|之前|(?:19|20)\d\d年|\d{1,2}年(?:的时候|那)|多年|后来|生前|已经去世|过世|死亡|身亡|时有发生/;
const acute =
  /现在|正在|刚刚?|刚才|马上|快来|救救|救命|今天|今早|今晚|昨天|昨晚|这会儿|眼下|目前|又(?:来|在|要)|已经[两三几四五\d]+天|怎么办/;
/** Somebody who lies in hospital is being looked after; what the family lacks is money. */
const inHospital = /医院|住院|icu|重症|医药费|医疗费|手术费|住院费|治疗费|抢救费|透析|出院|确诊/;
/** Not there yet. */
const onTheWay = /(?:没车|来不及|怎么|没人|没法|没钱).{0,3}(?:去|送|上|到)医院/g;
/** Sent home from hospital, and bleeding there now. */
const backHome = /[在到][家屋]/;
const atHome = /老公|丈夫|男人|我儿子|儿媳|媳妇|老婆|继父|后爸|婆家|公公|婆婆|家暴|前夫|男朋友/;
/** After the fire it is a roof that is missing. */
const burntDown = /烧(?:光|没|毁|了个精光|完|掉|坏)|被烧|火灾后|过火|受灾/;
/** Somebody is under it still. */
const underneath = /压|埋|困|里[面头]|救/;
/** Kin who are ill in the mind and kept at home need help; nobody beats them. */
const keptIn = /(?:精神|疯|脑子).*关(?:在家|起来)/;
const beaten = /被|[我俺].{0,3}关|打|饿|链|绑|锁/;
/** People as a class are no case: 家暴的妇女, 遭遇火灾的家庭. */
const asClass =
  /(?:的|遭受|遭遇|遇到|发生)(?:家庭|人员|人群|群众|妇女|老人家?|儿童|情况|对象|困难群众|家属)|家属|未遂|什么是|是什么意思|指的是|哪些(?:人|情况)|预防|干预|宣传|培训|演练|(?:自杀|自残|自伤)[^,。]{0,4}不(?:在|属|算|予|给)/;

/** What might be, or what befalls people in general. */
const supposed = /如果|要是|假如|万一|倘若|的(?:人|话|家庭|老人|孩子|情况)/;

/** What a pattern says; `certain`: it means danger whatever stands around it. */
export interface Found {
  kind: EmergencyKind;
  lifeAtStake: boolean;
  certain: boolean;
}

/** The first kind that is found in text in the form of `normalise()`, a life at stake before bare need. */
export function findIn(clean: string): Found | undefined {
  // A short message is one thought; in a long one the question three lines down has nothing to do with the cry above.
  const sentences = sentencesOf(clean);
  const masked = sentencesOf(maskHistory(clean));
  let life: Found | undefined;
  let need: Found | undefined;
  sieve.eachPossible(clean, (i) => {
    for (const [n, sentence] of sentences.entries()) {
      if (life) return;
      const heard = hear(cues[i] as (typeof cues)[number], sentence, masked[n] as string, clean);
      if (heard?.lifeAtStake) life = heard;
      need ??= heard;
    }
  });
  return life ?? need;
}

const sentencesOf = (clean: string): string[] =>
  clean.length <= 80 ? [clean] : clean.split(/(?<=[。!?;\n])/);

/** @param masked the sentence without what is over: danger is looked for here, what it stands beside in the whole of it */
function hear(
  cue: (typeof cues)[number],
  sentence: string,
  masked: string,
  whole: string,
): Found | undefined {
  const { kind } = cue;
  if (cue.always?.test(masked)) return { kind, lifeAtStake: true, certain: true };
  const match = cue.said?.exec(masked);
  if (!match) return undefined;
  const isLong = whole.length > 120;
  const isAcute = acute.test(sentence);
  if (asClass.test(sentence)) return undefined;
  if (!isAcute && past.test(sentence)) return undefined;
  if (!isAcute && aid.test(sentence) && asks.test(sentence)) {
    const told = isTold(cue.grave, clauseAt(sentence, match.index));
    return told ? { kind, lifeAtStake: true, certain: true } : undefined;
  }
  // In a long petition despair is a figure of speech; what it asks for is heard elsewhere.
  if (kind === 'other_hardship' && isLong && !cue.grave?.test(sentence)) return undefined;
  // So are old quarrels: in a long one blows count when they are fresh or fall at home.
  if (isLong && kind === 'violence' && !isAcute && !atHome.test(sentence)) return undefined;
  if (isLong && kind === 'violence' && keptIn.test(sentence) && !beaten.test(sentence)) return undefined;
  const isHome = isAcute && backHome.test(sentence);
  if (kind === 'medical' && !isHome && inHospital.test(whole.replace(onTheWay, ''))) return undefined;
  const isOver = () => isLong && !isAcute && !underneath.test(sentence) && sceneOf(kind, whole) === 'over';
  if (kind === 'fire' && (burntDown.test(sentence) || isOver()))
    return { kind: 'other_hardship', lifeAtStake: false, certain: false };
  return { kind, lifeAtStake: cue.life || Boolean(cue.grave?.test(sentence)), certain: false };
}

/** The part of a sentence between commas that holds the character at `index`. */
function clauseAt(sentence: string, index: number): string {
  let start = 0;
  for (const clause of sentence.split(/(?<=[,。!?;\s])/)) {
    start += clause.length;
    if (index < start) return clause;
  }
  return sentence;
}

/** Grave need told as a fact of its own beside a question about rules (临时救助怎么申请，三天没吃饭了). */
function isTold(grave: RegExp | undefined, clause: string): boolean {
  return Boolean(grave?.test(clause)) && ![asks, aid, supposed].some((sign) => sign.test(clause));
}
