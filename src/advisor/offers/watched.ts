import type { BondOnOffer } from '../bonds/bond.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { formatRating } from '../bonds/rating.ts';

/** What somebody watches: a bond by its id, or an issuer by its key. */
export interface Watched {
  readonly kind: 'bond' | 'issuer';
  readonly target: string;
}

/** What was last known of each watched bond. */
export type KnownBonds = Readonly<Record<string, { readonly rating: string | null; readonly offered: boolean }>>;

/** What happened to a watched bond. `new`: its issuer offers a bond that wasn't known. */
export type WatchEvent =
  | { readonly kind: 'rating'; readonly bondId: string; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'ended' | 'again' | 'new'; readonly bondId: string };

/** The longest id of a bond, and key of an issuer, that's kept. */
const LONGEST_TARGET = 120;

/** What's watched of a bond: itself, or its issuer. */
export const targetOf = (kind: Watched['kind'], bond: Pick<BondOnOffer, 'bondId' | 'issuer'>): string =>
  (kind === 'bond' ? bond.bondId : debtorOf(bond)).slice(0, LONGEST_TARGET);

const ratingOf = ({ rating }: Pick<BondOnOffer, 'rating'>): string | null => rating && formatRating({ ...rating, agency: null });

/** What's known now: bonds that aren't on offer any more keep the rating they had. */
export const knownNow = (watched: Watched, offers: readonly BondOnOffer[], before: KnownBonds = {}): KnownBonds => {
  const ended = Object.entries(before).map(([id, { rating }]) => [id, { rating, offered: false }] as const);
  const offered = offers
    .filter((bond) => targetOf(watched.kind, bond) === watched.target)
    .map((bond) => [bond.bondId, { rating: ratingOf(bond), offered: true }] as const);
  return Object.fromEntries([...ended, ...offered]);
};

/** What happened between two states, bond by bond. */
export const eventsBetween = (before: KnownBonds, after: KnownBonds): readonly WatchEvent[] =>
  Object.entries(after).flatMap(([bondId, now]): readonly WatchEvent[] => {
    const then = Object.hasOwn(before, bondId) ? before[bondId] : undefined;
    if (!then) return now.offered ? [{ kind: 'new', bondId }] : [];
    const rating = then.rating === now.rating ? [] : [{ kind: 'rating', bondId, before: then.rating, after: now.rating } as const];
    if (then.offered === now.offered) return rating;
    return [{ kind: now.offered ? 'again' : 'ended', bondId }, ...rating];
  });
