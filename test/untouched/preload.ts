// Loads jsonld as its makers published it: our patch is taken back out of each file before it runs. For comparisons only.
import { restore } from './restore.ts';

/** Whether every patched file was given back its published text; a comparison without that compares a thing with itself. */
export const isUntouched = restore('jsonld@9.0.0.patch', 'jsonld', 'commonjs');
