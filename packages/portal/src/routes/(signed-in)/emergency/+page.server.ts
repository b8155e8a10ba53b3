// Emergency looks of an administrator: opening one with its reason, ending it, and what was opened before.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const Looks = graphql(`
  query EmergencyLooks($after: String) {
    emergencyLooks(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        grant
        askedOf
        reason
        words
        openedAt
        until
        endedAt
        state
      }
    }
  }
`);
const Open = graphql(`
  mutation OpenEmergencyLook($input: OpenEmergencyLookInput!) {
    openEmergencyLook(input: $input) {
      __typename
      ... on EmergencyLookOpened {
        mailsSent
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
const End = graphql(`
  mutation EndEmergencyLook($input: EndEmergencyLookInput!) {
    endEmergencyLook(input: $input) {
      __typename
      ... on Refused {
        reasons {
          text
        }
      }
    }
  }
`);

const reasons = ['DANGER', 'ACCOUNT', 'LOCKED_OUT', 'LAW'] as const;
const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const mayOpen = event.locals.viewer?.role === 'ADMINISTRATOR';
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const { emergencyLooks } = mayOpen ? await ask(event, Looks, { after }) : { emergencyLooks: nothing };
  const mails = searchParams.get('opened');
  return {
    mayOpen,
    looks: emergencyLooks.nodes,
    pageInfo: emergencyLooks.pageInfo,
    mailsSent: mails === null ? null : Number(mails) || 0,
    isEnded: searchParams.has('ended'),
  };
};

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData();
    const one = (name: string) => String(form.get(name) ?? '').trim();
    const asked = { person: one('person'), reason: one('reason'), words: one('words'), hours: one('hours') };
    const { problems: said } = event.locals.words.emergency;
    const reason = reasons.find((known) => known === asked.reason);
    const hours = Number(asked.hours);
    const problems = [
      ...(asked.person ? [] : [{ text: said.person, field: 'person' }]),
      ...(reason ? [] : [{ text: said.reason, field: 'reason' }]),
      ...(asked.words ? [] : [{ text: said.words, field: 'words' }]),
      ...(Number.isInteger(hours) && hours > 0 ? [] : [{ text: said.hours, field: 'hours' }]),
    ];
    if (!reason || problems.length > 0) return fail(422, { problems, asked });
    const input = { person: asked.person, reason, words: asked.words, hours };
    const { openEmergencyLook } = await ask(event, Open, { input });
    if (openEmergencyLook.__typename === 'Refused') return fail(422, { problems: openEmergencyLook.reasons, asked });
    throw redirect(303, `/emergency?opened=${openEmergencyLook.mailsSent}`);
  },
  end: async (event) => {
    const grant = String((await event.request.formData()).get('grant'));
    const { endEmergencyLook } = await ask(event, End, { input: { grant } });
    if (endEmergencyLook.__typename === 'Refused') return fail(409, { problems: endEmergencyLook.reasons });
    throw redirect(303, '/emergency?ended');
  },
};
