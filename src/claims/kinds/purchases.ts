import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of a `client`'s purchases one by one, and of what matures when. Only purchases by the day count. A bond is an id and a day of
 * maturity: where rows disagree, each counts. Amounts are the price paid.
 */
export const PURCHASE_KINDS = {
  'trade.day': {
    unit: 'day',
    definition: 'The day of the purchase at `place`: 1 is the newest, and of one day the one with the highest row.',
  },
  'trade.amount': { unit: 'paise', definition: 'The amount of the purchase at `place`.' },
  'trade.yield': { unit: 'fraction', definition: 'The yield of the purchase at `place`.' },
  'trade.grade': { unit: 'grade', definition: 'The rating of the bond of the purchase at `place`.' },
  'trade.matures': { unit: 'day', definition: 'The day on which the bond of the purchase at `place` matures.' },
  'maturing.next': { unit: 'day', definition: 'The first day, from the day on, on which something matures.' },
  'maturing.until': { unit: 'day', definition: 'The same day of the month 24 months later, or that month’s last day.' },
  'maturing.amount': { unit: 'paise', definition: 'What matures on `on`.' },
  'maturing.bonds': { unit: 'count', definition: 'How many bonds mature on `on`.' },
  'maturing.largest': { unit: 'fact', definition: '1 if no bond that matures on `on` is larger than `bond`; otherwise 0.' },
  'maturing.ahead': { unit: 'paise', definition: 'What matures from the day on, for 24 months.' },
  'maturing.bondsAhead': { unit: 'count', definition: 'How many bonds mature from the day on, for 24 months.' },
  'maturing.inMonth': { unit: 'paise', definition: 'What matures in `month` of `year`, from the day on, for 24 months.' },
  'maturing.bondsInMonth': {
    unit: 'count',
    definition: 'How many bonds mature in `month` of `year`, from the day on, for 24 months, besides `named`.',
  },
  'maturing.inQuarter': { unit: 'paise', definition: 'What matures in `quarter` of `year`, from the day on, for 24 months.' },
  'maturing.later': { unit: 'paise', definition: 'What matures later than 24 months after the day.' },
  'maturing.bondsLater': { unit: 'count', definition: 'How many bonds mature later than 24 months after the day.' },
  'maturing.past': { unit: 'paise', definition: 'What matured before the day.' },
  'maturing.bondsPast': { unit: 'count', definition: 'How many bonds matured before the day.' },
  'maturing.unknown': { unit: 'paise', definition: 'What has no recorded maturity.' },
  'maturing.bondsUnknown': { unit: 'count', definition: 'How many bonds have no recorded maturity.' },
  'bought.matures': { unit: 'day', definition: 'A day on which `bond`, which the client bought, matures.' },
  'bought.coupon': { unit: 'fraction', definition: 'The coupon of `bond`, which the client bought.' },
  'matured.on': { unit: 'day', definition: 'A day in the 90 days before the day on which something matured: see `matured.amount`.' },
  'matured.amount': {
    unit: 'paise',
    definition: 'What matured on `on`, at most 90 days before the day. What was bought on the day it matured or later doesn’t count.',
  },
  'matured.bonds': { unit: 'count', definition: 'How many bonds that is.' },
  'matured.bought': { unit: 'paise', definition: 'The part of it that was bought again by the day: see `matured.idle`.' },
  'matured.idle': {
    unit: 'paise',
    definition:
      'The part of it that wasn’t bought again by the day. A purchase counts for money that matured on its day or in the 90 days before, each rupee once, for the oldest such money.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
