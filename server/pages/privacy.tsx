// What is kept, how long, who sees it, in plain words.
import type { Retention } from '../../knowledge/jurisdictions/retention.ts';
import { Frame, type Masthead } from './layout.tsx';
import { privacyWords, pageWords as words } from './words.ts';

export function PrivacyPage(masthead: Masthead & { retention?: Retention }) {
  return (
    <Frame masthead={masthead} page="privacy">
      <main id="main">
        <h1>{words.privacy}</h1>
        {privacyWords(masthead).map(({ title, paragraphs }) => (
          <section>
            <h2>{title}</h2>
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </section>
        ))}
      </main>
    </Frame>
  );
}
