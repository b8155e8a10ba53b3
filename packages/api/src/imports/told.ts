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
/** `before` is what it was called until now, or null where nothing was. */
export type ToldItem = { readonly uri: string; readonly name: string; readonly before: string | null };
export type ToldFormat = {
  readonly format: string;
  readonly title: string;
  readonly outcome: FormatImport['outcome'];
  readonly files: readonly string[];
  readonly frameworks: readonly ToldFramework[];
  readonly counts: LoadReport['counts'] | null;
  readonly examples: {
    readonly added: readonly ToldItem[];
    readonly changed: readonly ToldItem[];
    readonly retired: readonly ToldItem[];
  };
  readonly remarks: readonly ToldRemark[];
};
export type Told = { readonly formats: readonly ToldFormat[]; readonly remarks: readonly ToldRemark[] };

const atMost = { remarks: 40, places: 5, text: 300, files: 50, frameworks: 20 };

const now = {
  competencies: statement('import/competencies-now', { uris: list(text) }, { uri: text, name: text }),
  targets: statement('import/targets-now', { uris: list(text) }, { uri: text, name: text }),
};

/** What stood before: editions and names by address. */
type Before = { readonly versions: ReadonlyMap<string, string>; readonly names: ReadonlyMap<string, string> };

/** An outcome beside what stands in the graph now, which is what it would change. */
export async function tellPreview(graph: Graph, outcome: ImportOutcome): Promise<Told> {
  const reports = outcome.imports.flatMap(({ report }) => report ?? []);
  const uris = reports.flatMap(({ examples }) => [...examples.changed.map(({ uri }) => uri), ...examples.retired]);
  const [versions, ...names] = await Promise.all([
    graph.read(frameworks.standing, { uris: reports.flatMap((each) => each.frameworks.map(({ uri }) => uri)) }),
    graph.read(now.competencies, { uris }),
    graph.read(now.targets, { uris }),
  ]);
  return tell(outcome, {
    versions: new Map(versions.map(({ uri, version }) => [uri, version])),
    names: new Map(names.flat().map(({ uri, name }) => [uri, name])),
  });
}

/** An outcome that has taken effect; what stood before is known from its preview. */
export function tellResult(outcome: ImportOutcome, preview: Told | null): Told {
  const formats = preview?.formats ?? [];
  const versions = formats
    .flatMap((each) => each.frameworks)
    .flatMap(({ uri, before }) => (before === null ? [] : [[uri, before] as const]));
  const items = formats.flatMap(({ examples }) => [...examples.changed, ...examples.retired]);
  const names = items.flatMap(({ uri, before }) => (before === null ? [] : [[uri, before] as const]));
  return tell(outcome, { versions: new Map(versions), names: new Map(names) });
}

function tell({ imports, remarks }: ImportOutcome, before: Before): Told {
  return { formats: imports.map((each) => tellFormat(each, before)), remarks: tellRemarks(remarks) };
}

function tellFormat({ format, title, outcome, files, report, remarks }: FormatImport, { versions, names }: Before): ToldFormat {
  const item = (uri: string, name: string): ToldItem => ({ uri, name: cut(name), before: cut(names.get(uri) ?? '') || null });
  const { added = [], changed = [], retired = [] } = report?.examples ?? {};
  return {
    format,
    title,
    outcome,
    files: files.slice(0, atMost.files).map(cut),
    frameworks: (report?.frameworks ?? [])
      .slice(0, atMost.frameworks)
      .map((each) => ({ ...each, name: cut(each.name), version: cut(each.version), before: versions.get(each.uri) ?? null })),
    counts: report?.counts ?? null,
    examples: {
      added: added.map(({ uri, name }) => item(uri, name)),
      changed: changed.map(({ uri, name }) => item(uri, name)),
      retired: retired.map((uri) => item(uri, names.get(uri) ?? uri)),
    },
    // What was remarked on the way to a draft is in its report too.
    remarks: tellRemarks(report?.remarks ?? remarks),
  };
}

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
