import test from 'ava';
import { tradeTable } from '../../../views/client/trade-table.ts';
import { sampleTrade } from '../../helpers/sample-lookup.ts';

const captionOf = (listed: number, all: number): unknown =>
  tradeTable(
    Array.from({ length: listed }, () => sampleTrade()),
    all,
    true,
  ).map((block) => ('caption' in block ? block.caption : null))[0];

test('the table says how many purchases it lists, of how many', (t) => {
  t.is(captionOf(1, 1), 'The only purchase');
  t.is(captionOf(6, 6), 'All 6 purchases, newest first');
  t.is(captionOf(50, 2_000), 'The last 50 of 2,000 purchases');
});
