// What I am known by, and proving another e-mail address or a DID.
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

const Challenge = graphql(`
  mutation ChallengeDid($input: ChallengeDidInput!) {
    challengeDid(input: $input) {
      __typename
      ... on DidChallenge {
        did
        challenge
        domain
        until
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

const ProveDid = graphql(`
  mutation ProveDid($input: ProveDidInput!) {
    proveDid(input: $input) {
      __typename
      ... on DidProven {
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

type Problem = { text: string; field?: string | null };
/** What was to be signed. Only its hash is kept, so the page hands it on from one answer to the next. */
type Asked = { did: string; challenge: string; domain: string };
const answer = (problems: Problem[], more: { email?: string; did?: string; asked?: Asked | null; text?: string } = {}) => ({
  problems,
  email: '',
  did: '',
  asked: null,
  text: '',
  ...more,
});

// A presentation without badges is small: what is larger is something else.
const largest = 100_000;

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
    if (!email) return fail(422, answer([{ text: missing, field: 'email' }]));
    const { sendEmailCode } = await ask(event, SendCode, { input: { email } });
    if (sendEmailCode.__typename === 'Refused') return fail(422, answer(sendEmailCode.reasons, { email }));
    throw redirect(303, `/identifiers?sent=${encodeURIComponent(email)}`);
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const [email, code] = [String(form.get('address') ?? ''), String(form.get('code') ?? '').trim()];
    const { missing } = event.locals.words.identifiers;
    if (!code) return fail(422, answer([{ text: missing, field: 'code' }]));
    const { confirmEmail } = await ask(event, Confirm, { input: { email, code } });
    if (confirmEmail.__typename === 'Refused') return fail(422, answer(confirmEmail.reasons));
    throw redirect(303, `/identifiers?proven=${encodeURIComponent(email)}&released=${confirmEmail.released}`);
  },
  challenge: async (event) => {
    const did = String((await event.request.formData()).get('did') ?? '').trim();
    if (!did) return fail(422, answer([{ text: event.locals.words.identifiers.missing, field: 'did' }]));
    const { challengeDid } = await ask(event, Challenge, { input: { did } });
    if (challengeDid.__typename === 'Refused') return fail(422, answer(challengeDid.reasons, { did }));
    const { challenge, domain } = challengeDid;
    return answer([], { asked: { did, challenge, domain } });
  },
  proveDid: async (event) => {
    const form = await event.request.formData();
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const asked = { did: said('did'), challenge: said('challenge'), domain: said('domain') };
    const file = form.get('file');
    const text = said('presentation');
    const { missing, tooLarge } = event.locals.words.identifiers;
    const no = (problem: string) => fail(422, answer([{ text: problem, field: 'presentation' }], { asked, text: '' }));
    const isFile = file instanceof File && file.size > 0;
    if (isFile && file.size > largest) return no(tooLarge);
    const presentation = isFile ? await file.text() : text;
    if (!presentation) return no(missing);
    if (presentation.length > largest) return no(tooLarge);
    const { proveDid } = await ask(event, ProveDid, { input: { did: asked.did, presentation } });
    if (proveDid.__typename === 'Refused') {
      // The DID is not asked for here: what is said of it stands beside what was handed in.
      const problems = proveDid.reasons.map((reason) => ({ ...reason, field: 'presentation' }));
      return fail(422, answer(problems, { asked, text }));
    }
    throw redirect(303, `/identifiers?proven=${encodeURIComponent(asked.did)}&released=${proveDid.released}`);
  },
};
