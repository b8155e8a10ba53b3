// What people call the columns of a crosswalk: one row claims that its first side matches its second.
import { spellingsOf } from '../reading/spellings.ts';
import type { TableKind } from '../reading/table.ts';

const endings = ['uri', 'id', 'iri', 'url', 'address', 'code', 'identifier'];
const ends = (...names: string[]) =>
  spellingsOf(...names.flatMap((name) => [...endings.map((ending) => `${name} ${ending}`), name]));
const labels = (...names: string[]) =>
  spellingsOf(...names.flatMap((name) => ['label', 'title', 'name'].map((ending) => `${name} ${ending}`)));

/** Names of columns by what they say. The crosswalk that ESCO and O*NET publish together has names of its own; it goes from O*NET to ESCO. */
export const columns = {
  from: [...ends('subject', 'source', 'from', 'left'), 'O*NET Id', 'O*NET-SOC Code'],
  to: [...ends('object', 'target', 'to', 'right'), 'ESCO or ISCO URI'],
  predicate: [
    'Type of Match',
    ...spellingsOf(
      'predicate',
      'predicate id',
      'relation',
      'relationship',
      'relation type',
      'match',
      'match type',
      'mapping type',
      'mapping',
    ),
  ],
  not: spellingsOf('not', 'negated', 'predicate modifier', 'modifier'),
  confidence: spellingsOf('confidence', 'confidence score', 'score', 'certainty', 'probability'),
  justification: spellingsOf('justification', 'mapping justification', 'method', 'reason', 'comment', 'note', 'notes'),
  source: spellingsOf('mapping source', 'provenance', 'author', 'mapping set'),
  fromName: [...labels('subject', 'source', 'from', 'left'), 'O*NET Title'],
  toName: [...labels('object', 'target', 'to', 'right'), 'ESCO or ISCO Title'],
} as const;

/** Two sides, and something that shows that the pair is a claim and no other relation. */
export const crosswalkTables = [
  { kind: 'claims', columns: [columns.from, columns.to, [...columns.predicate, ...columns.confidence]] },
] as const satisfies readonly TableKind[];
