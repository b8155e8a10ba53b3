// Base58 text for keys and signatures (Controlled Identifiers 1.0, section 2.4: multibase `z`).

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const places = new Map([...alphabet].map((letter, place) => [letter, place]));
// The longest thing we read is a P-384 key or signature; decoding time grows with the square of the length.
const lengthLimit = 200;

/** Bytes as base58-btc with the multibase mark `z`. */
export function toMultibase(bytes: Uint8Array): string {
  const digits = rebased(bytes, 256, 58);
  const letters = Array.from(digits, (digit) => alphabet.charAt(digit)).join('');
  return `z${'1'.repeat(leading(bytes, 0))}${letters}`;
}

/** The bytes of a multibase `z` text; null when it is not one, or too long to be a key. */
export function fromMultibase(text: string): Uint8Array | null {
  if (!text.startsWith('z') || text.length > lengthLimit) return null;
  const digits: number[] = [];
  for (const letter of text.slice(1)) {
    const place = places.get(letter);
    if (place === undefined) return null;
    digits.push(place);
  }
  return Uint8Array.from([...Array.from({ length: leading(digits, 0) }, () => 0), ...rebased(digits, 58, 256)]);
}

// The same number in digits of another base, most significant first, by long multiplication; without leading zeros.
function rebased(digits: ArrayLike<number>, from: number, to: number): number[] {
  const lowestFirst: number[] = [];
  for (let place = 0; place < digits.length; place += 1) {
    let carry = digits[place] ?? 0;
    for (let at = 0; at < lowestFirst.length; at += 1) {
      carry += (lowestFirst[at] ?? 0) * from;
      lowestFirst[at] = carry % to;
      carry = (carry / to) | 0;
    }
    for (; carry > 0; carry = (carry / to) | 0) lowestFirst.push(carry % to);
  }
  return lowestFirst.reverse();
}

function leading(items: ArrayLike<number>, mark: number): number {
  let count = 0;
  while (count < items.length && items[count] === mark) count += 1;
  return count;
}
