// What somebody chose to look at, as the address holds it: one of each sort, or all.

export const sorts = ['framework', 'kind', 'language', 'state'] as const;
export type Sort = (typeof sorts)[number];
/** `state` is what is in use when null, `ended`, or `every`. */
export type Choices = Readonly<Record<Sort, string | null>>;

const longest = 200;

export function choicesIn(params: URLSearchParams): Choices {
  const one = (sort: Sort) => params.get(sort)?.slice(0, longest).toWellFormed() || null;
  const state = one('state');
  return {
    framework: one('framework'),
    kind: one('kind'),
    language: one('language'),
    state: state === 'ended' || state === 'every' ? state : null,
  };
}

/** The address with this chosen instead, from its first page. */
export function choosing(search: string, choices: Choices, change: Partial<Choices>): string {
  const chosen = { ...choices, ...change };
  const params = new URLSearchParams({ search });
  for (const sort of sorts) if (chosen[sort] !== null) params.set(sort, chosen[sort]);
  return `/library?${params}`;
}
