// My skills: what I can do, how sure that is, and where each piece comes from.
import { mySkills, type MySkills, type Skill } from '../read/skills.ts';
import { builder } from './builder.ts';
import { ChainRef } from './chain.ts';
import { CompetencyRef } from './competency.ts';
import { CredentialRef, wantedBelow } from './credential.ts';
import { SkillStateEnum } from './verdicts.ts';

const SkillRef = builder.objectRef<Skill>('Skill');
SkillRef.implement({
  description: 'A skill somebody has, had, or may have.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill itself.', resolve: ({ competency }) => competency }),
    state: t.expose('state', { type: SkillStateEnum, description: 'How sure it is.' }),
    until: t.expose('until', {
      type: 'Instant',
      nullable: true,
      description: 'When this state ends by itself, or ended; null when no date limits it.',
    }),
    because: t.exposeString('because', { description: 'Why, in one sentence.' }),
    chains: t.field({
      type: [ChainRef],
      description: 'Every way in which a credential leads to it, the strongest first. Those that do not count say why.',
      resolve: ({ chains }) => [...chains],
    }),
  }),
});

const MySkillsRef = builder.objectRef<MySkills>('MySkills');
MySkillsRef.implement({
  description: 'What I can do, as far as the credentials I accepted show it.',
  fields: (t) => ({
    skills: t.field({ type: [SkillRef], description: 'By name.', resolve: ({ skills }) => [...skills] }),
    credentialCount: t.exposeInt('credentialCount', { description: 'How many credentials I accepted.' }),
    newest: t.field({
      type: CredentialRef,
      nullable: true,
      description: 'The one that came in last.',
      resolve: ({ newest }) => newest,
    }),
  }),
});

builder.queryField('mySkills', (t) =>
  t.field({
    type: MySkillsRef,
    authScopes: { signedIn: true },
    description: 'What can I do, how sure is that, and where does each piece come from?',
    resolve: async (_root, _args, { asking }, info) => await mySkills(asking, wantedBelow(info).wanted),
  }),
);
