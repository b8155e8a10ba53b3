// Items and frameworks as rows.
import {
  caseIdentifierOf,
  shortHash,
  sideOf,
  type DraftRelation,
  type GatheredFramework,
  type GatheredItem,
  type GatheredRelation,
  type Stub,
  type Words,
} from '@skillweave/core/frameworks';
import type { Instant } from '@skillweave/core/terms';
import { wordingIdFor } from './identity.ts';
import type { Sorted } from './sorted.ts';

/** `hidden`: lies as a draft until its load is through; `visible`: takes effect at once, inside the turn. */
export type Showing = 'hidden' | 'visible';
export type Loading = { readonly loadId: string; readonly now: Instant; readonly frameworkId: (uri: string) => string };

export function itemRow(item: GatheredItem, sorted: Sorted, loading: Loading, showing: Showing) {
  const { uri, kind, code = null, words, sameAs = [], order = null, changedAt = null, facts, state } = item;
  const [{ language, name, otherNames = [], statement = '' }] = words;
  const standing = sorted.known(uri);
  const id = sorted.idOf(uri);
  const isTarget = sideOf(kind) === 'target';
  return {
    // Where an item stands already it stays, also when its keeper moves it between frameworks of one delivery.
    frameworkId: standing?.frameworkId ?? loading.frameworkId(item.framework),
    facts: {
      id,
      uuid: uuidFor(item),
      uri,
      code,
      name,
      kind,
      language,
      otherNames: [...otherNames],
      sameAs: [...sameAs],
      order,
      changedAt: changedAt as Instant | null,
      facts: facts ? JSON.stringify(facts) : null,
      state: showing === 'hidden' ? 'draft' : state,
      becomes: showing === 'hidden' ? state : null,
      digest: sorted.digests.get(uri) ?? '',
      linkDigest: sorted.linkDigests.get(uri) ?? '',
      retiredAt: null,
      loadId: loading.loadId,
      ...(isTarget ? { slug: id, about: statement } : { statement }),
    },
  };
}

export function stubRow({ uri, side, name }: Stub, sorted: Sorted, { loadId }: Loading) {
  const id = sorted.idOf(uri);
  const linkDigest = sorted.linkDigests.get(uri) ?? '';
  const row = { id, uri, name, state: 'draft', becomes: 'external', linkDigest, loadId };
  return side === 'target' ? { ...row, slug: id, about: '' } : { ...row, statement: '' };
}

/** What an item is called in languages other than its own. */
export function wordingsOf({ uri, words }: GatheredItem): Wording[] {
  const [, ...others] = words;
  return others.map((each) => ({ uri, ...each }));
}
export type Wording = Words & { readonly uri: string };

export function wordingRow({ uri, language, name, statement, otherNames = [] }: Wording, sorted: Sorted, { loadId }: Loading) {
  const id = wordingIdFor(uri, language);
  const facts = { id, language, name, statement: statement ?? null, otherNames: [...otherNames], loadId };
  return { ofId: sorted.idOf(uri), facts };
}

export function frameworkRow(framework: GatheredFramework, id: string, state: 'draft' | 'published') {
  const { uri, name, publisher = '', version = '', licence = '', attribution = '', language = 'und', about = '' } = framework;
  const { facts } = framework;
  return {
    id,
    uuid: uuidFor(framework),
    uri,
    name,
    publisher,
    version,
    licence,
    attribution,
    language,
    about,
    facts: facts ? JSON.stringify(facts) : null,
    state,
    digest: frameworkDigest(framework),
  };
}

/** What standards know it by, in lower case, as it is looked up. */
const uuidFor = ({ uri, facts }: Pick<GatheredFramework, 'uri' | 'facts'>): string => caseIdentifierOf(uri, facts).toLowerCase();

export const frameworkDigest = (framework: GatheredFramework): string =>
  shortHash(JSON.stringify(Object.entries(framework).sort(([a], [b]) => (a < b ? -1 : 1))));

type Claiming = DraftRelation & { readonly relation: Extract<GatheredRelation, { type: 'mapping' }> };
export type Claim = Claiming & { readonly id: string };
export const isClaim = (each: DraftRelation): each is Claiming => each.relation.type === 'mapping';

/** A claim is only ever proposed; where its source does not say how sure it is, nobody does. */
export function claimRow({ relation, id }: Claim, sorted: Sorted, { loadId, now }: Loading, authorId: string) {
  const { from, to, predicate, not = false, confidence, justification = '', source = null, facts } = relation;
  const sure = confidence === undefined ? null : Math.min(1, Math.max(0, confidence));
  return {
    fromId: sorted.idOf(from),
    toId: sorted.idOf(to),
    confidence: sure,
    facts: {
      id,
      predicate,
      not,
      state: 'draft',
      justification,
      source,
      facts: facts ? JSON.stringify(facts) : null,
      authorId,
      createdAt: now,
      contentHash: shortHash(JSON.stringify([from, predicate, not, to, sure, justification])),
      loadId,
    },
  };
}
