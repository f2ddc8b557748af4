import test from 'ava';
import { type AdviceShown, adviceUptake } from '../../../src/advisor/digest/advice-uptake.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const trade = (client: string, day: string, type: string) => ({ client, day, type, rupees: 1000 });
const advice = (client: string, day: string, types: readonly string[], lastTradeDay: string | null = null): AdviceShown => ({
  clientId: clientId(client),
  day: on(day),
  bondTypes: types,
  lastTradeDay: lastTradeDay === null ? null : on(lastTradeDay),
});
const UNTIL = on('2026-06-30');

const book = smallBook(
  ['C_1', 'C_2', 'C_3', 'C_4', 'C_5'].map((id) => someone(id)),
  [
    trade('C_1', '2026-05-10', 'Green Bonds'),
    trade('C_2', '2026-05-31', 'Green Bonds'),
    trade('C_3', '2026-05-05', 'Treasury Bills'),
    trade('C_4', '2026-05-01', 'Green Bonds'),
    trade('C_5', '2026-04-30', 'Green Bonds'),
  ],
);

test('a client counts as having bought who bought a shown type within the days, and after what the book had then', (t) => {
  const shown = [
    advice('C_1', '2026-05-01', ['Green Bonds']),
    // The thirtieth day still counts.
    advice('C_2', '2026-05-01', ['Treasury Bills', 'Green Bonds']),
    advice('C_3', '2026-05-01', ['Green Bonds']),
    // Bought on the same day but before the advice: it was already in the book.
    advice('C_4', '2026-05-01', ['Green Bonds'], '2026-05-01'),
    advice('C_5', '2026-05-01', ['Green Bonds']),
  ];
  t.deepEqual(adviceUptake(book, shown, UNTIL, 30), { days: 30, clients: 5, bought: 2 });
});

test('only clients who have had their days are asked about, each once, by the first advice', (t) => {
  const shown = [
    advice('C_1', '2026-06-01', ['Green Bonds']),
    advice('C_2', '2026-03-02', ['Green Bonds']),
    advice('C_3', '2026-04-01', ['Green Bonds']),
    advice('C_3', '2026-05-01', ['Treasury Bills']),
    advice('C_4', '2026-05-01', []),
    advice('C_NOBODY', '2026-05-01', ['Green Bonds']),
  ];
  // 30 days before 30 June is 31 May, and 90 before that 2 March: C_1 is too fresh and C_2 too old.
  t.deepEqual(adviceUptake(book, shown, UNTIL, 30), { days: 30, clients: 1, bought: 0 });
  t.deepEqual(adviceUptake(book, [], UNTIL, 90), { days: 90, clients: 0, bought: 0 });
});
