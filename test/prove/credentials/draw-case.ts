// Draws one case: a row of the threat table, a way it applies to, and one abuse of it, packed and ready to be checked.
import { worldWith } from '../../conformance/stage.ts';
import { drawing, type Draw } from './drawing.ts';
import { packed, ways, type Way } from './formats.ts';
import type { Case } from './judge.ts';
import type { Row } from './row.ts';
import { changed } from './rows/changed.ts';
import { dated } from './rows/dates.ts';
import { files } from './rows/files.ts';
import { keys } from './rows/keys.ts';
import { lists } from './rows/lists.ts';
import { meaning } from './rows/meaning.ts';
import { people } from './rows/people.ts';

const placeOf = ({ name }: Row) => Number(name.slice(1)) || 0;
/** In the order of the table; the good set first. */
export const rows: readonly Row[] = [...changed, ...meaning, ...dated, ...keys, ...lists, ...people, ...files].toSorted(
  (one, other) => placeOf(one) - placeOf(other),
);

/** Every row gets its turn. */
export async function drawCase(place: number, seed: number, among: readonly Row[] = rows): Promise<Case> {
  const draw = drawing(seed);
  const row = among[place % among.length] as Row;
  const way = draw.one(ways.filter((one) => row.fits(one)));
  return await cased(row, way, draw);
}

async function cased(row: Row, way: Way, draw: Draw): Promise<Case> {
  const drawn = await row.draw(way, draw);
  const { did, expected, documents = {}, lent = {} } = drawn;
  const bytes = 'bytes' in drawn ? drawn.bytes : await packed(way.packing, drawn.text);
  const alone = { ...way, packing: way.suite.includes('-') || way.suite.startsWith('Ed25519') ? 'json' : 'jws' } as const;
  const world = worldWith(documents, {
    recognise: async () => ({ kind: 'recognised', name: 'Lakeside College', by: 'the test' }),
    holderPolicy: 'any',
    ...lent,
  });
  const { mayAsk, withinSeconds } = drawn;
  return {
    row: row.name,
    // What cannot stand inside another document (it is no JSON any more) is handed in alone.
    way: bytes === null ? alone : way,
    did,
    bytes: bytes ?? Buffer.from('text' in drawn ? drawn.text : '', 'utf8'),
    world,
    expected,
    ...(mayAsk === undefined ? {} : { mayAsk }),
    ...(withinSeconds === undefined ? {} : { withinSeconds }),
  };
}
