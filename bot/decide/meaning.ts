// Whoever asks what a word of the office means, often right after it was used to him: it is explained in a sentence or two, with
// the article behind it a tap away. What the message asks besides is answered after it.
import { isAsked } from '../../knowledge/answer/focus.ts';
import { turnOf } from '../../knowledge/answer/turn.ts';
import type { Asked } from '../../knowledge/glossary/asking.ts';
import { namesOf, type Term } from '../../knowledge/glossary/glossary.ts';
import { plainSpeech } from '../../knowledge/text/dialect.ts';
import type { Answered } from '../answering.ts';
import { meaningsReply } from '../explaining.ts';
import { placeIn } from '../flows/place.ts';
import type { Reply, Talk } from '../talk.ts';
import { type Decided, type Message, reply, saying } from './message.ts';
import { SAYS_WHERE } from './words.ts';

type AskedTerms = Asked<Term>;

/** 低保啥意思 不给我了 asks for a reason, and not for a meaning. */
const GRIEVANCE = /不[给批发办收认]|没[给批发办]|[停取]了|取消|凭什么|扣/;

/** The words a message asks the meaning of and says nothing besides, explained. */
export function explainedAlone({ office, said }: Message, talk: Talk): Answered | undefined {
  const asked = office.glossary.meant(said.raw);
  return asked?.rest === '' ? meaningsReply(office, talk, asked) : undefined;
}

/** @param outside what a message outside any flow is answered with: here, what is asked besides */
export async function askedMeaning(
  message: Message,
  before: Talk,
  outside: (message: Message, talk: Talk, emergency: undefined) => Promise<Decided>,
): Promise<Decided | undefined> {
  const { office, context, said } = message;
  const { offered: _o, unanswered: _u, ...talk } = before;
  const asked = office.glossary.meant(said.raw) ?? repeated(message, talk);
  if (!asked || isAnsweredWhole(message, before, asked)) return undefined;
  const { terms, rest } = asked;
  const asksMore = isAsked(rest);
  // 听不懂复议 你就说我明天去哪 wants no more of it.
  if (asksMore && turnOf(plainSpeech(said.text)).denied.length > 0) return undefined;
  if (!asksMore && GRIEVANCE.test(rest)) return undefined;
  // 青山镇 那单人保是啥意思
  const place = SAYS_WHERE.test(rest) ? placeIn(rest, context, false) : undefined;
  const here = place?.township && !place.open ? { ...talk, place } : talk;
  const explained = meaningsReply(office, here, asked);
  if (!explained) return undefined;
  const { article, confidence, replies } = explained;
  const understood = { intent: 'policy' as const, article, confidence };
  const after = { ...explained.talk, asked: said.raw };
  const alone = reply(after, 'policy', replies, { understood });
  const [term] = terms;
  if (!asksMore || !term) return alone;
  const raw = office.glossary.meant(rest) ? rest : `${term.term} ${rest}`;
  const more = await outside(saying(message, raw), explained.talk, undefined);
  // What is not known of the rest takes nothing from what was explained.
  if (more.understood.intent === 'policy' && more.understood.article === undefined) return alone;
  return { ...more, replies: [...replies.map(withoutChoices), ...more.replies] };
}

const withoutChoices = ({ choices: _, ...rest }: Reply): Reply => rest;

/** The bare word, said back right after it was used, or with a mark: 评残? */
function repeated({ office, said: { raw } }: Message, { said = [] }: Talk): AskedTerms | undefined {
  const named = office.glossary.named(raw);
  const last = said.at(-1);
  if (!named || named.term.plain || last === undefined) return undefined;
  const text = office.answerer.read(last)?.text ?? '';
  const isUsed = namesOf(named.term).some((name) => text.includes(name));
  if (!isUsed && !/[?？]/.test(raw)) return undefined;
  return { terms: [named.term], names: [named.name], rest: '', isPuzzled: false };
}

/** Nothing was said yet, and one article is surely found that its editor wrote for this very question: it says more. */
function isAnsweredWhole({ office, said }: Message, before: Talk, asked: AskedTerms): boolean {
  const [term, another] = asked.terms;
  if (Object.keys(before).length > 0 || asked.isPuzzled || asked.rest !== '' || another) return false;
  const found = office.answerer.answer({ text: said.raw, isOurs: true });
  if (found.kind !== 'answer' || found.isGuess || found.beside || found.also.length > 0) return false;
  const { title, ask } = found.article;
  return [title, ...ask].some((wording) => {
    const meant = office.glossary.meant(wording);
    return meant?.rest === '' && meant.terms.length === 1 && meant.terms[0] === term;
  });
}
