import test from 'ava';
import fc from 'fast-check';
import { BookBuilder, type ClientFacts } from '../../../src/advisor/book/book.ts';
import { heldAfter, heldOf } from '../../../src/advisor/book/sold.ts';
import { clientId, day, paise } from '../../../src/advisor/units.ts';

test('a sale takes from the earliest purchases first, and only from those of its day or before', (t) => {
  const bought = [
    { day: 1, amount: 100 },
    { day: 2, amount: 50 },
    { day: 9, amount: 70 },
  ];
  t.deepEqual(heldAfter(bought, [{ day: 3, amount: 120 }]), [0, 30, 70]);
  t.deepEqual(heldAfter(bought, [{ day: 0, amount: 120 }]), [100, 50, 70]);
  t.deepEqual(heldAfter(bought, [{ day: 3, amount: 500 }]), [0, 0, 70]);
  t.deepEqual(
    heldAfter(bought, [
      { day: 10, amount: 60 },
      { day: 3, amount: 60 },
    ]),
    [0, 30, 70],
  );
});

test('a bond that is sold a little below its price is sold, not almost', (t) => {
  t.deepEqual(heldAfter([{ day: 1, amount: 100 }], [{ day: 2, amount: 98 }]), [0]);
  t.deepEqual(heldAfter([{ day: 1, amount: 100 }], [{ day: 2, amount: 60 }]), [40]);
});

test('what is left lies between nothing and what was bought, and falls with every sale', (t) => {
  const trades = fc.array(fc.record({ day: fc.nat(20), amount: fc.integer({ min: 1, max: 1000 }) }));
  fc.assert(
    fc.property(trades, trades, fc.record({ day: fc.nat(20), amount: fc.integer({ min: 1, max: 1000 }) }), (bought, sales, more) => {
      const oldestFirst = bought.toSorted((a, b) => a.day - b.day);
      const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
      const left = heldAfter(oldestFirst, sales);
      return (
        left.every((amount, at) => amount >= 0 && amount <= (oldestFirst[at]?.amount ?? 0)) &&
        sum(heldAfter(oldestFirst, [...sales, more])) <= sum(left) + 1000 * 0.05
      );
    }),
  );
  t.pass();
});

test('a book knows what sales left of each trade; without sales it has no such column', (t) => {
  const facts = (id: string): ClientFacts => ({
    id: clientId(id),
    birthDay: null,
    recordedAge: null,
    gender: null,
    recordedBand: null,
    parentId: null,
    relationshipManagerId: null,
  });
  const build = (sells: boolean) => {
    const builder = new BookBuilder();
    const [second, first] = [builder.putClient(facts('C2')), builder.putClient(facts('C1'))];
    const [x, y] = [builder.putBond('X', 'T', null), builder.putBond('Y', 'T', null)];
    for (const [client, on, bond, amount] of [
      [second, 5, x, 100],
      [first, 6, x, 40],
      [second, 4, x, 10],
      [second, 4, y, 7],
    ] as const) {
      builder.addTrade(client, day(on), 0, bond, null, paise(amount), null, null, on);
    }
    if (sells) builder.addSale(second, 'X', day(9), paise(60));
    return builder.finish().trades;
  };
  const { held, amount } = build(true);
  t.deepEqual([...amount], [40, 10, 7, 100]);
  t.deepEqual([...(held ?? [])], [40, 0, 7, 50]);
  t.is(build(false).held, undefined);
  t.is(heldOf(build(false), 3), 100);
});
