import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySee, relationTo } from '../../../knowledge/casework/access.ts';
import { ACTION_NAMES, type ActionName, actionBodies } from '../../../knowledge/casework/actions.ts';
import { deriveClocks } from '../../../knowledge/casework/clocks.ts';
import { foldCase } from '../../../knowledge/casework/fold.ts';
import { decide, fileCase, permitted, widen } from '../../../knowledge/casework/lifecycle.ts';
import { isRefusal } from '../../../knowledge/casework/refusal.ts';
import { route } from '../../../knowledge/casework/routing.ts';
import {
  ACCUSED_TYPES,
  type Actor,
  CASE_KINDS,
  CASE_STATUSES,
  type CaseEvent,
  type Filing,
} from '../../../knowledge/casework/types.ts';
import { county, PINE, RIVER, STONE } from './county.ts';

const UNITS = [PINE, RIVER, STONE];
const now = new Date('2026-11-20T02:00:00Z');
const filing: Filing = {
  kind: 'complaint',
  category: 'delay',
  urgent: false,
  anonymous: false,
  realName: false,
};
const clerk = (unit: string): Actor => ({ who: 'officer', id: `clerk-${unit}`, role: 'clerk', unit });
const desk: Actor = { who: 'officer', id: 'd', role: 'desk' };
const discipline: Actor = { who: 'officer', id: 'x', role: 'discipline' };
const supervisor: Actor = { who: 'officer', id: 's', role: 'supervisor' };
const reporter: Actor = { who: 'reporter' };

function filedAt(place: string | undefined, more: Partial<Filing> = {}): CaseEvent[] {
  const whole = { ...filing, ...more };
  const question = {
    kind: whole.kind,
    category: whole.category,
    accusedType: whole.accused,
    place: place ? { township: place } : undefined,
    mentionedTownships: [],
  };
  return fileCase(whole, route(question, county), now);
}

/** Takes actions one after another, each of which must be allowed. */
function take(events: CaseEvent[], ...steps: [ActionName, unknown, Actor, Date?][]): CaseEvent[] {
  const history = [...events];
  for (const [action, body, actor, at] of steps) {
    const parsed = actionBodies[action].parse(body);
    const made = decide(foldCase(history), action, parsed as never, actor, at ?? now, UNITS);
    if (isRefusal(made)) throw new Error(`${action}: ${made.code}`);
    history.push(...made.events);
  }
  return history;
}
function refused(events: CaseEvent[], action: ActionName, body: unknown, actor: Actor, at = now): string {
  const made = decide(foldCase(events), action, actionBodies[action].parse(body) as never, actor, at, UNITS);
  return isRefusal(made) ? made.code : 'allowed';
}

describe('the life of a case', () => {
  test('runs from filed to closed', () => {
    let events = filedAt(PINE);
    const statuses = [foldCase(events).status];
    for (const step of [
      ['accept', {}, clerk(PINE)],
      ['note', { text: '已联系村里' }, clerk(PINE)],
      ['reply', { text: '正在核对' }, clerk(PINE)],
      ['reply', { text: '本月补发', final: true }, clerk(PINE)],
      ['message', { text: '谢谢' }, reporter],
      ['close', { finding: 'resolved', measures: ['paid_arrears'], text: '已补发' }, clerk(PINE)],
    ] as [ActionName, unknown, Actor][]) {
      events = take(events, step);
      statuses.push(foldCase(events).status);
    }
    expect(statuses).toEqual([
      'routed',
      'accepted',
      'investigating',
      'investigating',
      'answered',
      'answered',
      'closed',
    ]);
    expect(foldCase(events).version).toBe(events.length);
  });

  test('a reply or a closing waits for acceptance; a note does not', () => {
    const events = filedAt(PINE);
    expect(refused(events, 'reply', { text: '好' }, clerk(PINE))).toBe('wrong_status');
    expect(refused(events, 'close', { finding: 'resolved', text: '好' }, clerk(PINE))).toBe('wrong_status');
    expect(refused(events, 'note', { text: '好' }, clerk(PINE))).toBe('allowed');
  });

  test('a unit gives back what is not its own within five working days; the desk passes it on', () => {
    const events = filedAt(PINE);
    const back = take(events, ['return', { reason: '户籍不在本镇', suggestUnit: RIVER }, clerk(PINE)]);
    expect(foldCase(back)).toMatchObject({ status: 'returned', unit: 'desk' });
    const on = take(
      back,
      ['transfer', { unit: RIVER, reason: '户籍在河口' }, desk],
      ['accept', {}, clerk(RIVER)],
    );
    expect(foldCase(on)).toMatchObject({ status: 'accepted', unit: RIVER });
    const late = new Date('2026-11-28T02:00:00Z');
    expect(refused(events, 'return', { reason: '不是我们的' }, clerk(PINE), late)).toBe('return_too_late');
  });

  test('declining names the reason and the right door, and ends it', () => {
    const events = take(filedAt(PINE), [
      'decline',
      { reason: '属医保', referTo: '县医保局 12393' },
      clerk(PINE),
    ]);
    expect(foldCase(events).status).toBe('declined');
    expect(permitted(foldCase(events), clerk(PINE))).toEqual(['note']);
    expect(actionBodies.decline.safeParse({ reason: '属医保' }).success).toBe(false);
  });

  test('the reporter may write and withdraw, and nobody else may for them', () => {
    const events = filedAt(PINE);
    expect(permitted(foldCase(events), reporter)).toEqual(['message', 'withdraw']);
    expect(refused(events, 'withdraw', {}, clerk(PINE))).toBe('not_permitted');
    expect(foldCase(take(events, ['withdraw', {}, reporter])).status).toBe('withdrawn');
  });

  test('a real-name tip-off records that its reporter was told of acceptance and of the outcome', () => {
    const events = take(
      filedAt(PINE, { kind: 'tip_off', category: 'false_claim', accused: 'household', realName: true }),
      ['accept', {}, clerk(PINE)],
      ['close', { finding: 'partly', text: '已查' }, clerk(PINE)],
    );
    expect(events.filter(({ type }) => type === 'told')).toHaveLength(2);
    const states = deriveClocks(events, '2026-11-20').filter(({ clock }) => clock.startsWith('realname'));
    expect(states.map(({ state }) => state)).toEqual(['met', 'met']);
  });
});

describe('who may act', () => {
  const state = foldCase(filedAt(PINE));
  test('the holder works, the desk passes on and notes, the supervisor reads, others see nothing', () => {
    expect(permitted(state, clerk(PINE))).toEqual([
      ...['accept', 'decline', 'return', 'note', 'ask', 'merge', 'recuse'],
    ]);
    expect(permitted(state, desk)).toEqual(['transfer', 'note', 'merge', 'recuse', 'hold']);
    expect(permitted(state, supervisor)).toEqual(['urge', 'recuse']);
    expect(maySee(state, { role: 'supervisor' })).toBe(true);
    for (const actor of [clerk(RIVER), discipline] as const) expect(relationTo(state, actor)).toBe('none');
    for (const role of ['auditor', 'editor', 'admin'] as const) expect(maySee(state, { role })).toBe(false);
  });

  test('bodies are strict', () => {
    expect(actionBodies.accept.safeParse({ extra: 1 }).success).toBe(false);
    expect(actionBodies.reply.safeParse({ text: '   ' }).success).toBe(false);
    expect(actionBodies.transfer.safeParse({ unit: 'village:x', reason: '无' }).success).toBe(false);
    expect(actionBodies.close.safeParse({ finding: 'guilty', text: '无' }).success).toBe(false);
  });
});

describe('a tip-off about a township', () => {
  const events = filedAt(PINE, { kind: 'tip_off', category: 'bribery', accused: 'township' });

  test('is refused to that township as if it did not exist', () => {
    const to = (unit: string) => refused(events, 'transfer', { unit, reason: '转办' }, discipline);
    expect(to(PINE)).toBe('unknown_unit');
    expect(to('123456789')).toBe('unknown_unit');
    const atDesk = take(events, ['transfer', { unit: 'desk', reason: '查明是住户' }, discipline]);
    expect(refused(atDesk, 'transfer', { unit: PINE, reason: '转办' }, desk)).toBe('unknown_unit');
    expect(refused(atDesk, 'transfer', { unit: RIVER, reason: '转办' }, desk)).toBe('allowed');
  });

  test('an anonymous one keeps the day only, also of later messages, while officers keep the time', () => {
    const anonymous = filedAt(PINE, {
      kind: 'tip_off',
      category: 'bribery',
      accused: 'township',
      anonymous: true,
    });
    const later = take(anonymous, ['message', { text: '还有一事' }, reporter], ['accept', {}, discipline]);
    expect(later.map(({ at }) => at)).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-20',
      '2026-11-20T10:00:00+08:00',
    ]);
  });
});

describe('a new name', () => {
  const events = filedAt(PINE, { kind: 'tip_off', category: 'false_claim', accused: 'household' });
  const again = (accusedType: 'township' | 'county' | 'household') =>
    widen(
      foldCase(events),
      route({ kind: 'tip_off', accusedType, place: { township: PINE }, mentionedTownships: [] }, county),
      now,
    );

  test('takes the case out of the hands of whoever it accuses', () => {
    const state = foldCase([...events, ...again('township')]);
    expect(state).toMatchObject({ unit: 'discipline', denied: [PINE], restricted: true, status: 'routed' });
  });

  test('takes a case about the bureau away from everybody but the discipline desk', () => {
    const state = foldCase([...events, ...again('county')]);
    expect(state.unit).toBe('discipline');
    expect(maySee(state, { role: 'clerk', unit: PINE })).toBe(false);
  });

  test('changes nothing when nobody new is accused', () => {
    expect(again('household')).toEqual([]);
  });

  test('shuts out the accused of a closed case without opening it again', () => {
    const closed = take(
      events,
      ['accept', {}, clerk(PINE)],
      ['close', { finding: 'partly', text: '已查' }, clerk(PINE)],
    );
    const routing = route(
      { kind: 'tip_off', accusedType: 'township', place: { township: PINE }, mentionedTownships: [] },
      county,
    );
    const state = foldCase([...closed, ...widen(foldCase(closed), routing, now)]);
    expect(state).toMatchObject({ status: 'closed', unit: 'discipline' });
  });
});

test('a history that does not begin with a filing is a bug and throws', () => {
  expect(() => foldCase([])).toThrow();
  const [first] = filedAt(PINE);
  expect(() => foldCase([first, first] as CaseEvent[])).toThrow();
});

describe('random histories', () => {
  const township = fc.constantFrom(...UNITS);
  const unit = fc.constantFrom(...UNITS, 'desk', 'discipline', '000000000');
  const bodyOf: { [A in ActionName]: fc.Arbitrary<unknown> } = {
    accept: fc.constant({}),
    decline: fc.constant({ reason: '不属', referTo: '12345' }),
    return: fc.constant({ reason: '不属' }),
    transfer: fc.record({ unit, reason: fc.constant('转办') }),
    triage: fc.record({
      accused: fc.constantFrom(...ACCUSED_TYPES),
      place: fc.record({ township: fc.constantFrom(...UNITS) }),
      reason: fc.constant('问清了'),
    }),
    note: fc.constant({ text: '记' }),
    ask: fc.constant({ text: '问' }),
    check: fc.record({ item: fc.constantFrom('papers', 'nothing'), result: fc.constant('相符') }),
    extend: fc.constant({ days: 30, reason: '要等外省回函' }),
    extend_refuse: fc.constant({ reason: '不必' }),
    urge: fc.constant({ text: '快办' }),
    merge: fc.constant({ into: 'MB26000000000' }),
    recuse: fc.constant({ reason: '近亲属' }),
    hold: fc.constant({ reason: '已经起诉' }),
    unhold: fc.constant({ reason: '案子结了' }),
    review_decide: fc.record({
      decision: fc.constantFrom('upheld', 'changed', 'redo'),
      text: fc.constant('意见'),
    }),
    reopen: fc.constant({ text: '没解决' }),
    review: fc.constant({ text: '不服' }),
    reply: fc.record({ text: fc.constant('答'), final: fc.boolean() }),
    close: fc.constant({ finding: 'explained', text: '结' }),
    message: fc.constant({ text: '问' }),
    withdraw: fc.constant({}),
    rate: fc.record({ score: fc.integer({ min: 1, max: 5 }), resolved: fc.boolean() }),
  };
  const actor: fc.Arbitrary<Actor> = fc.oneof(
    township.map(clerk),
    fc.constantFrom(desk, discipline, supervisor, reporter),
  );
  const step = fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .constantFrom(...ACTION_NAMES)
        .chain((action) => fc.tuple(fc.constant(action), bodyOf[action], actor)),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        accusedType: fc.constantFrom(...ACCUSED_TYPES),
        place: fc.option(fc.record({ township }), { nil: undefined }),
        shieldedByTownship: fc.boolean(),
      }),
    },
  );

  test('always leave a defined state, never a case with a unit it shuts out, and deny sets only grow', () => {
    let ended = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...CASE_KINDS),
        fc.constantFrom(...ACCUSED_TYPES),
        fc.option(township, { nil: undefined }),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        (kind, accused, place, steps) => {
          let events = filedAt(place, { kind, category: `${kind}_other`, accused });
          for (const next of steps) {
            const before = foldCase(events);
            if (Array.isArray(next)) {
              const [action, body, who] = next;
              const made = decide(before, action, actionBodies[action].parse(body) as never, who, now, UNITS);
              if (isRefusal(made)) continue;
              expect(permitted(before, who)).toContain(action);
              events = [...events, ...made.events];
              expect(foldCase(events).status).toBe(made.status);
            } else {
              const routing = route({ kind: 'tip_off', mentionedTownships: [], ...next }, county);
              events = [...events, ...widen(before, routing, now)];
            }
            const state = foldCase(events);
            expect(CASE_STATUSES).toContain(state.status);
            expect(state.denied).not.toContain(state.unit);
            // Triage alone lets in again, and only whoever was out for want of knowing whom it meant.
            const last = events.at(-1);
            const kept =
              last?.type === 'triaged'
                ? before.denied.filter((party) => !before.unclear.includes(party))
                : before.denied;
            expect(state.denied).toEqual(expect.arrayContaining(kept));
            for (const denied of state.denied.filter((party) => /^\d{9}$/.test(party))) {
              expect(maySee(state, { role: 'clerk', unit: denied })).toBe(false);
            }
            if (state.denied.includes('desk')) expect(maySee(state, { role: 'desk' })).toBe(false);
            expect(deriveClocks(events, '2026-12-01').length).toBeGreaterThan(0);
          }
          if (['closed', 'declined', 'withdrawn'].includes(foldCase(events).status)) ended += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(ended).toBeGreaterThan(10);
  });
});
