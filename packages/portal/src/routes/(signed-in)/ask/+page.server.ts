// Asking somebody to let me see their badges, and what became of it.
import { fail, redirect } from '@sveltejs/kit';
import { givenPurposes } from '@skillweave/core/terms';
import { ask, graphql } from '#lib/server/api.ts';
import { grantParts } from '#lib/consent/parts.ts';
import { endOf, partsFrom } from '#lib/server/grants.ts';
import { oneTarget, targetChoices } from '#lib/server/targets.ts';
import { dateField } from '#lib/ui/moments.ts';
import type { Actions, PageServerLoad } from './$types';

const Sent = graphql(`
  query SentRequests($after: String) {
    sentRequests(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        askedOf
        purpose
        note
        requestedAt
        until
        state
      }
    }
  }
`);
const Ask = graphql(`
  mutation AskForAccess($input: AskForAccessInput!) {
    askForAccess(input: $input) {
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

// A day short of the longest: the chosen day counts to its end.
const mostDays = 89;

export const load: PageServerLoad = async (event) => {
  const { viewer } = await event.parent();
  const mayAsk = viewer?.role === 'ADVISOR' || viewer?.role === 'EMPLOYER';
  const { searchParams } = event.url;
  const days = { firstDay: dateField(new Date().toISOString(), 0), lastDay: dateField(new Date().toISOString(), mostDays) };
  if (!mayAsk) return { mayAsk, sent: [], targets: [], pageInfo: null, isSent: false, ...days };
  const { sentRequests } = await ask(event, Sent, { after: searchParams.get('after') });
  return {
    mayAsk,
    sent: sentRequests.nodes,
    pageInfo: sentRequests.pageInfo,
    targets: await targetChoices(event),
    isSent: searchParams.has('sent'),
    ...days,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const one = (name: string) => String(form.get(name) ?? '').trim();
    const asked = {
      person: one('person'),
      purpose: one('purpose'),
      note: one('note'),
      what: one('what'),
      target: one('target'),
      until: one('until'),
      parts: partsFrom(form),
    };
    const { problems: said } = event.locals.words.ask;
    const purpose = givenPurposes.find((known) => known === asked.purpose);
    const target = asked.what === 'target' && asked.target ? await oneTarget(event, asked.target) : null;
    const end = Date.parse(endOf(asked.until));
    const inTime = end > Date.now() && asked.until <= dateField(new Date().toISOString(), mostDays);
    const problems = [
      ...(asked.person ? [] : [{ text: said.person, field: 'person' }]),
      ...(purpose ? [] : [{ text: said.purpose, field: 'purpose' }]),
      ...(asked.note ? [] : [{ text: said.note, field: 'note' }]),
      ...(asked.what === 'target' && !target ? [{ text: said.target, field: 'target' }] : []),
      ...(inTime ? [] : [{ text: said.until, field: 'until' }]),
    ];
    if (!purpose || problems.length > 0) return fail(422, { problems, asked });
    const input = {
      person: asked.person,
      purpose: purpose.toUpperCase() as Uppercase<typeof purpose>,
      note: asked.note,
      scope: target ? { skills: target.requirements.map(({ competency }) => competency.id) } : { everything: true },
      ...(asked.parts.length < grantParts.length && { parts: asked.parts }),
      until: endOf(asked.until),
    };
    const { askForAccess } = await ask(event, Ask, { input });
    if (askForAccess.__typename === 'Refused') return fail(422, { problems: askForAccess.reasons, asked });
    throw redirect(303, '/ask?sent');
  },
};
