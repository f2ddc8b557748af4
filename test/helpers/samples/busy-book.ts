import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import type { Book } from '../../../src/advisor/book/book.ts';
import { randomBelow, seededRandom } from '../../../src/advisor/random.ts';
import { addDays, isoFromDay } from '../../../src/advisor/units.ts';
import { on, type SmallTrade, smallBook, someone } from './small-book.ts';

const TYPES: ReadonlyArray<readonly [string, BondBand | null, number]> = [
  ['Corporate Bonds', 'A', 8.5],
  ['Government Securities', 'A', 7],
  ['High Yield Bonds', 'C', 13],
  ['Infrastructure Bonds', 'B', 9],
  ['Treasury Bills', 'A', 6.5],
  ['Zero Coupon Bonds', null, 8],
];

/**
 * A book with structure to learn: three kinds of client, each with a favourite pair of types that age and band hint at.
 * It also has unclassified trades, days with several types and clients without trades. The same seed gives the same book.
 */
export const busyBook = (clients: number, tradesPerClient: number, seed = 1): Book => {
  const random = seededRandom(seed);
  const known = Array.from({ length: clients }, (_, place) =>
    someone(`C_${String(place).padStart(4, '0')}`, {
      recordedAge: random() < 0.9 ? 25 + 15 * (place % 3) + randomBelow(10, random) : null,
      gender: (['M', 'F', 'HUF', null] as const)[randomBelow(4, random)] ?? null,
      recordedBand: random() < 0.7 ? ((['A', 'B', 'C'] as const)[place % 3] ?? null) : null,
    }),
  );
  const trades: SmallTrade[] = [];
  for (const [place, client] of known.entries()) {
    const count = place % 17 === 0 ? 0 : 1 + randomBelow(2 * tradesPerClient - 1, random);
    for (let trade = 0; trade < count; trade++) {
      const favourite = random() < 0.7 ? 2 * (place % 3) + randomBelow(2, random) : randomBelow(TYPES.length, random);
      const [type, band, yieldPercent] = TYPES[favourite] ?? ['Corporate Bonds', 'A' as const, 8];
      // Whole months, so some days hold several trades.
      const day = addDays(on('2021-01-15'), 30 * randomBelow(48, random));
      trades.push({
        client: client.id,
        day: isoFromDay(day),
        type: random() < 0.03 ? 'Unclassified' : type,
        rupees: Math.round(10_000 * (1 + (place % 5)) * (0.5 + random())),
        band,
        yieldPercent: yieldPercent + Math.round(random() * 10) / 10,
        couponPercent: yieldPercent,
        // Some have matured by the end of the book, some haven't, and of some nobody knows.
        ...((place + trade) % 5 > 0 && { matures: isoFromDay(addDays(day, 180 + 97 * ((place + 3 * trade) % 20))) }),
      });
    }
  }
  return smallBook(known, trades);
};

/** A book with one client who has more purchase days than a profile keeps, because the earlier days must count too. */
export const bookWithAVeteran = (): Book =>
  smallBook(
    [someone('C_VETERAN', { recordedAge: 60, recordedBand: 'B' })],
    [
      ...Array.from(
        { length: 60 },
        (_, place): SmallTrade => ({
          client: 'C_VETERAN',
          day: isoFromDay(addDays(on('2020-01-01'), 20 * place)),
          type: place < 40 ? 'Treasury Bills' : 'Corporate Bonds',
          rupees: 1000 * (place + 1),
          yieldPercent: 7,
        }),
      ),
      { client: 'C_OTHER', day: '2022-05-05', type: 'Government Securities', rupees: 5000 },
      { client: 'C_OTHER', day: '2022-05-05', type: 'Corporate Bonds', rupees: 15_000 },
    ],
  );
