// Saying that I have one skill of the library, changing what I said, and taking it back.
import { error, fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const OwnSkill = graphql(`
  query OwnSkill($id: ID!) {
    node(id: $id) {
      __typename
      ... on Competency {
        id
        name
        statement
        framework {
          name
        }
      }
    }
    mySelfAssertedSkills {
      note
      link
      competency {
        id
      }
    }
  }
`);

const State = graphql(`
  mutation StateSkill($input: StateSkillInput!) {
    stateSkill(input: $input) {
      __typename
      ... on Refused {
        reasons {
          text
          field
        }
      }
    }
  }
`);

const Withdraw = graphql(`
  mutation WithdrawSkill($input: WithdrawSkillInput!) {
    withdrawSkill(input: $input) {
      __typename
      ... on Refused {
        reasons {
          text
          field
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { node: skill, mySelfAssertedSkills } = await ask(event, OwnSkill, { id: event.params.id });
  if (skill?.__typename !== 'Competency') throw error(404, event.locals.words.library.notHere);
  return { skill, said: mySelfAssertedSkills.find(({ competency }) => competency.id === skill.id) ?? null };
};

export const actions: Actions = {
  state: async (event) => {
    const form = await event.request.formData();
    const [note, link] = [String(form.get('note') ?? ''), String(form.get('link') ?? '')];
    const { stateSkill } = await ask(event, State, { input: { skill: event.params.id, note, link } });
    if (stateSkill.__typename === 'Refused') return fail(422, { problems: stateSkill.reasons, note, link });
    throw redirect(303, '/my-skills?own=stated#own');
  },
  withdraw: async (event) => {
    const { withdrawSkill } = await ask(event, Withdraw, { input: { skill: event.params.id } });
    if (withdrawSkill.__typename === 'Refused') return fail(422, { problems: withdrawSkill.reasons, note: '', link: '' });
    throw redirect(303, '/my-skills?own=withdrawn#own');
  },
};
