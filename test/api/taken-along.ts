// What tests of take-along files share: what is somebody's by questions of their own, and files opened, made and changed.
import { buffer } from 'node:stream/consumers';
import { membersOf } from '../../packages/core/src/frameworks/index.ts';
import { readContents, type Contents } from '../../packages/core/src/take-along/index.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { id, int, list, map, text, unsealed } from '../../packages/api/src/graph/statement.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { locked } from '../../packages/api/src/keys/age-file.ts';
import { zipped } from '../../packages/api/src/take-along/zip-out.ts';
import { probes } from '../graph/probe.ts';
import { seedDay } from './stage.ts';

const made = probes();
export const shelf: Shelf = made.shelf;
const { probe } = made;
const hers = probe(
  `MATCH (p:Person {id: $person})
   CALL (p) { MATCH (p)<-[:ABOUT]-(c:Credential)-[:WRITTEN_AS]->(d:Document) RETURN collect({answer: c.answer, text: {ownerId: p.id, object: c.id, text: d.text}}) AS documents }
   CALL (p) { MATCH (p)-[:GAVE]->(g:Grant) RETURN collect(g.id) AS grants }
   CALL (p) { MATCH (p)<-[:ABOUT]-(c:Credential)-[:SUPPORTED_BY]->(e:Evidence) RETURN collect({text: {ownerId: p.id, object: e.id, text: e.text}}) AS evidence }
   CALL (p) { MATCH (p)<-[:OF]-(r:RecordPreview)-[:SIGNED_AS]->(d:Document) RETURN collect({text: {ownerId: p.id, object: d.id, text: d.text}}) AS records }
   CALL (p) { MATCH (p)<-[:OF]-(l:LookLog)<-[:NOTED_IN]-(a:Access) RETURN collect(a.id) AS looks }
   CALL (p) { MATCH (p)<-[:OF]-(k:Keepsake) RETURN collect(k.id) AS keepsakes }
   RETURN documents, grants, evidence, records, looks, keepsakes`,
  { person: id },
  {
    documents: list(map({ answer: text, text: unsealed })),
    grants: list(text),
    evidence: list(map({ text: unsealed })),
    records: list(map({ text: unsealed })),
    looks: list(text),
    keepsakes: list(text),
  },
);
/** What is somebody's, each document after what they answered to it, and of evidence its name and narrative. */
export async function readHers(graph: Graph, person: string) {
  const [row] = await graph.read(hers, { person });
  if (!row) throw new Error('nobody');
  return {
    ...row,
    documents: row.documents.map((each) => `${each.answer} ${each.text}`),
    evidence: row.evidence.map((each) => {
      const { name, narrative } = JSON.parse(each.text) as Record<string, string | null>;
      return `${name ?? ''}${narrative ?? ''}`;
    }),
    records: row.records.map((each) => each.text),
  };
}
export const keptWords = probe(
  'MATCH (k:Keepsake)-[:OF]->(p:Person {id: $person}) RETURN k.id AS id, k.text AS text ORDER BY id',
  { person: id },
  { id, text },
);
export const proven = probe(
  'MATCH (p:Person {id: $person})-[:KNOWN_AS]->(i:Identifier) SET i.provenAt = p.createdAt',
  { person: id },
  {},
);
export const everything = probe('MATCH (n) RETURN count(n) AS nodes', {}, { nodes: int });

export const passphrase = 'correct horse battery staple';

export type Unpacked = { readonly contents: Contents; readonly texts: ReadonlyMap<string, string> };
export async function unpacked(archive: Uint8Array): Promise<Unpacked> {
  const texts = new Map<string, string>();
  async function* bytes() {
    yield archive;
  }
  for (const member of await membersOf({ bytes })) texts.set(member.name, (await buffer(member.bytes())).toString('utf8'));
  const contents = readContents(texts.get('contents.json') ?? '');
  if (typeof contents === 'string') throw new Error(contents);
  return { contents, texts };
}

export async function* pieces(bytes: Uint8Array) {
  yield bytes;
}

export const standings = probe(
  'MATCH (p:Person {id: $person})<-[:ABOUT]-(c:Credential) RETURN collect(DISTINCT c.standing) AS standings',
  { person: id },
  { standings: list(text) },
);

/** The same file with some of it left out, and a list that says so: what anybody can make who has the passphrase. */
export async function repacked(
  { contents, texts }: Unpacked,
  keeps: (file: Contents['files'][number]) => boolean,
): Promise<Uint8Array> {
  const files = contents.files.filter(keeps);
  const list = JSON.stringify({ format: 'skillweave-take-along', version: 1, ...contents, files });
  async function* entries() {
    for (const { name } of files) yield { name, bytes: pieces(Buffer.from(texts.get(name) ?? '', 'utf8')) };
    yield { name: 'contents.json', bytes: pieces(Buffer.from(list)) };
  }
  return await buffer(locked(passphrase, zipped(entries(), Date.parse(seedDay)), 6));
}
