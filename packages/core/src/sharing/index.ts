// Links and the records behind them: how one stands, and what has changed inside.
export {
  changesOf,
  hiddenPlaces,
  isTakenOut,
  linkState,
  type LinkState,
  type LinkTerms,
  type PartChange,
  type SharedPart,
} from './link.ts';
