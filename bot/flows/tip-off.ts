// Reporting somebody: whom and where (so that their own people never see it), what is known, and how it is handed in.
import { ACCUSED_TYPES, type AccusedType } from '../../knowledge/casework/types.ts';
import { parseChoice, parseYesNo } from '../../knowledge/text/answers.ts';
import { findPersonal, namesTeller } from '../../knowledge/text/personal.ts';
import type { Answers, Choice } from '../flow.ts';
import { zh } from '../phrases/zh-CN.ts';
import type { TalkContext, TalkFlow } from './context.ts';
import { placeName, placeSteps, settledPlace } from './place.ts';
import { contactIn, shortened, storyStep, words } from './report.ts';

const accusedChoices: Choice[] = ACCUSED_TYPES.map((value) => ({
  label: zh.tipOff.accusedChoices[value],
  value,
}));

const submitChoices: Choice[] = [
  { label: zh.tipOff.anonymous, value: 'anonymous' },
  { label: zh.tipOff.real, value: 'real' },
  { label: zh.tipOff.edit, value: 'edit' },
  { label: zh.tipOff.quit, value: 'quit' },
];

const LEVELS: readonly [AccusedType, RegExp][] = [
  ['county', /县|民政局/],
  ['township', /[镇乡]|街道/],
  ['village_cadre', /[村组]|社区|支书/],
  ['household', /人家|邻居|亲戚|老百姓/],
];

/** 镇里的干部, 村上的: the level a short answer names; undefined when it names none or several. */
function levelIn(text: string): AccusedType | undefined {
  const named = LEVELS.filter(([, words]) => words.test(text));
  return text.length <= 12 && named.length === 1 ? named[0]?.[0] : undefined;
}

const NOTHING_MORE = 'none';

/** Everything told, as it is filed. */
export function tipText(answers: Answers): string {
  const more = answers.more;
  const told = [String(answers.what ?? '')];
  if (typeof more === 'string' && more !== NOTHING_MORE) told.push(more);
  return told.join('\n');
}

function summary(answers: Answers, context: TalkContext): string {
  const { summary: labels, accusedChoices: types } = zh.tipOff;
  const more = answers.more;
  return [
    `${labels.what}：${shortened(answers.what)}`,
    typeof more === 'string' && more !== NOTHING_MORE && `${labels.more}：${shortened(more, 80)}`,
    `${labels.place}：${placeName(context, settledPlace(answers))}`,
    `${labels.accused}：${types[answers.accused as AccusedType] ?? types.unclear}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Whether the words give the teller away: a name or number of his own. */
const givesAway = (text: string) =>
  namesTeller(text) || findPersonal(text).some((kind) => kind === 'phone' || kind === 'idCard');

export const tipOff: TalkFlow = {
  id: 'tip_off',
  version: 1,
  first: 'what',
  steps: {
    what: storyStep(zh.tipOff.what, 'place'),
    ...placeSteps('accused', true),
    accused: {
      ask: () => ({ text: zh.tipOff.accused, choices: accusedChoices }),
      accept: ({ text }) =>
        parseChoice(text, accusedChoices) ?? (parseYesNo(text) === 'unknown' ? 'unclear' : levelIn(text)),
      next: 'more',
    },
    more: {
      ask: () => ({ text: zh.tipOff.more, choices: [{ label: zh.tipOff.moreNone, value: NOTHING_MORE }] }),
      free: true,
      accept: ({ text, raw }) => {
        const said = parseYesNo(text);
        const nothing =
          said === 'no' || said === 'skip' || said === 'unknown' || /^没(有|得)?(别的)?了?$/.test(text);
        return nothing || text === NOTHING_MORE ? NOTHING_MORE : words(raw);
      },
      next: 'confirm',
    },
    confirm: {
      confirm: true,
      ask: (answers, context) => ({
        text: zh.tipOff.confirm(summary(answers, context), givesAway(tipText(answers))),
        choices: submitChoices,
      }),
      hint: zh.tipOff.confirmHint,
      accept: ({ text }) => {
        const chosen = parseChoice(text, submitChoices);
        if (chosen) return chosen;
        if (/匿名|不留名|^(?:就)?(?:提交|交)(?:吧|了|上去)?$/.test(text)) return 'anonymous';
        // A plain yes means what was offered first: without a name.
        return parseYesNo(text) === 'yes' ? 'anonymous' : undefined;
      },
      next: [{ to: 'contact', when: ({ confirm }) => confirm === 'real' }, { to: null }],
    },
    contact: {
      confirm: true,
      ask: () => ({ text: zh.tipOff.contact, choices: [{ label: zh.tipOff.anonymous, value: 'anonymous' }] }),
      hint: zh.tipOff.contactHint,
      accept: ({ text, raw }) =>
        contactIn(raw) ?? (/匿名|不留|算了/.test(text) || text === 'anonymous' ? 'anonymous' : undefined),
      next: null,
    },
  },
};

/** Name and telephone of a real-name tip-off; undefined when it is anonymous. */
export function tipContact(answers: Answers): string | undefined {
  const { contact } = answers;
  return answers.confirm === 'real' && typeof contact === 'string' && contact !== 'anonymous'
    ? contact
    : undefined;
}
