// One side of a comparison, in a process of its own: told what to ask of jsonld, it says what jsonld answers.
// Called with `published` it takes our patch out first; with the name of a fault it puts that into the patched library.
import { readFileSync } from 'node:fs';
import { onLoad } from './restore.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Task = {
  op: 'expand' | 'toRDF' | 'canonize' | 'compact' | 'flatten';
  document: Json;
  /** For compact and flatten. */
  context?: Json;
  /** Contexts at addresses, besides the shelf's. */
  served?: { [url: string]: Json };
  isFrozen?: boolean;
  options?: { [name: string]: Json };
  /** What of the question is changed in place between the first and the second time. */
  change?: { path: (string | number)[]; value: Json };
};
/** `together`: all at once, so that they run through each other. */
export type Asked = { tasks: Task[]; together?: true };
/** Of each task, what came of the first and of the second time. */
export type Answered = { id: number; answers: string[][]; isUntouched: boolean };

const faults: Record<string, { file: string; changes: [string, string][] }> = {
  'no copy on write': {
    file: 'context.js',
    changes: [['child.mappings = new Map(this.mappings);', 'child.mappings = this.mappings;']],
  },
  'no way back': { file: 'context.js', changes: [['return copy;\n  }', 'return this;\n  }']] },
  'one copy for all': {
    file: 'context.js',
    changes: [
      ['NON_PROPAGATING.get(activeCtx)', 'NON_PROPAGATING.last'],
      ['NON_PROPAGATING.set(activeCtx, child)', 'NON_PROPAGATING.last = child'],
    ],
  },
  'everything is known by itself': {
    file: 'ContextResolver.js',
    changes: [['if(Object.isFrozen(ctx)) {\n        let', 'if(true) {\n        let']],
  },
};

const [side = ''] = process.argv.slice(2);
let isUntouched = () => false;
if (side === 'published') ({ isUntouched } = await import('./preload.ts'));
else if (side !== 'patched') putIn(side);

const { default: jsonld } = (await import('jsonld')) as unknown as {
  default: Record<Task['op'], (input: unknown, ...more: unknown[]) => Promise<unknown>>;
};
const { contextAt } = await import('../../packages/core/src/credential/documents.ts');
const { frozen } = await import('../../packages/core/src/credential/strict-json.ts');

process.on('message', (asked: Asked & { id: number }) => {
  void answered(asked).then((answers) =>
    process.send?.({ id: asked.id, answers, isUntouched: isUntouched() } satisfies Answered),
  );
});

function putIn(name: string): void {
  const fault = faults[name];
  if (fault === undefined) throw new Error(`There is no fault called ${name}.`);
  onLoad((file) => {
    if (!file.endsWith(`/node_modules/jsonld/lib/${fault.file}`)) return null;
    return fault.changes.reduce(
      (source, [from, to]) => {
        if (!source.includes(from)) throw new Error(`The fault does not fit into ${file}.`);
        return source.replace(from, to);
      },
      readFileSync(file, 'utf8'),
    );
  }, 'commonjs');
}

async function answered({ tasks, together }: Asked): Promise<string[][]> {
  if (together === true) return await Promise.all(tasks.map(twice));
  const answers: string[][] = [];
  for (const task of tasks) answers.push(await twice(task));
  return answers;
}

// The very same objects both times, so that what was remembered of them counts.
async function twice(task: Task): Promise<string[]> {
  const ready = task.isFrozen === true ? frozen(task) : task;
  const first = await once(ready);
  // The published library is what the other is held to, and slow: it says the same again unless something changed.
  if (side === 'published' && task.change === undefined) return [first, first];
  if (task.change !== undefined) put(task, task.change);
  return [first, await once(ready)];
}

async function once({ op, document, context, served, options }: Task): Promise<string> {
  const documentLoader = async (url: string) => {
    const found = served !== undefined && Object.hasOwn(served, url) ? served[url] : contextAt(url);
    if (found === null || found === undefined) throw Object.assign(new Error('Not at hand.'), { code: 'not at hand' });
    return { contextUrl: null, documentUrl: url, document: found };
  };
  const all = { documentLoader, base: 'https://base.example/', safe: false, ...options };
  const canonical = op === 'canonize' ? { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor: 1 } : {};
  try {
    const more = op === 'compact' || op === 'flatten' ? [context ?? {}] : [];
    return JSON.stringify(await jsonld[op](document, ...more, { ...all, ...canonical }));
  } catch (error) {
    return `REFUSED ${codeOf(error)}`;
  }
}

function codeOf(error: unknown): string {
  const { name, code, details } = error as { name?: string; code?: string; details?: { code?: string } };
  const own = code ?? details?.code;
  return own === undefined ? `${name}: ${error instanceof Error ? error.message : String(error)}` : `${name} ${own}`;
}

function put(task: Task, { path, value }: NonNullable<Task['change']>): void {
  const parent = path
    .slice(0, -1)
    .reduce<Json>((at, name) => (at as Record<string | number, Json>)[name] ?? null, task as unknown as Json);
  (parent as Record<string | number, Json>)[path.at(-1) ?? ''] = value;
}
