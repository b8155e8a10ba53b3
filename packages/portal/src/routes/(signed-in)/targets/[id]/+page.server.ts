// One target: for a learner their own gap, for everyone else what it needs.
import { error } from '@sveltejs/kit';
import { gapTo } from '#lib/server/gaps.ts';
import { oneTarget } from '#lib/server/targets.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event;
  const isLearner = locals.viewer?.role === 'LEARNER';
  const gap = isLearner ? await gapTo(event, params.id) : null;
  const target = isLearner ? null : await oneTarget(event, params.id);
  if (!gap && !target) throw error(404, locals.words.targets.notHere);
  return { gap, target };
};
