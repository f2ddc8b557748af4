import type { Day, Paise } from '../units.ts';
import { ageOn } from './age.ts';
import type { Book } from './book.ts';
import type { Profile } from './profile.ts';
import { type ProfileColumns, profileAt } from './profile-columns.ts';
import { nameOfType } from './purchases.ts';

/** What changes in a profile as days pass, even if nothing is bought. */
export interface PassingFacts {
  readonly birthDay: Day | null;
  readonly recordedAge: number | null;
  /** What matures after the profile's day: the day, the place in `holdings` and the price paid. Earliest first. */
  readonly maturities: ReadonlyArray<readonly [maturityDay: Day, holding: number, amount: Paise]>;
}

/** A profile that's kept for when the book can't be read. */
export interface KeptProfile extends Profile {
  /** Absent in older documents. */
  readonly passing?: PassingFacts;
}

/** A client's profile as of the columns' day, to be kept. */
export const keptProfileAt = (book: Book, columns: ProfileColumns, client: number): KeptProfile => {
  const profile = profileAt(book, columns, client);
  const { birthDay = null, recordedAge = null } = book.clients[client] ?? {};
  const places = new Map(profile.holdings.map(({ bondType }, place) => [bondType, place]));
  const amounts = new Map<string, readonly [Day, number, Paise]>();
  const { offsets, day: days, amount, bond, type } = book.trades;
  for (let trade = offsets[client]; trade < offsets[client + 1] && days[trade] <= columns.asOf; trade++) {
    const maturityDay = book.bonds[bond[trade]]?.maturityDay;
    if (maturityDay === null || maturityDay === undefined || maturityDay <= columns.asOf) continue;
    const place = places.get(nameOfType(book, type[trade])) ?? 0;
    const key = `${maturityDay} ${place}`;
    amounts.set(key, [maturityDay, place, ((amounts.get(key)?.[2] ?? 0) + amount[trade]) as Paise]);
  }
  const maturities = [...amounts.values()].sort(([day, place], [otherDay, otherPlace]) => day - otherDay || place - otherPlace);
  return { ...profile, passing: { birthDay, recordedAge, maturities } };
};

/**
 * The profile as of a later day, if the client bought nothing since. What share of the matured money was bought again can't be known then,
 * so that's absent. A document without what passes stays as of its own day.
 */
export const profileOn = ({ passing, ...kept }: KeptProfile, asOf: Day): Profile => {
  if (asOf <= kept.asOf || !passing) return kept;
  const { boughtAgain: _, ...profile } = kept;
  const matured = passing.maturities.filter(([maturityDay]) => maturityDay <= asOf);
  const maturedOf = (isCounted: (holding: number) => boolean): number =>
    matured.reduce((sum, [, holding, amount]) => (isCounted(holding) ? sum + amount : sum), 0);
  return {
    ...profile,
    asOf,
    age: ageOn(asOf, passing),
    ...(typeof kept.outstanding === 'number' && { outstanding: (kept.outstanding - maturedOf(() => true)) as Paise }),
    holdings: kept.holdings.map((holding, place) =>
      holding.outstanding === undefined
        ? holding
        : { ...holding, outstanding: (holding.outstanding - maturedOf((at) => at === place)) as Paise },
    ),
    ...(typeof kept.horizonDays === 'number' && { horizonDays: Math.max(0, kept.horizonDays - (asOf - kept.asOf)) }),
  };
};
