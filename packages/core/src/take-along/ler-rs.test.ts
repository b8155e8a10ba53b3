// A LER-RS document is in the form its readers check for, holds each signed text byte for byte, and nothing that was not handed in.
import { Ajv2019 } from 'ajv/dist/2019.js';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { textAround } from '../sign/index.ts';
import { instantOf } from '../terms/index.ts';
import { lerRs } from './ler-rs.ts';

// The parts of the published schema (recruiting, LER-RSType) that we write, in our own words; nothing else may stand in what we write.
const text = { type: 'string' };
const only = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object) => ({ type: 'array', items });
const moment = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?$' };
const schema = only(
  {
    type: { enum: ['http://schema.hropenstandards.org/4.4/recruiting/json/ler-rs/LER-RSType.json'] },
    documentId: only({ value: text }, ['value']),
    person: only({ name: only({ formattedName: text }) }),
    communication: only({ email: list(only({ address: text })) }),
    skills: list(only({ name: text, comments: list(text) }, ['name'])),
    certifications: list(
      only(
        {
          name: text,
          status: text,
          firstIssued: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' },
          effectiveTimePeriod: only({ validFrom: moment, validTo: moment }),
          issuingAuthority: only({ name: text }),
          verifications: list({ type: 'object', minProperties: 1 }),
        },
        ['name'],
      ),
    ),
  },
  ['type'],
);
const fits = new Ajv2019().compile(schema);

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantOf);
const words = fc.string({ unit: 'grapheme' }).filter((all) => !all.includes('\u0000'));
// Signed texts as others write them: their own spaces, their own order, numbers that are not written the same again.
const signed = fc
  .tuple(words, fc.constantFrom('1.0', '1e2'))
  .map(([name, number]) => `{ "name" : ${JSON.stringify(name)},\n "proof": {}, "n": ${number} }`);
const facts = fc.record({
  id: fc.uuid(),
  name: words,
  email: fc.option(fc.constant('maya@lakeside.example')),
  madeAt: instant,
  certificates: fc.array(
    fc.record({
      name: words,
      issuer: words,
      earnedAt: fc.option(instant),
      validFrom: fc.option(instant),
      validUntil: fc.option(instant),
      url: fc.option(fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'urn:uuid:1', 'https://'))),
      document: fc.option(signed),
    }),
  ),
  skills: fc.array(fc.record({ name: words, shownBy: fc.array(words) })),
});

it('is a document as the schema has it, with exactly what was handed in', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const written = textAround(lerRs(given));
      const document = JSON.parse(written);
      expect([fits(document), fits.errors ?? null]).toEqual([true, null]);
      expect(document.person.name.formattedName).toBe(given.name);
      expect(document.skills.map(({ name }: { name: string }) => name)).toEqual(given.skills.map(({ name }) => name));
      expect(document.certifications.map(({ name }: { name: string }) => name)).toEqual(
        given.certificates.map(({ name }) => name),
      );
      for (const [at, { document: inside, url }] of given.certificates.entries()) {
        const verifications: Record<string, unknown>[] = document.certifications[at].verifications ?? [];
        const asLinks = verifications.filter((each) => 'reference' in each);
        const embedded = verifications.filter((each) => !asLinks.includes(each));
        expect(embedded).toEqual(inside === null ? [] : [JSON.parse(inside)]);
        expect(written).toContain(inside ?? '');
        for (const { reference } of asLinks) expect([reference, /^https?:/.test(String(reference))]).toEqual([url, true]);
      }
    }),
  );
});

it('has no copy in it that is its holder’s alone', () => {
  const base = JSON.stringify({ proof: { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-sd-2023', proofValue: 'u2V0A' } });
  const certificate = { name: 'a', issuer: 'b', earnedAt: null, validFrom: null, validUntil: null, url: null, document: base };
  const given = { id: 'x', name: 'Maya', email: null, madeAt: instantOf(0), skills: [], certificates: [certificate] };
  expect(() => textAround(lerRs(given))).toThrow('holder alone');
});
