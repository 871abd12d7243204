import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { packHead, readHead } from '../../../knowledge/text/sense/head.ts';
import { learnSense, PACE, type Text } from '../../../knowledge/text/sense/learning.ts';
import { senseOf, WIDTH } from '../../../knowledge/text/sense/sense.ts';
import { codeOf, createTable, runTogether } from '../../../knowledge/text/sense/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingbai-sense-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tableOf = (runs: readonly string[]) =>
  createTable(
    Uint32Array.from(runs, (run) => codeOf(run)[0]),
    Uint32Array.from(runs, (run) => codeOf(run)[1]),
  );

describe('the runs of a text', () => {
  const runs = ['^', '低', '低保', '低保怎', '保', '没', '^低', '么$', 'a'];
  const found = (text: string) => {
    const seen: string[] = [];
    tableOf(runs).eachIn(runTogether(text), (row) => seen.push(runs[row] as string));
    return seen;
  };

  test('are found where they stand, each once, marks left out', () => {
    expect(found('低保，怎么').toSorted()).toEqual(
      ['^', '^低', '么$', '低', '低保', '低保怎', '保'].toSorted(),
    );
    expect(found('低低低')).toEqual(['^', '^低', '低']);
    expect(found('')).toEqual(['^']);
  });

  test('that nobody knows are none of them', () => {
    expect(found('𠮷野家')).toEqual(['^']);
  });
});

describe('learning', () => {
  // Two questions are asked of the same words; 缸底 and 见底 stand together in one of them alone.
  const texts: Text[] = [
    ...['米缸见底了', '缸里见底，求帮忙', '家里见底了求求你们'].map((clean) => ({
      task: 0,
      class: 0,
      clean,
    })),
    ...['窗口骂人', '窗口的人骂我', '窗口拖着不办'].map((clean) => ({ task: 0, class: 1, clean })),
    ...['求帮忙的钱怎么领', '求帮忙要什么', '求求你们给办'].map((clean) => ({ task: 1, class: 0, clean })),
    ...['窗口几点开门', '窗口在哪里', '窗口办什么'].map((clean) => ({ task: 1, class: 1, clean })),
  ];
  const tasks = [
    ['help', 'complaint'],
    ['aid', 'office'],
  ];
  const pace = { ...PACE, width: 8, rounds: 60, seen: 1 };

  /** The likeliest class by what was learnt, worked out by hand from the numbers. */
  function classOf(clean: string, task: number): string | undefined {
    const { codes, points, heads } = learnSense(texts, tasks, pace);
    const head = heads[task];
    const point = new Float64Array(pace.width);
    createTable(
      Uint32Array.from(codes, ([a]) => a),
      Uint32Array.from(codes, ([, b]) => b),
    ).eachIn(runTogether(clean), (row) => {
      for (let d = 0; d < pace.width; d++)
        point[d] = (point[d] as number) + (points[row * pace.width + d] as number);
    });
    const near = head?.classes.map((_, k) =>
      point.reduce((sum, one, d) => sum + one * (head.classPoints[k * pace.width + d] as number), 0),
    );
    return near && head?.classes[near.indexOf(Math.max(...near))];
  }

  test('tells classes apart in texts it has not seen', () => {
    expect([classOf('缸里也见底了', 0), classOf('窗口又骂我', 0)]).toEqual(['help', 'complaint']);
    expect([classOf('求帮忙的钱', 1), classOf('窗口开门', 1)]).toEqual(['aid', 'office']);
  });

  test('carries what one question taught over to the other', () => {
    // 见底 never stood in a text of the second question; beside 求帮忙 in the first it came to mean what that means.
    expect(classOf('缸里见底', 1)).toBe('aid');
  });

  test('gives the same numbers from the same texts', () => {
    expect(learnSense(texts, tasks, pace)).toEqual(learnSense(texts, tasks, pace));
  });

  test('keeps a head as it was written', () => {
    const head = {
      classes: ['a', 'b', '丙'],
      signs: ['=x'],
      signPoints: Float32Array.from({ length: WIDTH }, () => 0.25),
      classPoints: Float32Array.from({ length: 3 * WIDTH }, (_, i) => (i < WIDTH ? 1 : 0)),
      bias: Float32Array.of(0, 0.5, -2),
    };
    const file = join(folder, 'head.bin');
    writeFileSync(file, packHead(head));
    expect(readFileSync(file).length % 4).toBe(0);
    const read = readHead(pathToFileURL(file));
    expect(read.classes).toEqual(head.classes);
    const nothing = { sum: new Float64Array(WIDTH), squares: 0 };
    expect([...read.read(nothing)]).toEqual([0, 0.5, -2]);
    const [seen = 0] = read.read(nothing, [['=x', 1]]);
    expect(seen).toBeCloseTo(0.25 * WIDTH, 3);
    expect([...read.read(nothing, [['=unknown', 1]])]).toEqual([0, 0.5, -2]);
  });
});

describe('what ships', () => {
  test('has a sense of ordinary words, and none of what stands in no text', () => {
    expect(WIDTH).toBe(PACE.width);
    expect(senseOf('低保怎么申请').squares).toBeGreaterThan(10);
    const strange = senseOf('ᚠᛇᚻ᛫ᛒᛦᚦ');
    // The ends of a text are runs too.
    expect(strange.squares).toBeLessThan(2);
  });
});
