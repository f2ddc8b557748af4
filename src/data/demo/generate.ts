import type { Day } from '../../advisor/units.ts';
import { type ClientRows, rowsOfClient } from './client-rows.ts';
import { spanUpTo } from './ground/calendar.ts';
import type {
  AdminRow,
  OfferRow,
  OrderRow,
  ProductRatingRow,
  ProductRow,
  RatingAgencyRow,
  UserMemberRow,
  UserRow,
} from './ground/firm-rows.ts';
import { RandomStream } from './ground/random-stream.ts';
import { type DemoBond, FEWEST_BONDS, makeBonds } from './market/bonds.ts';
import { OfferBook } from './market/offers.ts';
import { offerRow, productRow, RATING_AGENCIES, ratingRows } from './market/product-rows.ts';
import { personNumbered } from './people.ts';
import { RELATIONSHIP_MANAGERS } from './relationship-managers.ts';
import { tradeCounts } from './trade-counts.ts';
import { tradesOf } from './trades.ts';

export interface DemoBookOptions {
  readonly clients: number;
  /** The mean. Clients × tradesPerClient, rounded, is the number of trades. */
  readonly tradesPerClient: number;
  /** Approximate; every type has at least four. */
  readonly bonds: number;
  readonly seed: number;
  /** The book's last day. */
  readonly referenceDay: Day;
}

export const DEMO_DEFAULTS = { clients: 600, tradesPerClient: 10, bonds: 240, seed: 1 } as const;

/** The parts that don't grow with the clients. */
export interface DemoMarket {
  /** The bonds as intended; the firm's tables don't say. */
  readonly bonds: readonly DemoBond[];
  readonly openOffers: number;
  readonly admins: readonly AdminRow[];
  readonly rating_agency: readonly RatingAgencyRow[];
  readonly product_master: readonly ProductRow[];
  readonly product_rating: readonly ProductRatingRow[];
  readonly offers: readonly OfferRow[];
}

/** A whole book in memory. */
export interface DemoBook extends DemoMarket {
  readonly users: readonly UserRow[];
  readonly user_members: readonly UserMemberRow[];
  readonly orders: readonly OrderRow[];
}

export interface DemoBookStream {
  readonly market: DemoMarket;
  /** Trades that count, usable or not. Orders that don't count are extra. */
  readonly trades: number;
  /** The clients one by one, generated on demand. */
  readonly clients: () => Generator<ClientRows, void, undefined>;
}

/**
 * Generates the demo book, one client at a time: memory grows with the market plus eight bytes per client. The same options give the same
 * rows.
 * @throws RangeError for impossible sizes
 */
export const streamDemoBook = (options: DemoBookOptions): DemoBookStream => {
  const { clients, tradesPerClient, seed, referenceDay } = options;
  if (!Number.isInteger(clients) || clients < 1) throw new RangeError(`A book has at least one client, not ${clients}`);
  if (!(tradesPerClient > 0)) throw new RangeError(`Trades per client are above 0, not ${tradesPerClient}`);
  if (!(options.bonds >= FEWEST_BONDS)) throw new RangeError(`A book has at least ${FEWEST_BONDS} bonds, not ${options.bonds}`);
  const span = spanUpTo(referenceDay);
  const bonds = makeBonds({ bonds: options.bonds, seed, span });
  const offers = new OfferBook(bonds, seed, span);
  const product_rating: ProductRatingRow[] = [];
  for (const bond of bonds) product_rating.push(...ratingRows(bond, seed, product_rating.length + 1));
  const counts = tradeCounts({ clients, tradesPerClient, seed });
  return {
    market: {
      bonds,
      openOffers: offers.open.length,
      admins: RELATIONSHIP_MANAGERS,
      rating_agency: RATING_AGENCIES,
      product_master: bonds.map((bond) => productRow(bond, seed)),
      product_rating,
      offers: [...offers.past, ...offers.open].map(offerRow),
    },
    trades: counts.reduce((sum, count) => sum + count, 0),
    *clients() {
      let orderId = 1;
      for (let number = 1; number <= clients; number++) {
        const random = new RandomStream(seed, 'trades', number);
        const person = personNumbered(number, seed, span);
        const trades = tradesOf(person, counts[number - 1] as number, offers, span, random);
        const rows = rowsOfClient(person, trades, span, orderId, seed);
        orderId += rows.orders.length;
        yield rows;
      }
    },
  };
};

/** Generates a whole demo book in memory, for tests and small books. */
export const generateDemoBook = (options: Partial<DemoBookOptions> & Pick<DemoBookOptions, 'referenceDay'>): DemoBook => {
  const stream = streamDemoBook({ ...DEMO_DEFAULTS, ...options });
  const rows = [...stream.clients()];
  return {
    ...stream.market,
    users: rows.flatMap((row) => row.user ?? []),
    user_members: rows.flatMap((row) => row.member ?? []),
    orders: rows.flatMap((row) => row.orders),
  };
};
