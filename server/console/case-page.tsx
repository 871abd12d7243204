// One case on a page: who reported what and where, what can be done now, the clocks, the words and the history.
import type { PropsWithChildren } from 'hono/jsx';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Authorized, CaseFile } from '../../db/case-reading.ts';
import type { Clock } from '../../knowledge/casework/clocks.ts';
import { satisfactionOf } from '../../knowledge/casework/satisfaction.ts';
import { readTold } from '../../knowledge/casework/told.ts';
import type { AccusedType, CaseState, CaseStatus } from '../../knowledge/casework/types.ts';
import { urgency } from '../../knowledge/casework/urgency.ts';
import { hidesIdentity, type OpenedIdentity } from '../casework.ts';
import { lettersFor } from '../letters/compose.ts';
import { letterWords } from '../letters/words.ts';
import { ActionForms, LeftOver } from './action-forms.tsx';
import { Checklist } from './checklist.tsx';
import type { Draft } from './fields.tsx';
import { type CaseFiles, Files } from './files.tsx';
import type { Checked, Happening, Said } from './history.ts';
import { Token } from './page.tsx';
import { clocksToday, nextDeadline } from './queue.ts';
import { Due, kindWords, placeWords } from './queue-page.tsx';
import { longDay, momentWords } from './times.ts';
import { ACCUSED, CLOCKS, type OfficerAction, STATUSES } from './words.ts';

export interface CaseProps {
  office: Office;
  file: Authorized<CaseFile>;
  state: CaseState;
  permitted: readonly OfficerAction[];
  history: { happenings: Happening[]; said: Said[]; checked: Map<string, Checked> };
  /** What the reporter handed in. */
  files: CaseFiles;
  csrf: string;
  draft: Draft | undefined;
  kept: string | undefined;
  masked: string | undefined;
  /** Whether this officer's unit handles the case and may open the contact. */
  mayOpenContact: boolean;
  /** Whether this officer's unit writes the letters of this case. */
  mayWrite: boolean;
  /** Name and telephone, when they were just opened. */
  opened: OpenedIdentity | undefined;
}

const Fact = ({ name, children }: PropsWithChildren<{ name: string }>) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** A closed case its reporter calls unsolved is not shown as settled. */
const SATISFACTION = {
  satisfied: '群众说解决了，满意',
  unsatisfied: '群众不满意',
  disputed: '群众说没有解决',
  silent: '群众没有评价',
} as const;

function Facts({ office, file, state, mayOpenContact, opened }: CaseProps) {
  return (
    <dl class="facts">
      <Fact name="状态">
        {STATUSES[file.status as CaseStatus]}
        {state.rating && `（${SATISFACTION[satisfactionOf(state)]}，${state.rating.score} 分）`}
      </Fact>
      <Fact name="承办单位">{unitName(office, file.unit)}</Fact>
      <Fact name={file.kind === 'tip_off' ? '被反映的地方' : '地点'}>{placeWords(office, file)}</Fact>
      {file.accused !== null && <Fact name="反映的是">{ACCUSED[file.accused as AccusedType]}</Fact>}
      <Fact name="反映人">
        {file.anonymous
          ? '匿名。答复写在这里，反映人凭编号和查询码来看。'
          : file.hasContact
            ? mayOpenContact || opened !== undefined
              ? '留了联系方式（见下面）'
              : '留了联系方式（只有承办单位能打开）'
            : file.events.some(({ type }) => type === 'contact_erased' || type === 'erased')
              ? '留过联系方式，已按规定删除'
              : '实名'}
      </Fact>
      <Fact name="收到时间">{momentWords(file.filedAt)}</Fact>
    </dl>
  );
}

/** Whether the days in which a unit may give a case back are over: 信访工作条例 第二十三条第三款. */
const isTooLateToReturn = (clocks: readonly Clock[]) =>
  !clocks.some(({ clock, state }) => clock === 'object_transfer' && state === 'running');

/** Opened only with a reason, which stands in the history for the supervisor. */
function Contact({ file, csrf, opened, mayOpenContact }: CaseProps) {
  if (!hidesIdentity(file) || (!mayOpenContact && opened === undefined)) return null;
  const title = file.hasContact ? '反映人的联系方式' : '遮住的号码';
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{title}</h2>
      {opened === undefined ? (
        <form method="post" action={`/staff/cases/${file.trackingNumber}/contact`}>
          <Token csrf={csrf} />
          <div class="field">
            <label for="contact-reason">为什么要看</label>
            <p class="hint" id="contact-reason-hint">
              来往内容里的身份证号、电话和银行卡号平时遮住，打开后一并显示。每看一次都会记下是谁、为什么，县里监督能看到。
            </p>
            <input
              id="contact-reason"
              name="reason"
              required
              maxlength={200}
              aria-describedby="contact-reason-hint"
            />
          </div>
          <button type="submit">{file.hasContact ? '打开联系方式' : '显示完整号码'}</button>
        </form>
      ) : (
        <p class="opened">{opened.contact ?? '号码已在来往内容里完整显示，只显示这一次。'}</p>
      )}
    </section>
  );
}

const TOO_LATE = '退回的期限已过。不归您单位办的，请用“内部备注”说明，由县民政局诉求受理台转办。';

/** The next step in words, for whoever does this the first time. */
function nextStep(
  { status, extensionAsked, erasedOn }: CaseState,
  permitted: readonly OfficerAction[],
): string {
  const can = (action: OfficerAction) => permitted.includes(action);
  if (erasedOn !== undefined) return '内容已按规定删除，没有可以再办的。';
  if (can('review_decide')) return '下一步：看双方的话和办理经过，作出复查、复核决定。';
  if (extensionAsked && can('extend_refuse')) return '下一步：承办单位申请延期，请批准，或者写明理由不同意。';
  if (can('accept')) {
    if (can('transfer')) return '下一步：受理，或者转给该办的单位；不该受理的写明理由。';
    return can('return')
      ? '下一步：属于您单位的就受理；不属于的，写明理由退回或不予受理。'
      : '下一步：受理；不该受理的，写明理由和该找谁。';
  }
  if (status === 'answered' && can('close')) return '下一步：事情办妥了就办结。';
  if (can('reply')) return '下一步：查清情况，答复群众，然后办结。';
  if (['closed', 'declined', 'withdrawn', 'merged'].includes(status)) return '这件诉求已经结束。';
  return '这件诉求由承办单位办理，您可以看。';
}

const CLOCK_STATES = { met: '按时办了', missed: '办了，但晚了', paused: '暂停' } as const;

function ClockRow({ office, clock }: { office: Office; clock: Clock }) {
  const { state } = clock;
  // Silence uses up the right to object; nobody did anything in time or late.
  const isSpent = clock.clock === 'object_transfer' && state !== 'running';
  const near = state === 'running' ? urgency(clock, office.today(), office.calendars()) : undefined;
  return (
    <tr>
      <th scope="row">{CLOCKS[clock.clock]}</th>
      <td>
        {longDay(clock.due)}
        {clock.provisional && !near && '（暂定）'}
      </td>
      <td>
        {near ? (
          <span class={`due ${near.level}`}>{near.words}</span>
        ) : (
          <span class={state === 'missed' && !isSpent ? 'due overdue' : 'due none'}>
            {isSpent ? '已不适用' : CLOCK_STATES[state as keyof typeof CLOCK_STATES]}
          </span>
        )}
      </td>
      <td class="basis">{clock.basis}</td>
    </tr>
  );
}

/** What still runs first, the nearest on top. */
const byNearness = (a: Clock, b: Clock) =>
  Number(b.state === 'running') - Number(a.state === 'running') || (a.due < b.due ? -1 : 1);

function Clocks({ office, clocks }: { office: Office; clocks: readonly Clock[] }) {
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">时限</h2>
      <table class="clocks">
        <thead>
          <tr>
            <th scope="col">要做的</th>
            <th scope="col">最晚</th>
            <th scope="col">现在</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {[...clocks].sort(byNearness).map((clock) => (
            <ClockRow office={office} clock={clock} />
          ))}
        </tbody>
      </table>
      {clocks.some(({ provisional }) => provisional) && (
        <p class="hint">“暂定”：那一年的放假安排还没有公布，公布后日期可能会变。</p>
      )}
    </section>
  );
}

/** Letters this case allows, as files to complete, stamp and serve. */
function Letters({ office, file }: Pick<CaseProps, 'office' | 'file'>) {
  const kinds = lettersFor(office, file);
  if (kinds.length === 0) return null;
  const address = `/api/v1/staff/cases/${file.trackingNumber}/letters`;
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{letterWords.heading}</h2>
      <p class="hint">{letterWords.hint}</p>
      <ul class="letters">
        {kinds.map((kind) => (
          <li>
            {letterWords.titles[kind]}{' '}
            {(['docx', 'pdf'] as const).map((format) => (
              <>
                <a class="letter-file" href={`${address}/${kind}?format=${format}`} download>
                  {letterWords.formats[format]}
                </a>{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const WHO_SEES = { reporter: '', officer: '群众看得到', internal: '内部备注，群众看不到' } as const;

/** A reporter's story, and each answer under the question it answers. */
function Words({ text, isTold }: { text: string; isTold: boolean }) {
  const { story, answers } = isTold ? readTold(text) : { story: text, answers: [] };
  return (
    <>
      <p class="said">{story}</p>
      {answers.length > 0 && (
        <dl class="answers">
          {answers.map((answer) => (
            <Fact name={answer.label}>{answer.text}</Fact>
          ))}
        </dl>
      )}
    </>
  );
}

function Messages({ said }: { said: readonly Said[] }) {
  return (
    <section aria-labelledby="said">
      <h2 id="said">往来内容</h2>
      <ol class="messages">
        {said.map(({ who, at, text, kind, isKeptBack }) => (
          <li class={kind}>
            <p class="by">
              <strong>{who}</strong> <time>{momentWords(at)}</time>{' '}
              {WHO_SEES[kind] && <span class="tag">{WHO_SEES[kind]}</span>}
              {isKeptBack && <span class="tag">承办单位看不到原话，要转述请写内部备注</span>}
            </p>
            <Words text={text} isTold={kind === 'reporter'} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">办理经过</h2>
      <ol class="timeline">
        {happenings.map(({ at, who, what, more }) => (
          <li>
            <time>{momentWords(at)}</time>
            <p>
              <strong>{who}</strong>：{what}
            </p>
            {more && <p class="more">{more}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Case(props: CaseProps) {
  const { office, file, state, permitted, history, csrf, draft } = props;
  const clocks = clocksToday(office, file);
  const isLate = permitted.includes('return') && isTooLateToReturn(clocks);
  const open = isLate ? permitted.filter((action) => action !== 'return') : permitted;
  const isLost = draft !== undefined && !open.includes(draft.action);
  const next = nextDeadline(office, clocks);
  return (
    <article class="case">
      <header>
        <p class="back">
          <a href="/staff">← 所有诉求</a>
        </p>
        <h1>
          {file.urgent && <span class="tag urgent">紧急</span>} {kindWords(file)}
        </h1>
        <p class="number">{file.trackingNumber}</p>
        <p class="now">
          <Due next={next} />
          {next && ` ${CLOCKS[next.clock.clock]}，最晚 ${longDay(next.clock.due)}`}
        </p>
      </header>
      {state.held && <p class="held">已设保全：内容、文件和联系方式到期也不删除。理由见下面的内部备注。</p>}
      {state.erasedOn !== undefined && (
        <p class="held">
          内容、文件和联系方式到了规定的期限，{longDay(state.erasedOn)}已按规定删除。办理经过还在下面。
        </p>
      )}
      {isLost && <LeftOver draft={draft} />}
      <div class="columns">
        <div class="told">
          <Facts {...props} />
          <Messages said={history.said} />
          <Files trackingNumber={file.trackingNumber} files={props.files} />
        </div>
        <section class="actions" aria-labelledby="actions">
          <h2 id="actions">可以做的</h2>
          <p class="step">{nextStep(state, open)}</p>
          {isLate && <p class="hint">{TOO_LATE}</p>}
          <ActionForms
            office={office}
            state={state}
            trackingNumber={file.trackingNumber}
            csrf={csrf}
            permitted={open}
            draft={draft}
            kept={props.kept}
            masked={props.masked}
          />
        </section>
        <div class="told">
          <Checklist
            state={state}
            trackingNumber={file.trackingNumber}
            csrf={csrf}
            checked={history.checked}
            mayCheck={open.includes('check')}
            draft={draft}
          />
          <Contact {...props} />
          <Clocks office={office} clocks={clocks} />
          {props.mayWrite && <Letters office={office} file={file} />}
          <Timeline happenings={history.happenings} />
        </div>
      </div>
    </article>
  );
}
