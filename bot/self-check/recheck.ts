// Whoever agreed is told when another standard or rule changes what a self-check came to. Only an outcome that changed is told.
import { OUTCOME_WORDS } from '../../knowledge/eligibility/explain.ts';
import { PROGRAMME_LABELS, type ProgrammeCode } from '../../knowledge/model.ts';
import type { Answers } from '../flow.ts';
import type { Office } from '../office.ts';
import { keepingWords } from '../phrases/self-check.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

type Standing = Record<string, 'likely' | 'ask' | 'unlikely'>;

/** Sealed under the master key: the household, how it stood when last told, and what has yet to be told. */
export interface Subscription {
  answers: Answers;
  asOf: string;
  standing: Standing;
  /** Lines to tell. */
  changes?: string[];
}

const standingOf = ({ assessment }: Outcome): Standing =>
  Object.fromEntries(
    assessment.verdicts
      .filter(({ outcome }) => outcome !== 'unlikely')
      .map(({ programme, outcome }) => [programme, outcome]),
  );

/** What is sealed for somebody who agreed; undefined when nothing was found out. */
export function subscriptionFor(office: Office, answers: Answers): string | undefined {
  const outcome = outcomeOf(office, answers);
  const { today } = office;
  return (
    outcome &&
    JSON.stringify({ answers, asOf: today(), standing: standingOf(outcome) } satisfies Subscription)
  );
}

function changesBetween(before: Standing, now: Standing): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((programme) => {
    const [was, is] = [before[programme] ?? 'unlikely', now[programme] ?? 'unlikely'];
    const label = PROGRAMME_LABELS[programme as ProgrammeCode];
    return was === is ? [] : [keepingWords.changedLine(label, OUTCOME_WORDS[was], OUTCOME_WORDS[is])];
  });
}

/**
 * Judges every kept household by the knowledge and the day there are now, and has those told whose outcome changed.
 * Forgets those whose talk is gone: nobody is left to tell. To be called after something was published, and daily.
 * @returns how many are told
 */
export async function recheckSubscriptions(office: Office): Promise<number> {
  const { savedChecks, conversations, outbox, db } = office;
  let told = 0;
  for (const conversation of await savedChecks.subscribers()) {
    if (!(await conversations.destination(conversation))) {
      await db.unit((tx) => savedChecks.unsubscribe(tx, conversation));
      continue;
    }
    const body = await savedChecks.subscription(conversation);
    if (body === undefined) continue;
    const before = JSON.parse(body) as Subscription;
    const outcome = outcomeOf(office, before.answers);
    if (!outcome) continue;
    const standing = standingOf(outcome);
    const changes = changesBetween(before.standing, standing);
    if (changes.length === 0) continue;
    const after: Subscription = { answers: before.answers, asOf: office.today(), standing, changes };
    await db.unit(async (tx) => {
      await savedChecks.subscribe(tx, conversation, JSON.stringify(after));
      await outbox.put(tx, { conversation, caseId: NO_CASE, what: 'check' });
    });
    office.tellSoon(conversation);
    told += 1;
  }
  return told;
}

/** A late reply about a self-check points at no case. */
const NO_CASE = '';

/** What a late reply about a self-check says; undefined when the facts were erased meanwhile. */
export async function changeWords(office: Office, conversation: string): Promise<string | undefined> {
  const body = await office.savedChecks.subscription(conversation);
  const { changes = [] } = body === undefined ? {} : (JSON.parse(body) as Subscription);
  return changes.length === 0 ? undefined : keepingWords.changed(changes);
}
