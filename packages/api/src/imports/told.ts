// What is kept of an import once it was read or brought in: small, bounded, and enough to decide by.
import type { Place, RemarkGroup } from '@skillweave/core/frameworks';
import type { Graph } from '../graph/graph.ts';
import { list, statement, text } from '../graph/statement.ts';
import type { FormatImport, ImportOutcome } from '../write/frameworks/import-files.ts';
import { frameworks } from '../write/frameworks/load-statements.ts';
import type { LoadReport } from '../write/frameworks/plan.ts';

export type ToldRemark = {
  readonly weight: RemarkGroup['weight'];
  readonly code: string;
  readonly text: string;
  readonly count: number;
  readonly places: readonly (Place & { readonly text: string })[];
};
export type ToldFramework = LoadReport['frameworks'][number] & {
  /** The edition that was here before; null when the framework is new. */
  readonly before: string | null;
};
export type ToldItem = {
  readonly uri: string;
  readonly name: string;
  /** What it was called until now, or null where nothing was. */
  readonly before: string | null;
  /** What the files say of it and what was said until now, where that changes. Absent in what was told before they were kept. */
  readonly statement?: string | null;
  readonly statementBefore?: string | null;
};
export type ToldFormat = {
  readonly format: string;
  readonly title: string;
  readonly outcome: FormatImport['outcome'];
  readonly files: readonly string[];
  /** Those of them that could not be read. Absent in what was told before any could be left out. */
  readonly leftOut?: readonly string[];
  readonly frameworks: readonly ToldFramework[];
  readonly counts: LoadReport['counts'] | null;
  /** Absent in what was told before it was asked. */
  readonly asksToRetire?: boolean;
  readonly examples: {
    readonly added: readonly ToldItem[];
    readonly changed: readonly ToldItem[];
    readonly retired: readonly ToldItem[];
  };
  readonly remarks: readonly ToldRemark[];
};
export type Told = { readonly formats: readonly ToldFormat[]; readonly remarks: readonly ToldRemark[] };

const atMost = { remarks: 40, places: 5, text: 300, files: 50, frameworks: 20 };

const said = { uri: text, name: text, statement: text };
const now = {
  competencies: statement('import/competencies-now', { uris: list(text) }, said),
  targets: statement('import/targets-now', { uris: list(text) }, said),
};

/** What stood before, by address: editions, and what items said. */
type Before = { readonly versions: ReadonlyMap<string, string>; readonly items: ReadonlyMap<string, Said> };
type Said = { readonly name: string; readonly statement: string | null };

/** An outcome beside what stands in the graph now, which is what it would change. */
export async function tellPreview(graph: Graph, outcome: ImportOutcome): Promise<Told> {
  const reports = outcome.imports.flatMap(({ report }) => report ?? []);
  const uris = reports.flatMap(({ examples }) => [...examples.changed.map(({ uri }) => uri), ...examples.retired]);
  const [versions, ...items] = await Promise.all([
    graph.read(frameworks.standing, { uris: reports.flatMap((each) => each.frameworks.map(({ uri }) => uri)) }),
    graph.read(now.competencies, { uris }),
    graph.read(now.targets, { uris }),
  ]);
  return tell(outcome, {
    versions: new Map(versions.map(({ uri, version }) => [uri, version])),
    items: new Map(items.flat().map((each) => [each.uri, each])),
  });
}

/** An outcome that has taken effect; what stood before is known from its preview. */
export function tellResult(outcome: ImportOutcome, preview: Told | null): Told {
  const formats = preview?.formats ?? [];
  const versions = formats
    .flatMap((each) => each.frameworks)
    .flatMap(({ uri, before }) => (before === null ? [] : [[uri, before] as const]));
  const items = formats.flatMap(({ examples }) => [...examples.changed, ...examples.retired]);
  const said = items.flatMap(({ uri, before, statementBefore = null }) =>
    before === null ? [] : [[uri, { name: before, statement: statementBefore }] as const],
  );
  return tell(outcome, { versions: new Map(versions), items: new Map(said) });
}

function tell({ imports, remarks }: ImportOutcome, before: Before): Told {
  return { formats: imports.map((each) => tellFormat(each, before)), remarks: tellRemarks(remarks) };
}

function tellFormat(
  { format, title, outcome, files, leftOut, report, remarks }: FormatImport,
  { versions, items }: Before,
): ToldFormat {
  const item = (uri: string, name: string): ToldItem => ({
    uri,
    name: cut(name),
    before: cut(items.get(uri)?.name ?? '') || null,
  });
  const { added = [], changed = [], retired = [] } = report?.examples ?? {};
  return {
    format,
    title,
    outcome,
    files: files.slice(0, atMost.files).map(cut),
    leftOut: leftOut.slice(0, atMost.files).map(cut),
    frameworks: (report?.frameworks ?? [])
      .slice(0, atMost.frameworks)
      .map((each) => ({ ...each, name: cut(each.name), version: cut(each.version), before: versions.get(each.uri) ?? null })),
    counts: report?.counts ?? null,
    asksToRetire: report?.asksToRetire ?? false,
    examples: {
      added: added.map(({ uri, name }) => item(uri, name)),
      changed: changed.map(({ uri, name, statement }) => ({
        ...item(uri, name),
        ...changeOf(statement, items.get(uri)?.statement),
      })),
      retired: retired.map((uri) => item(uri, items.get(uri)?.name ?? uri)),
    },
    // What was remarked on the way to a draft is in its report too.
    remarks: tellRemarks(report?.remarks ?? remarks),
  };
}

// A statement that stays is not told: what changed is elsewhere.
const changeOf = (now: string, before: string | null | undefined) =>
  now === before || before === undefined || before === null
    ? {}
    : { statement: cut(now) || null, statementBefore: cut(before) || null };

const weights = { refused: 0, dropped: 1, repaired: 2 };

/** The gravest first, within bounds; a place that was remarked on twice in the same words is shown once. */
export function tellRemarks(groups: readonly RemarkGroup[]): ToldRemark[] {
  return groups
    .toSorted((a, b) => weights[a.weight] - weights[b.weight])
    .slice(0, atMost.remarks)
    .map(({ places, ...group }) => {
      const told = places.map(({ place, text: said }) => ({ ...placeIn(place), text: cut(said) }));
      const once = [...new Map(told.map((each) => [JSON.stringify(each), each])).values()];
      return { ...group, text: cut(group.text), places: once.slice(0, atMost.places) };
    });
}

const placeIn = ({ file, sheet, row, column, path }: Place): Place => ({
  file: cut(file),
  ...(sheet !== undefined && { sheet: cut(sheet) }),
  ...(row !== undefined && { row }),
  ...(column !== undefined && { column: cut(column) }),
  ...(path !== undefined && { path: cut(path) }),
});

const cut = (words: string) => words.slice(0, atMost.text).toWellFormed();
