import type { BondBand, RiskBand } from '../bonds/rating.ts';
import type { Day } from '../units.ts';
import type { BondOrder } from './bond-order.ts';
import type { FactName } from './fact-names.ts';
import type { NameClaim } from './name-claim.ts';
import type { Doubt, Quality } from './quality.ts';

/** The version of the document's shape. Documents of another version can't be served. */
export const MODEL_FORMAT = 2;

export interface TrainSettings {
  /** Number of segments, or `auto`: between 3 and 10, chosen by what they foresee and by stability. */
  readonly segments: number | 'auto';
  readonly seed: number;
}

/** A numeric column: optional log1p, cut off at its limits, then (x − mean) / scale; a missing value becomes `median` before all that. */
export interface NumericFeature {
  readonly name: string;
  readonly log: boolean;
  readonly median: number;
  readonly mean: number;
  /** Population standard deviation (ddof 0); 1 for a constant column. */
  readonly scale: number;
  /** Where values are cut off, after log1p. Absent in older documents, which cut nothing off. */
  readonly lower?: number;
  readonly upper?: number;
  /** Whether a 0/1 column "missing" follows this one. */
  readonly indicator: boolean;
  /** How much the feature counts in distances, 0 to 1, by what it tells about purchases; absent: 1. */
  readonly weight?: number;
}

/** A one-hot column group; `unknown` is one of its levels. */
export interface CategoricalFeature {
  readonly name: string;
  readonly levels: readonly string[];
  /** Like that of a numeric column. */
  readonly weight?: number;
}

export interface FittedFeatures {
  readonly numeric: readonly NumericFeature[];
  readonly categorical: readonly CategoricalFeature[];
}

/** A segment as people see it. */
export interface SegmentCard {
  readonly id: number;
  /** Unique within the model. */
  readonly name: string;
  readonly description: string;
  readonly size: number;
  /** Mean adjusted Rand index of this segment over bootstrap refits, 0 to 1; null if the book is too small. */
  readonly confidence: number | null;
  /** The features in which the segment differs most from all clients, strongest first; z in standard deviations. */
  readonly strongest: ReadonlyArray<{ readonly feature: string; readonly z: number }>;
  readonly meanAge: number | null;
  readonly dominantRiskBand: string | null;
  /** Percent. */
  readonly meanReinvestmentRatio: number | null;
  /** Rupees. */
  readonly medianInvested: number;
  /** What the name says. Absent in older documents. */
  readonly claims?: readonly NameClaim[];
  /** Share of the clients in each risk band, largest first; sums to one. Absent in older documents. */
  readonly bandShares?: ReadonlyArray<{ readonly band: RiskBand | null; readonly share: number }>;
  /** What the description says besides. Absent in older documents. */
  readonly described?: {
    /** Paise, of the clients who hold something. */
    readonly medianOutstanding: number;
    /** What sets the segment apart, strongest first; z in standard deviations. */
    readonly contrasts: ReadonlyArray<{ readonly key: string; readonly z: number }>;
  };
  /** The segment of the previous version that this one continues; null if it's new. Absent if no version was active. */
  readonly continues?: SegmentContinuation | null;
}

/** A number of segments that was tried. */
export interface SegmentCount {
  readonly count: number;
  /** What the segments foresee of held-out purchases, in nats over the whole book's shares; null with too few purchases. */
  readonly gain: number | null;
  /** Mean adjusted Rand index over bootstrap refits; null on a small book. */
  readonly stability: number | null;
  readonly silhouette: number | null;
}

export interface SegmentContinuation {
  /** The version that was active when this one was trained. */
  readonly version: number;
  /** The segment's id in that version. */
  readonly id: number;
  /** The clients in both segments as a share of those in either (Jaccard), above 0 to 1. */
  readonly share: number;
}

/** How clients moved between the segments of the previously active version and this one. Both versions place the same profiles. */
export interface SegmentDrift {
  /** The previously active version. */
  readonly version: number;
  /** Clients: segments of that version × segments of this one. */
  readonly transitions: ReadonlyArray<readonly number[]>;
}

/** segments × bond types. `values[s][a]` is the Q-value of recommending a to segment s, from purchases alone. */
export interface QTable {
  readonly values: ReadonlyArray<readonly number[]>;
  /** Purchase rounds behind each cell, same shape. */
  readonly visits: ReadonlyArray<readonly number[]>;
  /** One value per type over all purchase days of the book: the prior of every segment's values. */
  readonly wholeBook: readonly number[];
  /** segments × bond types: the mean share of a purchase day's amount, from the same rounds; rows sum to one. */
  readonly amountShares: ReadonlyArray<readonly number[]>;
  /** One share per type over all purchase days of the book. */
  readonly wholeBookAmountShares: readonly number[];
}

/** Traits whose levels are words or intervals of a number. Gender isn't a trait: it predicts nothing (docs/decisions/0014). */
export type LearnedTraitName = 'riskBand' | 'age' | 'legalForm' | 'totalInvested' | 'averageYield' | 'averageCoupon';
/** `gender` is in models trained before it was dropped. */
export type TraitName = LearnedTraitName | 'gender';

/** How often the clients at each level of a trait buy each type, relative to all clients. */
export interface Trait {
  readonly name: TraitName;
  /** Lower bounds of the levels after the first, ascending (years, paise, fractions per year); empty if levels are words. */
  readonly bounds: readonly number[];
  /** Words of the levels; empty if levels are intervals. */
  readonly words: readonly string[];
  /** levels × bond types: how many times as often as all clients; 1 means no effect. */
  readonly lift: ReadonlyArray<readonly number[]>;
  /** Whether a number near a bound counts in part for both levels. Absent in older documents: it's in one level. */
  readonly blended?: true;
}

/** What the segments buy, as far as the evidence goes. */
export interface SegmentShares {
  /** How many purchase days the whole book's shares are worth in every segment. */
  readonly strength: number;
  /** segments × bond types: rows sum to one. */
  readonly shares: ReadonlyArray<readonly number[]>;
}

/** What follows what, counted from clients' purchase days. */
export interface Sequence {
  /** One share per type, over all purchases with each client's weight limited; sums to one, each above 0. */
  readonly popularity: readonly number[];
  /** How often a type is bought again on the next purchase day, relative to all types: 1 as often as the others. */
  readonly again: readonly number[];
  /** bond types × bond types: share of the column on the purchase day after one with the row; rows sum to one. */
  readonly next: ReadonlyArray<readonly number[]>;
  /** bond types × bond types: logarithm of how many times as likely the column is where the row was bought before. */
  readonly present: ReadonlyArray<readonly number[]>;
  /** The same where a client with a purchase never bought the row. */
  readonly absent: ReadonlyArray<readonly number[]>;
  /** How many purchases the popularity is worth next to a client's own. */
  readonly ownStrength: number;
}

/** What the probabilities' facts are counted from. */
export interface PersonalTables {
  readonly sequence: Sequence;
  readonly segmentShares: SegmentShares;
  /** bond types × bond types: share of the row's buyers who also bought the column; rows sum to one, or are all 0. */
  readonly together: ReadonlyArray<readonly number[]>;
  readonly traits: readonly Trait[];
  /** One number per type: how many times as often it was bought lately as over the book's whole time. */
  readonly drift: readonly number[];
  /** The same for the last weeks. */
  readonly driftFast: readonly number[];
  /**
   * The weights that tell what a client is expected to buy whose purchases aren't looked at. The client's own purchases are smoothed by that;
   * absent in older documents, and with few cases: by popularity.
   */
  readonly expectation?: ChoiceWeights;
}

/** The weights of a choice between types: a type's score is the sum of weights times facts, and its probability goes with e to its score. */
export interface ChoiceWeights {
  /** One per shared fact. */
  readonly shared: Readonly<Record<FactName, number>>;
  /** facts with weights of their own for every type × bond types */
  readonly byType: ReadonlyArray<readonly number[]>;
}

/** How what is known about a client becomes probabilities. */
export interface PersonalSettings extends PersonalTables {
  readonly weights: ChoiceWeights;
}

/** One share per bond type; null where there is nothing to count. */
type Shares = readonly number[] | null;

/**
 * What reasons say in figures, counted over all purchases up to the model's day. A purchase day is a day on which a client bought at least one
 * bond of a known type, and its shares are of purchase days.
 */
export interface Counted {
  readonly purchaseDays: number;
  /** Share of all purchase days on which each type was bought. */
  readonly bought: readonly number[];
  /** The same for the clients of each segment. */
  readonly bySegment: readonly Shares[];
  /** traits × levels: the same for the clients at a level, in the order of the traits. */
  readonly byLevel: ReadonlyArray<readonly Shares[]>;
  /** The same in the last `days` days. */
  readonly lately: { readonly days: number; readonly bought: Shares };
  /** Share of all clients with a purchase day who ever bought each type. */
  readonly buyers: readonly number[];
  /** bond types × bond types: share of the row's buyers who also bought the column. */
  readonly alsoBought: readonly Shares[];
}

/** Everything serving needs, as one plain JSON document. */
export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly asOf: Day;
  readonly settings: TrainSettings;
  /** SHA-256 of the book it was trained on, from the caller. */
  readonly fingerprint: string;
  /** Bytewise order; the columns of the Q-table. */
  readonly bondTypes: readonly string[];
  /** Median band of each type's bonds in the book, in the same order; null if none is rated. */
  readonly bandOfType: ReadonlyArray<BondBand | null>;
  readonly features: FittedFeatures;
  /** segments × encoded features. */
  readonly centroids: ReadonlyArray<readonly number[]>;
  readonly inertia: number;
  /** On a sample; null with fewer than two segments. */
  readonly silhouette: number | null;
  readonly segments: readonly SegmentCard[];
  /** The numbers of segments that were tried; empty if the number was given. */
  readonly segmentCounts: readonly SegmentCount[];
  readonly qTable: QTable;
  readonly personal: PersonalSettings;
  /** Absent in older documents; then reasons speak of the client's own purchases only. */
  readonly counted?: Counted;
  /** How the bonds of a type are put in order. Absent in older documents, and null if too little was bought to learn it: then by yield. */
  readonly bondOrder?: BondOrder | null;
  readonly clients: number;
  readonly trades: number;
  /** Null if the book is too small to measure. */
  readonly quality: Quality | null;
  /** Points of the gate that the model failed, in words; it's served only as long as no better one is there. */
  readonly doubts: ReadonlyArray<{ readonly point: Doubt; readonly reason: string }>;
  /** Null if no readable version was active; absent in older documents. */
  readonly drift?: SegmentDrift | null;
}
