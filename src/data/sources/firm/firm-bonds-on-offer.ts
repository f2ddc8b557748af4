import type { BondOnOffer } from '../../../advisor/bonds/bond.ts';
import { compareBytewise, type Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { wholeNumberOf } from '../reading/cells.ts';
import { isUnmatured, offerWindow } from '../reading/offer-window.ts';
import { Tally } from '../reading/tally.ts';
import { type FirmBond, readFirmBonds } from './firm-bonds.ts';
import { withTwins } from './firm-offers.ts';
import type { FirmOptions } from './firm-options.ts';
import type { FirmSchema } from './firm-schema.ts';
import { type LastYield, newestFirst, readLastYields } from './last-yields.ts';
import { better, type OpenOffer, readOffersOn } from './open-offers.ts';

/** A bond with every product it's sold as and its best open offer. */
interface Candidate {
  readonly bond: FirmBond;
  readonly products: Set<number>;
  offer: OpenOffer | null;
}

/**
 * Bonds with an open offer that mature after a purchase settles. If there are none, those traded in the last 180 days, without those whose
 * offer has ended. Each bond appears once, however many offers it has, in bytewise order of id.
 * @param newest the day of the book's newest trade; null for a book without trades.
 */
export const readFirmBondsOnOffer = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  asOf: Day,
  newest: Day | null,
): Promise<readonly BondOnOffer[]> => {
  const settlesOn = options.calendar.settlementDay(asOf);
  const candidatesOf = async (products: ReadonlySet<number>, offers: ReadonlyMap<number, OpenOffer>): Promise<readonly Candidate[]> => {
    const bonds = await readFirmBonds(database, schema, options, new Tally(), await withTwins(database, products));
    return gather(bonds, products, offers).filter(({ bond }) => isUnmatured(bond, settlesOn));
  };
  const { open, ended } = await readOffersOn(database, schema, asOf);
  const offered = await candidatesOf(new Set(open.keys()), open);
  if (offered.length > 0) {
    const unpriced = offered.filter(({ offer }) => offer?.yieldToMaturity == null).flatMap(({ products }) => [...products]);
    const last = await readLastYields(database, options, new Set(unpriced), { from: null, to: asOf });
    return inOrder(offered.map((candidate) => onOffer(candidate, last)));
  }
  if (newest === null) return [];
  const last = await readLastYields(database, options, 'all', offerWindow(asOf, newest));
  const traded = (await candidatesOf(new Set(last.keys()), new Map())).filter(({ products }) => ![...products].some((it) => ended.has(it)));
  return inOrder(traded.map((candidate) => onOffer(candidate, last)));
};

/** One bond, on offer or not, matured or not: its best open offer, otherwise the yield of its last trade. Null if no product has this id. */
export const readFirmBond = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  bondId: string,
  asOf: Day,
): Promise<BondOnOffer | null> => {
  const products = await productsOf(database, bondId);
  if (products.size === 0) return null;
  const [bonds, { open }] = await Promise.all([
    readFirmBonds(database, schema, options, new Tally(), products),
    readOffersOn(database, schema, asOf),
  ]);
  const [candidate] = gather(bonds, products, open);
  return candidate ? onOffer(candidate, await readLastYields(database, options, products, { from: null, to: asOf })) : null;
};

/** The products a bond is sold as: all with its ISIN, or a single one if it has no ISIN. */
const productsOf = async (database: Database, bondId: string): Promise<ReadonlySet<number>> => {
  const own = /^product:(\d+)$/.exec(bondId)?.[1];
  const condition = own === undefined ? 'upper(trim(p.isin)) = upper(?)' : "p.id = ? and trim(coalesce(p.isin, '')) = ''";
  const products = new Set<number>();
  for await (const batch of streamRows(database, `select p.id from product_master p where ${condition}`, [own ?? bondId]))
    for (const [cell] of batch) {
      const product = wholeNumberOf(cell);
      if (product !== null) products.add(product);
    }
  return products;
};

const gather = (
  bonds: ReadonlyMap<number, FirmBond>,
  chosen: ReadonlySet<number>,
  offers: ReadonlyMap<number, OpenOffer>,
): readonly Candidate[] => {
  const candidates = new Map<string, Candidate>();
  const wanted = new Set([...chosen].map((product) => bonds.get(product)?.id));
  for (const [product, bond] of bonds) {
    if (!wanted.has(bond.id)) continue;
    const candidate = candidates.get(bond.id) ?? { bond, products: new Set(), offer: null };
    candidates.set(bond.id, candidate);
    candidate.products.add(product);
    const offer = offers.get(product);
    if (offer) candidate.offer = better(offer, candidate.offer ?? offer);
  }
  return [...candidates.values()];
};

const onOffer = ({ bond, products, offer }: Candidate, last: ReadonlyMap<number, LastYield>): BondOnOffer => {
  const offered = offer?.yieldToMaturity ?? null;
  const traded = [...products].flatMap((product) => last.get(product) ?? []).sort(newestFirst)[0];
  const tradedYield = traded?.yieldToMaturity ?? null;
  return {
    bondId: bond.id,
    isin: bond.isin,
    issuer: bond.issuer,
    bondType: bond.type,
    coupon: bond.coupon,
    yieldToMaturity: offered ?? tradedYield,
    yieldFrom: offered !== null ? 'offer' : tradedYield !== null ? 'last-trade' : null,
    yieldDay: offered === null ? (traded?.day ?? null) : null,
    rating: bond.rating,
    band: bond.band,
    maturityDay: bond.maturityDay,
    minimumInvestment: offer?.minimumInvestment ?? null,
    frequency: bond.frequency,
    issueDay: bond.issueDay,
    ...(bond.namedCallable && { namedCallable: bond.namedCallable }),
    ...(bond.traits.length > 0 && { traits: bond.traits }),
    ...(offer?.until != null && { offeredUntil: offer.until }),
  };
};

const inOrder = (bonds: readonly BondOnOffer[]): readonly BondOnOffer[] => bonds.toSorted((a, b) => compareBytewise(a.bondId, b.bondId));
