// The statements about frameworks as wholes, and about loads themselves.
import { id, instant, int, list, map, optional, statement, text } from '../../graph/statement.ts';

const facts = {
  id,
  uuid: text,
  uri: text,
  name: text,
  publisher: text,
  version: text,
  licence: text,
  attribution: text,
  language: text,
  about: text,
  facts: optional(text),
  state: text,
  digest: text,
};
export const frameworks = {
  make: statement('load/frameworks', { rows: list(map({ ...facts, loadId: id })) }, {}),
  standing: statement(
    'load/framework-standing',
    { uris: list(text) },
    { id, uri: text, version: text, digest: optional(text), state: text },
  ),
  publish: statement(
    'load/framework-publish',
    {
      rows: list(
        map({
          facts: map({ ...facts, changedAt: instant }),
          release: map({ id, version: text, at: instant, loadId: id, added: int, changed: int, retired: int }),
        }),
      ),
    },
    {},
  ),
  discard: statement('load/framework-discard', { load: id }, {}),
  publishers: statement('load/publishers', { rows: list(map({ id, slug: text, name: text })) }, {}),
};

export const loads = {
  seat: statement('load/seat', { now: instant }, {}),
  unfinished: statement(
    'load/unfinished',
    {},
    { id, draftDigest: text, written: int, state: text, holder: id, aliveAt: instant },
  ),
  begin: statement(
    'load/begin',
    {
      row: map({
        id,
        draftDigest: text,
        written: int,
        state: text,
        holder: id,
        aliveAt: instant,
        begunAt: instant,
        begunBy: text,
        frameworks: list(text),
      }),
    },
    {},
  ),
  takeOver: statement('load/take-over', { load: id, holder: id, now: instant }, {}),
  mark: statement('load/mark', { load: id, holder: id, written: int, now: instant }, { id }),
  askToStop: statement('load/ask-to-stop', { load: id }, { id }),
  end: statement('load/end', { load: id, state: text, report: optional(text), now: instant }, {}),
};
