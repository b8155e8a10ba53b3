// One list of skills, as its publisher put it out: its head, and its tree with what is open, or every skill in one list.
import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { Head, List, Tree } from './questions.ts';
import type { PageServerLoad } from './$types';

/** As many as the API opens at once. */
const mostOpen = 12;

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const open = [...new Set(searchParams.getAll('open'))].slice(0, mostOpen);
  const asList = searchParams.get('view') === 'list';
  const [{ node: framework }, tree, list] = await Promise.all([
    ask(event, Head, { id }),
    asList ? null : ask(event, Tree, { id, after, open }),
    asList ? ask(event, List, { id, after }) : null,
  ]);
  if (!framework || !('contents' in framework)) throw error(404, event.locals.words.library.notHere);
  return {
    framework,
    tree: tree?.node && 'topLevel' in tree.node ? { top: tree.node.topLevel, branches: tree.node.branches } : null,
    list: list?.node && 'competencies' in list.node ? list.node.competencies : null,
  };
};
