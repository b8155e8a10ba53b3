// The statements that write and read items, one for competencies and one for targets each.
import { bool, float, id, instant, int, list, map, optional, statement, text } from '../../graph/statement.ts';

const facts = {
  id,
  uuid: text,
  uri: text,
  code: optional(text),
  name: text,
  kind: text,
  language: text,
  otherNames: list(text),
  sameAs: list(text),
  order: optional(float),
  changedAt: optional(instant),
  facts: optional(text),
  state: text,
  becomes: optional(text),
  digest: text,
  linkDigest: text,
  retiredAt: optional(instant),
  loadId: optional(id),
};
const competencyRow = map({ frameworkId: id, facts: map({ ...facts, statement: text }) });
const targetRow = map({ frameworkId: id, facts: map({ ...facts, slug: text, about: text }) });
const stub = { id, uri: text, name: text, state: text, becomes: text, linkDigest: text, loadId: id };
const wording = {
  rows: list(
    map({
      ofId: id,
      facts: map({ id, language: text, name: text, statement: optional(text), otherNames: list(text), loadId: id }),
    }),
  ),
};
const standing = {
  takes: { frameworkId: id, first: int, after: text },
  gives: { id, uri: text, state: text, digest: optional(text), linkDigest: optional(text), isRetired: bool },
};
const known = { id, uri: text, state: text, linkDigest: optional(text), frameworkId: optional(id) };
const edition = { rows: list(map({ id, ofId: id, version: text })), now: instant };
const relinked = { rows: list(map({ id, linkDigest: text })) };
const several = { ids: list(id) };
const some = { load: id, first: int };

export const competencies = {
  make: statement('load/competencies', { rows: list(competencyRow) }, {}),
  stubs: statement('load/competency-stubs', { rows: list(map({ ...stub, statement: text })) }, {}),
  wordings: statement('load/competency-wordings', wording, {}),
  standing: statement('load/competency-standing', standing.takes, standing.gives),
  byUris: statement('load/competency-by-uris', { uris: list(text) }, known),
  relink: statement('load/competency-relink', relinked, {}),
  editions: statement('load/competency-editions', edition, {}),
  unword: statement('load/competency-unword', several, {}),
  retire: statement('load/competency-retire', { ...several, now: instant }, {}),
  publish: statement('load/competency-publish', { load: id }, {}),
  discard: statement('load/competency-discard', some, { discarded: int }),
};

export const targets = {
  make: statement('load/targets', { rows: list(targetRow) }, {}),
  stubs: statement('load/target-stubs', { rows: list(map({ ...stub, slug: text, about: text })) }, {}),
  wordings: statement('load/target-wordings', wording, {}),
  standing: statement('load/target-standing', standing.takes, standing.gives),
  byUris: statement('load/target-by-uris', { uris: list(text) }, known),
  relink: statement('load/target-relink', relinked, {}),
  editions: statement('load/target-editions', edition, {}),
  unword: statement('load/target-unword', several, {}),
  retire: statement('load/target-retire', { ...several, now: instant }, {}),
  publish: statement('load/target-publish', { load: id }, {}),
  discard: statement('load/target-discard', some, { discarded: int }),
  own: statement('load/target-own', { load: id, rows: list(map({ organizationId: id, frameworkId: id })) }, {}),
  ownAdopted: statement('load/target-own-adopted', { rows: list(map({ organizationId: id, targetId: id })) }, {}),
};

const claim = map({
  fromId: id,
  toId: id,
  confidence: optional(float),
  facts: map({
    id,
    predicate: text,
    not: bool,
    state: text,
    justification: text,
    source: optional(text),
    facts: optional(text),
    authorId: id,
    createdAt: instant,
    contentHash: text,
    loadId: id,
  }),
});
export const claims = {
  competency: statement('load/mappings-competencies', { rows: list(claim) }, {}),
  target: statement('load/mappings-targets', { rows: list(claim) }, {}),
  known: statement('load/mappings-known', several, { id }),
  publish: statement('load/mapping-publish', { load: id }, {}),
  discard: statement('load/mapping-discard', some, { discarded: int }),
};
export const discardWordings = statement('load/wording-discard', some, { discarded: int });
