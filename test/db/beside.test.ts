// Work done beside the requests: all of it, one piece at a time, and nobody who closes waits for a rest.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { beside } from '../../db/beside.ts';

const fail = (error: unknown) => {
  throw error;
};

/** Pieces that are counted, and the work over them. */
function pieces(count: number, rest: number, during = () => {}) {
  let done = 0;
  const work = beside(async () => {
    if (done === count) return false;
    await sleep(1);
    during();
    done += 1;
    return true;
  }, rest);
  return { work, done: () => done };
}

test('every piece is done, however often it is begun', async () => {
  const { work, done } = pieces(5, 1);
  for (let n = 0; n < 3; n += 1) work.begin(fail);
  await expect.poll(done).toBe(5);
  await work.stop();
  expect(done()).toBe(5);
});

test('who stops waits for the piece in hand and for no rest, and nothing begins again', async () => {
  const { work, done } = pieces(5, 1e9);
  work.begin(fail);
  await expect.poll(done).toBe(1);
  const stopped = work.stop().then(() => 'stopped');
  // The rest would have lasted two seconds.
  expect(await Promise.race([stopped, sleep(1_500, 'still resting')])).toBe('stopped');
  work.begin(fail);
  await sleep(20);
  expect(done()).toBe(1);
});

test('a process that was held up rests no longer for it', async () => {
  const held = () => {
    const until = performance.now() + 50;
    while (performance.now() < until);
  };
  // A rest of a thousand times fifty milliseconds would outlast the test.
  const { work, done } = pieces(2, 1_000, held);
  work.begin(fail);
  await expect.poll(done, { timeout: 15_000 }).toBe(2);
  await work.stop();
});

test('a fault is told, and the next beginning tries again', async () => {
  let broken = true;
  let done = 0;
  const work = beside(async () => {
    if (broken) throw new Error('no disk');
    done += 1;
    return done < 2;
  }, 0);
  const faults: unknown[] = [];
  work.begin((error) => faults.push(error));
  await expect.poll(() => faults).toHaveLength(1);
  broken = false;
  work.begin(fail);
  await expect.poll(() => done).toBe(2);
  await work.stop();
});

test('what comes while the last look is under way is done too', async () => {
  let waiting = 0;
  let done = 0;
  const work = beside(async () => {
    const seen = waiting;
    await sleep(20);
    if (seen === 0) return false;
    waiting -= 1;
    done += 1;
    return true;
  }, 0);
  work.begin(fail);
  waiting = 1;
  work.begin(fail);
  await expect.poll(() => done).toBe(1);
  await work.stop();
});
