import type { BondBand, RiskBand } from './rating.ts';
import type { Day } from './units.ts';

/** The version of the document's shape. A document of another version is not served. */
export const MODEL_FORMAT = 1;

export interface TrainSettings {
  /** Number of segments, or `auto`: between 3 and 10 by silhouette. */
  readonly segments: number | 'auto';
  readonly seed: number;
}

/** A numeric column: optional log1p, then (x − mean) / scale; a missing value becomes `median` (before standardising). */
export interface NumericFeature {
  readonly name: string;
  readonly log: boolean;
  readonly median: number;
  readonly mean: number;
  /** Population standard deviation (ddof 0); 1 for a constant column. */
  readonly scale: number;
  /** Where true, a 0/1 column "missing" follows this one. */
  readonly indicator: boolean;
}

/** A one-hot column group; `unknown` is one of its levels. */
export interface CategoricalFeature {
  readonly name: string;
  readonly levels: readonly string[];
}

export interface FittedFeatures {
  readonly numeric: readonly NumericFeature[];
  readonly categorical: readonly CategoricalFeature[];
}

/** What a person sees of a segment. */
export interface SegmentCard {
  readonly id: number;
  /** Unique within the model. */
  readonly name: string;
  readonly description: string;
  readonly size: number;
  /** Mean adjusted Rand index of this segment under bootstrap refits, 0 to 1; null on books too small to say. */
  readonly confidence: number | null;
  /** The features in which the segment differs most from everybody, strongest first; z in standard deviations. */
  readonly strongest: ReadonlyArray<{ readonly feature: string; readonly z: number }>;
  readonly meanAge: number | null;
  readonly dominantRiskBand: string | null;
  /** Percent. */
  readonly meanReinvestmentRatio: number | null;
  /** Rupees. */
  readonly medianInvested: number;
  /** How many of the clients are in each risk band, the largest share first; shares sum to one. Absent in documents written before cards had it. */
  readonly bandShares?: ReadonlyArray<{ readonly band: RiskBand | null; readonly share: number }>;
  /** The segment of the version before that this one goes on from; null: it is new. Absent where nothing was in force before. */
  readonly continues?: SegmentContinuation | null;
}

export interface SegmentContinuation {
  /** The version that was in force when this one was trained. */
  readonly version: number;
  /** The segment's id in that version. */
  readonly id: number;
  /** The clients in both segments as a share of those in either, above 0 to 1. */
  readonly share: number;
}

/** Who was in which segment of the version that was in force, and is in which one now: both place the same profiles. */
export interface SegmentDrift {
  /** The version that was in force. */
  readonly version: number;
  /** segments of that version × segments of this one: clients. */
  readonly transitions: ReadonlyArray<readonly number[]>;
}

/** segments × bond types. `values[s][a]` is Q bought: what a recommendation of a to s is worth, from purchases alone. */
export interface QTable {
  readonly values: ReadonlyArray<readonly number[]>;
  /** Rounds that each cell has seen, same shape. */
  readonly visits: ReadonlyArray<readonly number[]>;
  /** One value a type over all purchase days of the book: where a segment's values start from. */
  readonly wholeBook: readonly number[];
  /** segments × bond types: the mean share of a purchase day's amount, from the same rounds; rows sum to one. */
  readonly amountShares: ReadonlyArray<readonly number[]>;
  /** One share a type over all purchase days of the book. */
  readonly wholeBookAmountShares: readonly number[];
}

/** How a trait's levels are found: an exact word, or the interval a number falls into. Being a man or a woman is none: it foresees nothing. */
export type LearnedTraitName = 'riskBand' | 'age' | 'legalForm' | 'totalInvested' | 'averageYield' | 'averageCoupon';
/** `gender` stands in models that were trained before it was found to be of no use. */
export type TraitName = LearnedTraitName | 'gender';

/** How much more or less often than everybody the clients of each level of a trait buy each type. */
export interface Trait {
  readonly name: TraitName;
  /** Lower bounds of the levels after the first, ascending (years, paise, fractions a year); empty where levels are words. */
  readonly bounds: readonly number[];
  /** Words of the levels; empty where levels are intervals. */
  readonly words: readonly string[];
  /** levels × bond types: times as often as everybody; 1 says nothing. */
  readonly lift: ReadonlyArray<readonly number[]>;
  /** Exponent of the lift, 0 to 1; 0: the trait has proved to say nothing. */
  readonly weight: number;
}

/** The numbers of the personal part that are chosen by held-out measurement. */
export interface PersonalWeights {
  /** How many purchases of its own a client needs to weigh as much as the segment. */
  readonly pseudoCount: number;
  /** Weight of the segment against the whole book where a client's expectation starts, 0 to 1. */
  readonly segmentWeight: number;
  /** Days after which a purchase counts half; null: all count the same. */
  readonly halfLifeDays: number | null;
  /** Weight of what goes together, 0 to 1. */
  readonly togetherWeight: number;
  /** How a purchase day of several types is split: 0 evenly, 1 by amount. */
  readonly amountWeight: number;
  /** Exponent of what is bought more, or less, lately than before, 0 to 1. */
  readonly driftWeight: number;
  /** Exponent of the mixed shares: above 1 the client's likeliest types are likelier than a mean of habits says. */
  readonly sharpness: number;
  /** Weight of the uniform floor that keeps every probability above 0. */
  readonly floor: number;
}

/** How a client's own history corrects the segment's values. */
export interface PersonalSettings extends PersonalWeights {
  /** bond types × bond types: share of the buyers of the row who also bought the column; rows sum to one, or are all 0. */
  readonly together: ReadonlyArray<readonly number[]>;
  readonly traits: readonly Trait[];
  /** One number a type: how many times as often it was bought lately as over the whole book's time. */
  readonly drift: readonly number[];
}

/** How clients are grouped to see whether the advice is as good for each. */
export type QualityGrouping = 'riskBand' | 'gender' | 'ageGroup';

/** A 95 % interval by bootstrap clustered by client. */
export type Interval95 = readonly [low: number, high: number];

/** Held-out quality among the clients of one group. */
export interface GroupQuality {
  readonly group: string;
  readonly clients: number;
  readonly predictions: number;
  readonly hitAt1: number;
  readonly ndcgAt3: number;
  readonly logLoss: number;
  readonly ci95: { readonly hitAt1: Interval95; readonly ndcgAt3: Interval95; readonly logLoss: Interval95 };
  /** Top-label calibration error, and what a perfectly calibrated forecaster would stay below at that size. */
  readonly ece: number;
  readonly eceOfCalibrated: number;
}

/** What documents written before the model card lack. */
export interface QualityInDetail {
  /** Days up to which the measured models were trained. */
  readonly origins: readonly Day[];
  readonly clients: number;
  readonly ci95: { readonly hitAt3: Interval95; readonly ndcgAt3: Interval95; readonly logLoss: Interval95 };
  readonly ece: number;
  readonly eceOfCalibrated: number;
  /** Groups of fewer than five clients are left out. */
  readonly groups: Readonly<Record<QualityGrouping, readonly GroupQuality[]>>;
}

/** Held-out quality of one policy (learning.md's metrics). */
export interface Quality {
  readonly predictions: number;
  readonly hitAt1: number;
  readonly hitAt3: number;
  readonly ndcgAt3: number;
  readonly logLoss: number;
  /** 95 % interval of hitAt1 by bootstrap clustered by client. */
  readonly hitAt1Ci95: readonly [number, number];
  readonly globalPopularityHitAt1: number;
  readonly inDetail?: QualityInDetail;
}

/** Everything that serving needs, as one plain JSON document. */
export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly asOf: Day;
  readonly settings: TrainSettings;
  /** SHA-256 of what it was trained on, from the caller. */
  readonly fingerprint: string;
  /** Bytewise order; the columns of the Q-table. */
  readonly bondTypes: readonly string[];
  /** Median band of each type's bonds in the book, same order; null: none is rated. */
  readonly bandOfType: ReadonlyArray<BondBand | null>;
  readonly features: FittedFeatures;
  /** segments × encoded features. */
  readonly centroids: ReadonlyArray<readonly number[]>;
  readonly inertia: number;
  /** On a sample; null with fewer than two segments. */
  readonly silhouette: number | null;
  readonly segments: readonly SegmentCard[];
  readonly qTable: QTable;
  readonly personal: PersonalSettings;
  readonly clients: number;
  readonly trades: number;
  /** Null where the book is too small to be measured. */
  readonly quality: Quality | null;
  /** Null where no version was in force that could be read; absent in documents written before this was kept. */
  readonly drift?: SegmentDrift | null;
}
