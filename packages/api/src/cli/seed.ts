// `seed`: makes the demo town in an empty store, without serving it.
import { instantOf } from '@skillweave/core/terms';
import { operator } from '../access/viewer.ts';
import { closeHouse, openHouse } from '../main.ts';
import { isEmpty, largeCrowd, seedTown } from '../seed/seed.ts';
import { readSettings } from '../settings.ts';
import { SaidNo, textOption, WrongUse, type Command } from './command.ts';

export const command: Command = {
  summary: 'make the demo town in an empty store',
  help: `npm run skillweave -- seed [--seed NUMBER] [--size large] [--json]

Fills an empty store with the town of Lakeside: people, badges and a real signature on each. Another number makes another town
of the same shape; --size large adds 10,000 learners for benchmarks. A store that has anything in it is left alone.`,
  options: { seed: { type: 'string' }, size: { type: 'string' } },
  run: async (called) => {
    const given = textOption(called, 'seed');
    if (called.words.length > 0) throw new WrongUse('seed takes no words.');
    if (given !== null && !/^\d{1,9}$/.test(given)) throw new WrongUse('--seed is a whole number of at most nine digits.');
    const size = textOption(called, 'size') ?? 'town';
    if (size !== 'town' && size !== 'large') throw new WrongUse('--size is town or large.');
    const settings = readSettings(called.environment);
    const house = await openHouse(settings);
    try {
      const operating = { graph: house.graph, operator: operator('seed from the command line'), now: instantOf(Date.now()) };
      if (!(await isEmpty(operating))) throw new SaidNo(`The store in ${settings.folder} is not empty; it was left as it is.`);
      const { keyring, looks, door } = house;
      const begun = performance.now();
      const accounts = settings.demo ? door.accounts : null;
      const made = await seedTown(operating, {
        keyring,
        looks,
        accounts,
        settings,
        ...(given !== null && { seed: Number(given) }),
        crowd: size === 'large' ? largeCrowd : 0,
        progress: ({ learners, credentials }) => called.say(`${learners} of ${largeCrowd} learners, ${credentials} credentials`),
      });
      const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
      return { text: `The town is here: ${made.credentials} signed credentials, in ${seconds} s.`, json: { ...made, seconds } };
    } finally {
      await closeHouse(house);
    }
  },
};
