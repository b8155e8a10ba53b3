// Finds the key a proof names, and whose it is; asks nobody but the named issuer.
import { fromMultibase } from '../credential/multibase.ts';
import { isObject, listOf, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import { readInstant, type Instant } from '../terms/index.ts';
import type { Code } from './codes.ts';
import type { World } from './check.ts';
import { keyOfMultibase, readJwk, type PublicJwk } from './jwk.ts';

/** Where a key may be used (Controlled Identifiers 1.0, section 2.3). */
export type KeyUse = 'assertionMethod' | 'authentication';

export type FoundKey = { kind: 'found'; id: string; controller: string; jwk: PublicJwk; uses: KeyUse[]; revoked: Instant | null };
export type KeySearch = FoundKey | { kind: 'not'; code: Code; url?: string };

/**
 * The key at `method`, for a document said to be by `owner`. `did:key` and `did:jwk` need nobody; a key at `did:web` or
 * https is fetched only when it is the owner's own.
 */
export async function findKey(method: string, owner: string | null, world: World): Promise<KeySearch> {
  const [controller = '', fragment] = method.split('#', 2);
  if (controller.startsWith('did:key:')) return didKey(method, controller, fragment);
  if (controller.startsWith('did:jwk:')) return didJwk(method, controller, fragment);
  const address = documentAddress(controller);
  if (address === null) return not(/^did:[a-z0-9]+:/.test(controller) ? 'proof.keyKind' : 'proof.method');
  if (controller !== owner) return not('proof.keyElsewhere');
  const document = await fetchController(controller, address, world);
  return document.kind === 'not' ? document : listedKey(document.value, (key) => key.id === method, controller);
}

/** The owner's own key equal to `jwk`, for tokens that carry their key along; a key in a header proves nothing by itself. */
export async function findOwnKey(
  jwk: PublicJwk,
  owner: string,
  same: (key: PublicJwk) => boolean,
  world: World,
): Promise<KeySearch> {
  if (owner.startsWith('did:jwk:') || owner.startsWith('did:key:')) {
    const own = await findKey(owner, owner, world);
    return own.kind === 'found' && same(own.jwk) ? own : { ...unowned(jwk) };
  }
  const address = documentAddress(owner);
  if (address === null) return not('proof.keyKind');
  const document = await fetchController(owner, address, world);
  return document.kind === 'not' ? document : listedKey(document.value, (key) => same(key.jwk), owner);
}

// Signed by somebody, but not by the one named: the controller says so, and the issuer check fails on it.
function unowned(jwk: PublicJwk): FoundKey {
  return { kind: 'found', id: '', controller: '', jwk, uses: ['assertionMethod', 'authentication'], revoked: null };
}

function didKey(method: string, controller: string, fragment: string | undefined): KeySearch {
  const text = controller.slice('did:key:'.length);
  if (fragment !== undefined && fragment !== text) return not('proof.method');
  const jwk = keyOfMultibase(text);
  if (jwk === null) return not(fromMultibase(text) === null ? 'proof.method' : 'proof.keyKind');
  return { kind: 'found', id: method, controller, jwk, uses: ['assertionMethod', 'authentication'], revoked: null };
}

function didJwk(method: string, controller: string, fragment: string | undefined): KeySearch {
  if (fragment !== undefined && fragment !== '0') return not('proof.method');
  const text = Buffer.from(controller.slice('did:jwk:'.length), 'base64url').toString('utf8');
  const read = readStrictJson(text);
  const jwk = read.kind === 'read' ? readJwk(read.value) : null;
  if (jwk === null) return not('proof.method');
  return { kind: 'found', id: method, controller, jwk, uses: ['assertionMethod', 'authentication'], revoked: null };
}

/** did:web as an https address (did:web method specification, section 2.5.2); https stays as it is; null for others. */
export function documentAddress(controller: string): string | null {
  if (controller.startsWith('https://')) return URL.canParse(controller) ? controller : null;
  if (!/^did:web:[A-Za-z0-9.%:_-]+$/.test(controller)) return null;
  const [host = '', ...path] = controller.slice('did:web:'.length).split(':');
  const address = `https://${host.replace(/%3A/i, ':')}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`;
  return URL.canParse(address) && !path.includes('') ? address : null;
}

async function fetchController(
  controller: string,
  address: string,
  world: World,
): Promise<{ kind: 'document'; value: JsonObject } | { kind: 'not'; code: Code; url: string }> {
  const fetched = await world.fetchDocument(address);
  const unreachable = { kind: 'not', code: 'proof.keyUnreachable', url: address } as const;
  if (fetched.kind === 'unreachable') return unreachable;
  const read = readStrictJson(Buffer.from(fetched.bytes).toString('utf8'));
  if (read.kind === 'refused' || !isObject(read.value)) return unreachable;
  // A document that is not about the one we asked for says nothing about their keys.
  return read.value['id'] === controller ? { kind: 'document', value: read.value } : unreachable;
}

function listedKey(document: JsonObject, wanted: (key: FoundKey) => boolean, controller: string): KeySearch {
  const methods = [document['verificationMethod'], document['assertionMethod'], document['authentication']]
    .flatMap(listOf)
    .filter(isObject)
    .flatMap((method) => readMethod(method, document, controller));
  const found = methods.find(wanted);
  return found ?? not('proof.keyMissing');
}

function readMethod(method: JsonObject, document: JsonObject, controller: string): FoundKey[] {
  const id = absolute(method['id'], controller);
  const jwk = keyOf(method);
  // A key listed here but owned by another is theirs, not this issuer's.
  if (id === null || jwk === null || (method['controller'] ?? controller) !== controller) return [];
  const uses = (['assertionMethod', 'authentication'] as const).filter((use) =>
    listOf(document[use]).some((entry) => absolute(isObject(entry) ? entry['id'] : entry, controller) === id),
  );
  return [{ kind: 'found', id, controller, jwk, uses, revoked: revokedAt(method) }];
}

function keyOf(method: JsonObject): PublicJwk | null {
  const { publicKeyMultibase, publicKeyJwk, publicKeyBase58, type } = method;
  if (typeof publicKeyMultibase === 'string') return keyOfMultibase(publicKeyMultibase);
  if (publicKeyJwk !== undefined) return readJwk(publicKeyJwk);
  if (type !== 'Ed25519VerificationKey2018' || typeof publicKeyBase58 !== 'string') return null;
  const raw = fromMultibase(`z${publicKeyBase58}`);
  return raw?.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') } : null;
}

// An unreadable `revoked` counts as revoked from the beginning of time.
function revokedAt(method: JsonObject): Instant | null {
  const given = method['revoked'] ?? method['expires'];
  if (given === undefined) return null;
  return (typeof given === 'string' ? readInstant(given) : null) ?? ('1970-01-01T00:00:00.000Z' as Instant);
}

function absolute(id: unknown, controller: string): string | null {
  if (typeof id !== 'string') return null;
  return id.startsWith('#') ? controller + id : id;
}

function not(code: Code): KeySearch {
  return { kind: 'not', code };
}
