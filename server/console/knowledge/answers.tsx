// The answers residents found of no use, week by week: which article to mend first.
import { Hono } from 'hono';
import type { Office } from '../../../bot/office.ts';
import type { AnswerVote } from '../../../db/lessons.ts';
import { plusDays } from '../../../knowledge/casework/days.ts';
import type { Console } from '../access.ts';
import { createShow } from './frame.tsx';
import { Tabs } from './parts.tsx';

const WEEK = 7;
const MOST_WEEKS = 12;
/** Fewer votes than this say little. */
const FEW = 5;
const MOST_SHOWN = 5;

interface Tally {
  id: string;
  up: number;
  down: number;
  questions: string[];
}

function tallies(votes: readonly AnswerVote[]): Tally[] {
  const found = new Map<string, Tally>();
  for (const { articleId: id, useful, question } of votes) {
    const tally = found.get(id) ?? { id, up: 0, down: 0, questions: [] };
    if (useful) tally.up += 1;
    else tally.down += 1;
    if (question !== null && !tally.questions.includes(question)) tally.questions.push(question);
    found.set(id, tally);
  }
  const share = ({ up, down }: Tally) => down / (up + down);
  return [...found.values()].sort((a, b) => b.down - a.down || share(b) - share(a));
}

/** To be mounted at `/staff/knowledge/answers`. */
export function answerPages(office: Office): Hono<Console> {
  const app = new Hono<Console>();
  const show = createShow(office);

  app.get('/', async (c) => {
    const back = Number(c.req.query('back') ?? 0);
    const week = Number.isInteger(back) && back >= 0 && back <= MOST_WEEKS ? back : 0;
    const to = plusDays(office.today(), -WEEK * week);
    const from = plusDays(to, -WEEK + 1);
    const votes = (await office.lessons.votes(from)).filter(({ on }) => on <= to);
    const rows = tallies(votes);
    return show(
      c,
      200,
      '回答好不好用',
      undefined,
      <div class="editor">
        <Tabs here="answers" />
        <h1>回答好不好用</h1>
        <p>
          {from} 到 {to}，群众一共评了 {votes.length} 次。没用最多的在上面；不到 {FEW}{' '}
          票的只作参考。不记是谁评的。
        </p>
        {rows.length === 0 ? (
          <p class="nothing">这一周没有人评。</p>
        ) : (
          <table class="cases">
            <caption>每条回答的票</caption>
            <thead>
              <tr>
                <th scope="col">条目</th>
                <th scope="col">没用</th>
                <th scope="col">有用</th>
                <th scope="col">没用占多少</th>
                <th scope="col">说没用的人问的是</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, up, down, questions }) => (
                <tr class={down > up && up + down >= FEW ? 'overdue' : 'ok'}>
                  <th scope="row">
                    <a href={`/staff/knowledge/articles/${id}`}>
                      {office.knowledge.articlesById.get(id)?.title ?? id}
                    </a>
                  </th>
                  <td>没用 {down} 票</td>
                  <td>有用 {up} 票</td>
                  <td>
                    {Math.round((100 * down) / (up + down))}%{' '}
                    {up + down < FEW && <span class="tag">票少，只作参考</span>}
                  </td>
                  <td>
                    {questions.length > 0 && (
                      <ul class="said-list">
                        {questions.slice(0, MOST_SHOWN).map((question) => (
                          <li>{question}</li>
                        ))}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <nav class="pages" aria-label="翻页">
          {week < MOST_WEEKS && <a href={`/staff/knowledge/answers?back=${week + 1}`}>再前一周</a>}
          {week > 0 && <a href="/staff/knowledge/answers">回到这一周</a>}
        </nav>
      </div>,
    );
  });
  return app;
}
