// Hashed identity: how a credential can name its subject without writing the e-mail address down.
import { createHash } from 'node:crypto';

/** `sha256$` + hex of sha-256 over identity followed by salt (Open Badges 3.0, IdentityObject.identityHash). Trim and lower-case e-mails before. */
export function identityHash(identity: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(identity + salt, 'utf8')
    .digest('hex')}`;
}
