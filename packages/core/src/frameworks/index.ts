// Frameworks on their way in: what readers hand on, gathered into a draft and compared with what there is.
export type * from './gathered.ts';
export { collect, type Collected, type Draft, type DraftRelation, type Stub } from './collect.ts';
export { difference, type Difference, type Standing } from './difference.ts';
export { itemDigest, linkDigest, shortHash } from './digest.ts';
export { usualLimits, type Limits } from './limits.ts';
export { remarkBook, type RemarkGroup } from './remarks.ts';
export { keeperOf, sideOf, type Side } from './sides.ts';
