import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of one `client`. "By the day" includes the day. A purchase is an order that the written rules can use; the orders of one day
 * are one purchase day.
 */
export const CLIENT_KINDS = {
  'client.age': {
    unit: 'years',
    definition:
      'Birthdays from the day of birth to the day. Where that is unknown or gives no age from 1 to 120, the recorded age. A registered client’s recorded age grows with the years since.',
  },
  'client.recordedBand': { unit: 'band', definition: 'The risk band that the book records for the client, else the one of the intake.' },
  'client.derivedBand': {
    unit: 'band',
    definition:
      'Where no band is recorded: the band in which the median of the amounts bought by the day lies, over all purchases of rated bonds. On a border, the safer one. Bonds in default count as band C.',
  },
  'client.countedBand': {
    unit: 'band',
    definition:
      'The risk band that counts for suitability on the day: the recorded one from the day it was assessed (or imported, where nobody wrote that down) for as many months as the firm says; a derived one only if the firm lets it count; else A.',
  },
  'client.bandSince': { unit: 'day', definition: 'When the recorded band was assessed or, where nobody wrote that down, imported.' },
  'client.bandUntil': { unit: 'day', definition: 'The last day on which the recorded band counts.' },
  'client.bought': { unit: 'paise', definition: 'The sum of the amounts of all purchases of the client by the day.' },
  'client.purchases': { unit: 'count', definition: 'How many orders the client placed, up to and including the day.' },
  'client.firstBought': { unit: 'day', definition: 'The day of the first purchase.' },
  'client.lastBought': { unit: 'day', definition: 'The day of the last purchase by the day.' },
  'client.outstanding': {
    unit: 'paise',
    definition: 'The price paid for what was bought by the day and matures after it. Purchases without a recorded maturity don’t count.',
  },
  'client.maturityUnknown': { unit: 'paise', definition: 'The price paid for what was bought by the day and has no recorded maturity.' },
  'client.yield': {
    unit: 'fraction',
    definition: 'The mean yield at purchase, weighted by amount, of all purchases by the day that record one, matured or not.',
  },
  'client.coupon': {
    unit: 'fraction',
    definition: 'The mean coupon, weighted by amount, of all purchases by the day that have one, matured or not.',
  },
  'client.reinvests': {
    unit: 'fraction',
    definition: 'Of the purchase days by the day, from the second on, the share at most 90 days after the one before.',
  },
  'client.boughtAgain': {
    unit: 'fraction',
    definition:
      'Of the money that matured at least 90 days before the day, the share that was bought again on the day it matured or in the 90 days after. Each rupee bought counts once, for the oldest such money.',
  },
  'client.shareOfType': { unit: 'fraction', definition: 'The share of `bondType` in the amounts of all purchases by the day.' },
  'client.shareOfOtherTypes': {
    unit: 'fraction',
    definition: 'The share of all types but `besides` (separated by |) in the amounts of all purchases by the day.',
  },
  'client.amountOfType': { unit: 'paise', definition: 'The amounts of all purchases of `bondType` by the day.' },
  'client.amountOfOtherTypes': {
    unit: 'paise',
    definition: 'The amounts of all purchases of types but `besides` (separated by |) by the day.',
  },
  'client.boughtOfType': {
    unit: 'paise',
    definition: 'The amounts of all purchases of `bondType` in the calendar year `year`, by the day.',
  },
  'client.boughtOfOtherTypes': {
    unit: 'paise',
    definition: 'The amounts of all purchases of types but `besides` (separated by |) in the calendar year `year`, by the day.',
  },
  'intake.day': { unit: 'day', definition: 'The day, in the desk’s time zone, on which the client was registered here.' },
  'intake.expected': { unit: 'paise', definition: 'The amount that the intake expects.' },
  'intake.horizonDays': { unit: 'count', definition: 'Days from the intake until the money is needed.' },
  'intake.points': { unit: 'count', definition: 'The points of the intake’s questionnaire.' },
  'intake.mostPoints': { unit: 'count', definition: 'The most points that questionnaire gives.' },
  'client.daysLeft': { unit: 'count', definition: 'Days until the money is needed, as the intake recorded it; 0 once that has passed.' },
  'client.neededBy': {
    unit: 'day',
    definition: 'The day on which the money is needed, as the intake recorded it; the day itself once it has passed.',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
