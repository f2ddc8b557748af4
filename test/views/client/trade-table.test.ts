import test from 'ava';
import { addDays, type Day, day } from '../../../src/advisor/units.ts';
import { tradeTable } from '../../../views/client/trade-table.ts';
import { LOOKUP_DAY, sampleTrade } from '../../helpers/samples/sample-lookup.ts';

const seen = (native: boolean) => ({ clientId: 'C_0042', asOf: LOOKUP_DAY, native });

const captionOf = (listed: number, all: number): unknown =>
  tradeTable(
    Array.from({ length: listed }, () => sampleTrade()),
    all,
    seen(true),
  ).map((block) => ('caption' in block ? block.caption : null))[0];

test('the table says how many of all purchases it lists', (t) => {
  t.is(captionOf(1, 1), 'The only purchase');
  t.is(captionOf(6, 6), 'All 6 purchases, newest first');
  t.is(captionOf(50, 2_000), 'The last 50 of 2,000 purchases');
});

test('a bond that has matured is said to have, and the amount is the price paid', (t) => {
  const listed = (maturityDay: Day): string =>
    JSON.stringify(tradeTable([sampleTrade({ maturityDay, day: day(LOOKUP_DAY - 500) })], 1, seen(false)));
  t.regex(listed(LOOKUP_DAY), /matured 12 Mar 2026/);
  t.regex(listed(addDays(LOOKUP_DAY, 1)), /matures 13 Mar 2026/);
  t.regex(listed(LOOKUP_DAY), /for ₹2\.5 lakh/);
  const [table] = tradeTable([sampleTrade()], 1, seen(true));
  t.regex(JSON.stringify(table), /Price paid/);
});
