// Node's Buffer for a browser, with the one encoding that the library leaves out. Must run before anything that uses it.
import { Buffer } from 'buffer/';

const { from } = Buffer;
const { toString } = Buffer.prototype;

Buffer.from = ((...given: Parameters<typeof from>) => {
  const [value, encoding, ...rest] = given as unknown[];
  // The library reads both alphabets under one name.
  const args: unknown[] = [value, encoding === 'base64url' ? 'base64' : encoding, ...rest];
  return from(...(args as Parameters<typeof from>));
}) as typeof from;

Buffer.prototype.toString = function (encoding?: string, ...range: number[]) {
  if (encoding !== 'base64url') return toString.call(this, encoding, ...range);
  return toString
    .call(this, 'base64', ...range)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
};

Object.assign(globalThis, { Buffer });
