import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '../../../knowledge/casework/calendar.ts';
import { binding, type Clock, clocksFor, deriveClocks } from '../../../knowledge/casework/clocks.ts';
import { plusDays } from '../../../knowledge/casework/days.ts';
import { foldCase } from '../../../knowledge/casework/fold.ts';
import type { CaseEvent, Filing } from '../../../knowledge/casework/types.ts';
import { urgency } from '../../../knowledge/casework/urgency.ts';

const complaint: Filing = {
  kind: 'complaint',
  category: 'delay',
  urgent: false,
  anonymous: false,
  realName: false,
  promise: { workingDays: 15, basis: '服务承诺' },
};
const system = { who: 'system' } as const;
const clerk = { who: 'officer', id: 'o1', role: 'clerk', unit: '999001101' } as const;

function filed(filing: Filing, at: string): CaseEvent {
  return { type: 'filed', at, by: { who: 'reporter' }, ...filing };
}
function routed(at: string, unit = '999001101'): CaseEvent {
  return { type: 'routed', at, by: system, unit, denied: [], informed: [], restricted: false, why: 'place' };
}
function named(clocks: Clock[], name: Clock['clock']): Clock | undefined {
  return clocks.findLast(({ clock }) => clock === name);
}

describe('clocks at filing', () => {
  test('a complaint has its receipt, fifteen days to be accepted and the promise', () => {
    const clocks = clocksFor(complaint, '2026-09-21');
    expect(clocks.map(({ clock, due, state, legal }) => [clock, due, state, legal])).toEqual([
      ['acknowledge', '2026-09-21', 'met', false],
      ['accept', '2026-10-08', 'running', true],
      ['promise', '2026-10-19', 'running', false],
    ]);
  });

  test('a real-name tip-off must be told of acceptance in fifteen working days', () => {
    const clocks = clocksFor({ ...complaint, kind: 'tip_off', realName: true }, '2026-02-10');
    expect(named(clocks, 'realname_accept')).toMatchObject({ due: '2026-03-09', legal: true });
    expect(
      named(clocksFor({ ...complaint, kind: 'tip_off' }, '2026-02-10'), 'realname_accept'),
    ).toBeUndefined();
  });

  test('a question runs on the promise alone', () => {
    const clocks = clocksFor({ ...complaint, kind: 'question' }, '2026-09-21');
    expect(clocks.map(({ clock }) => clock)).toEqual(['acknowledge', 'promise']);
  });
});

describe('clocks along a case', () => {
  const start = [filed(complaint, '2026-09-21T09:00:00+08:00'), routed('2026-09-21T09:00:00+08:00')];

  test('taken from whoever answered it, it owes acceptance and an answer anew; taken before, it goes on', () => {
    const accepted: CaseEvent = { type: 'accepted', at: '2026-09-22T09:00:00+08:00', by: clerk };
    const at = '2026-09-24T09:00:00+08:00';
    const answered: CaseEvent = { type: 'replied', at, by: clerk, text: '已补发', final: true };
    const taken = routed('2026-10-12T09:00:00+08:00', 'discipline');
    const running = (events: CaseEvent[]) =>
      deriveClocks(events, '2026-10-13')
        .filter(({ state, clock }) => state === 'running' && clock !== 'object_transfer')
        .map(({ clock, startedOn }) => [clock, startedOn]);
    expect(running([...start, accepted, answered])).toEqual([]);
    const events = [...start, accepted, answered, taken];
    expect(running(events)).toEqual([
      ['accept', '2026-10-12'],
      ['promise', '2026-10-12'],
    ]);
    expect(foldCase(events)).toMatchObject({ status: 'routed', unit: 'discipline' });
    expect(foldCase(events).answeredOn).toBeUndefined();
    expect(running([...start, accepted, taken])).toEqual([
      ['promise', '2026-09-21'],
      ['answer', '2026-09-22'],
    ]);
  });

  test('the unit may object for five working days, make-up days counted, then the right is over', () => {
    expect(named(deriveClocks(start, '2026-09-28'), 'object_transfer')).toMatchObject({
      due: '2026-09-29',
      state: 'running',
    });
    expect(named(deriveClocks(start, '2026-09-30'), 'object_transfer')).toMatchObject({ state: 'met' });
  });

  test('the desk has nobody to object to', () => {
    const events = [start[0] as CaseEvent, routed('2026-09-21', 'desk')];
    expect(named(deriveClocks(events, '2026-09-21'), 'object_transfer')).toBeUndefined();
  });

  test('acceptance starts the sixty days; a final reply ends them and the promise', () => {
    const accepted: CaseEvent = { type: 'accepted', at: '2026-09-21T10:00:00+08:00', by: clerk };
    const clocks = deriveClocks([...start, accepted], '2026-09-22');
    expect(named(clocks, 'accept')).toMatchObject({ state: 'met', stoppedOn: '2026-09-21' });
    expect(named(clocks, 'answer')).toMatchObject({ due: '2026-11-20', state: 'running', legal: true });

    const interim: CaseEvent = {
      type: 'replied',
      at: '2026-09-25T10:00:00+08:00',
      by: clerk,
      text: '在查',
      final: false,
    };
    const last: CaseEvent = {
      type: 'replied',
      at: '2026-10-20T10:00:00+08:00',
      by: clerk,
      text: '已补发',
      final: true,
    };
    const later = deriveClocks([...start, accepted, interim, last], '2026-10-21');
    expect(named(later, 'answer')).toMatchObject({ state: 'met', stoppedOn: '2026-10-20' });
    expect(named(later, 'promise')).toMatchObject({ state: 'missed', due: '2026-10-19' });
  });

  test('passing on after acceptance does not restart the sixty days', () => {
    const events: CaseEvent[] = [
      ...start,
      { type: 'accepted', at: '2026-09-21', by: clerk },
      { type: 'transferred', at: '2026-10-09', by: system, unit: '999001102', reason: '户籍在那边' },
      { type: 'accepted', at: '2026-10-10', by: clerk },
    ];
    const answers = deriveClocks(events, '2026-10-10').filter(({ clock }) => clock === 'answer');
    expect(answers.map(({ startedOn }) => startedOn)).toEqual(['2026-09-21']);
  });

  test('an urgent promise is met by the first reply', () => {
    const urgent: Filing = {
      ...complaint,
      kind: 'help',
      urgent: true,
      promise: { workingDays: 1, basis: '承诺' },
    };
    const reply: CaseEvent = { type: 'replied', at: '2026-09-22', by: clerk, text: '马上到', final: false };
    const clocks = deriveClocks([filed(urgent, '2026-09-21'), routed('2026-09-21'), reply], '2026-09-22');
    expect(named(clocks, 'promise')).toMatchObject({ due: '2026-09-22', state: 'met' });
  });

  test('closing a real-name tip-off starts fifteen working days to tell the outcome, ended by the telling', () => {
    const tip: Filing = { ...complaint, kind: 'tip_off', realName: true };
    const closed: CaseEvent = {
      type: 'closed',
      at: '2026-09-21',
      by: clerk,
      finding: 'partly',
      measures: [],
      text: '…',
    };
    const told: CaseEvent = { type: 'told', at: '2026-09-22', by: system, what: 'outcome' };
    expect(
      named(deriveClocks([filed(tip, '2026-09-01'), closed], '2026-09-21'), 'realname_outcome'),
    ).toMatchObject({
      due: '2026-10-19',
      state: 'running',
    });
    expect(
      named(deriveClocks([filed(tip, '2026-09-01'), closed, told], '2026-09-22'), 'realname_outcome'),
    ).toMatchObject({ state: 'met' });
  });
});

describe('the clock that binds', () => {
  test('is the running one due first; the reporter is not shown the right to object', () => {
    const clocks = deriveClocks([filed(complaint, '2026-09-21'), routed('2026-09-21')], '2026-09-21');
    expect(binding(clocks)?.clock).toBe('object_transfer');
    expect(binding(clocks, 'reporter')?.clock).toBe('accept');
    expect(binding([])).toBeUndefined();
  });
});

describe('urgency in words', () => {
  const clock = { due: '2026-10-08', provisional: false };
  test.each([
    ['2026-09-24', 'ok', '还剩4个工作日'],
    ['2026-09-28', 'due_soon', '还剩3个工作日'],
    ['2026-10-08', 'due_soon', '今天到期'],
    ['2026-10-10', 'overdue', '逾期2天'],
  ])('on %s is %s: %s', (today, level, words) => {
    expect(urgency(clock, today)).toEqual({ level, words });
  });
  test('says when the date may still move', () => {
    expect(urgency({ due: '2027-01-20', provisional: true }, '2026-12-01').words).toMatch(/（暂定）$/);
  });
});

test('no clock but the receipt is ever due on a rest day, and each is due after it started', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => plusDays('2025-01-01', n));
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('complaint', 'tip_off', 'help', 'suggestion', 'question'),
      fc.boolean(),
      fc.integer({ min: 1, max: 60 }),
      (on, kind, realName, workingDays) => {
        const filing: Filing = { ...complaint, kind, realName, promise: { workingDays, basis: '承诺' } };
        const events = [filed(filing, on), routed(on), { type: 'accepted', at: on, by: clerk } as CaseEvent];
        for (const clock of deriveClocks(events, on)) {
          if (clock.clock === 'acknowledge') continue;
          expect(isWorkingDay(clock.due).working, clock.clock).toBe(true);
          expect(clock.due > clock.startedOn).toBe(true);
        }
      },
    ),
  );
});
