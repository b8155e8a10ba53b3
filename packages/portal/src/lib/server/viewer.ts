// Who is signed in, as the API says; asked once a request and kept in `locals`.
import { isHttpError, type RequestEvent } from '@sveltejs/kit';
import { keepActing } from './acting.ts';
import { ask, graphql, type ResultOf } from './api.ts';

const WhoAmI = graphql(`
  query WhoAmI {
    viewer {
      id
      name
      role
      purpose
      demo
      actingFor {
        id
        name
        slug
      }
      memberships {
        key
        role
        organization {
          name
          slug
        }
      }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof WhoAmI>['viewer']>;

/** `null` for a stranger. Without any session cookie the API is not asked at all. */
export async function viewerOf(event: RequestEvent): Promise<Viewer | null> {
  const hasSession = event.cookies.getAll().some(({ name }) => name.includes('session'));
  if (!hasSession) return null;
  try {
    return (await ask(event, WhoAmI)).viewer;
  } catch (cause) {
    if (!isHttpError(cause, 403) || !event.locals.acting) throw cause;
    // A role that ended while its cookie lived on: from here on the visitor looks as themselves.
    keepActing(event.cookies, null, false);
    event.locals.acting = null;
    return (await ask(event, WhoAmI)).viewer;
  }
}
