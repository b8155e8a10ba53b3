// Every look at my record by somebody else, allowed or refused; all of them, or those somebody chose.
import { emergenciesTold } from '#lib/server/emergencies.ts';
import { askedFor, choiceAsText, choiceIn, isNarrowed } from './looks.ts';
import { logFacts, looksPage } from './questions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const choice = choiceIn(event.url.searchParams);
  const [page, facts, emergencies] = await Promise.all([
    looksPage(event, askedFor(choice), { first: 30, after: event.url.searchParams.get('after') }),
    logFacts(event),
    emergenciesTold(event),
  ]);
  // What proves a line is for the file to take along, and would only make the page heavy.
  const looks = page.nodes.map(({ proof: _proof, ...look }) => look);
  return {
    looks,
    pageInfo: page.pageInfo,
    facts,
    emergencies,
    choice,
    isNarrowed: isNarrowed(choice),
    query: choiceAsText(choice),
  };
};
