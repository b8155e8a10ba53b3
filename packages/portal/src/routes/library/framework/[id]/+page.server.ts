// One list of skills, as its publisher put it out: its head, and one of its trees with what is open, or every skill in one list.
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { Head, List, OccupationTree, Tree, Under, type Level } from './questions.ts';
import type { PageServerLoad } from './$types';

/** As many as the API opens at once. */
const mostOpen = 12;

/** A tree as it is shown first: all of it, or what lies under one of its items. */
export type Shown = {
  readonly top: Level;
  readonly branches: readonly { readonly of: string; readonly items: Level }[];
  readonly under: { readonly id: string; readonly name: string } | null;
};

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const view = searchParams.get('view');
  const [{ node: framework }, tree, list] = await Promise.all([
    ask(event, Head, { id }),
    view === 'list' ? null : treeOf(event, id, view === 'work'),
    view === 'list' ? ask(event, List, { id, after }) : null,
  ]);
  if (!framework || !('contents' in framework)) throw error(404, event.locals.words.library.notHere);
  const kindsOfWork = framework.contents.filter(({ kind }) => kind.startsWith('occupation'));
  const hasWork = kindsOfWork.some(({ current }) => current > 0);
  if (view === null && framework.competencyCount === 0 && hasWork) throw redirect(303, '?view=work');
  return {
    framework,
    hasWork,
    tree,
    list: list?.node && 'competencies' in list.node ? list.node.competencies : null,
    view,
  };
};

async function treeOf(event: RequestEvent, id: string, isOfWork: boolean): Promise<Shown | null> {
  const { searchParams } = event.url;
  const under = searchParams.get('under');
  const after = searchParams.get('after');
  const open = [...new Set(searchParams.getAll('open'))].slice(0, mostOpen);
  const asked = { id, after: under ? null : after, open };
  const [{ node }, below] = await Promise.all([
    isOfWork ? ask(event, OccupationTree, asked) : ask(event, Tree, asked),
    under ? ask(event, Under, { id: under, after }) : null,
  ]);
  if (!node || !('topLevel' in node)) return null;
  if (!below) return { top: node.topLevel, branches: node.branches, under: null };
  if (!below.node || !('narrower' in below.node)) throw error(404, event.locals.words.library.notHere);
  const { narrower: top, ...item } = below.node;
  return { top, branches: node.branches, under: item };
}
