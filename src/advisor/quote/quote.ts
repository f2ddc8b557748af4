import { type ClaimSubject, claimsOf, collectClaims, type MadeClaim, type Says } from '../../claims/claim.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import { type BondTrait, isTaxFree } from '../bonds/bond-traits.ts';
import { accruedInterest } from '../bonds/math/accrued-interest.ts';
import { redeemedEarly } from '../bonds/math/bond-terms.ts';
import { type CashFlow, cashFlowsAfter } from '../bonds/math/cash-flows.ts';
import { offerValuation } from '../bonds/offer-valuation.ts';
import { type Priceable, priceable } from '../bonds/priceable.ts';
import { traitsOf } from '../bonds/traits-of.ts';
import { type QuotedAt, type Valuation, valueBond } from '../bonds/value-bond.ts';
import { type Day, type Fraction, type Paise, paise } from '../units.ts';
import { compareAfterTax, type TaxComparison, type TaxedAs, yieldAfterTax } from './after-tax.ts';
import { type BillFigures, billFiguresOf } from './bill-figures.ts';
import { conventionInWords } from './convention-words.ts';
import { type Lots, lotsForAmount, lotsOfNominal, SMALLEST_LOT } from './lots.ts';
import { noPriceNotes, notesOn } from './note-words.ts';
import { purchaseCost, type Surcharges, type SurchargesThen, surchargesOn } from './purchase-cost.ts';
import { type TaxRules, taxRulesOn } from './tax.ts';

/** Rules for the desk's quotes. */
export interface PricingRules extends Surcharges {
  /** Earliest first. */
  readonly tax: readonly TaxRules[];
}

/** How much is bought: face value, or money for as many whole lots as it buys. */
export type Size = { readonly kind: 'nominal'; readonly nominal: Paise } | { readonly kind: 'amount'; readonly amount: Paise };

export interface QuoteRequest {
  readonly bond: BondOnOffer;
  /** The day whose market it's quoted by. */
  readonly on: Day;
  readonly settlement: Day;
  /** Whether somebody asked for this settlement day. */
  readonly settlementWanted?: boolean;
  /** Null: one lot, or ₹1 lakh. */
  readonly size: Size | null;
  /** Null: at the yield that the bond is offered or was traded at. */
  readonly at: QuotedAt | null;
  /** The client's tax slab, without cess; null: not known. */
  readonly slab: Fraction | null;
  /** A bond like it that's taxed the other way, to compare with; null: none is on offer. */
  readonly counterpart: BondOnOffer | null;
  readonly rules: PricingRules;
}

/** What a bond costs, and what comes back. Amounts are for the nominal; what isn't known is null, and `notes` says why. */
export interface Quote {
  readonly bond: BondOnOffer;
  readonly settlement: Day;
  /** Face value outstanding at settlement. */
  readonly nominal: Paise;
  readonly valuation: Valuation | null;
  /** Per unit of face value. */
  readonly accruedInterest: Fraction | null;
  /** Clean price and accrued interest of the nominal. */
  readonly consideration: Paise | null;
  /** Null: none configured, or no price. */
  readonly stampDuty: Paise | null;
  /** What the firm charges. Null: none configured, or no price. */
  readonly fee: Paise | null;
  /** Consideration, stamp duty and fee. Null without a price. */
  readonly toPay: Paise | null;
  readonly bill: BillFigures | null;
  readonly yieldAfterTax: Fraction | null;
  readonly slab: Fraction | null;
  readonly taxRules: TaxRules | null;
  /** With a bond that's taxed the other way. */
  readonly comparison: (TaxComparison & { readonly withBond: { readonly bondId: string; readonly taxFree: boolean } }) | null;
  readonly traits: readonly BondTrait[];
  /** In words: day count, coupons, compounding. */
  readonly convention: string;
  /** Per unit of face value; empty if what comes back isn't known. */
  readonly flows: readonly CashFlow[];
  readonly notes: readonly string[];
  /** Makes claims of this quote. */
  readonly says: Says;
  /** What `notes` and `convention` claim. */
  readonly claims: readonly MadeClaim[];
}

export type QuoteOutcome =
  | { readonly kind: 'quote'; readonly quote: Quote }
  | Exclude<Lots, { kind: 'lots' }>
  /** An amount can't be turned into lots; `notes` say why there's no price. */
  | { readonly kind: 'no-price'; readonly notes: readonly string[] };

/** ₹1 lakh. */
const USUAL_NOMINAL = paise(1_00_000_00);

type Named = Pick<QuoteRequest, 'settlement' | 'settlementWanted' | 'size' | 'at' | 'slab'> & {
  readonly bond: { readonly bondId: string };
};

/** What's quoted, as claims name it. */
export const quotedSubject = ({ bond, settlement, settlementWanted, size, at, slab }: Named): ClaimSubject => ({
  bond: bond.bondId,
  ...(settlementWanted && { settle: settlement }),
  ...(size?.kind === 'nominal' && { nominal: size.nominal }),
  ...(size?.kind === 'amount' && { amount: size.amount }),
  ...(at?.kind === 'yield' && { yield: at.yield }),
  ...(at?.kind === 'price' && { price: at.clean }),
  ...(slab !== null && { slab }),
});

/**
 * Quotes a bond that's alive on the settlement day. Amounts are rounded to the paisa.
 * @example quoteOf({ bond, on, settlement, size: { kind: 'nominal', nominal: paiseFromRupees(5e5) }, at: null, slab: fraction(0.3), counterpart: null, rules })
 */
export const quoteOf = (request: QuoteRequest): QuoteOutcome => {
  const { settlement, rules, slab } = request;
  const bond = { ...request.bond, traits: traitsOf(request.bond) };
  const described = priceable(bond, settlement);
  const at: QuotedAt | null = request.at ?? (bond.yieldToMaturity === null ? null : { kind: 'yield', yield: bond.yieldToMaturity });
  const valued = described.kind === 'priceable' && at !== null ? valueBond(described, settlement, at) : null;
  const valuation = valued?.kind === 'valued' ? valued.valuation : null;
  const surcharges = surchargesOn(rules, settlement, bond.bondType);
  const lots = lotsOf(request, valuation, surcharges);
  if (lots.kind === 'no-price') return { kind: 'no-price', notes: noPriceNotes(described, valued) };
  if (lots.kind !== 'lots') return lots;
  const cost = valuation && purchaseCost(lots.nominal, valuation.dirtyPrice, surcharges);
  const taxRules = taxRulesOn(rules.tax, settlement);
  const taxedAs = taxRules && { rules: taxRules, slab, taxFree: isTaxFree(bond), listed: bond.terms?.listed ?? true };
  const says = claimsOf(quotedSubject(request), request.on);
  const convention = collectClaims(() => conventionInWords(described, says));
  const quote: Omit<Quote, 'notes' | 'claims'> = {
    bond,
    settlement,
    nominal: lots.nominal,
    valuation,
    accruedInterest: described.kind === 'priceable' ? accruedInterest(described.terms, settlement) : null,
    consideration: cost?.consideration ?? null,
    stampDuty: cost?.stampDuty ?? null,
    fee: cost?.fee ?? null,
    toPay: cost?.total ?? null,
    bill: valuation && billFiguresOf(valuation),
    yieldAfterTax: valuation && taxedAs && yieldAfterTax(valuation, taxedAs),
    slab,
    taxRules,
    comparison: comparisonOf(request, valuation, taxedAs),
    traits: bond.traits,
    convention: convention.built,
    flows: valuation?.flows ?? flowsOf(described, settlement),
    says,
  };
  const notes = collectClaims(() => notesOn(quote, { request, described, valued }));
  return { kind: 'quote', quote: { ...quote, notes: notes.built, claims: [...convention.claims, ...notes.claims] } };
};

/** What the bond and its counterpart leave, one of them tax-free; null without both, or without a slab. */
const comparisonOf = (
  { bond, counterpart, settlement }: QuoteRequest,
  valuation: Valuation | null,
  taxedAs: TaxedAs | null,
): Quote['comparison'] => {
  const other = counterpart && offerValuation(counterpart, settlement);
  if (!valuation || !other || taxedAs?.slab == null) return null;
  const otherAs = { ...taxedAs, taxFree: !taxedAs.taxFree, listed: counterpart.terms?.listed ?? true };
  const compared = isTaxFree(bond)
    ? compareAfterTax(valuation, taxedAs, other, otherAs)
    : compareAfterTax(other, otherAs, valuation, taxedAs);
  return compared && { ...compared, withBond: { bondId: counterpart.bondId, taxFree: otherAs.taxFree } };
};

const flowsOf = (described: Priceable, settlement: Day): readonly CashFlow[] =>
  described.kind === 'priceable' ? cashFlowsAfter(redeemedEarly(described.terms, described.quotedTo), settlement) : [];

const lotsOf = (
  { size, bond }: QuoteRequest,
  valuation: Valuation | null,
  surcharges: SurchargesThen,
): Lots | { readonly kind: 'no-price' } => {
  const lot = bond.terms?.faceValue ?? null;
  if (size?.kind === 'nominal') return lotsOfNominal(size.nominal, lot);
  if (size?.kind === 'amount')
    return valuation ? lotsForAmount(size.amount, lot ?? SMALLEST_LOT, valuation.dirtyPrice, surcharges) : { kind: 'no-price' };
  return { kind: 'lots', nominal: lot ?? USUAL_NOMINAL };
};
