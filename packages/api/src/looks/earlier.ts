// Entries written before look logs were chains: taken in once, in the order they were written, and marked as earlier.
import type { Operating, LookSealing } from '../access/asking.ts';
import { id, int, list, map, statement } from '../graph/statement.ts';
import { adoptLooks, lookFacts } from './chain-entries.ts';

const earlier = statement('access/earlier', { people: int }, { ownerId: id, looks: list(map({ id, ...lookFacts })) });

const peopleAtOnce = 20;

/** Takes them all in; gives how many there were. Stopped half-way, it goes on where it was: what is taken in is not found again. */
export async function adoptEarlier({ graph, now }: Operating, sealing: LookSealing): Promise<number> {
  for (let adopted = 0; ;) {
    const taken = await graph.write(async (tx) => {
      const rows = await tx.run(earlier, { people: peopleAtOnce });
      const looks = rows.flatMap(({ ownerId, looks: own }) =>
        own.map((look) => ({ ...look, ownerId })).toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1)),
      );
      if (looks.length > 0) await adoptLooks(tx, { now, nobody: 'adopting', sealing }, looks);
      return looks.length;
    });
    adopted += taken;
    if (taken === 0) return adopted;
  }
}
