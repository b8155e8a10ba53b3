// The published samples as they are handed in by the one they are about, and what is to become of each.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { id, instant, list, map, text } from '../../packages/api/src/graph/statement.ts';
import { readCredential, unwrap } from '../../packages/core/src/credential/index.ts';
import type { probes } from '../graph/probe.ts';

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
export const samplesAreHere = existsSync(folder);

export type Sample = {
  readonly file: string;
  readonly kind: string;
  /** What the receiver had asked to be signed, where the sample is made for one. */
  readonly challenge?: string;
  readonly domain?: string;
  readonly expected: { readonly verify: boolean | string; readonly schemaValid?: boolean | null };
};

/** In the order of their manifest; none where the folder is missing, which is said aloud. */
export function samplesHandedIn(): readonly Sample[] {
  if (samplesAreHere) return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Sample[];
  console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');
  return [];
}

export const bytesOf = ({ file }: Sample): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(folder, file)));

/** Good by their makers' word, and still not taken into anybody's record: each with its reason. */
export const notTaken: Record<string, string> = {
  '1edtech__ob30_endorsement-valid.json': 'kind.unknown: it is about an issuer, not about a person',
  'dcc__v2_bothSignatureTypes_didkey_legacy-noStatus-notExpired-endorsement-withSchema.json':
    'kind.unknown: it is about an issuer, not about a person',
  'gen__endorsement-valid.json': 'kind.unknown: it is about an issuer, not about a person',
  'dcc-vplus__fixtures_obv3_getOBv3_v2.json':
    'shape.wrong: achievementType is outside the list; the source looked at the signature only',
  'dcc__v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json':
    'shape.wrong: achievementType is outside the list; the source looked at the signature only',
};

/** Wrong for the receiver they name; handed in, the badges inside are good, and that is all that is taken of them. */
export const goodInside = ['gen__vp-replayed-challenge.json', 'gen__vp-wrong-domain.json'];

/** The copy for its holder alone: nobody may show it to us, and its owner may keep it (write/own-check.ts). */
export const ownersOwn = ['gen__ob3-sd-base.json'];

export const mustComeIn = ({ kind, expected }: Sample) => expected.verify === true && !/status/i.test(kind);

/** Everybody named by id anywhere in a sample. */
export function subjectsIn(bytes: Uint8Array): string[] {
  const opened = unwrap(bytes);
  if (opened.kind === 'unreadable') return [];
  const gather = (value: unknown): string[] => {
    const facts = readCredential(value);
    return [facts.subject.id ?? [], ...facts.wraps.map(gather)].flat();
  };
  return gather(opened.kind === 'jwt' ? (opened.payload['vc'] ?? opened.payload['vp'] ?? opened.payload) : opened.value);
}

/** Rows for a person of each sample's own, known by every id the sample names: several carry the same id by the same issuer. */
export const namesOfOwner = (sample: Sample) =>
  [...new Set(['nobody', ...subjectsIn(bytesOf(sample))])].map((value) => ({
    id: `${sample.file} ${value}`,
    kind: 'did',
    value,
  }));

/** The statement by which somebody known by these names comes to the town. */
export const ownerMovesIn = (probe: ReturnType<typeof probes>['probe']) =>
  probe(
    `CREATE (p:Person {id: $personId, name: $personId, createdAt: $now})
     WITH p
     UNWIND $names AS name
     CREATE (p)-[:KNOWN_AS]->(:Identifier {id: name.id, kind: name.kind, value: name.value, provenAt: $now})`,
    { personId: id, now: instant, names: list(map({ id, kind: text, value: text })) },
    {},
  );
