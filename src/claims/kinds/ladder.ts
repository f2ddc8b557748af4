import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of the ladder for `client` of `paise` over `years`, in bonds of grade `lowest` or better, with (`callable` 1) or without (0)
 * bonds whose name says that they're callable. Rungs are 3 months long over 1 year, 6 over 2, and 12 over more; the first begins when a
 * purchase of the day settles, and months are counted from a month's last day to a month's last day. `rung` counts from 1.
 *
 * A rung's share, in whole rupees, is the same for all. A rung takes bonds that are on offer, mature in its time, fit the client, are rated as wished, have a yield and a
 * price, and cost no more than the share at their minimum. What a face value costs is its full price, stamp duty and the firm's fee, each to the paisa. Short-term grades count as the lowest long-term ones they correspond to, and government-backed bonds
 * without a rating as A-. Those of issuers that aren't on the ladder yet come first (governments always count as such), then higher yield, better
 * grade, and id. The best takes its minimum investment and as many whole lots more as the share pays for, up to two more bonds what that leaves over. A lot
 * is the face value of one unit or, where that isn't recorded, the minimum; of a bond without either it's ₹100 of face value. Rungs with fewer issuers to choose from are filled first. An issuer other than a government may have no more of the ladder and
 * of what's outstanding with it than `limit.issuerShare` of what's outstanding and `paise` (or what the intake expects, if that's more), or
 * `limit.issuerFree` if that's more.
 */
export const LADDER_KINDS = {
  'ladder.wished': { unit: 'paise', definition: '`paise` itself.' },
  'ladder.years': { unit: 'count', definition: '`years` itself.' },
  'ladder.rungs': { unit: 'count', definition: 'How many rungs the ladder has.' },
  'ladder.share': { unit: 'paise', definition: 'The share of each rung.' },
  'ladder.filled': { unit: 'count', definition: 'How many rungs have a bond.' },
  'ladder.empty': { unit: 'count', definition: 'How many rungs have none.' },
  'ladder.placed': { unit: 'paise', definition: 'The sum of what’s to pay for its bonds.' },
  'ladder.unplaced': { unit: 'paise', definition: '`paise` minus what’s placed.' },
  'ladder.yield': { unit: 'fraction', definition: 'The mean yield of its bonds, weighted by amount.' },
  'ladder.duration': { unit: 'years', definition: 'The mean modified duration of its bonds, weighted by amount.' },
  'ladder.dominating': {
    unit: 'fraction',
    definition: 'The largest share of one issuer, other than a government, in `paise`, if it’s above `limit.ladderShare`.',
  },
  'ladder.oldestYield': { unit: 'day', definition: 'The day of the oldest trade that a yield on the ladder is from.' },
  'ladder.interest': { unit: 'paise', definition: 'The interest that its bonds pay in the calendar year `year`, if kept to maturity.' },
  'ladder.repaid': { unit: 'paise', definition: 'What its bonds repay in the calendar year `year`.' },
  'ladder.rungOf': { unit: 'count', definition: 'The rung that `bond` is on.' },
  'ladder.amount': { unit: 'paise', definition: 'What’s to pay for what’s bought of `bond`.' },
  'ladder.face': { unit: 'paise', definition: 'The face value of that.' },
  'ladder.lots': { unit: 'count', definition: 'How many lots of `bond` that is.' },
  'rung.until': { unit: 'day', definition: 'The last day on which a bond on `rung` may mature.' },
  'rung.maturing': { unit: 'count', definition: 'How many bonds on offer mature in the time of `rung`.' },
  'rung.leftOut': {
    unit: 'count',
    definition:
      'How many of them `rung` leaves out for the reason `why`, the first that applies: a rule of suitability (`offer.rule`, other than `issuer`), `ratedLower`, `namedCallable` (known to be callable, by its name, a call day or the desk’s notes), `factsMissing` (no yield, or no price; what’s named as linked to an index or to gold has none), `tooDear` (its minimum costs more than the share) or `issuer` (when the rung’s turn comes, its issuer may have less more than its minimum costs).',
  },
} as const satisfies Readonly<Record<string, KindDefinition>>;
