import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import type { Book } from '../../../src/advisor/book/book.ts';
import { type Random, randomBelow, seededRandom } from '../../../src/advisor/random.ts';
import { addDays, isoFromDay } from '../../../src/advisor/units.ts';
import { on, type SmallTrade, smallBook, someone } from './small-book.ts';

// Books that differ in structure from the demo book, so tests don't depend on how one book is made.

const START = on('2022-01-01');

const drawn = (weights: readonly number[], random: Random): number => {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return at < 0 ? weights.length - 1 : at;
};

const bandOf = (type: number): BondBand => (['A', 'A', 'B', 'C'] as const)[type % 4] ?? 'A';

const kinds = (count: number): string[] => Array.from({ length: count }, (_, type) => `Kind ${String(type + 1).padStart(2, '0')}`);

/**
 * Institutions without age or gender that buy several of 21 types at each month's end.
 * Half of what they buy follows a fashion that changes over the months, the other half a mandate of four types.
 */
export const trendBook = (clients = 60, months = 36, seed = 1): Book => {
  const random = seededRandom(seed);
  const names = kinds(21);
  const phase = names.map(() => 2 * Math.PI * random());
  const size = names.map((_, type) => 1 / (type + 1));
  const trades: SmallTrade[] = [];
  for (let client = 0; client < clients; client++) {
    const mandate = names.map(() => 0);
    for (let pick = 0; pick < 4; pick++) mandate[drawn(size, random)] = 1;
    const wealth = 1e6 * 10 ** (2 * random());
    for (let month = 0; month < months; month++) {
      if (random() < 0.3) continue;
      const fashion = size.map((weight, type) => weight * Math.exp(1.5 * Math.sin((2 * Math.PI * month) / 24 + (phase[type] as number))));
      for (let purchase = 1 + randomBelow(5, random); purchase > 0; purchase--) {
        const type = drawn(random() < 0.5 ? fashion : mandate, random);
        trades.push({
          client: `FUND_${client}`,
          day: isoFromDay(addDays(START, 30 * month + 29)),
          type: names[type] as string,
          rupees: Math.round(wealth * (0.2 + random())),
          band: bandOf(type),
          yieldPercent: 6 + (type % 8) + random(),
        });
      }
    }
  }
  return smallBook([], trades);
};

/** People who each buy once, one of 40 types. The type depends on their risk band and a little on their age. */
export const oneTradeBook = (clients = 1500, seed = 1): Book => {
  const random = seededRandom(seed);
  const names = kinds(40);
  const people = Array.from({ length: clients }, (_, place) =>
    someone(`P_${String(place).padStart(5, '0')}`, {
      recordedAge: random() < 0.8 ? 20 + randomBelow(60, random) : null,
      gender: (['M', 'F', null] as const)[randomBelow(3, random)] ?? null,
      recordedBand: (['A', 'B', 'C', null] as const)[randomBelow(4, random)] ?? null,
    }),
  );
  const trades = people.map((person): SmallTrade => {
    const favours = (type: number): boolean => person.recordedBand !== null && bandOf(type) === person.recordedBand;
    const old = (person.recordedAge ?? 45) > 50;
    const weights = names.map((_, type) => (favours(type) ? 3 : 1) * (old === type % 8 < 4 ? 1.5 : 1) * (1 / (2 + type)));
    const type = drawn(weights, random);
    return {
      client: person.id,
      day: isoFromDay(addDays(START, randomBelow(1000, random))),
      type: names[type] as string,
      rupees: 10_000 * (1 + randomBelow(30, random)),
      band: bandOf(type),
      yieldPercent: 7 + (type % 6),
    };
  });
  return smallBook(people, trades);
};

/** Clients without age, gender or band, each with a few favourite types and a taste for new ones. */
export const bookWithoutAges = (clients = 400, seed = 1): Book => {
  const random = seededRandom(seed);
  const names = kinds(9);
  const trades: SmallTrade[] = [];
  for (let client = 0; client < clients; client++) {
    const taste = names.map((_, type) => -Math.log(1 - random()) / (1 + type / 3));
    const sum = taste.reduce((total, weight) => total + weight, 0);
    for (let purchase = randomBelow(12, random); purchase >= 0; purchase--) {
      const type = drawn(
        taste.map((weight) => (weight / sum) ** 2),
        random,
      );
      trades.push({
        client: `X${client}`,
        day: isoFromDay(addDays(START, randomBelow(900, random))),
        type: names[type] as string,
        rupees: Math.round(5000 * 10 ** (2 * random())),
      });
    }
  }
  return smallBook([], trades);
};

/** A dozen clients with some purchases each. */
export const twelveClients = (seed = 1): Book => {
  const random = seededRandom(seed);
  const names = kinds(6);
  const trades = Array.from({ length: 90 }, (_, at): SmallTrade => {
    const client = at % 12;
    const type = random() < 0.6 ? client % 3 : randomBelow(6, random);
    return {
      client: `D${client}`,
      day: isoFromDay(addDays(START, 9 * at)),
      type: names[type] as string,
      rupees: 50_000,
      band: bandOf(type),
    };
  });
  return smallBook([], trades);
};

/** A book with all purchases on one day. */
export const oneDayBook = (): Book =>
  smallBook(
    [],
    Array.from({ length: 50 }, (_, at) => ({ client: `O${at % 20}`, day: '2024-03-28', type: `Kind ${at % 5}`, rupees: 1000 * (at + 1) })),
  );

/**
 * People who keep to one product each. A bill is rolled over nearly always, some products are bought once and never again, and the rest lie in
 * between; whoever leaves buys by popularity, and a little by risk band.
 */
export const oneProductBook = (clients = 1500, days = 3, seed = 1): Book => {
  const random = seededRandom(seed);
  const names = kinds(21);
  const popular = names.map((_, type) => 1 / (2 + type));
  const stays = names.map((_, type) => (type % 7 === 6 ? 0.05 : 0.8 + 0.15 * ((type % 3) / 2)));
  const people = Array.from({ length: clients }, (_, place) =>
    someone(`Q_${String(place).padStart(5, '0')}`, {
      recordedAge: random() < 0.7 ? 20 + randomBelow(60, random) : null,
      recordedBand: (['A', 'B', 'C', null] as const)[randomBelow(4, random)] ?? null,
    }),
  );
  const trades = people.flatMap((person): SmallTrade[] => {
    const weights = popular.map((weight, type) => weight * (person.recordedBand === bandOf(type) ? 2 : 1));
    let type = drawn(weights, random);
    let day = randomBelow(300, random);
    return Array.from({ length: days }, (): SmallTrade => {
      const bought = type;
      const on = isoFromDay(addDays(START, day));
      day += 60 + randomBelow(200, random);
      if (random() > (stays[type] as number)) type = drawn(weights, random);
      return {
        client: person.id,
        day: on,
        type: names[bought] as string,
        rupees: 10_000 * (1 + randomBelow(30, random)),
        band: bandOf(bought),
        yieldPercent: 6 + (bought % 6),
      };
    });
  });
  return smallBook(people, trades);
};
