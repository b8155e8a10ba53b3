// What I am known by: e-mail addresses and DIDs, and how another one is proven.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal } from '../access/refusal.ts';
import type { ShownMail } from '../mail/outbox.ts';
import { myIdentifiers, type Identifier } from '../read/identifiers.ts';
import { challengeDid, proveDid, type Challenge } from '../write/prove-did.ts';
import { confirmEmail, sendEmailCode } from '../write/prove-email.ts';
import { builder } from './builder.ts';
import { outcomeOf } from './refused.ts';

const IdentifierRef = builder.objectRef<Identifier>('Identifier');
IdentifierRef.implement({
  description: 'Something I am known by. Badges that name it are mine once it is proven.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'email, did or studentNumber.' }),
    value: t.exposeString('value', { description: 'The address or number itself.' }),
    provenAt: t.expose('provenAt', { type: 'Instant', nullable: true, description: 'When I proved it; null when I have not.' }),
    codeUntil: t.expose('codeUntil', {
      type: 'Instant',
      nullable: true,
      description:
        'Until when the code that was sent to it, or the challenge made for it, proves it; null when none is under way.',
    }),
  }),
});

const MailRef = builder.objectRef<ShownMail>('DemoMail');
MailRef.implement({
  description: 'A message that the demo shows in place of a mailbox, which its people do not have.',
  fields: (t) => ({
    to: t.exposeString('to', { description: 'Where it would have gone.' }),
    subject: t.exposeString('subject', { description: 'Its subject.' }),
    text: t.exposeString('text', { description: 'What it says.' }),
    at: t.expose('at', { type: 'Instant', description: 'When it was sent.' }),
  }),
});

builder.queryFields((t) => ({
  myIdentifiers: t.field({
    type: [IdentifierRef],
    authScopes: { signedIn: true },
    description: 'What I am known by: what is proven first.',
    resolve: async (_root, _args, { asking }) => await myIdentifiers(asking),
  }),
  demoMail: t.field({
    type: [MailRef],
    authScopes: { signedIn: true },
    description: 'The last messages I asked for, newest first. Empty outside the demo: there they are in a mailbox.',
    resolve: (_root, _args, { asking: { viewer }, outbox }) => (viewer.personId ? [...outbox.shownTo(viewer.personId)] : []),
  }),
}));

const CodeSentRef = builder.objectRef<{ readonly until: Instant }>('EmailCodeSent');
CodeSentRef.implement({
  description: 'A code is on its way to the address.',
  fields: (t) => ({ until: t.expose('until', { type: 'Instant', description: 'Until when it works.' }) }),
});
const ProvenRef = builder.objectRef<{ readonly released: number }>('EmailProven');
ProvenRef.implement({
  description: 'The address is proven.',
  fields: (t) => ({
    released: t.exposeInt('released', { description: 'How many badges that were kept aside turned out to be mine.' }),
  }),
});

const SendInput = builder.inputType('SendEmailCodeInput', {
  description: 'An e-mail address of mine to prove.',
  fields: (t) => ({ email: t.string({ required: true, description: 'The address.' }) }),
});
const ConfirmInput = builder.inputType('ConfirmEmailInput', {
  description: 'The code that came to an address.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address.' }),
    code: t.string({ required: true, description: 'The code, with or without its dash.' }),
  }),
});

builder.mutationFields((t) => ({
  sendEmailCode: t.field({
    type: outcomeOf('SendEmailCodeResult', CodeSentRef, 'The code is on its way, or the reasons why not.'),
    description: 'Sends a code to an e-mail address, by which I can show that I read it.',
    args: { input: t.arg({ type: SendInput, required: true, description: 'Which address.' }) },
    resolve: async (_root, { input: { email } }, { asking, outbox, limits, address }) => {
      // By address, too: nobody's mailbox is filled from here.
      const to = `to ${email.trim().toLowerCase().slice(0, 320)}`;
      const often = await limits.spend('emailCode', address, to, ...(asking.viewer.personId ? [asking.viewer.personId] : []));
      return often ?? (await sendEmailCode(asking, outbox, email));
    },
  }),
  confirmEmail: t.field({
    type: outcomeOf('ConfirmEmailResult', ProvenRef, 'It is proven, or the reasons why not.'),
    description: 'Proves an e-mail address with the code that came to it. Badges kept aside that name it become mine to answer.',
    args: { input: t.arg({ type: ConfirmInput, required: true, description: 'The address and the code.' }) },
    resolve: async (_root, { input }, context) => {
      const often = await context.limits.spend('confirmEmail', context.address);
      if (often) return often;
      const proven = await confirmEmail(context.asking, context, input);
      return isRefusal(proven) ? proven : { released: proven.released };
    },
  }),
}));

const ChallengeRef = builder.objectRef<Challenge>('DidChallenge');
ChallengeRef.implement({
  description:
    'What the holder of a DID must sign: an empty presentation, for authentication, with this challenge and this domain.',
  fields: (t) => ({
    did: t.exposeString('did', { description: 'The DID, which must stand there as the holder.' }),
    challenge: t.exposeString('challenge', { description: 'Made for me and for this DID. It works once. In a token: nonce.' }),
    domain: t.exposeString('domain', { description: 'This place, as the receiver. In a token: aud.' }),
    until: t.expose('until', { type: 'Instant', description: 'Until when it works.' }),
  }),
});
const DidProvenRef = builder.objectRef<{ readonly released: number }>('DidProven');
DidProvenRef.implement({
  description: 'The DID is proven.',
  fields: (t) => ({
    released: t.exposeInt('released', { description: 'How many badges that were kept aside turned out to be mine.' }),
  }),
});

const ChallengeInput = builder.inputType('ChallengeDidInput', {
  description: 'A DID of mine to prove.',
  fields: (t) => ({ did: t.string({ required: true, description: 'did:key, did:jwk or did:web.' }) }),
});
const ProveDidInput = builder.inputType('ProveDidInput', {
  description: 'What the holder of a DID signed.',
  fields: (t) => ({
    did: t.string({ required: true, description: 'The DID.' }),
    presentation: t.string({
      required: true,
      description: 'The signed presentation: JSON with a Data Integrity proof, or a token (VP-JWT).',
    }),
  }),
});

builder.mutationFields((t) => ({
  challengeDid: t.field({
    type: outcomeOf('ChallengeDidResult', ChallengeRef, 'The challenge to sign, or the reasons why not.'),
    description: 'Makes a challenge, by which I can show that I hold the key of a DID. An earlier one for it ends.',
    args: { input: t.arg({ type: ChallengeInput, required: true, description: 'Which DID.' }) },
    resolve: async (_root, { input: { did } }, context) => {
      const often = await context.limits.spend('challengeDid', context.address, ...ownKey(context.asking));
      return often ?? (await challengeDid(context.asking, context, did));
    },
  }),
  proveDid: t.field({
    type: outcomeOf('ProveDidResult', DidProvenRef, 'It is proven, or the reasons why not.'),
    description: 'Proves a DID with what its holder signed. Badges kept aside that name it become mine to answer.',
    args: { input: t.arg({ type: ProveDidInput, required: true, description: 'The DID and the presentation.' }) },
    resolve: async (_root, { input }, context) => {
      const often = await context.limits.spend('proveDid', context.address, ...ownKey(context.asking));
      if (often) return often;
      const proven = await proveDid(context.asking, context, input);
      return isRefusal(proven) ? proven : { released: proven.released };
    },
  }),
}));

const ownKey = ({ viewer: { personId } }: Asking): string[] => (personId === null ? [] : [personId]);
