// Talks an officer can review: test/transcripts/*.yaml, resident and bot by turns. A bot line holds words that must
// be in the replies; 不 in front: must not be.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { resident, type TestOffice, testOffice, textOf } from './office.ts';

const folder = new URL('../transcripts/', import.meta.url);
const line = z.strictObject({
  说: z.string(),
  答: z.array(z.string()).optional(),
  不答: z.array(z.string()).optional(),
  选: z.array(z.string()).optional(),
  意: z.string().optional(),
});
const transcript = z.strictObject({
  事: z.string(),
  县: z.string().default('sample'),
  话: z.array(line).min(1),
});

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const talks = files.flatMap((name) =>
  z
    .array(transcript)
    .parse(parse(readFileSync(new URL(name, folder), 'utf8')))
    .map((talk) => ({ name, talk })),
);

describe('talks as transcripts', () => {
  const offices = new Map<string, TestOffice>();
  beforeAll(() => {
    for (const county of ['sample', 'lechang'])
      offices.set(county, testOffice({ county, now: () => new Date('2026-11-23T02:00:00Z') }));
  });
  afterAll(async () => {
    for (const office of offices.values()) await office.end();
  });

  it('there are talks to check', () => {
    expect(talks.length).toBeGreaterThan(15);
  });

  it.each(talks.map(({ name, talk }) => [`${name}: ${talk.事}`, talk] as const))(
    '%s',
    async (_name, talk) => {
      const { turns } = offices.get(talk.县) as TestOffice;
      const me = resident(turns);
      for (const {
        说: said,
        答: wanted = [],
        不答: unwanted = [],
        选: choices = [],
        意: intent,
      } of talk.话) {
        const outcome = await me.say(said);
        const text = textOf(outcome);
        for (const words of wanted) expect(text, said).toContain(words);
        for (const words of unwanted) expect(text, said).not.toContain(words);
        const offered = outcome.replies.flatMap((reply) => reply.choices ?? []).map(({ label }) => label);
        for (const label of choices) expect(offered, said).toContain(label);
        if (intent) expect(outcome.understood.intent, said).toBe(intent);
        for (const reply of outcome.replies) expect(reply.text.length).toBeLessThanOrEqual(600);
      }
    },
  );
});
