// What a relation between items says besides its ends: one table for those who read it and those who write it.
import { bool, float, optional, text } from '../graph/statement.ts';

export const relationFacts = {
  order: optional(float),
  necessity: optional(text),
  level: optional(text),
  importance: optional(float),
  atLevel: optional(float),
  isSuppressed: optional(bool),
  isCore: optional(bool),
  isHot: optional(bool),
  isInDemand: optional(bool),
  isSaidBySkill: optional(bool),
};

/** What the format said of a relation and the graph has no word for, as JSON text. */
export const keptFacts = { facts: optional(text) };
