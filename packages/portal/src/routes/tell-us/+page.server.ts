// Anyone can tell us something, from any page, and gets a number that leads to the answer.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { backTo } from '#lib/server/back-to.ts';
import { feedbackKinds } from '#lib/feedback/kinds.ts';
import type { Actions, PageServerLoad } from './$types';

const TellUs = graphql(`
  mutation TellUs($input: TellUsInput!) {
    tellUs(input: $input) {
      __typename
      ... on FeedbackReceived {
        feedback {
          receipt
        }
      }
      ... on Refused {
        reasons {
          text
          field
        }
      }
    }
  }
`);

const longest = 4000;

export const load: PageServerLoad = ({ url }) => {
  const { searchParams } = url;
  const receipt = searchParams.get('receipt')?.trim();
  if (receipt) throw redirect(303, `/tell-us/${encodeURIComponent(receipt.toUpperCase())}`);
  return {
    kind: feedbackKinds.find((kind) => kind === searchParams.get('kind')?.toUpperCase()) ?? null,
    page: pageFrom(searchParams.get('page')),
    about: searchParams.get('about'),
    longest,
    // Sent with the form, so that a repeated press or a reload tells us once.
    attempt: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { telling } = event.locals.words;
    const asked = { kind: textOf(form, 'kind'), text: textOf(form, 'text'), email: textOf(form, 'email') };
    const kind = feedbackKinds.find((known) => known === asked.kind);
    const problems = [
      ...(kind ? [] : [{ text: telling.kindMissing, field: 'kind' }]),
      ...(asked.text ? [] : [{ text: telling.missing, field: 'text' }]),
      ...(asked.text.length > longest ? [{ text: telling.long(longest), field: 'text' }] : []),
      ...(asked.email === '' || /^\S+@\S+\.\S+$/.test(asked.email) ? [] : [{ text: telling.emailWrong, field: 'email' }]),
    ];
    if (!kind || problems.length > 0) return fail(422, { problems, asked });

    const input = {
      kind,
      text: asked.text,
      page: pageFrom(textOf(form, 'page')),
      email: asked.email || null,
      about: textOf(form, 'about') || null,
      idempotencyKey: textOf(form, 'attempt') || null,
    };
    const { tellUs } = await ask(event, TellUs, { input });
    if (tellUs.__typename === 'Refused') return fail(422, { problems: tellUs.reasons, asked });
    throw redirect(303, `/tell-us/${encodeURIComponent(tellUs.feedback.receipt)}?new`);
  },
};

// Only a page of ours, and only its path: what stands behind a question mark may be private.
function pageFrom(value: string | null): string {
  return backTo(value).split(/[?#]/)[0]?.slice(0, 200) ?? '/';
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
