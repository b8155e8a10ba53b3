// Whether a passphrase is fit to lock everything somebody has: whoever finds the file may guess for as long as they like.

/** `short`: too few letters. `long`: more than anybody types. `same`: hardly any different letters. `own`: it holds the name or address. */
export type PassphraseFault = 'short' | 'long' | 'same' | 'own';
export type PassphraseStrength = 'weak' | 'fair' | 'strong';

const fewest = 12;
const most = 1_000;
const fewestDifferent = 6;
const strongFrom = 20;
const strongWords = 4;

/** Why a passphrase is not taken; null when it is. `own`: words that anybody who knows the person would try. */
export function passphraseFault(passphrase: string, own: readonly string[] = []): PassphraseFault | null {
  const letters = [...passphrase];
  if (letters.length < fewest) return 'short';
  if (letters.length > most) return 'long';
  if (new Set(letters).size < fewestDifferent) return 'same';
  const plain = passphrase.toLowerCase();
  // A name inside many other words does no harm.
  const isMostlyOwn = own.some((word) => {
    const found = word.trim().toLowerCase();
    return found.length >= 4 && plain.includes(found) && plain.length - found.length < fewest;
  });
  return isMostlyOwn ? 'own' : null;
}

/** A hint while somebody types: several words, or many letters, are strong. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphraseFault(passphrase) !== null) return 'weak';
  const words = passphrase
    .trim()
    .split(/[\s.,;_-]+/)
    .filter((word) => word.length > 2);
  return [...passphrase].length >= strongFrom || new Set(words).size >= strongWords ? 'strong' : 'fair';
}
