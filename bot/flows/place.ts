// Asking where: one place, one of several that share a name, or none; never the first of several.
import type { PlaceMatch } from '../../knowledge/places/gazetteer.ts';
import { accusedPlace, type Place, type Resolved, resolvePlace } from '../../knowledge/places/resolve.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import type { Answers, Choice } from '../flow.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkAsk, TalkContext, TalkStep } from './context.ts';

/** As kept in a talk: codes and names only. */
export interface PlaceSaid {
  township?: string;
  village?: string;
  /** Every township the words could mean; decides who is shut out while it is open. */
  mentioned: string[];
  /** Left open: what to choose from. */
  open?: { township: string; village?: string }[];
}

const NONE = 'none';
/** 就民政局, 县里: it is nobody's township. */
const OF_COUNTY =
  /^(?:就|是|在|不讲地方|,|，|\s)*(?:县|县里|县上|县城|县局|(?:县里?的?)?民政局)(?:里|的|那里|那边)?(?:嘛|吧|的|啊|办的)?(?:[,，。\s]*(?:没有?|没得|不是|不讲|哪有|不在)[^,，。]{0,3}(?:村|镇|乡|地方)[^,，。]{0,3})?$/;
/** 不说哪个村，怕他们晓得; 不晓得哪个村: it stays open. */
const NOT_SAID =
  /^(?:我|就|也|真|都|还是|这个|,|，|\s)*(?:不(?:想|敢|愿意?|能|方便|便|好)?(?:说|讲|告诉|透露|写|留)|不(?:晓得|知道|清楚|记得)|记不得|说不(?:清|上|出|好)|搞不清)[^,，。]{0,6}(?:哪|村|乡|镇|地方|地名)/;

/** Whether the question where is answered by not saying. */
export const leavesPlaceOpen = (text: string): boolean => NOT_SAID.test(text) || OF_COUNTY.test(text);

const LONGEST_REFUSAL = 12;

const codes = (matches: readonly PlaceMatch[]) => [...new Set(matches.map(({ township }) => township.code))];

const short = ({ township, village }: Place) => ({
  township: township.code,
  ...(village ? { village: village.name } : {}),
});

/** What a message says about the place; undefined when it names none. `ofAccused`: a tip-off's place is the accused's. */
export function placeIn(text: string, context: TalkContext, ofAccused: boolean): PlaceSaid | undefined {
  const matches = context.gazetteer.find(text);
  const found: Resolved = ofAccused ? accusedPlace(text, matches) : resolvePlace(matches);
  const mentioned = codes(matches);
  if (found.kind === 'one') {
    const place = short(found.place);
    return found.place.isSure ? { ...place, mentioned } : { mentioned, open: [place] };
  }
  if (found.kind === 'several') return { mentioned, open: found.places.map(short) };
  return undefined;
}

const AROUND_A_PLACE =
  /^(?:吧|呢|啊|哈|嘛|了|我|们|俺|就|是|在|住|这事|那|应该|要|写|个|里|的|人|这边|那边|,|，|。|\s)*$/;

/** Whether the words name a place and nothing besides. */
export function isOnlyPlace(text: string, { gazetteer }: Pick<TalkContext, 'gazetteer'>): boolean {
  const spans = gazetteer.find(text).map(({ start, end }) => [start, end] as const);
  const isNamed = (at: number) => spans.some(([from, to]) => from <= at && at < to);
  const left = [...text].filter((_, at) => !isNamed(at)).join('');
  return spans.length > 0 && AROUND_A_PLACE.test(left);
}

export function placeName(context: Pick<TalkContext, 'county'>, place: PlaceSaid | undefined): string {
  const township = context.county.townships.find(({ code }) => code === place?.township);
  return township ? `${township.name}${place?.village ?? ''}` : zh.place.none;
}

function choicesFor(context: TalkContext, open: NonNullable<PlaceSaid['open']>): Choice[] {
  const listed = open.slice(0, 6).map((place, n) => ({
    label: placeName(context, { ...place, mentioned: [] }),
    value: `place:${n}`,
  }));
  return [...listed, { label: zh.place.none, value: NONE }];
}

const saidPlace = (answers: Answers) => answers.place as PlaceSaid | undefined;

/** The place a flow ended with, after any choosing. */
export function settledPlace(answers: Answers): PlaceSaid {
  const { open, ...place } = saidPlace(answers) ?? { mentioned: [] };
  const chosen = answers.place_which as PlaceSaid | undefined;
  if (!chosen) return place;
  return { ...chosen, mentioned: [...new Set([...place.mentioned, ...chosen.mentioned])] };
}

/** 青山镇的, where one of the villages that share the name lies there: that village. */
function ofThese(
  open: NonNullable<PlaceSaid['open']>,
  { township, village }: PlaceSaid,
): PlaceSaid | undefined {
  const [one, more] = open.filter((each) => each.township === township);
  if (village !== undefined || !one || more) return undefined;
  return { ...one, mentioned: [one.township] };
}

/** Two steps: where, and which one when the name fits several. Then on to `next`. */
export function placeSteps(next: TalkStep['next'], ofAccused: boolean): Record<string, TalkStep> {
  const onward = next === null || typeof next === 'string' ? [{ to: next }] : next;
  const place: TalkAsk = {
    ask: () => ({ text: zh.place.ask, choices: [{ label: zh.place.none, value: NONE }] }),
    hint: zh.place.hint,
    accept: ({ text }, _answers, context) => {
      const found = placeIn(text, context, ofAccused);
      if (found) return found;
      if (leavesPlaceOpen(text)) return { mentioned: [] } satisfies PlaceSaid;
      // 我没收入，老伴也没有 tells of the household and not of the place.
      if (text.length > LONGEST_REFUSAL) return undefined;
      const said = parseYesNo(text);
      const unknown = text === NONE || text === zh.place.none || said === 'unknown' || said === 'skip';
      return unknown || said === 'no' ? ({ mentioned: [] } satisfies PlaceSaid) : undefined;
    },
    next: [{ to: 'place_which', when: (answers) => saidPlace(answers)?.open !== undefined }, ...onward],
  };
  const which: TalkAsk = {
    ask: (answers, context) => ({
      text: zh.place.which,
      choices: choicesFor(context, saidPlace(answers)?.open ?? []),
    }),
    hint: zh.place.hint,
    accept: ({ text }, answers, context) => {
      const open = saidPlace(answers)?.open ?? [];
      const value = parseChoice(text, choicesFor(context, open));
      if (value === NONE) return { mentioned: [] } satisfies PlaceSaid;
      const chosen = open[Number(value?.slice('place:'.length))];
      if (value && chosen) return { ...chosen, mentioned: [chosen.township] } satisfies PlaceSaid;
      const found = placeIn(text, context, ofAccused);
      if (found && !found.open) return ofThese(open, found) ?? found;
      return parseYesNo(text) === 'unknown' ? ({ mentioned: [] } satisfies PlaceSaid) : undefined;
    },
    next,
  };
  return { place, place_which: which };
}
