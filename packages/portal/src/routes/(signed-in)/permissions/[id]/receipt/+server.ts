// The signed receipt of a permission, as a file to keep.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { savedFile } from '#lib/server/saved-file.ts';
import type { RequestHandler } from './$types';

const Receipt = graphql(`
  mutation Receipt($input: SignReceiptInput!) {
    signReceipt(input: $input) {
      __typename
      ... on ReceiptSigned {
        receipt
        version
      }
    }
  }
`);

export const GET: RequestHandler = async (event) => {
  const { signReceipt } = await ask(event, Receipt, { input: { grant: event.params.id } });
  if (signReceipt.__typename === 'Refused') throw error(404, event.locals.words.errors.notFoundText);
  return savedFile(signReceipt.receipt, { name: `receipt-${signReceipt.version}`, ending: 'json', type: 'application/ld+json' });
};
