// One file checked by itself, and what the command line says of it.
import { instantOf } from '@skillweave/core/terms';
import { makeMemory, verify, type Report, type World } from '@skillweave/core/verify';
import { nowhere, type Outside } from '../outside/outside.ts';

const memory = makeMemory();

/** The world of somebody with a file and nothing else, besides perhaps a way out. */
export function alone(outside: Outside = nowhere('This command asks nobody without --online.')): World {
  const now = instantOf(Date.now());
  return {
    now,
    memory,
    fetchDocument: async (url, wish) => await outside.fetchDocument(url, { ...wish, now }),
    recognise: async () => ({ kind: 'unknown' }),
  };
}

/** The signature holds and nothing is wrong; whoever runs the command judges the issuer. */
export const isGood = ({ verdict }: Pick<Report, 'verdict'>) => verdict === 'valid' || verdict === 'valid-untrusted';

/** A report as --json gives it: without the document, which whoever asked has in hand (docs/verify-json.md). */
export type Told = Omit<Report, 'text' | 'inner' | 'endorsements'> & { inner: Told[]; endorsements: Told[] };

function withoutText(full: Report): Told {
  const { text: _, inner, endorsements, ...report } = full;
  return { ...report, inner: inner.map(withoutText), endorsements: endorsements.map(withoutText) };
}

export async function checked(bytes: Uint8Array, world: World): Promise<Told> {
  return withoutText(await verify(bytes, world));
}
