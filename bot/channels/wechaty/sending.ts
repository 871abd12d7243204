// Saying things on a line that breaks: in order, tried again, and kept a short while where it stayed broken.

export interface Sayer {
  say(text: string): Promise<unknown>;
}

export interface Sending {
  /** Says one text, trying twice. @returns whether it went out */
  say(sayer: Sayer, text: string): Promise<boolean>;
  /** Says texts one after another, what waited for this contact first; what cannot go out now waits. */
  sayAll(to: string, sayer: Sayer, texts: readonly string[]): Promise<void>;
  /** Contacts something still waits for. */
  waiting(): { to: string; sayer: Sayer }[];
}

/** A puppet that does not answer at all must not stop the talk for good, in ms. */
const PATIENCE = 30_000;
const PAUSE = 1_000;
/** As long as an erased talk's replies are kept for a resend (casework, Anonymity), in ms. */
const KEPT_FOR = 10 * 60_000;
const MOST_WAITING = 1_000;

async function once(sayer: Sayer, text: string): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  try {
    const said = sayer.say(text).then(
      () => true,
      () => false,
    );
    return await Promise.race([said, tired]);
  } finally {
    clearTimeout(timer);
  }
}

/** What waits lives in memory only: it may be the receipt code of an anonymous tip-off. */
export function createSending(now: () => number): Sending {
  const left = new Map<string, { until: number; sayer: Sayer; texts: string[] }>();

  async function say(sayer: Sayer, text: string): Promise<boolean> {
    if (await once(sayer, text)) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return once(sayer, text);
  }

  function dropOld(): void {
    for (const [to, { until }] of left) {
      if (until > now() && left.size <= MOST_WAITING) return;
      left.delete(to);
    }
  }

  return {
    say,
    async sayAll(to, sayer, texts) {
      dropOld();
      const all = [...(left.get(to)?.texts ?? []), ...texts];
      left.delete(to);
      for (const [n, text] of all.entries()) {
        if (await say(sayer, text)) continue;
        left.set(to, { until: now() + KEPT_FOR, sayer, texts: all.slice(n) });
        return;
      }
    },
    waiting() {
      dropOld();
      return [...left].map(([to, { sayer }]) => ({ to, sayer }));
    },
  };
}
