// The gap of a learner who said yes: what they granted, and nothing that betrays what they did not.
import { error } from '@sveltejs/kit';
import { gapTo } from '#lib/server/gaps.ts';
import { targetChoices } from '#lib/server/targets.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const targets = await targetChoices(event);
  const target = event.url.searchParams.get('target') ?? targets[0]?.id;
  const gap = target ? await gapTo(event, target, event.params.id) : null;
  // Not allowed, run out, never given, no such person: all of these are one answer.
  if (!gap) throw error(404, event.locals.words.gapOf.notHere);
  return { targets, gap };
};
