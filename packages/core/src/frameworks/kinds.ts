// Reads what a format calls a kind of item into one of ours, and back.
import type { CompetencyKind, TargetKind } from './gathered.ts';

const titles: Record<CompetencyKind | TargetKind, string> = {
  skill: 'Skill',
  knowledge: 'Knowledge',
  ability: 'Ability',
  attitude: 'Attitude',
  competency: 'Competency',
  outcome: 'Outcome',
  task: 'Task',
  technology: 'Technology',
  group: 'Group',
  collection: 'Collection',
  level: 'Level',
  occupation: 'Occupation',
  occupationGroup: 'Occupation group',
};

// Words of other languages that publishers are known to use.
const elsewhere = new Map<string, CompetencyKind>([
  ['領域', 'group'],
  ['分野', 'group'],
  ['知識', 'knowledge'],
  ['技能', 'skill'],
  ['スキル', 'skill'],
  ['能力', 'ability'],
  ['態度', 'attitude'],
]);

const orders =
  /^(sub)?[- ]?(cluster|domain|dimension|strand|category|group|grouping|area|topic|theme|unit|section|heading|subject)s?$/;

/** What people call a kind. */
export function titleOf(kind: CompetencyKind | TargetKind): string {
  return titles[kind];
}

/** The kind that a publisher's word stands for: our own titles, the usual words for headings, or else a competency. */
export function kindFrom(word: unknown): CompetencyKind | TargetKind {
  if (typeof word !== 'string') return 'competency';
  const plain = word.trim().toLowerCase();
  const known = (Object.keys(titles) as (CompetencyKind | TargetKind)[]).find((kind) => titles[kind].toLowerCase() === plain);
  if (known !== undefined) return known;
  if (plain === 'learning outcome') return 'outcome';
  const other = elsewhere.get(plain);
  if (other !== undefined) return other;
  return orders.test(plain) ? 'group' : 'competency';
}

/** Whether a text names one of our kinds. */
export function isKind(text: unknown): text is CompetencyKind | TargetKind {
  return typeof text === 'string' && Object.hasOwn(titles, text);
}
