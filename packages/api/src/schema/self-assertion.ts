// What I say of my own skills: mine to see, to change and to withdraw. It is in no answer about me but these.
import { isRefusal } from '../access/refusal.ts';
import { mySelfAssertions, type SelfAssertion } from '../read/self-assertions.ts';
import { stateSkill, withdrawSkill } from '../write/self-assertions.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './competency.ts';
import { ownIdOrNone } from './own-id.ts';
import { outcomeOf } from './refused.ts';

const SelfAssertedRef = builder.objectRef<SelfAssertion>('SelfAssertedSkill');
SelfAssertedRef.implement({
  description: 'A skill I say I have. Nobody has checked it, nobody else is shown it, and it counts for nothing.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: ({ competency }) => competency }),
    note: t.exposeString('note', { nullable: true, description: 'What I say about it.' }),
    link: t.exposeString('link', { nullable: true, description: 'Where something about it can be seen. We never open it.' }),
    statedAt: t.expose('statedAt', { type: 'Instant', description: 'When I first said it.' }),
    changedAt: t.expose('changedAt', { type: 'Instant', description: 'When I last changed it.' }),
  }),
});

builder.queryField('mySelfAssertedSkills', (t) =>
  t.field({
    type: [SelfAssertedRef],
    authScopes: { signedIn: true },
    description: 'What I say I can do, by name. For what badges show, ask mySkills.',
    resolve: async (_root, _args, { asking }) => await mySelfAssertions(asking),
  }),
);

const StatedRef = builder.objectRef<{ readonly skill: SelfAssertion }>('SkillStated');
StatedRef.implement({
  description: 'It is written down.',
  fields: (t) => ({ skill: t.field({ type: SelfAssertedRef, description: 'As it stands now.', resolve: ({ skill }) => skill }) }),
});
const WithdrawnRef = builder.objectRef<{ readonly name: string }>('SkillWithdrawn');
WithdrawnRef.implement({
  description: 'I do not say it any more, and nothing of it is kept.',
  fields: (t) => ({ name: t.exposeString('name', { description: 'What the skill is called.' }) }),
});

const StateInput = builder.inputType('StateSkillInput', {
  description: 'A skill I say I have.',
  fields: (t) => ({
    skill: t.id({ required: true, description: 'Which one, of the library.' }),
    note: t.string({ description: 'What I say about it, in at most 500 letters.' }),
    link: t.string({ description: 'Where something about it can be seen: an https address.' }),
  }),
});
const WithdrawInput = builder.inputType('WithdrawSkillInput', {
  description: 'A skill I do not say I have any more.',
  fields: (t) => ({ skill: t.id({ required: true, description: 'Which one.' }) }),
});

builder.mutationFields((t) => ({
  stateSkill: t.field({
    type: outcomeOf('StateSkillResult', StatedRef, 'It is written down, or the reasons why not.'),
    description: 'Says that I have a skill, or changes what I said of it. It counts for nothing and is shown to nobody else.',
    args: { input: t.arg({ type: StateInput, required: true, description: 'Which skill, and what I say.' }) },
    resolve: async (_root, { input: { skill, note = null, link = null } }, { asking }) => {
      const done = await stateSkill(asking, { competency: ownIdOrNone('Competency', skill), note, link });
      return isRefusal(done) ? done : { skill: done };
    },
  }),
  withdrawSkill: t.field({
    type: outcomeOf('WithdrawSkillResult', WithdrawnRef, 'It is gone, or the reasons why not.'),
    description: 'Takes back what I said of a skill of mine. Badges that show it stay.',
    args: { input: t.arg({ type: WithdrawInput, required: true, description: 'Which skill.' }) },
    resolve: async (_root, { input }, { asking }) => await withdrawSkill(asking, ownIdOrNone('Competency', input.skill)),
  }),
}));
