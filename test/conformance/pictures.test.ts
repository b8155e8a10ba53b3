// A badge in a picture is checked as if it had been handed in alone: no better for the picture, and no worse.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { bake } from '@skillweave/core/credential';
import type { Report } from '@skillweave/core/verify';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkOf } from '../../packages/core/src/credential/baked-png.ts';
import { altered, check, faults, issue, recordOf } from './stage.ts';

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>');
const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunkOf('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunkOf('IDAT', deflateSync(Buffer.from([0, 127]))),
  chunkOf('IEND', Buffer.alloc(0)),
]);
const pictures = [
  ['an SVG', svg],
  ['a PNG', png],
] as const;
const text = await issue();

function into(picture: Uint8Array, credential: string): Uint8Array {
  const baked = bake(picture, credential);
  if (baked.kind !== 'baked') throw new Error(baked.code);
  return baked.bytes;
}

/** What a report says, but for how the bytes were read. */
function said({ verdict, findings, facts, kind, text: document, inner }: Report) {
  return { verdict, findings: findings.filter(({ check: by }) => by !== 'readable'), facts, kind, document, inner };
}

describe.each(pictures)('%s', (_, picture) => {
  it('with a good badge is a good badge, and the report says that it came in a picture', async () => {
    const report = await check(into(picture, text));
    expect(report).toMatchObject({ verdict: 'valid', text, facts: { name: 'Reading a water meter' } });
    expect(report.findings[0]).toMatchObject({ code: 'readable.inPicture', remark: true });
    expect(report.digest).not.toBe((await check(text)).digest);
  });

  it('with a badge changed after signing is bad, whatever it looks like', async () => {
    const report = await check(
      into(
        picture,
        altered(text, (document) => void (document.name = 'Flying a plane')),
      ),
    );
    expect([report.verdict, faults(report)]).toEqual(['invalid', ['proof.signature']]);
  });

  it('with a whole record is that record', async () => {
    const record = await recordOf([text, await issue({ id: 'urn:uuid:two' })]);
    expect(said(await check(into(picture, record)))).toEqual(said(await check(record)));
  });

  it('says of any document what is said of it alone', async () => {
    const names = fc
      .string({ unit: 'binary', maxLength: 20 })
      .filter((name) => name.isWellFormed() && !/[\0\ufffe\uffff]/.test(name));
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), async (name, isChanged) => {
        const document = isChanged ? altered(text, (loose) => void (loose.description = name)) : text;
        expect(said(await check(into(picture, document)))).toEqual(said(await check(document)));
      }),
      { numRuns: 20 },
    );
  });
});

it('a picture has no place inside a record', async () => {
  const hidden = altered(
    await recordOf([text]),
    (record) => void (record.credentialSubject.verifiableCredential = [into(svg, text).toString()]),
  );
  const report = await check(hidden);
  expect(report.verdict).toBe('invalid');
  expect(report.inner.map((inner) => faults(inner))).toEqual([['readable.syntax']]);
});

const folder = join(import.meta.dirname, '../../../shared');
const samples = [
  'data/ler/ob30/simple-json.png',
  'data/ler/ob30/simple-json.svg',
  'standards/samples/1edtech__ob30_simple-json.svg',
  'standards/samples/1edtech__ob30_simple-jwt.svg',
  'standards/samples/1edtech__ob30_simple-jwt_v1.svg',
  'data/ler/ob20/simple-badge.png',
].map((file) => join(folder, file));
const isHere = samples.every(existsSync);
if (!isHere) console.warn('Pictures: published ones NOT RUN, because ../shared is not beside this folder.');

it.runIf(isHere)('published pictures are all opened, and say what their badge says alone', async () => {
  for (const file of samples) {
    const report = await check(readFileSync(file));
    expect(report.findings[0]).toMatchObject({ code: 'readable.inPicture' });
    expect(report.kind).toBe(file.includes('ob20') ? 'older-badge' : 'open-badge');
    expect(said(report)).toEqual(said(await check(report.text)));
    expect(report.verdict).not.toMatch(/^valid/);
    // Their own picture takes another badge, and gives it back.
    expect((await check(into(readFileSync(file), text))).verdict).toBe('valid');
  }
});
