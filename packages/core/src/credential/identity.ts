// Hashed identity: how a credential can name its subject without writing the e-mail address down.
import { createHash } from 'node:crypto';

/** `sha256$` + hex of sha-256 over identity followed by salt (Open Badges 3.0, IdentityObject.identityHash). Trim and lower-case e-mails before. */
export function identityHash(identity: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(identity + salt, 'utf8')
    .digest('hex')}`;
}

/** How an identity is hashed, by the mark before the digest; null for one that is no hash of ours to know. */
export function strengthOf(hash: string): 'good' | 'weak' | null {
  if (/^sha256\$[0-9a-f]{64}$/i.test(hash.trim())) return 'good';
  return /^md5\$[0-9a-f]{32}$/i.test(hash.trim()) ? 'weak' : null;
}

/**
 * Whether a hashed identity is this one (Open Badges 3.0, IdentityObject). The older md5 is read, so that we can say what we
 * see, but texts can be made to share one: such a match proves nothing, and we never issue it.
 */
export function hashes(identity: string, hash: string, salt: string): boolean {
  const given = hash.trim().toLowerCase();
  const made = given.startsWith('md5$')
    ? `md5$${createHash('md5')
        .update(identity + salt, 'utf8')
        .digest('hex')}`
    : identityHash(identity, salt);
  return made === given;
}
