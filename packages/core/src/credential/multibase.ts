// Base58 text for keys and signatures (Controlled Identifiers 1.0, section 2.4: multibase `z`).

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const places = new Map([...alphabet].map((letter, place) => [letter, BigInt(place)]));
// The longest thing we read is a P-384 key or signature; decoding time grows with the square of the length.
const lengthLimit = 200;

/** Bytes as base58-btc with the multibase mark `z`. */
export function toMultibase(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  while (number > 0n) {
    text = alphabet.charAt(Number(number % 58n)) + text;
    number /= 58n;
  }
  return `z${'1'.repeat(leading(bytes, 0))}${text}`;
}

/** The bytes of a multibase `z` text; null when it is not one, or too long to be a key. */
export function fromMultibase(text: string): Uint8Array | null {
  if (!text.startsWith('z') || text.length > lengthLimit) return null;
  const letters = text.slice(1).split('');
  let number = 0n;
  for (const letter of letters) {
    const place = places.get(letter);
    if (place === undefined) return null;
    number = number * 58n + place;
  }
  const zeros = leading(letters, '1');
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes]);
}

function leading<Item>(items: ArrayLike<Item>, mark: Item): number {
  let count = 0;
  while (count < items.length && items[count] === mark) count += 1;
  return count;
}
