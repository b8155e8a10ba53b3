// A shared record, opened by whoever holds its link.
import { openShare, type OpenedShare } from '../write/open-share.ts';
import { publisherDid } from '../write/signing-keys.ts';
import { builder } from './builder.ts';
import { CheckReportRef } from './check-report.ts';
import { ownIdOrNone } from './own-id.ts';
import { outcomeOf } from './refused.ts';
import { PurposeEnum } from './scalars.ts';

const OpenedShareRef = builder.objectRef<OpenedShare>('OpenedShare');
OpenedShareRef.implement({
  description: 'A record somebody shared, checked just now.',
  fields: (t) => ({
    giverName: t.exposeString('giverName', { description: 'Who shared it.' }),
    receiver: t.exposeString('receiver', { description: 'Whom they shared it with.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What they shared it for.' }),
    until: t.expose('until', { type: 'Instant', description: 'When the link ends by itself.' }),
    report: t.field({ type: CheckReportRef, description: 'Every check, made now.', resolve: ({ report }) => report }),
    presentation: t.exposeString('presentation', { description: 'The signed record itself, to keep or to check elsewhere.' }),
  }),
});

const OpenInput = builder.inputType('OpenShareInput', {
  description: 'The two halves of a link.',
  fields: (t) => ({
    share: t.id({ required: true, description: 'What stands before the #.' }),
    token: t.string({ required: true, description: 'What stands after the #.' }),
  }),
});
const OpenResult = outcomeOf('OpenShareResult', OpenedShareRef, 'The shared record, or why it is not shown.');
builder.mutationField('openShare', (t) =>
  t.field({
    type: OpenResult,
    description: 'Opens a shared record. Its owner sees that it was opened.',
    args: { input: t.arg({ type: OpenInput, required: true, description: 'The link.' }) },
    resolve: async (_root, { input }, { asking, limits, address, publicUrl, outside, signal, keyring }) => {
      const tooOften = await limits.spend('openShare', address);
      if (tooOften) return tooOften;
      return await openShare(
        asking,
        { publicUrl, outside, signal, publisher: await publisherDid(keyring) },
        ownIdOrNone('Grant', input.share),
        input.token,
      );
    },
  }),
);
