import { testOffice } from './bot/office.ts';
import { sayingsOf } from './bot/understand/voices.ts';

const { office, end } = testOffice({ now: () => new Date('2026-11-25T02:00:00Z') });
const files = process.argv.slice(2);
let n = 0,
  withAlso = 0,
  firstRight = 0,
  rescued = 0,
  multi = 0,
  multiAll = 0,
  multiAlso = 0;
const show: string[] = [];
for (const f of files)
  for (const s of sayingsOf(f)) {
    if (!s.answers || s.after) continue;
    const a = office.answerer.answer({ text: s.say, isOurs: true }) as any;
    if (a.kind !== 'answer') continue;
    const also = a.also.map((x: any) => x.article.id);
    if (s.answers.length === 1) {
      n++;
      if (!also.length) continue;
      withAlso++;
      const ids = s.answers[0]!;
      if (ids.includes(a.article.id)) firstRight++;
      else if (also.some((x: string) => ids.includes(x))) rescued++;
      show.push(`${a.confidence} ${s.say}\n     ${ids.join('/')} | ${a.article.id} + ${also.join(' ')}`);
    } else {
      multi++;
      const said = [a.article.id, ...also];
      if (also.length) multiAlso++;
      if (s.answers.every((g) => g.some((x) => said.includes(x)))) multiAll++;
    }
  }
console.log({ n, withAlso, firstRight, rescued, multi, multiAll, multiAlso });
if (process.env.SHOW) console.log(show.join('\n'));
await end();
