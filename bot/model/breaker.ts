// A circuit breaker: a service that failed several times in a row is left alone for a while, so that nobody waits for it.

export interface Breaker {
  /**
   * Runs `work` unless the service is being left alone. A failure counts against the service and is not thrown.
   * @returns undefined when it was left alone or failed
   */
  attempt<T>(work: () => Promise<T>): Promise<T | undefined>;
  readonly isOpen: boolean;
}

/** Failures in a row after which the service is left alone. */
const MOST_FAILURES = 3;
/** How long it is left alone, in ms; then one attempt finds out whether it is back. */
const REST_MS = 60_000;

/** @param failed told of each failure, never of what was asked */
export function createBreaker(now: () => number, failed: (error: unknown) => void): Breaker {
  let failures = 0;
  let restUntil = 0;
  let isTrying = false;
  const isOpen = () => failures >= MOST_FAILURES && (now() < restUntil || isTrying);
  return {
    get isOpen() {
      return isOpen();
    },
    async attempt(work) {
      if (isOpen()) return undefined;
      const isProbe = failures >= MOST_FAILURES;
      if (isProbe) isTrying = true;
      try {
        const done = await work();
        failures = 0;
        return done;
      } catch (error) {
        failures += 1;
        restUntil = now() + REST_MS;
        failed(error);
        return undefined;
      } finally {
        if (isProbe) isTrying = false;
      }
    },
  };
}
