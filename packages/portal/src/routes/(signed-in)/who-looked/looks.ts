// Which looks somebody wants to see, as the address holds it, and as the API is asked.

export const purposes = ['ADVISING', 'HIRING', 'ADMISSION', 'VERIFICATION', 'RESEARCH', 'EMERGENCY'] as const;

/** Empty text is "all of them". Days are written as 2026-11-27. */
export type LookChoice = {
  readonly person: string;
  readonly organization: string;
  readonly outcome: '' | 'ALLOWED' | 'REFUSED';
  readonly purpose: '' | (typeof purposes)[number];
  readonly from: string;
  readonly to: string;
};

const longest = 300;
const dayOnly = /^\d{4}-\d{2}-\d{2}$/;
const millisecondsADay = 86_400_000;

/** What stands in the address; what is none of the choices is left out. */
export function choiceIn(params: URLSearchParams): LookChoice {
  const text = (name: string) => (params.get(name) ?? '').slice(0, longest).toWellFormed();
  const outcome = text('outcome');
  const purpose = text('purpose');
  return {
    person: text('person'),
    organization: text('organization'),
    outcome: outcome === 'ALLOWED' || outcome === 'REFUSED' ? outcome : '',
    purpose: purposes.find((each) => each === purpose) ?? '',
    from: isDay(text('from')) ? text('from') : '',
    to: isDay(text('to')) ? text('to') : '',
  };
}

/** Whether anything is chosen at all. */
export const isNarrowed = (choice: LookChoice): boolean => Object.values(choice).some((value) => value !== '');

/** The choice as arguments of the question. The last day is meant whole. */
export function askedFor({ person, organization, outcome, purpose, from, to }: LookChoice) {
  return {
    person: person || null,
    organization: organization || null,
    outcome: outcome || null,
    purpose: purpose || null,
    since: from ? `${from}T00:00:00.000Z` : null,
    before: to ? new Date(Date.parse(`${to}T00:00:00.000Z`) + millisecondsADay).toISOString() : null,
  };
}

/** The choice as it stands in an address, without its question mark. */
export const choiceAsText = (choice: LookChoice): string =>
  new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== '')).toString();

function isDay(text: string): boolean {
  const at = dayOnly.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  // The thirtieth of February is read as a day of March; it is not what was written.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
