// `officer …`: accounts, from the machine itself, beside a running server.
import { randomBytes } from 'node:crypto';
import { type Account, createOfficers, type Officers, UsernameTaken } from '../../db/officers.ts';
import { ROLES, type Role } from '../../knowledge/casework/types.ts';
import { type County, loadCounty } from '../../knowledge/jurisdictions/schema.ts';
import { withDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { type ExitCode, Misused, Refused, type Terminal } from './terminal.ts';

/** Who did it, in the audit trail: no officer's username can look like this. */
const BY = '(operator)';
const USERNAME = /^[a-z0-9][a-z0-9_.-]{1,31}$/;
const PASSWORD = { shortest: 8, longest: 200 };

export interface NewOfficer {
  username: string;
  name: string;
  role: string;
  /** A township's code or name; only for clerks. */
  unit?: string | undefined;
  /** `generated`, or `-` for the first line typed in. */
  password: string;
}

/** A single account and the database it is in; `now` stamps the audit trail. */
type Use<T> = (officers: Officers) => Promise<T>;
const withOfficers = <T>({ databaseFile }: Settings, now: () => Date, use: Use<T>) =>
  withDatabase(databaseFile, (db) => use(createOfficers(db, now)));

/** Adds an account whose password must be changed at the first sign-in. @throws Misused, Refused in words */
export async function addOfficer(
  wanted: NewOfficer,
  settings: Settings,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const { username } = wanted;
  if (!USERNAME.test(username)) {
    throw new Misused(
      `The username ${username} must have 2 to 32 small letters, digits, dots, hyphens or underscores, and begin with a letter or digit.`,
    );
  }
  const name = wanted.name.trim();
  if (name === '' || [...name].length > 40) throw new Misused('The name must have 1 to 40 characters.');
  const role = readRole(wanted.role);
  const unit = readUnit(role, wanted.unit, loadCounty(settings.county));
  const password = await readPassword(wanted.password, terminal);
  await withOfficers(settings, now, async (officers) => {
    try {
      await officers.add({ username, name, role, unit, password, mustChangePassword: true }, BY);
    } catch (error) {
      if (error instanceof UsernameTaken) throw new Refused(`There is an officer ${username} already.`);
      throw error;
    }
  });
  terminal.say(`Added ${username} (${name}), ${role}${unit === undefined ? '' : ` of ${unit}`}.`);
  sayPassword(wanted.password, password, terminal);
  return 0;
}

/** Prints the accounts, one a line: username, role, unit, state, name. */
export async function listOfficers(
  settings: Settings,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const accounts = await withOfficers(settings, now, (officers) => officers.list());
  for (const { username, role, unit, active, mustChangePassword, name } of accounts) {
    const state = active ? (mustChangePassword ? 'must change password' : 'active') : 'disabled';
    terminal.say([username, role, unit ?? '-', state, name].join('\t'));
  }
  terminal.note(`${accounts.length} accounts.`);
  return 0;
}

/** Gives an account a new password and ends its sessions. @throws Refused when there is none of that name */
export async function resetOfficer(
  username: string,
  from: string,
  settings: Settings,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const password = await readPassword(from, terminal);
  const account = await withOfficers(settings, now, (officers) =>
    changed(officers, username, { password, mustChangePassword: true }),
  );
  terminal.say(`${username} has a new password; sessions under the old one are ended.`);
  sayPassword(from, password, terminal);
  if (!account.active)
    terminal.note(`${username} is disabled: npm run mingbai -- officer enable ${username}`);
  return 0;
}

/** Shuts an account out at once, or lets it in again. @throws Refused for the last administrator */
export async function setActive(
  username: string,
  active: boolean,
  settings: Settings,
  now: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  await withOfficers(settings, now, async (officers) => {
    const admins = (await officers.list()).filter((account) => account.active && account.role === 'admin');
    if (!active && admins.length === 1 && admins[0]?.username === username) {
      throw new Refused(`${username} is the only administrator left. Add another one first.`);
    }
    return changed(officers, username, { active });
  });
  terminal.say(active ? `${username} may sign in again.` : `${username} is signed out and cannot sign in.`);
  return 0;
}

async function changed(officers: Officers, username: string, wanted: Parameters<Officers['change']>[1]) {
  const account: Account | undefined = await officers.change(username, wanted, BY);
  if (!account) throw new Refused(`There is no officer ${username}.`);
  return account;
}

function readRole(text: string): Role {
  const role = ROLES.find((one) => one === text);
  if (!role) throw new Misused(`There is no role ${text}; there are ${ROLES.join(', ')}.`);
  return role;
}

/** A clerk belongs to a township of the county, the other roles to the county itself (their unit is their role). */
function readUnit(role: Role, text: string | undefined, { name, townships }: County): string | undefined {
  if (role !== 'clerk') {
    if (text === undefined || text === role) return text;
    throw new Misused(`A ${role} works for the whole county; leave --unit out.`);
  }
  const found = townships.find(
    (one) => text !== undefined && [one.code, one.name, ...one.aliases].includes(text),
  );
  if (found) return found.code;
  const known = townships.map((one) => `  ${one.code} ${one.name}`).join('\n');
  const wrong = text === undefined ? 'A clerk needs --unit' : `There is no unit ${text} in ${name}`;
  throw new Misused(`${wrong}. The townships of ${name}:\n${known}`);
}

async function readPassword(from: string, terminal: Terminal): Promise<string> {
  if (from === 'generated') return randomBytes(9).toString('base64url');
  if (from !== '-') {
    throw new Misused(
      'A password on the command line can be read by others. Use --password - and type it in, or leave it out to have one made.',
    );
  }
  const [password = ''] = (await terminal.typed()).split(/\r?\n/);
  if (password.length < PASSWORD.shortest || password.length > PASSWORD.longest) {
    throw new Misused(`The password must have ${PASSWORD.shortest} to ${PASSWORD.longest} characters.`);
  }
  return password;
}

function sayPassword(from: string, password: string, terminal: Terminal): void {
  if (from === 'generated') terminal.say(`One-time password, shown only now: ${password}`);
  terminal.say('It must be changed at the first sign-in.');
}
