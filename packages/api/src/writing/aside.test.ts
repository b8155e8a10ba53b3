// A large framework is written in a thread, and comes out the same.
import { describe, expect, it } from 'vitest';
import type { GatheredFramework, GatheredItem, GatheredRelation } from '@skillweave/core/frameworks';
import { writeParts } from './aside.ts';

const framework: GatheredFramework = { is: 'framework', uri: 'https://made.example/f', name: 'Made' };
const place = { file: 'made' };
const wish = { format: 'case', at: '2026-11-24T12:00:00.000Z' };

async function* parts(count: number) {
  for (let n = 0; n < count; n += 1) {
    const words = [{ language: 'en', name: `Item ${n}` }] as const;
    const item: GatheredItem = {
      is: 'item',
      uri: `${framework.uri}/${n}`,
      framework: framework.uri,
      kind: 'skill',
      words,
      state: 'published',
      place,
    };
    const relations: GatheredRelation[] =
      n === 0 ? [] : [{ is: 'relation', type: 'precedes', from: item.uri, to: `${framework.uri}/${n - 1}`, place }];
    yield { items: [item], relations };
  }
}

describe('a framework', () => {
  it('is written the same here and in a thread', async () => {
    const here = await writeParts(framework, parts(200), wish);
    const aside = await writeParts(framework, parts(200), wish, 50);
    expect([aside.tag, aside.notHeld]).toEqual([here.tag, here.notHeld]);
    expect(Buffer.from(aside.bytes).toString()).toBe(Buffer.from(here.bytes).toString());
  });

  it('that cannot be written in a thread is a failure to whoever asked, and no more', async () => {
    await expect(writeParts(framework, parts(200), { ...wish, format: 'nothing' }, 50)).rejects.toThrow('not in the table');
  });
});
