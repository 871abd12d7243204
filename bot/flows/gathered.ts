// What the answers of a flow come to as a report: its kind, its words, where it is about, whom it accuses, who must not get it.
import { type Avoided, avoidedIn, hasKinThere } from '../../knowledge/casework/avoids.ts';
import { isIllTreatedInHome } from '../../knowledge/casework/care-home.ts';
import { blamesOffice } from '../../knowledge/casework/complained-of.ts';
import type { AccusedType } from '../../knowledge/casework/types.ts';
import { detectEmergency } from '../../knowledge/text/emergency.ts';
import { normalise } from '../../knowledge/text/normalise.ts';
import type { Answers } from '../flow.ts';
import type { Report } from '../reports.ts';
import { accusedByAll, accusedIn, accusedOf } from './accused.ts';
import type { TalkContext } from './context.ts';
import { type PlaceSaid, placeIn, settledPlace } from './place.ts';
import { answeredIn, categoryIn, questionStep } from './story.ts';

/** Beside the path of every report: whose hands it is kept out of, and that it was reported before, at its reporter's word. */
export const NOTES: readonly string[] = ['avoids', 'again'];

/** The report a flow's answers make. @param text everything told, as it is filed */
export function gathered(
  kind: Report['kind'],
  answers: Answers,
  text: string,
  context: TalkContext,
  contact: string | undefined,
): Report {
  const { mentioned, township, village } =
    kind === 'suggestion' ? placeOfSuggestion(answers, context) : settledPlace(answers);
  const heard = accusedIn(text, context);
  return {
    kind,
    text,
    category: categoryIn(answers)?.id,
    mentioned,
    place: township ? { township, ...(village ? { village } : {}) } : undefined,
    accused:
      kind === 'complaint'
        ? accusedOf(text, context, categoryIn(answers)?.conduct === true)
        : accusedOfTip(accusedByAll(answers.accused as AccusedType | undefined, text, context), text),
    shielded: heard.shielded,
    heard: heard.type,
    // Hardship heard anywhere makes it urgent, whatever it was filed as (casework rule 7).
    urgent: detectEmergency(text) !== undefined,
    avoids: (answers.avoids as Avoided | undefined) ?? avoidedFor(kind, text),
    contact,
  };
}

/** Where a suggestion is for, when it says so; most are for the county. */
function placeOfSuggestion(answers: Answers, context: TalkContext): PlaceSaid {
  const told = [answers.what, ...answeredIn(answers).map((id) => answers[questionStep(id)])].join('\n');
  const place = placeIn(normalise(told), context, false);
  return place && !place.open ? place : { mentioned: place?.mentioned ?? [] };
}

/** Whose hands it is kept out of: as was asked, in the story or since. */
function avoidedFor(kind: Report['kind'], text: string): Avoided | undefined {
  const said = normalise(text);
  // Whom in office a tip-off accuses decides by itself; of a household the township may still be asked to stay out.
  if (kind === 'tip_off') return avoidedIn(said) === 'township' || hasKinThere(said) ? 'township' : undefined;
  const isOfHome = kind !== 'suggestion' && isIllTreatedInHome(said);
  const isOfOffice = kind === 'complaint' && blamesOffice(said);
  return avoidedIn(said) ?? (isOfHome || isOfOffice || hasKinThere(said) ? 'township' : undefined);
}

/** Whoever beats the old in a home is no mere household, whatever was chosen: the township that runs it may be behind it. */
const accusedOfTip = (accused: AccusedType | undefined, text: string): AccusedType | undefined =>
  accused === 'household' && isIllTreatedInHome(normalise(text)) ? 'unclear' : accused;
