// One article: what residents hear, its history with what changed, going back, and the choice when what ships has changed.

import type { Office } from '../../../bot/office.ts';
import { previewReplies } from '../../../bot/preview.ts';
import type { ArticleDraft, ArticleVersion } from '../../../db/articles.ts';
import type { Account } from '../../../db/officers.ts';
import { ASPECT_LABELS, PROGRAMME_LABELS } from '../../../knowledge/model.ts';
import { Token } from '../page.tsx';
import { momentWords } from '../times.ts';
import type { Standing } from './list.tsx';
import { Tags } from './list.tsx';
import { AsInChat, inLines, SideBySide, Tabs } from './parts.tsx';
import { VERSION_KINDS } from './words.ts';

export interface ArticleProps {
  office: Office;
  account: Account;
  csrf: string;
  standing: Standing;
  history: readonly ArticleVersion[];
  /** The version served now; undefined: what ships. */
  current: ArticleVersion | undefined;
  shipped: { text: string; hash: string } | undefined;
  draft: ArticleDraft | undefined;
}

interface StepProps {
  csrf: string;
  at: string;
  seen: number;
  what: string;
  words: string;
  danger?: boolean;
  fields?: Record<string, string>;
}

/** One button of its own form; `seen` is the newest version the officer looked at. */
function Step({ csrf, at, seen, what, words, danger = false, fields = {} }: StepProps) {
  return (
    <form method="post" action={`${at}/${what}`}>
      <Token csrf={csrf} />
      <input type="hidden" name="seen" value={String(seen)} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={danger ? 'quiet danger' : 'quiet'}>
        {words}
      </button>
    </form>
  );
}

function Conflict({
  current,
  shipped,
  step,
}: {
  current: ArticleVersion;
  shipped: ArticleProps['shipped'];
  step: Omit<StepProps, 'what' | 'words'>;
}) {
  const now = shipped?.text ?? '';
  return (
    <section aria-labelledby="conflict">
      <h2 id="conflict">系统自带的内容变了，请对照着定</h2>
      <p>
        本县的内容是照着旧的自带内容写的。升级以后自带的变了{shipped ? '' : '（这一条已经没有了）'}
        。您定下来以前，机器人照本县的答。
      </p>
      <h3>自带的：旧的和新的</h3>
      <SideBySide
        before={inLines(current.baseText)}
        after={inLines(now)}
        names={['写的时候自带的', '现在自带的']}
      />
      <h3>现在自带的和本县的</h3>
      <SideBySide
        before={inLines(now)}
        after={inLines(current.text)}
        names={['现在自带的', '本县的（正在用）']}
      />
      <div class="presses">
        <Step {...step} what="keep" words="看过了，保留本县的" />
        {shipped && <Step {...step} what="withdraw" words="改用现在自带的" danger />}
        <Step {...step} what="draft" words="照着两边再写一稿" />
      </div>
    </section>
  );
}

export function ArticlePage({
  office,
  account,
  csrf,
  standing,
  history,
  current,
  shipped,
  draft,
}: ArticleProps) {
  const { article } = standing;
  const isEditor = account.role === 'editor';
  const at = `/staff/knowledge/articles/${article.id}`;
  const seen = history.at(-1)?.n ?? 0;
  const step = { csrf, at, seen };
  const unfit = office.publishing.unfit().get(article.id);
  const textOf = (version: ArticleVersion) => (version.text === '' ? version.baseText : version.text);
  return (
    <div class="editor">
      <Tabs />
      <header>
        <h1>{article.title}</h1>
        <p>
          <span class="number">{article.id}</span> · {PROGRAMME_LABELS[article.programme]} ·{' '}
          {ASPECT_LABELS[article.aspect]} <Tags standing={standing} today={office.today()} />
        </p>
        <p class="hint">
          {article.inForce} 起施行的政策，{article.reviewed} 审核，{article.reviewBy} 前要复审。
        </p>
      </header>
      {unfit && (
        <section>
          <h2>本县的内容现在用不了，机器人先照自带的答</h2>
          {unfit.map(({ message }) => (
            <p class="fault">{message}</p>
          ))}
        </section>
      )}
      {standing.conflict && current && <Conflict current={current} shipped={shipped} step={step} />}
      <section aria-labelledby="now">
        <h2 id="now">现在群众听到的</h2>
        <AsInChat replies={previewReplies(office, office.knowledge, article, office.today())} />
        <details>
          <summary>群众的问法（{article.ask.length} 种）</summary>
          <ul class="said-list">
            {article.ask.map((ask) => (
              <li>{ask}</li>
            ))}
          </ul>
        </details>
        <div class="presses">
          {draft ? (
            <a class="button" href={`/staff/knowledge/drafts/${draft.id}`}>
              打开草稿
            </a>
          ) : (
            isEditor && <Step {...step} what="draft" words="改这一条" />
          )}
          {isEditor && current && !standing.conflict && (
            <Step
              {...step}
              what="withdraw"
              words={shipped ? '不用本县的，改用自带的' : '下线这一条'}
              danger
            />
          )}
          {isEditor && standing.begins && (
            <Step {...step} what="call-off" words="取消以后起用的那一版" danger />
          )}
        </div>
      </section>
      <section aria-labelledby="history">
        <h2 id="history">改过几次</h2>
        {history.length === 0 ? (
          <p>本县没有改过，用的是系统自带的内容。</p>
        ) : (
          <ol class="timeline" reversed>
            {history.toReversed().map((version) => {
              const before = history.find(({ n }) => n === version.n - 1);
              return (
                <li>
                  <p>
                    <strong>
                      第 {version.n} 版 · {VERSION_KINDS[version.kind]}
                    </strong>{' '}
                    {version.n === current?.n && <span class="tag">正在用</span>}
                  </p>
                  <p>
                    {momentWords(version.at)}，{version.authors.join('、')} 写，{version.approvedBy} 定，
                    {version.liveFrom} 起用
                  </p>
                  <details>
                    <summary>
                      看改了什么<span class="unseen">（第 {version.n} 版）</span>
                    </summary>
                    <SideBySide
                      before={inLines(before ? textOf(before) : version.baseText)}
                      after={inLines(textOf(version))}
                      names={[before ? `第 ${before.n} 版` : '自带的', `第 ${version.n} 版`]}
                    />
                  </details>
                  {isEditor && version.n !== current?.n && version.text !== '' && (
                    <Step
                      {...step}
                      what="roll-back"
                      words={`退回到第 ${version.n} 版`}
                      fields={{ n: String(version.n) }}
                      danger
                    />
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </section>
    </div>
  );
}
