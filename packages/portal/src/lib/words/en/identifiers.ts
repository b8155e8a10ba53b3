// What somebody is known by: e-mail addresses and keys (DIDs), and how another one is proven.
import { count } from './numbers.ts';

export const identifiers = {
  title: 'What I am known by',
  lead: 'Badges name you by an e-mail address or by a key. Only what you have proven counts: a badge that names something else is put aside.',
  listTitle: 'Yours',
  kinds: { email: 'E-mail address', did: 'Key', studentNumber: 'Student number' } as Record<string, string>,
  proven: 'Proven',
  notProven: 'Not proven yet',
  since: 'Since',
  codeTitle: (email: string) => `Type the code that went to ${email}`,
  code: 'The code',
  codeHint: 'Ten letters and digits. It works for 10 minutes, and only once.',
  confirm: 'Prove this address',
  another: 'Prove an e-mail address',
  email: 'The address',
  emailHint: 'We send a code there. Type it here to show that you read that mailbox.',
  send: 'Send the code',
  sent: (email: string) => `A code is on its way to ${email}.`,
  done: (email: string) => `You have proven ${email}.`,
  released: (n: number) =>
    n === 0
      ? 'None of the badges put aside names it.'
      : `${count(n, 'badge that was put aside is', 'badges that were put aside are')} yours. Look in your inbox.`,
  mailTitle: 'Your mail in this demo',
  mailText: 'The people of the demo town have no mailboxes. What would have been sent to you is shown here.',
  missing: 'Fill this in first.',
  anotherDid: 'Prove a key in a wallet',
  did: 'The name of the key',
  didHint: 'As your wallet shows it. It begins with did:key, did:jwk or did:web.',
  challenge: 'Get a challenge to sign',
  signTitle: 'Sign this with your wallet',
  signText:
    'Give your wallet these two lines and have it sign them, without any badges. The challenge works once, for 10 minutes.',
  shownOnce: 'The challenge was shown once. If you do not have it any more, ask for a new one below.',
  challengeName: 'Challenge',
  domainName: 'Domain',
  copyChallenge: 'Copy the challenge',
  copyDomain: 'Copy the domain',
  signed: 'What your wallet signed',
  signedHint: 'Paste all of it, or choose the file.',
  signedFile: 'Or the file',
  signedFileHint: 'The one your wallet saved.',
  proveDid: 'Prove this key',
  tooLarge: 'This is too large. Have your wallet sign without any badges.',
};
