// How a badge, its checks and its chain are said; the same words on every page.
import { count } from './numbers.ts';

export const verdicts = {
  VALID: 'Checks out',
  VALID_UNTRUSTED: 'Checks out, but we do not know who issued it',
  UNDETERMINED: 'Could not check everything',
  INVALID: 'Does not check out',
};

export const verdictNotes = {
  VALID: 'It is just as it was signed, still current, and from an issuer we know.',
  VALID_UNTRUSTED: 'It is just as it was signed and still current. But nobody we trust has told us who signed it.',
  UNDETERMINED: 'At least one check could not be done. That is not a fault in the record, and not a yes either.',
  INVALID: 'At least one check failed. Do not rely on it.',
};

export const outcomes = { PASSED: 'Passed', FAILED: 'Failed', NOT_DONE: 'Could not check' };

export const standings = {
  GOOD: 'Current',
  EXPIRED: 'Run out',
  NOT_YET: 'Not valid yet',
  SUSPENDED: 'On hold',
  REVOKED: 'Taken back',
  UNTRUSTED: 'Issuer not known to us',
  CANNOT_CHECK: 'Could not check',
  BAD: 'Does not check out',
};

export const lines = { MET: 'Met', PARTLY: 'Partly', NOT_MET: 'Not yet', CANNOT_TELL: 'Cannot tell' };

export const skillStates = {
  HELD: 'Held',
  EXPIRING: 'Runs out soon',
  PARTLY: 'Partly',
  CANNOT_TELL: 'Cannot tell',
  NO_LONGER: 'No longer',
};

export const answers = {
  PENDING: 'Waiting for you',
  ACCEPTED: 'Accepted',
  DECLINED: 'Declined',
  HIDDEN: 'Hidden',
  REMOVED: 'Removed',
};

export const checks: Record<string, string> = {
  readable: 'Can be read',
  kind: 'What it is',
  shape: 'Written as it should be',
  contexts: 'Words have one meaning',
  proof: 'Unchanged since it was signed',
  issuer: 'Signed by the one it names',
  recognised: 'Issuer known to us',
  period: 'In date',
  status: 'Not taken back',
  subject: 'Says who it is about',
  inner: 'What it holds',
  associations: 'How its parts fit together',
  endorsements: 'What others say for it',
  related: 'What it points to',
  holder: 'Shown by the one it is about',
  challenge: 'Made for this occasion',
};

export const kinds: Record<string, string> = {
  'open-badge': 'Badge',
  'learner-record': 'Signed record',
  endorsement: 'Endorsement',
  presentation: 'Signed record, shown by its owner',
  'status-list': 'List of taken-back badges',
  'verifiable-credential': 'Signed document',
  'older-badge': 'Badge of an older kind',
  unknown: 'Unknown kind of document',
};

export const chain = {
  label: 'Where this comes from',
  kinds: {
    SKILL: 'Skill',
    MAPPING: 'Reviewed match',
    ALIGNMENT: 'Confirmed',
    ACHIEVEMENT: 'Shown by',
    CREDENTIAL: 'Badge',
    ISSUER: 'Issued by',
  },
  part: 'This match counts in part only.',
  about: {
    SKILL: 'The skill, just as those who published it define it.',
    MAPPING: 'Reviewers agreed how far the one skill counts as the other.',
    ALIGNMENT: 'Two people who look after these skills agreed that it shows this.',
    ACHIEVEMENT: 'What had to be earned.',
    CREDENTIAL: 'The signed badge itself.',
    ISSUER: 'Who issued and signed it.',
  },
};

export const credential = {
  checked: 'Checked',
  from: 'From',
  issuedBy: 'Issued by',
  known: 'known to us',
  unknown: 'not known to us',
  asStated: (name: string) => `calls itself “${name}”`,
  asStatedNote: 'This name is the issuer’s own word. Nobody we trust has confirmed it.',
  earned: 'Earned',
  received: 'Arrived',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  noEnd: 'No end date',
  open: (name: string) => `Open ${name}`,
  findings: 'Checks',
  noFindings: 'What came of all checks stands above. Each check in words is not to be seen here.',
  inner: 'What is inside',
  passedToo: (n: number) => `${count(n, 'more check', 'more checks')} passed`,
  findingsDone: (passed: number, all: number) => `${passed} of ${all} checks passed`,
  innerCount: (n: number) => `What is inside (${n})`,
  endorsementCount: (n: number) => `What others signed for it (${n})`,
  about: 'About',
  skills: 'Skills it says it shows',
  remarks: 'Good to know',
};
