// Whose skills these are: a collection says so itself, everything else by the host of its addresses.
import type { GatheredFramework } from '../gathered.ts';
import { isUuid } from '../name-uuid.ts';

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;

/** The address of a skill or collection: hosts change and the UUID does not, so that the UUID alone makes it. */
export function addressOf(id: string, givenUuid = ''): string | undefined {
  const found = isUuid(givenUuid.toLowerCase()) ? givenUuid : uuid.exec(id)?.[0];
  if (found !== undefined) return `urn:uuid:${found.toLowerCase()}`;
  return /^(https?:\/\/|urn:)\S+$/i.test(id) ? id : undefined;
}

/** The library on a host, for skills that name no collection of their own. Nothing when the id names no host. */
export function libraryAt(id: string): GatheredFramework | undefined {
  if (!/^https?:\/\//i.test(id) || !URL.canParse(id)) return undefined;
  const { origin, host } = new URL(id);
  return origin === wguLibrary.uri ? wguLibrary : { is: 'framework', uri: origin, name: `Skills at ${host}` };
}

/** The list in a file that names no host: nothing inside says whose it is, so the file has to. */
export function libraryNamed(file: string): GatheredFramework {
  const stem = file.replace(/\.[^.]*$/, '');
  return { is: 'framework', uri: `urn:sg:rsd:${encodeURIComponent(stem.toLowerCase())}`, name: stem };
}

/** The public library of Western Governors University. */
export const wguLibrary: GatheredFramework = {
  is: 'framework',
  uri: 'https://osmt.wgu.edu',
  name: 'WGU Skills Library',
  publisher: 'Western Governors University',
  language: 'en',
};
