// A passphrase opens only its own hash, whatever keyboard it was typed on, and guessing it is counted.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../access/refusal.ts';
import { makeRateLimits } from '../rate-limits.ts';
import { hashPassphrase, isPassphrase } from './link-passphrase.ts';

describe('a passphrase', () => {
  test('is kept as a hash with a salt of its own, and nothing else opens it', async () => {
    const [one, other] = [await hashPassphrase('seven grey herons'), await hashPassphrase('seven grey herons')];
    expect(one).toMatch(/^scrypt-15-8-3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPassphrase('seven grey herons', one)).toBe(true);
    expect(await isPassphrase('Seven grey herons', one)).toBe(false);
    // Slow on purpose, and slower beside others.
  }, 120_000);

  test('is the same however its letters were put together', async () => {
    expect(await isPassphrase('cafe\u0301 au lait', await hashPassphrase('caf\u00e9 au lait'))).toBe(true);
  }, 120_000);

  test('opens nothing when what is kept is damaged', async () => {
    for (const kept of ['', 'scrypt-15-8-3$$', 'scrypt-15-8-3', 'md5$AAAA$AAAA'])
      expect(await isPassphrase('', kept)).toBe(false);
  });
});

test('P3: ten wrong passphrases close a link to guesses, on this link alone; right ones do not count', async () => {
  const limits = makeRateLimits();
  const tries = async (link: string, count: number) =>
    (await Promise.all(Array.from({ length: count }, () => limits.spend('sharePassphrase', link)))).filter(isRefusal).length;
  for (let right = 0; right < 30; right++) {
    expect(await limits.spend('sharePassphrase', 'one')).toBe(null);
    await limits.giveBack('sharePassphrase', 'one');
  }
  expect(await tries('one', 50)).toBe(40);
  expect(await tries('other', 10)).toBe(0);
});
