// A record that came by a link. Looking at this page opens nothing; only the form does, with the code that never travels in an address.
import { fail } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { ReportFields } from '#lib/server/report.ts';
import type { Actions, PageServerLoad } from './$types';

const Open = graphql(
  `
    mutation OpenShare($input: OpenShareInput!) {
      openShare(input: $input) {
        __typename
        ... on OpenedShare {
          giverName
          receiver
          purpose
          until
          isLive
          opensLeft
          takenOut
          changes {
            change
            name
          }
          presentation
          report {
            ...ReportFields
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
  `,
  [ReportFields],
);

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  // One for each visit: asked again with it, the answer is the same and nothing more is spent.
  return { attempt: crypto.randomUUID() };
};

const none = { opened: null, reason: null, missing: false, token: '' };
const aboutPassphrase = ['share.passphrase', 'share.wrongPassphrase'];

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const token = codeIn(form.get('token'));
    if (!token) return fail(422, { ...none, missing: true });
    const input = {
      share: event.params.id,
      token,
      passphrase: textIn(form.get('passphrase')),
      attempt: textIn(form.get('attempt')),
    };
    const { openShare } = await ask(event, Open, { input });
    if (openShare.__typename === 'Refused') {
      const reason = openShare.reasons[0] ?? null;
      const isStillOpen = aboutPassphrase.includes(reason?.code ?? '');
      // Given back for the next try alone, which without script knows it from nowhere else.
      return isStillOpen ? fail(422, { ...none, reason, token }) : fail(404, { ...none, reason });
    }
    return { ...none, opened: openShare };
  },
};

function textIn(value: FormDataEntryValue | null): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
}

// People paste the code, the # before it, or the whole link.
function codeIn(value: FormDataEntryValue | null): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return text.slice(text.lastIndexOf('#') + 1).slice(0, 200);
}
