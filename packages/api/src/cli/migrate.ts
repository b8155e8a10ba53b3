// `migrate`: brings the store's schema up to date, and nothing else.
import { readSettings } from '../settings.ts';
import { migrateStore } from '../store.ts';
import { WrongUse, type Command } from './command.ts';

export const command: Command = {
  summary: 'bring the store up to date',
  help: `npm run skillweave -- migrate [--json]

Runs the migrations this store has not seen. "npm start" does so by itself; this is for those who want it as a step of its own.`,
  options: {},
  run: async (called) => {
    if (called.words.length > 0) throw new WrongUse('migrate takes no words.');
    const { graph } = readSettings(called.environment);
    const ran = await migrateStore(graph);
    return { text: ran.length === 0 ? 'The store is up to date.' : `Ran ${ran.join(', ')}.`, json: { ran } };
  },
};
