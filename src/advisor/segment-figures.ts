import { medianInPlace } from './median.ts';
import { type ProfileColumns, RISK_BAND_CODES } from './profile-columns.ts';
import type { RiskBand } from './rating.ts';

/** What can be said of a segment's clients in plain figures. */
export interface SegmentFigures {
  readonly size: number;
  /** Years, over the clients whose age is known; null where that is fewer than half of them. */
  readonly meanAge: number | null;
  /** The most frequent band, the more conservative of two equal ones; null where fewer than half of the clients have one. */
  readonly dominantRiskBand: RiskBand | null;
  /** Share of all the segment's clients who are in that band. */
  readonly dominantShare: number;
  /** How many are in each band, the largest share first, equal ones the more conservative first, null (nobody recorded one) last; those without a client are left out. */
  readonly bandShares: ReadonlyArray<{ readonly band: RiskBand | null; readonly share: number }>;
  /** Percent, mean over the clients with two purchases or more; null where there is none. */
  readonly meanReinvestmentRatio: number | null;
  /** Rupees, over the clients with a purchase; 0 where there is none. */
  readonly medianInvested: number;
}

/** Figures of every segment, from all of its clients. */
export const segmentFigures = (columns: ProfileColumns, assignments: Int32Array, k: number): SegmentFigures[] => {
  const members: number[][] = Array.from({ length: k }, () => []);
  for (let row = 0; row < assignments.length; row++) members[assignments[row] as number]?.push(row);
  return members.map((rows) => figuresOf(columns, rows));
};

const figuresOf = (columns: ProfileColumns, rows: readonly number[]): SegmentFigures => {
  const ages = known(columns.age, rows);
  const ratios = known(columns.reinvestment, rows);
  const invested = known(columns.invested, rows).filter((amount) => amount > 0);
  const bands = bandFigures(columns, rows);
  return {
    size: rows.length,
    meanAge: ages.length * 2 >= rows.length ? mean(ages) : null,
    ...bands,
    meanReinvestmentRatio: ratios.length === 0 ? null : 100 * (mean(ratios) as number),
    medianInvested: invested.length === 0 ? 0 : medianInPlace(invested) / 100,
  };
};

type BandFigures = Pick<SegmentFigures, 'dominantRiskBand' | 'dominantShare' | 'bandShares'>;

const bandFigures = (columns: ProfileColumns, rows: readonly number[]): BandFigures => {
  const counts = RISK_BAND_CODES.map(() => 0);
  for (const row of rows) {
    const code = columns.band[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  const [unknown = 0, ...byBand] = counts;
  const shareOf = (code: number) => ({ band: RISK_BAND_CODES[code] ?? null, share: (counts[code] as number) / rows.length });
  const known = byBand.map((_, place) => shareOf(place + 1)).sort((left, right) => right.share - left.share);
  const bandShares = [...known, shareOf(0)].filter(({ share }) => share > 0);
  const most = Math.max(...byBand);
  if (most === 0 || unknown * 2 > rows.length) return { dominantRiskBand: null, dominantShare: 0, bandShares };
  return { dominantRiskBand: RISK_BAND_CODES[byBand.indexOf(most) + 1] ?? null, dominantShare: most / rows.length, bandShares };
};

const known = (column: Float64Array, rows: readonly number[]): Float64Array => {
  const values = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = column[row] as number;
    if (!Number.isNaN(value)) values[count++] = value;
  }
  return values.subarray(0, count);
};

const mean = (values: Float64Array): number | null => {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? null : sum / values.length;
};
