import { RISK_BANDS } from '../../advisor/bonds/rating.ts';
import type { Day } from '../../advisor/units.ts';
import { DAYS_A_YEAR, type DemoSpan } from './ground/calendar.ts';
import { DEMO_BOND_TYPES, type DemoBondType } from './ground/demo-bond-type.ts';
import { bandOfDemoGrade } from './ground/grade-scale.ts';
import type { RandomStream } from './ground/random-stream.ts';
import type { DemoOffer, OfferBook } from './market/offers.ts';
import { priceFromYield } from './market/yield-curve.ts';
import { type DemoPerson, EXAMPLE_CLIENT } from './people.ts';
import { purchaseDays } from './purchase-days.ts';
import { tasteOn } from './taste.ts';

/** A purchase as it really happened. */
export interface DemoTrade {
  readonly day: Day;
  readonly offer: DemoOffer;
  /** Rupees with two decimals. */
  readonly amount: number;
  /** Percent a year. */
  readonly yieldPercent: number;
}

/** Share of purchases that follow no taste at all. */
const WHIM = 0.07;
/** Spread of the logarithm of one client's amounts. */
const AMOUNT_SPREAD = 0.55;
/** Spread of the logarithm of tenors around the preferred one. */
const TENOR_SPREAD = 1.1;
const COUPONS_A_YEAR: Readonly<Record<number, number>> = { 1: 12, 3: 4, 4: 2, 5: 1, 6: 0 };

/** The type of the next purchase: from habit, on a whim, or by taste. */
const nextType = (person: DemoPerson, on: Day, last: number, span: DemoSpan, random: RandomStream): number => {
  if (last >= 0 && random.chance(person.habit)) return last;
  if (random.chance(WHIM)) return random.integer(0, DEMO_BOND_TYPES.length - 1);
  return random.weighted(tasteOn(person.taste, person.kind, on, last, span));
};

/** How well an offer fits a client: rating, tenor, and a unit price within the client's usual amount. */
const appeal = (offer: DemoOffer, person: DemoPerson, on: Day): number => {
  if (on < offer.from || on > offer.until) return 0;
  const { bond } = offer;
  const appetite = person.kind.appetite[RISK_BANDS.indexOf(bandOfDemoGrade(bond.grade))] as number;
  const years = (bond.maturityDay - on) / DAYS_A_YEAR;
  const distance = Math.log(years / person.kind.tenorYears) / TENOR_SPREAD;
  const affordable = bond.faceValue <= person.ticket ? 1 : (person.ticket / bond.faceValue) ** 2;
  return (0.001 + appetite) * (0.05 + Math.exp(-0.5 * distance * distance)) * affordable;
};

const amountOf = (offer: DemoOffer, person: DemoPerson, on: Day, yieldPercent: number, random: RandomStream): number => {
  const { bond } = offer;
  const wanted = random.logNormal(person.ticket, AMOUNT_SPREAD);
  const frequency = COUPONS_A_YEAR[bond.frequencyCode] ?? 1;
  const price = priceFromYield(bond.coupon, frequency, yieldPercent, (bond.maturityDay - on) / DAYS_A_YEAR) / 100;
  const unit = bond.faceValue * price;
  const units = Math.max(Math.ceil(offer.minimumInvestment / unit), Math.round(wanted / unit));
  return Math.round(units * unit * 100) / 100;
};

/** All purchases of one client in order of time. */
export const tradesOf = (person: DemoPerson, count: number, offers: OfferBook, span: DemoSpan, random: RandomStream): DemoTrade[] => {
  const trades: DemoTrade[] = [];
  let last = -1;
  for (const day of purchaseDays(count, person.kind, span, random, person.number === EXAMPLE_CLIENT)) {
    let offer: DemoOffer | undefined;
    let type = -1;
    while (!offer) {
      type = nextType(person, day, last, span, random);
      const shelf = offers.near(DEMO_BOND_TYPES[type] as DemoBondType, day);
      const appeals = shelf.map((each) => appeal(each, person, day));
      const best = Math.max(0, ...appeals);
      // A poor match mostly stays unsold, and the client picks something else.
      if (best === 0 || (best < 0.05 && random.chance(0.8))) continue;
      offer = shelf[random.weighted(appeals)];
    }
    last = type;
    const yieldPercent = Math.max(0.5, Math.round((offer.yieldPercent + 0.04 * random.normal()) * 100) / 100);
    trades.push({ day, offer, yieldPercent, amount: amountOf(offer, person, day, yieldPercent, random) });
  }
  return trades;
};
