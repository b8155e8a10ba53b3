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
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const token = codeIn(form.get('token'));
    if (!token) return fail(422, { opened: null, reason: null, missing: true });
    const { openShare } = await ask(event, Open, { input: { share: event.params.id, token } });
    if (openShare.__typename === 'Refused')
      return fail(404, { opened: null, reason: openShare.reasons[0] ?? null, missing: false });
    return { opened: openShare, reason: null, missing: false };
  },
};

// People paste the code, the # before it, or the whole link.
function codeIn(value: FormDataEntryValue | null): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return text.slice(text.lastIndexOf('#') + 1).slice(0, 200);
}
