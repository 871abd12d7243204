// Officers' accounts and their sessions. Passwords only as argon2id, session tokens only as SHA-256.
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Role } from '../knowledge/casework/types.ts';
import type { Database, Queries } from './connect.ts';
import { appendEvents } from './events.ts';
import type { Schema } from './schema.ts';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SESSION_HOURS = 12;

export interface Account {
  id: string;
  username: string;
  name: string;
  role: Role;
  unit?: string;
  mustChangePassword: boolean;
  active: boolean;
  version: number;
}

export interface NewAccount {
  username: string;
  name: string;
  role: Role;
  unit?: string | undefined;
  password: string;
  mustChangePassword: boolean;
}

export interface AccountChange {
  name?: string | undefined;
  role?: Role | undefined;
  unit?: string | null | undefined;
  active?: boolean | undefined;
  password?: string | undefined;
  mustChangePassword?: boolean | undefined;
}

export class UsernameTaken extends Error {}

type Row = Schema['officers']['$inferSelect'];

const keyOf = (token: string) => createHash('sha256').update(token).digest('hex');

function account(row: Row): Account {
  const { passwordHash: _p, createdAt: _c, unit, role, ...rest } = row;
  return { ...rest, role: role as Role, ...(unit === null ? {} : { unit }) };
}

export type Officers = ReturnType<typeof createOfficers>;

export function createOfficers(db: Database, now: () => Date) {
  const { officers, sessions } = db.tables;
  // Verified when no account has the name, so that a guess learns nothing from the time it takes.
  const nobody = hash('nobody', COST);

  const record = (tx: Queries, type: string, by: string | null, body: Record<string, unknown>) =>
    appendEvents(tx, db.tables, [{ caseId: null, type, at: now().toISOString(), by, body }]);

  async function byUsername(username: string): Promise<Row | undefined> {
    const [row] = await db.reading.select().from(officers).where(eq(officers.username, username));
    return row;
  }

  return {
    /** @throws UsernameTaken */
    async add(wanted: NewAccount, by: string | null): Promise<Account> {
      const { password, unit, ...rest } = wanted;
      const row: Row = {
        ...rest,
        id: randomBytes(12).toString('hex'),
        unit: unit ?? null,
        passwordHash: await hash(password, COST),
        active: true,
        version: 1,
        createdAt: now().toISOString(),
      };
      await db.unit(async (tx) => {
        const added = await tx
          .insert(officers)
          .values(row)
          .onConflictDoNothing({ target: officers.username })
          .returning({ id: officers.id });
        if (added.length === 0) throw new UsernameTaken();
        await record(tx, 'officer_added', by, { username: row.username, role: row.role, unit: row.unit });
      });
      return account(row);
    },

    /** The account, when the password is right and it is active; takes the same time either way. */
    async verify(username: string, password: string): Promise<Account | undefined> {
      const row = await byUsername(username);
      const right = await verify(row?.passwordHash ?? (await nobody), password);
      return row?.active && right ? account(row) : undefined;
    },

    /** Changes an account and ends its sessions; undefined when there is none of that name. */
    async change(username: string, wanted: AccountChange, by: string): Promise<Account | undefined> {
      const { password, ...plain } = wanted;
      const passwordHash = password === undefined ? undefined : await hash(password, COST);
      const changed = Object.fromEntries(
        Object.entries({ ...plain, passwordHash }).filter(([, value]) => value !== undefined),
      );
      return db.unit(async (tx) => {
        const [before] = await tx.select().from(officers).where(eq(officers.username, username));
        if (!before) return undefined;
        const [after] = await tx
          .update(officers)
          .set({ ...changed, version: before.version + 1 })
          .where(and(eq(officers.username, username), eq(officers.version, before.version)))
          .returning();
        await tx.delete(sessions).where(eq(sessions.officerId, before.id));
        const what = Object.keys(wanted).filter((key) => wanted[key as keyof AccountChange] !== undefined);
        await record(tx, 'officer_changed', by, { username, what });
        return after && account(after);
      });
    },

    /** The officer's township went into another. @returns false when the account is another unit's, or followed already */
    async succeed(username: string, from: string, to: string): Promise<boolean> {
      return db.unit(async (tx) => {
        const [moved] = await tx
          .update(officers)
          .set({ unit: to, version: sql`${officers.version} + 1` })
          .where(and(eq(officers.username, username), eq(officers.unit, from)))
          .returning({ id: officers.id });
        if (!moved) return false;
        await tx.delete(sessions).where(eq(sessions.officerId, moved.id));
        await record(tx, 'officer_changed', null, { username, what: ['unit'], unit: to });
        return true;
      });
    },

    async list(): Promise<Account[]> {
      const rows = await db.reading.select().from(officers).orderBy(asc(officers.username));
      return rows.map(account);
    },

    async any(): Promise<boolean> {
      return (await db.reading.select({ id: officers.id }).from(officers).limit(1)).length > 0;
    },

    /** Begins a session; the token is given once and kept only as a hash. */
    async begin(who: Account): Promise<{ token: string; expiresAt: Date }> {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now().getTime() + SESSION_HOURS * 3_600_000);
      await db.unit(async (tx) => {
        await tx.delete(sessions).where(lte(sessions.expiresAt, now().toISOString()));
        await tx
          .insert(sessions)
          .values({ key: keyOf(token), officerId: who.id, expiresAt: expiresAt.toISOString() });
        await record(tx, 'signed_in', who.username, {});
      });
      return { token, expiresAt };
    },

    async ofSession(token: string): Promise<Account | undefined> {
      const [row] = await db.reading
        .select({ officer: officers })
        .from(sessions)
        .innerJoin(officers, eq(officers.id, sessions.officerId))
        .where(and(eq(sessions.key, keyOf(token)), gt(sessions.expiresAt, now().toISOString())));
      return row?.officer.active ? account(row.officer) : undefined;
    },

    async end(token: string): Promise<void> {
      await db.unit((tx) => tx.delete(sessions).where(eq(sessions.key, keyOf(token))));
    },
  };
}
