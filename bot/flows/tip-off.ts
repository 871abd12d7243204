// Reporting somebody: whom and where (so that their own people never see it), what is known, and how it is handed in.

import { namesCareHome } from '../../knowledge/casework/care-home.ts';
import { ACCUSED_TYPES, type AccusedType } from '../../knowledge/casework/types.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import { namesTeller } from '../../knowledge/text/teller.ts';
import type { Answers, Choice } from '../flow.ts';
import { reporting as say } from '../phrases/reporting.ts';
import { zh } from '../phrases/zh-CN.ts';
import { accusedByAll, accusedIn } from './accused.ts';
import { withCare } from './care.ts';
import { coachingSteps, onward } from './coaching.ts';
import type { TalkContext, TalkFlow } from './context.ts';
import { editStep } from './editing.ts';
import { NOTES } from './gathered.ts';
import { placeName, placeSteps, settledPlace } from './place.ts';
import { contactIn, isMereYes, shortened, storyStep, withoutThanks } from './report.ts';
import { sortingSteps } from './sorting.ts';
import {
  categoryIn,
  ENOUGH,
  type LastWord,
  lastWord,
  lastWordWays,
  NOTHING_MORE,
  SKIPPED,
  toldAnswers,
  wholeStory,
} from './story.ts';

/** Who runs a home for the old is found out by the county: its staff are nobody's household. */
const OF_HOME = 'home';
const accusedChoices: Choice[] = ACCUSED_TYPES.flatMap((value) => [
  ...(value === 'unclear' ? [{ label: zh.tipOff.ofHome, value: OF_HOME }] : []),
  { label: zh.tipOff.accusedChoices[value], value },
]);

const submitChoices: Choice[] = [
  { label: zh.tipOff.anonymous, value: 'anonymous' },
  { label: zh.tipOff.real, value: 'real' },
  { label: zh.tipOff.edit, value: 'edit' },
  { label: say.recategorise, value: 'category' },
  { label: zh.tipOff.quit, value: 'quit' },
];

const LEVELS: readonly [AccusedType, RegExp][] = [
  ['county', /县|民政局/],
  ['township', /[镇乡]|街道/],
  ['village_cadre', /[村组]|社区|支书/],
  ['household', /人家|邻居|亲戚|老百姓/],
];

/** 他侄子，种地的: nobody in office. */
const PLAIN_PEOPLE =
  /普通|平常|一般(?:人|老百姓|群众)|百姓|种地|种田|务农|农民|农户|村民|群众|邻居|亲戚|侄|儿子|女婿|打工|做(?:点)?(?:小)?生意|老板|不是(?:干部|当官)|没当(?:官|干部)/;

/** 镇里的干部, 村上的: the level a short answer names; undefined when it names none or several. */
function levelIn(text: string): AccusedType | undefined {
  const named = LEVELS.filter(([, words]) => words.test(text));
  return text.length <= 12 && named.length === 1 ? named[0]?.[0] : undefined;
}

const isOfHome = (answers: Answers) => namesCareHome(normalise(String(answers.what ?? '')));

function summary(answers: Answers, context: TalkContext): string {
  const accused = accusedByAll(answers.accused as AccusedType | undefined, tipText(answers), context);
  const { summary: labels, accusedChoices: types } = zh.tipOff;
  return [
    `${labels.what}：${shortened(answers.what)}`,
    ...toldAnswers('tip_off', answers).map(({ label, text }) => `${label}：${shortened(text, 60)}`),
    `${labels.place}：${placeName(context, settledPlace(answers))}`,
    `${labels.accused}：${accused === 'unclear' && isOfHome(answers) ? zh.tipOff.ofHome : types[accused ?? 'unclear']}`,
    `${say.category}：${categoryIn(answers)?.label}`,
  ].join('\n');
}

const LAST_WORDS: readonly [LastWord, RegExp][] = [
  ['quit', /^(?:先|还|我)*不(?:提交|交|报)/],
  [
    'anonymous',
    /^(?:那|就|我|要|还是|好|行|嗯|请|你|帮我|用|以|可以|没错|对)*(?:匿名|不留名)(?:的|地)?(?:提交|交|报|举报|吧|了|上去|嘛|就行|就好|好了|来)*$|^(?:那|就|好|行|嗯|请|你|可以|没错|对)*(?:这样|这么)?(?:帮我|给我|替我)?(?:先)?(?:提交|交|报)(?:上去|给你们|吧|了|嘛|算了|咯|啊|哈)*(?:匿名|不留名)?(?:的|吧|就行|哈)*$/,
  ],
  ['real', /^(?:我)?(?:要)?实名/],
  ['category', /^(?:改|换)(?:一下|个)?类别$|^类别(?:不对|错了)$/],
  ['edit', /^(?:改一改|改一下|修改|要改)/],
  ['quit', /^(?:不报了|不交了|不举报了|算了吧?)$/],
];

/** The last word, said at a question before it too. */
export function tipWordIn(said: string): LastWord | undefined {
  const text = withoutThanks(said);
  return text.length > 10 ? undefined : LAST_WORDS.find(([, words]) => words.test(text))?.[0];
}

const coachingChoices: Choice[] = [
  { label: say.skip, value: SKIPPED },
  { label: say.enoughChoice, value: NOTHING_MORE },
];

/** By choice, by level, or described: 管民政的那个. Whoever would rather not say leaves it to the county desk. */
export function accusedSaid(text: string, raw: string, context: TalkContext): AccusedType | undefined {
  const chosen = parseChoice(text, accusedChoices);
  if (chosen) return chosen === OF_HOME ? 'unclear' : (chosen as AccusedType);
  const said = parseYesNo(text);
  if (said === 'unknown' || said === 'skip' || ENOUGH.test(text)) return 'unclear';
  const level = levelIn(text);
  if (level) return level;
  const { type } = accusedIn(raw, context);
  if (PLAIN_PEOPLE.test(text) && (type === 'none' || type === 'household')) return 'household';
  return type === 'none' || /[?？吗呢]$/.test(text) ? undefined : type;
}

export const tipOff: TalkFlow = {
  id: 'tip_off',
  version: 2,
  first: 'what',
  notes: NOTES,
  steps: withCare({
    what: storyStep(zh.tipOff.what, 'place'),
    ...placeSteps('accused', true),
    accused: {
      ask: () => ({ text: zh.tipOff.accused, choices: accusedChoices }),
      accept: ({ text, raw }, _answers, context) => accusedSaid(text, raw, context),
      next: 'sort',
    },
    ...sortingSteps({ kind: 'tip_off', asksUnsure: true, lastWordIn: tipWordIn, next: onward('tip_off', 0) }),
    ...coachingSteps({
      kind: 'tip_off',
      choices: coachingChoices,
      opening: () => say.firstTip,
      lastWordIn: tipWordIn,
    }),
    confirm: {
      confirm: true,
      ask: (answers, context) => ({
        text: zh.tipOff.confirm(summary(answers, context), namesTeller(normalise(tipText(answers)))),
        choices: submitChoices,
      }),
      hint: zh.tipOff.confirmHint,
      accept: ({ text }) => {
        const chosen = parseChoice(text, submitChoices);
        if (chosen) return chosen;
        const word = tipWordIn(text);
        if (word) return word;
        // A plain yes means what was offered first: without a name.
        return isMereYes(text) ? 'anonymous' : undefined;
      },
      next: [...lastWordWays('tip_off'), { to: null }],
    },
    edit: editStep('tip_off'),
    contact: {
      confirm: true,
      ask: () => ({ text: zh.tipOff.contact, choices: [{ label: zh.tipOff.anonymous, value: 'anonymous' }] }),
      hint: zh.tipOff.contactHint,
      accept: ({ text, raw }) =>
        contactIn(raw) ?? (/匿名|不留|算了/.test(text) || text === 'anonymous' ? 'anonymous' : undefined),
      next: null,
    },
  }),
};

/** Everything told, as it is filed. */
export const tipText = (answers: Answers): string => wholeStory('tip_off', answers);

/** Name and telephone of a real-name tip-off; undefined when it is anonymous. */
export function tipContact(answers: Answers): string | undefined {
  const { contact } = answers;
  return lastWord(answers) === 'real' && typeof contact === 'string' && contact !== 'anonymous'
    ? contact
    : undefined;
}
