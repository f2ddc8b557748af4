import type { BondOnOffer } from '../bonds/bond.ts';
import { isTaxFree } from '../bonds/bond-traits.ts';
import type { NotPriceable, Priceable } from '../bonds/priceable.ts';
import type { Valued } from '../bonds/value-bond.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import { type Fraction, percentFromFraction } from '../units.ts';
import { rupeesInWords } from '../words/rupees-in-words.ts';
import type { Quote, QuoteRequest } from './quote.ts';

const WHY_NOT: Readonly<Record<NotPriceable, string>> = {
  'market-linked': 'Market-linked: what it pays depends on an index, so no yield values it. Ask its valuation agency for a price.',
  'gold-linked': 'Sovereign gold bond: what it repays depends on the price of gold, so no yield values it.',
  'maturity-unknown': 'No maturity day is recorded, so there’s no price.',
  'perpetual-without-call': 'Perpetual, and no future call day is recorded, so there’s no day to price it to.',
  matured: 'It has matured.',
  'coupon-unknown': 'No coupon is recorded, so there’s no price.',
  'frequency-unknown': 'How often it pays isn’t recorded, so there’s no price.',
  'issue-day-unknown': 'It pays its interest at maturity, and the day that starts isn’t recorded. So there’s no price.',
  'terms-conflict': 'Its terms contradict each other, so there’s no price',
};

const NO_YIELD: Readonly<Record<Extract<Valued, { kind: 'no-yield' }>['reason'], string>> = {
  'price-not-positive': 'With the accrued interest the price isn’t above 0, so it has no yield.',
  'no-time-left': 'By its day count no time is left, so any yield has this price.',
  'out-of-reach': 'No sensible yield has this price.',
  'not-converged': 'The yield at this price can’t be found.',
};

const percent = (share: Fraction): string => `${Number(percentFromFraction(share).toFixed(2))}%`;

/** Why a bond has no price; empty if it has one. */
export const noPriceNotes = (described: Priceable, valued: Valued | null): readonly string[] => {
  if (described.kind === 'not-priceable')
    return [described.detail === undefined ? WHY_NOT[described.reason] : `${WHY_NOT[described.reason]}: ${described.detail}.`];
  if (valued === null) return ['No offer and no trade says a yield, so there’s no price.'];
  return valued.kind === 'no-yield' ? [NO_YIELD[valued.reason]] : [];
};

interface Behind {
  readonly request: QuoteRequest;
  readonly described: Priceable;
  readonly valued: Valued | null;
}

/** Notes on the figures: why some are missing, and what was assumed. */
export const notesOn = (quote: Omit<Quote, 'notes'>, { request, described, valued }: Behind): readonly string[] => [
  ...noPriceNotes(described, valued),
  ...(valued?.kind === 'valued' && request.at === null ? yieldNotes(quote.bond) : []),
  ...structureNotes(quote, described),
  ...sizeNotes(quote, request),
  ...(quote.valuation && quote.stampDuty === null ? ['Stamp duty isn’t included: none is configured.'] : []),
  ...(quote.valuation ? taxNotes(quote) : []),
];

const yieldNotes = ({ yieldFrom, yieldDay }: BondOnOffer): readonly string[] =>
  yieldFrom === 'last-trade' && yieldDay !== null
    ? [`The yield is that of its last trade, on ${dayInWords(yieldDay)}. Ask for today’s.`]
    : [];

const structureNotes = ({ traits, valuation, bond }: Omit<Quote, 'notes'>, described: Priceable): readonly string[] => {
  if (described.kind === 'not-priceable') return [];
  const notes: string[] = [];
  const { terms, quotedTo } = described;
  if (quotedTo.kind === 'call') notes.push(`Perpetual: priced to its call on ${dayInWords(quotedTo.day)}, but the issuer needn’t call.`);
  if (traits.includes('floating'))
    notes.push(
      `Floating rate: every coupon is taken at its last fixing, ${percent(terms.coupon)}${bond.terms?.fixedOn === undefined ? '' : ` of ${dayInWords(bond.terms.fixedOn)}`}.`,
    );
  if (traits.includes('convertible')) notes.push('Convertible: priced as a plain bond; the right to shares isn’t valued.');
  for (const [trait, right, days] of [
    ['callable', 'Callable', bond.terms?.calls],
    ['puttable', 'Puttable', bond.terms?.puts],
  ] as const)
    if (traits.includes(trait) && !days?.length) notes.push(`${right}, but the days aren’t recorded, so the yield to worst isn’t known.`);
  if (traits.includes('amortising') && !terms.repayments?.length)
    notes.push('Repaid in parts, but the days aren’t recorded: priced as if all were repaid at maturity.');
  if (traits.includes('step-up') && !terms.steps?.length)
    notes.push('Its coupon steps up, but the days aren’t recorded: priced at today’s coupon.');
  if (bond.coupon === 0 && bond.frequency && bond.frequency !== 'at maturity')
    notes.push('Its coupon is recorded as 0, yet it’s said to pay coupons: priced as a zero coupon bond.');
  if (valuation && valuation.currentYield === null) notes.push('It pays no coupon, so there’s no current yield.');
  if (valuation && valuation.accruedInterest < 0)
    notes.push('Ex-coupon: the seller keeps the next coupon, so accrued interest is negative.');
  return notes;
};

const sizeNotes = ({ bond, nominal }: Omit<Quote, 'notes'>, { size }: QuoteRequest): readonly string[] => {
  const minimum = bond.minimumInvestment;
  return [
    ...(size === null ? [`For a face value of ${rupeesInWords(nominal / 100)}, since none was given.`] : []),
    ...(size?.kind === 'amount' && !bond.terms?.faceValue ? ['The face value of one unit isn’t recorded; lots of ₹100 are assumed.'] : []),
    ...(minimum !== null && nominal < minimum ? [`Below the offer’s minimum of ${rupeesInWords(minimum / 100)}.`] : []),
  ];
};

const taxNotes = ({ bond, slab, taxRules, yieldAfterTax, comparison }: Omit<Quote, 'notes'>): readonly string[] => {
  if (!taxRules) return ['No tax rules apply on the settlement day, so there’s no yield after tax.'];
  if (yieldAfterTax === null && slab === null) return ['Without a tax slab there’s no yield after tax.'];
  if (yieldAfterTax === null) return ['Tax takes all of it, so there’s no yield after tax.'];
  const cess = taxRules.cess > 0 ? ` plus ${percent(taxRules.cess)} cess` : '';
  const bySlab = slab === null ? null : `by the ${percent(slab)} slab${cess}`;
  const longTerm = `at ${percent(taxRules.longTermGains)}${cess}, if held over ${taxRules.longTermAfterMonths} months`;
  const isListed = bond.terms?.listed ?? true;
  return [
    ...(slab === null || taxRules.slabs.includes(slab)
      ? []
      : [`${percent(slab)} isn’t one of the slabs (${taxRules.slabs.map(percent).join(', ')}).`]),
    `After tax: ${[
      isTaxFree(bond) ? 'interest is exempt' : bySlab && `interest is taxed ${bySlab}`,
      isListed ? `gains of a listed bond ${longTerm}` : bySlab && `gains of an unlisted bond ${bySlab}`,
    ]
      .filter(Boolean)
      .join('; ')}. Surcharge isn’t included, and a loss saves no tax.`,
    ...(comparison && slab !== null ? [comparisonInWords(comparison, slab)] : []),
  ];
};

/** "Tax-free 5.8% vs taxable 7.3% (INE002A08DE9): at the 30% slab the taxable bond leaves 5.02%. The tax-free one is worth a taxable 8.43%." */
export const comparisonInWords = (
  { taxFree, taxable, taxableAfterTax, taxableNeeded, withBond }: NonNullable<Quote['comparison']>,
  slab: Fraction,
): string => {
  const [left, right] = withBond.taxFree ? [` (${withBond.bondId})`, ''] : ['', ` (${withBond.bondId})`];
  const worth = taxableNeeded === null ? '' : ` The tax-free one is worth a taxable ${percent(taxableNeeded)}.`;
  return `Tax-free ${percent(taxFree)}${left} vs taxable ${percent(taxable)}${right}: at the ${percent(slab)} slab the taxable bond leaves ${percent(taxableAfterTax)}.${worth}`;
};
