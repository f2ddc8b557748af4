import { claim } from '../../claims/claim.ts';
import type { SegmentCard } from '../model/model.ts';
import type { Day } from '../units.ts';

/** Less than half a percent would round to 0. */
const WORTH_SAYING = 0.005;

/**
 * A segment's clients by risk band: "61% in risk band B, 24% in A, 15% unknown". Needed because a name like "Balanced" is about the most
 * frequent band only. Null if no client's band is known.
 * @param shares as on a segment's card: largest first, unknown last
 * @param of the segment, and the day the claim is made for; null: the words aren't a claim
 */
export const bandsInWords = (
  shares: NonNullable<SegmentCard['bandShares']>,
  of: { readonly segment: number; readonly asOf: Day } | null = null,
): string | null => {
  const said = shares.filter(({ share }) => share >= WORTH_SAYING);
  if (said.every(({ band }) => band === null)) return null;
  return said
    .map(({ band, share }, place) => {
      const lead = place === 0 ? 'risk band ' : '';
      const percent = `${Math.round(share * 100)}%`;
      const subject = { segment: of?.segment ?? 0, band: band ?? 'unknown' };
      const said = of ? claim(percent, { kind: 'segment.bandShare', subject, number: share, asOf: of.asOf }) : percent;
      return `${said} ${band === null ? `${lead}unknown` : `in ${lead}${band}`}`;
    })
    .join(', ');
};
