import { issuerKey } from '../bonds/issuer-key.ts';
import type { ClientTrade } from '../book/client-trade.ts';
import { compareBytewise, type Day, type Paise } from '../units.ts';
import { placeOfRatingGroup, ratingGroupOf } from './rating-groups.ts';

/** A part of the outstanding amount. */
export interface ExposurePart {
  /** As the book writes it; for an issuer with several spellings, the one with the largest amount. */
  readonly name: string;
  readonly amount: Paise;
  /** Share of the whole exposure, a fraction of one. */
  readonly share: number;
  /** Whether all of it is issued or guaranteed by a government. */
  readonly isGovernment: boolean;
}

/** What was bought and hasn't matured, at the price paid. The book has no sales, so everything counts as held to maturity. */
export interface Exposure {
  readonly asOf: Day;
  /** Bonds known to mature after the day. */
  readonly outstanding: Paise;
  /** Largest part first; bonds without a recorded issuer are in `issuerUnknown`. */
  readonly byIssuer: readonly ExposurePart[];
  readonly byType: readonly ExposurePart[];
  /** Best group first. */
  readonly byRating: readonly ExposurePart[];
  /** Included in `outstanding`. */
  readonly issuerUnknown: Paise;
  /** Matured by the day; not included. */
  readonly matured: Paise;
  /** May have matured; not included. */
  readonly maturityUnknown: Paise;
}

interface Growing {
  amount: number;
  government: number;
  readonly spellings: Map<string, number>;
}

class Parts {
  readonly #byKey = new Map<string, Growing>();

  add(key: string, name: string, amount: number, isGovernment: boolean): void {
    let part = this.#byKey.get(key);
    if (!part) {
      part = { amount: 0, government: 0, spellings: new Map() };
      this.#byKey.set(key, part);
    }
    part.amount += amount;
    if (isGovernment) part.government += amount;
    part.spellings.set(name, (part.spellings.get(name) ?? 0) + amount);
  }

  /** Largest amount first, equal ones by name. */
  finish(whole: number): ExposurePart[] {
    return [...this.#byKey.values()]
      .map(({ amount, government, spellings }) => ({
        name: commonest(spellings),
        amount: amount as Paise,
        share: amount / whole,
        isGovernment: government === amount,
      }))
      .sort((a, b) => b.amount - a.amount || compareBytewise(a.name, b.name));
  }
}

const commonest = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && compareBytewise(next[0], best[0]) < 0) ? next : best,
  )[0];

/** The exposure of the trades up to a day, by issuer, type and rating. Later trades are ignored. */
export const exposureOf = (trades: readonly ClientTrade[], asOf: Day): Exposure => {
  const [issuers, types, ratings] = [new Parts(), new Parts(), new Parts()];
  let [outstanding, issuerUnknown, matured, maturityUnknown] = [0, 0, 0, 0];
  for (const { day, amount: paid, held: amount = paid, maturityDay, issuer, bondType, rating, band } of trades) {
    if (day > asOf || !(amount > 0)) continue;
    if (maturityDay === null) maturityUnknown += amount;
    else if (maturityDay <= asOf) matured += amount;
    else {
      outstanding += amount;
      const group = ratingGroupOf(rating, band);
      const isGovernment = group === 'Government-backed';
      types.add(bondType, bondType, amount, isGovernment);
      ratings.add(group, group, amount, isGovernment);
      const key = issuer === null ? '' : issuerKey(issuer);
      if (issuer === null || key === '') issuerUnknown += amount;
      else issuers.add(key, issuer, amount, isGovernment);
    }
  }
  return {
    asOf,
    outstanding: outstanding as Paise,
    byIssuer: issuers.finish(outstanding),
    byType: types.finish(outstanding),
    byRating: ratings.finish(outstanding).sort((a, b) => placeOfRatingGroup(a.name) - placeOfRatingGroup(b.name)),
    issuerUnknown: issuerUnknown as Paise,
    matured: matured as Paise,
    maturityUnknown: maturityUnknown as Paise,
  };
};
