// A case's history in words: the events an officer reads, and who wrote which message.
import { countWords } from '../../bot/attachments/names.ts';
import type { Office } from '../../bot/office.ts';
import { unitName } from '../../bot/reports.ts';
import type { Authorized, CaseFile } from '../../db/case-reading.ts';
import { readEvent } from '../../db/cases.ts';
import type { Account } from '../../db/officers.ts';
import { checklistFor, listCategories } from '../../knowledge/casework/categories.ts';
import type { CaseEvent } from '../../knowledge/casework/types.ts';
import { ACCUSED, FINDINGS, MEASURES, REVIEW_DECISIONS, routedBecause } from './words.ts';

export interface Happening {
  at: string;
  who: string;
  what: string;
  /** Reason or detail, when the event has one. */
  more?: string | undefined;
}

/** What was found of an item of the checklist, the last time somebody looked. */
export interface Checked {
  result: string;
  at: string;
  who: string;
  text?: string;
}

export interface Said {
  at: string;
  who: string;
  text: string;
  kind: 'reporter' | 'officer' | 'internal';
  /** The unit that handles the case works on a copy without names and does not read these words. */
  isKeptBack?: boolean;
}

const BY_REPORTER: readonly string[] = [
  ...['filed', 'messaged', 'attached', 'completed', 'withdrawn', 'rated', 'reopened', 'review_asked'],
];

/** Every item of every checklist by its id. */
const CHECKLIST = new Map(
  listCategories().flatMap(({ id }) => checklistFor(id).map((item) => [item.id, item.text] as const)),
);

const listed = (items: readonly string[]) => items.join('、');

/** What happened, and the reason given. Who is shut out of a case is never said. */
function tell(office: Office, event: CaseEvent): Pick<Happening, 'what' | 'more'> {
  const unit = (code: string) => unitName(office, code);
  switch (event.type) {
    case 'filed':
      return { what: '反映了这件诉求' };
    case 'routed':
      return { what: `交给${unit(event.unit)}`, more: routedBecause(event.why) };
    case 'denied':
      return { what: '又提到了别的被反映人，重新核对了谁能看到这件诉求' };
    case 'succeeded':
      // Without a unit only who is shut out, or told, changed its name.
      return {
        what:
          event.unit === undefined
            ? '乡镇合并或换了代码，记录随之更新'
            : `乡镇合并，转由${unit(event.unit)}接办`,
      };
    case 'accepted':
      return { what: '受理' };
    case 'told':
      return { what: event.what === 'acceptance' ? '已告知举报人是否受理' : '已告知举报人结果' };
    case 'declined':
      return { what: '不予受理', more: `${event.reason}（可以找：${event.referTo}）` };
    case 'returned': {
      const { suggestUnit } = event;
      const suggestion = suggestUnit === undefined ? '' : `（建议交给${unit(suggestUnit)}）`;
      return { what: `退回${unit(event.unit)}`, more: `${event.reason}${suggestion}` };
    }
    case 'transferred':
      return { what: `转给${unit(event.unit)}`, more: event.reason };
    case 'triaged':
      return { what: `查明反映的是${ACCUSED[event.accused]}，交给${unit(event.unit)}`, more: event.reason };
    case 'asked':
      return { what: '问了反映人' };
    case 'checked': {
      const item = CHECKLIST.get(event.item) ?? event.item;
      return { what: `核查：${item}——${event.result}` };
    }
    case 'extension_asked':
      return { what: `申请延期${event.days}天`, more: event.reason };
    case 'extended':
      return { what: `批准延期${event.days}天`, more: event.reason };
    case 'extension_refused':
      return { what: '不同意延期', more: event.reason };
    case 'held':
      return { what: '设了保全，到期不删除' };
    case 'released':
      return { what: '解除了保全' };
    case 'erased':
      return { what: '内容、文件和联系方式到期，已按规定删除' };
    case 'contact_erased':
      return {
        what: event.why === 'asked' ? '反映人要求删除联系方式，已删除' : '联系方式到期，已按规定删除',
      };
    case 'urged':
      return { what: '督办' };
    case 'merged':
      return { what: `并入 ${event.into}` };
    case 'absorbed':
      return { what: '有一件诉求并了进来' };
    case 'relayed':
      return { what: '并入的那一件有了答复，已告诉反映人' };
    case 'recused':
      return { what: '回避', more: event.reason };
    case 'reopened':
      return { what: '不满意，要求重新办理' };
    case 'review_asked':
      return { what: event.stage === 'review' ? '申请复查' : '申请复核' };
    case 'reviewed': {
      const said = new Map(REVIEW_DECISIONS).get(event.decision) ?? event.decision;
      return { what: `${event.stage === 'review' ? '复查' : '复核'}决定：${said}` };
    }
    case 'noted':
      return { what: '记了一条内部备注' };
    case 'rated':
      return { what: `评价：${event.score}分，${event.resolved ? '解决了' : '没解决'}` };
    case 'contact_opened':
      return { what: '看了反映人的联系方式', more: event.reason };
    case 'replied':
      return { what: event.final ? '给了最终答复' : '答复了群众' };
    case 'messaged':
      return { what: '补充了情况' };
    case 'attached':
      return { what: `交来${countWords(event.files)}` };
    case 'completed':
      return {
        what: [event.place && '补充了地点', event.contact && '补充了联系方式'].filter(Boolean).join('，'),
      };
    case 'withdrawn':
      return { what: '撤回了诉求' };
    case 'closed': {
      const measures = event.measures.map((measure) => MEASURES[measure]);
      return {
        what: `办结，结论：${FINDINGS[event.finding]}`,
        more: measures.length > 0 ? `采取的措施：${listed(measures)}` : undefined,
      };
    }
  }
}

/** Usernames with the names that go with them. */
async function namesOf(office: Office): Promise<Map<string, string>> {
  return new Map((await office.officers.list()).map(({ username, name }) => [username, name]));
}

/** The timeline, oldest first, and every message with who wrote it. */
export async function readHistory(
  office: Office,
  account: Account,
  file: Authorized<CaseFile>,
  opened: readonly { seq: number; text: string }[] = [],
): Promise<{ happenings: Happening[]; said: Said[]; checked: Map<string, Checked> }> {
  const names = await namesOf(office);
  const officer = (username: string) => {
    const name = names.get(username);
    return name === undefined ? username : `${name}（${username}）`;
  };
  // The case it went into may have come to accuse this officer since.
  const seen = new Set<string>();
  for (const event of file.events.map(readEvent)) {
    if (event.type === 'merged' && (await office.reading.find(account, event.into))) seen.add(event.into);
  }
  const writers = new Map<number, string>();
  const checked = new Map<string, Checked>();
  const texts = new Map(file.messages.map(({ seq, text }) => [seq, text]));
  const happenings = file.events.map((kept): Happening => {
    const event = readEvent(kept);
    const who = kept.by !== null ? officer(kept.by) : BY_REPORTER.includes(event.type) ? '反映人' : '系统';
    const { message } = event as { message?: number };
    if (message !== undefined) writers.set(message, who);
    if (event.type === 'checked') {
      const text = message === undefined ? undefined : texts.get(message);
      checked.set(event.item, { result: event.result, at: event.at, who, ...(text ? { text } : {}) });
    }
    const isHidden = event.type === 'merged' && !seen.has(event.into);
    return { at: event.at, who, ...tell(office, event), ...(isHidden ? { what: '并入另一件' } : {}) };
  });
  const whole = new Map(opened.map(({ seq, text }) => [seq, text]));
  const said = file.messages.map(({ seq, from, internal, text, at, maskedFor }): Said => {
    const isReporter = from === 'reporter';
    return {
      at,
      text: whole.get(seq) ?? text,
      who: isReporter ? '反映人' : (writers.get(seq) ?? '系统'),
      kind: isReporter ? 'reporter' : internal ? 'internal' : 'officer',
      ...(maskedFor === file.unit ? { isKeptBack: true } : {}),
    };
  });
  return { happenings, said, checked };
}
