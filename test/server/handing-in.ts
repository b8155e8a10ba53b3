// A curator at the door for frameworks: small invented lists of skills, forms that carry them, and the questions a portal asks.
import { Buffer } from 'node:buffer';
import type { Answer, Visit } from './visit.ts';

const host = 'https://kites.example/case';

/** A list of kite skills as a CASE package; `skills` are codes with what they say. */
export function kites(skills: Readonly<Record<string, string>>, version = '1'): Buffer {
  const changed = '2026-03-01T10:00:00Z';
  const document = {
    identifier: 'kites',
    uri: `${host}/kites`,
    title: 'Kite making',
    creator: 'Kite guild',
    version,
    lastChangeDateTime: changed,
  };
  const items = Object.entries(skills).map(([code, fullStatement]) => ({
    identifier: code,
    uri: `${host}/${code}`,
    fullStatement,
    humanCodingScheme: code,
    lastChangeDateTime: changed,
  }));
  return Buffer.from(JSON.stringify({ CFDocument: document, CFItems: items, CFAssociations: [] }));
}

/** Many of them, so that there is time to stop. */
export const manyKites = (count: number, letter = 'K') =>
  kites(Object.fromEntries(Array.from({ length: count }, (_, n) => [`${letter}${n}`, `Make kite ${letter}${n} fly.`])));

export type Handed = readonly (readonly [name: string, bytes: Buffer | string])[];

/** A form with files, as a browser sends it. */
export function formOf(files: Handed): { readonly body: Buffer; readonly type: string } {
  const parts = files.flatMap(([name, bytes]) => [
    Buffer.from(
      `--kite\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return { body: Buffer.concat([...parts, Buffer.from('--kite--\r\n')]), type: 'multipart/form-data; boundary=kite' };
}

const fields = `id state wasBringingIn reason canStop canBringIn canGoOn begunBy files { name size } progress { phase done total }
  remarks { code text places { file } }
  formats { title outcome files leftOut asksToRetire frameworks { framework name version before } counts { items added changed retired unchanged }
    added { uri name } changed { name before statement statementBefore } retired { name } remarks { weight code count places { file row path } } }`;
const One = `query ($id: ID!) { import(id: $id) { ${fields} } }`;
const Steer = `mutation ($input: SteerImportInput!) { steerImport(input: $input) { __typename
  ... on ImportSteered { import { ${fields} } } ... on Refused { reasons { code } } } }`;

export type Curator = {
  hand(files: Handed): Promise<Answer>;
  /** Hands in and waits until it was read or worse; the import's id. */
  handed(files: Handed): Promise<string>;
  look(id: string): Promise<Answer['body']>;
  /** `retireMissing`: that the files are the whole list. */
  steer(id: string, step: string, retireMissing?: boolean): Promise<Answer['body']>;
  /** Looks until the import is in one of these states. */
  until(id: string, ...states: string[]): Promise<Answer['body']>;
  readonly headers: Record<string, string>;
};

/** Somebody who may do what curators do, and waits so many milliseconds for an import. */
export async function curator(here: Visit, name: string, patience?: number): Promise<Curator> {
  const { cookie, personId } = await here.register(name);
  await here.give(personId, 'kite-council', 'curator');
  return as(here, { cookie, 'skillweave-acting-as': 'kite-council/curator' }, patience);
}

const isUnderWay = ({ state }: { readonly state: string }) => ['WAITING', 'READING', 'LOADING'].includes(state);

/** Whoever sends these headers. */
export function as(here: Visit, headers: Record<string, string>, patience = 20_000): Curator {
  const get = async (query: string, variables: object) => {
    const { body } = await here.ask(query, variables, headers);
    if (body.errors) throw new Error(body.errors[0].message);
    return body.data;
  };
  const look: Curator['look'] = async (id) => (await get(One, { id })).import;
  const hand: Curator['hand'] = async (files) => {
    const { body, type } = formOf(files);
    return await here.post('/upload/frameworks', body, { ...headers, 'content-type': type });
  };
  const until: Curator['until'] = async (id, ...states) => {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const found = await look(id);
      if (states.includes(found?.state)) {
        // Files that are no longer needed go a moment after the record says so.
        if (!isUnderWay(found)) await here.house.imports.settled();
        return found;
      }
      if (found && !isUnderWay(found)) throw new Error(`it is ${JSON.stringify(found)}`);
      await new Promise((resume) => setTimeout(resume, 15));
    }
    throw new Error(`it did not become ${states.join(' or ')}`);
  };
  return {
    headers,
    hand,
    handed: async (files) => {
      const { status, body } = await hand(files);
      if (status !== 201) throw new Error(`not taken in: ${JSON.stringify(body)}`);
      await until(body.id, 'READY', 'REFUSED');
      return body.id;
    },
    look,
    steer: async (id, step, retireMissing = false) =>
      (await get(Steer, { input: { import: id, step, retireMissing } })).steerImport,
    until,
  };
}
