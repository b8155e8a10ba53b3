// Reads dates as frameworks write them into an instant; a time without a zone is taken as UTC.
import { readInstant } from '../terms/time.ts';

/** An instant from a date-time (with or without a zone) or a day, or nothing. */
export function instantFrom(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(day) ? day : `${day}Z`;
  return readInstant(zoned) ?? undefined;
}
