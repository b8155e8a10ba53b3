// Takes one of our patches back out of a package's files before they run, or puts a fault in. For comparisons only.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from 'diff';

/** The patch of a package, by its file's name in `patches/`; one part for each file it changes. */
export function partsOf(patch: string): StructuredPatch[] {
  return parsePatch(readFileSync(join(import.meta.dirname, '../../patches', patch), 'utf8'));
}

/** The text of a file as its makers published it. @throws when the patch is not in it */
export function published(file: string, part: StructuredPatch): string {
  const source = applyPatch(readFileSync(file, 'utf8'), reversePatch(part));
  if (source === false) throw new Error(`The patch cannot be taken out of ${file}.`);
  return source;
}

/** Gives each patched file back its published text as it is loaded; answers whether that was done for every one of them. */
export function restore(patch: string, name: string, format: 'commonjs' | 'module'): () => boolean {
  const parts = partsOf(patch);
  let restored = 0;
  onLoad((file) => {
    const part = parts.find(({ newFileName }) => file.endsWith(`/node_modules/${name}/${newFileName?.slice(2)}`));
    if (part === undefined) return null;
    restored += 1;
    return published(file, part);
  }, format);
  return () => restored === parts.length;
}

/** Runs other text in place of some files; null leaves a file as it is. */
export function onLoad(textOf: (file: string) => string | null, format: 'commonjs' | 'module'): void {
  registerHooks({
    load(url, context, nextLoad) {
      const source = url.startsWith('file:') ? textOf(fileURLToPath(url)) : null;
      return source === null ? nextLoad(url, context) : { format, source, shortCircuit: true };
    },
  });
}
