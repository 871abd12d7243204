// Owns measuring the bot on messages in many voices: the intent heard, the articles in the first reply, whom it accuses.
// `npx tsx test/bot/understand/voices.ts [file] [dev|check|all] [-v]` prints the figures, with -v what went wrong.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { decide } from '../../../bot/decide.ts';
import type { Office } from '../../../bot/office.ts';
import { intents } from '../../../bot/understand/lexicon.ts';
import { detectAccused } from '../../../knowledge/casework/accused.ts';
import { normalise } from '../../../knowledge/text/normalise.ts';
import { testOffice } from '../office.ts';

const list = z.string().transform((words) => words.split(' '));
const row = z.strictObject({
  say: z.string(),
  after: z.string().optional(),
  /** Any of these is right. */
  intent: list.pipe(z.array(z.enum(intents))),
  /** One list a question; `unknown`: nothing answers it, and the reply must say so. */
  answers: z
    .string()
    .transform((groups) => groups.split(' + ').map((group) => group.split(' ')))
    .optional(),
  accused: z.string().optional(),
  /** What its writer holds a right answer must hold; read by people, not by the measure. */
  need: z.string().optional(),
});
export type Saying = z.output<typeof row>;

/** The sayings of a file in test/fixtures. */
export function sayingsOf(file: string): Saying[] {
  const text = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');
  return z
    .array(z.strictObject({ voice: z.string(), says: z.array(row) }))
    .parse(parse(text))
    .flatMap(({ says }) => says);
}

/** FNV-1a, so that a saying keeps its half whatever is added around it. */
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

export const isDevelopment = ({ say }: Saying): boolean => hash(say) % 2 === 1;

export interface Score {
  right: number;
  of: number;
  wrong: string[];
}
export interface Scores {
  intent: Score;
  /** Every question of the message is answered in the first replies. */
  answer: Score;
  /** Out of remit: the owner's article. */
  owner: Score;
  /** Several questions in one message: each answered. */
  several: Score;
  emergency: Score;
  accused: Score;
}

/** What the bot decides on one saying, after what was said before it. */
export async function decidedOn(office: Office, { say, after }: Saying) {
  const before = after ? (await decide(office, {}, after, 'test')).talk : {};
  return decide(office, before, say, 'test');
}

/** What the bot makes of one saying: the intent, and the articles said in the replies. */
async function hear(office: Office, saying: Saying) {
  const { understood, replies } = await decidedOn(office, saying);
  const said = office.knowledge.articles.filter(({ id }) => {
    const text = office.answerer.read(id)?.text;
    return text !== undefined && replies.some((reply) => reply.text.includes(text));
  });
  const offered = replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
  // Whoever goes on is answered with points of an article, named as what the message was about.
  const named = understood.article === undefined ? [] : [understood.article];
  return {
    intent: understood.intent,
    articles: [...new Set([...said.map(({ id }) => id), ...named])],
    offered,
  };
}

/** Scores sayings in a whole office of the sample county. */
export async function scoreOf(office: Office, sayings: readonly Saying[]): Promise<Scores> {
  const none = (): Score => ({ right: 0, of: 0, wrong: [] });
  const scores: Scores = {
    intent: none(),
    answer: none(),
    owner: none(),
    several: none(),
    emergency: none(),
    accused: none(),
  };
  const count = (score: Score, isRight: boolean, note: string) => {
    score.of++;
    if (isRight) score.right++;
    else score.wrong.push(note);
  };
  for (const saying of sayings) {
    const heard = await hear(office, saying);
    const isIntent = (saying.intent as string[]).includes(heard.intent);
    count(scores.intent, isIntent, `${saying.say}: ${saying.intent.join('/')}, heard ${heard.intent}`);
    if (saying.intent[0] === 'emergency') count(scores.emergency, isIntent, saying.say);
    if (saying.answers) {
      const isAnswered = saying.answers.every((group) =>
        group[0] === 'unknown'
          ? heard.articles.length === 0
          : group.some((id) => heard.articles.includes(id)),
      );
      const offers = heard.articles.length > 0 ? '' : ` (offered ${heard.offered.join(' ')})`;
      const note = `${saying.say}: ${saying.answers.map((group) => group.join('/')).join(' + ')}, said ${heard.articles.join(' ') || 'nothing'}${offers}`;
      const isOwner = saying.intent[0] === 'out_of_scope';
      count(isOwner ? scores.owner : scores.answer, isAnswered, note);
      if (saying.answers.length > 1) count(scores.several, isAnswered, note);
    }
    if (saying.accused) {
      const { type } = detectAccused(normalise(saying.say), { report: saying.intent[0] === 'tip_off' });
      count(scores.accused, type === saying.accused, `${saying.say}: ${saying.accused}, heard ${type}`);
    }
  }
  return scores;
}

export const shareOf = ({ right, of }: Score) => (of === 0 ? 1 : right / of);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file = 'questions-voices.yaml', half = 'both', verbose] = process.argv.slice(2);
  const all = sayingsOf(file);
  const { office, end } = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
  const halves: [string, Saying[]][] =
    half === 'all'
      ? [['all', all]]
      : [
          ['dev', all.filter(isDevelopment)],
          ['check', all.filter((one) => !isDevelopment(one))],
        ];
  for (const [name, sayings] of halves) {
    if (half !== 'both' && half !== 'all' && half !== name) continue;
    for (const [what, score] of Object.entries(await scoreOf(office, sayings)) as [string, Score][]) {
      console.log(`${name} ${what}: ${(100 * shareOf(score)).toFixed(1)} % (${score.right} of ${score.of})`);
      if (verbose) for (const wrong of score.wrong) console.log(`   ${wrong}`);
    }
  }
  await end();
}
