import type { Target } from '../book/folds.ts';
import type { LearnedTraitName, PersonalWeights } from '../model/model.ts';
import type { Evidence } from './evidence.ts';
import { type ChosenWeights, type LearnedTables, withWeights } from './learn-tables.ts';
import { PersonalPart, type PersonalParts } from './personal.ts';

/** The held-out cases of an inner origin, and the tables learned before it. */
export interface TuningFold {
  readonly tables: LearnedTables;
  readonly cases: ReadonlyArray<{ readonly evidence: Evidence; readonly target: Target }>;
}

/** The weights if nothing can be held out, and the start of the search. */
export const DEFAULT_WEIGHTS: ChosenWeights = {
  pseudoCount: 3,
  segmentWeight: 0.75,
  halfLifeDays: 365,
  togetherWeight: 0.2,
  amountWeight: 0.5,
  driftWeight: 0.25,
  sharpness: 1,
  floor: 0.01,
  traitWeights: { riskBand: 0.5, age: 0.25, legalForm: 0.25, totalInvested: 0.25, averageYield: 0.25, averageCoupon: 0.25 },
};

/** A weight's candidates in order, and the scale on which to take a value between two of them. */
interface Grid {
  readonly candidates: ReadonlyArray<number | null>;
  readonly toScale: (value: number | null) => number;
  readonly fromScale: (value: number) => number | null;
}

const plain = { toScale: (value: number | null) => value as number, fromScale: (value: number) => value };
/** For numbers that span orders of magnitude. */
const logarithmic = { toScale: (value: number | null) => Math.log(value as number), fromScale: (value: number) => Math.exp(value) };
/** For half-lives: null is a rate of 0. */
const asRate = {
  toScale: (days: number | null) => (days === null ? 0 : 1 / days),
  fromScale: (rate: number) => (rate === 0 ? null : 1 / rate),
};

const quarters: Grid = { candidates: [0, 0.25, 0.5, 0.75, 1], ...plain };
const GRIDS = {
  pseudoCount: { candidates: [0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 144, 610], ...logarithmic },
  segmentWeight: quarters,
  halfLifeDays: { candidates: [null, 1460, 730, 365, 180, 90, 45, 20], ...asRate },
  togetherWeight: { candidates: [0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9], ...plain },
  amountWeight: quarters,
  driftWeight: quarters,
  sharpness: { candidates: [0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75], ...logarithmic },
  floor: { candidates: [0.001, 0.003, 0.01, 0.03, 0.1], ...logarithmic },
} as const satisfies Record<keyof PersonalWeights, Grid>;

/** One weight to choose: reads it, and sets it to another value. */
interface Dial {
  readonly grid: Grid;
  read(weights: ChosenWeights): number | null;
  turn(weights: ChosenWeights, value: number | null): ChosenWeights;
}

const DIALS: readonly Dial[] = [
  ...(Object.keys(GRIDS) as Array<keyof typeof GRIDS>).map(
    (name): Dial => ({ grid: GRIDS[name], read: (weights) => weights[name], turn: (weights, value) => ({ ...weights, [name]: value }) }),
  ),
  ...(Object.keys(DEFAULT_WEIGHTS.traitWeights) as LearnedTraitName[]).map(
    (name): Dial => ({
      grid: quarters,
      read: (weights) => weights.traitWeights[name],
      turn: (weights, value) => ({ ...weights, traitWeights: { ...weights.traitWeights, [name]: value } }),
    }),
  ),
];

/** What each step away from the default costs, in nats over all cases, so that few cases don't decide by luck. */
const STEP_COST = 1;
const SWEEPS = 3;

/**
 * Chooses the weights of the personal part by the log-loss of held-out purchases (half by amount, half evenly split). One weight after
 * another becomes the mean over its grid, each candidate weighted by how likely it makes the cases, the other weights being as chosen so
 * far. The single best candidate would flip between neighbours with one purchase more or less, and everybody's advice with it; a mean
 * hardly moves. Without a case, the defaults.
 */
export const tunePersonal = (folds: readonly TuningFold[]): ChosenWeights => {
  if (folds.every((fold) => fold.cases.length === 0)) return DEFAULT_WEIGHTS;
  const trials = folds.map((fold) => new Trial(fold));
  const lossOf = (weights: ChosenWeights): number => trials.reduce((sum, trial) => sum + trial.loss(weights), 0);
  let chosen = DEFAULT_WEIGHTS;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const dial of DIALS) {
      const { candidates } = dial.grid;
      const usual = candidates.indexOf(dial.read(DEFAULT_WEIGHTS));
      const losses = candidates.map((value, place) => lossOf(dial.turn(chosen, value)) + STEP_COST * Math.abs(place - usual));
      chosen = dial.turn(chosen, valueAt(dial.grid, meanPlace(losses)));
    }
  }
  return chosen;
};

/** The mean place on a grid, each place weighted by e to the power of minus its loss. */
const meanPlace = (losses: readonly number[]): number => {
  const least = Math.min(...losses);
  let [sum, total] = [0, 0];
  losses.forEach((loss, place) => {
    const weight = Math.exp(least - loss);
    total += weight;
    sum += weight * place;
  });
  return sum / total;
};

/** The value at a place of a grid; between two candidates, in proportion on the grid's scale. */
const valueAt = ({ candidates, toScale, fromScale }: Grid, place: number): number | null => {
  const below = Math.floor(place);
  const [lower, upper] = [candidates[below], candidates[below + 1]];
  if (lower === undefined || upper === undefined || place === below) return lower ?? null;
  return fromScale(toScale(lower) + (place - below) * (toScale(upper) - toScale(lower)));
};

/** A fold's loss under changing weights; recomputes only the parts that a change affects. */
class Trial {
  readonly #fold: TuningFold;
  #last: ChosenWeights | null = null;
  #parts: PersonalParts[] = [];
  readonly #mixed: Float64Array;

  constructor(fold: TuningFold) {
    this.#fold = fold;
    this.#mixed = new Float64Array(fold.tables.drift.length);
  }

  /** The loss over all cases, in nats. */
  loss(weights: ChosenWeights): number {
    const part = new PersonalPart(withWeights(this.#fold.tables, weights));
    this.#renew(weights, part);
    let loss = 0;
    this.#fold.cases.forEach(({ target }, at) => {
      const probabilities = part.mix(this.#parts[at], this.#mixed);
      target.types.forEach((type, place) => {
        const weight = (1 / target.types.length + target.amountShares[place]) / 2;
        loss -= weight * Math.log(probabilities[type]);
      });
    });
    return loss;
  }

  #renew(weights: ChosenWeights, part: PersonalPart): void {
    const last = this.#last;
    this.#last = weights;
    const splitSame = last?.amountWeight === weights.amountWeight;
    const priorSame = splitSame && last.traitWeights === weights.traitWeights && last.segmentWeight === weights.segmentWeight;
    const ownSame = splitSame && last.halfLifeDays === weights.halfLifeDays;
    if (priorSame && ownSame) return;
    this.#parts = this.#fold.cases.map(({ evidence }, at) => {
      const before = this.#parts[at];
      const prior = priorSame && before ? before.prior : part.prior(evidence);
      const { own, ownWeight } = ownSame && before ? before : part.own(evidence);
      return { prior, own, ownWeight, together: part.together(own, ownWeight, prior) };
    });
  }
}
