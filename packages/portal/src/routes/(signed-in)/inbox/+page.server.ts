// What arrived, whether it checks out, and what accepting it would change.
import { fail, redirect } from '@sveltejs/kit';
import { Answer } from '#lib/server/answers.ts';
import { ask, graphql, upload } from '#lib/server/api.ts';
import { demoFile, demoFiles } from '#lib/server/demo-files.ts';
import { emergenciesTold } from '#lib/server/emergencies.ts';
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
            couldReplace {
              credential
              name
              answer
              validFrom
              receivedAt
              isSameBadge
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
          name
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
  const [{ inbox }, told, files, emergencies] = await Promise.all([
    ask(event, Inbox, { after: searchParams.get('after') }),
    toldAbout(event, searchParams.get('about')),
    demoFiles(event),
    emergenciesTold(event),
  ]);
  return {
    badges: inbox.edges.map(({ node }) => node),
    pageInfo: inbox.pageInfo,
    told,
    files,
    emergencies,
    // Sent with the form, so that a repeated press or a reload takes the same badge in once.
    attempt: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  handIn: async (event) => {
    const form = await event.request.formData();
    const text = String(form.get('text') ?? '').trim();
    const files = form.getAll('file').filter((file) => file instanceof File && file.size > 0) as File[];
    const [first] = files;
    const { inbox } = event.locals.words;
    const no = (said: string) => fail(400, { problems: [{ text: said, field: 'file' }], text });
    if (!first && !text) return no(inbox.nothing);
    if (files.length > mostFiles) return no(inbox.tooMany(mostFiles));
    if (first && text) return no(inbox.both);
    const attempt = String(form.get('attempt'));
    if (files.length > 1) return { problems: [], text: '', outcomes: await receiveEach(event, files, attempt) };
    return receive(event, first ?? text, attempt);
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
    // Only where a choice was offered; otherwise its earlier copies make way.
    const replaces = form.has('offered') ? form.getAll('replaces').map(String) : null;
    const input = { credential, answer: wanted, ...(reason && { reason }), ...(replaces && { replaces }) };
    const { answerCredential } = await ask(event, Answer, { input });
    if (answerCredential.__typename === 'Refused') return fail(409, { problems: answerCredential.reasons, text: '' });
    throw redirect(303, `/inbox?about=${encodeURIComponent(credential)}${wanted === 'RESTORE' ? '&back' : ''}`);
  },
};

const answers = ['ACCEPT', 'DECLINE', 'HIDE', 'REMOVE', 'RESTORE'] as const;
const mostFiles = 20;

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

/** What came of one of several files, for a line of its own. */
type Outcome = {
  file: string;
  came: 'arrived' | 'already' | 'refused';
  about: { id: string; name: string } | null;
  text: string;
};

// One after the other, so that one bad file stops no other; each with a mark of its own, so that a repeated press doubles nothing.
async function receiveEach(event: RequestEvent, files: readonly File[], attempt: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [place, file] of files.entries()) {
    const refused = (text: string): Outcome => ({ file: file.name, came: 'refused', about: null, text });
    const kept = await upload(event, file);
    if ('refused' in kept) {
      outcomes.push(refused(kept.refused));
      continue;
    }
    const { receiveCredential } = await ask(event, Receive, {
      input: { upload: kept.id, idempotencyKey: `${attempt}-${place}` },
    });
    if (receiveCredential.__typename === 'Refused') {
      outcomes.push(refused(receiveCredential.reasons.map(({ text }) => text).join(' ')));
      continue;
    }
    const { credential, alreadyHere } = receiveCredential;
    outcomes.push({ file: file.name, came: alreadyHere ? 'already' : 'arrived', about: credential, text: '' });
  }
  return outcomes;
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
