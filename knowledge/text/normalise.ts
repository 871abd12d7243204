// Owns the one form in which messages, articles and place names are compared.
import { mendSlips } from './slips.ts';
import { toSimplified } from './traditional.ts';

/** Text that NFKC cannot change: plain Chinese, the everyday marks, lower-case Latin. */
const plain = /^[\u4e00-\u9fff0-9a-z\n ,.?!:;()。、“”《》]*$/;
/** What a Chinese keyboard writes for the everyday marks; NFKC takes each for the plain one and changes nothing else. */
const wideMarks = /[，！？：；（）]/g;
const WIDE = 0xfee0;
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Co}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;
const blanks = /[^\S\n]+/g;
const sameMark = /([。、,.:;~·—\-_*#=+"'|/\\^`])\1+/g;
const askOrCry = /[!?]{2,}/g;
/** Voice input sometimes writes 低 保 怎 么 办: single characters, each with a space. */
const spacedOut = /(?<=(?:^|[ \n])[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?:$|[ \n]))/gm;

/**
 * Brings a text into the form in which everything is compared: NFKC (full-width and circled forms become plain, so
 * ，？！ become ,?!), no control or zero-width characters (line breaks stay), simplified characters, lower case, common
 * slips mended (slips.yaml), runs of blanks and of punctuation folded to one.
 *
 * Idempotent: `normalise(normalise(x)) === normalise(x)`. About 1 µs for 30 characters.
 */
export function normalise(text: string): string {
  // One message passes here four times on its way (danger, meaning, places, answer).
  if (text !== lastText) {
    const narrow = text.replace(wideMarks, (mark) => String.fromCharCode(mark.charCodeAt(0) - WIDE));
    lastClean = fold(plain.test(narrow) ? narrow : tame(text));
    lastText = text;
  }
  return lastClean;
}

let lastText = '';
let lastClean = '';

/** Unicode dressing off. Lower case may undo NFKC for a few letters (İ), hence twice; four rounds always settle. */
function tame(text: string): string {
  let now = text.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  for (let round = 0; round < 4; round++) {
    const next = now
      .normalize('NFKC')
      .replaceAll(/[\r\u2028\u2029\u0085\v\f]/g, '\n')
      .replace(invisible, keepBreak)
      .toLowerCase();
    if (next === now) break;
    now = next;
  }
  return now;
}

function keepBreak(character: string): string {
  return character === '\n' ? '\n' : '';
}

function fold(text: string): string {
  const simple = mendSlips(toSimplified(text));
  let out = simple.replace(sameMark, '$1').replace(askOrCry, (run) => (run.includes('?') ? '?' : '!'));
  if (out.includes(' ') || out.includes('\n')) {
    out = out
      .replace(blanks, ' ')
      .replace(/ ?\n[\n ]*/g, '\n')
      .replace(spacedOut, '')
      .trim();
  }
  // Folding can bring two halves of a slip together; a second look only then.
  return out === simple ? out : mendSlips(out);
}
