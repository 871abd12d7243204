// Owns what comes next for whoever asks about a programme (way-on.yaml): where to go, how long it takes, what can be done against
// a no. Each is said where the answer leaves it out: whoever asks who may apply is about to ask it.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Article, type AspectCode, PROGRAMME_CODES } from '../model.ts';
import { clauseRefSchema } from '../schema.ts';
import { readYaml } from '../yaml.ts';

const FILE = 'answer/way-on.yaml';

const schema = z.array(
  z.strictObject({
    programmes: z.array(z.enum(PROGRAMME_CODES)),
    to: z.enum(['applicants', 'recipients']),
    unless: z.string().transform((words) => new RegExp(words)),
    say: z.string(),
    sources: z.array(clauseRefSchema).min(1),
  }),
);
type Line = z.output<typeof schema>[number];

/** Who has it already asks these; where to apply is no news to him. */
const RECIPIENTS: ReadonlySet<AspectCode> = new Set([
  'review_cycle',
  'change',
  'exit',
  'hearing',
  'payment',
  'death',
  'prison',
]);
/** Whoever asks these wants something else done. */
const NEITHER: ReadonlySet<AspectCode> = new Set([
  'complaint',
  'tip_off',
  'fraud',
  'petition',
  'secrecy',
  'objection',
  'care',
]);

/** More lines than these are another answer. */
const MOST = 3;

export interface WayOn {
  /** What comes next after an article, in the order of the file, without what `said` (all that was answered) says already. */
  after(article: Article, said: string): readonly Article[];
  readonly lines: readonly Article[];
}

/** @throws ZodError when the file is broken */
export function loadWayOn(): WayOn {
  const text = readFileSync(new URL('./way-on.yaml', import.meta.url), 'utf8');
  const lines = schema
    .parse(readYaml(text).value)
    .map((line, n) => ({ ...line, article: articleOf(line, n) }));
  return {
    lines: lines.map(({ article }) => article),
    after({ programme, aspect }, said) {
      if (NEITHER.has(aspect)) return [];
      const to = RECIPIENTS.has(aspect) ? 'recipients' : 'applicants';
      return lines
        .filter((line) => line.to === to && line.programmes.includes(programme) && !line.unless.test(said))
        .slice(0, MOST)
        .map(({ article }) => article);
    },
  };
}

/** A line as an article, so that it is rendered, cited and proven like one. It is in no index; its side tells whom it is for. */
const articleOf = ({ programmes, to, say, sources }: Line, n: number): Article => ({
  id: `way-on-${n}`,
  title: '',
  programme: programmes[0] ?? 'general',
  aspect: to === 'applicants' ? 'how' : 'exit',
  region: 'CN',
  ask: [],
  sources,
  inForce: '',
  reviewed: '',
  reviewBy: '',
  links: [],
  body: say,
  file: FILE,
  bodyLine: 1,
});
