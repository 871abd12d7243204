// A card as a page: phone first, printable, whole without any script.
import { cardWords as say } from '../../bot/phrases/self-check-card.ts';
import type { Card } from '../../bot/self-check/card.ts';
import { Frame, type Masthead } from '../pages/layout.tsx';
import { type Block, closingBlocks, itemBlocks } from './parts.ts';

function Listed({ title, lines }: Block) {
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

export function CardPage({ masthead, card, code }: { masthead: Masthead; card: Card; code: string }) {
  return (
    <Frame masthead={masthead} page="policies" heading={card.title} styles={['card.css']}>
      <main id="main" class="card">
        <h1>{card.title}</h1>
        <p class="quiet">
          {card.made}　{say.noName}
        </p>
        {card.family ? <p>{card.family}</p> : null}
        {card.items.length === 0 ? <p class="verdict">{say.nothingFits}</p> : null}
        {card.items.map((item) => (
          <section class={item.outcome}>
            <h2>
              {item.label}：<span>{item.verdict}</span>
            </h2>
            {item.amount ? <p class="amount">{item.amount}</p> : null}
            {itemBlocks(item).map((block) => (
              <Listed {...block} />
            ))}
          </section>
        ))}
        <section>
          {closingBlocks(card).map((block) => (
            <Listed {...block} />
          ))}
        </section>
        <section class="notes">
          {card.notes.map((note) => (
            <p>{note}</p>
          ))}
        </section>
        <p class="ways">
          <a href={`/card/${code}.pdf`} download="card.pdf">
            {say.pdf}
          </a>
          <a href={`/card/${code}.png`} download="card.png">
            {say.png}
          </a>
        </p>
      </main>
    </Frame>
  );
}

export function NoCardPage(masthead: Masthead) {
  return (
    <Frame masthead={masthead} page="policies" heading={say.expired} styles={['card.css']}>
      <main id="main" class="card">
        <h1>{say.expired}</h1>
        <p>{say.expiredWhy}</p>
        <p class="ways">
          <a href="/">{say.retest}</a>
        </p>
      </main>
    </Frame>
  );
}
