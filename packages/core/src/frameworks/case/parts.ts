// Writes CFDefinitions and CFRubrics again, mended where the schema asks for more than their sender gave.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { valueOf } from '../fact-text.ts';
import { instantFrom } from '../moment.ts';
import { isUuid, uuidIn } from '../name-uuid.ts';
import { addressOf } from './nodes.ts';
import { partShapes } from './shapes.ts';

const inside: Readonly<Record<string, string>> = { CFRubrics: 'CFRubricCriteria', CFRubricCriteria: 'CFRubricCriterionLevels' };

/** The definitions kept in a fact, as the schema wants them, with a licence of ours added where there is one. */
export function definitionsFrom(fact: string | undefined, licence: JsonObject | undefined, at: string): JsonObject | undefined {
  const kept = fact === undefined ? {} : valueOf(fact);
  const source = isObject(kept) ? kept : {};
  const written: JsonObject = {};
  for (const name of ['CFConcepts', 'CFSubjects', 'CFLicenses', 'CFItemTypes', 'CFAssociationGroupings']) {
    const list = partsFrom(name, source[name], at);
    if (list.length) written[name] = list;
  }
  const licences = (written['CFLicenses'] ?? []) as JsonObject[];
  if (licence !== undefined && !licences.some(({ identifier }) => identifier === licence['identifier'])) {
    written['CFLicenses'] = [...licences, licence];
  }
  return Object.keys(written).length ? written : undefined;
}

/** The entries of one list of definitions or rubrics, as the schema wants them; what has no address is left out. */
export function partsFrom(name: string, list: unknown, at: string): JsonObject[] {
  return listOf(list)
    .filter(isObject)
    .map((source) => partFrom(name, source, at))
    .filter((part) => part !== undefined);
}

function partFrom(name: string, source: JsonObject, at: string): JsonObject | undefined {
  const uri = addressOf(source);
  if (uri === undefined) return undefined;
  const identifier = isUuid(source['identifier']) ? source['identifier'] : uuidIn(uri);
  const part: JsonObject = { identifier, uri, lastChangeDateTime: instantFrom(source['lastChangeDateTime']) ?? at };
  for (const [key, fits] of Object.entries(partShapes[name] ?? {})) {
    const property = key.replace('!', '');
    const value = source[property];
    if (fits(value)) part[property] = value;
    else if (property !== key) part[property] = property === 'title' || property === 'description' ? titleIn(source, uri) : '';
  }
  const below = inside[name];
  if (below !== undefined && source[below] !== undefined) part[below] = partsFrom(below, source[below], at);
  return part;
}

function titleIn(source: JsonObject, uri: string): string {
  return typeof source['title'] === 'string' ? source['title'] : uri;
}
