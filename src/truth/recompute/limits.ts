import type { OnOffer } from '../world/on-offer.ts';
import { bandOf, GRADES } from '../world/ratings.ts';
import type { Limits } from '../world/world.ts';
import type { Facts } from './facts.ts';

/** The issuer however it's written: without its legal form, blanks and capitals. A bond without one has its own. */
export const issuerOf = ({ issuer, id }: { readonly issuer: string | null; readonly id: string }): string => {
  const words = (issuer ?? '').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  return words.replace(/[ ,]+(?:(?:private|pvt\.?) )?(?:limited|ltd\.?)$/, '') || `of ${id}`;
};

export const isGovernment = ({ rating, band }: OnOffer): boolean => (rating ? rating.grade === 'Sovereign' : band !== null);

/** What's outstanding with a bond's issuer. */
export const heldWith = (bond: OnOffer, { outstanding }: Facts): number => {
  let held = 0;
  for (const trade of outstanding) if (issuerOf(trade.bond) === issuerOf(bond)) held += trade.amount;
  return held;
};

/** What the client holds after a purchase: with it, or as the intake expects. */
export const heldThen = ({ outstanding, expected }: Facts, offered: number): number => {
  let held = offered;
  for (const { amount } of outstanding) held += amount;
  return Math.max(held, expected);
};

/** What the client is known to invest. */
export const moneyOf = ({ bought, expected }: Facts): number => Math.max(bought, expected);

/** A minor for whom nobody may buy. */
export const lacksHolder = ({ age, gender, parent }: Facts, { ages }: Limits): boolean =>
  age !== null && age < ages.adult && gender !== 'HUF' && parent === null;

const RANKS = ['A', 'B', 'C'];

/** The first rule that keeps a bond from the client, by the words of the kind `offer.refused`; null: none does. @param settles when a purchase settles */
export const ruleFor = (bond: OnOffer, facts: Facts, settles: number, limits: Limits): string | null => {
  const { daysLeft, day, outstanding, expected } = facts;
  const minimum = bond.minimum ?? 0;
  const hasSomething = outstanding.some(({ amount }) => amount > 0) || expected > 0;
  const holds = { after: heldWith(bond, facts) + minimum, all: heldThen(facts, minimum) };
  const rules: ReadonlyArray<readonly [string, boolean]> = [
    ['guardian', lacksHolder(facts, limits)],
    ['maturity', bond.matures <= settles],
    ['horizon', daysLeft !== null && bond.matures - day > daysLeft],
    ['unrated', bond.band === null],
    ['default', bond.band === 'default'],
    ['band', RANKS.indexOf(String(bond.band)) > RANKS.indexOf(facts.counts ?? 'A')],
    ['minimum', moneyOf(facts) > 0 && minimum > limits.ticketTimes * moneyOf(facts)],
    ['issuer', hasSomething && !isGovernment(bond) && holds.after > Math.max(limits.issuerShare * holds.all, limits.issuerFree)],
  ];
  return rules.find(([, keeps]) => keeps)?.[0] ?? null;
};

/** The lowest long-term grade that a short-term one corresponds to. */
const AS_LONG: Readonly<Record<string, string>> = {
  'A1+': 'AA-',
  A1: 'A-',
  'A2+': 'BBB-',
  A2: 'BBB-',
  'A3+': 'BBB-',
  A3: 'BBB-',
  'A4+': 'C-',
  A4: 'C-',
};

export const isRated = ({ rating, band }: OnOffer, lowest: string): boolean => {
  const grade = rating ? (AS_LONG[rating.grade] ?? rating.grade) : band === 'A' ? 'A-' : 'D';
  return bandOf(grade) !== 'default' && GRADES.indexOf(grade) <= GRADES.indexOf(lowest);
};
