// Accounts: who may sign in, kept apart from the graph. An account knows one thing about its person: their id.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PersonId } from '@skillweave/core/terms';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins/jwt';
import type { JSONWebKeySet } from 'jose';
import { ownOrigins } from '../settings.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { accountsPath, cookieSecretPath } from './snapshot.ts';

export const tokenAudience = 'skillweave';
const tokenLife = '1h';

export type AccountsPlace = {
  /** The folder of everything we keep. */
  readonly folder: string;
  readonly publicUrl: string;
  readonly demo: boolean;
  /** Makes the person behind somebody who registers, and answers their id. */
  readonly register: (somebody: { readonly name: string; readonly email: string }) => Promise<string>;
};

export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly personId: string;
  /** None: signs in by the demo's one click only. */
  readonly password?: string;
  /** One of the invented people: anyone may sign in as them while the demo runs. */
  readonly demo: boolean;
};

export type DemoAccount = { readonly email: string; readonly name: string; readonly personId: string };

export interface Accounts {
  /** Answers everything under /api/auth. */
  answer(request: Request): Promise<Response>;
  /** Whose session these headers carry; null when it is none, ended or forged. */
  personOfSession(headers: Headers): Promise<PersonId | null>;
  /** The person of an account whose e-mail address is proven, for tokens from outside. */
  personOfProvenEmail(email: string): Promise<PersonId | null>;
  /** Adds an account with a proven address, unless the address has one. */
  add(account: NewAccount): Promise<void>;
  demoAccounts(): readonly DemoAccount[];
  /** A bearer token for the account of this address, good for an hour; null when there is none. */
  tokenFor(email: string, wish: { readonly actingAs?: string; readonly purpose?: string }): Promise<string | null>;
  /** The public keys our tokens are checked with. */
  keySet(): Promise<JSONWebKeySet>;
  /** Ends the session these headers carry, so that signing in again leaves no old key behind. */
  endSession(headers: Headers): Promise<void>;
  /** Removes every account of a person, with its sessions and whatever waits to be proven. */
  forget(personId: string): Promise<void>;
  /** The ids of all people with an account. */
  people(): readonly string[];
  /** Makes what was deleted gone from the file too. */
  scrub(): void;
  close(): void;
}

/** Opens the accounts' own store, brought up to date. */
export async function openAccounts(place: AccountsPlace): Promise<Accounts> {
  const folder = join(place.folder, 'accounts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(accountsPath(place.folder));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA secure_delete = ON');
  const auth = setUp(place, database, secretOf(place.folder));
  await (await getMigrations(auth.options)).runMigrations();
  const context = await auth.$context;

  const addressOf = (email: string) => context.internalAdapter.findUserByEmail(email.trim().toLowerCase());
  const personOf = (user: object) =>
    'personId' in user && typeof user.personId === 'string' ? (user.personId as PersonId) : null;
  const sessionOf = (headers: Headers) => auth.api.getSession({ headers, query: { disableCookieCache: true } });

  return {
    answer: (request) => auth.handler(request),
    personOfSession: async (headers) => {
      const session = await sessionOf(headers);
      return session && personOf(session.user);
    },
    personOfProvenEmail: async (email) => {
      const found = await addressOf(email);
      return found?.user.emailVerified ? personOf(found.user) : null;
    },
    add: async ({ email, name, personId, password, demo }) => {
      if (await addressOf(email)) return;
      const proven = { email: email.toLowerCase(), name, emailVerified: true, personId, demo };
      const user = await context.internalAdapter.createUser(proven, { method: 'email-password' });
      if (password === undefined) return;
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      });
    },
    demoAccounts: () => {
      if (!place.demo) return [];
      const rows = database.prepare('SELECT email, name, personId FROM user WHERE demo = 1 ORDER BY createdAt, rowid').all();
      return rows.map(({ email, name, personId }) => ({ email: String(email), name: String(name), personId: String(personId) }));
    },
    tokenFor: async (email, { actingAs, purpose }) => {
      const found = await addressOf(email);
      const personId = found && personOf(found.user);
      if (!personId) return null;
      const claims = { sub: personId, ...(actingAs && { acting_as: actingAs }), ...(purpose && { purpose }) };
      return (await auth.api.signJWT({ body: { payload: claims } })).token;
    },
    keySet: async () => (await auth.api.getJwks()) as JSONWebKeySet,
    endSession: async (headers) => {
      const session = await sessionOf(headers);
      if (session) await context.internalAdapter.deleteSession(session.session.token);
    },
    forget: async (personId) => {
      const users = database.prepare('SELECT id, email FROM user WHERE personId = ?').all(personId);
      for (const { id, email } of users) {
        await context.internalAdapter.deleteUser(String(id));
        database
          .prepare('DELETE FROM verification WHERE identifier = ? OR instr(value, ?) > 0')
          .run(String(email), String(email));
      }
    },
    people: () =>
      database
        .prepare('SELECT DISTINCT personId FROM user')
        .all()
        .map(({ personId }) => String(personId)),
    scrub: () => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'),
    close: () => database.close(),
  };
}

function setUp({ publicUrl, demo, register }: AccountsPlace, database: DatabaseSync, secret: string) {
  const https = publicUrl.startsWith('https:');
  return betterAuth({
    database,
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: ownOrigins(publicUrl),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Counted by our own limits, per account and address, and not in a second place.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 7 * 86_400, updateAge: 86_400 },
    user: {
      additionalFields: {
        personId: { type: 'string', input: false, required: false },
        demo: { type: 'boolean', input: false, required: false, defaultValue: false },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const personId: unknown = 'personId' in user ? user.personId : undefined;
            if (typeof personId === 'string') return { data: user };
            return { data: { ...user, personId: await register({ name: user.name, email: user.email }) } };
          },
        },
      },
    },
    advanced: {
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      cookiePrefix: https ? '__Host-skillweave' : 'skillweave',
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
    },
    plugins: [
      jwt({
        jwt: {
          issuer: publicUrl,
          audience: tokenAudience,
          expirationTime: tokenLife,
          getSubject: ({ user }) => String(user.personId),
          definePayload: () => ({}),
        },
      }),
      ...(demo ? [demoSignIn()] : []),
    ],
  });
}

/** What session cookies are signed with: made once, readable by us alone. Losing it signs everybody out, and no more. */
function secretOf(folder: string): string {
  const path = cookieSecretPath(folder);
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}
