// What arrived, whether it checks out, and what accepting it would change.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql, upload } from '#lib/server/api.ts';
import { demoFile, demoFiles } from '#lib/server/demo-files.ts';
import { BadgeFields, GainFields } from '#lib/server/fragments.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Inbox = graphql(
  `
    query Inbox($after: String) {
      inbox(first: 10, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...BadgeFields
            findings {
              check
              outcome
              code
              text
            }
            wouldAdd {
              ...GainFields
            }
            claims {
              name
              framework
            }
            wraps {
              id
              name
              standing
            }
          }
        }
      }
    }
  `,
  [BadgeFields, GainFields],
);

const Badge = graphql(
  `
    query InboxBadge($id: ID!) {
      node(id: $id) {
        ... on Credential {
          ...BadgeFields
          issuerTold
          wouldAdd {
            ...GainFields
          }
        }
      }
    }
  `,
  [BadgeFields, GainFields],
);

const Receive = graphql(`
  mutation Receive($input: ReceiveCredentialInput!) {
    receiveCredential(input: $input) {
      __typename
      ... on CredentialReceived {
        alreadyHere
        credential {
          id
        }
      }
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);

const Answer = graphql(`
  mutation Answer($input: AnswerCredentialInput!) {
    answerCredential(input: $input) {
      __typename
      ... on CredentialAnswered {
        credential {
          id
        }
      }
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const [{ inbox }, told, files] = await Promise.all([
    ask(event, Inbox, { after: searchParams.get('after') }),
    toldAbout(event, searchParams.get('about')),
    demoFiles(event),
  ]);
  return {
    badges: inbox.edges.map(({ node }) => node),
    pageInfo: inbox.pageInfo,
    told,
    files,
    // Sent with the form, so that a repeated press or a reload takes the same badge in once.
    attempt: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  handIn: async (event) => {
    const form = await event.request.formData();
    const [file, text] = [form.get('file'), String(form.get('text') ?? '').trim()];
    const chosen = file instanceof File && file.size > 0 ? file : null;
    if (!chosen && !text) return fail(400, { problems: [{ text: event.locals.words.inbox.nothing, field: 'file' }], text });
    return receive(event, chosen ?? text, String(form.get('attempt')));
  },
  demo: async (event) => {
    const form = await event.request.formData();
    const file = await demoFile(event, String(form.get('name')));
    return receive(event, file, String(form.get('attempt')));
  },
  answer: async (event) => {
    const form = await event.request.formData();
    const wanted = answers.find((answer) => answer === form.get('answer'));
    const credential = String(form.get('badge') ?? '');
    if (!wanted || !credential) return fail(400, { problems: [{ text: event.locals.words.errors.fault }], text: '' });
    const reason = String(form.get('reason') ?? '').trim();
    const { answerCredential } = await ask(event, Answer, { input: { credential, answer: wanted, ...(reason && { reason }) } });
    if (answerCredential.__typename === 'Refused') return fail(409, { problems: answerCredential.reasons, text: '' });
    throw redirect(303, `/inbox?about=${encodeURIComponent(credential)}${wanted === 'RESTORE' ? '&back' : ''}`);
  },
};

const answers = ['ACCEPT', 'DECLINE', 'REMOVE', 'RESTORE'] as const;

async function receive(event: RequestEvent, given: File | string, idempotencyKey: string) {
  const typed = typeof given === 'string' ? given : '';
  // A pasted text takes the way of a file: it may be as large as one.
  const kept = await upload(event, typeof given === 'string' ? new File([given], 'pasted') : given);
  if ('refused' in kept) return fail(400, { problems: [{ text: kept.refused, field: typed ? 'text' : 'file' }], text: typed });
  const { receiveCredential } = await ask(event, Receive, { input: { upload: kept.id, idempotencyKey } });
  if (receiveCredential.__typename === 'Refused')
    return fail(422, { problems: receiveCredential.reasons, text: typed, isRefused: true });
  const { credential, alreadyHere } = receiveCredential;
  throw redirect(303, `/inbox?about=${encodeURIComponent(credential.id)}${alreadyHere ? '&already' : ''}`);
}

// The badge that was just handed in or answered, as it stands now.
async function toldAbout(event: RequestEvent, id: string | null) {
  if (!id) return null;
  const { node } = await ask(event, Badge, { id });
  if (!node || !('name' in node)) return null;
  const { searchParams } = event.url;
  return {
    ...node,
    isAlready: searchParams.has('already'),
    isBack: searchParams.has('back'),
    isNewer: searchParams.has('newer'),
  };
}
