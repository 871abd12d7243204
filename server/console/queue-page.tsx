// The officer's first page: how much waits, filters, and the cases with the most urgent on top.
import type { PropsWithChildren } from 'hono/jsx';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Authorized, CaseFace, Notice } from '../../db/case-reading.ts';
import type { Account } from '../../db/officers.ts';
import { findCategory } from '../../knowledge/casework/categories.ts';
import { CASE_KINDS, CASE_STATUSES, type CaseKind, type CaseStatus } from '../../knowledge/casework/types.ts';
import { Notices } from './notices.tsx';
import type { Counts, QueueItem, QueueQuery } from './queue.ts';
import { shortDay } from './times.ts';
import { CLOCKS, KINDS, STATUSES } from './words.ts';

export const placeWords = (office: Office, { township, village }: Pick<CaseFace, 'township' | 'village'>) =>
  `${township ? unitName(office, township) : ''}${village ?? ''}` || '没有说清';

export const kindWords = ({ kind, category }: Pick<CaseFace, 'kind' | 'category'>) =>
  `${KINDS[kind as CaseKind]} · ${findCategory(category)?.label ?? '其他'}`;

/** Colour and words together: colour alone says nothing to those who cannot see it. */
export const Due = ({ next }: { next: QueueItem['next'] }) =>
  next ? (
    <span class={`due ${next.urgency.level}`}>{next.urgency.words}</span>
  ) : (
    <span class="due none">没有在走的时限</span>
  );

const address = (query: QueueQuery) => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined) as [string, string][];
  return given.length === 0 ? '/staff' : `/staff?${new URLSearchParams(given)}`;
};

const isFiltered = ({ cursor: _, ...rest }: QueueQuery) =>
  Object.values(rest).some((value) => value !== undefined);

function Tally({ counts, query }: { counts: Counts; query: QueueQuery }) {
  const tiles: [string, string, QueueQuery, string][] = [
    ['已逾期', counts.overdue, { due: 'overdue' }, 'overdue'],
    ['快到期', counts.soon, { due: 'soon' }, 'due_soon'],
    ['待受理', counts.waiting, { status: 'routed' }, 'ok'],
    ...(counts.returned === '0'
      ? []
      : ([['退回待分派', counts.returned, { status: 'returned' }, 'ok']] as [
          string,
          string,
          QueueQuery,
          string,
        ][])),
  ];
  const here = address(query);
  return (
    <ul class="tally" aria-label="有多少件等着办">
      {tiles.map(([label, number, to, level]) => (
        <li>
          <a
            class={number === '0' ? 'zero' : level}
            href={address(to)}
            {...(here === address(to) ? { 'aria-current': 'true' } : {})}
          >
            <strong>{number}</strong> {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

type Option = readonly [value: string, label: string];

function Choice(props: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly Option[];
}) {
  const id = `by-${props.name}`;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} name={props.name}>
        {props.options.map(([value, label]) => (
          <option value={value} selected={value === (props.value ?? '')}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A clerk's cases are all of one unit; the county's are not. */
const isCounty = ({ role }: Account) => role === 'desk' || role === 'supervisor';

function Filters({ office, account, query }: { office: Office; account: Account; query: QueueQuery }) {
  const units: Option[] = [
    ['', '所有单位'],
    ['desk', unitName(office, 'desk')],
    ...office.county.townships.map(({ code, name }): Option => [code, name]),
  ];
  return (
    <search>
      <form method="get" action="/staff" class="filters">
        <div class="field wide">
          <label for="by-q">找编号或内容</label>
          <input id="by-q" name="q" type="search" maxlength={100} value={query.q ?? ''} />
        </div>
        <Choice
          name="status"
          label="状态"
          value={query.status}
          options={[
            ['', '还没办完的'],
            ['all', '全部，包括办完的'],
            ...CASE_STATUSES.filter((status) => status !== 'filed').map((s): Option => [s, STATUSES[s]]),
          ]}
        />
        <Choice
          name="kind"
          label="类别"
          value={query.kind}
          options={[['', '所有类别'], ...CASE_KINDS.map((kind): Option => [kind, KINDS[kind]])]}
        />
        <Choice
          name="due"
          label="时限"
          value={query.due}
          options={[
            ['', '不限'],
            ['overdue', '已逾期'],
            ['soon', '快到期'],
          ]}
        />
        {isCounty(account) && <Choice name="unit" label="承办单位" value={query.unit} options={units} />}
        <div class="press">
          <button type="submit">查找</button>
          {isFiltered(query) && <a href="/staff">清除条件</a>}
        </div>
      </form>
    </search>
  );
}

const Cell = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <td>
    <span class="label" aria-hidden="true">
      {label}
    </span>
    {children}
  </td>
);

function Row({ office, item, county }: { office: Office; item: QueueItem; county: boolean }) {
  const { face, story, next } = item;
  return (
    <tr class={next?.urgency.level ?? 'none'}>
      <td class="when">
        <Due next={next} />
        {next && (
          <small>
            {CLOCKS[next.clock.clock]} {shortDay(next.clock.due, office.today())}
          </small>
        )}
      </td>
      <th scope="row" class="what">
        {face.urgent && <span class="tag urgent">紧急</span>} <span>{kindWords(face)}</span>
        <a class="cover" href={`/staff/cases/${face.trackingNumber}`}>
          {story}
        </a>
        <small class="number">{face.trackingNumber}</small>
      </th>
      <Cell label="地点">{placeWords(office, face)}</Cell>
      <Cell label="状态">{STATUSES[face.status as CaseStatus]}</Cell>
      {county && <Cell label="承办">{unitName(office, face.unit)}</Cell>}
    </tr>
  );
}

function Nothing({ query }: { query: QueueQuery }) {
  return (
    <div class="nothing">
      {isFiltered(query) ? (
        <>
          <p>没有符合这些条件的诉求。</p>
          <p>
            可以少选一个条件，或者<a href="/staff">看所有没办完的</a>。
          </p>
        </>
      ) : (
        <>
          <p>现在没有等着您办的诉求。</p>
          <p>有新的诉求交给您的单位，会出现在这里；办完的可以在上面“状态”里选“全部，包括办完的”来找。</p>
        </>
      )}
    </div>
  );
}

export interface QueueProps {
  office: Office;
  account: Account;
  query: QueueQuery;
  queue: { items: QueueItem[]; next?: string };
  counts: Counts;
  notices: readonly Authorized<Notice>[];
}

export function Queue({ office, account, query, queue, counts, notices }: QueueProps) {
  const county = isCounty(account);
  return (
    <>
      <h1>诉求</h1>
      <Tally counts={counts} query={query} />
      {!isFiltered(query) && query.cursor === undefined && <Notices office={office} notices={notices} />}
      <details class="filter-box" open={isFiltered(query)}>
        <summary>查找和筛选</summary>
        <Filters office={office} account={account} query={query} />
      </details>
      {queue.items.length === 0 ? (
        <Nothing query={query} />
      ) : (
        <table class="cases">
          <caption>最急的排在最上面</caption>
          <thead>
            <tr>
              <th scope="col">时限</th>
              <th scope="col">诉求</th>
              <th scope="col">地点</th>
              <th scope="col">状态</th>
              {county && <th scope="col">承办单位</th>}
            </tr>
          </thead>
          <tbody>
            {queue.items.map((item) => (
              <Row office={office} item={item} county={county} />
            ))}
          </tbody>
        </table>
      )}
      <nav class="pages" aria-label="翻页">
        {query.cursor !== undefined && <a href={address({ ...query, cursor: undefined })}>回到最急的</a>}
        {queue.next !== undefined && (
          <a class="button" href={address({ ...query, cursor: queue.next })}>
            看后面的
          </a>
        )}
      </nav>
    </>
  );
}
