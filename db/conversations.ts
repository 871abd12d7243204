// Talks between messages. A talk is found by a keyed hash of its id and opened with a key made from that id, so
// what lies on disk names nobody and cannot be read without the id, which only the resident's side holds.
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database, Queries } from './connect.ts';
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
/** How long an answer that changed nothing but the talk may wait for the disk, in ms. */
const SOON = 100;

export function createConversations(db: Database, keys: Keys, today: () => string) {
  const { conversations, turns } = db.tables;
  const open = new Map<string, Conversation>();
  /** Talks whose last turns are not on disk yet, with those turns: message key → replies. */
  const unsaved = new Map<string, { conversation: Conversation; replies: Map<string, string> }>();
  let timer: NodeJS.Timeout | undefined;

  const keyOf = (id: string) => keys.fingerprint('conversation', id);
  const messageKey = (id: string, message: string) => keys.fingerprint('message', `${id}\n${message}`);

  function remember(conversation: Conversation): void {
    open.delete(conversation.key);
    open.set(conversation.key, conversation);
    if (open.size <= MOST_OPEN) return;
    for (const key of open.keys()) {
      if (unsaved.has(key)) continue;
      open.delete(key);
      return;
    }
  }

  const selectTalk = db.reading
    .select()
    .from(conversations)
    .where(eq(conversations.key, sql.placeholder('key')))
    .prepare('select_talk');
  const selectReplies = db.reading
    .select({ replies: turns.replies })
    .from(turns)
    .where(
      and(
        eq(turns.conversation, sql.placeholder('conversation')),
        eq(turns.message, sql.placeholder('message')),
      ),
    )
    .prepare('select_replies');

  async function write(tx: Queries, conversation: Conversation): Promise<void> {
    const row = {
      key: conversation.key,
      channel: conversation.channel,
      state: seal(keys.conversationKey(conversation.id), conversation.state),
      address: conversation.address === undefined ? null : seal(keys.fields, conversation.address),
      version: conversation.version,
      updatedOn: today(),
    };
    const { key: _, ...changed } = row;
    await tx
      .insert(conversations)
      .values(row)
      .onConflictDoUpdate({ target: conversations.key, set: changed });
  }

  async function writeTurn(tx: Queries, conversation: Conversation, message: string, replies: string) {
    await tx
      .insert(turns)
      .values({
        conversation: conversation.key,
        message,
        replies: seal(keys.conversationKey(conversation.id), replies),
        on: today(),
      })
      .onConflictDoNothing();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    let batch: { conversation: Conversation; replies: Map<string, string> }[] = [];
    try {
      await db.unit(async (tx) => {
        // Taken here, not before: a talk saved or erased by a unit ahead of this one must not be written again.
        batch = [...unsaved.values()];
        unsaved.clear();
        for (const { conversation, replies } of batch) {
          await write(tx, conversation);
          for (const [message, text] of replies) await writeTurn(tx, conversation, message, text);
        }
      });
    } catch (error) {
      // Kept for the next try: what the disk refused is still true in memory.
      for (const entry of batch) {
        if (!unsaved.has(entry.conversation.key)) unsaved.set(entry.conversation.key, entry);
      }
      throw error;
    }
  }

  function advance(conversation: Conversation, turn: Turn): void {
    conversation.state = turn.state;
    conversation.version += 1;
    remember(conversation);
  }

  return {
    keyOf,

    /** The talk with this id, or undefined when nobody ever began it or it was erased. */
    async find(id: string): Promise<Conversation | undefined> {
      const key = keyOf(id);
      const known = open.get(key) ?? unsaved.get(key)?.conversation;
      if (known) return known;
      const [row] = await selectTalk.execute({ key });
      if (!row) return undefined;
      const conversation: Conversation = {
        id,
        key,
        channel: row.channel,
        ...(row.address ? { address: unseal(keys.fields, row.address) } : {}),
        state: unseal(keys.conversationKey(id), row.state),
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
        version: 0,
      };
      remember(conversation);
      return conversation;
    },

    /** What was replied to this message before, as JSON; undefined when it is new. */
    async repliesTo(conversation: Conversation, message: string): Promise<string | undefined> {
      const key = messageKey(conversation.id, message);
      const recent = unsaved.get(conversation.key)?.replies.get(key);
      if (recent !== undefined) return recent;
      const [row] = await selectReplies.execute({ conversation: conversation.key, message: key });
      return row && unseal(keys.conversationKey(conversation.id), row.replies);
    },

    /** Keeps a turn that owes the disk nothing: written within moments, not waited for. */
    keep(conversation: Conversation, turn: Turn, failed: (error: unknown) => void): void {
      advance(conversation, turn);
      const entry = unsaved.get(conversation.key) ?? { conversation, replies: new Map<string, string>() };
      entry.conversation = conversation;
      if (turn.message) entry.replies.set(messageKey(conversation.id, turn.message.id), turn.message.replies);
      unsaved.set(conversation.key, entry);
      timer ??= setTimeout(() => void flush().catch(failed), SOON);
    },

    /** Saves a turn inside a unit of work; call `saved` when the unit is on disk. */
    async save(tx: Queries, conversation: Conversation, turn: Turn): Promise<void> {
      const waiting = unsaved.get(conversation.key);
      unsaved.delete(conversation.key);
      await write(tx, { ...conversation, state: turn.state, version: conversation.version + 1 });
      if (turn.message) {
        const { id, replies } = turn.message;
        await writeTurn(tx, conversation, messageKey(conversation.id, id), replies);
      }
      for (const [message, replies] of waiting?.replies ?? []) {
        await writeTurn(tx, conversation, message, replies);
      }
    },

    saved(conversation: Conversation, turn: Turn): void {
      advance(conversation, turn);
    },

    /** Removes every trace of the talk; call `erased` when the unit is on disk. */
    async erase(tx: Queries, conversation: Conversation): Promise<void> {
      unsaved.delete(conversation.key);
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
        await tx.delete(conversations).where(lt(conversations.updatedOn, before.talks));
      });
    },

    flush,
  };
}
