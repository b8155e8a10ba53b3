// The embedded engine keeps the contract.
import { describe } from 'vitest';
import { contract } from './contract.ts';
import { embedded } from './engines.ts';

describe('the embedded engine', () => {
  contract(embedded());
});
