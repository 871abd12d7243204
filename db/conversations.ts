// Talks between messages. A talk is found by a keyed hash of its id and opened with a key made from that id, so
// what lies on disk names nobody and cannot be read without the id, which only the resident's side holds.
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
import { prepared } from './prepared.ts';
import { type Keys, seal, unseal } from './sealing.ts';

export interface Conversation {
  /** ≥ 128 bits, opaque; a secret of the resident's side. */
  readonly id: string;
  readonly key: string;
  readonly channel: string;
  /** Where late replies go, on channels that need to be told (a WeChat contact id). */
  readonly address?: string;
  /** JSON of the talk; empty for a new one. */
  state: string;
  /** Replies to the last few messages that changed nothing but the talk: message key → JSON, oldest first. */
  recent: [message: string, replies: string][];
  version: number;
}

/** What one message did to the talk. */
export interface Turn {
  state: string;
  /** The inbound message's id and the JSON of what was replied. */
  message?: { id: string; replies: string };
}

export type Conversations = ReturnType<typeof createConversations>;

/** Talks kept open in memory; the rest are one row away. */
const MOST_OPEN = 2_000;
/** Replies kept inside the talk itself; older ones move to the table of turns, which is kept for two days. */
const MOST_RECENT = 4;
/** How long an answer that changed nothing but the talk may wait for the disk, in ms. */
const SOON = 200;
/** When a disk that refused is tried again, in ms. */
const AGAIN = 2_000;

const given = sql.placeholder;

export function createConversations(db: Database, keys: Keys, today: () => string) {
  const { conversations, turns } = db.tables;
  const open = new Map<string, Conversation>();
  /** Talks whose last turns are not on disk yet. */
  const unsaved = new Map<string, Conversation>();
  /** Replies that no longer fit into the talk and go to their own table with the next flush: by message key. */
  const spilled = new Map<string, { conversation: Conversation; replies: string }>();
  let timer: NodeJS.Timeout | undefined;
  let refused: (error: unknown) => void = () => {};

  const keyOf = (id: string) => keys.fingerprint('conversation', id);
  const messageKey = (id: string, message: string) => keys.fingerprint('message', `${id}\n${message}`);

  function remember(conversation: Conversation): void {
    open.delete(conversation.key);
    open.set(conversation.key, conversation);
    if (open.size > MOST_OPEN) open.delete(open.keys().next().value as string);
  }

  const selectTalk = db.reading
    .select()
    .from(conversations)
    .where(eq(conversations.key, given('key')))
    .prepare('select_talk');
  const selectReplies = db.reading
    .select({ replies: turns.replies })
    .from(turns)
    .where(and(eq(turns.conversation, given('conversation')), eq(turns.message, given('message'))))
    .prepare('select_replies');

  const writeTalk = (tx: Queries) =>
    prepared(tx, 'write_talk', () =>
      tx
        .insert(conversations)
        .values({
          key: given('key'),
          channel: given('channel'),
          state: given('state'),
          address: given('address'),
          version: given('version'),
          updatedOn: given('updatedOn'),
        })
        .onConflictDoUpdate({
          target: conversations.key,
          set: {
            state: sql`excluded.state`,
            version: sql`excluded.version`,
            updatedOn: sql`excluded.updated_on`,
          },
        })
        .prepare('write_talk'),
    );
  const writeTurn = (tx: Queries) =>
    prepared(tx, 'write_turn', () =>
      tx
        .insert(turns)
        .values({
          conversation: given('conversation'),
          message: given('message'),
          replies: given('replies'),
          on: given('on'),
        })
        .onConflictDoNothing()
        .prepare('write_turn'),
    );

  /** @param own the key of the talk */
  async function write(tx: Queries, conversation: Conversation, own: Buffer): Promise<void> {
    const { key, channel, address, state, recent, version } = conversation;
    await writeTalk(tx).execute({
      key,
      channel,
      state: seal(own, JSON.stringify({ state, recent })),
      address: address === undefined ? null : seal(keys.fields, address),
      version,
      updatedOn: today(),
    });
  }

  async function keepReplies(
    tx: Queries,
    conversation: Conversation,
    message: string,
    replies: string,
    own: Buffer,
  ): Promise<void> {
    await writeTurn(tx).execute({
      conversation: conversation.key,
      message,
      replies: seal(own, replies),
      on: today(),
    });
  }

  /** Forgets replies on their way to the disk: their talk is being erased. */
  function dropSpilled(key: string): void {
    for (const [message, { conversation }] of spilled) if (conversation.key === key) spilled.delete(message);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    let batch: Conversation[] = [];
    let older: [string, { conversation: Conversation; replies: string }][] = [];
    try {
      await db.unit(async (tx) => {
        // Taken here, not before: a talk saved or erased by a unit ahead of this one must not be written again.
        batch = [...unsaved.values()];
        unsaved.clear();
        older = [...spilled];
        for (const conversation of batch) {
          await write(tx, conversation, keys.conversationKey(conversation.id));
        }
        for (const [message, { conversation, replies }] of older) {
          await keepReplies(tx, conversation, message, replies, keys.conversationKey(conversation.id));
        }
      });
      for (const [message] of older) spilled.delete(message);
    } catch (error) {
      // Kept for the next try: what the disk refused is still true in memory.
      for (const entry of batch) if (!unsaved.has(entry.key)) unsaved.set(entry.key, entry);
      timer ??= setTimeout(() => void flush().catch(refused), AGAIN);
      throw error;
    }
  }

  return {
    keyOf,

    /** The talk with this id, or undefined when nobody ever began it or it was erased. */
    async find(id: string): Promise<Conversation | undefined> {
      const key = keyOf(id);
      const known = open.get(key) ?? unsaved.get(key);
      if (known) return known;
      const [row] = await selectTalk.execute({ key });
      if (!row) return undefined;
      const kept = JSON.parse(unseal(keys.conversationKey(id), row.state));
      const conversation: Conversation = {
        id,
        key,
        channel: row.channel,
        ...(row.address ? { address: unseal(keys.fields, row.address) } : {}),
        state: kept.state,
        recent: kept.recent,
        version: row.version,
      };
      remember(conversation);
      return conversation;
    },

    /** A new talk, in memory until its first turn is kept. */
    begin(id: string, channel: string, address?: string): Conversation {
      const conversation: Conversation = {
        id,
        key: keyOf(id),
        channel,
        ...(address === undefined ? {} : { address }),
        state: '',
        recent: [],
        version: 0,
      };
      remember(conversation);
      return conversation;
    },

    /** What was replied to this message before, as JSON; undefined when it is new. */
    async repliesTo(conversation: Conversation, message: string): Promise<string | undefined> {
      if (conversation.version === 0) return undefined;
      const key = messageKey(conversation.id, message);
      const recent = conversation.recent.find(([known]) => known === key);
      if (recent) return recent[1];
      const leaving = spilled.get(key);
      if (leaving) return leaving.replies;
      const [row] = await selectReplies.execute({ conversation: conversation.key, message: key });
      return row && unseal(keys.conversationKey(conversation.id), row.replies);
    },

    /** Keeps a turn that owes the disk nothing: written within moments, not waited for. */
    keep(conversation: Conversation, { state, message }: Turn, failed: (error: unknown) => void): void {
      conversation.state = state;
      conversation.version += 1;
      if (message) {
        conversation.recent.push([messageKey(conversation.id, message.id), message.replies]);
        if (conversation.recent.length > MOST_RECENT) {
          const [oldest, replies] = conversation.recent.shift() as [string, string];
          spilled.set(oldest, { conversation, replies });
        }
      }
      remember(conversation);
      unsaved.set(conversation.key, conversation);
      refused = failed;
      timer ??= setTimeout(() => void flush().catch(failed), SOON);
    },

    /** Saves a turn inside a unit of work; call `saved` when the unit is on disk. */
    async save(tx: Queries, conversation: Conversation, { state, message }: Turn): Promise<void> {
      unsaved.delete(conversation.key);
      const own = keys.conversationKey(conversation.id);
      await write(tx, { ...conversation, state, version: conversation.version + 1 }, own);
      if (message) {
        await keepReplies(tx, conversation, messageKey(conversation.id, message.id), message.replies, own);
      }
    },

    /**
     * Puts other words in the place of every reply kept so far: they may quote what was just taken back. The messages
     * stay known, so that one sent twice still changes nothing.
     */
    async unsay(tx: Queries, conversation: Conversation, instead: string): Promise<void> {
      dropSpilled(conversation.key);
      conversation.recent = conversation.recent.map(([message]) => [message, instead]);
      await tx
        .update(turns)
        .set({ replies: seal(keys.conversationKey(conversation.id), instead) })
        .where(eq(turns.conversation, conversation.key));
    },

    saved(conversation: Conversation, turn: Turn): void {
      conversation.state = turn.state;
      conversation.version += 1;
      remember(conversation);
    },

    /** Removes every trace of the talk; call `erased` when the unit is on disk. */
    async erase(tx: Queries, conversation: Conversation): Promise<void> {
      unsaved.delete(conversation.key);
      dropSpilled(conversation.key);
      await tx.delete(turns).where(eq(turns.conversation, conversation.key));
      await tx.delete(conversations).where(eq(conversations.key, conversation.key));
    },

    erased(conversation: Conversation): void {
      open.delete(conversation.key);
      // A flush of the same commit that the disk refused has put it back to be tried again.
      unsaved.delete(conversation.key);
    },

    /** Channel and address of a talk, for delivery; the words of the talk stay sealed. */
    async destination(key: string): Promise<{ channel: string; address?: string } | undefined> {
      const known = open.get(key);
      if (known) return { channel: known.channel, ...(known.address ? { address: known.address } : {}) };
      const [row] = await selectTalk.execute({ key });
      if (!row) return undefined;
      return { channel: row.channel, ...(row.address ? { address: unseal(keys.fields, row.address) } : {}) };
    },

    /** Forgets talks untouched since a day, and the replies kept against resends since another. */
    async forget(before: { talks: string; turns: string }): Promise<void> {
      await db.unit(async (tx) => {
        await tx.delete(turns).where(lt(turns.on, before.turns));
        const gone = await tx
          .delete(conversations)
          .where(lt(conversations.updatedOn, before.talks))
          .returning({ key: conversations.key });
        // Not kept in memory either; one spoken in this very moment goes on.
        for (const { key } of gone) if (!unsaved.has(key)) open.delete(key);
      });
    },

    flush,
  };
}
