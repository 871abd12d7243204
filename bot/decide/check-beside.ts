// What an answer inside a self-check tells besides: where they live, whose parents are gone, who earns, what was not counted.
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import { clausesIn } from '../flows/clauses.ts';
import { parentsIn } from '../flows/family-words.ts';
import { givesAtTimes, monthsWorked, wagesIn } from '../flows/income-words.ts';
import { type Person, spokenOf } from '../flows/people.ts';
import { placeIn } from '../flows/place.ts';
import { ownedIn, workingIn } from '../flows/plain-answers.ts';
import { carrying, toldIn } from '../flows/self-check.ts';
import { BY_DAY, byDays } from '../flows/sums-told.ts';
import { contactWords } from '../hotlines.ts';
import { heardWords, keepingWords } from '../phrases/self-check.ts';
import type { Reply, Talk } from '../talk.ts';
import { answer, type Message, saying } from './message.ts';
import { isQuestion } from './words.ts';

/** 没有。孙子他爹妈离了: the answer, and what follows it. */
const ANSWER_FIRST = /^(?:没有?|没得|冇|莫得|有|是|是的|不是|在|不在)[,，。.!！;；\s]+(.{6,})$/s;
const PARENTS = /[爸妈爹娘]/;
const ADULT = 18;
/** 柳树湾镇的, said as the name of a place. */
const TOWN = /([\u4e00-\u9fff]{2,5}?(?:镇|乡|街道))(?:的|人|上|里|那儿|那边)*[。.!]?$/;

interface Beside {
  talk: Talk;
  kept: Answers;
  /** Said before the next question. */
  first: Reply[];
}

/** @param at the question that was answered; @param kept the answers with this one */
export async function toldBeside(
  message: Message,
  talk: Talk,
  at: string | null,
  kept: Answers,
): Promise<Beside> {
  const { said } = message;
  const first = kept.consent as { id?: string } | undefined;
  const asked = at === 'consent' && typeof first === 'object' ? (first.id ?? at) : at;
  if (asked === 'monthlyIncome') {
    const isOpen = BY_DAY.test(said.raw) && byDays(normalise(said.raw)) === undefined;
    const notes = [
      ...(givesAtTimes(said.raw) ? [{ text: heardWords.atTimes }] : []),
      ...(isOpen ? [{ text: heardWords.byDayOpen }] : []),
    ];
    // Wages told with their months are reckoned by the year already.
    const wages = monthsWorked(said.raw) < 1 ? 0 : wagesIn(said.raw);
    return { talk, kept: carrying(withWorkers(kept, said.raw), { wages }), first: notes };
  }
  if (asked === 'propertyWithinLimits') return { talk, kept, first: ownedSaid(normalise(said.raw)) };
  if (at === 'hukouHere') return livingIn(message, talk, kept);
  const rest = ANSWER_FIRST.exec(said.raw.trim())?.[1];
  if (rest === undefined) return { talk, kept, first: [] };
  const parents = parentsOf(kept, rest);
  if (!parents && !isQuestion(normalise(rest))) return { talk, kept, first: [] };
  const { article, replies } = await answer(saying(message, rest), talk);
  const [told] = article ? replies : [];
  return { talk, kept: before(at, kept, parents ?? {}), first: told ? [{ text: told.text }] : [] };
}

/** Savings, a car, a house as they were told: whether it is too much is for the window to say. */
function ownedSaid(text: string): Reply[] {
  const things = ownedIn(text);
  if (things.length === 0) return [];
  const works = things.includes('working_car') ? [heardWords.workingCar] : [];
  return [{ text: [heardWords.owned(things.map((thing) => heardWords.things[thing])), ...works].join('') }];
}

/** What was told besides goes before the answer it was told with: 上一步 takes back that answer. */
function before(at: string | null, kept: Answers, besides: Answers): Answers {
  if (at === null || !Object.hasOwn(kept, at)) return { ...kept, ...besides };
  const { [at]: answered, ...others } = kept;
  return { ...others, ...besides, [at]: answered };
}

/** The township named beside 在本县 is where the window is; one that is not here is said not to be found. */
function livingIn({ office, context, said }: Message, talk: Talk, kept: Answers): Beside {
  if (kept.hukouHere !== true) return { talk, kept, first: [] };
  const place = placeIn(said.text, context, false);
  if (place?.township && !place.open) return { talk: { ...talk, place }, kept, first: [] };
  const town = place ? undefined : TOWN.exec(said.text.replace(/^.*(?:[,，。\s]|在|是)/, ''))?.[1];
  if (town === undefined || /^[本这我俺咱]/.test(town)) return { talk, kept, first: [] };
  const names = office.county.townships.map(({ name }) => name).join('、');
  return {
    talk,
    kept,
    first: [{ text: keepingWords.townUnknown(town, names, contactWords(office.county)) }],
  };
}

/** What became of the parents of the only child there, where it was told before it was asked. */
function parentsOf(kept: Answers, rest: string): Answers | undefined {
  const told = toldIn(kept);
  const family = Array.isArray(told.members) ? (told.members as Person[]) : [];
  const children = family.flatMap(({ age }, n) => (age !== undefined && age < ADULT ? [n] : []));
  const id = `members[${children[0]}].parents`;
  if (children.length !== 1 || family[children[0] ?? 0]?.relation === 'child' || told[id] !== undefined)
    return undefined;
  const parents = PARENTS.test(rest) ? parentsIn(rest) : undefined;
  return parents && parents.length === 2 ? { [id]: parents } : undefined;
}

/** 老伴在村里扫地一个月八百 says that the wife works as well as what comes in. */
function withWorkers(kept: Answers, raw: string): Answers {
  const told = toldIn(kept);
  const family = Array.isArray(told.members) ? (told.members as Person[]) : [];
  const working = clausesIn(raw).flatMap((clause) => {
    // 在村里扫地 names no stranger.
    const { who } = spokenOf(clause, family);
    const works = workingIn(clause) ?? /工资/.test(clause);
    return works && who.length === 1 ? [`members[${who[0]}].working`] : [];
  });
  const news = working.filter((id) => told[id] === undefined).map((id) => [id, true] as const);
  return before('monthlyIncome', kept, Object.fromEntries(news));
}
