// What was worked out once and kept in a folder: found whole or not at all, and never in an editor's way.
import { mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Office } from '../../bot/office.ts';
import type { ArticleDraft, DraftContent } from '../../db/articles.ts';
import { shippedArticle } from '../../knowledge/published.ts';
import type { Shelf } from '../../knowledge/shelf.ts';
import { openShelf } from '../../server/shelf.ts';
import { newFolder, openTestOffice } from '../support/office.ts';

function place() {
  const folder = newFolder();
  const told: string[] = [];
  return { folder, told, shelf: openShelf(folder, (code) => told.push(code)) };
}
const fileIn = (folder: string) => join(folder, readdirSync(folder)[0] as string);

test('what was kept is found by another process, byte for byte, where numbers may begin', () => {
  const { folder, told, shelf } = place();
  expect(shelf.find('a')).toBeUndefined();
  shelf.keep('a', Uint8Array.of(1, 2, 3));
  shelf.keep('empty', new Uint8Array());
  const again = openShelf(folder, (code) => told.push(code));
  expect(again.find('a')).toEqual(Uint8Array.of(1, 2, 3));
  expect((again.find('a') as Uint8Array).byteOffset % 8).toBe(0);
  expect(again.find('empty')).toEqual(new Uint8Array());
  expect(again.find('b')).toBeUndefined();
  expect(told).toEqual([]);
});

test('a byte that changed, a file cut short or grown is not found, and that is said', () => {
  const { folder, told, shelf } = place();
  const bytes = Uint8Array.from({ length: 1_000 }, (_, i) => i);
  const damages: ((path: string) => void)[] = [
    (path) => writeFileSync(path, readFileSync(path).fill(7, 500, 501)),
    (path) => writeFileSync(path, readFileSync(path).fill(7, 3, 4)),
    (path) => truncateSync(path, 900),
    (path) => truncateSync(path, 10),
    (path) => truncateSync(path, 0),
    (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.of(0)])),
  ];
  for (const [i, damage] of damages.entries()) {
    shelf.keep('a', bytes);
    damage(fileIn(folder));
    expect(shelf.find('a')).toBeUndefined();
    expect(told).toEqual(Array(i + 1).fill('DAMAGED'));
  }
  shelf.keep('a', bytes);
  expect(shelf.find('a')).toEqual(bytes);
});

test('where nothing can be written or read everything goes on, and that is said', () => {
  const { folder, told } = place();
  // A file where the folder should be: nothing can be written there, whoever runs it.
  writeFileSync(join(folder, 'file'), '');
  const nowhere = openShelf(join(folder, 'file'), (code) => told.push(code));
  nowhere.keep('a', Uint8Array.of(1));
  expect(nowhere.find('a')).toBeUndefined();
  mkdirSync(join(folder, 'a.kept'));
  expect(openShelf(folder, (code) => told.push(code)).find('a')).toBeUndefined();
  expect(told).toEqual(['ENOTDIR', 'ENOTDIR', 'EISDIR']);
});

test('six are kept, those used last', () => {
  const { folder, shelf } = place();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const [i, name] of names.entries()) {
    shelf.keep(name, Uint8Array.of(1));
    utimesSync(join(folder, `${name}.kept`), i, i);
  }
  shelf.find('a');
  shelf.keep('g', Uint8Array.of(1));
  const left = ['a', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}.kept`);
  expect(readdirSync(folder).sort()).toEqual(left);
});

/** A shelf that says what was asked of it. */
function watched(shelf: Shelf) {
  const seen: string[] = [];
  const kindOf = (name: string) => name.split('-')[0];
  const spy: Shelf = {
    find(name) {
      const bytes = shelf.find(name);
      seen.push(`${bytes ? 'found' : 'missed'} ${kindOf(name)}`);
      return bytes;
    },
    keep(name, bytes) {
      seen.push(`kept ${kindOf(name)}`);
      shelf.keep(name, bytes);
    },
  };
  return { seen, shelf: spy };
}

const FIRST = ['missed base', 'kept base', 'missed articles', 'kept articles'];

/** Two editors' work, past their pages. */
async function publish(office: Office, articleId: string, change: (text: string) => string): Promise<void> {
  const shipped = shippedArticle(office.publishing.shipped(), articleId);
  if (!shipped) throw new Error(`${articleId} does not ship`);
  const { text, hash } = shipped;
  const content = { articleId, fields: {}, base: hash, baseText: text, liveFrom: office.today(), basedOn: 0 };
  const id = await office.articles.begin(content as unknown as DraftContent, 'li');
  const draft = async () => (await office.articles.draft(id)) as ArticleDraft;
  await office.articles.submit(await draft());
  await office.articles.publish(await draft(), change(text), 'wang');
}

test('an article an editor published is answered with at once and after a restart, off the shelf', async () => {
  const { folder, shelf: files } = place();
  const { seen, shelf } = watched(files);
  const first = openTestOffice({ shelf });
  const { office } = first;
  expect(seen.splice(0)).toEqual(FIRST);
  const saying = '骆驼队养着几十头骆驼';
  expect(office.answerer.findFirst(saying)?.id).not.toBe('dibao-car');
  await publish(office, 'dibao-car', (text) => text.replace('ask:\n', `ask:\n  - ${saying}\n`));
  await office.publishing.refresh();
  expect(office.answerer.findFirst(saying)?.id).toBe('dibao-car');
  expect(seen.splice(0)).toEqual(FIRST.slice(2));
  await first.close();

  const second = openTestOffice({ folder: first.folder, clock: first.clock, shelf });
  await second.office.publishing.refresh();
  expect(second.office.answerer.findFirst(saying)?.id).toBe('dibao-car');
  expect(seen.splice(0)).toEqual(['found base', 'found articles', 'found articles']);
  await second.close();

  // Damaged, it is as if it had never been there.
  for (const file of readdirSync(folder)) truncateSync(join(folder, file), 5_000);
  const third = openTestOffice({ folder: first.folder, clock: first.clock, shelf });
  await third.office.publishing.refresh();
  expect(third.office.answerer.findFirst(saying)?.id).toBe('dibao-car');
  expect(seen.splice(0)).toEqual([...FIRST, ...FIRST.slice(2)]);
  await third.dispose();
});
