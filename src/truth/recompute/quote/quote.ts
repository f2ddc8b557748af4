import type { ClaimSubject } from '../../../claims/claim.ts';
import type { QUOTE_KINDS } from '../../../claims/kinds/quote.ts';
import { type Ending, endingsOf, type Payment, priceAt, quoted } from '../../pricing/payments.ts';
import { bondEquivalent, curvatureOf, durationOf, meanYearsOf } from '../../pricing/slopes.ts';
import { isTaxFree, yieldAfterTax } from '../../pricing/taxes.ts';
import { yieldAt } from '../../pricing/yields.ts';
import { dateOf, isOpen } from '../../world/calendar.ts';
import type { TaxThen } from '../../world/notes.ts';
import type { OnOffer } from '../../world/on-offer.ts';
import { NEVER } from '../../world/structure.ts';
import type { World } from '../../world/world.ts';
import { marketOn } from '../market.ts';
import type { Recompute, Recomputes } from '../recompute.ts';
import {
  type Asked,
  askedOf,
  considerationOf,
  costOf,
  faceOf,
  type Priced,
  pricedAt,
  pricedOf,
  rounded,
  SMALLEST_UNIT,
  toPayOf,
} from './quoted.ts';

const ofPriced =
  (read: (priced: Priced, subject: ClaimSubject, world: World) => number | readonly number[] | null | undefined): Recompute =>
  (world, subject, day) => {
    const priced = pricedOf(world, subject, day);
    return priced ? (read(priced, subject, world) ?? null) : null;
  };

/** Of what's paid to whoever buys, whether there's a price or not. */
const ofPayments =
  (read: (payments: readonly Payment[], subject: ClaimSubject, face: number) => number | readonly number[] | null | undefined): Recompute =>
  (world, subject, day) => {
    const asked = askedOf(world, subject, day);
    const schedule = asked && quoted(asked.bond, asked.settles);
    if (!schedule?.isKnown) return null;
    const face = faceOf(world, subject, day);
    return face === null ? null : (read(schedule.payments, subject, face) ?? null);
  };

/** An amount of the face value, by what's said of one unit. */
const amountOf =
  (read: (priced: Priced) => number): Recompute =>
  (world, subject, day) => {
    const [priced, face] = [pricedOf(world, subject, day), faceOf(world, subject, day)];
    const paise = priced && face !== null ? face * read(priced) : null;
    // Unrounded where it's never paid.
    return paise === null ? null : [...rounded(paise), paise];
  };

/** The yield to an exit, at the price. */
const yieldTo = (
  { bond, settles, full, rate, quotedTo }: Priced,
  exit: Ending,
): { readonly rate: number | null; readonly gains: boolean } => {
  if (exit.kind === quotedTo.kind && exit.day === quotedTo.day) return { rate, gains: rate > 0 };
  const schedule = quoted(bond, settles, exit);
  let paid = 0;
  for (const { interest, principal } of schedule?.payments ?? []) paid += interest + principal;
  return { rate: schedule && yieldAt(schedule, full), gains: paid > full };
};

const worstOf = (priced: Priced): number | null => {
  const { structures, traits, terms } = priced.bond;
  const mayBeCalled = structures.includes('callable') || traits.includes('callable');
  if (mayBeCalled && !(terms.calls?.length || traits.includes('perpetual'))) return null;
  if (structures.includes('puttable') && !terms.puts?.length) return null;
  const found = priced.exits.map((exit) => yieldTo(priced, exit));
  if (found.some(({ rate, gains }) => rate === null && !gains)) return null;
  return Math.min(...found.flatMap(({ rate }) => (rate === null ? [] : [rate])));
};

/** A bill: one payment, no coupon, within a year. */
const ofBill = (read: (bill: { readonly days: number; readonly price: number }) => number): Recompute =>
  ofPriced(({ bond, schedule, settles, full }) => {
    const days = bond.matures - settles;
    return schedule.coupon > 0 || schedule.payments.length !== 1 || days > 366 ? null : read({ days, price: full });
  });

/** The bond and the one it's compared with, at their prices: tax-free and taxable. */
const comparedOf = (priced: Priced, world: World, day: number): { readonly taxFree: Priced; readonly taxable: Priced } | null => {
  const { bond } = priced;
  if (bond.matures === NEVER) return null;
  const apart = ({ matures }: OnOffer): number => Math.abs(matures - bond.matures);
  const [other] = [...marketOn(world, day).values()]
    .filter((each) => isTaxFree(each) !== isTaxFree(bond) && each.yield !== null && each.matures !== NEVER && each.band === bond.band)
    .sort((a, b) => apart(a) - apart(b) || (b.yield as number) - (a.yield as number))
    .flatMap((each) => pricedAt({ ...priced, bond: each }, each.yield) ?? []);
  if (!other) return null;
  return isTaxFree(bond) ? { taxFree: priced, taxable: other } : { taxFree: other, taxable: priced };
};

const leftOf = ({ bond, schedule, slab, tax, ...paidFor }: Priced): number | null =>
  tax && yieldAfterTax(bond, schedule, paidFor, tax, slab);

const ofCompared =
  (read: (found: { readonly taxFree: Priced; readonly taxable: Priced }) => number | null): Recompute =>
  (world, subject, day) => {
    const priced = pricedOf(world, subject, day);
    if (priced?.slab == null || !priced.tax) return null;
    const found = comparedOf(priced, world, day);
    return found && read(found);
  };

/** The yield with which a bond leaves as much as another, looked for up to 100 points above that; null if none does. */
const yieldLeaving = (least: number, taxable: Priced): number | null => {
  const leaves = (rate: number): number => leftOf(pricedAt(taxable, rate) ?? taxable) ?? Number.NEGATIVE_INFINITY;
  let [low, high] = [least - 1e-6, least + 1];
  if (leaves(high) < least) return null;
  while (high - low > 1e-13) {
    const middle = low + (high - low) / 2;
    if (leaves(middle) < least) low = middle;
    else high = middle;
  }
  return high;
};

const ofTax =
  (read: (tax: TaxThen, subject: ClaimSubject) => number | null | undefined): Recompute =>
  (world, subject, day) => {
    const tax = askedOf(world, subject, day)?.tax;
    return tax ? (read(tax, subject) ?? null) : null;
  };

/** The sum over a year's payments, or what one is. */
const paid = (read: (payment: Payment) => number): Recompute =>
  ofPayments((payments, { place, year }, face) => {
    if (year === undefined) {
      const payment = payments[Number(place) - 1];
      return payment && rounded(face * read(payment));
    }
    let sum = 0;
    for (const payment of payments) if (dateOf(payment.on).year === Number(year)) sum += face * read(payment);
    return sum;
  });

const ofAsked =
  (read: (asked: Asked) => number | null | undefined): Recompute =>
  (world, subject, day) => {
    const asked = askedOf(world, subject, day);
    return asked ? (read(asked) ?? null) : null;
  };

const ofExit =
  (read: (exit: Ending) => number): Recompute =>
  (world, subject, day) => {
    const asked = askedOf(world, subject, day);
    const endings = asked && endingsOf(asked.bond, asked.settles);
    const exit = subject.place === undefined ? endings?.quotedTo : endings?.exits[Number(subject.place) - 1];
    return exit ? read(exit) : null;
  };

export const QUOTE: Recomputes<typeof QUOTE_KINDS> = {
  'quote.settles': ofAsked(({ settles }) => settles),
  'quote.face': faceOf,
  'quote.unit': ofAsked(({ bond }) => bond.terms.lot),
  'quote.clean': ofPriced(({ clean }) => clean),
  'quote.accrued': ofAsked(({ bond, settles }) => {
    const schedule = quoted(bond, settles);
    return schedule?.isKnown ? schedule.accrued : null;
  }),
  'quote.full': ofPriced(({ full }) => full),
  'quote.consideration': considerationOf,
  'quote.accruedAmount': amountOf(({ schedule }) => schedule.accrued),
  'quote.duty': (world, subject, day) => costOf(world, subject, day, 0),
  'quote.fee': (world, subject, day) => costOf(world, subject, day, 1),
  'quote.toPay': toPayOf,
  'quote.currentYield': ofPriced(({ schedule, clean }) => (schedule.coupon > 0 && clean > 0 ? schedule.coupon / clean : null)),
  'quote.exit': ofExit(({ day }) => day),
  'quote.exitPrice': ofExit(({ price }) => price),
  'quote.yield': ofPriced((priced, { place }) => {
    const exit = place === undefined ? priced.quotedTo : priced.exits[Number(place) - 1];
    return exit && yieldTo(priced, exit).rate;
  }),
  'quote.worst': ofPriced(worstOf),
  'quote.afterTax': ofPriced(leftOf),
  'quote.discount': ofBill(({ price }) => 1 - price),
  'quote.billDays': ofBill(({ days }) => days),
  'quote.discountRate': ofBill(({ days, price }) => ((1 - price) * 365) / days),
  'quote.bondEquivalent': ofBill(({ days, price }) => bondEquivalent(price, days / 365)),
  'quote.duration': ofPriced(durationOf),
  'quote.macaulay': ofPriced(meanYearsOf),
  'quote.convexity': ofPriced(curvatureOf),
  'quote.basisPoint': amountOf((priced) => durationOf(priced) * priced.full * 0.0001),
  'quote.risePoint': amountOf(({ schedule, rate, full }) => priceAt(schedule, rate + 0.01) - full),
  'quote.payments': ofPayments((payments) => payments.length),
  'quote.paidOn': ofPayments((payments, { place }) => payments[Number(place) - 1]?.on),
  'quote.interest': paid(({ interest }) => interest),
  'quote.principal': paid(({ principal }) => principal),
  'quote.amount': paid(({ interest, principal }) => interest + principal),
  'quote.anchor': ofAsked(({ bond, settles }) => quoted(bond, settles)?.anchor),
  'quote.exDays': ofAsked(({ bond }) => bond.terms.exDays),
  'quote.fixing': ofAsked(({ bond }) => bond.terms.lastFixing ?? bond.coupon),
  'quote.fixedOn': ofAsked(({ bond }) => bond.terms.fixedOn),
  'quote.slab': ofAsked(({ slab }) => slab),
  'tax.slab': ofTax(({ slabs }, { place }) => slabs[Number(place) - 1]),
  'tax.cess': ofTax(({ cess }) => cess),
  'tax.longTerm': ofTax(({ longTerm }) => longTerm),
  'tax.longTermMonths': ofTax(({ longTermMonths }) => longTermMonths),
  'quote.taxFree': ofCompared(({ taxFree }) => taxFree.rate),
  'quote.taxable': ofCompared(({ taxable }) => taxable.rate),
  'quote.taxFreeLeaves': ofCompared(({ taxFree }) => leftOf(taxFree)),
  'quote.taxableLeaves': ofCompared(({ taxable }) => leftOf(taxable)),
  'quote.taxableNeeded': ofCompared(({ taxFree, taxable }) => {
    const least = leftOf(taxFree);
    return least === null ? null : yieldLeaving(least, taxable);
  }),
  'quote.matures': ofAsked(({ bond }) => bond.matures),
  'quote.issued': (world, subject, day) => {
    const rows = [world.trades, world.offers, ...world.sheets.map(({ offers }) => offers)].flat();
    const isIt = (name: string | null): boolean => name?.toUpperCase() === String(subject.bond).toUpperCase();
    const own = rows.flatMap(({ bond }) => (isIt(bond.id) || isIt(bond.isin) ? (bond.issued ?? []) : []));
    return [...new Set([askedOf(world, subject, day)?.bond.issued ?? [], own].flat())];
  },
  'quote.openDay': ({ holidays }, { settle, place }) => {
    const step = place === 1 ? -1 : 1;
    let day = Number(settle);
    while (!isOpen(day, holidays)) day += step;
    return day;
  },
  'quote.lot': ofAsked(({ bond }) => bond.terms.lot ?? SMALLEST_UNIT),
  'quote.nearest': (world, { nominal, place, ...subject }, day) => {
    const lot = askedOf(world, subject, day)?.bond.terms.lot;
    return lot == null ? null : Math.floor(Number(nominal) / lot + (place === 1 ? 0 : 1)) * lot;
  },
  'quote.lotCosts': (world, { amount: _, ...subject }, day) => {
    const lot = askedOf(world, subject, day)?.bond.terms.lot ?? SMALLEST_UNIT;
    return toPayOf(world, { ...subject, nominal: lot }, day);
  },
};
