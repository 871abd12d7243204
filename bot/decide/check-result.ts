// Questions about the result of a self-check just given, answered from it: how much, why, whether it is right, where to go.
import { PROGRAMME_LABELS, type ProgrammeCode } from '../../knowledge/model.ts';
import { anyOf } from '../../knowledge/text/word-list.ts';
import type { Answers } from '../flow.ts';
import { toldIn } from '../flows/self-check.ts';
import type { Office } from '../office.ts';
import { cardWords, resultWords as say } from '../phrases/self-check-card.ts';
import { type Card, type CardItem, cardOf, itemText } from '../self-check/card.ts';
import { isByProperty, type Outcome, outcomeOf } from '../self-check/outcome.ts';
import { sumOf } from './reckoning.ts';

/** 620是一个人的还是全家的. */
const WHICH =
  /(?:一个人|每人|一人|个人).{0,4}还是.{0,3}(?:全家|一家|一起|总共|几个人)|(?:全家|一家).{0,4}还是.{0,3}(?:一个人|每人|个人|一人)/;
export const asksWhich = (text: string): boolean => WHICH.test(text);

/** Words for the programmes besides their labels. */
const ALSO: readonly [ProgrammeCode, RegExp][] = [
  ['dibao', /低保(?!边缘)/],
  ['destitute', /五保|特困|三无/],
  ['near_dibao', /(?:低保)?边缘/],
  ['old_age', /高龄(?:津贴|补贴|钱)/],
  ['medical_aid', /医疗救助|看病(?:救助|补助)/],
  ['temporary_aid', /临时救助/],
  ['orphan', /孤儿/],
  ['unsupported_child', /事实无人抚养|无人抚养/],
  ['disability_nursing', /护理补贴/],
  ['disability_living', /(?:残疾人?)?生活补贴/],
];

const ACCURATE =
  /准不准|准(?:[吗么嘛啊呀]|确吗)|靠不?靠?谱|靠得住|算(?:不算)?数|作数|当真|可信|信得过|真的假的|(?:肯定|一定|保证)能/;
const WHERE = /[去到上找往跟][哪谁]|哪(?:里|儿|个地方|个窗口|办|申请)|啥地方|什么地方/;
const MUCH = /多少|几[多个]钱|好多钱/;
const WHETHER = /够|符合|合格|能不能|能[吃办领拿享评批]|行不行|中不中|有没有(?:份|戏|希望)|咋样|怎么样/;
const WHY =
  /(?:咋|怎么|为(?:啥|什么|何))[^,，]{0,3}(?:要看|[看是不没成只才说]|这样)|为(?:啥|什么)|啥(?:叫|意思)要/;
/** What such a question is made of; where more is left, it is about something else. */
const PLAIN = new RegExp(
  anyOf(
    '啥叫 由 那 我?问的?是? 不明白 没听懂 不懂 刚才 刚刚 上面 到底 究竟 测出?来? 算出?来? 结果 这[个样些]? 那[个么]?',
    '多少 几 人均 平均 [钱块元差] 一个?月 每月 大概 大约 全家 一家 一个人 每人 还是 一共 总共',
    '[我俺咱您你她他们家] 老?[妈娘爸爹奶爷伴人] 工作人员 窗口',
    '为啥 为什么 为何 怎么 咋 [样么] 哪里? [谁啥] 什么 地方',
    '符合 合格 条件 申请 享受 可以 可能 肯定 一定 保证 准 确 靠谱 算数 作数 当真 可信 真 假',
    '没有? [有吃办领拿评批给够不能行去到找上要看说告诉得成只才就还也都是个户的了吗呢嘛啊呀吧儿]',
    '[\\d,，。.!?！？\\s]',
  ).source,
  'g',
);
const LONGEST = 26;

/** The answer from the result; undefined where the message is about something else. */
export function aboutResult(
  office: Office,
  text: string,
  answers: Answers,
  township?: string,
): string | undefined {
  if (text.length > LONGEST) return undefined;
  const outcome = outcomeOf(office, answers);
  if (!outcome) return undefined;
  const named = programmeIn(text);
  const card = cardOf(office, outcome, township);
  const plain = inFewWords(office, text, answers, outcome, card);
  if (plain !== undefined) return plain;
  if (left(text) !== '') return undefined;
  const item = card.items.find(({ programme }) => programme === named);
  if (asksWhich(text))
    return say.ofAll(outcome.assessment.householdSize, sums(office, answers, card, outcome));
  if (ACCURATE.test(text)) return [say.accurate, ...card.notes].join('\n');
  // 高龄津贴呢: nothing but the name of one.
  const isName = named !== undefined && left(text.replace(ENDING, '')) === '';
  const asksVerdict = WHETHER.test(text) || WHY.test(text);
  if (WHERE.test(text)) return whereText(card, item);
  // What another programme pays is a rule's to say.
  if (MUCH.test(text))
    return named === undefined || named === 'dibao' ? sums(office, answers, card, outcome) : undefined;
  if (isName && item && !asksVerdict) return itemText(card, item);
  // 到底能不能办: of what fits best.
  const meant = named ?? (asksVerdict ? card.items[0]?.programme : undefined);
  if (meant === undefined || !(asksVerdict || isName)) return undefined;
  return verdictText(office, answers, outcome, card, meant);
}

const SO_LITTLE = /(?:咋|怎么|为啥|为什么)(?:就|只|还)?(?:有|能领|给)?(?:才|只有|就)|才(?:这么?点|这么?少)/;
const NOT_ENOUGH = /(?:咋|怎么|为啥|为什么|凭啥)(?:就|又|还)?(?:不够|不符合|不行|不合格|没有)/;
const WHOM = /^(?:那|好)?(?:我|俺|咱)?(?:该|应该|要|得)(?:去)?(?:找谁|去哪|到哪)/;
/** 那低保呢，我问的是低保啊. */
const OF_DIBAO =
  /^(?:那|我)?(?:问的是)?(?:吃|办)?低保(?:呢|啊|呀)?(?:[,，]?(?:我)?(?:问的是|说的是|就问)低保(?:呢|啊|呀)?)?[?？。]*$/;

/** Why so little, why not enough, whom to go to, and what of dibao: of the household just reckoned, whatever else is said around it. */
function inFewWords(
  office: Office,
  text: string,
  answers: Answers,
  outcome: Outcome,
  card: Card,
): string | undefined {
  if (SO_LITTLE.test(text)) return sums(office, answers, card, outcome);
  if (WHOM.test(text)) return whereText(card, undefined);
  const named = programmeIn(text);
  if (OF_DIBAO.test(text) || (NOT_ENOUGH.test(text) && (named ?? 'dibao') === 'dibao'))
    return verdictText(office, answers, outcome, card, 'dibao');
  return undefined;
}

const ENDING = /(?:怎么|咋)办/;

function programmeIn(text: string): ProgrammeCode | undefined {
  const byLabel = Object.entries(PROGRAMME_LABELS)
    .filter(([, label]) => text.includes(label))
    .sort(([, a], [, b]) => b.length - a.length)[0]?.[0] as ProgrammeCode | undefined;
  return byLabel ?? ALSO.find(([, words]) => words.test(text))?.[0];
}

function left(text: string): string {
  const labels = Object.values(PROGRAMME_LABELS).sort((a, b) => b.length - a.length);
  const bare = labels.reduce((said, label) => said.replaceAll(label, ''), text);
  return ALSO.reduce((said, [, words]) => said.replace(words, ''), bare).replace(PLAIN, '');
}

/** How the sum comes about, where people and income were told. */
function sums(office: Office, answers: Answers, card: Card, { assessment }: Outcome): string | undefined {
  const sum = sumOf(office, toldIn(answers), true);
  if (sum !== undefined) return sum;
  const amount = card.items.find(({ amount }) => amount)?.amount;
  return amount ?? (assessment.perCapita === undefined ? undefined : card.family);
}

function whereText(card: Card, item: CardItem | undefined): string | undefined {
  const best = item ?? card.items[0];
  return best && say.goTo(best.label, [best.where, card.desk.name, ...card.desk.lines], best.papers);
}

/** Why one programme came out as it did, also where it is not on the card. */
function verdictText(
  office: Office,
  answers: Answers,
  { assessment }: Outcome,
  card: Card,
  programme: ProgrammeCode,
): string | undefined {
  const item = card.items.find((one) => one.programme === programme);
  const verdict = assessment.verdicts.find((one) => one.programme === programme);
  const why = item?.why ?? verdict?.reasons.map(({ text }) => text) ?? [];
  const isSummed = programme !== 'dibao' || why.some((line) => line.includes('人均'));
  const sum = isSummed ? undefined : sumOf(office, toldIn(answers), false);
  if (!verdict) return sum === undefined ? undefined : [sum, say.notAlone].join('\n');
  const words = isByProperty(verdict) ? cardWords.byProperty : say.outcome[verdict.outcome];
  return say.verdict(PROGRAMME_LABELS[programme], words, why.slice(0, 3), sum);
}
