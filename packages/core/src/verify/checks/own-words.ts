// The one use of a context brought along that cannot mislead: naming a new kind of thing by a name its address says too.
import { isKnownWord } from '../../credential/documents.ts';
import { isObject } from '../../credential/strict-json.ts';

const kindName = /^[A-Z][A-Za-z0-9]{2,99}$/;

/**
 * Whether all that this context does is to give addresses to names of kinds, such as
 * `{"FerryPass": "https://ferries.example/words#FerryPass"}` (VC 2.0, section 5.2). An RDFC-1.0 signature covers addresses and
 * no names, so whoever changes a context can rename what was signed: therefore the address must end in the name itself, and
 * no name of ours can be given another meaning. No field can be named this way: ours refuses fields with a capital letter.
 */
export function onlyNamesKinds(context: unknown): boolean {
  if (!isObject(context)) return false;
  const entries = Object.entries(context);
  return entries.length > 0 && entries.length <= 50 && entries.every(([name, address]) => isOwnKind(name, address));
}

function isOwnKind(name: string, address: unknown): boolean {
  if (!kindName.test(name) || isKnownWord(name)) return false;
  if (typeof address !== 'string' || /[\s\p{Cc}<>"{}|^`\\]/u.test(address)) return false;
  if (!/^(https?|urn|did):/.test(address) || !URL.canParse(address)) return false;
  return address.split(/[#/:?&=]/).at(-1) === name;
}
