// What I declined, hid or removed: what can be done with each, and until when.
import { fail, redirect } from '@sveltejs/kit';
import { Answer } from '#lib/server/answers.ts';
import { ask, graphql } from '#lib/server/api.ts';
import { BadgeFields } from '#lib/server/fragments.ts';
import type { Actions, PageServerLoad } from './$types';

const Archive = graphql(
  `
    query Archive($after: String) {
      archive(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...BadgeFields
          goneAt
          isReplaced
          issuerTold
        }
      }
    }
  `,
  [BadgeFields],
);

const ArchivedBadge = graphql(`
  query ArchivedBadge($id: ID!) {
    node(id: $id) {
      ... on Credential {
        id
        name
        answer
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const about = searchParams.get('about');
  const [{ archive }, told] = await Promise.all([
    ask(event, Archive, { after: searchParams.get('after') }),
    about === null ? null : ask(event, ArchivedBadge, { id: about }),
  ]);
  const node = told?.node;
  return { badges: archive.nodes, pageInfo: archive.pageInfo, told: node && 'name' in node ? node : null };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const credential = String(form.get('badge') ?? '');
    const answer = form.get('answer') === 'REMOVE' ? 'REMOVE' : 'RESTORE';
    const { answerCredential } = await ask(event, Answer, { input: { credential, answer } });
    if (answerCredential.__typename === 'Refused') return fail(409, { problems: answerCredential.reasons });
    throw redirect(303, `/archive?about=${encodeURIComponent(credential)}`);
  },
};
