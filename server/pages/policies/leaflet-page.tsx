// A policy on one sheet to print and hang up (明白卡): the answer, its sources, whom to ring, a code to scan.
import { dateWords } from '../../../knowledge/render.ts';
import { Frame, type Masthead } from '../layout.tsx';
import { AnswerText, Cautions, Sources } from './policy-page.tsx';
import type { PolicyReading } from './shelf.ts';
import { policyWords as words } from './words.ts';

interface LeafletProps {
  masthead: Masthead;
  policy: PolicyReading;
  address: string;
  today: string;
}

export function LeafletPage({ masthead, policy, address, today }: LeafletProps) {
  const { id, title } = policy;
  return (
    <Frame
      masthead={masthead}
      page="policies"
      heading={title}
      styles={['policies.css']}
      scripts={['print.js']}
    >
      <main id="main" class="leaflet">
        <p class="crumb">
          <a href={`/policies/${id}`}>{words.back}</a>
          <button type="button" id="print" class="scripted">
            {words.printNow}
          </button>
        </p>
        <article>
          <h1>{title}</h1>
          <AnswerText text={policy.text} />
          <Cautions policy={policy} masthead={masthead} />
          <Sources policy={{ ...policy, figures: [] }} />
          <footer>
            <img src={`/policies/${id}/qr.svg`} alt={words.scan} width={132} height={132} />
            <div>
              <p>{words.scan}</p>
              <p class="address">{words.address(address)}</p>
              <p>
                <strong>{words.office(masthead.bureau, masthead.hotline)}</strong>
              </p>
              <p>{words.decides}</p>
              <p>{words.printed(dateWords(today))}</p>
            </div>
          </footer>
        </article>
      </main>
    </Frame>
  );
}
