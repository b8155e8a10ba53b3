// Reads an SVG picture for what lies between its elements. It follows no address and expands no entity.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { pictureFault, type PictureFault } from './picture-fault.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
// Names are looked up through every element around them: depth and breadth together bound the work.
const depthLimit = 100;
const attributeLimit = 500;
// A drawing of that many parts keeps everybody waiting, and no badge needs it.
const elementLimit = 50_000;

/** One element that was looked for: where it starts and ends, its `verify`, and its text. */
export type Badge = { start: number; end: number; verify: string; body: string };
/** `opens`: where the first tag of the picture ends. */
export type Svg = { kind: 'svg'; name: string; opens: number; isSelfClosing: boolean; badges: Badge[] };

class Refused extends Error {
  readonly fault: PictureFault;
  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads an SVG and finds the elements called one of `names` (namespace, space, name), wherever they stand. Faults as readSvg in
 * baked-svg.ts. Places are counted in the letters of `text`.
 */
export function parseSvg(text: string, names: readonly string[]): Svg | { kind: 'fault'; fault: PictureFault } {
  const reading = new Reading(text, names);
  try {
    return reading.svg();
  } catch (error) {
    if (error instanceof Refused) return pictureFault(error.fault);
    throw error;
  }
}

// A class because it has a life: what is open, and what was found so far.
class Reading {
  readonly #text: string;
  readonly #names: readonly string[];
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #badges: Badge[] = [];
  #root: { name: string; opens: number; isSelfClosing: boolean } | null = null;
  #open: Badge | null = null;
  #start = 0;
  #depth = 0;
  #attributes = 0;
  #elements = 0;

  constructor(text: string, names: readonly string[]) {
    this.#text = text;
    this.#names = names;
    const parser = this.#parser;
    // Only the five names of XML itself; the library's own table also answers to the names every JavaScript object has.
    parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
      amp: '&',
      gt: '>',
      lt: '<',
      quot: '"',
      apos: "'",
    });
    parser.on('error', () => this.#refuse('damaged'));
    parser.on('xmldecl', ({ encoding = 'utf-8' }) => /^(utf-?8|us-ascii)$/i.test(encoding) || this.#refuse('encoding'));
    // Where entities are declared, a text can be made of others without end, or of files elsewhere.
    parser.on('doctype', (doctype) => void (doctype.includes('[') && this.#refuse('unsafe')));
    parser.on('opentagstart', () => this.#begins());
    parser.on('attribute', () => void (++this.#attributes > attributeLimit && this.#refuse('damaged')));
    parser.on('opentag', (tag) => this.#opens(tag));
    parser.on('closetag', () => this.#closes());
    const take = (part: string) => void (this.#open !== null && (this.#open.body += part));
    parser.on('text', take);
    parser.on('cdata', take);
  }

  svg(): Svg {
    this.#parser.write(this.#text).close();
    if (this.#root === null) throw new Refused('svg');
    return { kind: 'svg', ...this.#root, badges: this.#badges };
  }

  #begins(): void {
    this.#attributes = 0;
    this.#start = this.#text.lastIndexOf('<', this.#parser.position - 1);
    if (++this.#depth > depthLimit || ++this.#elements > elementLimit) this.#refuse('damaged');
  }

  #opens({ uri, local, name, isSelfClosing, attributes }: SaxesTagNS): void {
    if (this.#root === null) {
      if (`${uri} ${local}` !== `${svgNamespace} svg`) throw new Refused('svg');
      this.#root = { name, opens: this.#parser.position, isSelfClosing };
    }
    if (this.#open !== null) this.#refuse('damaged');
    if (this.#names.includes(`${uri} ${local}`))
      this.#open = { start: this.#start, end: 0, verify: attributes['verify']?.value ?? '', body: '' };
  }

  #closes(): void {
    this.#depth -= 1;
    if (this.#open === null) return;
    this.#badges.push({ ...this.#open, end: this.#parser.position });
    this.#open = null;
  }

  // What breaks before the first element shows itself as SVG was perhaps never meant to be a picture.
  #refuse(fault: PictureFault): never {
    throw new Refused(this.#root === null && fault === 'damaged' ? 'svg' : fault);
  }
}
