import type { SegmentCard } from '../model/model.ts';

/** Less than half a percent would round to 0. */
const WORTH_SAYING = 0.005;

/**
 * A segment's clients by risk band: "61 % in risk band B, 24 % in A, 15 % unknown". Needed because a name like "Balanced" is about the most
 * frequent band only. Null if no client's band is known.
 * @param shares as on a segment's card: largest first, unknown last
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
