import type { RiskBand } from '../bonds/rating.ts';
import { medianBand as medianOfBands, type ProfileColumns, RISK_BAND_CODES } from '../book/profile-columns.ts';
import { medianInPlace } from '../median.ts';

/** Age groups that names speak of, in years. */
const GROUPS = [
  { word: 'Young', from: 0, below: 35 },
  { word: 'Middle-aged', from: 35, below: 55 },
  { word: 'Mature', from: 55, below: null },
] as const;

export type NamedAgeGroup = (typeof GROUPS)[number];

/** The group of an age in years. */
export const namedAgeGroup = (age: number): NamedAgeGroup => GROUPS.find(({ below }) => below === null || age < below) as NamedAgeGroup;

/** Plain figures about a segment's clients. */
export interface SegmentFigures {
  readonly size: number;
  /** Years, over the clients whose age is known; null if that's fewer than half of them. */
  readonly meanAge: number | null;
  /** The age group of the median client; null if fewer than half of the clients' ages are known, or fewer than half of those are in it. */
  readonly ageGroup: NamedAgeGroup | null;
  /** The band of the median client; null if fewer than half of the clients have a band, or fewer than half of those this one. */
  readonly medianBand: RiskBand | null;
  /** The most frequent band, or the more conservative of two equal ones; null if fewer than half of the clients have one. */
  readonly dominantRiskBand: RiskBand | null;
  /** Share of all the segment's clients in that band. */
  readonly dominantShare: number;
  /** Share of clients in each band: largest first, the more conservative of equal ones first, null (unknown) last; without empty bands. */
  readonly bandShares: ReadonlyArray<{ readonly band: RiskBand | null; readonly share: number }>;
  /** Percent, mean over the clients with at least two purchases; null if there are none. */
  readonly meanReinvestmentRatio: number | null;
  /** Rupees bought, over the clients with a purchase; 0 if there are none. */
  readonly medianInvested: number;
  /** Rupees that haven't matured, over the clients who hold something; 0 if there are none. */
  readonly medianOutstanding: number;
}

/** The figures of every segment, over all of its clients. */
export const segmentFigures = (columns: ProfileColumns, assignments: Int32Array, k: number): SegmentFigures[] => {
  const members: number[][] = Array.from({ length: k }, () => []);
  for (let row = 0; row < assignments.length; row++) members[assignments[row]]?.push(row);
  return members.map((rows) => figuresOf(columns, rows));
};

const figuresOf = (columns: ProfileColumns, rows: readonly number[]): SegmentFigures => {
  const ages = known(columns.age, rows);
  const ratios = known(columns.reinvestment, rows);
  const invested = known(columns.invested, rows).filter((amount) => amount > 0);
  const outstanding = known(columns.outstanding, rows).filter((amount) => amount > 0);
  const bands = bandFigures(columns, rows);
  return {
    size: rows.length,
    ...(ages.length > 0 && ages.length * 2 >= rows.length
      ? { meanAge: mean(ages), ageGroup: ageGroupOf(ages) }
      : { meanAge: null, ageGroup: null }),
    ...bands,
    meanReinvestmentRatio: ratios.length === 0 ? null : 100 * mean(ratios),
    medianInvested: invested.length === 0 ? 0 : medianInPlace(invested) / 100,
    medianOutstanding: outstanding.length === 0 ? 0 : medianInPlace(outstanding) / 100,
  };
};

const ageGroupOf = (ages: Float64Array): NamedAgeGroup | null => {
  const group = namedAgeGroup(medianInPlace(ages));
  const inGroup = ages.filter((age) => namedAgeGroup(age) === group).length;
  return inGroup * 2 >= ages.length ? group : null;
};

type BandFigures = Pick<SegmentFigures, 'dominantRiskBand' | 'dominantShare' | 'bandShares' | 'medianBand'>;

const bandFigures = (columns: ProfileColumns, rows: readonly number[]): BandFigures => {
  const counts = RISK_BAND_CODES.map(() => 0);
  for (const row of rows) {
    const code = columns.band[row];
    counts[code] += 1;
  }
  const [unknown = 0, ...byBand] = counts;
  const shareOf = (code: number) => ({ band: RISK_BAND_CODES[code] ?? null, share: counts[code] / rows.length });
  const known = byBand.map((_, place) => shareOf(place + 1)).sort((left, right) => right.share - left.share);
  const bandShares = [...known, shareOf(0)].filter(({ share }) => share > 0);
  const most = Math.max(...byBand);
  if (most === 0 || unknown * 2 > rows.length) return { dominantRiskBand: null, dominantShare: 0, bandShares, medianBand: null };
  const [conservative = 0, balanced = 0, aggressive = 0] = byBand;
  const code = medianOfBands(conservative, balanced, aggressive);
  const medianBand = 2 * counts[code] >= conservative + balanced + aggressive ? (RISK_BAND_CODES[code] ?? null) : null;
  return {
    medianBand,
    dominantRiskBand: RISK_BAND_CODES[byBand.indexOf(most) + 1] ?? null,
    dominantShare: most / rows.length,
    bandShares,
  };
};

const known = (column: Float64Array, rows: readonly number[]): Float64Array => {
  const values = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = column[row];
    if (!Number.isNaN(value)) values[count++] = value;
  }
  return values.subarray(0, count);
};

const mean = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};
