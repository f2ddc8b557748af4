import test from 'ava';
import { clientHash } from '../../../src/data/rows/client-hash.ts';

/** How many of this many ids share a number with another. */
const shared = (ids: readonly string[]): number => ids.length - new Set(ids.map(clientHash)).size;

test('ids that differ little, as clients’ ids do, have numbers of their own', (t) => {
  // By chance, 200,000 ids would share a number in 1 of 1,700 books: 2e5² / 2 / 2^45.
  const counted = Array.from({ length: 200_000 }, (_, at) => `C_${String(at).padStart(7, '0')}`);
  t.is(shared(counted), 0);
  t.is(shared(Array.from({ length: 200_000 }, (_, at) => String(at * 1000))), 0);
  t.is(shared(Array.from({ length: 20_000 }, (_, at) => 'A'.repeat(at % 150) + at)), 0);
  t.is(shared(['', ' ', 'a', 'A', 'a ', ' a', 'ab', 'ba', 'é', 'e\u0301', '👍', '👍🏽']), 0);
});

test('a number has 45 bits, each set as often as not', (t) => {
  const bits = new Array<number>(45).fill(0);
  const ids = 20_000;
  for (let at = 0; at < ids; at++) {
    const hash = clientHash(`client ${at}`);
    if (!(Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 45)) t.fail(String(hash));
    for (let bit = 0; bit < 45; bit++) bits[bit] = (bits[bit] as number) + (Math.floor(hash / 2 ** bit) % 2);
  }
  // Five standard deviations of 20,000 coin tosses: 354.
  t.deepEqual(
    bits.filter((times) => Math.abs(times - ids / 2) > 354),
    [],
  );
});
