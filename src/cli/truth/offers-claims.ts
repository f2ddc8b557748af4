import { type Day, dayFromIso } from '../../advisor/units.ts';
import { claimsOf } from '../../claims/claim.ts';
import type { offersJson } from '../output/offers-output.ts';
import { type ClaimedField, claimFields, fieldsOf, SAID } from './claimed-fields.ts';

type Document = ReturnType<typeof offersJson>;
type Offer = Document['bonds'][number];

const isBand = (band: string | null): string | null => (band !== null && 'ABC'.includes(band) ? band : null);

/** At which slab yields after tax are, and when a purchase settles, which the document doesn't say. */
export type TaxOfOffers = { readonly slab: number; readonly settle: number } | null;

/** Every number of bonds on offer as JSON. */
export const offerFields = (document: Document, tax: TaxOfOffers): readonly ClaimedField[] => {
  const field = fieldsOf(claimsOf({}, dayFromIso(document.asOf) as Day));
  const { client, insteadOf } = document;
  const bond = (path: string, offer: Offer): readonly ClaimedField[] => {
    const of = { bond: offer.isin };
    return [
      ...field(`${path}.coupon`, offer.coupon, SAID.percent, 'offer.coupon', of),
      ...field(`${path}.ytm`, offer.ytm, SAID.percent, 'offer.yield', of),
      ...(tax ? field(`${path}.yieldAfterTax`, offer.yieldAfterTax, SAID.percent, 'quote.afterTax', { ...of, ...tax }) : []),
      ...field(`${path}.band`, isBand(offer.band), SAID.band, 'offer.band', of),
      ...field(`${path}.maturity`, offer.maturity, SAID.day, 'offer.maturity', of),
      ...field(`${path}.minimum`, offer.minimum, SAID.rupees, 'offer.minimum', of),
    ];
  };
  return [
    ...field('asOf', document.asOf, SAID.day, 'answer.day'),
    ...field('dataAsOf', document.dataAsOf, SAID.day, 'book.newest'),
    ...field('onOffer', document.onOffer, SAID.plain, 'offers.all'),
    ...(client === null ? [] : field('suitable', document.suitable, SAID.plain, 'offers.fit', { client })),
    ...(insteadOf === null ? [] : bond('insteadOf', insteadOf)),
    ...document.bonds.flatMap((offer, at) => bond(`bonds.${at}`, offer)),
  ];
};

/** Hands the claims of the document over to whoever collects claims. */
export const claimOffers = (document: Document, tax: TaxOfOffers): Document => {
  claimFields(offerFields(document, tax));
  return document;
};
