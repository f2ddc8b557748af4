import type { Day, Paise } from '../units.ts';
import { ageOn } from './age.ts';
import type { Book } from './book.ts';
import type { Profile } from './profile.ts';
import { type ProfileColumns, profileAt } from './profile-columns.ts';
import { byOutstanding, nameOfType } from './purchases.ts';
import { heldOf } from './sold.ts';

/** What changes in a profile as days pass, even if nothing is bought. */
export interface PassingFacts {
  readonly birthDay: Day | null;
  readonly recordedAge: number | null;
  /** What matures after the profile's day: the day, the place in `holdings` and the price paid. Earliest first. */
  readonly maturities: ReadonlyArray<readonly [maturityDay: Day, holding: number, amount: Paise]>;
  /** The same by place in `issuers`. Absent in older documents. */
  readonly byIssuer?: ReadonlyArray<readonly [maturityDay: Day, issuer: number, amount: Paise]>;
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
  const holdings = new Map(profile.holdings.map(({ bondType }, place) => [bondType, place]));
  const issuers = new Map((profile.issuers ?? []).map(({ issuer }, place) => [issuer, place]));
  const [maturities, byIssuer] = [new Amounts(), new Amounts()];
  const { offsets, day: days, bond, type } = book.trades;
  for (let trade = offsets[client]; trade < offsets[client + 1] && days[trade] <= columns.asOf; trade++) {
    const { maturityDay, debtor } = book.bonds[bond[trade]] ?? {};
    if (maturityDay === null || maturityDay === undefined || maturityDay <= columns.asOf) continue;
    const held = heldOf(book.trades, trade);
    maturities.add(maturityDay, holdings.get(nameOfType(book, type[trade])) ?? 0, held);
    const issuer = debtor === undefined ? undefined : issuers.get(debtor);
    if (issuer !== undefined) byIssuer.add(maturityDay, issuer, held);
  }
  const passing = { birthDay, recordedAge, maturities: maturities.list() };
  return { ...profile, passing: issuers.size === 0 ? passing : { ...passing, byIssuer: byIssuer.list() } };
};

/** Amounts by the day on which they mature and what they're of. */
class Amounts {
  readonly #amounts = new Map<string, readonly [Day, number, Paise]>();

  add(day: Day, place: number, amount: number): void {
    const key = `${day} ${place}`;
    this.#amounts.set(key, [day, place, ((this.#amounts.get(key)?.[2] ?? 0) + amount) as Paise]);
  }

  /** Earliest first. */
  list(): ReadonlyArray<readonly [Day, number, Paise]> {
    return [...this.#amounts.values()].sort(([day, place], [otherDay, otherPlace]) => day - otherDay || place - otherPlace);
  }
}

/**
 * The profile as of a later day, if the client bought nothing since. What share of the matured money was bought again can't be known then,
 * so that's absent. A document without what passes stays as of its own day.
 */
export const profileOn = ({ passing, ...kept }: KeptProfile, asOf: Day): Profile => {
  if (asOf <= kept.asOf || !passing) return kept;
  const { boughtAgain: _, issuers: heldThen = [], ...profile } = kept;
  const maturedOf = (isCounted: (place: number) => boolean, amounts: PassingFacts['maturities'] = passing.maturities): number =>
    amounts.reduce((sum, [maturityDay, place, amount]) => (maturityDay <= asOf && isCounted(place) ? sum + amount : sum), 0);
  const issuers = heldThen
    .map(({ issuer, outstanding }, place) => ({
      issuer,
      outstanding: (outstanding - maturedOf((at) => at === place, passing.byIssuer ?? [])) as Paise,
    }))
    .filter(({ outstanding }) => outstanding > 0)
    .sort(byOutstanding);
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
    ...(issuers.length > 0 && { issuers }),
    ...(typeof kept.horizonDays === 'number' && { horizonDays: Math.max(0, kept.horizonDays - (asOf - kept.asOf)) }),
  };
};
