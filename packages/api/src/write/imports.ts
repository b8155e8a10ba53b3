// The record of an import: begun and steered by curators, brought on by ourselves.
import type { Asking, Operating } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { bool, id, instant, list, map, optional, statement, text } from '../graph/statement.ts';

/** `waiting` for its turn; `ready`: read, and nothing is brought in yet; `interrupted`: the process ended meanwhile. */
export type ImportState = 'waiting' | 'reading' | 'ready' | 'loading' | 'done' | 'refused' | 'stopped' | 'failed' | 'interrupted';
/** What an import does or is to do next: read for a preview, or bring in. */
export type ImportStep = 'preview' | 'load';

const curating = { viewerId: id, organizationId: optional(id), now: instant };
const begin = statement(
  'import/begin',
  { ...curating, row: map({ id, state: text, step: text, files: text, isKept: bool }) },
  { id },
);
const steer = statement(
  'import/steer',
  { ...curating, importId: id, from: list(text), state: text, step: optional(text), isKept: bool },
  { id, step: text },
);
const become = statement(
  'import/become',
  {
    importId: id,
    from: list(text),
    state: text,
    isKept: bool,
    report: optional(text),
    reason: optional(text),
    incident: optional(text),
    now: instant,
  },
  { id, step: text, files: text, begunBy: text, report: optional(text) },
);
const standings = statement(
  'import/standing',
  { ids: list(id) },
  { id, state: text, step: text, changedAt: instant, isKept: bool },
);

const notForYou = refused({ code: 'import.notHere', text: 'This import is not here, or it is not yours to steer.' });

/** Writes down what a curator handed in under the id its files have; it waits to be read. */
export async function beginImport(
  { graph, viewer, now }: Asking,
  { id: importId, files }: { readonly id: string; readonly files: readonly { readonly name: string; readonly size: number }[] },
): Promise<{ readonly id: string } | Refusal> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return notForYou;
  const row = { id: importId, state: 'waiting', step: 'preview', files: JSON.stringify(files), isKept: true };
  const [made] = await graph.write((tx) => tx.run(begin, { viewerId, organizationId, now, row }));
  return made ?? notForYou;
}

/** `from`: where it may be now. `step`: what it is to do next, where that changes. `isKept`: whether its files are needed any longer. */
export type Steering = {
  readonly importId: string;
  readonly from: readonly ImportState[];
  readonly state: ImportState;
  readonly step?: ImportStep;
  readonly isKept: boolean;
};

/** Moves an import on for a curator; refused when it has moved meanwhile, or its files are gone. */
export async function steerImport(
  { graph, viewer, now }: Asking,
  { from, step, ...to }: Steering,
): Promise<{ readonly id: string; readonly step: ImportStep } | Refusal> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return notForYou;
  const asked = { viewerId, organizationId, now, from: [...from], step: step ?? null, ...to };
  const [moved] = await graph.write((tx) => tx.run(steer, asked));
  if (moved) return { id: moved.id, step: moved.step as ImportStep };
  return refused({ code: 'import.state', text: 'This import has moved on meanwhile. Look at where it is now.' });
}

/** What we write down ourselves; `report` stays as it is where none is given. */
export type Becoming = {
  readonly importId: string;
  readonly from: readonly ImportState[];
  readonly state: ImportState;
  readonly isKept: boolean;
  readonly report?: string;
  readonly reason?: string;
  readonly incident?: string;
};

/** Writes down how far an import has come; null when it is not where we left it. */
export async function importBecomes(
  { graph, now }: Pick<Operating, 'graph' | 'now'>,
  { from, report, reason, incident, ...to }: Becoming,
) {
  const facts = { report: report ?? null, reason: reason ?? null, incident: incident ?? null };
  const [found] = await graph.write((tx) => tx.run(become, { ...to, ...facts, from: [...from], now }));
  return found ?? null;
}

/** How far these imports have come; those without a record are left out. */
export async function importStandings({ graph }: Pick<Operating, 'graph'>, ids: readonly string[]) {
  const rows = await graph.read(standings, { ids: [...ids] });
  return rows.map((row) => ({ ...row, state: row.state as ImportState }));
}
