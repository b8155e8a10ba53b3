// The receipt of a permission: what was agreed to, signed by its giver, to keep.
import { receiptFor, type SignedReceipt } from '../write/sign-receipt.ts';
import { builder } from './builder.ts';
import { ownId } from './own-id.ts';
import { outcomeOf } from './refused.ts';

const ReceiptRef = builder.objectRef<SignedReceipt>('ReceiptSigned');
ReceiptRef.implement({
  description: 'A receipt of one of my permissions, signed with my key. Anybody can check it without us.',
  fields: (t) => ({
    receipt: t.exposeString('receipt', {
      description: 'JSON-LD: an ISO/IEC TS 27560 consent record in the W3C Data Privacy Vocabulary, with a Data Integrity proof.',
    }),
    version: t.exposeInt('version', { description: 'Which version of the permission it is of.' }),
    versions: t.intList({ description: 'All there are, the oldest first.', resolve: ({ versions }) => [...versions] }),
  }),
});

const ReceiptInput = builder.inputType('SignReceiptInput', {
  description: 'A permission of mine.',
  fields: (t) => ({
    grant: t.id({ required: true, description: 'Which one.' }),
    version: t.int({ description: 'Which version; left out, the last.' }),
  }),
});
const ReceiptResult = outcomeOf('SignReceiptResult', ReceiptRef, 'The receipt, or why there is none.');
builder.mutationField('signReceipt', (t) =>
  t.field({
    type: ReceiptResult,
    description:
      'Signs the receipt of one of my permissions. Each change of a permission makes a version, and each has its receipt.',
    args: { input: t.arg({ type: ReceiptInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input: { grant, version } }, { asking, keyring, publicUrl }) =>
      await receiptFor(asking, { keyring, publicUrl }, { grant: ownId('Grant', grant), version: version ?? null }),
  }),
);
