// How frameworks come in and go out: which format a file has, what a reader hands on, and that gathered into a draft and compared with what there is.
export type * from './gathered.ts';
export { frameworkExporters, type FrameworkExporter } from './exporters.ts';
export { casePackage, identifierOf as caseIdentifierOf, type CasePackage } from './case/write.ts';
export { frameworkFormats } from './formats.ts';
export { recognise, type Recognised } from './recognise.ts';
export { collect, type Collected, type Draft, type DraftRelation, type Stub } from './collect.ts';
export { difference, type Difference, type Standing } from './difference.ts';
export { itemDigest, linkDigest, shortHash } from './digest.ts';
export { Unreadable } from './reading/unreadable.ts';
export { usualLimits, type Limits } from './limits.ts';
export { remarkBook, type RemarkGroup } from './remarks.ts';
export { piecesInOrder } from './in-order.ts';
export { isKind } from './kinds.ts';
export { relationSaying } from './relation-facts.ts';
export { isUuid } from './name-uuid.ts';
export { settledSides } from './settle-sides.ts';
export { isFit, keeperOf, sideOf, type Side } from './sides.ts';
export type { Loss, Pieces, Written } from './written.ts';
