/** Held-out quality of one prediction. Log-loss in nats. */
export interface PredictionScore {
  /** The three top-ranked types. */
  readonly firstThree: readonly number[];
  readonly hitAt1: number;
  readonly hitAt3: number;
  readonly ndcgAt3: number;
  readonly ndcgAmountAt3: number;
  readonly logLoss: number;
  /** Probability of the top-ranked type. */
  readonly confidence: number;
  /** The top-ranked type's share of the target's amount: 1 or 0 if only one type was bought. */
  readonly accuracy: number;
}

/** Bins of the calibration error. */
export const CALIBRATION_BINS = 15;

/** Types by score, best first; ties by place, which is the bytewise order of their names. */
export const rankingOf = (scores: ArrayLike<number>): number[] =>
  Array.from({ length: scores.length }, (_, type) => type).sort((a, b) => scores[b] - scores[a] || a - b);

/** 1 if any of the first k is relevant, otherwise 0. */
export const hitAt = (k: number, ranking: readonly number[], relevance: ArrayLike<number>): number =>
  ranking.slice(0, k).some((type) => relevance[type] > 0) ? 1 : 0;

/**
 * Normalised discounted cumulative gain of the first k: Σ relevance / log2(place + 1), places from 1, over the same sum in the best order
 * (Järvelin & Kekäläinen 2002, linear gain). 0 if nothing is relevant.
 */
export const ndcgAt = (k: number, ranking: readonly number[], relevance: ArrayLike<number>): number => {
  const gain = (type: number | undefined, place: number): number => (type === undefined ? 0 : relevance[type] / Math.log2(place + 2));
  let found = 0;
  let best = 0;
  const ideal = rankingOf(relevance);
  for (let place = 0; place < k; place++) {
    found += gain(ranking[place], place);
    best += gain(ideal[place], place);
  }
  return best > 0 ? found / best : 0;
};

/** −Σ share · ln probability, in nats; infinite if a type that was bought has probability 0. */
export const logLossOf = (probabilities: ArrayLike<number>, shares: ArrayLike<number>): number => {
  let loss = 0;
  for (let type = 0; type < shares.length; type++) {
    if (shares[type] > 0) loss -= shares[type] * Math.log(probabilities[type]);
  }
  return loss;
};

/**
 * Scores a prediction.
 * @param probabilities one per type, sum to one; they also rank the types
 * @param shares of the target's amount, one per type, sum to one; above 0 means bought
 */
export const scorePrediction = (probabilities: ArrayLike<number>, shares: ArrayLike<number>): PredictionScore => {
  const ranking = rankingOf(probabilities);
  const bought = Float64Array.from(shares, (share) => (share > 0 ? 1 : 0));
  const top = ranking[0];
  return {
    firstThree: ranking.slice(0, 3),
    hitAt1: hitAt(1, ranking, bought),
    hitAt3: hitAt(3, ranking, bought),
    ndcgAt3: ndcgAt(3, ranking, bought),
    ndcgAmountAt3: ndcgAt(3, ranking, shares),
    logLoss: logLossOf(probabilities, shares),
    confidence: probabilities[top],
    accuracy: shares[top],
  };
};

/**
 * Expected calibration error of the top label: 15 bins of equal width over the confidence, Σ (bin size / n) · |mean accuracy − mean
 * confidence| (Guo et al. 2017). 0 without a prediction.
 */
export const calibrationError = (confidences: ArrayLike<number>, accuracies: ArrayLike<number>): number => {
  const differences = new Float64Array(CALIBRATION_BINS);
  for (let at = 0; at < confidences.length; at++) {
    const bin = binOf(confidences[at]);
    differences[bin] = differences[bin] + accuracies[at] - confidences[at];
  }
  return meanSize(differences, confidences.length);
};

const binOf = (confidence: number): number => Math.min(CALIBRATION_BINS - 1, Math.floor(confidence * CALIBRATION_BINS));

const meanSize = (differences: Float64Array, count: number): number => {
  let error = 0;
  for (const difference of differences) error += Math.abs(difference);
  return count === 0 ? 0 : error / count;
};

/**
 * The calibration errors a perfectly calibrated forecaster with these confidences would stay below with given chances: outcomes are drawn with
 * each confidence as their chance. Predictions of one purchase come out together, because it has only one outcome.
 * @param purchases what each prediction is about, as places from 0 on
 */
export const calibratedErrorQuantiles = (
  confidences: ArrayLike<number>,
  purchases: ArrayLike<number>,
  draws: number,
  random: () => number,
  levels: readonly number[],
): number[] => {
  const count = confidences.length;
  const bins = Uint8Array.from(confidences, binOf);
  const errors = new Float64Array(draws);
  const differences = new Float64Array(CALIBRATION_BINS);
  let outcomes = 0;
  for (let at = 0; at < count; at++) outcomes = Math.max(outcomes, purchases[at] + 1);
  const lots = new Float64Array(outcomes);
  for (let draw = 0; draw < draws; draw++) {
    differences.fill(0);
    for (let at = 0; at < outcomes; at++) lots[at] = random();
    for (let at = 0; at < count; at++) {
      const bin = bins[at];
      const confidence = confidences[at];
      differences[bin] = differences[bin] + (lots[purchases[at]] < confidence ? 1 : 0) - confidence;
    }
    errors[draw] = meanSize(differences, count);
  }
  errors.sort();
  return levels.map((level) => errors[Math.min(draws - 1, Math.floor(level * draws))] ?? 0);
};
