import type { KindDefinition } from './kind-definition.ts';

/** What Home and the call lists say of the whole book. "By the day" includes the day. Segments are those of the active model. */
export const DESK_KINDS = {
  'desk.clients': { unit: 'count', definition: 'How many clients the book has.' },
  'desk.own': { unit: 'count', definition: 'How many clients `managers` (separated by blanks) have.' },
  'desk.buyers': { unit: 'count', definition: 'How many clients have a purchase by the day.' },
  'desk.holders': { unit: 'count', definition: 'How many clients hold something that matures after the day.' },
  'desk.trades': { unit: 'count', definition: 'How many purchases there are by the day.' },
  'desk.bought': { unit: 'paise', definition: 'The sum of all purchases by the day.' },
  'desk.outstanding': { unit: 'paise', definition: 'The sum of the purchases by the day that mature after it.' },
  'desk.maturityUnknown': { unit: 'paise', definition: 'The sum of the purchases by the day without a recorded maturity.' },
  'desk.meanYield': {
    unit: 'fraction',
    definition: 'The mean yield at purchase of what’s outstanding, weighted by amount, over the purchases that have one.',
  },
  'desk.segments': { unit: 'count', definition: 'How many segments have a client.' },
  'desk.smallBands': { unit: 'count', definition: 'How many risk bands (unknown is one, too) have one to four clients.' },
  'band.clients': { unit: 'count', definition: 'How many clients are in risk `band` (`unknown` for none), from `source` if there is one.' },
  'band.share': { unit: 'fraction', definition: 'The share of all clients who are in risk `band`.' },
  'band.outstanding': { unit: 'paise', definition: 'What the clients in risk `band` have outstanding.' },
  'sold.amount': {
    unit: 'paise',
    definition:
      'The sum of the purchases by the day, from the day `from` to the day `to` where there are such, of `client` or of the clients of `managers` (separated by blanks), of `bondType`, by clients whose risk band is `band`: whichever of these there are.',
  },
  'sold.purchases': { unit: 'count', definition: 'How many purchases `sold.amount` is the sum of.' },
  'sold.clients': { unit: 'count', definition: 'How many clients made the purchases of `sold.amount`.' },
  'call.day': { unit: 'day', definition: 'The day `on`, on which something that `client` bought matures.' },
  'call.daysAway': { unit: 'count', definition: 'Days between the day and the day `on`, on which something that `client` bought matures.' },
  'call.idle': { unit: 'count', definition: 'Days since the last purchase of `client`.' },
  'call.usualGap': { unit: 'factor', definition: 'The median days between the purchase days of `client`; 0 with fewer than two gaps.' },
  'call.goneQuiet': {
    unit: 'fact',
    definition:
      '1 if `client` has gone quiet: no purchase for more than twice the usual gap and at least 60 days, or 180 days if there are fewer than two gaps. Otherwise 0.',
  },
  // Of `managers`: only the clients of these, separated by blanks. With `readOn`, the day on which the book was read, if that’s before the day.
  'calls.reach': { unit: 'count', definition: 'How many days after the day the 30 days end that began when the book was read.' },
  'calls.maturingAmount': { unit: 'paise', definition: 'What matures from the day to 30 days after the book was read.' },
  'calls.maturingDays': { unit: 'count', definition: 'On how many days of how many clients it matures, each client’s days counted.' },
  'calls.maturingClients': {
    unit: 'count',
    definition: 'For how many clients something matures from the day to 30 days after the book was read.',
  },
  'calls.maturingPlace': {
    unit: 'count',
    definition: 'The place of what matures for `client` on `on` among these: the soonest first, then the largest amount, then by id.',
  },
  'calls.maturedSinceAmount': {
    unit: 'paise',
    definition: 'What matured from the day on which the book was read, up to the day before the day.',
  },
  'calls.maturedSinceDays': { unit: 'count', definition: 'On how many days of how many clients that was.' },
  'calls.maturedSinceClients': { unit: 'count', definition: 'How many clients that was of.' },
  'calls.maturedAmount': {
    unit: 'paise',
    definition: 'What matured in the 90 days before the day and before the book was read, and wasn’t bought again.',
  },
  'calls.maturedDays': { unit: 'count', definition: 'On how many days of how many clients it matured, each client’s days counted.' },
  'calls.maturedClients': {
    unit: 'count',
    definition: 'For how many clients something matured in the 90 days before, and before the book was read, and wasn’t bought again.',
  },
  'calls.maturedPlace': {
    unit: 'count',
    definition:
      'The place of what matured for `client` on `on` among these: the largest part that wasn’t bought again first, then the latest, then by id.',
  },
  'calls.idlePlace': {
    unit: 'count',
    definition:
      'The place of `client` among those who had gone quiet when the book was read: of the `among` with the most outstanding (then the most bought, the longest quiet, by id), the longest quiet first. Of each manager’s clients, at most 50 count.',
  },
  'followed.advised': {
    unit: 'count',
    definition:
      'How many recommendations of `bondType`, or to clients of the segment called `segment`, have a known outcome (see `outcomes.advised`).',
  },
  'followed.clients': { unit: 'count', definition: 'How many different clients these were for.' },
  'followed.bought': { unit: 'count', definition: 'After how many of them the client bought the first type within 30 days.' },
  'followed.low': { unit: 'fraction', definition: 'The lower end of the 95% interval of that share, by Wilson’s score.' },
  'followed.high': { unit: 'fraction', definition: 'The upper end of that interval.' },
  'past.shownOn': {
    unit: 'day',
    definition: 'The day, in the desk’s time zone, on which recommendation number `place` of `client` was shown; the newest is number 1.',
  },
  'past.up': { unit: 'count', definition: 'How many advisers’ 👍 stand under that recommendation.' },
  'past.down': { unit: 'count', definition: 'How many advisers’ 👎 stand under it.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
