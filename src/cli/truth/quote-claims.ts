import type { Says } from '../../claims/claim.ts';
import type { quoteJson } from '../output/quote-json.ts';
import { type ClaimedField, claimFields, fieldsOf, SAID } from './claimed-fields.ts';

type Document = ReturnType<typeof quoteJson>;

/** Every number of a quote as JSON. @param says makes claims of the quote */
export const quoteFields = (document: Document, says: Says): readonly ClaimedField[] => {
  const field = fieldsOf(says);
  const { taxComparison, bill } = document;
  return [
    ...field('coupon', document.coupon, SAID.percent, 'offer.coupon'),
    ...field('maturity', document.maturity, SAID.day, 'offer.maturity'),
    ...field('settlement', document.settlement, SAID.day, 'quote.settles'),
    ...field('nominal', document.nominal, SAID.rupees, 'quote.face'),
    ...field('cleanPrice', document.cleanPrice, SAID.price, 'quote.clean'),
    ...field('accruedInterest', document.accruedInterest, SAID.price, 'quote.accrued'),
    ...field('dirtyPrice', document.dirtyPrice, SAID.price, 'quote.full'),
    ...field('consideration', document.consideration, SAID.rupees, 'quote.consideration'),
    ...field('accruedAmount', document.accruedAmount, SAID.rupees, 'quote.accruedAmount'),
    ...field('stampDuty', document.stampDuty, SAID.rupees, 'quote.duty'),
    ...field('fee', document.fee, SAID.rupees, 'quote.fee'),
    ...field('currentYield', document.currentYield, SAID.percent, 'quote.currentYield'),
    ...field('yieldToMaturity', document.yieldToMaturity, SAID.percent, 'quote.yield'),
    ...document.yields.flatMap((exit, at) => [
      ...field(`yields.${at}.day`, exit.day, SAID.day, 'quote.exit', { place: at + 1 }),
      ...field(`yields.${at}.price`, exit.price, SAID.price, 'quote.exitPrice', { place: at + 1 }),
      ...field(`yields.${at}.yield`, exit.yield, SAID.percent, 'quote.yield', { place: at + 1 }),
    ]),
    ...field('yieldToWorst', document.yieldToWorst, SAID.percent, 'quote.worst'),
    ...field('yieldAfterTax', document.yieldAfterTax, SAID.percent, 'quote.afterTax'),
    ...field('slab', document.slab, SAID.percent, 'quote.slab'),
    ...(taxComparison
      ? [
          ...field('taxComparison.taxFree', taxComparison.taxFree, SAID.percent, 'quote.taxFree'),
          ...field('taxComparison.taxable', taxComparison.taxable, SAID.percent, 'quote.taxable'),
          ...field('taxComparison.taxFreeAfterTax', taxComparison.taxFreeAfterTax, SAID.percent, 'quote.taxFreeLeaves'),
          ...field('taxComparison.taxableAfterTax', taxComparison.taxableAfterTax, SAID.percent, 'quote.taxableLeaves'),
          ...field('taxComparison.taxableNeeded', taxComparison.taxableNeeded, SAID.percent, 'quote.taxableNeeded'),
        ]
      : []),
    ...field('modifiedDuration', document.modifiedDuration, SAID.plain, 'quote.duration'),
    ...field('macaulayDuration', document.macaulayDuration, SAID.plain, 'quote.macaulay'),
    ...field('convexity', document.convexity, SAID.plain, 'quote.convexity'),
    ...field('basisPointValue', document.basisPointValue, SAID.exactRupees, 'quote.basisPoint'),
    ...field('riseOnePoint', document.riseOnePoint, SAID.exactRupees, 'quote.risePoint'),
    ...(bill
      ? [
          ...field('bill.days', bill.days, SAID.plain, 'quote.billDays'),
          ...field('bill.discount', bill.discount, SAID.price, 'quote.discount'),
          ...field('bill.discountRate', bill.discountRate, SAID.percent, 'quote.discountRate'),
          ...field('bill.bondEquivalentYield', bill.bondEquivalentYield, SAID.percent, 'quote.bondEquivalent'),
        ]
      : []),
    ...document.cashFlows.flatMap(({ day, amount, interest, principal }, at) => [
      ...field(`cashFlows.${at}.day`, day, SAID.day, 'quote.paidOn', { place: at + 1 }),
      ...field(`cashFlows.${at}.amount`, amount, SAID.rupees, 'quote.amount', { place: at + 1 }),
      ...field(`cashFlows.${at}.interest`, interest, SAID.rupees, 'quote.interest', { place: at + 1 }),
      ...field(`cashFlows.${at}.principal`, principal, SAID.rupees, 'quote.principal', { place: at + 1 }),
    ]),
  ];
};

/** Hands the claims of the document over to whoever collects claims. */
export const claimQuote = (document: Document, says: Says): Document => {
  claimFields(quoteFields(document, says));
  return document;
};
