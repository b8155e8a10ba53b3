// Finding skills and jobs by words.
import { count } from './numbers.ts';

export const finding = {
  label: 'Find a skill or a job',
  hint: 'Part of its name is enough, in any language, or its code. The / key brings you here from any page.',
  find: 'Find',
  found: (n: number, isMore: boolean, asked: string) => `${isMore ? `More than ${n}` : n} found for “${asked}”`,
  nothing: (asked: string) => `Nothing fits “${asked}”`,
  nothingText: 'Try fewer words, other words, or look through a list of skills below.',
  nothingChosen: 'There is more when you choose less.',
  clear: 'Clear the search',
  clearChosen: 'Show all of it',
  narrowLabel: 'Choose what to show',
  groups: { framework: 'From the list', kind: 'Kind', language: 'Words in', state: 'State' },
  every: 'All',
  oneList: 'One list',
  more: 'More lists',
  ended: 'Ended',
  states: { PUBLISHED: 'In use', DEPRECATED: 'Ended' },
  kinds: {
    skill: 'Skill',
    knowledge: 'Knowledge',
    ability: 'Ability',
    attitude: 'Attitude',
    competency: 'Skill',
    outcome: 'Learning goal',
    task: 'Task',
    technology: 'Tool',
    group: 'Group of skills',
    collection: 'Collection',
    level: 'Level',
    role: 'Job',
    programme: 'Programme',
    occupation: 'Kind of work',
    occupationGroup: 'Group of kinds of work',
  } as Record<string, string>,
  languageNotSaid: 'Not said',
  alsoCalled: 'Also called',
  holds: (skills: number, targets: number) =>
    [count(skills, 'skill', 'skills'), targets > 0 ? count(targets, 'kind of work', 'kinds of work') : '']
      .filter(Boolean)
      .join(', '),
  by: (publisher: string, version: string) => `By ${publisher}, edition ${version}`,
  licence: (licence: string) => `Licence: ${licence}`,
};
