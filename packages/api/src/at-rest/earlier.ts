// Seals what an older store holds as plain text: once, in small steps, and begun again where it was cut off.
import type { Operating } from '../access/asking.ts';
import { id, list, map, optional, statement, text, toSeal, type Owned, type Statement } from '../graph/statement.ts';
import type { EvidenceWords } from '../read/credential-card.ts';
import type { AtRest } from './at-rest.ts';

const ids = { ids: list(id) };
const sealed = { rows: list(map({ id, text: toSeal })) };
const documents = statement('at-rest/documents', {}, { id });
const plainDocuments = statement('at-rest/plain-documents', ids, {
  id,
  text,
  credentialId: optional(id),
  aboutId: optional(id),
  giverId: optional(id),
  signerId: optional(id),
});
const sealDocuments = statement('at-rest/seal-documents', sealed, {});
const evidence = statement('at-rest/evidence', {}, { id });
const words = {
  uri: optional(text),
  name: optional(text),
  about: optional(text),
  narrative: optional(text),
  genre: optional(text),
};
const plainEvidence = statement('at-rest/plain-evidence', ids, { id, ...words, ownerId: optional(id) });
const sealEvidence = statement('at-rest/seal-evidence', sealed, {});
const previews = statement('at-rest/previews', {}, { id });
const plainPreviews = statement('at-rest/plain-previews', ids, { id, text, ownerId: id });
const sealPreviews = statement('at-rest/seal-previews', sealed, {});

const done = 'documents of an older store are sealed';
const inOneStep = 200;

/**
 * Seals what is not sealed yet, and has old words gone from the store's files; gives how many texts that were. After the first time
 * nothing is looked at any more, so that plain text put into the store later is refused and not taken in. `again` is for a store
 * that was put back from a backup of those days.
 */
export async function sealEarlier(
  { graph, now }: Operating,
  atRest: Pick<AtRest, 'marked' | 'mark'>,
  { again = false } = {},
): Promise<number> {
  if (atRest.marked(done) !== null && !again) return 0;
  const count =
    (await each(graph, documents, async (some) => {
      const rows = (await graph.read(plainDocuments, { ids: some })).map((row) => ({ id: row.id, text: documentOf(row) }));
      await graph.write((tx) => tx.run(sealDocuments, { rows }));
    })) +
    (await each(graph, evidence, async (some) => {
      const rows = (await graph.read(plainEvidence, { ids: some })).map(({ id: own, ownerId, ...said }) => ({
        id: own,
        text: { ownerId, object: own, text: JSON.stringify(said satisfies EvidenceWords) },
      }));
      await graph.write((tx) => tx.run(sealEvidence, { rows }));
    })) +
    (await each(graph, previews, async (some) => {
      const rows = (await graph.read(plainPreviews, { ids: some })).map(({ id: own, ownerId, text: input }) => ({
        id: own,
        text: { ownerId, object: own, text: input },
      }));
      await graph.write((tx) => tx.run(sealPreviews, { rows }));
    }));
  if (count > 0) await graph.scrub();
  atRest.mark(done, now);
  return count;
}

async function each(
  graph: Operating['graph'],
  which: Statement<Record<never, never>, { id: string }>,
  seal: (ids: string[]) => Promise<void>,
): Promise<number> {
  const all = (await graph.read(which, {})).map((row) => row.id);
  for (let from = 0; from < all.length; from += inOneStep) await seal(all.slice(from, from + inOneStep));
  return all.length;
}

type Plain = { readonly id: string; readonly text: string } & Readonly<
  Record<'credentialId' | 'aboutId' | 'giverId' | 'signerId', string | null>
>;

/** A credential's document is sealed to the credential, a signed record to itself. */
function documentOf(row: Plain): Owned {
  return row.credentialId === null
    ? { ownerId: row.giverId ?? row.signerId, object: row.id, text: row.text }
    : { ownerId: row.aboutId, object: row.credentialId, text: row.text };
}
