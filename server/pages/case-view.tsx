// A case as its reporter sees it on the progress page, and the forms for adding words or taking it back.
import { returning } from '../../bot/phrases/returning.ts';
import { zh } from '../../bot/phrases/zh-CN.ts';
import type { ReporterView } from '../../bot/returning.ts';
import { showTrackingNumber } from '../../knowledge/casework/numbers.ts';
import { receiptWords } from '../letters/words.ts';
import { Frame, type Masthead } from './layout.tsx';
import { TrackFiles } from './track-files.tsx';
import { trackWords as words } from './words.ts';

/** What the page says about the form just sent. */
export interface CaseSaid {
  news?: string;
  fault?: string;
  /** Words refused, put back so that they are not lost. */
  draft?: string;
}

interface CaseViewProps {
  masthead: Masthead;
  view: ReporterView;
  code: string;
  said: CaseSaid;
  once: string;
  /** Whether a receipt can be printed here. */
  isPrintable?: boolean;
}

/** A bare day, or a Beijing time with its offset, as 2026年11月21日 14:05. */
export function timeWords(at: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(at) ?? [];
  if (year === undefined) return at;
  return `${year}年${Number(month)}月${Number(day)}日${time === undefined ? '' : ` ${time}`}`;
}

const When = ({ at }: { at: string }) => <time datetime={at}>{timeWords(at)}</time>;

function Pair({
  view,
  code,
  once,
  action,
}: {
  view: ReporterView;
  code: string;
  once: string;
  action: string;
}) {
  return (
    <>
      <input type="hidden" name="number" value={view.trackingNumber} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="once" value={once} />
      <input type="hidden" name="action" value={action} />
    </>
  );
}

function Facts({ view }: { view: ReporterView }) {
  return (
    <dl>
      <dt>{words.number}</dt>
      <dd class="digits">
        {showTrackingNumber(view.trackingNumber)
          .split(' ')
          .map((group) => (
            <span>{group}</span>
          ))}
      </dd>
      <dt>{words.kind}</dt>
      <dd>{zh.kind[view.kind]}</dd>
      <dt>{words.status}</dt>
      <dd class="status">{zh.status[view.status]}</dd>
      <dt>{words.unit}</dt>
      <dd>{view.unit?.name ?? words.unitClosed}</dd>
      <dt>{words.filed}</dt>
      <dd>
        <When at={view.filedAt} />
      </dd>
    </dl>
  );
}

function Deadlines({ view }: { view: ReporterView }) {
  if (view.deadlines.length === 0) return null;
  return (
    <section>
      <h2>{words.deadlines}</h2>
      <ul>
        {view.deadlines.map(({ clock, due, basis, provisional }) => (
          <li>
            {zh.clock[clock as keyof typeof zh.clock] ?? clock}：<strong>{words.due(timeWords(due))}</strong>
            {provisional ? words.provisional : ''}
            <span class="hint basis">{basis}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ view }: { view: ReporterView }) {
  return (
    <>
      <section>
        <h2>{words.timeline}</h2>
        <ol class="timeline">
          {view.timeline.map(({ at, what }) => (
            <li>
              <When at={at} />
              <span class="what">{what}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{words.messages}</h2>
        {view.messages.some(({ from }) => from === 'officer') ? null : <p>{words.noMessages}</p>}
        <ul class="messages">
          {view.messages.map(({ from, text, at }) => (
            <li class={from}>
              <p class="hint">
                {zh.track.from[from]} · <When at={at} />
              </p>
              <p class="text">{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What is open to whoever is not content, and until when. */
function Roads({ view }: { view: ReporterView }) {
  if (view.roads.length === 0) return null;
  return (
    <section>
      <h2>{words.roads}</h2>
      <ul>
        {view.roads.map((road) => (
          <li>{returning.road(road)}</li>
        ))}
      </ul>
    </section>
  );
}

/** A paper that proves the filing. Not marked busy: the page stays while the file is saved. */
const Receipt = (pair: PairProps) => (
  <form method="post" action="/track">
    <Pair {...pair} action="receipt" />
    <button type="submit">{receiptWords.button}</button>
  </form>
);

type PairProps = { view: ReporterView; code: string; once: string };

/** The own name and telephone, which nobody needs any more once the case is over. */
function Contact(pair: PairProps) {
  const { contact } = pair.view;
  if (!contact) return null;
  if (contact.erasable !== 'now') return <p class="hint">{returning.contactStays(contact)}</p>;
  return (
    <details>
      <summary>{words.eraseContact}</summary>
      <form method="post" action="/track" data-busy={words.sending}>
        <p>{words.eraseContactHint}</p>
        <Pair {...pair} action="erase" />
        <button type="submit">{words.eraseContactYes}</button>
      </form>
    </details>
  );
}

function Rate(pair: PairProps) {
  if (!pair.view.actions.includes('rate')) return null;
  return (
    <details>
      <summary>{words.rate}</summary>
      <form method="post" action="/track" data-busy={words.sending}>
        <Pair {...pair} action="rate" />
        <fieldset>
          <legend>{zh.track.resolved}</legend>
          <label>
            <input type="radio" name="resolved" value="yes" required /> {zh.track.resolvedYes}
          </label>
          <label>
            <input type="radio" name="resolved" value="no" required /> {zh.track.resolvedNo}
          </label>
        </fieldset>
        <fieldset>
          <legend>{zh.track.score}</legend>
          {[5, 4, 3, 2, 1].map((n) => (
            <label>
              <input type="radio" name="score" value={String(n)} required /> {n} 分
            </label>
          ))}
        </fieldset>
        <button type="submit">{words.rate}</button>
      </form>
    </details>
  );
}

function Again({
  action,
  text,
  label,
  ...pair
}: PairProps & { action: 'reopen' | 'review'; text: string; label: string }) {
  if (!pair.view.actions.includes(action)) return null;
  return (
    <details>
      <summary>{label}</summary>
      <form method="post" action="/track" autocomplete="off" data-busy={words.sending}>
        <label for={action}>{text}</label>
        <Pair {...pair} action={action} />
        <textarea id={action} name="text" rows={4} required autocomplete="off" />
        <button type="submit">{words.addSend}</button>
      </form>
    </details>
  );
}

export function CaseView({ masthead, view, code, said, once, isPrintable = false }: CaseViewProps) {
  const pair = { view, code, once };
  const stage = view.roads.some(({ road }) => road === 'final_review') ? 'final_review' : 'review';
  return (
    <Frame masthead={masthead} page="track" styles={['track.css']} scripts={['track.js']}>
      <main id="main">
        <h1>{words.title}</h1>
        {said.news ? (
          <p class="notice" role="status">
            {said.news}
          </p>
        ) : null}
        {said.fault ? (
          <p class="faults" role="alert">
            {said.fault}
          </p>
        ) : null}
        <Facts view={view} />
        {view.awaitsYou ? <p class="notice">{returning.awaitsYou}</p> : null}
        <Deadlines view={view} />
        <Roads view={view} />
        <Story view={view} />
        <Rate {...pair} />
        <Again {...pair} action="reopen" text={returning.reopen} label={returning.choices.reopen} />
        <Again {...pair} action="review" text={returning[stage]} label={returning.choices[stage]} />
        {view.actions.includes('message') ? (
          <form method="post" action="/track" autocomplete="off" data-busy={words.sending}>
            <h2>
              <label for="text">{words.add}</label>
            </h2>
            <p class="hint" id="text-hint">
              {words.addHint}
            </p>
            <Pair {...pair} action="message" />
            <textarea
              id="text"
              name="text"
              rows={4}
              required
              autocomplete="off"
              aria-describedby="text-hint"
              aria-invalid={said.fault ? 'true' : undefined}
            >
              {said.draft ?? ''}
            </textarea>
            <button type="submit">{words.addSend}</button>
          </form>
        ) : null}
        <TrackFiles view={view} code={code} />
        {view.actions.includes('withdraw') ? (
          <details>
            <summary>{words.withdraw}</summary>
            <form method="post" action="/track" data-busy={words.sending}>
              <p>{words.withdrawHint}</p>
              <Pair {...pair} action="withdraw" />
              <button type="submit">{words.withdrawYes}</button>
            </form>
          </details>
        ) : null}
        <Contact {...pair} />
        {isPrintable ? <Receipt {...pair} /> : null}
        <p class="hint">{words.leave}</p>
        <p>
          <a class="again" href="/track">
            {words.again}
          </a>
        </p>
      </main>
    </Frame>
  );
}
