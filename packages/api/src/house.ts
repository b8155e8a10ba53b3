// What one running Skillweave holds: made at the start, handed to every door, closed at the end.
import type { Logger } from 'pino';
import type { Door } from './access/door.ts';
import type { AtRest } from './at-rest/at-rest.ts';
import type { Graph } from './graph/graph.ts';
import type { Imports } from './imports/imports.ts';
import type { Keyring } from './keys/keyring.ts';
import type { LookKeeper } from './looks/keeper.ts';
import type { Memory } from '@skillweave/core/verify';
import type { Outbox } from './mail/outbox.ts';
import type { Outside } from './outside/outside.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Finder } from './search/finder.ts';
import type { Settings } from './settings.ts';
import type { Uploads } from './uploads.ts';
import type { Erasure } from './write/erase/erasure.ts';

export type House = {
  readonly settings: Settings;
  readonly graph: Graph;
  readonly door: Door;
  readonly keyring: Keyring;
  /** Seals people's documents, each person's with a key of their own. */
  readonly atRest: AtRest;
  /** Seals look logs, and writes down beside the store how long they are. */
  readonly looks: LookKeeper;
  readonly uploads: Uploads;
  /** Forgets people for good. */
  readonly erasure: Erasure;
  /** Frameworks that curators bring in. */
  readonly imports: Imports;
  readonly outside: Outside;
  readonly outbox: Outbox;
  /** What checks of this process remember of status lists. */
  readonly memory: Memory;
  readonly limits: RateLimits;
  /** Finds by words. Told after every write that changes what can be found. */
  readonly finder: Finder;
  readonly log: Logger;
  /** What the portal shows to be believed about a visitor's address; random in each process. */
  readonly portalKey: string;
};
