// Starts everything on one process and stops it in order.
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createWebChannel } from '../bot/channels/web.ts';
import { createDelivery } from '../bot/deliver.ts';
import { type Office, openOffice } from '../bot/office.ts';
import { rehearse } from '../bot/rehearsing.ts';
import { createTurns, nameOf } from '../bot/turn.ts';
import { AlreadyRunning, lockFolder } from '../db/connect.ts';
import { keyListIn } from '../db/key-list.ts';
import { numbersNeeded } from '../db/sealed-values.ts';
import { createApp } from './app.ts';
import { type Config, ConfigError, environment, readConfig } from './config.ts';
import { watchConnections } from './connections.ts';
import { startDaily } from './jobs/daily.ts';
import { startReminding } from './jobs/reminders.ts';
import { followTownships } from './jobs/successions.ts';
import { createLogger } from './logger.ts';
import { dumpsIn, keepMemoryIn } from './memory.ts';
import { openShelf } from './shelf.ts';

/** The folder of the one file this was joined into (start.mjs), which is another for other sources; not there in the sources. */
declare const JOINED_IN: string | undefined;

/** Says what is wrong in words and ends; a stack trace helps nobody who starts a server. */
function refuse(sentences: readonly string[]): never {
  console.error(['Mingbai cannot start:', ...sentences.map((sentence) => `  - ${sentence}`)].join('\n'));
  process.exit(1);
}

function configure(): Config {
  try {
    const dumps = dumpsIn(process.execArgv, environment.NODE_OPTIONS);
    if (dumps.length > 0) {
      refuse([`${dumps.join(', ')} would write what is in memory to a file; start it without.`]);
    }
    return readConfig();
  } catch (error) {
    if (error instanceof ConfigError) refuse(error.problems);
    throw error;
  }
}

function lock(folder: string): () => void {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof AlreadyRunning) {
      refuse([
        `Another Mingbai server is already running on ${folder}. Stop it first, or set another DATA_DIR.`,
      ]);
    }
    throw error;
  }
}

/** The first administrator. @returns the one-time password to print, when one was made */
async function firstAdministrator(office: Office, given: string | undefined): Promise<string | undefined> {
  if (await office.officers.any()) return undefined;
  const made = given === undefined ? randomBytes(9).toString('base64url') : undefined;
  await office.officers.add(
    {
      username: 'admin',
      name: '管理员',
      role: 'admin',
      password: given ?? (made as string),
      mustChangePassword: made !== undefined,
    },
    null,
  );
  return made;
}

/** In a function, because what V8 compiled is only kept of code that waits for nothing while it is loaded (joined.mjs). */
async function start(): Promise<void> {
  // What is made from here on is the server's own: databases, keys, logs of SQLite.
  process.umask(0o077);
  keepMemoryIn();
  const log = createLogger();
  const config = configure();
  const unlock = lock(config.folder);

  let office: Office;
  try {
    const shelf =
      typeof JOINED_IN === 'undefined'
        ? undefined
        : openShelf(JOINED_IN, (code) =>
            log.warn({ error: code }, 'what was worked out could not be kept or read'),
          );
    office = openOffice({ ...config, log, shelf });
  } catch (error) {
    refuse(String((error as Error).message).split('\n'));
  }
  const missing = [...(await numbersNeeded(office.db.reading, office.db.tables))].filter(
    (number) => !office.keys.fields.keys.has(number),
  );
  if (missing.length > 0) {
    // It would go on, sealing under another key, and nobody would notice until a contact is wanted.
    refuse([
      `The database is sealed under key ${missing.join(', ')}, which ${keyListIn(config.folder)} does not hold. ` +
        'Put the list of keys back that this database was used with (from before the first "keys rotate": none).',
    ]);
  }
  await office.publishing.refresh();
  const stopWatching = office.publishing.watch();
  const stopLearning = office.learning.start((error) =>
    log.error({ error: nameOf(error) }, 'what was learnt could not be kept'),
  );
  if (config.model) {
    // Loaded only where it is used: it costs a third of a second.
    const { createModel } = await import('../bot/model/model.ts');
    office.model = createModel(config.model, {
      now: () => office.now().getTime(),
      failed: (error) => log.warn({ error: nameOf(error) }, 'the language model failed'),
    });
  }
  const turns = createTurns(office);
  const web = createWebChannel();
  const wechat =
    config.puppet === undefined
      ? undefined
      : (await import('../bot/channels/wechaty.ts')).createWechaty(office, turns, {
          puppet: config.puppet,
          loginPicture: join(config.folder, 'wechat-login.png'),
        });
  const delivery = createDelivery(office, wechat ? [web, wechat] : [web]);
  office.tellSoon = (conversation) => void delivery.tell(conversation);
  const app = createApp({ office, turns, web, delivery, config });
  await office.reloadCalendars();
  try {
    // Before anybody is served: until then a case may still shut a township out by a code it no longer has.
    await followTownships(office);
  } catch (error) {
    refuse([`What belongs to townships that went into others could not be moved (${nameOf(error)}).`]);
  }
  delivery.start();
  office.afterFiling(false);

  async function announce(port: number): Promise<void> {
    // Only now, when it listens for certain: a password nobody was shown would lock everybody out.
    const password = await firstAdministrator(office, config.adminPassword);
    const at = config.webAddress.replace(/:0$/, `:${port}`);
    console.log(
      [
        `明白 is open for ${office.county.name}: ${office.knowledge.articles.length} articles.`,
        `  residents  ${at}/`,
        `  officers   ${at}/staff`,
        ...(password === undefined ? [] : [`  administrator "admin", one-time password: ${password}`]),
      ].join('\n'),
    );
  }

  const server = serve(
    { fetch: app.fetch, port: config.port, hostname: config.host },
    ({ port }) => void announce(port),
  );
  /** Working out the hours of timetables takes as long as three answers: whoever already waits comes first. */
  const TIMETABLES_AFTER = 500;
  let stopTimetables = () => {};
  const timetables = setTimeout(() => {
    const rehearsal = rehearse(office);
    rehearsal.done.catch((error) =>
      log.error({ error: nameOf(error) }, 'an article could not be gone through after the start'),
    );
    const stops = [startDaily(office), startReminding(office), rehearsal.stop];
    stopTimetables = () => {
      for (const end of stops) end();
    };
  }, TIMETABLES_AFTER);
  const letGo = watchConnections(server as Server);
  server.on('error', (error: NodeJS.ErrnoException) => {
    refuse([
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} on ${config.host} is already in use. Set PORT to another.`
        : `It cannot listen on ${config.host}:${config.port} (${error.code}).`,
    ]);
  });
  try {
    await wechat?.start();
  } catch (error) {
    refuse([`The WeChat channel does not start: ${(error as Error).message}`]);
  }

  /** How long open requests may take to finish, in ms. */
  const PATIENCE = 10_000;
  let stopping = false;

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // Event streams never end by themselves; their pages come back to whoever serves next.
    web.hangUp();
    letGo();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
    await wechat?.stop();
    clearTimeout(timetables);
    stopTimetables();
    stopWatching();
    stopLearning();
    await delivery.stop();
    await office.close();
    unlock();
    process.exit(0);
  }
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

void start();
