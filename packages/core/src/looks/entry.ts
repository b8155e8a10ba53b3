// What one entry of a look log is, and how it is hashed: into the hash before it, and with every personal word behind a salt.
import { createHash } from 'node:crypto';
import type { Instant } from '../terms/index.ts';

/** Everything an entry says about people and things. It enters the chain as a salted commitment only, so that it can be erased. */
export type LookWords = {
  readonly viewerId: string | null;
  readonly viewerName: string;
  readonly organizationName: string | null;
  readonly role: string | null;
  readonly purpose: string | null;
  readonly what: string;
  readonly about: string | null;
  readonly grantId: string | null;
};

/** What stands in the chain in the clear. None of it names anybody: the ids are drawn at random. */
export type LookEntry = {
  /** The log it belongs to. */
  readonly log: string;
  /** 1 for the first. */
  readonly place: number;
  readonly id: string;
  readonly at: Instant;
  readonly outcome: string;
  /** Written before the log was a chain, and taken into it later: the chain vouches for it only from then on. */
  readonly isEarlier: boolean;
  /** SHA-256 over the salt and the words. */
  readonly commitment: string;
};

/** Hides an entry's words: without the salt (128 random bits or more) nobody can try guesses against it. */
export const commitmentOf = (salt: string, words: LookWords): string =>
  sha256([
    'skillweave look words 1',
    salt,
    words.viewerId,
    words.viewerName,
    words.organizationName,
    words.role,
    words.purpose,
    words.what,
    words.about,
    words.grantId,
  ]);

/** Ties a log to the person it is about, without naming them. */
export const ownerCommitmentOf = (salt: string, ownerId: string): string => sha256(['skillweave look owner 1', salt, ownerId]);

/** What the first entry follows. */
export const genesisOf = (log: string, ownerCommitment: string): string =>
  sha256(['skillweave look log 1', log, ownerCommitment]);

/** The hash of an entry, over the hash of the one before it. */
export const hashOf = (previous: string, { log, place, id, at, outcome, isEarlier, commitment }: LookEntry): string =>
  sha256(['skillweave look 1', previous, log, place, id, at, outcome, isEarlier, commitment]);

// A JSON array of text, whole numbers, booleans and nulls without spaces is its own canonical form (RFC 8785).
const sha256 = (parts: readonly (string | number | boolean | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
