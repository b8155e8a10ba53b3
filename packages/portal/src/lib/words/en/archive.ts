// What a learner put away: declined, hidden, removed; and what can still be done with it.
export const archive = {
  title: 'Archive',
  lead: 'Badges you declined, hid or removed. Nobody else sees them, and they count for nothing.',
  empty: 'You have put nothing away',
  emptyText: 'What you decline, hide or remove comes here, so that you can change your mind.',
  emptyAction: 'See my skills',
  states: {
    DECLINED: 'You declined it. It stays here until you remove it.',
    HIDDEN: 'You hid it. It stays here until you show it again or remove it.',
    REPLACED: 'A newer one took its place. It stays here until you remove it.',
  },
  told: 'Its issuer was told, without your name.',
  goneOn: 'You removed it. It is deleted for good on',
  goneNow: 'You removed it, and its 30 days are over. It is being deleted.',
  back: { DECLINED: 'Back to my inbox', HIDDEN: 'Show it again', REMOVED: 'Bring it back' },
  remove: 'Remove it',
  removeText:
    'After 30 days it is deleted for good, with every record you signed that holds it; links to such records stop then. Until then you can bring it back.',
  done: {
    PENDING: (name: string) => `“${name}” waits in your inbox again`,
    ACCEPTED: (name: string) => `“${name}” counts again, and is back in what you share`,
    DECLINED: (name: string) => `“${name}” is back among what you declined`,
    HIDDEN: (name: string) => `“${name}” is back among what you hid`,
    REMOVED: (name: string) => `You removed “${name}”`,
  },
  open: 'What I put away',
};

export const declined = {
  title: 'Declined badges',
  lead: 'Badges of yours that somebody said no to. You are told which and why, and not who.',
  notYours: 'Look as somebody who issues for an organisation to see what was declined.',
  empty: 'Nobody has declined a badge of yours',
  emptyText: 'If somebody says no to one, it is listed here with the reason, if they gave one.',
  at: 'Declined on',
  reason: 'The reason given:',
  noReason: 'No reason was given.',
  number: 'Your number for it:',
};
