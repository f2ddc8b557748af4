import type { BondOnOffer } from '../../../advisor/bonds/bond.ts';
import { PERPETUAL_DAY } from '../../../advisor/bonds/perpetual.ts';
import { BookBuilder } from '../../../advisor/book/book.ts';
import { compareBytewise, type Day, type Fraction, type Paise, paiseFromRupees } from '../../../advisor/units.ts';
import { laterOf } from '../firm/open-offers.ts';
import { describedByTrades } from '../flat/flat-bonds-on-offer.ts';
import { isUnmatured, offerWindow } from '../reading/offer-window.ts';
import { Tally } from '../reading/tally.ts';
import { BondFacts, type MappedBond } from './bond-facts.ts';
import { idOfBond, namesReader } from './bond-names.ts';
import { type MappedBonds, readMappedBonds } from './mapped-bonds.ts';
import type { MappedBook } from './mapped-book.ts';
import { MappedClients } from './mapped-clients.ts';
import { keyOf } from './mapped-section.ts';
import { type Books, type MappedTrade, TradeReader } from './mapped-trades.ts';
import { readOfferedNames } from './read-mapped-book.ts';

interface OpenOffer {
  readonly bond: MappedBond;
  readonly yieldToMaturity: Fraction | null;
  readonly minimumInvestment: Paise | null;
  /** The last day of any of the bond's open offers; null: one stays open. */
  readonly until: Day | null;
  /** Sorts offers: the newest is the one with the highest key. */
  readonly order: number;
}

interface LastTrade {
  readonly bond: MappedBond;
  readonly yieldToMaturity: Fraction | null;
  readonly day: Day | null;
}

/** The best open offer of each bond on a day, and the bonds whose offers have ended. One with an unreadable end doesn't count. */
const readOffersOn = async (mapped: MappedBook, bonds: MappedBonds, asOf: Day) => {
  const [open, ended] = [new Map<string, OpenOffer>(), new Set<string>()];
  let rows = 0;
  for (const section of mapped.offers) {
    const [names, facts] = [namesReader(section, 'bondKey'), new BondFacts(section, new Tally())];
    const [until, offered] = [section.reader<Day>('until'), section.reader<Day>('offered')];
    const [rate, minimum] = [section.reader<Fraction>('yield'), section.reader<number>('minimum')];
    const fields = ['key', 'until', 'offered', 'yield', 'minimum', ...names.fields, ...facts.fields] as const;
    for await (const batch of section.rows(fields)) {
      for (const row of batch) {
        rows++;
        const named = names.read(row.slice(5, 8));
        const end = until(row[1]);
        const bond =
          bonds.of(named) ??
          ((named.bond ?? named.isin) ? facts.describe(idOfBond(named) as string, named.isin, row.slice(8), []) : undefined);
        if (!bond || end === undefined || (offered(row[2]) ?? asOf) > asOf) continue;
        if (end !== null && end < asOf) {
          ended.add(bond.id);
          continue;
        }
        const rupees = minimum(row[4]);
        const key = keyOf(row[0]);
        const offer: OpenOffer = {
          bond,
          yieldToMaturity: rate(row[3]) ?? null,
          minimumInvestment: typeof rupees === 'number' && rupees > 0 ? paiseFromRupees(rupees) : null,
          until: end,
          order: typeof key === 'number' ? key : rows,
        };
        const known = open.get(bond.id) ?? offer;
        open.set(bond.id, { ...(isBetter(offer, known) ? offer : known), until: laterOf(offer.until, known.until) });
      }
    }
  }
  return { open, ended };
};

/** One with a yield before one without, then the newest. */
const isBetter = (offer: OpenOffer, than: OpenOffer): boolean => {
  const [names, others] = [offer.yieldToMaturity !== null, than.yieldToMaturity !== null];
  return names === others ? offer.order > than.order : names;
};

/**
 * The last known yield of each bond that was traded, from its trades between two days (both included), and these trades of each bond that no
 * section of bonds describes.
 */
const readLastTrades = async (
  mapped: MappedBook,
  bonds: MappedBonds,
  days: { readonly from: Day | null; readonly to: Day },
  describes: (bondId: string) => boolean,
) => {
  const clients = new MappedClients(new BookBuilder());
  await clients.readIds(mapped.clients, 'all', 'all');
  const books: Books = { clients, bonds, offers: await readOfferedNames(mapped) };
  const last = new Map<string, LastTrade & { readonly number: number }>();
  const describing = new Map<string, (MappedTrade & { readonly order: number })[]>();
  for (const section of mapped.trades) {
    const reader = new TradeReader(section, new Tally());
    let rows = 0;
    for await (const batch of reader.rows(days.from === null ? undefined : reader.since(days.from))) {
      for (const row of batch) {
        const trade = reader.read(row, books, days.to);
        if (typeof trade === 'string' || trade.isSale || (days.from !== null && trade.day < days.from)) continue;
        const { bond, yieldToMaturity } = trade;
        const order = trade.number ?? rows++;
        const found = { bond, yieldToMaturity, day: yieldToMaturity === null ? null : trade.day, number: order };
        if (!bonds.has(bond) && describes(bond.id)) describing.set(bond.id, [...(describing.get(bond.id) ?? []), { ...trade, order }]);
        const known = last.get(bond.id);
        if (!known || isNewer(found, known)) last.set(bond.id, found);
      }
    }
  }
  return {
    last,
    described: new Map([...describing].map(([id, trades]) => [id, describedByMappedTrades(trades)])) as ReadonlyMap<string, BondOnOffer>,
  };
};

const describedByMappedTrades = (trades: readonly (MappedTrade & { readonly order: number })[]): BondOnOffer => {
  const inOrder = trades.toSorted((left, right) => left.order - right.order);
  const described = describedByTrades(
    inOrder.map(({ bond: { id, type, terms, ...bond }, day, yieldToMaturity }) => ({
      ...bond,
      bondId: id,
      bondType: type,
      day,
      yieldToMaturity,
      callDay: terms?.calls?.[0]?.day ?? null,
      putDay: terms?.puts?.[0]?.day ?? null,
      faceValue: terms?.faceValue ?? null,
    })),
  );
  return { ...described, isin: inOrder[0]?.bond.isin ?? null };
};

const isNewer = (
  left: { readonly day: Day | null; readonly number: number },
  right: { readonly day: Day | null; readonly number: number },
): boolean => {
  if (left.day === null || right.day === null) return right.day === null && left.day !== null;
  return left.day > right.day || (left.day === right.day && left.number > right.number);
};

/**
 * Bonds with an open offer that mature after a purchase settles. If there are none, those traded in the last 180 days, without those whose
 * offer has ended. In bytewise order of id.
 */
export const readMappedBondsOnOffer = async (mapped: MappedBook, asOf: Day, newest: Day | null): Promise<readonly BondOnOffer[]> => {
  const settlesOn = mapped.calendar.settlementDay(asOf);
  const bonds = await readMappedBonds(mapped, new Tally());
  const { open, ended } = await readOffersOn(mapped, bonds, asOf);
  const offered = [...open.values()].filter(({ bond }) => isUnmatured(bond, settlesOn));
  if (offered.length > 0) {
    const last: ReadonlyMap<string, LastTrade> = offered.some(({ yieldToMaturity }) => yieldToMaturity === null)
      ? (await readLastTrades(mapped, bonds, { from: null, to: asOf }, () => false)).last
      : new Map();
    return inOrder(offered.map((offer) => onOffer(offer.bond, offer, last.get(offer.bond.id))));
  }
  if (newest === null) return [];
  const { last, described } = await readLastTrades(mapped, bonds, offerWindow(asOf, newest), () => true);
  const traded = [...last.values()].map((trade) => described.get(trade.bond.id) ?? onOffer(trade.bond, null, trade));
  return inOrder(traded.filter((bond) => isUnmatured(bond, settlesOn) && !ended.has(bond.bondId)));
};

/** One bond, even if it has matured: its best open offer, otherwise the yield of its last trade. Null if the book doesn't have it. */
export const readMappedBond = async (mapped: MappedBook, bondId: string, asOf: Day): Promise<BondOnOffer | null> => {
  const bonds = await readMappedBonds(mapped, new Tally());
  const { open } = await readOffersOn(mapped, bonds, asOf);
  const key = /^product:(.+)$/.exec(bondId)?.[1];
  const named = bonds.of({ key: key === undefined ? null : keyOf(key), bond: bondId, isin: bondId.toUpperCase() });
  const same = (id: string): boolean => id.toUpperCase() === bondId.toUpperCase();
  const offer = [...open.values()].find(({ bond }) => bond === named || same(bond.id)) ?? null;
  const traded = await readLastTrades(mapped, bonds, { from: null, to: asOf }, same);
  const last = [...traded.last.values()].find(({ bond }) => bond === named || same(bond.id));
  const bond = named ?? offer?.bond ?? last?.bond;
  if (offer === null && last && traded.described.has(last.bond.id)) return traded.described.get(last.bond.id) ?? null;
  return bond ? onOffer(bond, offer, last) : null;
};

const onOffer = (bond: MappedBond, offer: OpenOffer | null, traded: LastTrade | undefined): BondOnOffer => {
  const [offered, last] = [offer?.yieldToMaturity ?? null, traded?.yieldToMaturity ?? null];
  const { id, type, traits: said, ...facts } = bond;
  const isNever = facts.maturityDay === PERPETUAL_DAY;
  const traits: typeof said = isNever && !said.includes('perpetual') ? [...said, 'perpetual'] : said;
  return {
    ...facts,
    ...(traits.length > 0 && { traits }),
    maturityDay: isNever ? null : facts.maturityDay,
    bondId: id,
    bondType: type,
    yieldToMaturity: offered ?? last,
    yieldFrom: offered !== null ? 'offer' : last !== null ? 'last-trade' : null,
    yieldDay: offered === null ? (traded?.day ?? null) : null,
    minimumInvestment: offer?.minimumInvestment ?? null,
    ...(offer?.until != null && { offeredUntil: offer.until }),
  };
};

const inOrder = (bonds: readonly BondOnOffer[]): readonly BondOnOffer[] => bonds.toSorted((a, b) => compareBytewise(a.bondId, b.bondId));
