// The badge inside an SVG picture: found, and put there.
import { pictureFault, type BakedPicture, type PictureText } from './picture-fault.ts';
import { parseSvg, type Badge } from './svg-reading.ts';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
// Open Badges 3.0 section 5.3.2, and the element of Open Badges 2.0.
const badgeElements = [`${namespace} credential`, 'http://openbadges.org assertion'];
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

/** Whether something may be an SVG picture: the first mark is the one that opens XML. No other document of ours begins so. */
export function isMarkup(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /^(\xef\xbb\xbf)?[ \t\r\n]*</.test(start);
}

/**
 * Gives the text of the one badge in an SVG (Open Badges 3.0 section 5.3.2): the compact JWS in `verify`, or else the text of the
 * element, CDATA or not. Faults: `svg` when it is none; `unsafe` for a DOCTYPE with declarations of its own; `twice` for two
 * badges, or a JWS with another text beside it; `encoding` for anything but UTF-8; `damaged` for broken XML. Never throws.
 */
export function readSvg(bytes: Uint8Array): PictureText {
  const text = decoded(bytes);
  if (text === null) return pictureFault('encoding');
  const svg = parseSvg(text, badgeElements);
  if (svg.kind === 'fault') return svg;
  const [badge, ...more] = svg.badges;
  if (badge === undefined) return pictureFault('none');
  return more.length > 0 ? pictureFault('twice') : textOf(badge);
}

/** The same picture with this text as its only badge. Faults as for reading; `encoding` for marks that XML cannot hold. */
export function bakeSvg(bytes: Uint8Array, credential: string): BakedPicture {
  const text = decoded(bytes);
  if (text === null || /[\ufffe\uffff]/.test(credential)) return pictureFault('encoding');
  const svg = parseSvg(text, badgeElements);
  if (svg.kind === 'fault') return svg;
  const isJws = compact.test(credential);
  const element = `<openbadges:credential xmlns:openbadges="${namespace}"${isJws ? ` verify="${credential}"` : ''}>${
    isJws ? '' : sections(credential)
  }</openbadges:credential>`;
  if (svg.isSelfClosing) {
    const head = text.slice(0, svg.opens - '/>'.length);
    return { kind: 'baked', bytes: Buffer.from(`${head}>${element}</${svg.name}>${text.slice(svg.opens)}`) };
  }
  const kept = svg.badges.map(({ end }, place) => text.slice(end, svg.badges[place + 1]?.start ?? text.length));
  const before = text.slice(svg.opens, svg.badges[0]?.start ?? text.length);
  return { kind: 'baked', bytes: Buffer.from([text.slice(0, svg.opens), element, before, ...kept].join('')) };
}

// Line ends are made alike by every reader of XML, and a section ends at its end mark: these are written around the sections.
function sections(credential: string): string {
  const inside = credential.replaceAll(']]>', ']]]]><![CDATA[>');
  const escaped = inside.replace(/[\r\u007f-\u009f\u2028]/g, (mark) => `]]>&#x${mark.charCodeAt(0).toString(16)};<![CDATA[`);
  return `<![CDATA[${escaped}]]>`;
}

function textOf({ verify, body }: Badge): PictureText {
  const [signed, text] = [verify.trim(), body.trim()];
  if (compact.test(signed)) return text === '' ? { kind: 'found', text: signed } : pictureFault('twice');
  // Open Badges 2.0 lets `verify` be the address where the issuer keeps the badge.
  const found = text === '' ? signed : text;
  return found === '' ? pictureFault('none') : { kind: 'found', text: found };
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
