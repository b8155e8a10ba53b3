// A résumé is in the form its readers check for, whatever the names in it, and claims nothing that was not handed to it.
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantOf } from '../terms/index.ts';
import { jsonResume } from './resume.ts';

// The parts of the published schema (1.0.0) that we write, in our own words; nothing else may stand in what we write.
const text = { type: 'string' };
const day = { type: 'string', pattern: '^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$' };
const list = (properties: object) => ({ type: 'array', items: { type: 'object', additionalProperties: false, properties } });
const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', format: 'uri' },
    basics: {
      type: 'object',
      additionalProperties: false,
      properties: { name: text, email: { type: 'string', format: 'email' } },
    },
    certificates: list({ name: text, date: day, url: { type: 'string', format: 'uri' }, issuer: text }),
    skills: list({ name: text, keywords: { type: 'array', items: text } }),
    meta: { type: 'object', additionalProperties: false, properties: { version: text, lastModified: text } },
  },
};
const ajv = new Ajv2019();
formats.default(ajv);
const fits = ajv.compile(schema);

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(instantOf);
const facts = fc.record({
  name: fc.string({ unit: 'grapheme' }),
  email: fc.option(fc.constant('maya@lakeside.example')),
  madeAt: instant,
  certificates: fc.array(
    fc.record({
      name: fc.string(),
      issuer: fc.string(),
      earnedAt: fc.option(instant),
      url: fc.option(fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('javascript:alert(1)', 'urn:uuid:1', 'https://'))),
    }),
  ),
  skills: fc.array(fc.record({ name: fc.string(), shownBy: fc.array(fc.string()) })),
});

it('is a résumé as the schema has it, with exactly what was handed in', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const resume = JSON.parse(jsonResume(given));
      expect([fits(resume), fits.errors ?? null]).toEqual([true, null]);
      expect(resume.basics.name).toBe(given.name);
      expect(resume.certificates.map(({ name }: { name: string }) => name)).toEqual(given.certificates.map(({ name }) => name));
      expect(resume.skills.map(({ name }: { name: string }) => name)).toEqual(given.skills.map(({ name }) => name));
      for (const { url } of resume.certificates) expect(url === undefined || /^https?:/i.test(url)).toBe(true);
    }),
  );
});
