// How a self-check ends in a talk: the card's summary, what fits best in full, and what can be done next. Nothing is kept.
import type { Answers, Choice } from '../flow.ts';
import { isDeclined } from '../flows/self-check.ts';
import { contactWords } from '../hotlines.ts';
import type { Office } from '../office.ts';
import { keepingWords, selfCheckWords } from '../phrases/self-check.ts';
import { cardWords } from '../phrases/self-check-card.ts';
import type { Reply } from '../talk.ts';
import { type Card, cardOf, itemText, summaryText } from './card.ts';
import { outcomeOf } from './outcome.ts';

/** Programmes offered to be told of in full, at most; the page has them all. */
const MOST_OFFERED = 4;

/** @param township code of the township they live in, where they said so */
export function endingReplies(office: Office, answers: Answers, township: string | undefined): Reply[] {
  if (isDeclined(answers)) {
    const where = selfCheckWords.window;
    return [{ text: selfCheckWords.declined(contactWords(office.county), where) }];
  }
  const outcome = outcomeOf(office, answers);
  if (!outcome) return [{ text: selfCheckWords.nothing }];
  const card = cardOf(office, outcome, township);
  const [best, ...others] = card.items;
  const choices = nextChoices(
    others.map(({ programme, label }) => ({ programme, label })).slice(0, MOST_OFFERED),
  );
  const summary: Reply = { text: summaryText(card), assessment: outcome.assessment };
  if (!best) return [{ ...summary, choices }];
  const first: Reply = { text: itemText(card, best) };
  const last = township === undefined ? { text: keepingWords.askPlace, choices } : undefined;
  return last ? [summary, first, last] : [summary, { ...first, choices }];
}

export function nextChoices(items: readonly Pick<Card['items'][number], 'programme' | 'label'>[]): Choice[] {
  return [
    ...items.map(({ programme, label }) => ({
      label: cardWords.more(label),
      value: `check:more:${programme}`,
    })),
    { label: cardWords.make, value: 'check:card' },
    { label: cardWords.register, value: 'check:register' },
    { label: cardWords.tell, value: 'check:tell' },
    { label: cardWords.again, value: 'go:self_check' },
  ];
}
