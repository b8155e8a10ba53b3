// What pages ask of permissions, and what a form about one says back.
import { grantParts, type GrantPart } from '#lib/consent/parts.ts';
import { graphql, type ResultOf } from './api.ts';

export const GrantFields = graphql(`
  fragment GrantFields on Grant @_unmask {
    id
    state
    receiverName
    purpose
    note
    emergency
    scope
    parts
    askedBy
    askedFor
    requestedAt
    givenAt
    until
    endsInDays
    skills {
      id
      name
    }
    issuers {
      id
      name
    }
    credentials {
      id
      name
    }
  }
`);
/** What came of changing a permission. */
export const ChangeFields = graphql(`
  fragment ChangeFields on ChangeGrantResult @_unmask {
    __typename
    ... on GrantChanged {
      grant {
        receiverName
      }
    }
    ... on Refused {
      reasons {
        text
        field
      }
    }
  }
`);
export type GrantShown = ResultOf<typeof GrantFields>;

/** The end of a day as a form says it. */
export const endOf = (day: string): string => `${day}T23:59:59.000Z`;

/** The parts that are ticked in a form. */
export const partsFrom = (form: FormData): GrantPart[] => grantParts.filter((part) => form.getAll('parts').includes(part));

type Less = {
  readonly grant: string;
  readonly credentials: string[];
  readonly parts: GrantPart[];
  readonly until: string;
};

/** What is left of a permission, as the form for less says it. */
export function lessFrom(form: FormData): Less & { readonly all: number; readonly offered: number; readonly latest: string } {
  const one = (name: string) => String(form.get(name) ?? '');
  return {
    grant: one('grant'),
    credentials: form.getAll('credentials').map(String),
    parts: partsFrom(form),
    until: one('until'),
    all: Number(one('all')),
    offered: Number(one('offered')),
    latest: one('latest'),
  };
}

/** The API's own form of it: what was left as it is, is left out. */
export function lessInput({ grant, credentials, parts, until, all, offered, latest }: ReturnType<typeof lessFrom>) {
  const isShorter = until !== latest.slice(0, 10);
  return {
    grant,
    ...(credentials.length < all && { scope: { credentials } }),
    ...(parts.length < offered && { parts }),
    ...(isShorter && { until: endOf(until) }),
  };
}

/** What is wrong with it, before anybody else is asked. */
export function lessProblems(less: ReturnType<typeof lessFrom>, now: number, said: { none: string; day: string }) {
  const { credentials, until, all, latest } = less;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(until) && Date.parse(endOf(until)) > now && until <= latest.slice(0, 10);
  return [
    ...(all > 0 && credentials.length === 0 ? [{ text: said.none, field: 'credentials' }] : []),
    ...(isDay ? [] : [{ text: said.day, field: 'until' }]),
  ];
}
