import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { BOND_TRAITS } from '../../../src/advisor/bonds/bond-traits.ts';
import { ANY_OFFER, type OfferWish } from '../../../src/advisor/offers/offer-wish.ts';
import { clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { FoundOffers } from '../../../src/usecases/offers/find-offers.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { noOffersFoundMessage, offersMessage } from '../../../views/offers/offers-message.ts';
import { offersModal } from '../../../views/offers/offers-modal.ts';
import { dayOf, sampleBond, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { type Builders, strictViews, times } from '../../helpers/slack/strict-views.ts';

const WISH: OfferWish = {
  from: 1,
  to: 5,
  minimum: paiseFromRupees(100_000),
  lowestGrade: 'A-',
  afterTax: { least: fraction(0.05), slab: fraction(0.3) },
  frequency: 'annual',
  having: [...BOND_TRAITS],
  without: [...BOND_TRAITS],
  notHeld: true,
};

const bond = (words: string, at: number): BondOnOffer =>
  sampleBond({ bondId: `${words}${at}`, isin: null, issuer: words, bondType: words, traits: [...BOND_TRAITS] });

const found = (more: Partial<FoundOffers>): FoundOffers => ({
  profile: null,
  asOf: dayOf('2026-03-12'),
  dataAsOf: dayOf('2026-03-12'),
  oldBook: null,
  settlesOn: dayOf('2026-03-13'),
  wish: ANY_OFFER,
  insteadOf: null,
  onOffer: 500,
  suitable: 250,
  found: [],
  ...more,
});

const BUILDERS: Builders = {
  'offers-message': (words, size) => {
    const list = times(size, (at) => ({ bond: bond(words, at), afterTax: fraction(0.05) }));
    const profile = sampleProfile({ clientId: clientId(words || 'C'), age: 12 });
    const outcomes = [
      found({ found: list }),
      found({ found: list, profile, wish: WISH }),
      found({ found: list, profile, insteadOf: bond(words, 0) }),
    ];
    return [
      ...outcomes.flatMap((offers) => [NEWEST_LOOK, PLAINEST_LOOK].map((look) => offersMessage(offers, look))),
      noOffersFoundMessage({ kind: 'unknown-bond', asked: words }),
      noOffersFoundMessage({ kind: 'source-down', message: words }),
    ];
  },
  'offers-modal': (words, size) => [
    offersModal(
      words || null,
      times(size, (at) => `${words}${at}`),
      'x'.repeat(3000),
    ),
  ],
};

strictViews('offers', BUILDERS, ['wish-words']);
