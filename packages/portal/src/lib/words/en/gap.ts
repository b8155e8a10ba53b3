// What lies between a person and a target: for the learner, for an advisor who was let in, for an employer who was let in.
import { count } from './numbers.ts';

export const gap = {
  reading: 'How to read this',
  legend: {
    MET: 'a current badge shows it',
    PARTLY: 'a badge shows some of it, or something close to it',
    NOT_MET: 'nothing shows it yet; that does not mean the person cannot do it',
    CANNOT_TELL: 'something may show it, but we could not check',
  },
  required: 'Needed',
  helpful: 'Helpful, not needed',
  help: 'What would help',
  chains: (n: number) => (n === 1 ? 'Where this comes from' : `Where this comes from (${n} ways)`),
  nextSteps: 'Badges that would show it',
  nextStep: (name: string, issuer: string) => `${name}, from ${issuer}`,
  level: (level: string) => `level ${level}`,
  counts: {
    MET: (n: number) => `${n} met`,
    PARTLY: (n: number) => `${n} partly`,
    NOT_MET: (n: number) => `${n} not yet`,
    CANNOT_TELL: (n: number) => `${n} cannot tell`,
  },
  lookedAt: 'Worked out',
  answerNumber: 'Answer number',
  answerNote: 'The same facts give the same number. Quote it if you ask about this answer.',
  print: 'Print this page',
  choose: 'Target',
  show: 'Show',
  from: 'Set by',
  noTargets: 'There are no targets yet',
  noTargetsText: 'Colleges and employers set targets: a job, a programme, a kind of work. They will appear here.',
};

export const targetKinds = {
  ROLE: 'Job',
  PROGRAMME: 'Programme',
  OCCUPATION: 'Kind of work',
  OCCUPATION_GROUP: 'Group of kinds of work',
};

export const targets = {
  title: 'Targets',
  lead: 'Choose a job, a programme or a kind of work. You see what you already have for it, and what is still open.',
  leadStaff: 'Jobs, programmes and kinds of work, and the skills each one needs.',
  groups: { ROLE: 'Jobs', PROGRAMME: 'Programmes', OCCUPATION: 'Kinds of work', OCCUPATION_GROUP: 'Groups of kinds of work' },
  needs: (required: number, helpful: number) =>
    `${count(required, 'skill needed', 'skills needed')}` + (helpful ? `, ${helpful} helpful` : ''),
  mine: (target: string) => `You and ${target}`,
  mineLead: 'Only badges you accepted count here. Nobody else sees this page.',
  build: 'Build a record for this target',
  all: 'All targets',
  notHere: 'This target is not here, or it has ended.',
};

export const people = {
  title: 'My people',
  lead: 'People who said yes to you. Those whose permission ends first stand on top.',
  leadByPage: 'People who said yes to you. On each page, those whose permission ends first stand on top.',
  leadOf: (purpose: string) => `You see what they allowed for this purpose: ${purpose}.`,
  empty: 'Nobody has said yes to you yet',
  emptyText: 'When somebody lets you see their record, they will appear here. Nothing of theirs can be read before that.',
  noPurpose: 'Say why you are looking',
  noPurposeText:
    'A permission holds for one purpose. Choose “Change” on top of the page and say why you look; then the people who allowed that will appear.',
  ends: 'Permission ends',
  endsSoon: 'Ends soon',
  shows: (n: number) => count(n, 'badge to see', 'badges to see'),
  scope: { all: 'All accepted badges', chosen: 'Chosen badges' } as Record<string, string>,
  parts: {
    EVIDENCE: 'the evidence',
    RESULT: 'the result',
    ENDORSEMENTS: 'what others signed for it',
    CLAIMED_SKILLS: 'unconfirmed skills',
  },
  within: (parts: string) => (parts === '' ? 'of each only the outline' : `of each the outline, and ${parts}`),
  note: 'Their note',
  open: (name: string) => `See the gap of ${name}`,
  seen: 'They can see each time that you looked.',
};

export const gapOf = {
  title: (name: string) => `${name}: what is there, what is open`,
  lead: (name: string) =>
    `${name} let you see this. It shows only what the permission covers, and ${name} can see that you looked.`,
  back: 'My people',
  notHere: 'There is nothing here for you to see. The permission may have ended, may be for another purpose, or was never given.',
  headline: (name: string, target: string) => `${name} and ${target}`,
};

export const rolePages = {
  title: 'Roles',
  lead: 'What each role needs, and who let you see how they fit.',
  ours: 'Our roles',
  others: 'Roles of others',
  empty: 'There are no roles yet',
  emptyText: 'Roles say which skills a job needs. They will appear here.',
  all: 'All roles',
  needs: 'What this role needs',
  needsLead:
    'Other lists of skills use other words. Where two curators agreed that a skill counts as this one, it is named below it.',
  alsoCounts: 'Also counts',
  inFull: 'in full',
  inPart: 'in part',
  noOther: 'No other skill counts as this one yet.',
  people: 'People who let you see',
  shown: (n: number, more: boolean) =>
    more
      ? `${n} people on this page, by name. More people follow on the next page.`
      : `${count(n, 'person', 'people')} gave you permission for hiring. All of them are shown, by name.`,
  shownAfter: (n: number) => `${count(n, 'more person', 'more people')} who gave you permission for hiring, by name.`,
  noScore: 'There is no score and no order of merit: read the lines. A skill that is “not yet” shown may still be there.',
  noPeople: 'Nobody has let you see their record yet',
  noPeopleText: 'People choose who may see their record. Those who allow you to look, for hiring, will appear here.',
  notEmployer: 'To see people, look for an employer and say that it is for hiring. Use “Change” on top of the page.',
  until: 'You may look until',
  badges: (n: number) => count(n, 'badge', 'badges'),
  lines: (name: string) => `The lines of ${name}`,
};
