import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, advance, back, type Flow, prefill, reachable, walk } from '../../bot/flow.ts';
import { flows } from '../../bot/flows/all.ts';

/** A small flow with a branch: sweet leads to a second question, salty does not. */
const snack: Flow<null> = {
  id: 'snack',
  version: 1,
  first: 'taste',
  steps: {
    taste: {
      ask: () => ({ text: 'sweet or salty?' }),
      accept: ({ text }) => (text === 'sweet' || text === 'salty' ? text : undefined),
      next: [{ to: 'filling', when: ({ taste }) => taste === 'sweet' }, { to: 'confirm' }],
    },
    filling: {
      ask: () => ({ text: 'which filling?' }),
      accept: ({ text }) => (text.length > 2 ? text : undefined),
      next: 'confirm',
    },
    confirm: {
      confirm: true,
      ask: () => ({ text: 'sure?' }),
      accept: ({ text }) => (text === 'yes' ? 'yes' : undefined),
      next: null,
    },
  },
};
const say = (text: string) => ({ text, raw: text });

describe('flows', () => {
  it('ask the first question that has no answer', () => {
    expect(walk(snack, {}, null).at).toBe('taste');
    expect(walk(snack, { taste: 'sweet' }, null).at).toBe('filling');
    expect(walk(snack, { taste: 'salty' }, null).at).toBe('confirm');
  });

  it('drop the answers of a branch that was left', () => {
    const { kept, at } = walk(snack, { taste: 'salty', filling: 'plum' }, null);
    expect(kept).toEqual({ taste: 'salty' });
    expect(at).toBe('confirm');
  });

  it('change nothing when a message is not understood', () => {
    const before = { taste: 'sweet' };
    expect(advance(snack, before, say('no'), null)).toEqual({ kept: before, at: 'filling', accepted: false });
  });

  it('never take a confirmation from what was known before', () => {
    expect(prefill(snack, { taste: 'sweet', confirm: 'yes', weather: 'fine' })).toEqual({ taste: 'sweet' });
  });

  it('go back by one answer, and stay at the start', () => {
    expect(back(snack, { taste: 'sweet', filling: 'plum' }, null)).toEqual({
      kept: { taste: 'sweet' },
      at: 'filling',
    });
    expect(back(snack, {}, null)).toEqual({ kept: {}, at: 'taste' });
  });

  it('stand where they stood after being saved and read again, whatever was said', () => {
    const word = fc.constantFrom('sweet', 'salty', 'plum', 'yes', 'no', '');
    let reached = 0;
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        let kept: Answers = {};
        let reloaded: Answers = {};
        for (const text of words) {
          kept = advance(snack, kept, say(text), null).kept;
          reloaded = advance(snack, JSON.parse(JSON.stringify(reloaded)), say(text), null).kept;
        }
        if (walk(snack, kept, null).at === null) reached += 1;
        expect(reloaded).toEqual(kept);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('undo every accepted answer by going back once', () => {
    const word = fc.constantFrom('sweet', 'salty', 'plum', 'yes');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), word, (words, last) => {
        const before = words.reduce(
          (kept, text) => advance(snack, kept, say(text), null).kept,
          {} as Answers,
        );
        const after = advance(snack, before, say(last), null);
        fc.pre(after.accepted);
        expect(back(snack, after.kept, null).kept).toEqual(before);
      }),
    );
  });
});

describe('the flows that ship', () => {
  const fixed = Object.values(flows).filter((flow) => flow.onward === undefined);

  it.each(fixed.map((flow) => [flow.id, flow] as const))('leave no step of %s out of reach', (_id, flow) => {
    expect([...reachable(flow)].sort()).toEqual(Object.keys(flow.steps).sort());
  });

  // `track` writes to a case there is already, and so does `rescue`: its case was filed on a tap of its own.
  it.each(
    fixed.filter(({ id }) => id !== 'track' && id !== 'rescue').map((flow) => [flow.id, flow] as const),
  )('file nothing from %s without a confirmation in person', (_id, flow) => {
    const lastSteps = Object.entries(flow.steps).filter(([, { next }]) =>
      next === null ? true : Array.isArray(next) && next.some(({ to }) => to === null),
    );
    expect(lastSteps.length).toBeGreaterThan(0);
    for (const [, step] of lastSteps) expect('confirm' in step && step.confirm).toBe(true);
  });
});
