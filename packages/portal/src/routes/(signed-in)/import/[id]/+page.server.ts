// One import: how far it is, what it changes, and what a curator does with it.
import { error, fail } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const ImportedItems = graphql(`
  fragment ImportedItems on ImportedItem @_unmask {
    uri
    name
    before
    statement
    statementBefore
  }
`);

const ImportRemarks = graphql(`
  fragment ImportRemarks on ImportRemark @_unmask {
    weight
    code
    text
    count
    places {
      file
      sheet
      row
      column
      path
      text
    }
  }
`);

const OneImport = graphql(
  `
    query OneImport($id: ID!) {
      import(id: $id) {
        id
        state
        wasBringingIn
        reason
        incident
        begunBy
        begunAt
        canStop
        canBringIn
        canGoOn
        files {
          name
          size
        }
        progress {
          phase
          done
          total
        }
        remarks {
          ...ImportRemarks
        }
        formats {
          format
          title
          outcome
          asksToRetire
          files
          leftOut
          frameworks {
            framework
            uri
            name
            version
            before
          }
          counts {
            items
            before
            relations
            added
            changed
            retired
            unchanged
            linksAdded
            linksRemoved
            claims
          }
          added {
            ...ImportedItems
          }
          changed {
            ...ImportedItems
          }
          retired {
            ...ImportedItems
          }
          remarks {
            ...ImportRemarks
          }
        }
      }
    }
  `,
  [ImportedItems, ImportRemarks],
);

const SteerImport = graphql(`
  mutation SteerImport($input: SteerImportInput!) {
    steerImport(input: $input) {
      __typename
      ... on ImportSteered {
        import {
          state
        }
      }
      ... on Refused {
        reasons {
          text
        }
      }
    }
  }
`);

const steps = ['BRING_IN', 'STOP', 'GO_ON', 'GIVE_UP'] as const;

export const load: PageServerLoad = async (event) => {
  if (event.locals.viewer?.role !== 'CURATOR') throw error(403, event.locals.words.importing.notYours);
  const { import: found } = await ask(event, OneImport, { id: event.params.id });
  if (!found) throw error(404, event.locals.words.errors.notFoundText);
  return { import: found };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const step = steps.find((known) => known === sent.get('step'));
    const retireMissing = sent.get('retireMissing') === 'on';
    if (!step) return fail(400, { problem: event.locals.words.errors.fault });
    const { steerImport } = await ask(event, SteerImport, { input: { import: event.params.id, step, retireMissing } });
    if (steerImport.__typename === 'Refused')
      return fail(422, { problem: steerImport.reasons.map(({ text }) => text).join(' ') });
    return { problem: null };
  },
};
