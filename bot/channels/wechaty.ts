// WeChat through wechaty, whichever puppet carries it. The only file that imports wechaty: its accounts get banned and
// its puppets replaced, and nothing else may notice. Contacts' ids, names and words go to the turn and nowhere else.
import { rmSync } from 'node:fs';
import { FileBox } from 'file-box';
import { type Contact, type Friendship, type Message, type Room, ScanStatus, WechatyBuilder } from 'wechaty';
import { type impls, types, log as wechatyLog } from 'wechaty-puppet';
import { MOST_BYTES } from '../attachments/kind.ts';
import { receiveFile } from '../attachments/receive.ts';
import { fileRefusal } from '../attachments/refusal.ts';
import { createInOrder } from '../in-order.ts';
import { createLimit, TooMany } from '../limits.ts';
import type { Office } from '../office.ts';
import { files } from '../phrases/attachments.ts';
import { zh } from '../phrases/zh-CN.ts';
import { failedReply, nameOf, type Outcome, TextTooLong, type Turns } from '../turn.ts';
import { asText, type Channel } from './channel.ts';
import { roomTexts } from './wechaty/room.ts';
import { createSending } from './wechaty/sending.ts';

export interface WechatyOptions {
  /** Name of a puppet's npm module, or a puppet. */
  puppet: string | impls.PuppetInterface;
  /** Where the picture of the code to log in with is put while one is asked for; absent: only its text is logged. */
  loginPicture?: string;
}

export interface WechatyChannel extends Channel {
  /** @throws Error when the puppet cannot be loaded at all; a line that is down is tried again by itself. */
  start(): Promise<void>;
  /** Takes no more messages, waits for the turns under way, hangs up. */
  stop(): Promise<void>;
}

/** A message older than this at log-in was sent while nobody listened, in ms. */
const FRESH = 60_000;
/** Older than this nobody waits for an answer any more, in ms. */
const STALE = 24 * 3_600_000;
/** How often a puppet that fell down is started again, in ms. */
const REVIVE_EVERY = 60_000;
/** How long turns under way may take when stopping, in ms. */
const PATIENCE = 10_000;
const MOST_REMEMBERED = 5_000;

/** WeChat's own accounts, which write like contacts. */
const SYSTEM = new Set([
  'weixin',
  'fmessage',
  'filehelper',
  'newsapp',
  'medianote',
  'floatbottle',
  'mphelper',
]);

function isPerson(contact: Contact): boolean {
  return (
    contact.type() !== types.Contact.Official && !contact.id.startsWith('gh_') && !SYSTEM.has(contact.id)
  );
}

/** What to say to a message that is no text; undefined: nothing. */
function wordsForOther(message: Message): string | undefined {
  const { Message: type } = types;
  switch (message.type()) {
    case type.Video:
      return files.unfit.video;
    case type.Recalled:
    case type.GroupNote:
      return undefined;
    case type.Unknown:
      // WeChat's own notices (“you are now friends”) come as unknown, with words; files a puppet cannot name without.
      return message.text() === '' ? zh.wechat.onlyText : undefined;
    default:
      return zh.wechat.onlyText;
  }
}

/** Pictures, voices and files; a PDF arrives as unknown, as notices without words do. */
function isFile(message: Message): boolean {
  const { Message: type } = types;
  const kind = message.type();
  return (
    kind === type.Image ||
    kind === type.Audio ||
    kind === type.Attachment ||
    (kind === type.Unknown && message.text() === '')
  );
}

/** Ids seen lately, the oldest forgotten first. */
function createRecent() {
  const ids = new Set<string>();
  return {
    has: (id: string) => ids.has(id),
    add(id: string) {
      ids.add(id);
      if (ids.size > MOST_REMEMBERED) ids.delete(ids.values().next().value as string);
    },
  };
}

/** WeChat itself knows who writes, and whoever is about to report somebody must hear so before the first question. */
function spoken(office: Office, { understood, replies }: Outcome): string[] {
  const texts = replies.map(asText);
  if (understood.intent === 'tip_off') {
    texts.splice(-1, 0, `${zh.tipOff.truth}\n${zh.wechat.page(office.webAddress)}`);
  }
  return texts;
}

/** Answers private chats as talks and mentions in rooms with the rules only; see `WechatyChannel`. */
export function createWechaty(office: Office, turns: Turns, options: WechatyOptions): WechatyChannel {
  // It prints contacts and words at some levels, and warns with ids at others.
  wechatyLog.level('silent');
  // No name and no memory: wechaty then keeps its session in memory and writes no file of its own.
  const bot = WechatyBuilder.build({ puppet: options.puppet as impls.PuppetInterface });
  const sending = createSending(() => office.now().getTime());
  const limit = createLimit(30, 20);
  /** One hint to slow down in five minutes; two bots that met must not thank each other for ever. */
  const hints = createLimit(1, 0.2);
  const answered = createRecent();
  let apologised = createRecent();
  let listeningSince = office.now().getTime();
  let isOnline = false;
  let isStopping = false;
  let reviving: NodeJS.Timeout | undefined;

  /** What concerns one contact or room happens one after another. */
  const inOrder = createInOrder();

  function failed(what: string) {
    return (error: unknown) => office.log.warn({ channel: 'wechaty', error: nameOf(error) }, what);
  }

  /** @returns undefined where the sender is past even a hint */
  function slowDown(mark: string): string | undefined {
    try {
      hints.take(mark);
      return zh.tooFast;
    } catch {
      return undefined;
    }
  }

  /** A picture, voice or file, taken as one sent on the page; what cannot be taken is said in words. */
  async function answerFile(message: Message, talker: Contact, source: string): Promise<string[]> {
    let bytes: Buffer;
    try {
      const box = await message.toFileBox();
      if ((box.size ?? 0) > MOST_BYTES) return [files.tooLarge];
      bytes = await box.toBuffer();
    } catch {
      return [zh.wechat.onlyText];
    }
    const conversation = office.conversations.keyOf(office.keys.fingerprint('wechaty', talker.id));
    try {
      const { id } = await receiveFile(office, conversation, bytes);
      const texts = await answerText(message, talker, source, [id]);
      return message.type() === types.Message.Audio ? [zh.wechat.voice, ...texts] : texts;
    } catch (error) {
      const words = fileRefusal(error);
      if (words !== undefined) return [words];
      office.log.error({ channel: 'wechaty', error: nameOf(error) }, 'a file could not be taken');
      return [failedReply(office).text];
    }
  }

  async function answerText(
    message: Message,
    talker: Contact,
    source: string,
    attachments?: string[],
  ): Promise<string[]> {
    const conversation = office.keys.fingerprint('wechaty', talker.id);
    try {
      const outcome = await turns.take({
        channel: 'wechaty',
        conversation,
        begins: true,
        messageId: message.id,
        text: attachments === undefined ? message.text() : '',
        ...(attachments === undefined ? {} : { attachments }),
        address: talker.id,
        source,
      });
      answered.add(message.id);
      return spoken(office, outcome);
    } catch (error) {
      if (error instanceof TextTooLong) return [zh.tooLong];
      if (error instanceof TooMany) return [zh.tooFast];
      // Not remembered as answered: sent again, the same message is a new try.
      office.log.error({ channel: 'wechaty', error: nameOf(error) }, 'a turn failed');
      return [failedReply(office).text];
    }
  }

  /**
   * Puppets hand over what came while they were away, answered or not. Its words are not taken up: they may belong to a
   * talk that was erased with an anonymous tip-off. Whoever got no answer is asked, once, to say it again.
   */
  async function answerOld(message: Message, talker: Contact): Promise<string[]> {
    if (listeningSince - message.date().getTime() > STALE || apologised.has(talker.id)) return [];
    const known = await office.conversations.find(office.keys.fingerprint('wechaty', talker.id));
    if (known && (await office.conversations.repliesTo(known, message.id)) !== undefined) return [];
    apologised.add(talker.id);
    return [zh.wechat.away];
  }

  async function privately(message: Message, talker: Contact): Promise<void> {
    if (answered.has(message.id)) return;
    const isOld = listeningSince - message.date().getTime() > FRESH;
    const texts = isOld ? await answerOld(message, talker) : await answerNow(message, talker);
    if (texts.length > 0) await sending.sayAll(talker.id, talker, texts);
  }

  async function answerNow(message: Message, talker: Contact): Promise<string[]> {
    const source = office.dailyKey.mark('sender', talker.id);
    const isWords = message.type() === types.Message.Text || isFile(message);
    const other = isWords ? undefined : [wordsForOther(message) ?? []].flat();
    if (other?.length === 0) return other;
    try {
      limit.take(source);
    } catch {
      return [slowDown(source) ?? []].flat();
    }
    if (other) return other;
    return isFile(message) ? answerFile(message, talker, source) : answerText(message, talker, source);
  }

  async function inRoom(message: Message, room: Room, talker: Contact): Promise<void> {
    if (message.type() !== types.Message.Text || answered.has(message.id)) return;
    if (listeningSince - message.date().getTime() > FRESH) return;
    if (/^@(?:所有人|all)(?:\s|$)/i.test(message.text()) || !(await message.mentionSelf())) return;
    answered.add(message.id);
    try {
      limit.take(office.dailyKey.mark('room', room.id));
    } catch {
      return;
    }
    const texts = await roomTexts(office, await message.mentionText());
    for (const [n, text] of texts.entries()) {
      await sending.say(n === 0 ? { say: (words) => room.say(words, talker) } : room, text);
    }
  }

  async function hear(message: Message): Promise<void> {
    if (isStopping || message.self()) return;
    const talker = message.talker();
    const room = message.room();
    if (!isPerson(talker)) return;
    await (room
      ? inOrder(room.id, () => inRoom(message, room, talker))
      : inOrder(talker.id, () => privately(message, talker)));
  }

  /** A room tells people to add the bot, so it must let itself be added. */
  async function befriend(friendship: Friendship): Promise<void> {
    if (friendship.type() === types.Friendship.Receive) await friendship.accept();
  }

  async function showCode(code: string, status: ScanStatus): Promise<void> {
    if (code === '' || (status !== ScanStatus.Waiting && status !== ScanStatus.Timeout)) return;
    const { loginPicture } = options;
    if (loginPicture === undefined) {
      office.log.warn({ channel: 'wechaty', code }, 'WeChat asks to log in: make a QR picture of the code');
      return;
    }
    await FileBox.fromQRCode(code).toFile(loginPicture, true);
    office.log.warn({ channel: 'wechaty', picture: loginPicture }, 'WeChat asks to log in: scan the picture');
  }

  function online(): void {
    isOnline = true;
    listeningSince = office.now().getTime();
    apologised = createRecent();
    if (options.loginPicture !== undefined) rmSync(options.loginPicture, { force: true });
    office.log.info({ channel: 'wechaty' }, 'WeChat is logged in');
    for (const { to, sayer } of sending.waiting()) {
      void inOrder(to, () => sending.sayAll(to, sayer, []));
    }
  }

  function offline(): void {
    if (isOnline && !isStopping) {
      office.log.warn({ channel: 'wechaty' }, 'WeChat is logged out; late replies wait');
    }
    isOnline = false;
  }

  /** wechaty reports a puppet that cannot start and leaves it lying. */
  function revive(): void {
    if (isStopping || bot.puppet.state.inactive() !== true) return;
    bot.puppet.start().catch(failed('the WeChat line could not be opened again'));
  }

  bot.on('message', (message) => hear(message).catch(failed('a WeChat message could not be taken')));
  bot.on('friendship', (friendship) => befriend(friendship).catch(failed('a friend could not be added')));
  bot.on('scan', (code, status) =>
    showCode(code, status).catch(failed('the log-in code could not be shown')),
  );
  bot.on('login', online);
  bot.on('logout', offline);
  bot.on('error', failed('WeChat reported an error'));

  return {
    name: 'wechaty',
    async deliver({ address }, reply) {
      if (address === undefined || !isOnline) return false;
      const contact = await bot.Contact.find({ id: address });
      return contact ? inOrder(address, () => sending.say(contact, asText(reply))) : false;
    },
    async start() {
      try {
        await bot.init();
      } catch (error) {
        const name = typeof options.puppet === 'string' ? options.puppet : options.puppet.name();
        throw new Error(`The WeChat puppet ${name} could not be loaded.`, { cause: error });
      }
      await bot.start().catch(failed('the WeChat line could not be opened'));
      if (bot.isLoggedIn) online();
      reviving = setInterval(revive, REVIVE_EVERY);
      reviving.unref();
    },
    async stop() {
      isStopping = true;
      clearInterval(reviving);
      const tired = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
      await Promise.race([inOrder.idle(), tired]);
      isOnline = false;
      await bot.stop().catch(failed('the WeChat line could not be closed'));
    },
  };
}
