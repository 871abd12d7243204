// What residents send, with everything in it that tells of them: kept without, or refused for a reason.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { clean } from '../../../bot/attachments/clean.ts';
import { Unfit } from '../../../bot/attachments/unfit.ts';
import {
  amr,
  bombStream,
  dotBomb,
  letter,
  PAGES,
  photograph,
  rawPdf,
  recorded,
  silk,
  telltalesIn,
  zipEnd,
} from '../../support/files.ts';

const refusal = (bytes: Buffer) =>
  clean(bytes).then(
    ({ type }) => `taken as ${type}`,
    (error) => (error instanceof Unfit ? error.reason : `slip: ${error}`),
  );

describe('a photograph', () => {
  for (const type of ['jpeg', 'png', 'webp'] as const) {
    test(`as ${type} keeps its dots and loses camera, place and name`, async () => {
      const photo = await photograph(type);
      expect(telltalesIn(photo)).not.toEqual([]);
      expect((await exifr.gps(photo).catch(() => undefined)) ?? type !== 'jpeg').toBeTruthy();
      const { bytes, type: kept } = await clean(photo);
      expect(kept).toBe(`image/${type}`);
      expect(telltalesIn(bytes)).toEqual([]);
      expect((await exifr.parse(bytes, true).catch(() => undefined)) ?? {}).not.toHaveProperty('Model');
      const { width, height, exif, xmp, icc } = await sharp(bytes).metadata();
      expect([width, height, exif, xmp, icc]).toEqual([320, 200, undefined, undefined, undefined]);
    });
  }

  test('as gif becomes the png of its first picture', async () => {
    expect((await clean(await photograph('gif'))).type).toBe('image/png');
  });

  test('lying on its side is stood up, since the note that says so goes', async () => {
    const photo = await sharp(await photograph())
      .withExif({ IFD0: { Orientation: '6' } })
      .toBuffer();
    const turned = await sharp(photo).withMetadata({ orientation: 6 }).toBuffer();
    const { width, height } = await sharp((await clean(turned)).bytes).metadata();
    expect([width, height]).toEqual([200, 320]);
  });

  test('with the film of a moving photo behind it is taken without the film', async () => {
    const film = recorded('film.mp4');
    const { bytes } = await clean(Buffer.concat([await photograph(), film]));
    expect(bytes.includes('ftyp')).toBe(false);
  });
});

describe('a PDF', () => {
  const show = (bytes: Buffer): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'mingbai-pdf-')), 'x.pdf');
    writeFileSync(file, bytes);
    return file;
  };

  test('keeps its pages and loses author, program, hour and the camera of a photograph inside', async () => {
    const before = await letter(await photograph());
    expect(telltalesIn(before)).not.toEqual([]);
    const { bytes } = await clean(before);
    expect(telltalesIn(bytes)).toEqual([]);
    const text = bytes.toString('latin1');
    for (const word of ['/Info', '/Author', '/CreationDate', '/Producer', '/ID', '/Metadata', 'Exif'])
      expect(text).not.toContain(word);
    expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    // Cleaned again it is the same: nothing is left to take away.
    expect((await clean(bytes)).bytes.equals(bytes)).toBe(true);
  });

  test('whose objects are packed into streams is read as well', async () => {
    const { bytes } = await clean(recorded('packed.pdf'));
    expect(telltalesIn(bytes)).toEqual([]);
    expect(bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
  });

  test('is whole in the eyes of another program', async (context) => {
    try {
      execFileSync('qpdf', ['--version'], { stdio: 'ignore' });
    } catch {
      console.warn('qpdf is not installed: what is written is not checked by another program');
      context.skip();
    }
    for (const before of [recorded('packed.pdf'), await letter(await photograph())]) {
      execFileSync('qpdf', ['--check', show((await clean(before)).bytes)], { stdio: 'pipe' });
    }
  });

  const action = (entry: string) =>
    rawPdf([`<</Type/Catalog/Pages 2 0 R${entry}>>`, ...PAGES, '<</Length 0>>\nstream\n\nendstream']);
  const catalog = '<</Type/Catalog/Pages 2 0 R>>';
  const hostile: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['locked', () => recorded('locked.pdf'), 'encrypted'],
    ['with a script', () => action('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'), 'active'],
    ['with a script under a disguised name', () => action('/OpenAction<</S/J#61vaScript>>'), 'active'],
    ['that starts a program', () => action('/OpenAction<</S/Launch/F(cmd.exe)>>'), 'active'],
    ['with a file inside', () => action('/Names<</EmbeddedFiles<</Names[]>>>>'), 'active'],
    ['with a form of another kind', () => action('/AcroForm<</XFA[]>>'), 'active'],
    ['that is a ZIP too', async () => Buffer.concat([await letter(), zipEnd()]), 'hidden'],
    [
      'behind a page of HTML',
      async () => Buffer.concat([Buffer.from('<html><script>1</script>'), await letter()]),
      'unknown',
    ],
    [
      'with a story behind its end',
      async () => Buffer.concat([await letter(), Buffer.alloc(5_000, 'x')]),
      'hidden',
    ],
    ['that unpacks to 200 MB', () => rawPdf([catalog, ...PAGES, bombStream(200)]), 'bomb'],
    [
      'packed twice',
      () =>
        rawPdf([catalog, ...PAGES, '<</Length 1/Filter[/FlateDecode/FlateDecode]>>\nstream\nx\nendstream']),
      'bomb',
    ],
    [
      'without pages',
      () => rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>']),
      'broken',
    ],
    ['cut off in the middle', async () => (await letter()).subarray(0, 400), 'broken'],
    ['of brackets only', () => Buffer.from(`%PDF-1.4\n1 0 obj\n${'['.repeat(5_000)}`), 'broken'],
  ];
  for (const [what, make, reason] of hostile) {
    test(`${what} is refused: ${reason}`, async () => expect(await refusal(await make())).toBe(reason));
  }

  test('does not answer for its links and its notes’ writers', async () => {
    const note =
      '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(张三作者)/Contents(see here)/M(D:2026)/A<</S/URI/URI(http://x.example)>>>>';
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>';
    const bytes = (
      await clean(rawPdf([catalog, '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, note]))
    ).bytes.toString('latin1');
    expect(bytes).toContain(Buffer.from('see here').toString('hex'));
    for (const gone of ['/T ', '/M ', 'URI', 'example']) expect(bytes).not.toContain(gone);
  });
});

describe('a sound', () => {
  const sounds: [string, () => Buffer, string][] = [
    ['mp3', () => recorded('tagged.mp3'), 'audio/mpeg'],
    ['m4a', () => recorded('tagged.m4a'), 'audio/mp4'],
    ['opus', () => recorded('tagged.opus'), 'audio/ogg'],
    ['vorbis', () => recorded('tagged.vorbis.ogg'), 'audio/ogg'],
    ['wav', () => recorded('tagged.wav'), 'audio/wav'],
    ['aac', () => recorded('tagged.aac'), 'audio/aac'],
  ];
  for (const [name, make, type] of sounds) {
    test(`as ${name} loses its tags and can still be played`, async (context) => {
      const before = make();
      if (name !== 'aac') expect(telltalesIn(before)).not.toEqual([]);
      const cleaned = await clean(before);
      expect(cleaned.type).toBe(type);
      expect(telltalesIn(cleaned.bytes)).toEqual([]);
      expect((await clean(cleaned.bytes)).bytes.equals(cleaned.bytes)).toBe(true);
      const file = join(mkdtempSync(join(tmpdir(), 'mingbai-sound-')), 'x');
      writeFileSync(file, cleaned.bytes);
      let seconds: string;
      try {
        seconds = execFileSync('ffprobe', [
          '-v',
          'error',
          '-show_entries',
          'format=duration',
          '-of',
          'csv=p=0',
          file,
        ]).toString();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        console.warn('ffprobe is not installed: what is kept is not played');
        return context.skip();
      }
      expect(Number(seconds)).toBeGreaterThan(0.5);
      expect(Number(seconds)).toBeLessThan(0.8);
    });
  }

  test('from WeChat or an old phone is told by its content', async () => {
    expect((await clean(silk())).type).toBe('audio/silk');
    expect((await clean(amr())).type).toBe('audio/amr');
    expect(await refusal(Buffer.concat([silk(), Buffer.from([0xff, 0xff]), Buffer.from('张三')]))).toBe(
      'hidden',
    );
    expect(await refusal(Buffer.concat([amr(), Buffer.from('张三作者的话')]))).toBe('hidden');
  });

  test('with a story behind it, or film in it, is refused', async () => {
    expect(await refusal(Buffer.concat([recorded('tagged.mp3'), Buffer.alloc(9_000, 'x')]))).not.toMatch(
      /^taken|^slip/,
    );
    expect(await refusal(Buffer.concat([recorded('tagged.opus'), Buffer.from('<html>')]))).toBe('hidden');
    expect(await refusal(Buffer.concat([recorded('tagged.m4a'), Buffer.from('<html>x')]))).toBe('hidden');
    expect(await refusal(recorded('film.mp4'))).toBe('video');
  });
});

describe('what is no picture', () => {
  const cases: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['nothing', () => Buffer.alloc(0), 'empty'],
    ['a page of HTML', () => Buffer.from('<html><script>alert(1)</script></html>'), 'unknown'],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'unknown',
    ],
    [
      'a page of HTML under the mark of a PNG',
      () => Buffer.from('\x89PNG\r\n\x1a\n<html><script>alert(1)</script>', 'latin1'),
      'unknown',
    ],
    ['a program', () => Buffer.from('MZ\x90\x00\x03', 'latin1'), 'unknown'],
    ['a ZIP', zipEnd, 'unknown'],
    ['a photograph that is a ZIP too', async () => Buffer.concat([await photograph(), zipEnd()]), 'hidden'],
    [
      'a photograph with a script behind it',
      async () => Buffer.concat([await photograph(), Buffer.from('<script>1</script>')]),
      'hidden',
    ],
    [
      'a PNG with a letter behind it',
      async () => Buffer.concat([await photograph('png'), Buffer.from('dear sir')]),
      'hidden',
    ],
    [
      'a GIF that is a script too',
      () => Buffer.from('GIF89a/*\x01\x00\x00\x00\x00*/=1;alert(1)', 'latin1'),
      'broken',
    ],
    ['half a photograph', async () => (await photograph()).subarray(0, 500), 'broken'],
    ['a picture of 256 million dots', dotBomb, 'bomb'],
  ];
  for (const [what, make, reason] of cases) {
    test(`${what} is refused: ${reason}`, async () => expect(await refusal(await make())).toBe(reason));
  }

  test('any bytes under any mark are taken or refused, never more', async () => {
    const marks = [
      '',
      '%PDF-1.7\n1 0 obj\n',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'GIF89a',
      'RIFF\0\0\0\0WEBP',
      'RIFF\0\0\0\0WAVE',
      'OggS',
      'ID3\x04',
      '#!AMR\n',
      '\x02#!SILK_V3',
      '\0\0\0\x18ftypM4A ',
      '\xff\xf1',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 400 }), async (mark, rest) => {
        expect(await refusal(Buffer.concat([Buffer.from(mark, 'latin1'), rest]))).not.toMatch(/^slip/);
      }),
      { numRuns: 400 },
    );
  });

  test('any damage to a good file is survived, and never lets a telltale through', async () => {
    const good = [
      await letter(await photograph()),
      recorded('packed.pdf'),
      recorded('tagged.m4a'),
      recorded('tagged.opus'),
      await photograph(),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        async (which, place, damage) => {
          const bytes = Buffer.from(good[which] as Buffer);
          bytes.set(damage, place % (bytes.length - damage.length));
          expect(await refusal(bytes)).not.toMatch(/^slip/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
