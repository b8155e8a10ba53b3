// Holds a document against the table of classes and says where it falls short.
import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import type { CredentialClass } from './classes.ts';
import { schemaOfVocabulary } from './schema.ts';

/** Where a document is wrong, as field names from the outside in, and how (the JSON Schema keyword). */
export type Fault = { path: string[]; keyword: string };

const faultLimit = 5;
// These only say that something below them was wrong.
const outer = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'propertyNames']);

/** The faults of a document as one class of the data model, five at most; none when it fits. */
export function faultsAs(name: CredentialClass, document: unknown): Fault[] {
  const validate = validatorOf(name);
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  const inner = errors.filter(({ keyword }) => !outer.has(keyword));
  const faults = (inner.length > 0 ? inner : errors).map(faultOf);
  const seen = new Map(faults.map((fault) => [fault.path.join('\n'), fault]));
  return [...seen.values()].slice(0, faultLimit);
}

const ajv = new Ajv2019({
  strict: true,
  allErrors: false,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
});
formats.default(ajv, ['date', 'date-time']);
ajv.addSchema(schemaOfVocabulary());
const compiled = new Map<CredentialClass, ValidateFunction>();

function validatorOf(name: CredentialClass): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `urn:skillweave:vocabulary#/$defs/${name}` });
  compiled.set(name, made);
  return made;
}

function faultOf({ instancePath, keyword, params }: ErrorObject): Fault {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const named =
    (params as { missingProperty?: string; additionalProperty?: string }).missingProperty ??
    (params as { additionalProperty?: string }).additionalProperty;
  return { path: named === undefined ? path : [...path, named], keyword };
}
