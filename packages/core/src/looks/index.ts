// The look log: entries, the chain they form, and the file in which its owner takes it along.
export { commitmentOf, genesisOf, hashOf, ownerCommitmentOf, type LookEntry, type LookWords } from './entry.ts';
export { lookFaults, walkChain, type KeptEntry, type LookFault, type LookFaultCode } from './chain.ts';
export { checkLookFile, lookFile, type LookFileHead, type Checkpoint, type LookFileReport } from './file.ts';
export { readStatement, signStatement } from './checkpoint.ts';
