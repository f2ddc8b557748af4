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
      'The place of `bond` among the bonds of its type that fit `client`, highest score first: the sum of the active model’s weights, the book’s and the segment’s, times its inputs. Without learned weights, nearest to the client’s average yield in steps of half a point. Of equal ones the better grade comes first, then the higher yield, then the id.',
  },
  'offer.effect': {
    unit: 'fact',
    definition:
      'How much `part` adds to the score of `bond` for `client`, more than on average to the bonds of its type that fit: the weights times the inputs of tenor, grade, yield (spread and distance to the average yield), issuer, minimum, frequency, newness or demand.',
  },
  'offer.input': { unit: 'fact', definition: 'The `input` of `bond` for `client` that the active model’s order of bonds weighs.' },
  'offer.usual': {
    unit: 'fact',
    definition:
      'Where what `client` buys of the type of `bond` usually lies in `input`: the segment’s mean, moved by the client’s own purchases; those of the type count three times.',
  },
  'offers.all': { unit: 'count', definition: 'How many bonds are on offer on the day.' },
  'offers.fit': { unit: 'count', definition: 'How many of the bonds on offer fit `client`.' },
  'offers.found': {
    unit: 'count',
    definition:
      'How many bonds on offer that fit `client` (all, without one) meet a wish: they mature in `from` to `to` years of 365.25 days (a perpetual: never), can be had for `paise`, are rated `lowest` or better, pay interest `often`, leave at least `least` of their yield after tax (`quote.afterTax` at `slab` and `settle`), have all of the structures `having` and none of `without` (separated by |; by name, or by calls, puts, steps, repayments, a fixing, the type or a coupon of 0), with `notHeld` 1 aren’t among what the client holds, are of `bondType`, and yield `leastYield` or more. With `insteadOf`: those of its band or a safer one that have a yield.',
  },
  'offers.place': {
    unit: 'fact',
    definition:
      'The place of `bond` among those of `offers.found`, by yield (with `least`: after tax) to ten decimals, then by id. With `insteadOf`: nearest to its maturity in whole years of 365 days (perpetuals are near each other alone), then of its type, then by yield, then by id.',
  },
  'wish.years': { unit: 'years', definition: '`years` itself: somebody asked for it.' },
  'wish.day': { unit: 'day', definition: '`day` itself: somebody asked about it.' },
  'wish.paise': { unit: 'paise', definition: '`paise` itself: somebody asked for it.' },
  'wish.rate': { unit: 'fraction', definition: '`rate` itself: somebody asked for it.' },
  'offer.yield': { unit: 'fraction', definition: 'The yield of the offer of `bond`; without one, the yield of its last trade.' },
  'offer.yieldDay': { unit: 'day', definition: 'The day of the last trade of `bond` that has a yield.' },
  'offer.coupon': { unit: 'fraction', definition: 'The coupon of `bond` per year.' },
  'offer.maturity': { unit: 'day', definition: 'The day on which `bond` matures.' },
  'offer.minimum': {
    unit: 'paise',
    definition:
      'The least that `bond` is offered for, rounded up to whole units where their face value is recorded; without an offer’s minimum, one unit.',
  },
  'offer.grade': {
    unit: 'grade',
    definition: 'The place of the rating of `bond` among all grades, best first: Sovereign, AAA to D, A1+ to A4.',
  },
  'offer.duration': { unit: 'years', definition: 'The modified duration of `bond` at its yield, if bought on the day and settled.' },
  'offer.rise': {
    unit: 'fraction',
    definition: 'How the full price of `bond` changes if its yield rises by one percentage point.',
  },
  'offer.band': {
    unit: 'band',
    definition:
      'The risk band of `bond`: its grade’s, but B instead of A if its structure is one of those that are never A, or if it yields more over government bonds than `offer.mostOverSovereign`.',
  },
  'offer.sovereign': {
    unit: 'fraction',
    definition:
      'What government bonds of the tenor of `bond` yield: the median of the five on offer that are rated Sovereign and mature nearest to it (of an even number, the lower one in the middle); gold bonds don’t count, nor do state loans (ISIN of IN and a number other than 00) unless there are no others. Of bonds as near, the earlier, then the lower id. A perpetual is compared with the longest. Without one on offer, the yield that the desk configured.',
  },
  'offer.overSovereign': { unit: 'points', definition: 'The yield of `bond` minus `offer.sovereign`.' },
  'offer.mostOverSovereign': {
    unit: 'points',
    definition: 'How much more than government bonds a bond of band A may yield, as configured.',
  },
  'offer.lowered': {
    unit: 'count',
    definition:
      'How many bonds of `bondType` on offer would fit `client` by their grades, but don’t because of their structure or of what they yield over government bonds.',
  },
  'offer.refused': {
    unit: 'count',
    definition:
      'How many bonds of `bondType` on offer `rule` keeps from `client`, the first of these that does: `guardian` (`client` is a minor without an account holder), `maturity` (not after a purchase of the day settles), `horizon` (after `client.neededBy`), `unrated`, `default`, `band` (what `client.countedBand` doesn’t allow, without those of `offer.lowered`), `minimum` (`offer.minimum` is more than `limit.ticketTimes` times `client.money`), `issuer` (`offer.withIssuer` is more than `limit.issuerShare` of `offer.heldThen`, and more than `limit.issuerFree`). No money, or nothing outstanding and no intake: there’s nothing to compare with. Governments’ bonds have no `issuer` rule.',
  },
  'client.money': {
    unit: 'paise',
    definition: '`client.bought`, or `intake.expected` if that’s more.',
  },
  'offer.withIssuer': {
    unit: 'paise',
    definition:
      'What’s outstanding of `client` with the issuer of `bond`, and `offered` (paise). Legal forms and capitals don’t make another issuer.',
  },
  'offer.heldThen': { unit: 'paise', definition: '`client.outstanding` and `offered`; or `intake.expected`, if that’s more.' },
  'offer.issuerShare': { unit: 'fraction', definition: '`offer.withIssuer` divided by `offer.heldThen`.' },
  'limit.issuerShare': { unit: 'fraction', definition: 'The most that one issuer may have of what a client holds, as configured.' },
  'limit.issuerFree': { unit: 'paise', definition: 'How much of one issuer is always fine, as configured.' },
  'limit.ticketTimes': { unit: 'factor', definition: 'How many times a client’s money the smallest purchase may cost, as configured.' },
  'cost.stampDuty': {
    unit: 'paise',
    definition:
      'The stamp duty on `offer.minimum` of `bond`, by the desk’s table that applies on the day. Types that it exempts have none.',
  },
  'cost.fee': {
    unit: 'paise',
    definition:
      'The firm’s fee on `offer.minimum` of `bond`, by the desk’s table that applies on the day: a share, at least and at most so much.',
  },
  'limit.ladderShare': {
    unit: 'fraction',
    definition: 'The share of one issuer in a ladder’s money, above which it’s said, as the desk sets it (`ladderIssuerPercent`).',
  },
  'limit.tenorAge': { unit: 'years', definition: 'The age after which a maturity is remarked, as the desk sets it (`tenorAge`).' },
  'limit.questionedTimes': {
    unit: 'factor',
    definition: 'From how many times a client’s money on an amount is questioned, as configured.',
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
