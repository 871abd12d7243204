// The frame every resident page shares: head, header with the size switch, ways to the other pages.
import type { Child } from 'hono/jsx';
import { assetUrl, importUrls } from './assets.ts';
import { pageWords as words } from './words.ts';

/** What a page says about the office it belongs to. */
export interface Masthead {
  countyName: string;
  fictional: boolean;
  /** A telephone number people can ring when the page cannot help. */
  hotline: string;
  bureau: string;
}

export type PageName = 'chat' | 'policies' | 'track' | 'privacy';

const ADDRESSES: readonly [PageName, string][] = [
  ['chat', '/'],
  ['policies', '/policies'],
  ['track', '/track'],
  ['privacy', '/privacy'],
];

interface FrameProps {
  masthead: Masthead;
  page: PageName;
  /** Title of this one page, where the page's kind does not say enough. */
  heading?: string;
  styles?: string[];
  /** Scripts besides the size switch, as modules. */
  scripts?: string[];
  /** Goes into the header, after the ways to other pages. */
  tools?: Child;
  children: Child;
}

export function Frame({ masthead, page, heading, styles = [], scripts = [], tools, children }: FrameProps) {
  const name = words.name(masthead.countyName);
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{page === 'chat' ? name : `${heading ?? words[page]} · ${name}`}</title>
        <link rel="icon" href={assetUrl('icon.svg')} />
        {['shared.css', ...styles].map((file) => (
          <link rel="stylesheet" href={assetUrl(file)} />
        ))}
        {/* Before the first paint, so that large text does not jump. */}
        <script src={assetUrl('text-size.js')} />
        {scripts.flatMap(importUrls).map((address) => (
          <link rel="modulepreload" href={address} />
        ))}
        {scripts.map((file) => (
          <script type="module" src={assetUrl(file)} />
        ))}
      </head>
      <body class={page}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <p class="name">
            {/* On the chat page it would be a way to lose the talk by a slip of the thumb. */}
            {page === 'chat' ? <span>{name}</span> : <a href="/">{name}</a>}
            {masthead.fictional ? <span class="badge">{words.example}</span> : null}
          </p>
          {/* Shown by the script that makes it work. */}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a flex row on old phones */}
          <div class="sizes" role="group" aria-label={words.sizeLabel}>
            <span aria-hidden="true">{words.size}</span>
            {words.sizes.map((size, n) => (
              <button type="button" data-size={String(n + 1)} aria-pressed="false">
                {size}
              </button>
            ))}
          </div>
          <nav aria-label={words.nav}>
            {ADDRESSES.map(([to, href]) => (to === page && !heading ? null : <a href={href}>{words[to]}</a>))}
            {tools}
          </nav>
        </header>
        {children}
      </body>
    </html>
  );
}

/** A whole document as text. Components here never wait, so the element is a string already. */
export const documentOf = (element: unknown) => `<!doctype html>${String(element)}`;
