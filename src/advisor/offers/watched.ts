import type { BondOnOffer } from '../bonds/bond.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { formatRating } from '../bonds/rating.ts';
import type { Day } from '../units.ts';

/** What somebody watches: a bond by its id, or an issuer by its key. */
export interface Watched {
  readonly kind: 'bond' | 'issuer';
  readonly target: string;
}

/** What was last known of a watched bond. Absent: never seen. */
export interface KnownBond {
  readonly offered: boolean;
  /** As it was last offered. */
  readonly rating?: string | null;
  /** In the firm's book, when it wasn't on offer. A desk's sheet may name another agency's. */
  readonly inBook?: string | null;
  /** The last day of its offer, once that's near. */
  readonly ending?: Day;
}

export type KnownBonds = Readonly<Record<string, KnownBond>>;

/** What happened to a watched bond. `new`: its issuer offers a bond that wasn't known. `ending`: its offer's last day is near. */
export type WatchEvent =
  | { readonly kind: 'rating'; readonly bondId: string; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'ending'; readonly bondId: string; readonly lastDay: Day }
  | { readonly kind: 'ended' | 'again' | 'new'; readonly bondId: string };

/** What a watch is compared with. */
export interface WatchedMarket {
  readonly onOffer: readonly BondOnOffer[];
  /** An offer that ends by this day ends soon. */
  readonly soonBy: Day;
  /** What the firm's book has of watched bonds that aren't on offer, by id. Absent: it doesn't know the bond. */
  readonly inBook: ReadonlyMap<string, Pick<BondOnOffer, 'rating'>>;
}

/** The longest id of a bond, and key of an issuer, that's kept. */
const LONGEST_TARGET = 120;

/** What's watched of a bond: itself, or its issuer. */
export const targetOf = (kind: Watched['kind'], bond: Pick<BondOnOffer, 'bondId' | 'issuer'>): string =>
  (kind === 'bond' ? bond.bondId : debtorOf(bond)).slice(0, LONGEST_TARGET);

const ratingOf = ({ rating }: Pick<BondOnOffer, 'rating'>): string | null => rating && formatRating({ ...rating, agency: null });

/** What's known now: of bonds that aren't on offer the book's rating, and the one they were offered with. */
export const knownNow = (watched: Watched, { onOffer, soonBy, inBook }: WatchedMarket, before: KnownBonds = {}): KnownBonds => {
  const seen = watched.kind === 'bond' && inBook.has(watched.target) ? { [watched.target]: { offered: false }, ...before } : before;
  const ended = Object.entries(seen).map(([id, { ending: _, ...known }]) => {
    const found = inBook.get(id);
    return [id, { ...known, ...(found && { inBook: ratingOf(found) }), offered: false }] as const;
  });
  const offered = onOffer
    .filter((bond) => targetOf(watched.kind, bond) === watched.target)
    .map((bond) => {
      const [then, until] = [before[bond.bondId], bond.offeredUntil];
      const near = until !== undefined && until <= soonBy ? { ending: until } : {};
      return [
        bond.bondId,
        { ...(then?.inBook !== undefined && { inBook: then.inBook }), rating: ratingOf(bond), offered: true, ...near },
      ] as const;
    });
  return Object.fromEntries([...ended, ...offered]);
};

/** Whether two states are one. */
export const isSameKnown = (left: KnownBonds, right: KnownBonds): boolean => {
  const ids = Object.keys(left);
  const same = (id: string): boolean => {
    const [one, other] = [left[id], right[id]];
    return (['offered', 'rating', 'inBook', 'ending'] as const).every((field) => one?.[field] === other?.[field]);
  };
  return ids.length === Object.keys(right).length && ids.every(same);
};

/** A changed rating, by what's comparable: offer with offer, book with book. News that the other one brought already isn't any. */
const changedRating = (then: KnownBond, now: KnownBond): Pick<Extract<WatchEvent, { kind: 'rating' }>, 'before' | 'after'> | null => {
  const [before, after, other] = now.offered ? [then.rating, now.rating, then.inBook] : [then.inBook, now.inBook, then.rating];
  return before === undefined || after === undefined || before === after || after === other ? null : { before, after };
};

/** What happened between two states, bond by bond. */
export const eventsBetween = (before: KnownBonds, after: KnownBonds): readonly WatchEvent[] =>
  Object.entries(after).flatMap(([bondId, now]): readonly WatchEvent[] => {
    const then = Object.hasOwn(before, bondId) ? before[bondId] : undefined;
    const events: WatchEvent[] = [];
    if (now.offered && !then) events.push({ kind: 'new', bondId });
    if (then && then.offered !== now.offered) events.push({ kind: now.offered ? 'again' : 'ended', bondId });
    const rating = then && changedRating(then, now);
    if (rating) events.push({ kind: 'rating', bondId, ...rating });
    // A desk that prolongs its offers every day isn't told every day that they end.
    if (now.ending !== undefined && then?.ending === undefined) events.push({ kind: 'ending', bondId, lastDay: now.ending });
    return events;
  });
