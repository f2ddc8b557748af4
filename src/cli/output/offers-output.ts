import { bandLimitOf, structureOf } from '../../../views/recommendation/bond-words.ts';
import { formatRating } from '../../advisor/bonds/rating.ts';
import { traitsOf } from '../../advisor/bonds/traits-of.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import type { FoundOffer } from '../../advisor/offers/filter-offers.ts';
import { type Fraction, isoFromDay, percentFromFraction, rupeesFromPaise } from '../../advisor/units.ts';
import type { FoundOffers } from '../../usecases/offers/find-offers.ts';
import { table } from './table.ts';

const percent = (share: Fraction | null): number | null => (share === null ? null : percentFromFraction(share));
const rate = (share: Fraction | null): string => (share === null ? '-' : `${percentFromFraction(share).toFixed(2)}%`);

const offerJson = ({ bond, afterTax }: FoundOffer) => {
  const traits = traitsOf(bond);
  return {
    isin: bond.isin ?? bond.bondId,
    issuer: bond.issuer,
    bondType: bond.bondType,
    coupon: percent(bond.coupon),
    frequency: bond.frequency ?? null,
    ytm: percent(bond.yieldToMaturity),
    yieldAfterTax: percent(afterTax),
    rating: bond.rating && formatRating({ ...bond.rating, agency: null }),
    band: bond.band,
    bandReason: bandLimitOf(bond),
    maturity: bond.maturityDay === null ? null : isoFromDay(bond.maturityDay),
    minimum: bond.minimumInvestment === null ? null : rupeesFromPaise(bond.minimumInvestment),
    traits: traits.length > 0 ? traits : null,
  };
};

/** What was found, for other programs: rates in percent, money in rupees, days as YYYY-MM-DD. */
export const offersJson = ({ profile, asOf, onOffer, suitable, insteadOf, found }: FoundOffers) => ({
  client: profile?.clientId ?? null,
  asOf: isoFromDay(asOf),
  insteadOf: insteadOf && offerJson({ bond: insteadOf, afterTax: null }),
  onOffer,
  suitable,
  bonds: found.map(offerJson),
});

const HEADER = ['ISIN', 'issuer', 'type', 'yield', 'after tax', 'rating', 'maturity', 'from', 'structure', 'band'];

const rowOf = ({ bond, afterTax }: FoundOffer): readonly string[] => [
  bond.isin ?? bond.bondId,
  bond.issuer ?? '-',
  bond.bondType,
  rate(bond.yieldToMaturity),
  rate(afterTax),
  bond.rating ? formatRating(bond.rating) : '-',
  bond.maturityDay === null ? '-' : dayInWords(bond.maturityDay),
  bond.minimumInvestment === null ? '-' : `₹${rupeesFromPaise(bond.minimumInvestment).toLocaleString('en-IN')}`,
  structureOf(bond) ?? '-',
  bandLimitOf(bond) ?? bond.band ?? '-',
];

/** What was found, for a terminal. */
export const offersText = ({ profile, onOffer, suitable, insteadOf, found }: FoundOffers): string => {
  const of = profile === null ? `${onOffer} on offer` : `${suitable} that suit ${profile.clientId}, of ${onOffer} on offer`;
  const what = insteadOf === null ? 'bonds found' : `alternatives to ${insteadOf.isin ?? insteadOf.bondId}`;
  return [
    ...(insteadOf === null ? [] : [table(HEADER, [rowOf({ bond: insteadOf, afterTax: null })]), '']),
    `${found.length} ${what} among ${of}.`,
    ...(found.length === 0 ? [] : ['', table(HEADER, found.map(rowOf))]),
  ].join('\n');
};
