// What one request carries: who asks and when, and the few things of this process that resolvers may use.
import type { Logger } from 'pino';
import type { Asking } from './access/asking.ts';
import type { Imports } from './imports/imports.ts';
import type { Keyring } from './keys/keyring.ts';
import type { LookKeeper } from './looks/keeper.ts';
import type { Memory } from '@skillweave/core/verify';
import type { Outbox } from './mail/outbox.ts';
import type { Outside } from './outside/outside.ts';
import type { RateLimits } from './rate-limits.ts';
import type { DemoPerson } from './read/people-behind-accounts.ts';
import type { Finder } from './search/finder.ts';
import type { Settings } from './settings.ts';
import type { Uploads } from './uploads.ts';
import type { Erasure } from './write/erase/erasure.ts';

export type Context = {
  readonly asking: Asking;
  readonly settings: Settings;
  readonly keyring: Keyring;
  /** Signs how long one's look log is; absent where no server is. */
  readonly looks?: LookKeeper;
  readonly uploads: Uploads;
  /** Forgets people for good: at work in the house, and not in the time of one request. */
  readonly erasure: Pick<Erasure, 'erase'>;
  /** Frameworks that curators bring in: what is under way in this process. */
  readonly imports: Imports;
  /** The guarded way to what others publish. */
  readonly outside: Outside;
  readonly memory?: Memory;
  readonly finder: Finder;
  /** What goes out by e-mail, if anything can. */
  readonly outbox: Outbox;
  /** Counts one try of a costly or guessable thing; charged by field, so that aliases do not get round it. */
  readonly limits: RateLimits;
  /** Where the request came from, for counting only. Never logged, never stored. */
  readonly address: string;
  /** Whose proven e-mail address this is; null when it is nobody's. */
  readonly findByEmail: (email: string) => Promise<string | null>;
  readonly demo: boolean;
  /** Whom one may be in the demo; nobody outside it. */
  readonly demoPeople: () => Promise<DemoPerson[]>;
  /** This installation's own address, without a slash at its end. */
  readonly publicUrl: string;
  readonly log: Logger;
  /** Aborted when the visitor has gone or the operation has run out of time. */
  readonly signal: AbortSignal;
};
