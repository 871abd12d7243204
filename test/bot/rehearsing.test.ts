import { afterEach, describe, expect, it } from 'vitest';
import { rehearse } from '../../bot/rehearsing.ts';
import { type TestOffice, testOffice } from './office.ts';

let place: TestOffice | undefined;
afterEach(async () => {
  await place?.end();
  place = undefined;
});

describe('going through the articles after a start', () => {
  it('reads and asks for each, and leaves nothing behind', async () => {
    place = testOffice();
    const { office, log } = place;
    const read: string[] = [];
    const { answerer } = office;
    office.answerer = {
      ...answerer,
      read: (...of) => {
        read.push(of[0]);
        return answerer.read(...of);
      },
    };
    const some = office.knowledge.articles.slice(0, 40);
    office.knowledge = { ...office.knowledge, articles: some };
    expect(await rehearse(office).done).toBe(some.length);
    expect(read).toEqual(expect.arrayContaining(some.map(({ id }) => id)));
    expect(log).toEqual([]);
    const { reading, tables } = office.db;
    expect(await reading.select().from(tables.conversations)).toEqual([]);
  });

  it('tells in the log of an article no record stands behind', async () => {
    place = testOffice();
    const { office, log } = place;
    const [first] = office.knowledge.articles;
    const { answerer } = office;
    office.answerer = {
      ...answerer,
      read: (...of) => {
        const read = answerer.read(...of);
        return read && { ...read, text: `${read.text}每月发98765元。`, citations: [...read.citations] };
      },
    };
    office.knowledge = { ...office.knowledge, articles: first ? [first] : [] };
    await rehearse(office).done;
    expect(log.join('\n')).toContain(`"article":"${first?.id}"`);
  });

  it('ends when it is stopped, and when other knowledge is served', async () => {
    place = testOffice();
    const { office } = place;
    const stopped = rehearse(office);
    stopped.stop();
    expect(await stopped.done).toBe(0);
    const exchanged = rehearse(office);
    office.knowledge = { ...office.knowledge, articles: [...office.knowledge.articles] };
    expect(await exchanged.done).toBe(0);
  });
});
