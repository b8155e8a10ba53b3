// Erase me: what would go, counted; and doing it, once the words are typed.
import { fail, redirect } from '@sveltejs/kit';
import { keepActing } from '#lib/server/acting.ts';
import { ask, graphql, knock } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const Preview = graphql(`
  query ErasurePreview {
    erasurePreview {
      word
      credentials
      evidence
      permissions
      links
      requests
      records
      looks
      messages
      identifiers
      keepsakes
      ownSkills
      receivedPermissions
      issuers
      listedCredentials
    }
  }
`);
const Erase = graphql(`
  mutation EraseMe($input: EraseMeInput!) {
    eraseMe(input: $input) {
      __typename
      ... on ErasedMe {
        isClean
      }
      ... on Refused {
        reasons {
          code
          text
          field
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => ({ preview: (await ask(event, Preview)).erasurePreview });

export const actions: Actions = {
  default: async (event) => {
    const word = String((await event.request.formData()).get('word') ?? '');
    const { eraseMe } = await ask(event, Erase, { input: { word } });
    if (eraseMe.__typename === 'Refused') return fail(422, { problems: eraseMe.reasons, word });
    // The session is gone at the API; this takes what the browser still shows of it.
    await knock(event, '/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    keepActing(event.cookies, null, false);
    throw redirect(303, eraseMe.isClean ? '/erased' : '/erased?cleaning=1');
  },
};
