import type { Profile } from '../book/profile.ts';
import { columnsOfProfile, forEachRow, type ProfileColumns } from '../book/profile-columns.ts';
import { medianInPlace } from '../median.ts';
import type { CategoricalFeature, FittedFeatures, NumericFeature } from '../model/model.ts';
import { compareBytewise } from '../units.ts';
import { CATEGORICAL_SOURCES, type CategoricalSource, NUMERIC_SOURCES, type NumericSource, UNKNOWN_LEVEL } from './feature-sources.ts';
import { type Limits, robustLimits } from './robust-limits.ts';

/** Encoded clients: n × width, row major. */
export interface EncodedProfiles {
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * Fits the encoding of profiles on the clients with a purchase: medians, limits, means, population standard deviations (ddof 0; 1 for a
 * constant column) and levels. Fitted once per model.
 */
export const fitFeatures = (columns: ProfileColumns): FittedFeatures => {
  const rows = rowsOfBuyers(columns);
  return {
    numeric: NUMERIC_SOURCES.map((source) => fitNumeric(source, columns, rows)),
    categorical: CATEGORICAL_SOURCES.map((source) => fitLevels(source, columns, rows)),
  };
};

/** The rows of the clients with a purchase, which are the ones to learn from. */
export const rowsOfBuyers = (columns: ProfileColumns): Int32Array => {
  const rows = new Int32Array(columns.clients);
  let buyers = 0;
  for (let row = 0; row < columns.clients; row++) if (columns.trades[row] > 0) rows[buyers++] = row;
  return rows.subarray(0, buyers);
};

const fitNumeric = (source: NumericSource, columns: ProfileColumns, rows: Int32Array): NumericFeature => {
  const raw = new Float64Array(rows.length);
  const known = new Float64Array(rows.length);
  let knownCount = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = source.read(columns, rows[i]);
    raw[i] = value;
    if (!Number.isNaN(value)) known[knownCount++] = value;
  }
  // A column without a value has no median; then every client gets the same 0, which separates no one.
  const median = knownCount === 0 ? 0 : medianInPlace(known.subarray(0, knownCount));
  const limits = robustLimits(source.log ? known.subarray(0, knownCount).map(Math.log1p) : known.subarray(0, knownCount));
  const transform = { median, log: source.log, ...limits };
  const n = Math.max(1, raw.length);
  let sum = 0;
  for (let i = 0; i < raw.length; i++) {
    raw[i] = transformed(raw[i], transform);
    sum += raw[i];
  }
  const mean = sum / n;
  let squares = 0;
  for (const value of raw) squares += (value - mean) ** 2;
  const variance = squares / n;
  const scale = isConstant(variance, mean, n) ? 1 : Math.sqrt(variance);
  return { name: source.name, ...transform, mean, scale, indicator: knownCount < raw.length };
};

/** Whether the variance is within the rounding error of a sum of n numbers, as in scikit-learn's StandardScaler. */
const isConstant = (variance: number, mean: number, n: number): boolean =>
  variance <= n * Number.EPSILON * variance + (n * mean * Number.EPSILON) ** 2;

const fitLevels = (source: CategoricalSource, columns: ProfileColumns, rows: Int32Array): CategoricalFeature => {
  const seen = new Set<string>();
  for (const row of rows) {
    const level = source.codes[source.read(columns, row)];
    if (level) seen.add(level);
  }
  return { name: source.name, levels: [...[...seen].sort(compareBytewise), UNKNOWN_LEVEL] };
};

/** A raw number as the standardisation sees it: the median if it's unknown (NaN), sizes by log1p, cut off at the limits. */
export const transformed = (
  raw: number,
  { median, log, lower, upper }: Pick<NumericFeature, 'median' | 'log'> & Partial<Limits>,
): number => {
  const known = Number.isNaN(raw) ? median : raw;
  const value = log ? Math.log1p(known) : known;
  return lower === undefined || upper === undefined ? value : Math.min(upper, Math.max(lower, value));
};

/** Width of an encoded profile. */
export const widthOf = (features: {
  readonly numeric: ReadonlyArray<Pick<NumericFeature, 'indicator'>>;
  readonly categorical: ReadonlyArray<Pick<CategoricalFeature, 'levels'>>;
}): number =>
  features.numeric.reduce((width, { indicator }) => width + (indicator ? 2 : 1), 0) +
  features.categorical.reduce((width, { levels }) => width + levels.length, 0);

/**
 * Encodes every client: numeric columns first, each followed by its 0/1 "missing" column if it has one, then the one-hot columns. A level
 * not seen when fitting counts as unknown.
 * @throws RangeError for a feature this program doesn't know
 */
export const encodeAll = (features: FittedFeatures, columns: ProfileColumns): EncodedProfiles => {
  const width = widthOf(features);
  const values = new Float64Array(columns.clients * width);
  let at = 0;
  for (const feature of features.numeric) {
    const source = sourceNamed(NUMERIC_SOURCES, feature.name);
    const { weight = 1 } = feature;
    const from = at;
    forEachRow(columns, (row) => {
      const cell = from + row * width;
      const raw = source.read(columns, row);
      values[cell] = (weight * (transformed(raw, feature) - feature.mean)) / feature.scale;
      if (feature.indicator) values[cell + 1] = Number.isNaN(raw) ? weight : 0;
    });
    at += feature.indicator ? 2 : 1;
  }
  for (const feature of features.categorical) {
    const source = sourceNamed(CATEGORICAL_SOURCES, feature.name);
    const unknown = feature.levels.indexOf(UNKNOWN_LEVEL);
    const placeOfCode = source.codes.map((level) => {
      const place = level === null ? unknown : feature.levels.indexOf(level);
      return at + (place < 0 ? unknown : place);
    });
    forEachRow(columns, (row) => {
      values[row * width + placeOfCode[source.read(columns, row)]] = feature.weight ?? 1;
    });
    at += feature.levels.length;
  }
  return { values, width };
};

/** The encoded columns of one feature, and whether a client's value is unknown. */
export interface FeatureSpan {
  readonly from: number;
  readonly to: number;
  isUnknown(columns: ProfileColumns, row: number): boolean;
}

/** Where each feature lies in an encoded row. */
export const spansOf = (features: FittedFeatures): FeatureSpan[] => {
  let at = 0;
  const next = (width: number): { from: number; to: number } => {
    at += width;
    return { from: at - width, to: at };
  };
  return [
    ...features.numeric.map(({ name, indicator }): FeatureSpan => {
      const source = sourceNamed(NUMERIC_SOURCES, name);
      return { ...next(indicator ? 2 : 1), isUnknown: (columns, row) => Number.isNaN(source.read(columns, row)) };
    }),
    ...features.categorical.map(({ name, levels }): FeatureSpan => {
      const source = sourceNamed(CATEGORICAL_SOURCES, name);
      return { ...next(levels.length), isUnknown: (columns, row) => source.codes[source.read(columns, row)] === null };
    }),
  ];
};

/** Encodes one profile, with the same code as all of them. */
export const encodeProfile = (features: FittedFeatures, profile: Profile): Float64Array =>
  encodeAll(features, columnsOfProfile(profile)).values;

const sourceNamed = <S extends { readonly name: string }>(sources: readonly S[], name: string): S => {
  const source = sources.find((candidate) => candidate.name === name);
  if (!source) throw new RangeError(`The model uses a feature "${name}" that this program doesn’t know`);
  return source;
};
