// Moments as people say them. Everything is said in UTC, and exact times say so: server and browser must agree on every word.
const second = 1000;
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400 * second],
  ['hour', 3600 * second],
  ['minute', 60 * second],
];

export function day(at: string, language: string): string {
  return format(at, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

export function exact(at: string, language: string): string {
  const said = format(at, language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${said} UTC`;
}

export function hour(at: string, language: string): string {
  return `${format(at, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })} UTC`;
}

/** "3 minutes ago", "in 4 days"; beyond thirty days the day itself. */
export function ago(at: string, now: string, language: string): string {
  const apart = Date.parse(at) - Date.parse(now);
  if (Math.abs(apart) > 30 * 86_400 * second) return day(at, language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  // Rounded first: 59 minutes and 40 seconds are an hour, not 60 minutes.
  const minutes = Math.round(Math.abs(apart) / 60_000) * 60_000;
  const step = steps.find(([, length]) => minutes >= length);
  return step ? relative.format(Math.round(apart / step[1]), step[0]) : relative.format(0, 'second');
}

/** A sentence in which every `2026-12-14` is said as people say it. */
export function withDays(text: string, language: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => (Number.isNaN(Date.parse(date)) ? date : day(date, language)));
}

/** A day `days` from `now` as a date field wants it. */
export function dateField(now: string, days: number): string {
  return new Date(Date.parse(now) + days * 86_400 * second).toISOString().slice(0, 10);
}

function format(at: string, language: string, options: Intl.DateTimeFormatOptions): string {
  // British order for English: the day before the month, as in the rest of the words.
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: 'UTC', ...options }).format(new Date(at));
}
