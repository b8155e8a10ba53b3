// Bearer tokens: whose word we take, and what a token has to be before we read a claim of it.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { tokenAudience } from '../accounts/accounts.ts';

/** A token's subject: a person of ours, or somebody an outside issuer vouches for by a proven e-mail address. */
export type Bearer = {
  readonly personId: string | null;
  readonly provenEmail: string | null;
  readonly actingAs: string | null;
  readonly purpose: string | null;
};

export interface Tokens {
  /** Who the token speaks for; null for every token we do not take, whatever is wrong with it. */
  read(token: string): Promise<Bearer | null>;
}

export type TokenTrust = {
  readonly ownIssuer: string;
  readonly ownKeys: () => Promise<JSONWebKeySet>;
  readonly outside: readonly string[];
  /** Fetches one JSON document of a configured issuer; nothing a token says ever chooses the address. */
  readonly fetchJson?: (url: string) => Promise<unknown>;
};

// Fixed: a token's header chooses among these, and never a symmetric one or none.
const algorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'];
// jose forgives spaces and padding that mean the same bytes, so that one token could be written in many ways.
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const longest = 8_000;
const refetchAfter = 60_000;

export function makeTokens({ ownIssuer, ownKeys, outside, fetchJson = getJson }: TokenTrust): Tokens {
  const keysOf = new Map<string, JWTVerifyGetKey>(outside.map((issuer) => [issuer, outsideKeys(issuer, fetchJson)]));
  keysOf.set(ownIssuer, cached(ownKeys));
  return {
    read: async (token) => {
      if (token.length > longest || !compact.test(token)) return null;
      try {
        const { iss } = decodeJwt(token);
        const key = iss === undefined ? undefined : keysOf.get(iss);
        if (!iss || !key) return null;
        const { payload } = await jwtVerify(token, key, {
          algorithms,
          issuer: iss,
          audience: tokenAudience,
          requiredClaims: ['sub', 'exp'],
          clockTolerance: 5,
        });
        const own = iss === ownIssuer;
        const proven = payload.email_verified === true ? textOf(payload.email) : null;
        return {
          personId: own ? textOf(payload.sub) : null,
          provenEmail: own ? null : proven,
          actingAs: textOf(payload.acting_as),
          purpose: textOf(payload.purpose),
        };
      } catch {
        return null;
      }
    },
  };
}

const textOf = (value: unknown) => (typeof value === 'string' && value.length > 0 ? value : null);

/** A key set, asked for again when a token names a key it lacks, at most once a minute: a flood of unknown keys costs nothing. */
function cached(load: () => Promise<JSONWebKeySet>): JWTVerifyGetKey {
  let keys: { readonly get: ReturnType<typeof createLocalJWKSet>; readonly ids: ReadonlySet<string> } | null = null;
  let asked = -Infinity;
  return async (header, token) => {
    const known = keys !== null && (header.kid === undefined || keys.ids.has(header.kid));
    if (!known && performance.now() - asked >= refetchAfter) {
      asked = performance.now();
      const set = await load();
      keys = { get: createLocalJWKSet(set), ids: new Set(set.keys.flatMap(({ kid }) => kid ?? [])) };
    }
    if (!keys) throw new Error('no keys');
    return await keys.get(header, token);
  };
}

/** OpenID Connect Discovery 1.0, section 4: the issuer's own document names its keys; it must name the issuer we asked. */
function outsideKeys(issuer: string, fetchJson: (url: string) => Promise<unknown>): JWTVerifyGetKey {
  return cached(async () => {
    const document = await fetchJson(`${issuer}/.well-known/openid-configuration`);
    if (!isObject(document) || document.issuer !== issuer || typeof document.jwks_uri !== 'string')
      throw new Error('not this issuer');
    if (new URL(document.jwks_uri).protocol !== 'https:' && new URL(document.jwks_uri).origin !== new URL(issuer).origin)
      throw new Error('keys elsewhere, in the clear');
    const set = await fetchJson(document.jwks_uri);
    if (!isObject(set) || !Array.isArray(set.keys)) throw new Error('not a key set');
    return { keys: set.keys } as JSONWebKeySet;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  const text = await response.text();
  if (!response.ok || text.length > 100_000) throw new Error('no document');
  return JSON.parse(text);
}
