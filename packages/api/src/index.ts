// What other packages may take from here: starting and stopping a Skillweave.
export { closeHouse, makeLog, openHouse, serve, withPort, type Served } from './main.ts';
export type { House } from './house.ts';
export { BadSetting, readSettings, type Environment, type Settings } from './settings.ts';
export { seedIfEmpty } from './seed-if-empty.ts';
export { sentenceFor } from './start-words.ts';
export { printedSchema } from './schema/printed.ts';
