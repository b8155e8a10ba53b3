// English, a file for each place. Plain words: nothing here names a standard or a file format.
export * from './archive.ts';
export * from './checking.ts';
export * from './consent.ts';
export * from './credential.ts';
export * from './erasing.ts';
export * from './finding.ts';
export * from './gap.ts';
export * from './identifiers.ts';
export * from './importing.ts';
export * from './learner.ts';
export * from './leaving.ts';
export * from './library.ts';
export * from './record.ts';
export * from './shell.ts';
export * from './skill-page.ts';
export * from './telling.ts';
export * from './welcome.ts';
