import type { TypeScore } from '../advice/recommend.ts';
import type { Holding, Profile } from '../book/profile.ts';
import { compareBytewise } from '../units.ts';

/** How much of a type a client bought and is likely to buy; fractions of one. */
export interface TypeShare {
  /** Share of the amount bought so far; null without a purchase. */
  readonly bought: number | null;
  /** The probability that the next purchase is of this type; null if the model doesn't know the type, such as Unclassified. */
  readonly likely: number | null;
}

/** A bond type, or all others together, for two clients. */
export interface TypeRow {
  readonly bondType: string;
  readonly left: TypeShare;
  readonly right: TypeShare;
}

export const ALL_OTHER_TYPES = 'All other types';

/** One client's side of the comparison. */
interface Side {
  readonly profile: Pick<Profile, 'holdings'>;
  readonly ranking: readonly TypeScore[];
}

const totalOf = (holdings: readonly Holding[]): number => holdings.reduce((sum, { amount }) => sum + amount, 0);

const shareOf = ({ profile, ranking }: Side, bondType: string): TypeShare => {
  const total = totalOf(profile.holdings);
  const amount = profile.holdings.find((holding) => holding.bondType === bondType)?.amount ?? 0;
  return {
    bought: total > 0 ? amount / total : null,
    likely: ranking.find((type) => type.bondType === bondType)?.probability ?? null,
  };
};

const rest = (told: readonly TypeShare[]): TypeShare => {
  const left = (value: number): number => Math.max(0, 1 - value);
  const bought = told.some((share) => share.bought === null) ? null : left(told.reduce((sum, share) => sum + (share.bought ?? 0), 0));
  return { bought, likely: left(told.reduce((sum, { likely }) => sum + (likely ?? 0), 0)) };
};

const most = ({ left, right }: TypeRow): number => Math.max(left.bought ?? 0, left.likely ?? 0, right.bought ?? 0, right.likely ?? 0);

/** Smaller shares are rounding errors. */
const DUST = 0.0005;

/**
 * The types that matter most to either client, largest share first (ties by name), and a row for all others if they have a share. Each
 * column of shares adds up to 1.
 * @param rows the most rows, not counting all others
 */
export const typeRows = (left: Side, right: Side, rows: number): TypeRow[] => {
  const names = new Set([left, right].flatMap(({ profile, ranking }) => [...ranking, ...profile.holdings].map(({ bondType }) => bondType)));
  const told = [...names]
    .map((bondType): TypeRow => ({ bondType, left: shareOf(left, bondType), right: shareOf(right, bondType) }))
    .filter((row) => most(row) > DUST)
    .sort((a, b) => most(b) - most(a) || compareBytewise(a.bondType, b.bondType))
    .slice(0, rows);
  const others: TypeRow = {
    bondType: ALL_OTHER_TYPES,
    left: rest(told.map((row) => row.left)),
    right: rest(told.map((row) => row.right)),
  };
  return told.length > 0 && most(others) > DUST ? [...told, others] : told;
};
