import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { averageOf } from '../../../knowledge/text/sense/averaging.ts';
import { packHead, readHead } from '../../../knowledge/text/sense/head.ts';
import { type Learnt, learnSense, PACE, type Text } from '../../../knowledge/text/sense/learning.ts';
import { senseOf, WIDTH } from '../../../knowledge/text/sense/sense.ts';
import { codeOf, createTable, runTogether } from '../../../knowledge/text/sense/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingbai-sense-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tableOf = (runs: readonly string[]) => createTable(Uint32Array.from(runs, codeOf));

describe('the runs of a text', () => {
  const runs = ['^', '低', '低保', '保怎', '保', '没', '^低', '么$', 'a'];
  const found = (text: string) => {
    const seen: string[] = [];
    tableOf(runs).eachIn(runTogether(text), (row) => seen.push(runs[row] as string));
    return seen;
  };

  test('are found where they stand, each once, marks left out', () => {
    expect(found('低保，怎么').toSorted()).toEqual(
      ['^', '^低', '么$', '低', '低保', '保怎', '保'].toSorted(),
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
    createTable(Uint32Array.from(codes)).eachIn(runTogether(clean), (row) => {
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

describe('several learnings brought together', () => {
  const texts: Text[] = ['怎么申请', '怎么办理', '申请什么'].map((clean) => ({ task: 0, class: 0, clean }));
  texts.push(...['多少钱一个月', '一个月多少', '多少钱'].map((clean) => ({ task: 0, class: 1, clean })));
  texts.push(...['怎么骂人', '骂人多少'].map((clean, n) => ({ task: 1, class: n, clean })));
  const tasks = [
    ['how', 'money'],
    ['a', 'b'],
  ];
  const learnings = [1, 2, 3].map((seed) =>
    learnSense(texts, tasks, { ...PACE, width: 8, rounds: 20, seen: 1, seed }),
  );
  /** What each run says for each class. */
  const saidBy = ({ points, heads, codes }: Learnt) => {
    const rows = codes.length;
    const width = points.length / rows;
    return heads.map(({ classPoints, classes }) =>
      Array.from({ length: rows }, (_, row) =>
        classes.map((_, k) =>
          Array.from({ length: width }, (_, d) => d).reduce(
            (sum, d) => sum + (points[row * width + d] as number) * (classPoints[k * width + d] as number),
            0,
          ),
        ),
      ),
    );
  };
  const meant = saidBy(learnings[0] as Learnt).map((head, task) =>
    head.map((row, r) =>
      row.map((_, k) => learnings.reduce((sum, one) => sum + (saidBy(one)[task]?.[r]?.[k] ?? 0), 0) / 3),
    ),
  );

  test('say the mean of what each said, where all directions are kept', () => {
    const together = averageOf(learnings, 4);
    for (const [task, head] of saidBy(together).entries())
      for (const [r, row] of head.entries())
        for (const [k, said] of row.entries()) expect(said).toBeCloseTo(meant[task]?.[r]?.[k] ?? 0, 4);
    expect(together.lost).toBeCloseTo(0, 6);
    const biases = learnings.map(({ heads }) => heads[0]?.bias[1] ?? 0);
    expect(together.heads[0]?.bias[1]).toBeCloseTo(biases.reduce((a, b) => a + b, 0) / 3, 5);
  });

  test('lose the weakest directions first, and say how much that was', () => {
    const [two, one] = [averageOf(learnings, 2), averageOf(learnings, 1)];
    expect(two.points.length).toBe(two.codes.length * 2);
    expect(two.lost).toBeGreaterThan(0);
    expect(one.lost).toBeGreaterThan(two.lost);
    expect(one.lost).toBeLessThan(0.9);
  });

  test('want at least one', () => {
    expect(() => averageOf([], 2)).toThrow('nothing was learnt');
  });
});

describe('what ships', () => {
  test('has a sense of ordinary words, and none of what stands in no text', () => {
    // All learnings were brought together in fewer directions than they had.
    expect(WIDTH).toBeGreaterThan(PACE.width);
    expect(WIDTH % 4).toBe(0);
    expect(senseOf('低保怎么申请').squares).toBeGreaterThan(10);
    const strange = senseOf('ᚠᛇᚻ᛫ᛒᛦᚦ');
    // The ends of a text are runs too.
    expect(strange.squares).toBeLessThan(9);
  });
});
