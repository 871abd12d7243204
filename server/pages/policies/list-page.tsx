// All policies on one page: a search, then by situation, then by programme. Works without a script.
import { Frame, type Masthead } from '../layout.tsx';
import type { PolicyEntry, PolicyGroup, PolicyShelf } from './shelf.ts';
import { policyWords as words } from './words.ts';

interface ListProps {
  masthead: Masthead;
  shelf: PolicyShelf;
  /** What was searched for; empty: nothing yet. */
  question: string;
}

export function PolicyListPage({ masthead, shelf, question }: ListProps) {
  const found = question === '' ? undefined : shelf.search(question);
  return (
    <Frame masthead={masthead} page="policies" styles={['policies.css']} scripts={['policies.js']}>
      <main id="main">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
        <form method="get" action="/policies" class="search" aria-label={words.title}>
          <label for="q">{words.search}</label>
          <div class="row">
            <input
              id="q"
              name="q"
              type="search"
              value={question}
              maxlength={200}
              placeholder={words.searchHint}
              autocomplete="off"
              enterkeyhint="search"
            />
            <button type="submit">{words.go}</button>
          </div>
        </form>
        <section
          id="found"
          aria-live="polite"
          data-found={words.foundTemplate}
          data-nothing={words.nothing(masthead.hotline)}
        >
          {found ? <Found entries={found} hotline={masthead.hotline} /> : null}
        </section>
        <h2>{words.bySituation}</h2>
        <Groups groups={shelf.situations()} />
        <h2>{words.byProgramme}</h2>
        <Groups groups={shelf.programmes()} />
        <Groups groups={[{ label: words.neighbours, entries: shelf.neighbours() }]} />
      </main>
    </Frame>
  );
}

const Found = ({ entries, hotline }: { entries: readonly PolicyEntry[]; hotline: string }) =>
  entries.length === 0 ? (
    <p>{words.nothing(hotline)}</p>
  ) : (
    <>
      <p>{words.found(entries.length)}</p>
      <Entries entries={entries} />
    </>
  );

const Groups = ({ groups }: { groups: readonly PolicyGroup[] }) => (
  <>
    {groups.map(({ label, entries }) => (
      <details class="group">
        <summary>
          {label}
          <span class="count">{words.count(entries.length)}</span>
        </summary>
        <Entries entries={entries} />
      </details>
    ))}
  </>
);

export const Entries = ({ entries }: { entries: readonly PolicyEntry[] }) => (
  <ul class="entries">
    {entries.map(({ id, title }) => (
      <li>
        <a href={`/policies/${id}`}>{title}</a>
      </li>
    ))}
  </ul>
);
