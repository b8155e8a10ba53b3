// What stands around every page: names, navigation, errors, the small parts of forms and lists.
import { count } from './numbers.ts';

export const shell = {
  name: 'Skillweave',
  title: (page: string) => `${page} · Skillweave`,
  skip: 'Skip to the page',
  menu: 'Menu',
  mainNavigation: 'Main',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  theme: 'Look',
  themes: { system: 'As my device', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  themeSet: 'Use this look',
  tellUs: 'Tell us',
  wrong: 'Something here is wrong',
  footerNote: 'Anyone can check a signed record without an account, and without us.',
  demo: 'Demo town: the people, places and badges here are made up.',
  working: 'Working…',
};

export const steps = {
  label: 'Steps',
  at: (n: number, all: number) => `Step ${n} of ${all}`,
};

export const places = {
  home: 'Start',
  mySkills: 'My skills',
  inbox: 'Inbox',
  archive: 'Archive',
  identifiers: 'What I am known by',
  declined: 'Declined badges',
  targets: 'Targets',
  record: 'Build a record',
  permissions: 'Shares and permissions',
  requests: 'Requests',
  ask: 'Ask for access',
  whoLooked: 'Who looked',
  leave: 'Back up and leave',
  check: 'Check a record',
  people: 'My people',
  roles: 'Roles',
  waiting: 'Waiting for me',
  library: 'Library',
  importing: 'Bring in skills',
  feedbackInbox: 'Feedback',
  myFeedback: 'What I told you',
  emergency: 'Emergency looks',
};

export const acting = {
  asYourself: 'You are looking as yourself.',
  as: (role: string, organization: string, purpose: string | null) =>
    `You are looking as ${role} at ${organization}` + (purpose ? `, purpose: ${purpose}.` : '.'),
  change: 'Change',
  legend: 'Look as',
  yourself: 'Yourself',
  roleAt: (role: string, organization: string) => `${role} at ${organization}`,
  purpose: 'Why you are looking',
  purposeNote: 'Everyone whose record you open can read this.',
  noPurpose: 'No purpose',
  set: 'Look this way',
};

export const roles = {
  LEARNER: 'learner',
  ADVISOR: 'advisor',
  EMPLOYER: 'employer',
  CURATOR: 'curator',
  ISSUER: 'issuer',
  ADMINISTRATOR: 'administrator',
};

export const purposes = {
  ADVISING: 'advising',
  HIRING: 'hiring',
  ADMISSION: 'admission',
  VERIFICATION: 'checking',
  RESEARCH: 'research',
  EMERGENCY: 'an emergency',
};

export const keys = {
  title: 'Keys',
  help: 'Show these keys',
  search: 'Find a skill or a job',
  close: 'Close',
  goTo: (place: string) => `Go to ${place}`,
  andThen: 'then',
};

export const errors = {
  title: 'Something went wrong',
  notFound: 'This page is not here',
  notFoundText: 'The address may be mistyped, or what was here has gone, or it is not yours to see.',
  fault: 'We could not finish this. Nothing was changed. Try again in a moment.',
  slow: 'This took too long, so we stopped. Nothing was changed. Try again in a moment.',
  tooMany: 'That was many tries in a short time. Wait a minute, then try again.',
  unreachable: 'The part of Skillweave that keeps the records does not answer. Try again in a moment.',
  signInFirst: 'You are no longer signed in. Sign in, then send this again.',
  notYours: 'You do not hold the role you were looking in, or no longer. Choose another one and try again.',
  incident: 'If you tell us about this, quote',
  again: 'Try again',
  start: 'Go to the start',
};

export const forms = {
  problems: 'There is a problem',
  required: (what: string) => `Enter ${what}`,
  optional: '(you can leave this empty)',
};

export const upload = {
  refused: 'We could not take this file. It may be too large (more than 5 MB) or not a signed record.',
};

export const lists = {
  shown: (from: number, to: number) => `${from} to ${to}`,
  next: 'Next page',
  first: 'Back to the first page',
  more: 'Pages',
  results: (n: number) => count(n, 'result', 'results'),
};

export const copying = { copy: 'Copy', copied: 'Copied' };
