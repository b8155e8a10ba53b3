// The words every answer is given in: what a check found, where a credential stands, how a skill or a line of a gap comes out.
import { builder } from './builder.ts';

const word = <T extends string>(value: T, description: string) => ({ value, description });

export const OutcomeEnum = builder.enumType('Outcome', {
  description: 'How one check came out. Not done is never passed.',
  values: {
    PASSED: word('passed', 'It was checked and it is in order.'),
    FAILED: word('failed', 'It was checked and something is wrong.'),
    NOT_DONE: word('notDone', 'It could not be checked.'),
  },
});

export const VerdictEnum = builder.enumType('Verdict', {
  description: 'What all checks together allow us to say.',
  values: {
    VALID: word('valid', 'Everything was checked and is in order.'),
    VALID_UNTRUSTED: word('valid-untrusted', 'All is in order, but nobody we know vouches for the issuer.'),
    UNDETERMINED: word('undetermined', 'Something could not be checked, so we cannot say.'),
    INVALID: word('invalid', 'At least one check failed.'),
  },
});

export const StandingEnum = builder.enumType('Standing', {
  description: 'Where a credential stands at this moment. Only a good one counts.',
  values: {
    GOOD: word('good', 'All is well.'),
    EXPIRED: word('expired', 'It has run out.'),
    NOT_YET: word('notYet', 'It does not hold yet.'),
    SUSPENDED: word('suspended', 'Its issuer has put it on hold.'),
    REVOKED: word('revoked', 'Its issuer has taken it back.'),
    UNTRUSTED: word('untrusted', 'Its issuer is not recognised here.'),
    CANNOT_CHECK: word('cannotCheck', 'Something about it could not be checked.'),
    BAD: word('bad', 'It did not pass its checks.'),
  },
});

export const AnswerEnum = builder.enumType('Answer', {
  description: 'What the person it is about said to a credential.',
  values: {
    PENDING: word('pending', 'Nothing yet: it waits in the inbox, and nobody else can see it.'),
    ACCEPTED: word('accepted', 'Yes: it is part of their record.'),
    DECLINED: word('declined', 'No.'),
    HIDDEN: word('hidden', 'Yes, but it is shown to nobody and counts for nothing.'),
    REMOVED: word('removed', 'It was taken out.'),
  },
});

export const SkillStateEnum = builder.enumType('SkillState', {
  description: 'How sure it is that somebody has a skill.',
  values: {
    HELD: word('HELD', 'A credential that counts shows it in full.'),
    EXPIRING: word('EXPIRING', 'It is held, but the last credential that shows it runs out within 90 days.'),
    PARTLY: word('PARTLY', 'Something close to it is shown, but not all of it.'),
    CANNOT_TELL: word('CANNOT_TELL', 'It rests on something that could not be checked, or is on hold.'),
    NO_LONGER: word('NO_LONGER', 'It was held once: what showed it ran out or was taken back.'),
  },
});

export const LineStateEnum = builder.enumType('LineState', {
  description: 'How a credential, or all of somebody’s credentials, measure up to one skill.',
  values: {
    MET: word('MET', 'In full.'),
    PARTLY: word('PARTLY', 'In part.'),
    NOT_MET: word('NOT_MET', 'Not yet.'),
    CANNOT_TELL: word('CANNOT_TELL', 'It rests on something that could not be checked, or is on hold.'),
  },
});

export const CountsWeightEnum = builder.enumType('CountsWeight', {
  description: 'How much one skill counts as another.',
  values: { FULL: word('full', 'All of it.'), PART: word('part', 'A part of it.') },
});
