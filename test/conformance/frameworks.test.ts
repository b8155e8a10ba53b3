// Published frameworks, whole: what the readers make of them, counted.
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recognise, type Gathered, type SourceFile } from '@skillweave/core/frameworks';
import { expect, it } from 'vitest';

const data = join(import.meta.dirname, '../../../shared/data');

// The data of others is never copied into the project; without it at hand this cannot run, and says so.
it.skipIf(!existsSync(data))('ESCO 1.2.0 comes in whole (skipped without ../shared/data)', { timeout: 120_000 }, async () => {
  const { found } = await recognise([...filesIn('esco-1.2.0-en'), ...filesIn('derived/esco-1.2.0-full')]);
  expect(found.map(({ format }) => format.name)).toEqual(['esco-csv']);
  expect(await counted(found[0]!.format.read(found[0]!.files))).toMatchObject({
    occupation: 3_039,
    occupationGroup: 619,
    group: 640,
    'skill and knowledge': 13_939,
    broader: 20_822 + 3_652,
    requires: 5_817,
    'self-relation': 1,
    'asks essential': 67_622,
    'asks optional': 129_004 - 67_622,
  });
});

function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(data, folder)).map((name) => ({ name, bytes: () => createReadStream(join(data, folder, name)) }));
}

async function counted(pieces: AsyncIterable<Gathered>): Promise<Record<string, number>> {
  const seen = new Set<string>();
  const counts: Record<string, number> = {};
  for await (const piece of pieces) {
    if (piece.is === 'item' && seen.size === seen.add(piece.uri).size) continue;
    const what = whatIs(piece);
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

function whatIs(piece: Gathered): string {
  if (piece.is === 'item') return piece.kind === 'skill' || piece.kind === 'knowledge' ? 'skill and knowledge' : piece.kind;
  if (piece.is === 'relation') return piece.type === 'asks' ? `asks ${piece.necessity}` : piece.type;
  return piece.is === 'remark' ? piece.code : piece.is;
}
