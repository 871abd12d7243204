// 不对，是平安镇; 类别不对，是人情保; 事情不对 是我冷: said at any step of a report, it puts one thing right and leaves the rest.

import { findCategory, otherCategory, QUESTION_IDS } from '../../knowledge/casework/categories.ts';
import type { Clause } from '../../knowledge/casework/clauses.ts';
import { categoryNamed, categorySaid } from '../../knowledge/casework/sorting/said.ts';
import { isToldAlready } from '../../knowledge/casework/told-already.ts';
import type { AccusedType, CaseKind } from '../../knowledge/casework/types.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import type { TalkContext } from '../flows/context.ts';
import { isOnlyPlace, type PlaceSaid, placeIn, placeName, settledPlace } from '../flows/place.ts';
import { sortStory } from '../flows/sorting.ts';
import { questionStep, SKIPPED, sortedIn, toldSteps } from '../flows/story.ts';
import { accusedSaid } from '../flows/tip-off.ts';
import { filing } from '../phrases/filing.ts';
import { inReport as say } from '../phrases/in-report.ts';
import { zh } from '../phrases/zh-CN.ts';
import { toldBesides } from './telling.ts';

/** What is put right, in the words that do it. */
interface Correction {
  field: string | undefined;
  words: string;
  /** What it was taken for: 平安镇 in 不是平安镇，是和平镇. */
  denied: string;
  /** Said of a thing by its name, it takes its place; else it stands beside it. */
  isNamed: boolean;
}

/** What people call the things they are shown in the summary. */
const FIELDS: readonly [string, RegExp][] = [
  ['category', /类别|分类|种类|性质/],
  ['place', /地点|地方|地址|地名|(?:乡镇|镇|村)(?:名|的名字)/],
  ['accused', /反映的(?:是|人)|什么人/],
  ['q_since', /时间|日子|日期|什么时候|月份|年份/],
  ['q_who', /姓名|名字|是谁|谁家/],
  ['q_benefit', /哪一项|项目/],
  ['q_proof', /凭据|证据|旁证/],
  ['q_how_known', /怎么知道/],
  ['contact', /电话|号码|联系/],
  ['what', /事情|内容|经过/],
];
const NAMED = FIELDS.map(([, words]) => words.source).join('|');

const WRONG = '(?:写|搞|记|弄|填|说|讲|听)?(?:错|不对|有误)(?:了|的|啊|呀|嘛)?';
/** 地点错了，…; 类别不对 …; 事情是凳子. */
const OF_FIELD = new RegExp(
  `^(?:你|您|那|把|这个|,|\\s)*(${NAMED})(?:那|这)?(?:一)?(?:行|句|条|栏|项|里|个)?(?:${WRONG}|(?:应该|要|得)?(?:是|为|改成|改为|写|[:：])+)`,
);
const DENIES =
  /^不是(?:的|啊|呀|嘛|哦)?$|^(?:不对|错了|(?:我)?(?:写|讲|说|记|搞|弄|听)错了|没写全|漏了|少写了?)(?:的|啊|呀|嘛|哦|哈)?/;
const DENIED = /^(?:不对|不是|我|讲错了|说错了)*不是([^,，。]{2,16})$/;
const ADDS =
  /^(?:换成|改成|改为|改到|换到)(?!.{0,4}(?:怎么|咋))|^(?:要|应该|得|还要|你要|要把|把)(?:写|改成|改为|写成|写上|加上)[:：]?/;
const STEM =
  /^(?:是|就是|应该(?:是)?|要|得|改(?:成|为)|写(?:成|上)?|换成|而是|主要(?:是)?|其实(?:是)?|你|您|就|还|我(?:要)?(?:说|投诉|告|反映|举报)?的?是)+[:：]?/;
const ADMITS = /^(?:我)?(?:讲|说|写|记|搞|弄|打)错(?:了|咯)?$/;

const join = (clauses: readonly Clause[]) =>
  clauses
    .filter(({ text }) => !ADMITS.test(text))
    .map(({ raw }) => raw)
    .join('')
    .replace(/[,，。;；!！\s]+$/, '')
    .trim();

export const unstemmed = (words: string) => words.replace(STEM, '').trim() || words;

/** The correction a message holds, and the clauses before and after the words that deny. */
export interface Corrected {
  correction: Correction;
  before: readonly Clause[];
  after: readonly Clause[];
}

/** Which of the things told a name is meant for: 旁证, 时间. */
export const fieldNamed = (name: string): string | undefined =>
  FIELDS.find(([, words]) => words.test(name))?.[0];

export function correctionIn(clauses: readonly Clause[]): Corrected | undefined {
  for (const at of clauses.keys()) {
    const named = ofField(clauses, at);
    if (named) return named;
  }
  for (const at of clauses.keys()) {
    const found = ofDenial(clauses, at);
    if (found) return found;
  }
  return undefined;
}

/** 地点错了，是和平镇: what is named is put right. */
function ofField(clauses: readonly Clause[], at: number): Corrected | undefined {
  const { text } = clauses[at] as Clause;
  const found = OF_FIELD.exec(text);
  const name = found?.[1];
  if (!found || !name) return undefined;
  const field = fieldNamed(name);
  const own = text.slice(found[0].length).replace(/^[:：\s]+/, '');
  const words = unstemmed([own, join(clauses.slice(at + 1))].filter(hasWords).join('，'));
  const before = clauses.slice(0, at).filter(({ text: said }) => !DENIES.test(said));
  const after = clauses.slice(at + 1);
  return words.length < 2
    ? undefined
    : { correction: { field, words, denied: '', isNamed: true }, before, after };
}

/** 不是平安镇，是和平镇; 不对，要写他开饭馆吃低保. */
function ofDenial(clauses: readonly Clause[], at: number): Corrected | undefined {
  const { text } = clauses[at] as Clause;
  const after = clauses.slice(at + 1);
  const before = clauses.slice(0, at);
  const denied = DENIED.exec(text)?.[1];
  if (denied !== undefined && GOES_ON.test(after[0]?.text ?? ''))
    return {
      correction: { field: undefined, words: unstemmed(join(after)), denied, isNamed: false },
      before,
      after,
    };
  const said = ADDS.exec(text)?.[0] ?? DENIES.exec(text)?.[0];
  if (said === undefined) return undefined;
  const words = [text.slice(said.length), join(after)].filter((each) => hasWords(each)).join('，');
  return words.length < 2
    ? undefined
    : {
        correction: { field: undefined, words: unstemmed(words), denied: '', isNamed: false },
        before,
        after,
      };
}

const hasWords = (text: string): boolean => /\p{L}|\p{N}/u.test(text);
/** Behind what is denied: 是和平镇, 主要是叫我补了四回材料. */
const GOES_ON = /^(?:就|应该|而|其实|主要)?(?:是|在|叫)|主要|其实/;

export interface PutRight {
  answers: Answers;
  said: string;
  /** Whether what is asked now is answered by it too. */
  field: string;
}

/** The answers with it put right; undefined where nothing there is can be meant. */
export function putRight(
  kind: CaseKind,
  answers: Answers,
  { field, words, denied, isNamed }: Correction,
  context: TalkContext,
): PutRight | undefined {
  const text = normalise(words);
  const meant = field ?? fieldMeant(kind, answers, text, denied, context);
  const isThere =
    meant === 'what' || (meant === 'category' ? 'sort' in answers : meant !== undefined && meant in answers);
  if (!isThere) return undefined;
  switch (meant) {
    case 'place': {
      const place = placeRight(answers, text, kind !== 'help' && kind !== 'suggestion', context);
      if (!place) return undefined;
      const { place_which: _, ...rest } = answers;
      const said = placeRightWords(answers, place, context);
      return { answers: { ...rest, place }, said, field: meant };
    }
    case 'category': {
      const id = categorySaid(text, kind);
      return id === undefined ? undefined : withCategory(kind, answers, id, words);
    }
    case 'accused': {
      const accused = accusedSaid(text, words, context);
      if (!accused) return undefined;
      const label = zh.tipOff.accusedChoices[accused];
      return { answers: { ...answers, accused }, said: say.accusedRight(label), field: meant };
    }
    case 'what':
      return {
        answers: rewrittenStory(kind, answers, words, isNamed, denied, context),
        said: filing.corrected,
        field: 'what',
      };
    case undefined:
      return undefined;
    default:
      // 凭据那行不对，我没有凭据.
      if (meant.startsWith('q_') && NOTHING.test(text))
        return { answers: { ...answers, [meant]: SKIPPED }, said: filing.corrected, field: meant };
      return { answers: { ...answers, [meant]: words }, said: filing.corrected, field: meant };
  }
}

const NOTHING = /^(?:我|都|也|就)*(?:没|冇|无|莫)(?:有|得)?[^,，。]{0,6}$/;

/** Nothing is called put right that stays as it was, or is asked about first. */
function placeRightWords(answers: Answers, place: PlaceSaid, context: TalkContext): string {
  if (place.open) return '';
  const name = placeName(context, place);
  return name === placeName(context, settledPlace(answers)) ? say.placeSame(name) : say.placeRight(name);
}

/** Which of the things told is meant, where it is not named: by what the words are. */
function fieldMeant(
  kind: CaseKind,
  answers: Answers,
  text: string,
  denied: string,
  context: TalkContext,
): string | undefined {
  const isPlace = isOnlyPlace(text, context) || (denied !== '' && isOnlyPlace(denied, context));
  if ('place' in answers && isPlace && placeIn(text, context, false)) return 'place';
  if ('sort' in answers && text.length <= 20 && isCategory(text.split(/[,，\s]/)[0] ?? '', kind))
    return 'category';
  if (
    kind === 'tip_off' &&
    'accused' in answers &&
    text.length <= 8 &&
    /(?:的人|干部|人家|老百姓)$/.test(text)
  )
    return 'accused';
  const since = questionStep('since');
  if (since in answers && text.length <= 10 && isToldAlready('since', text)) return since;
  return typeof answers.what === 'string' && text.length >= 3 ? 'what' : undefined;
}

/** A name of a category and nothing besides: 人情保; not 骂我骂得凶. */
export const isCategory = (text: string, kind: CaseKind): boolean => {
  const id = categoryNamed(text, kind);
  return id !== undefined && id !== otherCategory(kind) && text.length <= 8;
};

/** 是平安镇那个新联, said of a 新联村 in another township, is that village's namesake there. */
function placeRight(
  answers: Answers,
  text: string,
  ofAccused: boolean,
  context: TalkContext,
): PlaceSaid | undefined {
  const found = placeIn(text, context, ofAccused);
  const { township: at, village } = settledPlace(answers);
  // 是石桥村, of the township that was said.
  const here = found?.open?.filter(({ township }) => township === at);
  if (here?.length === 1) return { ...here[0], mentioned: found?.mentioned ?? [] };
  if (!found?.township || found.village || !village) return found;
  const bare = village.replace(/村$/, '');
  if (!text.includes(bare)) return found;
  const township = context.county.townships.find(({ code }) => code === found.township);
  return placeIn(`${township?.name}${village}`, context, false) ?? found;
}

/** Put into the drawer that was named; what else was said with it belongs to the story. */
function withCategory(kind: CaseKind, answers: Answers, id: string, words: string): PutRight {
  const sorted = sortedIn(answers);
  const others = [...new Set([sorted?.category, ...(sorted?.others ?? [])])].filter(
    (each) => each !== undefined && each !== id,
  );
  const settled = toldSteps(answers).flatMap((step) =>
    QUESTION_IDS.filter((each) => questionStep(each) === step),
  );
  const sort = {
    category: id,
    others: others as string[],
    isSure: true,
    ...('confirm' in answers || settled.length > 0 ? { settled } : {}),
  };
  const { category: _, ...rest } = answers;
  const more = words
    .split(/[,，。;；\s]+/)
    .slice(1)
    .join('，');
  const next = { ...rest, sort };
  return {
    answers: more.length >= 4 ? toldBesides(kind, next, more) : next,
    said: say.categoryRight(findCategory(id)?.label ?? ''),
    field: 'category',
  };
}

/** Fewer characters tell no story that could stand in another's place. */
const A_STORY = 4;

/** Named, the story is told anew in these words; else they stand beside it as what they are, a correction. */
function rewrittenStory(
  kind: CaseKind,
  answers: Answers,
  words: string,
  isNamed: boolean,
  denied: string,
  context: TalkContext,
): Answers {
  // 不是态度 is kept as it was said: whoever reads the case sees what it is not.
  const line = denied === '' ? words : `不是${denied}，${words}`;
  const { what: before, category, ...rest } = answers;
  const next =
    isNamed && words.length >= A_STORY
      ? toldBesides(kind, { ...rest, what: undefined }, words)
      : toldBesides(kind, { ...rest, what: before }, `更正：${line}`);
  const sort = sortStory(kind, words);
  const isMoved = sort.isSure || (denied !== '' && sort.category !== otherCategory(kind));
  const accused = heardAccused(kind, next, context);
  return {
    ...next,
    ...(isMoved && 'sort' in answers
      ? { sort: { ...sort, isSure: true } }
      : category === undefined
        ? {}
        : { category }),
    ...(accused === undefined ? {} : { accused }),
  };
}

/** Whom it accuses after all is never a lesser one than was thought before. */
function heardAccused(kind: CaseKind, answers: Answers, context: TalkContext): AccusedType | undefined {
  if (kind !== 'tip_off' || answers.accused !== 'household') return undefined;
  const said = accusedSaid('', String(answers.what ?? ''), context);
  return said === 'household' ? undefined : said;
}
