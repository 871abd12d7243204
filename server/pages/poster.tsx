// One sheet for a village notice board: a code that opens the web page, what one may ask, how a tip-off stays anonymous.
import type { Hotline } from '../../knowledge/jurisdictions/schema.ts';
import { Frame, type Masthead } from './layout.tsx';
import { posterWords as words } from './poster-words.ts';

export interface Poster {
  /** The address the code opens. */
  address: string;
  bureau: { name: string; phone?: string | undefined; hours?: string | undefined };
  hotlines: readonly Hotline[];
}

/** Opens on the printing office's own machine only; nobody's telephone gets there. */
const isOnlyHere = (address: string) => /^https?:\/\/(?:127\.|localhost|0\.0\.0\.0|\[::)/.test(address);

/** Lines everybody may need, in the order they stand on the sheet. */
const SHOWN = ['assistance_local', 'gov', 'assistance', 'discipline'];
const IN_DANGER = ['police', 'ambulance', 'fire'];

function Phones({ poster: { bureau, hotlines } }: { poster: Poster }) {
  const lines = SHOWN.flatMap((id) => hotlines.filter((line) => line.id === id));
  const danger = IN_DANGER.flatMap((id) => hotlines.filter((line) => line.id === id));
  return (
    <section class="phones">
      <h2>{words.phones}</h2>
      <ul>
        {bureau.phone && (
          <li>
            <strong>{bureau.phone}</strong> {bureau.name}
            {bureau.hours && <small>{bureau.hours}</small>}
          </li>
        )}
        {lines.map(({ number, name, hours }) => (
          <li>
            <strong>{number}</strong> {name}
            {hours && <small>{hours}</small>}
          </li>
        ))}
      </ul>
      <p class="danger">{words.danger(danger.map(({ number, name }) => `${name} ${number}`))}</p>
    </section>
  );
}

export function PosterPage({ masthead, poster }: { masthead: Masthead; poster: Poster }) {
  const shown = poster.address.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return (
    <Frame
      masthead={masthead}
      page="chat"
      heading={words.title}
      styles={['poster.css']}
      scripts={['print.js']}
    >
      <main id="main" class="poster">
        <div class="tools">
          <button type="button" id="print" class="scripted">
            {words.printNow}
          </button>
          <p>{words.paper}</p>
          {isOnlyHere(poster.address) && <p class="warn">{words.onlyHere}</p>}
        </div>
        <article>
          <p class="county">
            {masthead.countyName}民政{masthead.fictional && <span class="badge">示例</span>}
          </p>
          <h1>{words.heading}</h1>
          <div class="scan">
            <img src="/poster/qr.svg" alt={words.scanAlt(shown)} width={340} height={340} />
            <div>
              <p class="how">{words.scan}</p>
              <p>{words.orType}</p>
              <p class="address">{shown}</p>
              <p>{words.free}</p>
            </div>
          </div>
          <section>
            <h2>{words.ask}</h2>
            <ul class="asks">
              {words.asks.map(([what, how]) => (
                <li>
                  <strong>{what}</strong>
                  <span>{how}</span>
                </li>
              ))}
            </ul>
          </section>
          <section class="tips">
            <h2>{words.tipOff}</h2>
            <ol>
              {words.tips.map((tip) => (
                <li>{tip}</li>
              ))}
            </ol>
          </section>
          <Phones poster={poster} />
          <p class="decides">{words.decides(poster.bureau.name)}</p>
        </article>
      </main>
    </Frame>
  );
}
