// Finding things by what people call them: how text is compared, and in which order answers stand.
export { forgiven } from './edits.ts';
export { fold, wordsOf } from './fold.ts';
export { mayBegin } from './match.ts';
export { isFiller, parseQuery, queryLetters, type Query } from './query.ts';
export { rank, type Findable, type Found, type Highlight, type Wording } from './rank.ts';
