import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../knowledge/yaml.ts';
import { readPlain } from '../../knowledge/yaml-plain.ts';

const word = fc.constantFrom(
  '低保咋申请',
  '60岁能领吗',
  'L1 第三十七条',
  '2026-07-01',
  '30',
  '1.5',
  '1.50',
  '007',
  'true',
  'no',
  'null',
  '~',
  '~10',
  "'%'",
  "'2019'",
  '"二"',
  "'it''s'",
  'a: b',
  'a:b',
  '低保：要啥',
  'a #b',
  '#',
  '- x',
  '[a, b]',
  '[]',
  '[a, [b]]',
  '{a: b}',
  '*x',
  '&x y',
  '| ',
  '> ',
  '!tag x',
  '《法》',
  '？啥',
  '%',
  '@x',
  '`x`',
  'x:',
  '1e3',
  '0x1F',
  '.inf',
  '-5',
  '+5',
  '1_000',
  '',
  ' x ',
  '_',
  '一（三）',
  '10%',
  '12:30',
  'True',
);
const key = fc.constantFrom('id', 'ask', 'links', 'value', '__proto__', '低保', 'a-b', 'null', 'true');
const line = fc.oneof(
  fc.tuple(fc.constantFrom('', '  ', '    '), key, word).map(([pad, k, v]) => `${pad}${k}: ${v}`),
  fc.tuple(fc.constantFrom('', '  '), key).map(([pad, k]) => `${pad}${k}:`),
  fc.tuple(fc.constantFrom('', '  ', '    '), word).map(([pad, v]) => `${pad}- ${v}`),
  fc.tuple(fc.constantFrom('', '  '), key, word).map(([pad, k, v]) => `${pad}- ${k}: ${v}`),
  fc.constantFrom('', '# remark', '  # remark', '  - ', '---', '\tx', '-', '...', 'x'),
);

const plainLine = fc.constantFrom(
  'id: a',
  'aspect: how # why',
  'ask:',
  '  - 低保咋申请',
  '  - id: b',
  '    value: 1.5',
  'links: [a, b]',
);
/** Whatever our files are made of, well and badly put together. */
const piece = fc.constantFrom(
  ...[
    'a:',
    'b-c:',
    'a: 1',
    'b: 低保',
    'c: |',
    'd: &n',
    'e: *n',
    'f: &n [x, y]',
    'g: {p: 1, q: [2, x]}',
    'h:',
    'i: [',
    ']',
  ],
  ...[
    '- 低保',
    '- k: v',
    '- m:',
    '- { p: 一, q: -1 }',
    '- [x, 二]',
    "- 'it''s # so'",
    '- "a\\nb"',
    '- *n',
    '- |',
    '- - x',
    '-',
    '}',
  ],
  ...[
    'x',
    'x, y,',
    '# remark',
    '',
    ' ',
    '低保：啥',
    'a: "b" # c',
    "a: 'b'c",
    'a: [x] # y',
    'a: [x]y',
    'a: b # c',
    '+1 票',
    '-0',
    '-1.5',
  ],
  ...[
    '[x, {y: z}]',
    '{',
    'a: {',
    'p: 一,',
    'a: |-',
    'a: >',
    'a: !!str 1',
    '? a',
    'a: "x',
    "- 'y",
    'a: [x, # y',
    'a: [b: c]',
    '- &n x',
  ],
);
const nested = fc.array(fc.tuple(fc.constantFrom('', '  ', '    ', '      '), piece), {
  minLength: 1,
  maxLength: 7,
});

/** Mostly plain lines with a strange one among them: both ways are taken often. */
const lines = fc.oneof(
  fc.array(line, { maxLength: 5 }),
  fc.array(fc.oneof({ arbitrary: plainLine, weight: 4 }, line), { maxLength: 7 }),
);

describe('reading YAML', () => {
  it('reads by the short way exactly what the yaml package reads', () => {
    let short = 0;
    fc.assert(
      fc.property(lines, (given) => {
        const text = given.join('\n');
        const plain = readPlain(text);
        if (plain === undefined) return;
        short++;
        expect(plain).toEqual(parse(text));
      }),
      { numRuns: 6000 },
    );
    expect(short).toBeGreaterThan(200);
  });

  it('reads what is nested, bracketed, quoted or named by the short way exactly as the yaml package', () => {
    let short = 0;
    fc.assert(
      fc.property(nested, fc.boolean(), (given, isEnded) => {
        const text = given.map(([pad, words]) => pad + words).join('\n') + (isEnded ? '\n' : '');
        const plain = readPlain(text);
        if (plain === undefined) return;
        short++;
        expect({ text, value: plain }).toEqual({ text, value: parse(text) });
      }),
      { numRuns: 20_000 },
    );
    expect(short).toBeGreaterThan(500);
  });

  it('reads every file a start needs by the short way, as the yaml package would', () => {
    const forLearning = /understand\/(?:examples|letters)\.yaml$/;
    const files = ['knowledge', 'bot'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml') && !forLearning.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const plain = readPlain(text);
      expect(plain, file).toBeDefined();
      expect(isDeepStrictEqual(plain, parse(text)), file).toBe(true);
    }
  });

  it('reads the front matter of an article and lists of entries by the short way', () => {
    expect(
      readPlain('ask:\n  - 60岁能领吗\n  - 低保：要啥 # 常问\nlinks: [a-b, c]\nreviewed: 2026-11-22\n'),
    ).toEqual({
      ask: ['60岁能领吗', '低保：要啥'],
      links: ['a-b', 'c'],
      reviewed: '2026-11-22',
    });
    expect(
      readPlain(
        "national:\n  # 低保\n  - id: a.b\n    value: 1.5\n    unit: '%'\n  - id: c.d\n    illustrative: true\n",
      ),
    ).toEqual({
      national: [
        { id: 'a.b', value: 1.5, unit: '%' },
        { id: 'c.d', illustrative: true },
      ],
    });
  });

  it('falls back to full YAML, and counts lines from where the text begins in its file', () => {
    const yaml = readYaml('title: >\n  folded\n  text\nask: {a: 1}\n', 10);
    expect(yaml.value).toEqual({ title: 'folded text\n', ask: { a: 1 } });
    expect(yaml.lineOf(['ask', 'a'])).toBe(13);
    expect(yaml.lineOf(['nothing', 'here'])).toBe(10);
  });

  it('says where the syntax breaks', () => {
    const yaml = readYaml('a: 1\nb: [1, 2\nc: 3\n', 1);
    expect(yaml.value).toBeUndefined();
    expect(yaml.faults[0]?.line).toBeGreaterThanOrEqual(2);
    expect(readYaml('a: 1\na: 2\n').faults[0]).toMatchObject({ line: 2 });
  });
});
