// Owns the two numbers of a case: the tracking number (public, easy to say) and the receipt code (the secret).
import { randomInt } from 'node:crypto';

/** A whole number from 0 up to, not including, `below`; uniform. */
export type Random = (below: number) => number;

// Damm's quasigroup of order 10: totally anti-symmetric, so every single slip and every adjacent swap changes the end.
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
].map((row) => [...row].map(Number));

function damm(digits: string): number {
  let state = 0;
  for (const digit of digits) state = DAMM[state]?.[Number(digit)] ?? 0;
  return state;
}

function mod97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

function randomDigits(count: number, random: Random): string {
  return Array.from({ length: count }, () => String(random(10))).join('');
}

const SPOKEN: Record<string, string> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  壹: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  拐: '7',
  八: '8',
  九: '9',
};

// Voice transcripts and phone keyboards give full width, Chinese digits, spaces and dashes of every sort.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[零〇洞一幺壹二两三四五六七拐八九]/g, (said) => SPOKEN[said] ?? said)
    .replace(/[\s\-‐‑‒–—―−_.,、，。·]/g, '');
}

/** `MB` + last two digits of the year + 8 random digits + a Damm check digit, e.g. MB26482139075. Not a secret; uniqueness is the store's to keep. */
export function newTrackingNumber(year: number, random: Random = randomInt): string {
  const body = String(year % 100).padStart(2, '0') + randomDigits(8, random);
  return `MB${body}${damm(body)}`;
}

export function isTrackingNumber(text: string): boolean {
  return /^MB\d{11}$/.test(text) && damm(text.slice(2)) === 0;
}

/** Reads a tracking number as people write or say it; undefined when it is none or its check digit is wrong. */
export function parseTrackingNumber(text: string): string | undefined {
  const found = plain(text);
  return isTrackingNumber(found) ? found : undefined;
}

/** 16 digits: 14 random and two check digits (ISO 7064 MOD 97-10). About 46 bits: keep tries slowed and only its slow hash. */
export function newReceiptCode(random: Random = randomInt): string {
  const body = randomDigits(14, random);
  return body + String(98 - mod97(`${body}00`)).padStart(2, '0');
}

export function isReceiptCode(text: string): boolean {
  return /^\d{16}$/.test(text) && mod97(text) === 1;
}

/** Reads a receipt code with spaces, dashes, full-width or Chinese digits; undefined when it is none or mistyped. */
export function parseReceiptCode(text: string): string | undefined {
  const found = plain(text);
  return isReceiptCode(found) ? found : undefined;
}

/** As shown to the reporter: four groups of four. */
export function showReceiptCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1-');
}

/** As shown and read aloud: MB26 4821 3907 5. */
export function showTrackingNumber(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8, 12)} ${number.slice(12)}`;
}

/** The first tracking number and receipt code found anywhere in a message, e.g. "查 MB26-4821-3907-5 码 1234 …". */
export function findNumbers(text: string): { trackingNumber?: string; receiptCode?: string } {
  const squeezed = plain(text);
  const tracking = squeezed.match(/MB\d{11}/g)?.find(isTrackingNumber);
  const rest = tracking ? squeezed.replace(tracking, ' ') : squeezed;
  const receipt = rest.match(/(?<!\d)\d{16}(?!\d)/g)?.find(isReceiptCode);
  return { ...(tracking ? { trackingNumber: tracking } : {}), ...(receipt ? { receiptCode: receipt } : {}) };
}
