// One policy: the answer, what it rests on, its dates and changes, what to read next.
import { dateWords } from '../../../knowledge/render.ts';
import { Frame, type Masthead } from '../layout.tsx';
import { Entries } from './list-page.tsx';
import type { PolicyReading } from './shelf.ts';
import { policyWords as words } from './words.ts';

export function PolicyPage({ masthead, policy }: { masthead: Masthead; policy: PolicyReading }) {
  const { id, title, programme, related, changes } = policy;
  return (
    <Frame masthead={masthead} page="policies" heading={title} styles={['policies.css']}>
      <main id="main">
        <p class="crumb">
          <a href="/policies">{words.all}</a> · {programme}
        </p>
        <h1>{title}</h1>
        <div class="answer">
          <AnswerText text={policy.text} />
          <Cautions policy={policy} masthead={masthead} />
        </div>
        <Sources policy={policy} />
        <section>
          <h2>{words.dates}</h2>
          <p>
            {words.inForce(dateWords(policy.inForce))}；{words.reviewed(dateWords(policy.reviewed))}；
            {words.reviewBy(dateWords(policy.reviewBy))}。
          </p>
          {changes.length > 0 ? (
            <>
              <h3>{words.history}</h3>
              <ul>
                {changes.map(({ on, what }) => (
                  <li>{words.changed(dateWords(on), what)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </section>
        {related.length > 0 ? (
          <section>
            <h2>{words.related}</h2>
            <Entries entries={related} />
          </section>
        ) : null}
        <p>
          <a class="button" href={`/policies/${id}/card`}>
            {words.print}
          </a>
        </p>
      </main>
    </Frame>
  );
}

/** Lines that begin with a dot become a list, the others paragraphs. */
export function AnswerText({ text }: { text: string }) {
  const blocks: (string | string[])[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const item = /^·\s*(.*)$/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (item === undefined) blocks.push(line);
    else if (Array.isArray(last)) last.push(item);
    else blocks.push([item]);
  }
  return (
    <>
      {blocks.map((block) =>
        typeof block === 'string' ? (
          <p>{block}</p>
        ) : (
          <ul>
            {block.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        ),
      )}
    </>
  );
}

/** What must be known before a figure of the text is relied on. */
export function Cautions({ policy, masthead }: { policy: PolicyReading; masthead: Masthead }) {
  return (
    <>
      {policy.illustrative ? <p class="notice">{words.example}</p> : null}
      {policy.isMissing ? <p class="notice">{words.unrecorded(masthead.bureau, masthead.hotline)}</p> : null}
    </>
  );
}

export function Sources({ policy }: { policy: PolicyReading }) {
  const { citations, figures } = policy;
  return (
    <section>
      {citations.length > 0 ? (
        <>
          <h2>{words.sources}</h2>
          <ul class="sources">
            {citations.map(({ title, number, clause, effectiveFrom, grade }) => (
              <li>
                《{title}》{number ? `（${number}）` : ''}
                {clause}
                <span class="from">
                  {words.from(dateWords(effectiveFrom))}
                  {grade === 'S' ? `，${words.quoted}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {figures.length > 0 ? (
        <>
          <h2>{words.figures}</h2>
          <ul class="sources">
            {figures.map(({ what, from, source }) => (
              <li>
                {what}
                <span class="from">
                  {words.figureFrom(dateWords(from))}，{source}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
