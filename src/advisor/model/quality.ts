import type { Day } from '../units.ts';

/** How clients are grouped to check that advice is equally good for all; `history`: no, one or more purchase days before. */
export type QualityGrouping = 'history' | 'riskBand' | 'gender' | 'ageGroup';

/** A 95% interval from a bootstrap clustered by client. */
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
  /** Top-label calibration error, and the one a perfectly calibrated forecaster would stay below at this size. */
  readonly ece: number;
  readonly eceOfCalibrated: number;
}

/** Details that documents from before the model card lack. */
export interface QualityInDetail {
  /** Different purchase days that were predicted: fewer than predictions, since one may be the next after several origins. Absent in older documents. */
  readonly purchases?: number;
  /** Days up to which the measured models were trained. */
  readonly origins: readonly Day[];
  readonly clients: number;
  readonly ci95: { readonly hitAt3: Interval95; readonly ndcgAt3: Interval95; readonly logLoss: Interval95 };
  readonly ece: number;
  readonly eceOfCalibrated: number;
  /** The same 99 times in 100, which the gate goes by. */
  readonly eceOfCalibrated99: number;
  /** Groups of fewer than five clients are left out. */
  readonly groups: Readonly<Record<QualityGrouping, readonly GroupQuality[]>>;
}

/**
 * How much smaller the log-loss of "segment and traits" is than that of traits alone, on held-out purchases of clients with one purchase or none
 * before. Segments are cited as reasons only if they pay.
 */
export interface SegmentsWorth {
  readonly predictions: number;
  /** Nats; above 0 if the segments help. */
  readonly gain: number;
  readonly ci95: Interval95;
  readonly pays: boolean;
}

/** What a model may be served with in spite of, if no better one is there. */
export type Doubt = 'calibration' | 'baselines';

/** Held-out quality of one policy. */
export interface Quality {
  readonly predictions: number;
  readonly hitAt1: number;
  readonly hitAt3: number;
  readonly ndcgAt3: number;
  readonly logLoss: number;
  /** 95% interval of hitAt1 from a bootstrap clustered by client. */
  readonly hitAt1Ci95: readonly [number, number];
  readonly globalPopularityHitAt1: number;
  /** What the segments are worth for clients with one purchase or none; null if too few could be asked about. */
  readonly segmentsWorth: SegmentsWorth | null;
  readonly inDetail?: QualityInDetail;
}
