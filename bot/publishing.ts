// Keeps what the office answers from abreast of what was published: built anew beside the old, then exchanged at once.
import type { ArticleVersion } from '../db/articles.ts';
import { versionOn } from '../db/articles.ts';
import type { StandardRecord } from '../db/recorded-standards.ts';
import { createAnswerer } from '../knowledge/answer/answer.ts';
import { answerRunnable } from '../knowledge/answer/runnable.ts';
import { type Base, readBase } from '../knowledge/base.ts';
import type { Fault, LocalStandard, Standard } from '../knowledge/model.ts';
import { layOver } from '../knowledge/published.ts';
import type { Office } from './office.ts';
import { recheckSubscriptions } from './self-check/recheck.ts';

export interface Publishing {
  /** Serves what is in force today. Resolves when every new message is answered from it. */
  refresh(): Promise<void>;
  /** Looks now and then for what another process published and for what begins today. @returns stops it */
  watch(): () => void;
  /** What ships, as read at the first asking. */
  shipped(): Base;
  /** What is served: what ships with what was published laid over it. */
  inForce(): Base;
  /** Published articles that cannot be served with what ships, and why. */
  unfit(): ReadonlyMap<string, readonly Fault[]>;
}

/** How often the operator's tool may be waited for, in ms. */
const LOOK_EVERY = 2_000;

/** Other work may run between the parts of a build. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

export function createPublishing(office: () => Office): Publishing {
  let base: Base | undefined;
  let laidOver: Base | undefined;
  let unfit: ReadonlyMap<string, readonly Fault[]> = new Map();
  /** What the knowledge now served was made from. */
  let served = '';
  let running: Promise<void> = Promise.resolve();

  const shipped = () => {
    base ??= readBase();
    return base;
  };

  async function build(): Promise<void> {
    const at = office();
    const today = at.today();
    const inForce = [...byArticle(await at.articles.versions())].flatMap(
      ([, versions]) => versionOn(versions, today) ?? [],
    );
    const records = (await at.recorded.list()).filter(({ approvedBy }) => approvedBy !== null);
    const made = [
      ...inForce.map(({ articleId, n }) => `${articleId} ${n}`),
      ...records.map(({ id }) => id),
    ].join();
    if (made === served) return;
    await breathe();
    const local = shipped().local.map(({ value }) => value);
    const laid = layOver(shipped(), at.county, {
      articles: inForce.map(({ articleId: id, text }) => ({ id, text })),
      standards: records.flatMap((record) => standardOf(record, local) ?? []),
    });
    await breathe();
    const answerer = createAnswerer(laid.knowledge, { asOf: at.today, shelf: at.shelf });
    for (const id of laid.unfit.keys()) at.log.warn({ article: id }, 'a published article cannot be served');
    // One step: no message is decided on half of each.
    Object.assign(at, { knowledge: laid.knowledge, answerer, answering: answerRunnable(answerer) });
    laidOver = laid.base;
    unfit = laid.unfit;
    served = made;
    // Households that asked to be told are judged anew; nobody who publishes waits for it.
    recheckSubscriptions(at).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'unknown';
      at.log.error({ error: name }, 'self-checks could not be judged anew');
    });
  }

  const refresh = () => {
    running = running.then(build, build);
    return running;
  };

  return {
    refresh,
    watch() {
      const timer = setInterval(() => {
        refresh().catch((error: unknown) => {
          const name = error instanceof Error ? error.name : 'unknown';
          office().log.error({ error: name }, 'what was published could not be served');
        });
      }, LOOK_EVERY);
      timer.unref();
      return () => clearInterval(timer);
    },
    shipped,
    inForce: () => laidOver ?? shipped(),
    unfit: () => unfit,
  };
}

export function byArticle(versions: readonly ArticleVersion[]): Map<string, ArticleVersion[]> {
  const found = new Map<string, ArticleVersion[]>();
  for (const version of versions) {
    const known = found.get(version.articleId);
    if (known) known.push(version);
    else found.set(version.articleId, [version]);
  }
  return found;
}

/** A record as the knowledge has its figures; undefined when what ships no longer declares it. */
export function standardOf(record: StandardRecord, local: readonly LocalStandard[]): Standard | undefined {
  const declared = local.find(({ id }) => id === record.standardId);
  if (!declared) return undefined;
  const { id, what, kind, unit } = declared;
  return {
    id,
    what,
    kind,
    unit,
    value: Number(record.value),
    region: record.region,
    ...(record.setting === null ? {} : { setting: record.setting }),
    from: record.from,
    ...(record.to === null ? {} : { to: record.to }),
    source: sourceWords(record),
    grade: 'V1',
  };
}

/** 《关于提高…的通知》（乐民〔2026〕3号，2026-01-05） */
export function sourceWords({
  sourceTitle,
  sourceNumber,
  sourceDate,
}: Pick<StandardRecord, 'sourceTitle' | 'sourceNumber' | 'sourceDate'>): string {
  return `《${sourceTitle}》（${[sourceNumber, sourceDate].filter((part) => part !== '').join('，')}）`;
}
