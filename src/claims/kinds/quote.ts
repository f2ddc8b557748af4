import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of a quote of `bond`, by the market of the day. It's for a `nominal` (face value, paise), or for as many whole units as an `amount`
 * (paise, duty and fee included) buys, a unit being its known face value or ₹100; without either, for one unit, or ₹1 lakh where that isn't known. It's
 * at a `yield` or a clean `price`; without either, at `offer.yield`. It settles on day `settle`, or without it on `quote.settles`. The
 * conventions, exits, taxes and duties are those of docs/pricing.md. Prices are per unit of the face value outstanding at settlement, and so is
 * `quote.face`. `slab` is the client's tax slab. Payments are numbered by `place`, earliest first.
 */
export const QUOTE_KINDS = {
  'quote.settles': {
    unit: 'day',
    definition:
      'When it settles: as what’s agreed on the day does or, if it’s issued after that, on the first open day from its issue day.',
  },
  'quote.face': { unit: 'paise', definition: 'The face value that’s quoted.' },
  'quote.unit': { unit: 'paise', definition: 'The face value of one unit, as far as the desk knows it.' },
  'quote.clean': { unit: 'price', definition: 'The full price less `quote.accrued`.' },
  'quote.accrued': {
    unit: 'price',
    definition: 'Interest from the running period’s start to settlement; from its ex-day on, minus the interest still to come.',
  },
  'quote.full': { unit: 'price', definition: 'What the payments to come are worth at the yield.' },
  'quote.consideration': { unit: 'paise', definition: 'The full price of the face value, to the paisa.' },
  'quote.accruedAmount': { unit: 'paise', definition: '`quote.accrued` of the face value.' },
  'quote.duty': { unit: 'paise', definition: 'The stamp duty on `quote.consideration` that’s configured for the settlement day and type.' },
  'quote.fee': { unit: 'paise', definition: 'The firm’s fee on `quote.consideration` that’s configured for the settlement day.' },
  'quote.toPay': { unit: 'paise', definition: '`quote.consideration`, `quote.duty` and `quote.fee`, as far as there are any.' },
  'quote.currentYield': { unit: 'fraction', definition: 'The coupon of the settlement day, divided by the clean price.' },
  'quote.exit': {
    unit: 'day',
    definition: 'Exit number `place`: days after settlement on which it may be repaid, earliest first. A perpetual’s have no maturity.',
  },
  'quote.exitPrice': { unit: 'price', definition: 'What exit number `place` pays per unit of what’s then outstanding.' },
  'quote.yield': {
    unit: 'fraction',
    definition: 'The yield to exit number `place`; without it, to maturity (a perpetual: to the first exit).',
  },
  'quote.worst': {
    unit: 'fraction',
    definition: 'The lowest of the yields to all exits. Nobody knows it if it may be called or put on days that aren’t recorded.',
  },
  'quote.afterTax': {
    unit: 'fraction',
    definition:
      'The yield of what’s left after tax by the rules of the settlement day: interest earned since settlement by the slab, cess included (tax-free: none); what’s repaid above the clean price by the long-term rate if it’s listed and held long enough, else by the slab.',
  },
  'quote.discount': { unit: 'price', definition: 'Of a bill: 1 less its price.' },
  'quote.billDays': { unit: 'count', definition: 'Of a bill: days from settlement to maturity.' },
  'quote.discountRate': { unit: 'fraction', definition: 'Of a bill: its discount a year of 365 days.' },
  'quote.bondEquivalent': {
    unit: 'fraction',
    definition: 'Of a bill: its return as a half-yearly bond’s yield, simple up to half a year (US Treasury, 365 days a year).',
  },
  'quote.duration': { unit: 'years', definition: 'The modified duration at the yield.' },
  'quote.macaulay': { unit: 'years', definition: 'The mean time to the payments, weighted by what each is worth today.' },
  'quote.convexity': { unit: 'factor', definition: 'The second derivative of the full price by the yield, divided by the price.' },
  'quote.basisPoint': { unit: 'paise', definition: 'What the face value loses if the yield rises by 0.01 points, by the duration.' },
  'quote.risePoint': { unit: 'paise', definition: 'How the full price of the face value changes if the yield rises by one point.' },
  'quote.payments': { unit: 'count', definition: 'How many payments there are after settlement, up to what the yield is to.' },
  'quote.paidOn': { unit: 'day', definition: 'The day of payment `place`.' },
  'quote.interest': { unit: 'paise', definition: 'The interest of payment `place`; with `year`, of all payments of that calendar year.' },
  'quote.principal': { unit: 'paise', definition: 'What payment `place`, or all of `year`, repays.' },
  'quote.amount': { unit: 'paise', definition: 'Interest and principal of payment `place`.' },
  'quote.anchor': {
    unit: 'day',
    definition: 'The day from which coupon days are counted back: the last coupon before an odd last period, else the end of the bond.',
  },
  'quote.exDays': { unit: 'count', definition: 'How many days before a coupon the buyer no longer gets it.' },
  'quote.fixing': { unit: 'fraction', definition: 'A floater’s coupon: its last fixing, else its coupon.' },
  'quote.fixedOn': { unit: 'day', definition: 'The day of that fixing.' },
  'quote.slab': { unit: 'fraction', definition: '`slab` itself.' },
  'tax.slab': { unit: 'fraction', definition: 'Tax slab number `place` of the settlement day, lowest first.' },
  'tax.cess': { unit: 'fraction', definition: 'The cess on every tax then.' },
  'tax.longTerm': { unit: 'fraction', definition: 'The rate on long-term gains of listed bonds then.' },
  'tax.longTermMonths': { unit: 'count', definition: 'From over how many months on a gain is long-term then.' },
  // Its counterpart is on offer with a price, in the same band, taxed the other way, nearest in maturity, then of the higher yield.
  'quote.taxFree': { unit: 'fraction', definition: 'The yield of the one of `bond` and its counterpart whose interest is tax-free.' },
  'quote.taxable': { unit: 'fraction', definition: 'The yield of the other one.' },
  'quote.taxFreeLeaves': { unit: 'fraction', definition: '`quote.afterTax` of the tax-free one.' },
  'quote.taxableLeaves': { unit: 'fraction', definition: '`quote.afterTax` of the taxable one.' },
  'quote.taxableNeeded': {
    unit: 'fraction',
    definition: 'The yield with which the taxable one has the `quote.afterTax` of the tax-free one.',
  },
  // Why there's no quote.
  'quote.matures': { unit: 'day', definition: 'When `bond` matures.' },
  'quote.issued': { unit: 'day', definition: 'When `bond` is issued, by the market of the day or by one of its rows.' },
  'quote.openDay': { unit: 'day', definition: 'The last open day before day `settle` (`place` 1), the first one after it (`place` 2).' },
  'quote.lot': { unit: 'paise', definition: '`quote.unit`, or ₹100 where the desk doesn’t know it.' },
  'quote.nearest': { unit: 'paise', definition: 'The multiple of `quote.unit` next below `nominal` (`place` 1), or above it (`place` 2).' },
  'quote.lotCosts': { unit: 'paise', definition: '`quote.toPay` for one `quote.lot`.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
