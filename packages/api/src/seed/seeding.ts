// What every part of seeding is given, and how it tells time.
import { day, later, type Instant } from '@skillweave/core/terms';
import type { Chance } from './chance.ts';
import type { Town } from './town.ts';

/** What every part of seeding is given. */
export type Seeding = {
  readonly town: Town;
  readonly chance: Chance;
  readonly now: Instant;
  /** Our own address, for everything that is served here. */
  readonly publicUrl: string;
  /** The identity each issuer and learner signs with, by `org:<id>` and `person:<id>`. */
  readonly dids: ReadonlyMap<string, string>;
};

/** The instant so many days from the day of seeding; null for what did not happen. */
export const onDay = (now: Instant, days: number): Instant => later(now, days * day);
export const onDayOrNever = (now: Instant, days: number | undefined): Instant | null =>
  days === undefined ? null : onDay(now, days);
