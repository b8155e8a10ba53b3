// The demo town as it stands in graph/seed: what the files hold, in types.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '@skillweave/core/consent';
import type { Purpose, Role } from '@skillweave/core/terms';
import { graphFolder } from '../graph/shelf.ts';
import type { KeyCurve } from '../keys/keyring.ts';

export type TownOrganisation = {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly issues: boolean;
  /** Ed25519 when left out. With P-256 it can give badges parts of which may be left out. */
  readonly key?: KeyCurve;
  readonly recognisedBy: string;
  readonly url: string;
  readonly about: string;
};
export type Stranger = Pick<TownOrganisation, 'slug' | 'name' | 'url' | 'about'>;
export type TownCompetency = {
  readonly code: string;
  readonly name: string;
  readonly statement: string;
  readonly kind?: string;
  readonly requires?: readonly string[];
};
export type TownFramework = {
  readonly slug: string;
  readonly uri: string;
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly licence: string;
  readonly language: string;
  readonly about: string;
  readonly areas: readonly (TownCompetency & { readonly competencies: readonly TownCompetency[] })[];
};
export type Predicate = 'exactMatch' | 'closeMatch' | 'narrowMatch' | 'broadMatch' | 'relatedMatch';
export type TownMapping = {
  readonly from: string;
  readonly to: string;
  readonly predicate: Predicate;
  readonly not?: boolean;
  readonly confidence: number;
  readonly state: 'proposed' | 'inReview' | 'published' | 'disputed' | 'deprecated';
  readonly justification: string;
  readonly author: string;
  /** Here and below: days from the day of seeding. */
  readonly created: number;
  readonly until: number;
  readonly reviews: readonly { readonly by: string; readonly agreement: number; readonly note?: string; readonly at: number }[];
};
export type TownAchievement = {
  readonly slug: string;
  readonly name: string;
  readonly type: string;
  readonly effort: number;
  readonly shows: readonly string[];
  readonly about: string;
  readonly criteria: string;
};
export type TownAlignment = {
  readonly achievement: string;
  readonly competency: string;
  readonly state: 'proposed' | 'accepted' | 'rejected';
  readonly origin: 'curator' | 'issuer' | 'suggestion';
  readonly confidence: number;
  readonly level?: string;
  readonly reason: string;
  readonly note?: string;
  readonly proposed: number;
  readonly proposedBy?: string;
  readonly decided?: number;
  readonly decidedBy?: string;
};
export type TownTarget = {
  readonly slug: string;
  readonly kind: 'role' | 'programme' | 'occupation';
  readonly owner: string;
  readonly name: string;
  readonly about: string;
  readonly required: readonly string[];
  readonly helpful: readonly string[];
};
export type TownPerson = {
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly studentNumber?: string;
  readonly member?: readonly { readonly of: string; readonly role: Role }[];
};
export type TownEvidence = {
  readonly uri?: string;
  readonly name: string;
  readonly about?: string;
  readonly narrative?: string;
  readonly genre?: string;
};
export type TownBadge = {
  readonly slug?: string;
  /** What was achieved; or a stranger's badge, with the competency it claims. */
  readonly achievement?: string;
  readonly stranger?: string;
  readonly name?: string;
  readonly competency?: string;
  readonly from: number;
  readonly until?: number;
  readonly received?: number;
  readonly answered?: number;
  readonly answer?: 'pending' | 'accepted' | 'declined' | 'hidden' | 'removed';
  readonly declineReason?: string;
  readonly removed?: number;
  readonly result?: string;
  readonly evidence?: readonly TownEvidence[];
  /** `parts`: its holder may leave parts out (ecdsa-sd-2023). Plain JSON, signed as one piece, when left out. */
  readonly format?: 'jwt' | 'parts';
  readonly addressedTo?: 'email';
  readonly fate?: 'revoked' | 'suspended' | 'tampered' | 'unreachable';
  /** A second version carries the name of the first, and replaces it. */
  readonly version?: number;
};
export type TownRecord = {
  readonly record: string;
  readonly issuer: string;
  readonly slug: string;
  readonly from: number;
  readonly wraps: readonly TownBadge[];
};
export type TownGrant = {
  readonly slug: string;
  readonly from: string;
  readonly to: { readonly person: string } | { readonly organisation: string };
  readonly purpose: Purpose;
  readonly scope: 'all' | 'chosen';
  /** What it opens within each credential besides the outline; left out, everything. */
  readonly parts?: readonly Part[];
  readonly note?: string;
  readonly requested?: number;
  readonly given?: number;
  readonly declined?: number;
  readonly withdrawn?: number;
  readonly until: number;
  readonly covers?: readonly string[];
};
export type TownShare = {
  readonly slug: string;
  readonly from: string;
  readonly receiver: string;
  readonly purpose: Purpose;
  readonly note?: string;
  readonly given: number;
  readonly withdrawn?: number;
  readonly until: number;
  readonly opens: number;
  readonly lastOpened: number;
  readonly covers: readonly string[];
};
export type TownLook = {
  readonly at: number;
  readonly of: string;
  readonly by?: string;
  readonly byLink?: string;
  readonly purpose: Purpose;
  readonly what: string;
  readonly about?: string;
  readonly outcome?: 'refused';
  readonly grant?: string;
};
export type TownFeedback = {
  readonly slug: string;
  readonly kind: 'wrong' | 'barrier' | 'idea' | 'question';
  readonly from?: string;
  readonly email?: string;
  readonly page: string;
  readonly aboutCredential?: string;
  readonly aboutAchievement?: string;
  readonly created: number;
  readonly state: 'open' | 'answered';
  readonly text: string;
  readonly answer?: string;
  readonly answeredBy?: string;
  readonly answered?: number;
};

export type Town = {
  readonly organisations: readonly TownOrganisation[];
  readonly strangers: readonly Stranger[];
  readonly frameworks: readonly TownFramework[];
  readonly mappings: readonly TownMapping[];
  /** By the slug of the organisation that offers them. */
  readonly achievements: Readonly<Record<string, readonly TownAchievement[]>>;
  readonly waiting: readonly TownAlignment[];
  readonly targets: readonly TownTarget[];
  readonly learners: readonly TownPerson[];
  readonly staff: readonly TownPerson[];
  /** By the slug of the learner. */
  readonly credentials: Readonly<Record<string, readonly (TownBadge | TownRecord)[]>>;
  readonly grants: readonly TownGrant[];
  readonly shares: readonly TownShare[];
  readonly looks: readonly TownLook[];
  readonly feedback: readonly TownFeedback[];
};

/** Reads the files as they are; test/seed holds them to what this type promises. */
export function readTown(folder = join(graphFolder, 'seed')): Town {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const of = <T>(name: string) => read(name) as T;
  return {
    ...of<Pick<Town, 'organisations' | 'strangers'>>('organisations'),
    frameworks: [of<TownFramework>('framework-work-and-digital'), of<TownFramework>('framework-care')],
    ...of<Pick<Town, 'mappings'>>('mappings'),
    achievements: of<Town['achievements']>('achievements'),
    ...of<Pick<Town, 'waiting'>>('alignments'),
    ...of<Pick<Town, 'targets'>>('targets'),
    ...of<Pick<Town, 'learners' | 'staff'>>('people'),
    credentials: of<Town['credentials']>('credentials'),
    ...of<Pick<Town, 'grants' | 'shares'>>('permissions'),
    ...of<Pick<Town, 'looks'>>('looks'),
    ...of<Pick<Town, 'feedback'>>('feedback'),
  };
}

/** The address a demo person signs in with. */
export const emailOf = (slug: string): string => `${slug}@lakeside.example`;
