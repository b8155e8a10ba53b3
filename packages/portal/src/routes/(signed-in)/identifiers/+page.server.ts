// What I am known by, and proving another e-mail address.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const Identifiers = graphql(`
  query Identifiers {
    myIdentifiers {
      kind
      value
      provenAt
      codeUntil
    }
    demoMail {
      to
      subject
      text
      at
    }
  }
`);

const SendCode = graphql(`
  mutation SendEmailCode($input: SendEmailCodeInput!) {
    sendEmailCode(input: $input) {
      __typename
      ... on Refused {
        reasons {
          text
          field
        }
      }
    }
  }
`);

const Confirm = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) {
      __typename
      ... on EmailProven {
        released
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

export const load: PageServerLoad = async (event) => {
  const { myIdentifiers, demoMail } = await ask(event, Identifiers);
  const { searchParams } = event.url;
  const released = Number(searchParams.get('released') ?? '0');
  return {
    identifiers: myIdentifiers,
    mail: demoMail,
    sent: searchParams.get('sent'),
    proven: searchParams.get('proven'),
    released: Number.isInteger(released) ? released : 0,
  };
};

export const actions: Actions = {
  send: async (event) => {
    const email = String((await event.request.formData()).get('email') ?? '').trim();
    const { missing } = event.locals.words.identifiers;
    if (!email) return fail(422, { problems: [{ text: missing, field: 'email' }], email });
    const { sendEmailCode } = await ask(event, SendCode, { input: { email } });
    if (sendEmailCode.__typename === 'Refused') return fail(422, { problems: sendEmailCode.reasons, email });
    throw redirect(303, `/identifiers?sent=${encodeURIComponent(email)}`);
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const [email, code] = [String(form.get('address') ?? ''), String(form.get('code') ?? '').trim()];
    const { missing } = event.locals.words.identifiers;
    if (!code) return fail(422, { problems: [{ text: missing, field: 'code' }], email: '' });
    const { confirmEmail } = await ask(event, Confirm, { input: { email, code } });
    if (confirmEmail.__typename === 'Refused') return fail(422, { problems: confirmEmail.reasons, email: '' });
    throw redirect(303, `/identifiers?proven=${encodeURIComponent(email)}&released=${confirmEmail.released}`);
  },
};
