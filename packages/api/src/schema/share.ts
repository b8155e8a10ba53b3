// A shared record, opened by whoever holds its link; and all links stopped at once.
import type { PartChange } from '@skillweave/core/sharing';
import { openShare, type OpenedShare } from '../write/open-share.ts';
import { stopAllLinks } from '../write/stop-links.ts';
import { publisherDid } from '../write/signing-keys.ts';
import { builder } from './builder.ts';
import { CheckReportRef } from './check-report.ts';
import { ownIdOrNone } from './own-id.ts';
import { outcomeOf } from './refused.ts';
import { PurposeEnum } from './scalars.ts';

const PartChangeEnum = builder.enumType('ShareChangeKind', {
  description: 'What can befall a badge after it was shared.',
  values: {
    REVOKED: { description: 'Its issuer has taken it back.' },
    SUSPENDED: { description: 'Its issuer has put it on hold.' },
    EXPIRED: { description: 'It has run out.' },
    REPLACED: { description: 'A newer one has taken its place. Nothing else is said of the newer one.' },
  } satisfies Record<PartChange, object>,
});
const ShareChangeRef = builder.objectRef<OpenedShare['changes'][number]>('ShareChange');
ShareChangeRef.implement({
  description: 'Something that is different since a record was signed.',
  fields: (t) => ({
    change: t.field({ type: PartChangeEnum, description: 'What.', resolve: ({ change }) => change }),
    name: t.exposeString('name', { description: 'The badge it befell.' }),
  }),
});

const OpenedShareRef = builder.objectRef<OpenedShare>('OpenedShare');
OpenedShareRef.implement({
  description: 'A record somebody shared, checked just now.',
  fields: (t) => ({
    giverName: t.exposeString('giverName', { description: 'Who shared it.' }),
    receiver: t.exposeString('receiver', { description: 'Whom they shared it with.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What they shared it for.' }),
    until: t.expose('until', { type: 'Instant', description: 'When the link ends by itself.' }),
    givenAt: t.expose('givenAt', { type: 'Instant', nullable: true, description: 'When it was signed and shared.' }),
    isLive: t.exposeBoolean('isLive', {
      description:
        'A live share also says what has befallen the badges inside since. A fixed copy is what was signed, checked anew.',
    }),
    opensLeft: t.exposeInt('opensLeft', { nullable: true, description: 'How often it still opens; null for no such limit.' }),
    changes: t.field({
      type: [ShareChangeRef],
      description: 'Of a live share: what is different since it was signed. Of a fixed copy: always empty.',
      resolve: ({ changes }) => [...changes],
    }),
    takenOut: t.exposeInt('takenOut', {
      description: 'How many badges inside their owner has taken out since. They are in no answer, in either kind of share.',
    }),
    report: t.field({ type: CheckReportRef, description: 'Every check, made now.', resolve: ({ report }) => report }),
    presentation: t.exposeString('presentation', {
      nullable: true,
      description: 'The signed record itself, to keep or to check elsewhere. Null when a badge inside was taken out since.',
    }),
  }),
});

const OpenInput = builder.inputType('OpenShareInput', {
  description: 'The two halves of a link, and what its holder adds.',
  fields: (t) => ({
    share: t.id({ required: true, description: 'What stands before the #.' }),
    token: t.string({ required: true, description: 'What stands after the #.' }),
    passphrase: t.string({ description: 'The passphrase, if the link has one.' }),
    attempt: t.string({
      description:
        'At least 20 random letters of your own. The same again within an hour gives the same answer and spends nothing: for answers that got lost.',
    }),
  }),
});
const OpenResult = outcomeOf('OpenShareResult', OpenedShareRef, 'The shared record, or why it is not shown.');
builder.mutationField('openShare', (t) =>
  t.field({
    type: OpenResult,
    description:
      'Opens a shared record, which spends one of its openings if they are limited. Its owner sees that it was opened.',
    args: { input: t.arg({ type: OpenInput, required: true, description: 'The link.' }) },
    resolve: async (_root, { input }, { asking, limits, address, publicUrl, outside, signal, keyring }) => {
      const tooOften = await limits.spend('openShare', address);
      if (tooOften) return tooOften;
      return await openShare(
        asking,
        { publicUrl, outside, signal, limits, publisher: await publisherDid(keyring) },
        { ...input, share: ownIdOrNone('Grant', input.share) },
      );
    },
  }),
);

const LinksStoppedRef = builder.objectRef<{ stopped: number }>('LinksStopped');
LinksStoppedRef.implement({
  description: 'My links, stopped.',
  fields: (t) => ({ stopped: t.exposeInt('stopped', { description: 'How many there were to stop.' }) }),
});
const StopAllResult = outcomeOf('StopAllLinksResult', LinksStoppedRef, 'What was stopped, or why nothing was.');
builder.mutationField('stopAllLinks', (t) =>
  t.field({
    type: StopAllResult,
    description: 'Stops every link I gave. From the next request on they open nothing.',
    resolve: async (_root, _args, { asking }) => await stopAllLinks(asking),
  }),
);
