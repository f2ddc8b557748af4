import type { Evidence } from './evidence.ts';
import type { Target } from './folds.ts';
import { type ChosenWeights, type LearnedTables, withWeights } from './learn-tables.ts';
import type { LearnedTraitName, PersonalWeights } from './model.ts';
import { PersonalPart, type PersonalParts } from './personal.ts';

/** Held-out cases of one inner origin, with the tables learned before it. */
export interface TuningFold {
  readonly tables: LearnedTables;
  readonly cases: ReadonlyArray<{ readonly evidence: Evidence; readonly target: Target }>;
}

/** What is used where nothing can be held out, and what choices start from. */
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

const QUARTERS = [0, 0.25, 0.5, 0.75, 1] as const;
const GRIDS = {
  pseudoCount: [0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 144, 610],
  segmentWeight: QUARTERS,
  halfLifeDays: [null, 1460, 730, 365, 180, 90, 45, 20],
  togetherWeight: [0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9],
  amountWeight: QUARTERS,
  driftWeight: QUARTERS,
  sharpness: [0.7, 0.85, 1, 1.15, 1.3, 1.5, 1.75],
  floor: [0.001, 0.003, 0.01, 0.03, 0.1],
} as const satisfies Record<keyof PersonalWeights, ReadonlyArray<number | null>>;

/** One number that is chosen: where it stands on its grid, and the weights with it elsewhere. */
interface Dial {
  readonly grid: ReadonlyArray<number | null>;
  read(weights: ChosenWeights): number | null;
  turn(weights: ChosenWeights, value: number | null): ChosenWeights;
}

const DIALS: readonly Dial[] = [
  ...(Object.keys(GRIDS) as Array<keyof typeof GRIDS>).map(
    (name): Dial => ({ grid: GRIDS[name], read: (weights) => weights[name], turn: (weights, value) => ({ ...weights, [name]: value }) }),
  ),
  ...(Object.keys(DEFAULT_WEIGHTS.traitWeights) as LearnedTraitName[]).map(
    (name): Dial => ({
      grid: QUARTERS,
      read: (weights) => weights.traitWeights[name],
      turn: (weights, value) => ({ ...weights, traitWeights: { ...weights.traitWeights, [name]: value as number } }),
    }),
  ),
];

/** What a step away from the default must gain, in nats over all cases: keeps few cases from choosing by luck. */
const STEP_COST = 0.25;
const MOST_SWEEPS = 4;

/**
 * Chooses the weights of the personal part by the log-loss of held-out purchases (half by amount, half evenly split): one weight after the
 * other is moved along its grid as long as that helps, until a whole sweep changes nothing. Without a case the defaults.
 */
export const tunePersonal = (folds: readonly TuningFold[]): ChosenWeights => {
  if (folds.every((fold) => fold.cases.length === 0)) return DEFAULT_WEIGHTS;
  const trials = folds.map((fold) => new Trial(fold));
  const lossOf = (weights: ChosenWeights): number =>
    trials.reduce((sum, trial) => sum + trial.loss(weights), STEP_COST * stepsFromDefault(weights));
  let chosen = DEFAULT_WEIGHTS;
  let least = lossOf(chosen);
  const moveWhileItHelps = (dial: Dial, step: 1 | -1): boolean => {
    let moved = false;
    for (;;) {
      const next = dial.grid[dial.grid.indexOf(dial.read(chosen)) + step];
      if (next === undefined) return moved;
      const candidate = dial.turn(chosen, next);
      const loss = lossOf(candidate);
      if (loss >= least) return moved;
      [chosen, least, moved] = [candidate, loss, true];
    }
  };
  for (let sweep = 0, changed = true; changed && sweep < MOST_SWEEPS; sweep++) {
    changed = false;
    for (const dial of DIALS) if (moveWhileItHelps(dial, 1) || moveWhileItHelps(dial, -1)) changed = true;
  }
  return chosen;
};

/** How many places on the grids lie between the weights and the defaults. */
const stepsFromDefault = (weights: ChosenWeights): number =>
  DIALS.reduce((steps, { grid, read }) => steps + Math.abs(grid.indexOf(read(weights)) - grid.indexOf(read(DEFAULT_WEIGHTS))), 0);

/** One fold under changing weights: only the parts that a change touches are computed again. */
class Trial {
  readonly #fold: TuningFold;
  #last: ChosenWeights | null = null;
  #parts: PersonalParts[] = [];
  readonly #mixed: Float64Array;

  constructor(fold: TuningFold) {
    this.#fold = fold;
    this.#mixed = new Float64Array(fold.tables.drift.length);
  }

  /** Summed over the cases, in nats. */
  loss(weights: ChosenWeights): number {
    const part = new PersonalPart(withWeights(this.#fold.tables, weights));
    this.#renew(weights, part);
    let loss = 0;
    this.#fold.cases.forEach(({ target }, at) => {
      const probabilities = part.mix(this.#parts[at] as PersonalParts, this.#mixed);
      target.types.forEach((type, place) => {
        const weight = (1 / target.types.length + (target.amountShares[place] as number)) / 2;
        loss -= weight * Math.log(probabilities[type] as number);
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
