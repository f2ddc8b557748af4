import type { Says } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';
import { isTaxFree } from '../bonds/bond-traits.ts';
import type { NotPriceable, Priceable } from '../bonds/priceable.ts';
import type { Valued } from '../bonds/value-bond.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import { withMinus } from '../signed.ts';
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

const percent = (share: Fraction): string => withMinus(`${Number(percentFromFraction(share).toFixed(2))}%`);

/** Why a bond has no price; empty if it has one. */
export const noPriceNotes = (described: Priceable, valued: Valued | null): readonly string[] => {
  if (described.kind === 'not-priceable')
    return [described.detail === undefined ? WHY_NOT[described.reason] : `${WHY_NOT[described.reason]}: ${described.detail}.`];
  if (valued === null) return ['No offer and no trade says a yield, so there’s no price.'];
  return valued.kind === 'no-yield' ? [NO_YIELD[valued.reason]] : [];
};

/** A quote before there are notes on it. */
type Described = Omit<Quote, 'notes' | 'claims'>;

interface Behind {
  readonly request: QuoteRequest;
  readonly described: Priceable;
  readonly valued: Valued | null;
}

/** Notes on the figures: why some are missing, and what was assumed. */
export const notesOn = (quote: Described, { request, described, valued }: Behind): readonly string[] => [
  ...noPriceNotes(described, valued),
  ...(valued?.kind === 'valued' && request.at === null ? yieldNotes(quote) : []),
  ...structureNotes(quote, described),
  ...sizeNotes(quote, request),
  ...(quote.valuation && quote.stampDuty === null ? ['Stamp duty isn’t included: none is configured.'] : []),
  ...(quote.fee ? ['The yields don’t count the fee.'] : []),
  ...(quote.valuation ? taxNotes(quote) : []),
];

const yieldNotes = ({ bond: { yieldFrom, yieldDay }, says }: Described): readonly string[] =>
  yieldFrom === 'last-trade' && yieldDay !== null
    ? [`The yield is that of its last trade, on ${says('offer.yieldDay', dayInWords(yieldDay), yieldDay)}. Ask for today’s.`]
    : [];

const structureNotes = ({ traits, valuation, bond, says }: Described, described: Priceable): readonly string[] => {
  if (described.kind === 'not-priceable') return [];
  const notes: string[] = [];
  const { terms, quotedTo } = described;
  const fixedOn = bond.terms?.fixedOn;
  const exit = (): string => says('quote.exit', dayInWords(quotedTo.day), quotedTo.day);
  if (quotedTo.kind === 'call') notes.push(`Perpetual: priced to its call on ${exit()}, but the issuer needn’t call.`);
  if (traits.includes('floating'))
    notes.push(
      `Floating rate: every coupon is taken at its last fixing, ${says('quote.fixing', percent(terms.coupon), terms.coupon)}${fixedOn === undefined ? '' : ` of ${says('quote.fixedOn', dayInWords(fixedOn), fixedOn)}`}.`,
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
    notes.push(
      `Its coupon is recorded as ${says('offer.coupon', percent(bond.coupon), bond.coupon)}, yet it’s said to pay coupons: priced as a zero coupon bond.`,
    );
  if (valuation && valuation.currentYield === null) notes.push('It pays no coupon, so there’s no current yield.');
  if (valuation && valuation.accruedInterest < 0)
    notes.push('Ex-coupon: the seller keeps the next coupon, so accrued interest is negative.');
  return notes;
};

const sizeNotes = ({ bond, nominal, says }: Described, { size }: QuoteRequest): readonly string[] => {
  const minimum = bond.minimumInvestment;
  return [
    ...(size === null ? [`For a face value of ${says('quote.face', rupeesInWords(nominal / 100), nominal)}, since none was given.`] : []),
    ...(size?.kind === 'amount' && !bond.terms?.faceValue ? ['The face value of one unit isn’t recorded; lots of ₹100 are assumed.'] : []),
    ...(minimum !== null && nominal < minimum
      ? [`Below the offer’s minimum of ${says('offer.minimum', rupeesInWords(minimum / 100), minimum)}.`]
      : []),
  ];
};

const taxNotes = ({ bond, slab, taxRules, yieldAfterTax, comparison, says }: Described): readonly string[] => {
  if (!taxRules) return ['No tax rules apply on the settlement day, so there’s no yield after tax.'];
  if (yieldAfterTax === null && slab === null) return ['Without a tax slab there’s no yield after tax.'];
  if (yieldAfterTax === null) return ['Tax takes all of it, so there’s no yield after tax.'];
  const { cess, longTermGains, longTermAfterMonths } = taxRules;
  const withCess = cess > 0 ? ` plus ${says('tax.cess', percent(cess), cess)} cess` : '';
  const ofSlab = slab === null ? null : says('quote.slab', percent(slab), slab);
  const bySlab = ofSlab === null ? null : `by the ${ofSlab} slab${withCess}`;
  const months = says('tax.longTermMonths', `${longTermAfterMonths} months`, longTermAfterMonths);
  const longTerm = `at ${says('tax.longTerm', percent(longTermGains), longTermGains)}${withCess}, if held over ${months}`;
  const slabs = taxRules.slabs.map((each, at) => says('tax.slab', percent(each), each, { place: at + 1 }));
  const isListed = bond.terms?.listed ?? true;
  return [
    ...(slab === null || taxRules.slabs.includes(slab) ? [] : [`${ofSlab} isn’t one of the slabs (${slabs.join(', ')}).`]),
    `Yield after tax is the yield of what’s left of the payments: ${[
      isTaxFree(bond) ? 'interest is exempt' : bySlab && `interest is taxed ${bySlab}`,
      isListed ? `gains of a listed bond ${longTerm}` : bySlab && `gains of an unlisted bond ${bySlab}`,
    ]
      .filter(Boolean)
      .join('; ')}. Surcharge isn’t included, and a loss saves no tax.`,
    ...(comparison && slab !== null ? [comparisonInWords(comparison, slab, says)] : []),
  ];
};

/**
 * "Tax-free 5.8% vs taxable 7.3% (INE002A08DE9): at the 30% slab they leave 5.8% vs 5.02% after tax. To leave as much, the taxable one must
 * yield 8.43%."
 */
const comparisonInWords = (
  { taxFree, taxable, taxFreeAfterTax, taxableAfterTax, taxableNeeded, withBond }: NonNullable<Quote['comparison']>,
  slab: Fraction,
  says: Says,
): string => {
  const [left, right] = withBond.taxFree ? [` (${withBond.bondId})`, ''] : ['', ` (${withBond.bondId})`];
  const rate = (kind: ClaimKind, share: Fraction): string => says(kind, percent(share), share);
  const yields = `Tax-free ${rate('quote.taxFree', taxFree)}${left} vs taxable ${rate('quote.taxable', taxable)}${right}`;
  const leave = `${rate('quote.taxFreeLeaves', taxFreeAfterTax)} vs ${rate('quote.taxableLeaves', taxableAfterTax)} after tax`;
  const needed =
    taxableNeeded === null ? '' : ` To leave as much, the taxable one must yield ${rate('quote.taxableNeeded', taxableNeeded)}.`;
  return `${yields}: at the ${rate('quote.slab', slab)} slab they leave ${leave}.${needed}`;
};
