// A card in the order it is read, whatever it is drawn on: on paper, in a picture, on a page.
import { cardWords as say } from '../../bot/phrases/self-check-card.ts';
import type { Card, CardItem } from '../../bot/self-check/card.ts';

export interface Block {
  title: string;
  lines: readonly string[];
}

/** What is said of one programme; empty blocks are left out. */
export function itemBlocks({ why, papers, where, times }: CardItem): Block[] {
  return [
    { title: say.why, lines: why },
    { title: say.papers, lines: papers },
    { title: say.where, lines: where === '' ? [] : [where] },
    { title: say.times, lines: times },
  ].filter(({ lines }) => lines.length > 0);
}

/** What holds for all of them, after the programmes. */
export function closingBlocks({ desk, refused, others }: Card): Block[] {
  return [
    { title: desk.name, lines: desk.lines },
    { title: say.refused, lines: others === undefined ? refused : [...refused, others] },
  ];
}
