// Imports: lists of skills on their way in, from the files a curator hands in to what became of them.
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import { imports, importsByIds, type ImportRow } from '../read/imports.ts';
import { steerImport, type ImportState, type Steering } from '../write/imports.ts';
import type { Context } from '../context.ts';
import { builder } from './builder.ts';
import { ImportedFormatRef, ImportRemarkRef, toldOf } from './import-report.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';

const ImportStateEnum = builder.enumType('ImportState', {
  description: 'How far an import has come.',
  values: {
    WAITING: { value: 'waiting', description: 'It waits for its turn: one import is worked on at a time.' },
    READING: { value: 'reading', description: 'Its files are read and compared with what is here. Nothing is changed.' },
    READY: { value: 'ready', description: 'It is read, and what it would change is known. A curator says whether it comes in.' },
    LOADING: { value: 'loading', description: 'It is being brought in; nobody sees any of it yet.' },
    DONE: { value: 'done', description: 'It is in, or everything in it was here already.' },
    REFUSED: { value: 'refused', description: 'Nothing in its files can be brought in; the remarks say why.' },
    STOPPED: { value: 'stopped', description: 'A curator stopped it or gave it up. While its files are here it can go on.' },
    FAILED: { value: 'failed', description: 'Something went wrong on our side; it can be tried again.' },
    INTERRUPTED: { value: 'interrupted', description: 'The server ended meanwhile; it can go on where it was.' },
  } as const satisfies Record<string, { value: ImportState; description: string }>,
});

const ImportFileRef = builder.objectRef<{ readonly name: string; readonly size: number }>('ImportFile');
ImportFileRef.implement({
  description: 'A file as it was handed in.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name; what it holds is decided by what is inside.' }),
    size: t.exposeFloat('size', { description: 'How large it is, in bytes.' }),
  }),
});

type Progress = NonNullable<ReturnType<Context['imports']['progress']>>;
const ImportProgressRef = builder.objectRef<Progress>('ImportProgress');
ImportProgressRef.implement({
  description: 'What is being done for an import at this moment.',
  fields: (t) => ({
    phase: t.exposeString('phase', {
      description:
        'recognising, reading, comparing, clearing (what an earlier try left), writing, or turning (making it visible).',
    }),
    done: t.int({
      description: 'How many rows are done; while reading, how many things were found.',
      resolve: (step) => ('done' in step ? step.done : 'items' in step ? step.items + step.relations : 0),
    }),
    total: t.int({
      nullable: true,
      description: 'Of how many; null while that is not known.',
      resolve: (step) => ('total' in step && step.total > 0 ? step.total : null),
    }),
  }),
});

const ImportRef = builder.objectRef<ImportRow>('Import');
const isKept = (row: ImportRow, ...states: ImportState[]) => row.isKept && states.includes(row.state as ImportState);
const restartable: ImportState[] = ['stopped', 'failed', 'interrupted'];

builder.node(ImportRef, {
  description: 'Files with lists of skills that a curator handed in. First they are read, then a curator decides.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => importsByIds(asking, ids),
  fields: (t) => ({
    state: t.field({
      type: ImportStateEnum,
      description: 'How far it has come.',
      resolve: ({ state }) => state as ImportState,
    }),
    files: t.field({
      type: [ImportFileRef],
      description: 'What was handed in.',
      resolve: ({ files }) => JSON.parse(files) as { name: string; size: number }[],
    }),
    begunBy: t.exposeString('begunBy', { description: 'The curator who handed it in.' }),
    begunAt: t.expose('begunAt', { type: 'Instant', description: 'When.' }),
    changedAt: t.expose('changedAt', { type: 'Instant', description: 'When it last came a step further.' }),
    wasBringingIn: t.boolean({
      description: 'Whether a curator has said that it comes in; false while it is only read.',
      resolve: ({ step }) => step === 'load',
    }),
    progress: t.field({
      type: ImportProgressRef,
      nullable: true,
      description: 'What is being done just now; null when nothing is.',
      resolve: ({ id }, _args, context) => context.imports.progress(id),
    }),
    formats: t.field({
      type: [ImportedFormatRef],
      description: 'What its files are and what they would change, or, once it is done, what they changed.',
      resolve: (row) => [...toldOf(row).formats],
    }),
    remarks: t.field({
      type: [ImportRemarkRef],
      description: 'What is to be said of files that could not be opened or that we do not know.',
      resolve: (row) => [...toldOf(row).remarks],
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it did not go on: busy (another import was under way elsewhere) or filesGone.',
    }),
    incident: t.exposeString('incident', { nullable: true, description: 'What to quote when it failed.' }),
    canStop: t.boolean({
      description: 'Whether it can be stopped.',
      resolve: (row) => isKept(row, 'waiting', 'reading', 'loading'),
    }),
    canBringIn: t.boolean({ description: 'Whether it can be brought in.', resolve: (row) => isKept(row, 'ready') }),
    canGoOn: t.boolean({
      description: 'Whether it can go on where it was.',
      resolve: (row) => isKept(row, ...restartable),
    }),
  }),
});

const ImportPageRef = connectionOf(ImportRef, 'Import');

builder.queryField('imports', (t) =>
  t.field({
    type: ImportPageRef,
    authScopes: { curator: true },
    description: 'What curators handed in, newest first.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await imports(asking, page), page, ({ key }) => key);
    },
  }),
);

builder.queryField('import', (t) =>
  t.field({
    type: ImportRef,
    nullable: true,
    authScopes: { curator: true },
    description: 'One import; null when it is not here.',
    args: { id: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: async (_root, { id }, { asking }) => (await importsByIds(asking, [ownId('Import', id)]))[0] ?? null,
  }),
);

const ImportSteeredRef = builder.objectRef<{ readonly import: ImportRow }>('ImportSteered');
ImportSteeredRef.implement({
  description: 'It goes where it was sent; the work itself takes its time.',
  fields: (t) => ({
    import: t.field({ type: ImportRef, description: 'As it is now.', resolve: (steered) => steered.import }),
  }),
});

const SteerImportInput = builder.inputType('SteerImportInput', {
  description: 'What to do with an import.',
  fields: (t) => ({
    import: t.id({ required: true, description: 'Which one.' }),
    step: t.field({
      type: builder.enumType('ImportStep', {
        description: 'What a curator does with an import.',
        values: {
          BRING_IN: { description: 'Bring in what was read. Until all of it is in, nobody sees any of it.' },
          STOP: { description: 'Stop what is under way. Its files stay here, so that it can go on.' },
          GO_ON: { description: 'Go on after it was stopped, failed or was interrupted.' },
          GIVE_UP: { description: 'Throw its files away. What is here stays as it is.' },
        } as const,
      }),
      required: true,
      description: 'What to do.',
    }),
    retireMissing: t.boolean({
      required: true,
      defaultValue: false,
      description: 'That the files are whole, and what they no longer have is to be retired. Only asked for where that is much.',
    }),
  }),
});

type Move = Omit<Steering, 'importId'>;
const moves: Record<'BRING_IN' | 'GO_ON' | 'GIVE_UP', Move> = {
  BRING_IN: { from: ['ready'], state: 'waiting', step: 'load', isKept: true },
  GO_ON: { from: restartable, state: 'waiting', isKept: true },
  GIVE_UP: { from: ['ready', ...restartable], state: 'stopped', isKept: false },
};

builder.mutationField('steerImport', (t) =>
  t.field({
    type: outcomeOf('SteerImportResult', ImportSteeredRef, 'Sent on its way, or refused with reasons.'),
    authScopes: { curator: true },
    description: 'Bring in what was read, stop, go on, or give it up.',
    args: { input: t.arg({ type: SteerImportInput, required: true, description: 'Which import, and what to do.' }) },
    resolve: async (_root, { input: { import: outside, step, retireMissing } }, context) => {
      const id = ownId('Import', outside);
      const no = (step === 'BRING_IN' && !retireMissing && (await asksFirst(context, id))) || (await move(context, id, step));
      if (no) return no;
      const [row] = await importsByIds(context.asking, [id]);
      return row ? { import: row } : nowhere;
    },
  }),
);

const nowhere = refused({ code: 'import.notHere', text: 'This import is not here.' });

async function asksFirst({ asking }: Context, importId: string): Promise<Refusal | null> {
  const [row] = await importsByIds(asking, [importId]);
  if (!row || !toldOf(row).formats.some(({ asksToRetire }) => asksToRetire)) return null;
  const text = 'Much of what is here is not in these files. Say that they are the whole list, or give the import up.';
  return refused({ code: 'import.retiresMuch', text });
}

async function move(
  { asking, imports: underWay }: Context,
  importId: string,
  step: keyof typeof moves | 'STOP',
): Promise<Refusal | null> {
  if (step === 'STOP') {
    const [row] = await importsByIds(asking, [importId]);
    if (!row) return nowhere;
    if (await underWay.stop(importId)) return null;
    return refused({ code: 'import.notUnderWay', text: 'Nothing is under way for this import. It may just have ended.' });
  }
  const moved = await steerImport(asking, { importId, ...moves[step] });
  if (isRefusal(moved)) return moved;
  if (step === 'GIVE_UP') await underWay.folders.remove(importId);
  else underWay.takeUp(importId);
  return null;
}
