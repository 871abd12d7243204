// What is asked or feared in the middle of a report, answered in a sentence or two from where the report will go.

import { promiseFor } from '../../knowledge/casework/categories.ts';
import type { Topic } from '../../knowledge/casework/clauses.ts';
import type { CaseKind } from '../../knowledge/casework/types.ts';
import type { Answers } from '../flow.ts';
import { accusedIn } from '../flows/accused.ts';
import { placeName, settledPlace } from '../flows/place.ts';
import { shortened, unitOf } from '../flows/report.ts';
import { categoryIn, storyTold } from '../flows/story.ts';
import { emergencyWords } from '../hotlines.ts';
import { inReport as say, type Whither } from '../phrases/in-report.ts';
import type { Message } from './message.ts';

/** Where the report goes as far as it is known now, and what of that its reporter may hear. */
function whitherOf(kind: CaseKind, answers: Answers, { context }: Message): Whither {
  const isTip = kind === 'tip_off';
  const isOfBureau =
    answers.avoids === 'bureau' ||
    answers.accused === 'county' ||
    (isTip && accusedIn(String(answers.what ?? ''), context).type === 'county');
  // Of a household's tip-off its own township hears: nobody is told otherwise.
  const isKnown = isTip ? answers.accused === 'household' : 'place' in answers || 'sort' in answers;
  if (!isKnown) return { isTip, unit: undefined, isTownship: false, isOfBureau };
  const { code, name } = unitOf(kind, answers, context);
  const isTownship = /^\d/.test(code);
  return { isTip, unit: isTip && !isTownship ? undefined : name, isTownship, isOfBureau };
}

/** So much of the story is said back. */
const SAID_BACK = 60;

const SEEN_BY_ALL = /车牌|门牌/;
const OF_ONESELF = /名字|姓名|电话|号码|地址/;

/** @param text the clause that asks */
export function asideTo(
  topic: Topic,
  text: string,
  kind: CaseKind,
  answers: Answers,
  message: Message,
): string | undefined {
  const { county } = message.context;
  const whither = whitherOf(kind, answers, message);
  switch (topic) {
    case 'known':
      if (kind === 'help') return say.knownHelp;
      return say.known(whither);
    case 'revenge':
      return say.revenge(whither, emergencyWords(county, ['police']));
    case 'aid_cut':
      return say.aidCut;
    case 'no_name':
      return say.noName(kind);
    case 'what_to_give':
      if (SEEN_BY_ALL.test(text)) return say.plate;
      return OF_ONESELF.test(text) ? say.ownDetails(kind) : say.picture;
    case 'no_proof':
      return say.noProof;
    case 'who':
      return say.who(whither, emergencyWords(county, ['discipline']));
    case 'when': {
      const category = categoryIn(answers);
      const promise = { kind, category: category?.id ?? '', urgent: category?.urgent === true };
      return say.when(promiseFor(promise, county.promises).workingDays, kind === 'tip_off');
    }
    case 'why_asked':
      return kind === 'help' ? say.whyAskedHelp : say.whyAsked;
    case 'not_ours':
      return say.notOurs;
    case 'ours':
      return say.ours;
    case 'asked_around':
      return say.askedAround(kind);
    case 'which_towns':
      return say.towns(county.townships.map(({ name }) => name));
    case 'outcome':
      return kind === 'tip_off' ? say.outcome : undefined;
    case 'handed_in':
      return say.notYetHandedIn(kind === 'tip_off');
    case 'all_right':
      return kind === 'help' ? say.yes : say.allRight;
    case 'written':
      return say.written(
        shortened(storyTold(answers), SAID_BACK),
        'place' in answers ? placeName(message.context, settledPlace(answers)) : undefined,
      );
    case 'later':
      return say.later(kind === 'tip_off');
    case 'no_answer':
      return say.noAnswer(
        emergencyWords(county, kind === 'tip_off' ? ['gov', 'discipline'] : ['gov']),
        kind === 'tip_off',
      );
    case 'else':
      return undefined;
    case 'any_use':
      return say.anyUse(emergencyWords(county, ['gov']));
    case 'pressing':
      return kind === 'tip_off' || kind === 'suggestion'
        ? undefined
        : say.pressing(emergencyWords(county, ['assistance', 'gov']));
  }
}
