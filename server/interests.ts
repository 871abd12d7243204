// Declaring an interest: what is declared shuts cases filed later by itself; those there already are looked through here.
import { z } from 'zod';
import type { Office } from '../bot/office.ts';
import { stepAfter } from '../db/cases.ts';
import { concerns, villageValue } from '../db/interests.ts';
import type { Account } from '../db/officers.ts';
import { officerParty } from '../knowledge/casework/access.ts';
import { foldCase } from '../knowledge/casework/fold.ts';
import { shutOutBy } from '../knowledge/casework/lifecycle.ts';
import { presentCode } from '../knowledge/jurisdictions/formerly.ts';

/** A near relative by name, or the own village as `<9-digit township> <village>`. */
export const interestRequest = z
  .strictObject({
    kind: z.enum(['person', 'village']),
    value: z.string().trim().min(2).max(60),
  })
  .refine(({ kind, value }) => kind === 'person' || /^\d{9} \S+$/.test(value), {
    path: ['value'],
    message: '村要写成“9位乡镇代码 村名”',
  });

const A_PAGE = 200;

/** A page may be older than a merger of townships. */
function presentVillage({ county }: Office, value: string): string {
  const [township = '', village = ''] = value.split(' ');
  return villageValue(presentCode(county, township) ?? township, village);
}

/** An officer of another unit sees other cases than when the interest was declared. */
export async function lookAgain(office: Office, account: Account): Promise<void> {
  for (const { kind, value } of await office.interests.of(account.username)) {
    await declareInterest(office, account, { kind, value });
  }
}

/**
 * Keeps the declaration and shuts every case it concerns to the officer.
 * @returns how many cases there were
 */
export async function declareInterest(
  office: Office,
  account: Account,
  { kind, value: said }: z.output<typeof interestRequest>,
): Promise<number> {
  const value = kind === 'village' ? presentVillage(office, said) : said;
  const interest = { officer: account.username, kind, value, declaredOn: office.today() };
  await office.db.unit((tx) => office.interests.declare(tx, interest));
  const party = officerParty(account.username);
  let hidden = 0;
  let cursor: string | undefined;
  // Through the officer's own eyes: what is hidden already need not be looked at.
  do {
    const page = await office.reading.list(account, { limit: A_PAGE, cursor });
    for (const { trackingNumber } of page.items) {
      const file = await office.reading.find(account, trackingNumber);
      const words = file?.messages.map(({ text }) => text).join('\n') ?? '';
      const place = file && {
        ...(file.township ? { township: file.township } : {}),
        ...(file.village ? { village: file.village } : {}),
      };
      if (!file || !concerns(interest, words, place)) continue;
      await office.db.unit(async (tx) => {
        const history = await office.cases.history(tx, file.id);
        const state = foldCase(history);
        const event = shutOutBy(state, [party], 'declared_interest', office.now());
        await office.cases.append(
          tx,
          file.id,
          state.version,
          stepAfter(history, [event], office.today(), office.calendars()),
        );
      });
      hidden += 1;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return hidden;
}
