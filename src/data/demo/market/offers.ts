import { addDays, type Day } from '../../../advisor/units.ts';
import { type DemoSpan, weekdayUpTo } from '../ground/calendar.ts';
import { RandomStream } from '../ground/random-stream.ts';
import { BOND_PLANS } from './bond-plan.ts';
import { type DemoBond, fairYield } from './bonds.ts';

/** A bond on sale between two days. */
export interface DemoOffer {
  readonly id: number;
  readonly bond: DemoBond;
  readonly from: Day;
  /** The last day on which it can be bought. */
  readonly until: Day;
  /** Percent a year. */
  readonly yieldPercent: number;
  /** Rupees. */
  readonly minimumInvestment: number;
}

/** Offers open on the reference day started this many days before; every other offer ended before that. */
export const OPEN_SINCE_DAYS = 10;
const QUARTER_DAYS = 91;
/** Nobody sells a bond in its last days. */
const LAST_DAYS = 7;
/** Share of the bonds on sale in a quarter, apart from staples. */
const ON_SALE = 0.75;

const offerOf = (id: number, bond: DemoBond, from: Day, until: Day, span: DemoSpan): DemoOffer => ({
  id,
  bond,
  from,
  until,
  yieldPercent: Math.round(fairYield(bond, from, span) * 100) / 100,
  minimumInvestment: bond.faceValue,
});

/** Offers of every quarter before the open ones, in order of time. */
const pastOffers = (bonds: readonly DemoBond[], seed: number, span: DemoSpan): DemoOffer[] => {
  const offers: DemoOffer[] = [];
  const end = addDays(span.last, -OPEN_SINCE_DAYS - 1);
  for (let quarter = 0; span.first + quarter * QUARTER_DAYS <= end; quarter++) {
    const random = new RandomStream(seed, 'offers', quarter);
    const opens = addDays(span.first, quarter * QUARTER_DAYS);
    const closes = Math.min(opens + QUARTER_DAYS - 1, end);
    for (const bond of bonds) {
      const onSale = random.chance(ON_SALE) || bond.staple || 'days' in bond.plan.tenors;
      const from = Math.max(opens, bond.issueDay) as Day;
      const until = Math.min(closes, bond.maturityDay - LAST_DAYS) as Day;
      if (onSale && until >= from && !(bond.dirt === 'defaulted' && closes === end)) {
        offers.push(offerOf(offers.length + 1, bond, from, until, span));
      }
    }
  }
  return offers;
};

/** Offers open on the reference day: each type's share, staples first (their grades differ), then the newest. */
const openOffers = (bonds: readonly DemoBond[], seed: number, span: DemoSpan, firstId: number): DemoOffer[] => {
  const random = new RandomStream(seed, 'open offers');
  const from = addDays(span.last, -OPEN_SINCE_DAYS);
  return BOND_PLANS.flatMap((plan) => {
    const alive = bonds.filter(
      (bond) => bond.plan === plan && bond.dirt === null && bond.issueDay <= from && bond.maturityDay >= span.last + 30,
    );
    const byAge = [...alive].sort((a, b) => Number(b.staple) - Number(a.staple) || b.issueDay - a.issueDay || a.id - b.id);
    return byAge.slice(0, plan.openOffers);
  }).map((bond, index) => {
    const lasts = addDays(span.last, random.integer(7, 45));
    return offerOf(firstId + index, bond, from, Math.min(lasts, bond.maturityDay - LAST_DAYS) as Day, span);
  });
};

/** All offers of a book, and what could be bought of a bond type on a day. */
export class OfferBook {
  readonly past: readonly DemoOffer[];
  readonly open: readonly DemoOffer[];
  readonly #span: DemoSpan;
  /** By type and quarter; the open ones are the last entry. */
  readonly #shelves: ReadonlyMap<string, readonly DemoOffer[][]>;

  constructor(bonds: readonly DemoBond[], seed: number, span: DemoSpan) {
    this.#span = span;
    this.past = pastOffers(bonds, seed, span);
    this.open = openOffers(bonds, seed, span, this.past.length + 1);
    const quarters = this.#shelf(addDays(span.last, -OPEN_SINCE_DAYS)) + 1;
    const shelves = new Map(BOND_PLANS.map((plan) => [plan.bondType as string, Array.from({ length: quarters }, (): DemoOffer[] => [])]));
    for (const offer of [...this.past, ...this.open]) shelves.get(offer.bond.bondType)?.[this.#shelf(offer.from)]?.push(offer);
    this.#shelves = shelves;
  }

  #shelf(on: Day): number {
    const openFrom = addDays(this.#span.last, -OPEN_SINCE_DAYS);
    const past = Math.ceil((openFrom - this.#span.first) / QUARTER_DAYS);
    return on >= openFrom ? past : Math.min(past - 1, Math.floor((on - this.#span.first) / QUARTER_DAYS));
  }

  /** Offers of one type around a day; the caller leaves out those that don't cover the day itself. */
  near(bondType: string, on: Day): readonly DemoOffer[] {
    return this.#shelves.get(bondType)?.[this.#shelf(on)] ?? [];
  }

  /** The last weekday up to the reference day. */
  get lastTradeDay(): Day {
    return weekdayUpTo(this.#span.last);
  }
}
