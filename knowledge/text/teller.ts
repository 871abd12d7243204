// Owns hearing when somebody who reports another gives himself away, and taking just that out of what he wrote.
import { findPersonal, maskPersonal, saysName, saysOwnNumber } from './personal.ts';
import { asMe, OWN_ACCOUNT, SIGNS, SOMEONE_ELSES, type TellerSign } from './teller-words.ts';

export type { TellerSign } from './teller-words.ts';

/** 我姓周 is a name; 他家姓李, 我姓什么不说 are none. */
const SURNAME = /我姓(?!什么|啥|不)[\u4e00-\u9fff]/;
const SIGNED =
  /(?:^|[，,。.；;！!？?\s])(?:举报人|反映人|检举人|署名|落款|实名)(?:姓名)?[:：\s]\s*[\u4e00-\u9fff]{2,4}(?=$|[，,。.；;！!？?\s])/;
const TITLED = /我(?:的名字|的姓名|真名|大名)(?:就)?(?:叫|是)/;

interface Span {
  sign: TellerSign;
  from: number;
  to: number;
}

function spansOf(said: string): Span[] {
  const text = asMe(said);
  const spans: Span[] = [];
  for (const [sign, patterns] of Object.entries(SIGNS) as [TellerSign, readonly RegExp[]][]) {
    for (const pattern of patterns) {
      for (const found of text.matchAll(pattern)) {
        // 听说我是…, 说我是… report what others say.
        if (/(?:说|讲|怀疑|以为|问|骂)$/.test(text.slice(0, found.index))) continue;
        spans.push({ sign, from: found.index, to: found.index + found[0].length });
      }
    }
  }
  for (const pattern of OWN_ACCOUNT) {
    for (const found of text.matchAll(pattern)) {
      if (SOMEONE_ELSES.test(text.slice(Math.max(0, found.index - 10), found.index))) continue;
      spans.push({ sign: 'number', from: found.index, to: found.index + found[0].length });
    }
  }
  return spans;
}

const namesHimself = (text: string) =>
  saysName(text) || SURNAME.test(text) || SIGNED.test(text) || TITLED.test(text);

/** By what the teller would be known, each once; empty when the words give nobody away but those they accuse. */
export function tellerSigns(text: string): TellerSign[] {
  const signs = new Set<TellerSign>();
  if (namesHimself(text)) signs.add('name');
  if (saysOwnNumber(text)) signs.add('number');
  for (const { sign } of spansOf(text)) signs.add(sign);
  return [...signs];
}

/** So short a clause is said whole; of a longer one the stretch that tells. */
const SHORT = 14;
const MOST_SAID = 3;

/** The words that give the teller away, to be shown to him; never his name or a number. */
export function tellingWords(text: string): string[] {
  const words = (text.match(CLAUSE) ?? []).flatMap((clause) => {
    const bare = clause.replace(/[，,。.；;！!？?、\s]+$/, '').trim();
    const found = spansOf(bare).filter(({ sign }) => sign !== 'number');
    const isSecret = namesHimself(bare) || findPersonal(bare).length > 0 || /\d{5}/.test(bare);
    if (found.length === 0 || isSecret) return [];
    if (bare.length <= SHORT) return [bare];
    const from = Math.min(...found.map((span) => span.from));
    return [bare.slice(from, Math.max(...found.map((span) => span.to)))];
  });
  return [...new Set(words)].slice(0, MOST_SAID);
}

/** True when the accused, or whoever reads along, would know the teller by these words. */
export const namesTeller = (text: string): boolean => tellerSigns(text).length > 0;

const CLAUSE = /[^，,。.；;！!？?、\n]+[，,。.；;！!？?、\n]*/g;
/** What is left beside a telling stretch is kept when it is long enough to be a matter of its own. */
const WORTH_KEEPING = 8;

/**
 * The text without what gives its teller away: the clause that does, or the stretch of it where the clause goes on about
 * the matter. Undefined when nothing worth filing is left.
 */
export function withoutTeller(text: string): string | undefined {
  let left = text;
  // Each round takes something out, so this ends; a pattern that only fits across clauses is met by the second round.
  for (let round = 0; round < 4 && namesTeller(left); round++) {
    const shorter = (left.match(CLAUSE) ?? []).map(lessened).join('');
    left = shorter === left ? withoutSpans(left) : shorter;
  }
  left = left.replace(/^[，,。.；;！!？?、\s]+|[，,、；;\s]+$/g, '');
  if (namesTeller(left)) return undefined;
  return (left.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 4 ? left : undefined;
}

/** 我看见, 俺听说: how it is known, said of a matter of somebody else's. */
const SEEN =
  /^(?:我|们|亲眼|也|就|都|常|天天|经常|,)*(?:看见|看到|听说|听人说|听到|晓得|知道|觉得|认为)(?:了|过|的)?/;
const OF_SELF = /我(?!们?(?:村|镇|乡|县|组|社区|这|那))/;

/**
 * What is left where the teller asks not to be known by it: besides what `withoutTeller` takes out, whatever he says of himself.
 * Undefined where nothing worth filing is left.
 */
export function withoutSelf(text: string): string | undefined {
  if (!namesTeller(text) && !OF_SELF.test(asMe(text))) return text;
  const left = (withoutTeller(text) ?? '').match(/[^，,。；;！!？?\s]+[，,。；;！!？?\s]*/g) ?? [];
  const kept = left.map((clause) => {
    if (!OF_SELF.test(asMe(clause))) return clause;
    const seen = SEEN.exec(asMe(clause))?.[0] ?? '';
    const rest = clause.slice(seen.length);
    return seen !== '' && !OF_SELF.test(asMe(rest)) ? rest : '';
  });
  const all = kept.join('').replace(/^[，,。.；;！!？?、\s]+|[，,、；;\s]+$/g, '');
  return (all.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 4 ? all : undefined;
}

/** Whom a clause about the teller's kin is about: without him the rest would speak of nobody. */
const WHOM =
  /(?:村|镇|乡|副)?(?:主任|书记|支书|村长|会计|组长|队长|镇长|乡长|所长|局长)|老[\u4e00-\u9fff]家?/;

function subjectOf(clause: string, spans: readonly Span[]): string {
  if (!spans.some(({ sign }) => sign === 'kin') || spans.some(({ sign }) => sign !== 'kin')) return '';
  const whom = WHOM.exec(clause)?.[0];
  const mark = /[，,。.；;！!？?、\n]+$/.exec(clause)?.[0] ?? '';
  return whom === undefined ? '' : `${whom}${mark}`;
}

function lessened(clause: string): string {
  if (namesHimself(clause) || findPersonal(clause).includes('email')) return '';
  const isNumbered = findPersonal(clause).length > 0 && saysOwnNumber(clause);
  const spans = spansOf(clause);
  if (!isNumbered && spans.length === 0) return clause;
  // Taken out of the middle, a stretch would leave no sentence behind.
  const bare = clause.replace(/[，,。.；;！!？?、\s]+$/, '');
  const subject = isNumbered ? '' : subjectOf(clause, spans);
  if (!isNumbered && !spans.every(({ from, to }) => from === 0 || to >= bare.length)) return subject;
  const cut = withoutSpans(isNumbered ? clause.replace(/[\d０-９][\d０-９ -]{6,}[\d０-９Xx]/g, '') : clause);
  const kept = cut.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return kept >= WORTH_KEEPING && !namesTeller(cut) ? cut.replace(/^的/, '') : subject;
}

function withoutSpans(text: string): string {
  const spans = spansOf(text);
  if (spans.length === 0) return maskPersonal(text);
  const isTelling = (at: number) => spans.some(({ from, to }) => from <= at && at < to);
  return [...Array(text.length).keys()]
    .filter((at) => !isTelling(at))
    .map((at) => text[at])
    .join('');
}
