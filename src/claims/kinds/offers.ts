import type { KindDefinition } from './kind-definition.ts';

/** What's said of a `bond` on offer, and of when it matures in the life of a `client`. */
export const OFFER_KINDS = {
  'offer.fits': {
    unit: 'fact',
    definition: '1 if `bond` is on offer, matures after a purchase of the day settles, and fits `client`; otherwise 0.',
  },
  'offer.place': {
    unit: 'fact',
    definition:
      'The place of `bond` among the bonds of its type that fit `client`: nearest to the client’s average yield in steps of half a point, then better grade, then higher yield, then id.',
  },
  'offer.yield': { unit: 'fraction', definition: 'The yield of the offer of `bond`; without one, the yield of its last trade.' },
  'offer.yieldDay': { unit: 'day', definition: 'The day of the last trade of `bond` that has a yield.' },
  'offer.coupon': { unit: 'fraction', definition: 'The coupon of `bond` per year.' },
  'offer.maturity': { unit: 'day', definition: 'The day on which `bond` matures.' },
  'offer.minimum': { unit: 'paise', definition: 'The least that `bond` is offered for.' },
  'offer.grade': {
    unit: 'grade',
    definition: 'The place of the rating of `bond` among all grades, best first: Sovereign, AAA to D, A1+ to A4.',
  },
  'offer.duration': { unit: 'years', definition: 'The modified duration of `bond` at its yield, if bought on the day and settled.' },
  'offer.fullPrice': {
    unit: 'fraction',
    definition: 'What `bond` costs at its yield, with accrued interest, of its face value, if bought on the day and settled.',
  },
  'offer.rise': {
    unit: 'fraction',
    definition: 'How the full price of `bond` changes if its yield rises by one percentage point.',
  },
  'tenor.bonds': {
    unit: 'count',
    definition:
      'How many of the first five bonds that fit `client` of each of `types` (separated by |) mature after the ninetieth birthday of `client`. A family has none.',
  },
  'tenor.age': {
    unit: 'years',
    definition: 'The age of `client` on day `on`. Without a day of birth, the age on the day and the years since.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
