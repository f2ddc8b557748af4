import type { SegmentCard } from './model.ts';

/** Less than half a percent would be said as nothing. */
const WORTH_SAYING = 0.005;

/**
 * How many of a segment's clients are in which risk band: "61 % in risk band B, 24 % in A, 15 % unknown". A name like "Balanced" speaks of
 * the most frequent band alone. Null where nobody's band is known.
 * @param shares as on a segment's card: the largest first, the unknown last
 */
export const bandsInWords = (shares: NonNullable<SegmentCard['bandShares']>): string | null => {
  const said = shares.filter(({ share }) => share >= WORTH_SAYING);
  if (said.every(({ band }) => band === null)) return null;
  return said
    .map(({ band, share }, place) => {
      const lead = place === 0 ? 'risk band ' : '';
      return `${Math.round(share * 100)} % ${band === null ? `${lead}unknown` : `in ${lead}${band}`}`;
    })
    .join(', ');
};
