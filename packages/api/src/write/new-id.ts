// Ids nobody can guess.
import { randomBytes } from 'node:crypto';

/** A new opaque id of 128 random bits. */
export const newId = (): string => randomBytes(16).toString('base64url');

/** Makes the id of a new thing. `key` is the same for the same thing, so that a seeded town can give the same ids again. */
export type MakeId = (
  label: 'Credential' | 'Document' | 'Evidence' | 'Organization' | 'Achievement' | 'Alignment',
  key: string,
) => string;
