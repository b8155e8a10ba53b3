// What is told of an import's files: which lists they hold, what they change, and what was noticed on the way.
import type { Told, ToldFormat, ToldFramework, ToldItem, ToldRemark } from '../imports/told.ts';
import type { ImportRow } from '../read/imports.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';

/** What is kept of an import; nothing before it was read. */
export const toldOf = ({ report }: ImportRow): Told =>
  report === null ? { formats: [], remarks: [] } : (JSON.parse(report) as Told);

const RemarkWeightEnum = builder.enumType('ImportRemarkWeight', {
  description: 'What a remark means for the file.',
  values: {
    REFUSED: { value: 'refused', description: 'The file was not read, or not to its end.' },
    DROPPED: { value: 'dropped', description: 'One thing was left out.' },
    REPAIRED: { value: 'repaired', description: 'It was read all the same.' },
  } as const,
});

const RemarkPlaceRef = builder.objectRef<ToldRemark['places'][number]>('ImportRemarkPlace');
RemarkPlaceRef.implement({
  description: 'Where in the files something was noticed.',
  fields: (t) => ({
    file: t.exposeString('file', { description: 'The file.' }),
    sheet: t.string({ nullable: true, description: 'The sheet of a workbook.', resolve: ({ sheet }) => sheet ?? null }),
    row: t.int({ nullable: true, description: 'The row, counted from 1.', resolve: ({ row }) => row ?? null }),
    column: t.string({ nullable: true, description: 'The column.', resolve: ({ column }) => column ?? null }),
    path: t.string({ nullable: true, description: 'JSON Pointer into the file.', resolve: ({ path }) => path ?? null }),
    text: t.exposeString('text', { description: 'What was noticed there.' }),
  }),
});

export const ImportRemarkRef = builder.objectRef<ToldRemark>('ImportRemark');
ImportRemarkRef.implement({
  description: 'Something that was noticed about the files, once or many times.',
  fields: (t) => ({
    weight: t.field({ type: RemarkWeightEnum, description: 'What it means.', resolve: ({ weight }) => weight }),
    code: t.exposeString('code', { description: 'Stable, for programs.' }),
    text: t.exposeString('text', { description: 'One plain sentence, of the first time.' }),
    count: t.exposeInt('count', { description: 'How many times.' }),
    places: t.field({ type: [RemarkPlaceRef], description: 'The first few places.', resolve: ({ places }) => [...places] }),
  }),
});

const ImportedItemRef = builder.objectRef<ToldItem>('ImportedItem');
ImportedItemRef.implement({
  description: 'One thing that is added, changed or retired.',
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'Its permanent address.' }),
    name: t.exposeString('name', { description: 'What the files call it; of what is retired, what it was called.' }),
    before: t.exposeString('before', { nullable: true, description: 'What it was called until now; null when it is new.' }),
    statement: t.string({
      nullable: true,
      description: 'What the files say of it; null where that stays as it is, and for what is not changed.',
      resolve: ({ statement = null }) => statement,
    }),
    statementBefore: t.string({
      nullable: true,
      description: 'What was said of it until now; null where that stays as it is.',
      resolve: ({ statementBefore = null }) => statementBefore,
    }),
  }),
});

const ImportedFrameworkRef = builder.objectRef<ToldFramework>('ImportedFramework');
ImportedFrameworkRef.implement({
  description: 'A framework in the files.',
  fields: (t) => ({
    framework: t.id({
      description: 'Its id: once it is in, the framework can be asked for by it.',
      resolve: ({ id }) => encodeId('Framework', id),
    }),
    uri: t.exposeString('uri', { description: 'Its permanent address.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    version: t.exposeString('version', { description: 'Which edition this is; empty when the files do not say.' }),
    before: t.exposeString('before', {
      nullable: true,
      description: 'The edition that was here before; null when the framework is new.',
    }),
  }),
});

const ImportCountsRef = builder.objectRef<NonNullable<ToldFormat['counts']>>('ImportCounts');
ImportCountsRef.implement({
  description: 'How much an import changes.',
  fields: (t) => ({
    items: t.exposeInt('items', { description: 'Things in the files.' }),
    relations: t.exposeInt('relations', { description: 'Relations in the files.' }),
    before: t.int({
      description: 'Things in use here until now, in the same frameworks.',
      resolve: ({ before = 0 }) => before,
    }),
    added: t.exposeInt('added', { description: 'Things that are new here.' }),
    changed: t.exposeInt('changed', { description: 'Things that say something else than before.' }),
    retired: t.exposeInt('retired', {
      description: 'Things that are no longer in the files. They stay, marked as no longer kept up.',
    }),
    unchanged: t.exposeInt('unchanged', { description: 'Things that stay as they are.' }),
    stubs: t.exposeInt('stubs', { description: 'Things that are named and not described.' }),
    linksAdded: t.exposeInt('linksAdded', { description: 'New relations.' }),
    linksRemoved: t.exposeInt('linksRemoved', { description: 'Relations that are no longer said.' }),
    claims: t.exposeInt('claims', { description: 'Claims that two things mean the same, for curators to review.' }),
  }),
});

const ImportOutcomeEnum = builder.enumType('ImportOutcome', {
  description: 'What became of the files of one format.',
  values: {
    PREVIEWED: { value: 'previewed', description: 'Read and compared; nothing was changed.' },
    LOADED: { value: 'loaded', description: 'They are in.' },
    UNCHANGED: { value: 'unchanged', description: 'Everything was here already.' },
    REFUSED: { value: 'refused', description: 'They cannot be brought in; the remarks say why.' },
    HELD_BACK: {
      value: 'heldBack',
      description: 'Not brought in: meanwhile it would retire much of what is here, and nobody was asked about that.',
    },
    STOPPED: { value: 'stopped', description: 'Stopped before anything could be seen.' },
    BUSY: { value: 'busy', description: 'Another import was under way.' },
  } as const,
});

export const ImportedFormatRef = builder.objectRef<ToldFormat>('ImportedFormat');
ImportedFormatRef.implement({
  description: 'The files of one format, and what they bring.',
  fields: (t) => ({
    format: t.exposeString('format', { description: 'The format, for programs.' }),
    title: t.exposeString('title', { description: 'The format, for people.' }),
    outcome: t.field({ type: ImportOutcomeEnum, description: 'What became of them.', resolve: ({ outcome }) => outcome }),
    files: t.stringList({ description: 'Their names; of a packed file, what is inside.', resolve: ({ files }) => [...files] }),
    leftOut: t.stringList({
      description: 'Those of the files that could not be read, although the others could; the remarks say why.',
      resolve: ({ leftOut = [] }) => [...leftOut],
    }),
    frameworks: t.field({
      type: [ImportedFrameworkRef],
      description: 'The frameworks in them.',
      resolve: ({ frameworks }) => [...frameworks],
    }),
    counts: t.field({
      type: ImportCountsRef,
      nullable: true,
      description: 'How much they change; null when they were refused.',
      resolve: ({ counts }) => counts,
    }),
    asksToRetire: t.boolean({
      description:
        'Whether so much of what is here is not in the files that somebody has to say that they are whole before they come in.',
      resolve: ({ asksToRetire = false }) => asksToRetire,
    }),
    added: t.field({
      type: [ImportedItemRef],
      description: 'The first of what is new.',
      resolve: ({ examples }) => [...examples.added],
    }),
    changed: t.field({
      type: [ImportedItemRef],
      description: 'The first of what changes.',
      resolve: ({ examples }) => [...examples.changed],
    }),
    retired: t.field({
      type: [ImportedItemRef],
      description: 'The first of what is retired.',
      resolve: ({ examples }) => [...examples.retired],
    }),
    remarks: t.field({ type: [ImportRemarkRef], description: 'What was noticed.', resolve: ({ remarks }) => [...remarks] }),
  }),
});
