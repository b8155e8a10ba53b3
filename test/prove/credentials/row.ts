// What a row of the threat table is here: which ways it applies to, and how one of its abuses is drawn.
import type { World } from '@skillweave/core/verify';
import type { JsonObject } from '../../../packages/core/src/credential/strict-json.ts';
import type { Loose } from '../../conformance/stage.ts';
import type { Draw } from './drawing.ts';
import type { Way } from './formats.ts';
import type { Expected } from './judge.ts';
import { isToken } from './suites.ts';

/** `text` is the document to be packed; `bytes` is already packed. */
export type Drawn = {
  did: string;
  expected: Expected;
  documents?: Record<string, string>;
  lent?: Partial<World>;
  mayAsk?: readonly string[];
  withinSeconds?: number;
} & ({ text: string } | { bytes: Uint8Array });

export type Row = {
  name: string;
  about: string;
  fits: (way: Way) => boolean;
  draw: (way: Way, draw: Draw) => Promise<Drawn>;
};

export const refused = (...codes: string[]): Expected => (codes.length === 0 ? { kind: 'refused' } : { kind: 'refused', codes });
export const stays: Expected = { kind: 'stays', verdict: 'valid' };
export const isSigned = ({ suite }: Way): boolean => !isToken(suite);

/** What a text says: itself as JSON, or the payload of a token. */
export function contentOf(text: string): Loose {
  const [, payload = ''] = text.split('.');
  return JSON.parse(text.startsWith('{') ? text : Buffer.from(payload, 'base64url').toString('utf8'));
}

/** The same text with other content under the old signature. */
export function withContent(text: string, content: unknown): string {
  if (text.startsWith('{')) return JSON.stringify(content);
  const [header = '', , signature = ''] = text.split('.');
  return `${header}.${Buffer.from(JSON.stringify(content), 'utf8').toString('base64url')}.${signature}`;
}

/** Changed after it was signed. */
export function forged(text: string, change: (content: Loose) => unknown): string {
  const content = contentOf(text);
  change(content);
  return withContent(text, content);
}

/** All objects of a document, outermost first; contexts, proofs and documents within it are others' business. */
export function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, inner]) => (apart.has(name) ? [] : objectsIn(inner)));
  return [value as JsonObject, ...inside];
}
const apart = new Set(['@context', 'proof', 'verifiableCredential', 'endorsement']);
