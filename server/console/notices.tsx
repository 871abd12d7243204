// What an officer is reminded of: deadlines near or past that are theirs to see to, and calendars still missing.
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Authorized, Notice } from '../../db/case-reading.ts';
import type { Account } from '../../db/officers.ts';
import type { ClockName } from '../../knowledge/casework/types.ts';
import { urgency } from '../../knowledge/casework/urgency.ts';
import { kindWords } from './queue-page.tsx';
import { CLOCKS } from './words.ts';

const MOST_SHOWN = 10;

export const readNotices = (office: Office, account: Account) =>
  office.reading.notices(account, MOST_SHOWN + 1);

const LEVELS: Readonly<Record<string, string>> = {
  soon: '快到期',
  unit: '已逾期，请单位负责人督促',
  desk: '已逾期，请县受理台过问',
  county: '列入全县逾期督办',
};

export function Notices({ office, notices }: { office: Office; notices: readonly Authorized<Notice>[] }) {
  if (notices.length === 0) return null;
  const shown = notices.slice(0, MOST_SHOWN);
  return (
    <section class="notices" aria-labelledby="notices">
      <h2 id="notices">提醒</h2>
      <ul>
        {shown.map(({ trackingNumber, level, clock, due, unit, ...face }) => {
          const near = urgency({ due, provisional: false }, office.today(), office.calendars());
          return (
            <li>
              <span class={`due ${near.level}`}>{near.words}</span>{' '}
              <a href={`/staff/cases/${trackingNumber}`}>
                {kindWords(face)} {trackingNumber}
              </a>{' '}
              {CLOCKS[clock as ClockName] ?? clock} · {unitName(office, unit)} · {LEVELS[level] ?? level}
            </li>
          );
        })}
      </ul>
      {notices.length > MOST_SHOWN && (
        <p>
          还有更多，看<a href="/staff?due=overdue">所有逾期的</a>和<a href="/staff?due=soon">快到期的</a>。
        </p>
      )}
    </section>
  );
}

/** For the administrator: deadlines shown as provisional because a year's notice is not loaded. */
export async function calendarAlarm(office: Office): Promise<string | undefined> {
  const { clocks, years } = await office.reminders.provisional();
  if (clocks === 0) return undefined;
  return `有 ${clocks} 个时限是暂定的：${years.join('、')}年的放假通知还没有装进来。国务院办公厅公布以后，请运维运行 npm run mingbai -- calendar load <年份> <文件>。`;
}
