// What happens by itself every night: what is over its days is erased, one case a unit of work. A stop in between loses
// nothing: what is erased says so itself, what is not is found again the next time.
import { dropContact, type Eraser, eraseCase } from '../../bot/erasing.ts';
import type { Office } from '../../bot/office.ts';
import type { CasePart } from '../../db/retention.ts';
import { plusDays } from '../../knowledge/casework/days.ts';
import type { RetentionKind } from '../../knowledge/jurisdictions/retention.ts';

export type Forgetting = Eraser &
  Pick<Office, 'county' | 'db' | 'conversations' | 'lessons' | 'savedChecks' | 'attachments'>;

/** How many of each kind; `files` go with their cases. */
export type Forgotten = Record<RetentionKind | 'files', number>;

/** Days the replies kept against a resend stay. */
const KEEP_TURN = 2;

/** The first day that is still kept. */
const keptFrom = ({ county, today }: Forgetting, kind: RetentionKind) =>
  plusDays(today(), -county.retention[kind].days);

/** What would be erased now, in numbers alone. */
export async function countDue(office: Forgetting): Promise<Forgotten> {
  const { retention } = office;
  const today = office.today();
  const due: Forgotten = {
    talks: await retention.talks(keptFrom(office, 'talks')),
    questions: await retention.questions(keptFrom(office, 'questions')),
    savedAnswers: await retention.saved('answers', today),
    savedCards: await retention.saved('card', today),
    contacts: 0,
    cases: 0,
    files: 0,
  };
  for await (const id of retention.due('cases', keptFrom(office, 'cases'))) {
    due.cases += 1;
    due.files += await retention.filesOf(id);
  }
  for await (const _ of retention.due('contacts', keptFrom(office, 'contacts'))) due.contacts += 1;
  return due;
}

/** Erases what is due. @returns how many of each kind there were */
export async function forgetDue(office: Forgetting): Promise<Forgotten> {
  const today = office.today();
  const due = await countDue(office);
  await office.conversations.forget({
    talks: keptFrom(office, 'talks'),
    turns: plusDays(today, -KEEP_TURN),
  });
  await office.lessons.forget(keptFrom(office, 'questions'));
  await office.savedChecks.forget();
  due.files = 0;
  // Contacts first: a case over all its days has had its contact erased before, or loses it here with an event of its own.
  due.contacts = await eraseEach(office, 'contacts', async (tx, id) => {
    await dropContact(tx, office, id, 'due');
    return [];
  });
  due.cases = await eraseEach(office, 'cases', async (tx, id) => {
    const files = await eraseCase(tx, office, id);
    due.files += files.length;
    return files;
  });
  return due;
}

type Queries = Parameters<Parameters<Forgetting['db']['unit']>[0]>[0];

async function eraseEach(
  office: Forgetting,
  part: CasePart,
  one: (tx: Queries, id: string) => Promise<string[]>,
): Promise<number> {
  const before = keptFrom(office, part);
  let erased = 0;
  for await (const id of office.retention.due(part, before)) {
    const files = await office.db.unit(async (tx) =>
      (await office.retention.isDue(tx, id, part, before)) ? one(tx, id) : undefined,
    );
    if (!files) continue;
    // Their rows are gone; bytes a crash leaves here are found by the sweep of files no row names.
    office.attachments.gone(files);
    erased += 1;
  }
  return erased;
}
