// Leaving with everything: how much there is to take, and what was brought along from earlier places.
import { keepsakeById, keepsakesPage, takeAlongCounts, type Keepsake, type TakeAlongCounts } from '../take-along/read-own.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

type Mine = TakeAlongCounts & { readonly hasKey: boolean };
const TakeAlongRef = builder.objectRef<Mine>('TakeAlong').implement({
  description: 'How much of mine goes along when I save my file. The file itself comes from POST /take-along.',
  fields: (t) => ({
    credentials: t.exposeInt('credentials', { description: 'Credentials, whatever I answered.' }),
    evidence: t.exposeInt('evidence', { description: 'Pieces of evidence.' }),
    permissions: t.exposeInt('permissions', { description: 'Permissions I gave and requests I got, ended ones too.' }),
    records: t.exposeInt('records', { description: 'Records I signed.' }),
    messages: t.exposeInt('messages', { description: 'What I told you.' }),
    looks: t.exposeInt('looks', { description: 'Lines of my look log.' }),
    keepsakes: t.exposeInt('keepsakes', { description: 'What I brought along from earlier places.' }),
    ownSkills: t.exposeInt('ownSkills', { description: 'Skills I said I have.' }),
    hasKey: t.exposeBoolean('hasKey', { description: 'Whether there is a key of mine, which goes along.' }),
  }),
});

const KeepsakeRef = builder.objectRef<Keepsake>('Keepsake').implement({
  description: 'Something I brought along from an earlier place: kept as it was, and running nowhere.',
  fields: (t) => ({
    id: t.id({ description: 'Names it.', resolve: ({ id }) => encodeId('Keepsake', id) }),
    kind: t.exposeString('kind', {
      description: 'permission, receipt, record, message, selfAsserted, looks, person or credential.',
    }),
    title: t.exposeString('title', { description: 'What it is.' }),
    madeFrom: t.exposeString('madeFrom', { description: 'Where it was saved.' }),
    madeAt: t.expose('madeAt', { type: 'Instant', description: 'When it was saved there.' }),
    text: t.exposeString('text', { nullable: true, description: 'Exactly as it was; null in a list.' }),
  }),
});
const KeepsakePageRef = connectionOf(KeepsakeRef, 'Keepsake');

builder.queryFields((t) => ({
  takeAlong: t.field({
    type: TakeAlongRef,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'How much of mine there is to take along.',
    resolve: async (_root, _args, { asking, keyring }) => {
      const counts = await takeAlongCounts(asking);
      return counts && { ...counts, hasKey: keyring.has(`person:${asking.viewer.personId ?? ''}`) };
    },
  }),
  keepsakes: t.field({
    type: KeepsakePageRef,
    authScopes: { signedIn: true },
    description: 'What I brought along from earlier places, without its text.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await keepsakesPage(asking, page), page, ({ id }) => id);
    },
  }),
  keepsake: t.field({
    type: KeepsakeRef,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'One of them with its text; null when it is not mine.',
    args: { id: t.arg.id({ required: true, description: 'Which one.' }) },
    resolve: async (_root, { id }, { asking }) => await keepsakeById(asking, ownId('Keepsake', id)),
  }),
}));
