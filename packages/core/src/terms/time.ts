// Moments in time: always text, always UTC, always given from outside.

declare const brand: unique symbol;
/** An instant as ISO 8601 text in UTC ending in `Z`, such as `2026-11-23T12:00:00.000Z`. Text order is time order. */
export type Instant = string & { readonly [brand]: 'Instant' };

// A zone is required: a time without one means a different moment to each reader (Open Badges 3.0, DateTimeZ).
const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads a date-time with a zone into an `Instant`; anything else, and any day that does not exist, gives `null`. */
export function readInstant(text: string): Instant | null {
  if (!withZone.test(text)) return null;
  const millis = Date.parse(text);
  if (Number.isNaN(millis)) return null;
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return day <= daysInMonth ? instantOf(millis) : null;
}

/** Milliseconds since 1970 as an `Instant`, always with three decimals so that text order is time order. */
export function instantOf(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** An `Instant` moved by a number of milliseconds. */
export function later(instant: Instant, millis: number): Instant {
  return instantOf(Date.parse(instant) + millis);
}

export const day = 86_400_000;
