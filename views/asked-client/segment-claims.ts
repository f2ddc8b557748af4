import type { SegmentCard } from '../../src/advisor/model/model.ts';
import type { Day } from '../../src/advisor/units.ts';
import { type Claim, type ClaimSubject, claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';

/** The figures behind a segment's description. Amounts in paise, shares as fractions. */
export interface DescribedFigures {
  readonly segment: number;
  /** Absent if the description is shown without the size. */
  readonly size?: number;
  readonly meanAge: number | null;
  readonly meanReinvestment: number | null;
  readonly bandShares: NonNullable<SegmentCard['bandShares']>;
  readonly medianOutstanding: number;
  readonly contrasts: ReadonlyArray<{ readonly key: string; readonly z: number }>;
}

/** What a segment's description claims, as of a day. */
export const descriptionClaims = (figures: DescribedFigures, asOf: Day): Claim[] => {
  const { segment, size = null, meanAge, meanReinvestment, bandShares, medianOutstanding, contrasts } = figures;
  const made = (kind: ClaimKind, number: number | null, subject: ClaimSubject = {}): Claim[] =>
    number === null ? [] : [{ kind, subject: { segment, ...subject }, number, asOf }];
  return [
    ...made('segment.size', size),
    ...made('segment.meanAge', meanAge),
    ...made('segment.reinvestment', meanReinvestment),
    ...(bandShares.every(({ band }) => band === null)
      ? []
      : bandShares
          .filter(({ share }) => share >= 0.005)
          .flatMap(({ band, share }) => made('segment.bandShare', share, { band: band ?? 'unknown' }))),
    ...made('segment.medianOutstanding', medianOutstanding > 0 ? medianOutstanding : null),
    ...contrasts.flatMap(({ key, z }) => made('segment.contrast', z, { feature: key })),
  ];
};

/** A segment's stability in figures: `0.87`. @param version of its model; absent: the active one */
export const stabilityInWords = (segment: number, stability: number, version?: number): string =>
  claim(stability.toFixed(2), {
    kind: 'segment.stability',
    subject: { segment, ...(version !== undefined && { version }) },
    number: stability,
    asOf: 0,
  });
