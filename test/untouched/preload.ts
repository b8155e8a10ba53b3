// Loads jsonld as its makers published it: our patch is taken back out of each file before it runs. For comparisons only.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPatch, parsePatch, reversePatch } from 'diff';

const patches = parsePatch(readFileSync(join(import.meta.dirname, '../../patches/jsonld@9.0.0.patch'), 'utf8'));
let restored = 0;

registerHooks({
  load(url, context, nextLoad) {
    const file = url.startsWith('file:') ? fileURLToPath(url) : '';
    const patch = patches.find(({ newFileName }) => file.endsWith(`/node_modules/jsonld/${newFileName?.slice(2)}`));
    if (patch === undefined) return nextLoad(url, context);
    const source = applyPatch(readFileSync(file, 'utf8'), reversePatch(patch));
    if (source === false) throw new Error(`The patch cannot be taken out of ${file}.`);
    restored += 1;
    return { format: 'commonjs', source, shortCircuit: true };
  },
});

/** Whether every patched file was given back its published text; a comparison without that compares a thing with itself. */
export const isUntouched = () => restored === patches.length;
