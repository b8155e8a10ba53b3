// Build a record: choose, see exactly what the receiver would get, then sign it.
import type { PartName } from '@skillweave/core/sign';
import { isRefusal } from '../access/refusal.ts';
import { myPermissions, type GrantCard } from '../read/grants.ts';
import { earlierLinks } from '../read/links.ts';
import { previewRecord, type RecordPreview } from '../write/preview-record.ts';
import type { Included, LeftOut } from '../write/record-choice.ts';
import type { ShownField } from '../write/shown-fields.ts';
import { signRecord, type SignedRecord } from '../write/sign-record.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './competency.ts';
import { CredentialRef } from './credential.ts';
import { GrantRef } from './grant.ts';
import { encodeId } from './ids.ts';
import { ownId } from './own-id.ts';
import { outcomeOf, ReasonRef } from './refused.ts';
import { PurposeEnum } from './scalars.ts';

const ShownFieldRef = builder.objectRef<ShownField>('ShownField');
ShownFieldRef.implement({
  description: 'One thing the receiver can read.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it is.' }),
    value: t.exposeString('value', { description: 'What it says.' }),
  }),
});

const part = (value: PartName, description: string) => ({ value, description });
const PartEnum = builder.enumType('CredentialPart', {
  description: 'A part of a credential that its owner may be allowed to leave out. Everything not named here is always shown.',
  values: {
    EVIDENCE: part('evidence', 'What supports it.'),
    DESCRIPTION: part('description', 'What the issuer says about this very credential.'),
    PICTURE: part('picture', 'Its pictures.'),
    DATES: part('dates', 'When it was earned. From when and until when it holds is always shown.'),
    RESULT: part('result', 'The result and its scale.'),
    SKILLS: part('skills', 'The skills the issuer names in it.'),
    TAGS: part('tags', 'Its tags and its field of study.'),
    KIND: part('kind', 'What kind of thing was earned.'),
    CREDITS: part('credits', 'Credits earned.'),
    ENDORSEMENTS: part('endorsements', 'What others signed for it.'),
    OTHERS: part('others', 'Whatever else its issuer added.'),
  } satisfies Record<Uppercase<PartName>, { value: PartName; description: string }>,
});

const PreviewItemRef = builder.objectRef<Included>('PreviewItem');
PreviewItemRef.implement({
  description: 'A credential that would be in the record.',
  fields: (t) => ({
    credential: t.field({ type: CredentialRef, description: 'Which one.', resolve: ({ card }) => card }),
    shows: t.field({ type: [CompetencyRef], description: 'The skills it shows.', resolve: ({ shows }) => [...shows] }),
    because: t.exposeString('because', { description: 'Why it is in.' }),
    fields: t.field({
      type: [ShownFieldRef],
      description: 'Everything in it that the receiver can read; what is left out is not among it.',
      resolve: ({ fields }) => [...fields],
    }),
    canLeaveOut: t.field({
      type: [PartEnum],
      description: 'The parts its issuer lets me leave out. None when it was signed as one piece: then all of it is seen.',
      resolve: ({ canLeaveOut }) => [...canLeaveOut],
    }),
    leftOut: t.field({
      type: [PartEnum],
      description: 'Those of them that stay out.',
      resolve: ({ leftOut }) => [...leftOut],
    }),
  }),
});

const LeftOutRef = builder.objectRef<LeftOut>('LeftOut');
LeftOutRef.implement({
  description: 'A credential that would not be in the record. The receiver learns nothing of it.',
  fields: (t) => ({
    credential: t.field({ type: CredentialRef, description: 'Which one.', resolve: ({ card }) => card }),
    because: t.exposeString('because', { description: 'Why it is not in.' }),
  }),
});

const RecordPreviewRef = builder.objectRef<RecordPreview>('RecordPreview');
RecordPreviewRef.implement({
  description: 'Exactly what would be signed. Nothing has left yet.',
  fields: (t) => ({
    token: t.exposeID('token', { description: 'Hand it to `signRecord` within 30 minutes.' }),
    receiver: t.string({ description: 'Who it is for.', resolve: ({ wish }) => wish.receiver }),
    purpose: t.field({ type: PurposeEnum, description: 'What it is for.', resolve: ({ wish }) => wish.purpose }),
    until: t.field({ type: 'Instant', description: 'Until when it holds.', resolve: ({ wish }) => wish.until }),
    includes: t.field({ type: [PreviewItemRef], description: 'What is in.', resolve: ({ includes }) => [...includes] }),
    leavesOut: t.field({ type: [LeftOutRef], description: 'What stays with me.', resolve: ({ leavesOut }) => [...leavesOut] }),
    warnings: t.field({
      type: [ReasonRef],
      description: 'What to mind before signing.',
      resolve: ({ warnings }) => [...warnings],
    }),
    earlierLinks: t.int({
      description: 'How many of my links to the same receiver still open something.',
      resolve: async ({ wish }, _args, { asking }) => await earlierLinks(asking, wish.receiver),
    }),
  }),
});

type Share = { readonly grant: GrantCard; readonly url: string };
const ShareLinkRef = builder.objectRef<Share>('ShareLink');
ShareLinkRef.implement({
  description: 'A link that shows the record to whoever holds it.',
  fields: (t) => ({
    grant: t.field({
      type: GrantRef,
      description: 'The permission behind it: withdraw it to stop the link.',
      resolve: ({ grant }) => grant,
    }),
    url: t.exposeString('url', { description: 'The whole link. It is given out here and never again.' }),
    until: t.field({ type: 'Instant', description: 'When it ends by itself.', resolve: ({ grant }) => grant.until }),
  }),
});

type Signed = Omit<SignedRecord, 'share'> & { readonly share: Share | null };
const SignedRecordRef = builder.objectRef<Signed>('SignedRecord');
SignedRecordRef.implement({
  description: 'A signed record, ready for its receiver. It can be checked without us.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The preview it was signed from.' }),
    presentation: t.exposeString('presentation', { description: 'What the receiver gets: the record in my own signature.' }),
    record: t.exposeString('record', {
      description: 'The record alone: each credential in it as its issuer signed it, without the parts that were left out.',
    }),
    validUntil: t.expose('validUntil', { type: 'Instant', description: 'Until when it holds.' }),
    share: t.field({
      type: ShareLinkRef,
      nullable: true,
      description: 'The link, if one was wanted.',
      resolve: ({ share }) => share,
    }),
  }),
});

const LeaveOutInput = builder.inputType('LeaveOutInput', {
  description: 'What of one credential stays out. An empty list shows all of it.',
  fields: (t) => ({
    credential: t.id({ required: true, description: 'Which one.' }),
    parts: t.field({ type: [PartEnum], required: true, description: 'The parts that stay out.' }),
  }),
});

const RecordInput = builder.inputType('RecordInput', {
  description:
    'What goes into a record, for whom and until when. Several choices narrow: a credential is in when it fits each one given.',
  fields: (t) => ({
    skills: t.idList({ description: 'Only what shows one of these skills.' }),
    issuers: t.idList({ description: 'Only what one of these organisations issued.' }),
    credentials: t.idList({ description: 'Only these credentials.' }),
    from: t.field({ type: 'Instant', description: 'Only what was earned then or later.' }),
    to: t.field({ type: 'Instant', description: 'Only what was earned then or earlier.' }),
    target: t.id({ description: 'Only what shows something this target asks for.' }),
    leaveOut: t.field({
      type: [LeaveOutInput],
      description:
        'Parts to leave out, for each credential whose issuer allows it. For one that is not named here the evidence stays out.',
    }),
    receiver: t.string({ required: true, description: 'Who it is for, in words.' }),
    purpose: t.field({ type: PurposeEnum, required: true, description: 'What it is for.' }),
    until: t.field({ type: 'Instant', required: true, description: 'Until when it holds: a year at most.' }),
    name: t.string({ description: 'What to call it.' }),
  }),
});
const PreviewResult = outcomeOf(
  'PreviewRecordResult',
  RecordPreviewRef,
  'What would be signed, or the reasons why nothing can be.',
);
builder.mutationField('previewRecord', (t) =>
  t.field({
    type: PreviewResult,
    description: 'Make me a record for this receiver, this purpose, until then: shows what would be in it and what would not.',
    args: { input: t.arg({ type: RecordInput, required: true, description: 'The choices.' }) },
    resolve: async (_root, { input }, { asking }) => {
      const ids = (type: string, outside: readonly string[] | null | undefined) =>
        outside?.map((each) => ownId(type, each)) ?? null;
      return await previewRecord(asking, {
        ...input,
        skills: ids('Competency', input.skills),
        issuers: ids('Organization', input.issuers),
        credentials: ids('Credential', input.credentials),
        leaveOut:
          input.leaveOut?.map(({ credential, parts }) => ({ credential: ownId('Credential', credential), parts })) ?? null,
        target: input.target ? ownId('Target', input.target) : null,
      });
    },
  }),
);

const LinkInput = builder.inputType('LinkInput', {
  description: 'How a link may be opened.',
  fields: (t) => ({
    isLive: t.boolean({
      description: 'Whether it also says what has befallen the badges inside since. It never shows a badge that came later.',
    }),
    most: t.int({ description: 'How often it opens in all, 1 for once only; as often as anybody likes when left open.' }),
    passphrase: t.string({
      description: 'What its holder must know as well, at least 8 letters. Only a slow hash of it is kept.',
    }),
    replacesEarlier: t.boolean({
      description: 'Whether my earlier links to the same receiver stop, and say that this one is newer.',
    }),
  }),
});
const SignInput = builder.inputType('SignRecordInput', {
  description: 'A preview to sign.',
  fields: (t) => ({
    preview: t.id({ required: true, description: 'The token of the preview.' }),
    challenge: t.string({ description: 'What the receiver asked to see signed, if they did.' }),
    domain: t.string({ description: 'The receiver’s own address, if they gave one.' }),
    withLink: t.boolean({ description: 'Whether to make a link as well.' }),
    link: t.field({ type: LinkInput, description: 'How that link opens: as often as anybody likes when left open.' }),
    idempotencyKey: t.string({ description: 'Repeat a request with the same key and it gives the same answer.' }),
  }),
});
const SignResult = outcomeOf('SignRecordResult', SignedRecordRef, 'The signed record, or the reasons why it was not signed.');
builder.mutationField('signRecord', (t) =>
  t.field({
    type: SignResult,
    description: 'Signs exactly what was previewed. If anything changed since, it is refused and nothing leaves.',
    args: { input: t.arg({ type: SignInput, required: true, description: 'Which preview, and for whom.' }) },
    resolve: async (_root, { input }, { asking, keyring, publicUrl }) => {
      const { preview, challenge = null, domain = null, withLink = null, link = null, idempotencyKey = null } = input;
      const signed = await signRecord(asking, keyring, { preview, challenge, domain, withLink, link, idempotencyKey });
      if (isRefusal(signed)) return signed;
      const { share, ...rest } = signed;
      if (share === null) return { ...rest, share: null };
      const [grant] = await myPermissions(asking, { only: [share.grantId], fetch: 1, after: null, withCredentials: true });
      // The token stands after the #, which browsers keep to themselves: it reaches no server log and no other site.
      const url = `${publicUrl}/share/${encodeId('Grant', share.grantId)}#${share.token}`;
      return { ...rest, share: grant ? { grant, url } : null };
    },
  }),
);
