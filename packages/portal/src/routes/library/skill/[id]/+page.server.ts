// One skill: what it means, how it stands among others, who asks for it, and which badges show it.
import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { Skill, SkillBackground } from './questions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const after = event.url.searchParams.get('after');
  const [{ node: skill }, { node: background }] = await Promise.all([
    ask(event, Skill, { id }),
    ask(event, SkillBackground, { id, after }),
  ]);
  if (!skill || !('statement' in skill) || !background || !('wordings' in background)) {
    throw error(404, event.locals.words.library.notHere);
  }
  return { skill, background };
};
