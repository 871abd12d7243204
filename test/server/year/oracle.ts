// What officers must have been told, from what happened and design/casework.md alone: its clocks, its levels, its deny sets.
// Shares no code with the product.
import type { WorkingDays } from './working-days.ts';

export interface Filed {
  id: string;
  on: string;
  kind: 'complaint' | 'tip_off' | 'help' | 'suggestion' | 'question';
  realName: boolean;
  urgent: boolean;
  /** Working days promised. */
  promise: number;
  unit: string;
  /** Parties shut out in so many words, and those shut out until somebody finds out whom it means. */
  outright: string[];
  unclear: string[];
  /** Whether anybody can be asked how it went. */
  follows: boolean;
}

/** What was done, once the office had agreed to it. */
export type Done =
  | { what: 'accept' | 'decline' | 'withdraw' | 'close' | 'ask' | 'reopen' | 'return' | 'note' | 'rate' }
  | { what: 'transfer'; unit: string }
  | { what: 'triage'; unit: string; outright: string[]; unclear: string[] }
  | { what: 'extend'; days: number }
  | { what: 'reply'; final: boolean }
  | { what: 'recuse'; officer: string }
  | { what: 'review' }
  | { what: 'review_decide'; redo: boolean }
  | { what: 'message' }
  /** Words of the reporter that accuse somebody in office. */
  | { what: 'accuse'; parties: string[] };

interface Running {
  clock: string;
  from: string;
  /** How its last day is counted, so that a new notice can count it again. */
  length: { days: number } | { working: number };
  due: string;
  /** When the reporter was asked something, and when they answered. */
  waits: { asked: string; answered?: string }[];
  isPaused: boolean;
  /** Due day and level of all that was said: put off it is another deadline. */
  told: Set<string>;
}

interface Case extends Filed {
  restricted: boolean;
  running: Running[];
  touched: boolean;
  /** Its last word is out, and nothing has come of it yet. */
  isAnswered?: boolean;
  review?: { stage: string; from: string };
  /** Days on which the reporter is to be asked how it went. */
  toAsk: string[];
  askedFor: Set<string>;
}

export interface Told {
  caseId: string;
  clock: string;
  due: string;
  level: string;
  on: string;
}

export interface Eyes {
  role: string;
  unit?: string;
  username: string;
}

const DUTIES = ['accept', 'answer', 'promise', 'realname_accept'];

export function createOracle(first: WorkingDays) {
  let days = first;
  let looked = '';
  const cases = new Map<string, Case>();
  const told: Told[] = [];

  function recount(clock: Running): void {
    const { from, length, waits } = clock;
    clock.due = 'days' in length ? days.daysAfter(from, length.days) : days.after(from, length.working);
    clock.isPaused = false;
    for (const { asked, answered } of waits) {
      // Late already: asking puts nothing off.
      if (asked > clock.due) continue;
      clock.isPaused = answered === undefined;
      if (answered === undefined) continue;
      const left = days.between(asked, clock.due);
      clock.due = left === 0 ? answered : days.after(answered, left);
    }
  }
  function start(one: Case, clock: string, from: string, length: Running['length']) {
    const fresh = { clock, from, length, due: '', waits: [], isPaused: false, told: new Set<string>() };
    recount(fresh);
    one.running.push(fresh);
  }
  function stop(one: Case, ...clocks: string[]) {
    one.running = one.running.filter(({ clock }) => !clocks.includes(clock));
  }
  /** To be accepted and answered, for the first time or anew. */
  function begin(one: Case, on: string) {
    if (one.kind !== 'question') start(one, 'accept', on, { days: 15 });
    start(one, 'promise', on, { working: one.promise });
  }
  const denied = ({ outright, unclear }: Case) => [...outright, ...unclear];
  const isTip = ({ kind }: Case) => kind === 'tip_off';

  function levels(one: Case, { due }: Running, today: string): string[] {
    if (today <= due) return days.between(today, due) <= 3 ? ['soon'] : [];
    if (one.restricted) return ['unit'];
    const late = days.between(due, today);
    return ['unit', ...(late >= 3 && one.unit !== 'desk' ? ['desk'] : []), ...(late >= 5 ? ['county'] : [])];
  }

  return {
    told,
    case: (id: string) => cases.get(id) as Case,

    file(filed: Filed) {
      const one: Case = {
        ...filed,
        restricted: filed.unit === 'discipline',
        running: [],
        touched: true,
        toAsk: [],
        askedFor: new Set(),
      };
      if (isTip(one) && one.realName) start(one, 'realname_accept', one.on, { working: 15 });
      begin(one, one.on);
      cases.set(one.id, one);
    },

    happened(id: string, on: string, done: Done) {
      const one = cases.get(id) as Case;
      one.touched = true;
      switch (done.what) {
        case 'accept':
          // Whoever tipped off under their own name is told of it in the same commit.
          stop(one, 'accept', 'realname_accept');
          if (one.kind !== 'question' && !one.running.some(({ clock }) => clock === 'answer')) {
            start(one, 'answer', on, { days: 60 });
          }
          break;
        case 'decline':
        case 'withdraw':
          stop(one, ...DUTIES);
          break;
        case 'close':
          one.isAnswered = false;
          stop(one, 'accept', 'answer', 'promise');
          one.toAsk.push(new Date(Date.parse(on) + 3 * 86_400_000).toISOString().slice(0, 10));
          break;
        case 'reply':
          if (done.final) one.isAnswered = true;
          if (done.final) stop(one, 'answer', 'promise');
          else if (one.urgent) stop(one, 'promise');
          break;
        case 'ask':
          for (const clock of one.running) {
            if (clock.clock !== 'promise' || clock.isPaused) continue;
            clock.waits.push({ asked: on });
            recount(clock);
          }
          break;
        case 'message':
        case 'accuse':
          for (const clock of one.running) {
            const last = clock.waits.at(-1);
            if (last && last.answered === undefined) last.answered = on;
            recount(clock);
          }
          if (done.what === 'accuse') {
            const fresh = done.parties.filter((party) => !one.outright.includes(party));
            one.outright.push(...fresh);
            one.unclear = one.unclear.filter((party) => !fresh.includes(party));
            if (fresh.length > 0) {
              one.unit = 'discipline';
              one.restricted = true;
              // Whoever is accused has answered it: others owe another answer.
              if (one.isAnswered) begin(one, on);
              one.isAnswered = false;
            }
          }
          break;
        case 'extend':
          for (const clock of one.running) {
            if (clock.clock !== 'answer') continue;
            clock.length = { days: 60 + done.days };
            recount(clock);
          }
          break;
        case 'transfer':
          one.unit = done.unit;
          one.restricted = done.unit === 'discipline';
          break;
        case 'triage':
          one.unclear = done.unclear;
          one.outright = [...new Set([...one.outright, ...done.outright])];
          one.unit = [done.unit, 'desk', 'discipline'].find((unit) => !denied(one).includes(unit)) as string;
          one.restricted = one.unit === 'discipline';
          break;
        case 'return':
          one.unit = 'desk';
          one.restricted = false;
          break;
        case 'recuse':
          // Nobody here has a colleague on the books, so that the desk must find somebody.
          one.outright.push(`officer:${done.officer}`);
          one.unit = 'desk';
          break;
        case 'reopen':
          one.isAnswered = false;
          one.toAsk = one.toAsk.filter((due) => one.askedFor.has(due));
          begin(one, on);
          break;
        case 'review': {
          one.isAnswered = false;
          one.toAsk = one.toAsk.filter((due) => one.askedFor.has(due));
          // Asked once more, it is the final one.
          const stage = one.review ? 'final_review' : 'review';
          start(one, stage, on, { days: 30 });
          one.review = { stage, from: one.review?.from ?? one.unit };
          // The level above decides: the desk over a township, a body outside over the county itself.
          const isTownship = one.unit !== 'desk' && one.unit !== 'discipline';
          if (isTownship && !one.restricted && !denied(one).includes('desk')) one.unit = 'desk';
          break;
        }
        case 'review_decide': {
          if (!one.review) break;
          stop(one, one.review.stage);
          if (!done.redo) break;
          begin(one, on);
          if (!denied(one).includes(one.review.from)) one.unit = one.review.from;
          delete one.review;
          break;
        }
      }
    },

    /** A notice is out: what still runs is counted again. */
    count(by: WorkingDays) {
      days = by;
      for (const one of cases.values()) {
        one.touched = true;
        for (const clock of one.running) recount(clock);
      }
    },

    /** The hourly look. @returns what must be said now, and how many reporters asked how it went */
    look(today: string): { said: Told[]; asked: number } {
      const said: Told[] = [];
      let asked = 0;
      for (const one of cases.values()) {
        if (!one.touched && looked === today) continue;
        one.touched = false;
        for (const clock of one.running) {
          if (clock.isPaused) continue;
          for (const level of levels(one, clock, today)) {
            const words = `${clock.due} ${level}`;
            if (clock.told.has(words)) continue;
            clock.told.add(words);
            said.push({ caseId: one.id, clock: clock.clock, due: clock.due, level, on: today });
          }
        }
        for (const due of one.toAsk) {
          if (due > today || one.askedFor.has(due)) continue;
          one.askedFor.add(due);
          if (one.follows) asked += 1;
        }
      }
      looked = today;
      told.push(...said);
      return { said, asked };
    },

    /** What this officer must find among what they are reminded of, and nothing else. */
    seenBy({ role, unit, username }: Eyes): string[] {
      const own = role === 'clerk' ? unit : role === 'supervisor' ? undefined : role;
      const seen: string[] = [];
      for (const one of cases.values()) {
        const shut = denied(one);
        if ([role, unit ?? '', `officer:${username}`].some((party) => shut.includes(party))) continue;
        if ((role === 'desk' || role === 'supervisor') && one.restricted) continue;
        for (const clock of one.running) {
          if (clock.isPaused) continue;
          for (const level of ['soon', 'unit', 'desk', 'county']) {
            if (!clock.told.has(`${clock.due} ${level}`)) continue;
            const isTheirs =
              level === 'soon' || level === 'unit'
                ? one.unit === own
                : (level === 'desk' && role === 'desk') || (level === 'county' && role === 'supervisor');
            if (isTheirs) seen.push(`${one.id} ${clock.clock} ${clock.due} ${level}`);
          }
        }
      }
      return seen.toSorted();
    },

    /** Every clock that runs, with its last day. */
    running: () =>
      [...cases.values()].flatMap(({ id, running }) =>
        running.flatMap(({ clock, due, isPaused }) => (isPaused ? [] : [`${id} ${clock} ${due}`])),
      ),
  };
}
