// Letters as an officer prints them, opened again: the Word file's text, the PDF's pages.
import { inflateRawSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeLetter, lettersFor } from '../../server/letters/compose.ts';
import { letterDocx } from '../../server/letters/docx.ts';
import type { Letter } from '../../server/letters/letter.ts';
import { letterPdf } from '../../server/letters/pdf.ts';
import { ask, openTestApp, type SignedIn, signIn, type TestApp } from '../support/app.ts';
import { complaint, file, GREEN, townshipTip } from '../support/cases.ts';

let inside: TestApp;
let clerk: SignedIn;
let desk: SignedIn;
let discipline: SignedIn;

beforeEach(async () => {
  inside = openTestApp();
  clerk = await signIn(inside, 'clerk', GREEN);
  desk = await signIn(inside, 'desk');
  discipline = await signIn(inside, 'discipline');
});
afterEach(() => inside.dispose());

async function take(who: SignedIn, number: string, action: string, body: object = {}): Promise<void> {
  const found = await inside.office.reading.find(who.account, number);
  const response = await ask(inside.app, `/api/v1/staff/cases/${number}/${action}`, {
    body: { ...body, version: found?.version ?? 1 },
    headers: who.bearer,
  });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
}

const letter = (who: SignedIn, number: string, kind: string, format: string) =>
  ask(inside.app, `/api/v1/staff/cases/${number}/letters/${kind}?format=${format}`, { headers: who.bearer });

async function composed(who: SignedIn, number: string, kind: Parameters<typeof composeLetter>[2]) {
  const found = await inside.office.reading.find(who.account, number);
  if (!found) throw new Error('not to be seen');
  const made = composeLetter(inside.office, found, kind);
  if (!made) throw new Error(`no ${kind}`);
  return { ...made, all: [...made.paragraphs, ...made.roads].join('\n') };
}

async function kinds(who: SignedIn, number: string): Promise<string[]> {
  const found = await inside.office.reading.find(who.account, number);
  return found ? lettersFor(inside.office, found) : [];
}

/** One file of a zip archive, by the archive's own directory. */
function unzip(bytes: Buffer, wanted: string): string {
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
    const size = bytes.readUInt32LE(at + 20);
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString();
    if (name !== wanted) continue;
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    return inflateRawSync(bytes.subarray(from, from + size)).toString();
  }
  throw new Error(`no ${wanted} in it`);
}

const textOfDocx = (bytes: Buffer) =>
  ['word/document.xml', 'word/footer1.xml']
    .map((name) => unzip(bytes, name))
    .join('\n')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');

describe('the letters of a complaint', () => {
  test('come one by one as it is handled: accepted, put off, answered, reviewed', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    expect(await kinds(clerk, number)).toEqual([]);
    await take(clerk, number, 'accept');
    expect(await kinds(clerk, number)).toEqual(['acceptance']);
    await take(clerk, number, 'extend', { days: 20, reason: '等外省回函' });
    await take(desk, number, 'extend', { days: 20, reason: '等外省回函' });
    expect(await kinds(clerk, number)).toEqual(['acceptance', 'extension']);
    await take(clerk, number, 'close', {
      finding: 'substantiated',
      measures: ['paid_arrears'],
      text: '三个月的钱已经补上。\n以后每月十号前发。',
    });
    expect(await kinds(clerk, number)).toEqual(['acceptance', 'extension', 'opinion']);
  });

  test('say the day the answer is due, with its ground', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    await take(clerk, number, 'accept');
    const { all, signedBy, title } = await composed(clerk, number, 'acceptance');
    const [answer] =
      (await inside.office.reading.find(clerk.account, number))?.clocks.filter(
        ({ clock }) => clock === 'answer',
      ) ?? [];
    const [year, month, day] = (answer?.due ?? '').split('-').map(Number);
    expect(title).toBe('受理告知书');
    expect(all).toContain(`最晚在${year}年${month}月${day}日前`);
    expect(all).toContain('《信访工作条例》第三十四条');
    expect(signedBy).toBe('青山镇人民政府');
  });

  test('say what was found and done, and every road with its last day', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    await take(clerk, number, 'accept');
    await take(clerk, number, 'close', {
      finding: 'substantiated',
      measures: ['paid_arrears'],
      text: '三个月的钱已经补上。',
    });
    const { all, roads } = await composed(clerk, number, 'opinion');
    expect(all).toContain('查明：属实');
    expect(all).toContain('补发欠发的钱');
    expect(all).toContain('三个月的钱已经补上。');
    expect(roads.join()).toMatch(/\d{4}年\d+月\d+日前向上一级机关要求复查/);
    expect(roads.join()).toMatch(/\d{4}年\d+月\d+日前向本级人民政府申请行政复议/);
  });

  test('name who to turn to when it is not accepted', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    await take(clerk, number, 'decline', { reason: '是医保报销的事', referTo: '县医保局 12393' });
    const { all } = await composed(clerk, number, 'refusal');
    expect(all).toContain('是医保报销的事');
    expect(all).toContain('县医保局 12393');
  });

  test('printed after a review still say who handled it, and by which day, on their own day', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const reporter = (text: string) =>
      ask(inside.app, '/api/v1/track/review', { body: { trackingNumber, receiptCode, text } });
    await take(clerk, trackingNumber, 'accept');
    const accepted = await composed(clerk, trackingNumber, 'acceptance');
    await take(clerk, trackingNumber, 'extend', { days: 20, reason: '等外省回函' });
    await take(desk, trackingNumber, 'extend', { days: 20, reason: '等外省回函' });
    expect((await composed(clerk, trackingNumber, 'extension')).all).not.toContain(
      /最晚在(.+?日)前/.exec(accepted.all)?.[1],
    );
    await take(clerk, trackingNumber, 'close', { finding: 'explained', text: '按规定算的。' });
    const answered = await composed(clerk, trackingNumber, 'opinion');
    expect((await reporter('算多了两个月')).status).toBe(200);
    await take(desk, trackingNumber, 'review_decide', { decision: 'upheld', text: '算得对。' });
    expect(await composed(desk, trackingNumber, 'acceptance')).toEqual(accepted);
    expect(await composed(desk, trackingNumber, 'opinion')).toEqual(answered);
    expect(answered.signedBy).toBe('青山镇人民政府');
    const reviewed = await composed(desk, trackingNumber, 'review');
    expect(reviewed.all).toContain('由明白县民政局审查');
    expect((await reporter('还是不服')).status).toBe(200);
    await take(desk, trackingNumber, 'review_decide', { decision: 'changed', text: '重新审核。' });
    const last = await composed(desk, trackingNumber, 'final_review');
    expect(last.all).toContain('由上一级机关审查');
    expect(last.all).toContain('以它出具的意见书为准');
    expect(await composed(desk, trackingNumber, 'review')).toEqual(reviewed);
  });

  test('hold neither the reporter’s words nor a name', async () => {
    const { trackingNumber: number } = await file(
      inside.office,
      complaint({ contact: '王小明 13812345678', text: '青山镇低保金没到账，我叫王小明' }),
    );
    await take(clerk, number, 'accept');
    const { all, addressee } = await composed(clerk, number, 'acceptance');
    expect(all + addressee).not.toMatch(/王小明|13812345678|没到账/);
  });
});

describe('a letter as a file', () => {
  test('is a Word file with the words in it, and a PDF with its font inside', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    await take(clerk, number, 'accept');
    const word = await letter(clerk, number, 'acceptance', 'docx');
    expect(word.status).toBe(200);
    expect(word.headers.get('content-disposition')).toContain(encodeURIComponent('受理告知书'));
    const text = textOfDocx(Buffer.from(await word.arrayBuffer()));
    expect(text).toContain('受理告知书');
    expect(text).toContain('青山镇');
    expect(text).toContain('示例县出具');
    const pdf = Buffer.from(await (await letter(clerk, number, 'acceptance', 'pdf')).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/FontFile[23]?/);
    // A subset, not the ten megabytes of the whole font.
    expect(pdf.length).toBeLessThan(500_000);
  });

  test('is only for whoever handles the case: hidden from the accused, refused to onlookers', async () => {
    const { trackingNumber: number } = await file(inside.office, townshipTip());
    await take(discipline, number, 'accept');
    expect((await letter(discipline, number, 'acceptance', 'pdf')).status).toBe(200);
    expect((await letter(clerk, number, 'acceptance', 'pdf')).status).toBe(404);
    expect((await letter(desk, number, 'acceptance', 'pdf')).status).toBe(404);
    const supervisor = await signIn(inside, 'supervisor');
    const { trackingNumber: open } = await file(inside.office, complaint());
    await take(clerk, open, 'accept');
    expect((await letter(supervisor, open, 'acceptance', 'pdf')).status).toBe(403);
    expect((await letter(clerk, open, 'opinion', 'pdf')).status).toBe(404);
    expect((await letter(clerk, open, 'constructor', 'pdf')).status).toBe(404);
    expect((await letter(clerk, open, 'acceptance', 'exe')).status).toBe(422);
  });

  test('is offered on the page of the case', async () => {
    const { trackingNumber: number } = await file(inside.office, complaint());
    await take(clerk, number, 'accept');
    const page = await (await ask(inside.app, `/staff/cases/${number}`, { headers: clerk.cookie })).text();
    expect(page).toContain(`/api/v1/staff/cases/${number}/letters/acceptance?format=docx`);
  });
});

describe('who signs and when', () => {
  const long = (lines: number): Letter => ({
    title: '处理意见书',
    number: '（编号：MB26）',
    addressee: '反映人：',
    paragraphs: Array.from({ length: lines }, (_, n) => `第${n + 1}行`),
    roads: [],
    signedBy: '青山镇人民政府',
    signedOn: '2026年11月23日',
    notes: ['（印章）', '本件由系统生成。'],
  });
  /** Lines of text on each page. */
  const pagesOf = (pdf: Buffer) =>
    pdf
      .toString('latin1')
      .split(/\nstream\r?\n/)
      .slice(1)
      .flatMap((part) => {
        try {
          return [inflateSync(Buffer.from(part, 'latin1')).toString('latin1')];
        } catch {
          return [];
        }
      })
      .filter((drawn) => /\bBT\b/.test(drawn))
      .map((drawn) => drawn.match(/\bBT\b/g)?.length ?? 0);

  test('stand under words of the letter in the PDF, however long it is, and the notes never alone', async () => {
    const pages = [];
    for (let lines = 14; lines <= 34; lines += 1)
      pages.push(pagesOf(Buffer.from(await letterPdf(long(lines)))));
    expect(new Set(pages.map(({ length }) => length))).toEqual(new Set([1, 2]));
    // Two lines of signature, two of notes and at least one of the letter.
    for (const page of pages) expect(page.at(-1), JSON.stringify(page)).toBeGreaterThanOrEqual(5);
  });

  test('stay with its last words in the Word file', async () => {
    const xml = unzip(Buffer.from(await letterDocx(long(3))), 'word/document.xml');
    const kept = xml.split('<w:p>').filter((part) => part.includes('<w:keepNext/>'));
    expect(kept.map((part) => part.replaceAll(/<[^>]+>/g, ''))).toEqual(['第3行', '', '青山镇人民政府']);
  });
});

describe('the tip-off’s outcome', () => {
  test('is told with the days the rules give, and the promise of secrecy', async () => {
    const { trackingNumber: number } = await file(
      inside.office,
      townshipTip({ contact: '某人 13800000000' }),
    );
    await take(discipline, number, 'accept');
    await take(discipline, number, 'close', { finding: 'partly', text: '已经处理。' });
    const { all, roads } = await composed(discipline, number, 'feedback');
    expect(all).toContain('《监察法实施条例》第二百零九条');
    expect(all).toContain('依法保密');
    expect(roads.join()).not.toContain('复议');
    expect(await kinds(discipline, number)).not.toContain('opinion');
  });
});

test('whoever stayed nameless is not told of a duty owed to those who gave their name', async () => {
  const { trackingNumber: number } = await file(inside.office, townshipTip());
  await take(discipline, number, 'accept');
  await take(discipline, number, 'close', { finding: 'partly', text: '已经处理。' });
  const { all, roads } = await composed(discipline, number, 'feedback');
  expect(all).not.toContain('第二百零九条');
  expect(roads.join()).toMatch(/日前要求重新办理一次/);
  expect(roads.join()).toMatch(/日前请上一级再看一遍/);
  expect(roads.join()).not.toMatch(/复查|复议/);
});

describe('the filing receipt', () => {
  test('is printed for whoever brings the pair, and for nobody else', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const print = (code: string) =>
      ask(inside.app, '/api/v1/track/receipt', { body: { trackingNumber, receiptCode: code } });
    const printed = await print(receiptCode);
    expect(printed.status).toBe(200);
    expect(printed.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await printed.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await print('1111111111111111')).status).toBe(404);
  });

  test('is on the progress page too, without a script', async () => {
    const { trackingNumber, receiptCode } = await file(inside.office, complaint());
    const sent = new URLSearchParams({ number: trackingNumber, code: receiptCode, action: 'receipt' });
    const response = await inside.app.request('/track', {
      method: 'POST',
      body: sent,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
  });
});
