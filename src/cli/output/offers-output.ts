import { clientName } from '../../../views/asked-client/client-name.ts';
import { plural } from '../../../views/blocks/format.ts';
import { afterTaxIn, orderInWords, wishOf } from '../../../views/offers/wish-words.ts';
import { bandLimitOf, structureOf } from '../../../views/recommendation/bond-words.ts';
import { formatRating, GRADES, RISK_BANDS } from '../../advisor/bonds/rating.ts';
import { traitsOf } from '../../advisor/bonds/traits-of.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { bothDaysInWords, oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import type { FoundOffer } from '../../advisor/offers/filter-offers.ts';
import { withMinus } from '../../advisor/signed.ts';
import { guardianSentence } from '../../advisor/suitability/guardian.ts';
import { type Fraction, isoFromDay, percentFromFraction, rupeesFromPaise } from '../../advisor/units.ts';
import { type Claim, claim, claimAll, claimsOf, type Says } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';
import type { FoundOffers } from '../../usecases/offers/find-offers.ts';
import { table } from './table.ts';

const percent = (share: Fraction | null): number | null => (share === null ? null : percentFromFraction(share));
const rate = (share: Fraction): string => withMinus(`${percentFromFraction(share).toFixed(2)}%`);

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
export const offersJson = ({ profile, asOf, dataAsOf, oldBook, onOffer, suitable, insteadOf, found }: FoundOffers) => ({
  client: profile?.clientId ?? null,
  asOf: isoFromDay(asOf),
  dataAsOf: dataAsOf === null ? null : isoFromDay(dataAsOf),
  oldBook: oldBook && oldBookInWords(oldBook),
  insteadOf: insteadOf && offerJson({ bond: insteadOf, afterTax: null }),
  onOffer,
  suitable,
  bonds: found.map(offerJson),
  guardian: profile && found.length > 0 ? guardianSentence(profile) : null,
});

const HEADER = ['ISIN', 'issuer', 'type', 'yield', 'after tax', 'rating', 'maturity', 'from', 'structure', 'band'];

/** @param says makes claims of the day @param more what else the bond's claims are about */
const rowOf = (found: FoundOffer, says: Says, offers: FoundOffers, made: readonly Claim[] = []): readonly string[] => {
  const [{ bond }, { asOf }] = [found, offers];
  const about = (kind: ClaimKind, text: string, number: number): string => says(kind, text, number, { bond: bond.bondId });
  const { yieldToMaturity, maturityDay, minimumInvestment, band, rating } = bond;
  return [
    claimAll(bond.isin ?? bond.bondId, made),
    bond.issuer ?? '-',
    bond.bondType,
    yieldToMaturity === null ? '-' : about('offer.yield', rate(yieldToMaturity), yieldToMaturity),
    afterTaxIn(found, offers, says) ?? '-',
    rating ? about('offer.grade', formatRating(rating), GRADES.indexOf(rating.grade)) : '-',
    maturityDay === null ? '-' : about('offer.maturity', dayInWords(maturityDay), maturityDay),
    minimumInvestment === null
      ? '-'
      : about('offer.minimum', `₹${rupeesFromPaise(minimumInvestment).toLocaleString('en-IN')}`, minimumInvestment),
    structureOf(bond) ?? '-',
    bandLimitOf(bond, asOf) ??
      (band === null || band === 'default' ? (band ?? '-') : about('offer.band', band, RISK_BANDS.indexOf(band) + 1)),
  ];
};

/** What's said of a minor who is offered bonds; nothing of anybody else. */
const guardianLines = (profile: Profile): readonly string[] => {
  const sentence = guardianSentence(profile);
  const subject = { client: profile.clientId };
  const made = { kind: 'advice.minor', subject, number: sentence === null ? 0 : 1, asOf: profile.asOf } as const;
  return [claim(sentence ?? '', made)].filter((line) => line !== '');
};

/** What was found, for a terminal. */
export const offersText = (offers: FoundOffers): string => {
  const { profile, asOf, dataAsOf, oldBook, onOffer, suitable, insteadOf, found } = offers;
  const [says, wish] = [claimsOf({}, asOf), wishOf(offers)];
  const all = says('offers.all', `${onOffer} on offer`, onOffer);
  const fitting = profile && says('offers.fit', `${suitable} that suit ${clientName(profile, 80)}`, suitable, { client: profile.clientId });
  const what = insteadOf === null ? plural(found.length, 'bond') : plural(found.length, 'alternative');
  const counted = says('offers.found', what, found.length, wish);
  const many = insteadOf === null ? `${counted} found` : `${counted} to ${insteadOf.isin ?? insteadOf.bondId}`;
  const rows = found.map((each, at) => rowOf(each, says, offers, [says.made('offers.place', at + 1, { ...wish, bond: each.bond.bondId })]));
  return [
    ...(insteadOf === null ? [] : [table(HEADER, [rowOf({ bond: insteadOf, afterTax: null }, says, offers)]), '']),
    `${many} among ${fitting === null ? all : `${fitting}, of ${all}`}.${found.length > 1 ? ` ${orderInWords(offers)}` : ''}`,
    ...(profile && found.length > 0 ? guardianLines(profile) : []),
    ...(found.length === 0 ? [] : ['', table(HEADER, rows)]),
    '',
    ...(oldBook ? [oldBookInWords(oldBook)] : []),
    bothDaysInWords(asOf, dataAsOf),
  ].join('\n');
};
