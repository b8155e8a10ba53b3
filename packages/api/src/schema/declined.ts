// What people declined, for those who issued it.
import { declinedBadges, type DeclineNotice } from '../read/declined.ts';
import { builder } from './builder.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

const DeclineNoticeRef = builder.objectRef<DeclineNotice>('DeclineNotice');
DeclineNoticeRef.implement({
  description: 'Somebody declined a badge of ours. We are told which and why, and not who.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the badge is called.' }),
    credentialUri: t.exposeString('credentialUri', { nullable: true, description: 'Our own id for it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in their own words, if they said.' }),
    at: t.expose('at', { type: 'Instant', description: 'When.' }),
  }),
});

const DeclineNoticePageRef = connectionOf(DeclineNoticeRef, 'DeclineNotice');

builder.queryField('declinedBadges', (t) =>
  t.field({
    type: DeclineNoticePageRef,
    authScopes: { issuer: true },
    description: 'What people declined of the badges of the organisation I issue for, newest first.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await declinedBadges(asking, page), page, ({ key }) => key);
    },
  }),
);
