import test from 'ava';
import { learnBondOrder } from '../../../src/advisor/bond-order/learn-bond-order.ts';
import { type Book, BookBuilder } from '../../../src/advisor/book/book.ts';
import { randomBelow, seededRandom } from '../../../src/advisor/random.ts';
import { addDays, type Day, fraction, paise } from '../../../src/advisor/units.ts';
import { on, someone } from '../../helpers/samples/small-book.ts';

const FIRST = on('2024-01-01');
const LAST = on('2025-12-31');

/**
 * Clients of two kinds who buy one of six bonds each month. The bonds differ in tenor, grade and issuer. `prefers` says how likely a kind is to
 * take a bond.
 */
const tastesBook = (prefers: (kind: number, bond: number, before: readonly number[]) => number, months = 24): Book => {
  const random = seededRandom(4);
  const builder = new BookBuilder();
  const bonds = Array.from({ length: 6 }, (_, bond) =>
    builder.putBond(`BOND_${bond}`, 'Corporate Bonds', 'A', addDays(LAST, 365 * (1 + 2 * bond)), { debtor: `issuer ${bond}` }),
  );
  for (let client = 0; client < 40; client++) {
    const place = builder.putClient(someone(`C_${client}`));
    const before: number[] = [];
    for (let month = 0; month < months; month++) {
      const chances = bonds.map((_, bond) => prefers(client % 2, bond, before));
      let draw = random() * chances.reduce((sum, chance) => sum + chance, 0);
      const bond = Math.max(
        0,
        chances.findIndex((chance) => {
          draw -= chance;
          return draw < 0;
        }),
      );
      before.push(bond);
      const day = addDays(FIRST, 30 * month + randomBelow(9, random));
      const earned = fraction(0.07 + 0.002 * bond);
      builder.addTrade(place, day, builder.typePlace('Corporate Bonds'), bonds[bond] ?? 0, 'A', paise(1e7), earned, null, month, 1 + bond);
    }
  }
  return builder.finish();
};

const segmentOf = (book: Book): number[] => book.clients.map(({ id }) => Number(id.slice(2)) % 2);
const learned = (book: Book, asOf: Day = LAST) => learnBondOrder(book, asOf, segmentOf(book), 2, seededRandom(1));

test('segments with opposite tastes get weights of opposite signs', (t) => {
  const order = learned(tastesBook((kind, bond) => Math.exp(kind === 0 ? bond : -bond)));
  const tenor = order?.bySegment.map(({ tenor: added, grade }) => added + grade) ?? [];
  t.true((tenor[0] as number) > 0.2);
  t.true((tenor[1] as number) < -0.2);
});

test('who keeps to an issuer is learned, and so is who doesn’t', (t) => {
  const loyal = learned(tastesBook((_, bond, before) => (before.includes(bond) ? 30 : 1)));
  t.true((loyal?.weights.issuerHeld ?? 0) > 1);
  const blind = learned(tastesBook(() => 1));
  t.true(Math.abs(blind?.weights.issuerHeld ?? 1) < 0.3);
});

test('nothing bought later is learned from', (t) => {
  const asOf = on('2024-12-31');
  const whole = tastesBook((kind, bond) => (kind === 0 ? bond + 1 : 1));
  const order = learned(whole, asOf);
  const { offsets, day } = whole.trades;
  t.true((order?.purchases ?? 0) > 30);
  t.true((order?.purchases ?? 0) <= day.filter((each) => each <= asOf).length);
  t.is(offsets.length, 41);
});

test('the same book and seed give the same weights, and a book of few choices none', (t) => {
  const book = tastesBook((_, bond) => bond + 1);
  t.deepEqual(learned(book), learned(book));
  t.is(learned(tastesBook((_, bond) => bond + 1, 0)), null);
});

test('demand counts the purchases of the last 90 days, by bond', (t) => {
  const order = learned(tastesBook(() => 1));
  const { day, bond } = tastesBook(() => 1).trades;
  const lately = day.filter((each) => each > LAST - 90 && each <= LAST).length;
  t.is(
    Object.values(order?.bought ?? {}).reduce((sum, count) => sum + count, 0),
    lately,
  );
  t.is(bond.length, 960);
});
