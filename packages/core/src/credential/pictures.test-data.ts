// Small pictures for tests, whole and broken, with and without a badge inside.
import { deflateSync } from 'node:zlib';
import { chunkOf } from './baked-png.ts';
import { unwrap } from './unwrap.ts';

export const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
export const ihdr = chunkOf('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
export const idat = chunkOf('IDAT', deflateSync(Buffer.from([0, 127])));
export const iend = chunkOf('IEND', Buffer.alloc(0));
export const png = (...extra: Uint8Array[]) => Buffer.concat([head, ihdr, ...extra, idat, iend]);
export const iTXt = (text: string, keyword = 'openbadgecredential', flags = '\0\0\0\0') =>
  chunkOf('iTXt', Buffer.concat([Buffer.from(`${keyword}\0${flags}`, 'latin1'), Buffer.from(text)]));
export const svg = (inside: string, before = '', attributes = '') =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`);
export const ns = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
export const json = '{"name":"Reading a water meter"}';
export const jws = `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.${Buffer.from(json).toString('base64url')}.c2ln`;
export const element = `<openbadges:credential ${ns}><![CDATA[${json}]]></openbadges:credential>`;

/** What a picture gives: the text inside, or the code that says why not. */
export function inside(bytes: Uint8Array): string {
  const opened = unwrap(bytes);
  return opened.kind === 'unreadable' ? opened.code : opened.text;
}

export const laughs = `<!DOCTYPE svg [<!ENTITY a "ha">${[...'bcdefghi'].map((name, place) => `<!ENTITY ${name} "${`&${'abcdefgh'[place]};`.repeat(10)}">`).join('')}]>`;
