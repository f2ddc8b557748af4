import { formatRating } from '../../advisor/bonds/rating.ts';
import type { Quote } from '../../advisor/quote/quote.ts';
import { type Fraction, isoFromDay, type Paise, paise, percentFromFraction, rupeesFromPaise } from '../../advisor/units.ts';
import type { Ticket } from '../../usecases/quote/quote-bond.ts';

/** A rate in percent, or a price per 100 of face value: to 10 decimals. */
const per100 = (share: Fraction | null | undefined): number | null => (share == null ? null : percentFromFraction(share));
const rupees = (amount: Paise | null): number | null => (amount === null ? null : rupeesFromPaise(amount));
/** Of a nominal, to the paisa. */
const amountOf = (nominal: Paise, share: number | null | undefined): number | null =>
  share == null ? null : rupeesFromPaise(paise(Math.round(nominal * share)));

/** Sensitivity of a nominal, unrounded because it's never paid. */
const exactly = (nominal: Paise, share: number | null | undefined): number | null =>
  share == null ? null : rupeesFromPaise(nominal) * share;

/**
 * The JSON document that other programs rely on: prices per 100 of face value, amounts in rupees, yields in percent a year, days as YYYY-MM-DD.
 * `basisPointValue` and `riseOnePoint` are for the nominal.
 * @param ticket absent from the document without a client
 */
export const quoteJson = (quote: Quote, ticket: Ticket | null = null) => {
  const { bond, nominal, valuation, consideration, stampDuty, comparison, bill } = quote;
  const accrued = consideration === null || !valuation ? null : paise(Math.round(nominal * valuation.accruedInterest));
  return {
    ...(ticket && { client: ticket.clientId, question: ticket.question && `The amount ${ticket.question.reason}.` }),
    isin: bond.isin ?? bond.bondId,
    issuer: bond.issuer,
    bondType: bond.bondType,
    rating: bond.rating && formatRating({ ...bond.rating, agency: null }),
    coupon: per100(bond.coupon),
    maturity: bond.maturityDay === null ? null : isoFromDay(bond.maturityDay),
    settlement: isoFromDay(quote.settlement),
    nominal: rupeesFromPaise(nominal),
    cleanPrice: per100(valuation?.cleanPrice),
    accruedInterest: per100(quote.accruedInterest),
    dirtyPrice: per100(valuation?.dirtyPrice),
    consideration: rupees(consideration),
    accruedAmount: rupees(accrued),
    stampDuty: rupees(stampDuty),
    fee: rupees(quote.fee),
    currentYield: per100(valuation?.currentYield),
    yieldToMaturity: valuation?.quotedTo.kind === 'maturity' ? per100(valuation.yield) : null,
    yields: (valuation?.yields ?? []).map((exit) => ({
      to: exit.kind,
      day: isoFromDay(exit.day),
      price: per100(exit.price),
      yield: per100(exit.yield),
    })),
    yieldToWorst: per100(valuation?.worst?.yield),
    yieldAfterTax: per100(quote.yieldAfterTax),
    slab: per100(quote.slab),
    taxComparison: comparison && {
      with: comparison.withBond.bondId,
      taxFree: per100(comparison.taxFree),
      taxable: per100(comparison.taxable),
      taxFreeAfterTax: per100(comparison.taxFreeAfterTax),
      taxableAfterTax: per100(comparison.taxableAfterTax),
      taxableNeeded: per100(comparison.taxableNeeded),
    },
    modifiedDuration: valuation?.modifiedDuration ?? null,
    macaulayDuration: valuation?.macaulayDuration ?? null,
    convexity: valuation?.convexity ?? null,
    basisPointValue: exactly(nominal, valuation?.basisPointValue),
    riseOnePoint: exactly(nominal, valuation?.riseOnePoint),
    bill: bill && {
      days: bill.days,
      discount: per100(bill.discount),
      discountRate: per100(bill.discountRate),
      bondEquivalentYield: per100(bill.bondEquivalentYield),
    },
    convention: quote.convention,
    traits: quote.traits,
    cashFlows: quote.flows.map(({ day, amount, interest, principal }) => ({
      day: isoFromDay(day),
      amount: amountOf(nominal, amount),
      interest: amountOf(nominal, interest),
      principal: amountOf(nominal, principal),
    })),
    notes: quote.notes,
  };
};
