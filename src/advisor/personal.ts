import type { Evidence } from './evidence.ts';
import type { PersonalSettings, QTable } from './model.ts';

/** The numbers that a probability is made of; every array has one number a type. */
export interface PersonalParts {
  /** What is expected of somebody like this client; sums to one. */
  readonly prior: Float64Array;
  /** The client's own purchases, each weighed by its age; sums to `ownWeight`. */
  readonly own: Float64Array;
  /** How many fresh purchases the client's own are worth. */
  readonly ownWeight: number;
  /** What goes together with the client's own; sums to one. The prior where nothing is known. */
  readonly together: Float64Array;
}

/** What of a model probabilities come from. */
export interface PersonalModel {
  readonly qTable: QTable;
  readonly personal: PersonalSettings;
}

/**
 * The probability of each type to be the client's next purchase.
 *
 * mixed = (m · ((1 − τ) · prior + τ · together) + own) / (m + Σ own), m the pseudo-count and τ the weight of what goes together; then times
 * drift^δ, to the power of `sharpness`, normalised, and a share `floor` of the uniform distribution. A client without purchases has the prior; one with many has mostly
 * their own history (Dirichlet shrinkage). The prior is the segment's row of the Q-table, mixed with the whole book's, times the lift of each
 * of the client's traits to the power of the trait's weight.
 *
 * Powers are computed once for all clients that are asked about.
 */
export class PersonalPart {
  readonly #personal: PersonalSettings;
  readonly #types: number;
  /** segments × types, as they are needed: where priors start. */
  readonly #bases: Array<Float64Array | undefined> = [];
  readonly #qTable: QTable;
  /** traits × levels, as they are needed. */
  readonly #lifts: Array<Array<Float64Array | undefined>>;
  readonly #drift: Float64Array | null;

  constructor({ qTable, personal }: PersonalModel) {
    this.#personal = personal;
    this.#types = qTable.wholeBook.length;
    this.#qTable = qTable;
    this.#lifts = personal.traits.map(() => []);
    this.#drift = personal.driftWeight === 0 ? null : Float64Array.from(personal.drift, (factor) => factor ** personal.driftWeight);
  }

  /** Over all types, each above 0, sum one. */
  probabilities(evidence: Evidence): Float64Array {
    return this.mix(this.parts(evidence));
  }

  parts(evidence: Evidence): PersonalParts {
    const prior = this.prior(evidence);
    const { own, ownWeight } = this.own(evidence);
    return { prior, own, ownWeight, together: this.together(own, ownWeight, prior) };
  }

  prior({ segment, levels }: Evidence): Float64Array {
    this.#bases[segment] ??= baseOf(this.#qTable, segment, this.#personal);
    const prior = this.#bases[segment].slice();
    for (let at = 0; at < levels.length; at++) {
      const lift = this.#liftOf(at, levels[at] as number);
      if (lift) for (let type = 0; type < prior.length; type++) prior[type] = (prior[type] as number) * (lift[type] as number);
    }
    return normalise(prior);
  }

  /** The client's purchases by type, each worth 2^(−age / half-life), and their sum. */
  own({ asOf, entries, older }: Evidence): Pick<PersonalParts, 'own' | 'ownWeight'> {
    const { halfLifeDays, amountWeight } = this.#personal;
    const worth = (day: number): number => (halfLifeDays === null ? 1 : 2 ** ((day - asOf) / halfLifeDays));
    const own = new Float64Array(this.#types);
    let ownWeight = 0;
    for (const { day, type, amountShare, evenShare } of entries) {
      const weight = worth(day) * ((1 - amountWeight) * evenShare + amountWeight * amountShare);
      own[type] = (own[type] as number) + weight;
      ownWeight += weight;
    }
    if (older) {
      const weight = worth(older.day) * older.days;
      for (let type = 0; type < own.length; type++) own[type] = (own[type] as number) + weight * (older.shares[type] as number);
      ownWeight += weight;
    }
    return { own, ownWeight };
  }

  /** For each type of the client's own, its row of what goes together, by their shares; the prior stands in for rows that are all 0. */
  together(own: Float64Array, ownWeight: number, prior: Float64Array): Float64Array {
    const together = new Float64Array(this.#types);
    let known = 0;
    for (let held = 0; held < own.length; held++) {
      const row = this.#personal.together[held] as readonly number[];
      if (own[held] === 0 || !row.some((value) => value > 0)) continue;
      const share = (own[held] as number) / ownWeight;
      known += share;
      for (let type = 0; type < own.length; type++) together[type] = (together[type] as number) + share * (row[type] as number);
    }
    for (let type = 0; type < own.length; type++) together[type] = (together[type] as number) + (1 - known) * (prior[type] as number);
    return together;
  }

  /** @param mixed where the result is written */
  mix({ prior, own, ownWeight, together }: PersonalParts, mixed: Float64Array = new Float64Array(this.#types)): Float64Array {
    const { pseudoCount, togetherWeight, sharpness, floor } = this.#personal;
    for (let type = 0; type < mixed.length; type++) {
      const shared = (1 - togetherWeight) * (prior[type] as number) + togetherWeight * (together[type] as number);
      const value = (pseudoCount * shared + (own[type] as number)) / (pseudoCount + ownWeight);
      const drifted = this.#drift ? value * (this.#drift[type] as number) : value;
      mixed[type] = sharpness === 1 ? drifted : drifted ** sharpness;
    }
    normalise(mixed);
    for (let type = 0; type < mixed.length; type++) mixed[type] = (1 - floor) * (mixed[type] as number) + floor / mixed.length;
    return mixed;
  }

  /** A level's lifts to the power of the trait's weight; undefined where they say nothing. */
  #liftOf(at: number, level: number): Float64Array | undefined {
    const { weight, lift } = this.#personal.traits[at] as PersonalSettings['traits'][number];
    const lifts = lift[level];
    if (weight === 0 || !lifts) return undefined;
    const known = this.#lifts[at] as Array<Float64Array | undefined>;
    known[level] ??= Float64Array.from(lifts, (factor) => factor ** weight);
    return known[level];
  }
}

/** A segment's row as shares (days split evenly and by amount, mixed), then mixed with the whole book's. */
const baseOf = (qTable: QTable, segment: number, { amountWeight, segmentWeight }: PersonalSettings): Float64Array => {
  const split = (values: readonly number[], amounts: readonly number[]): Float64Array =>
    normalise(Float64Array.from(values)).map((share, type) => (1 - amountWeight) * share + amountWeight * (amounts[type] as number));
  const whole = split(qTable.wholeBook, qTable.wholeBookAmountShares);
  const own = split(qTable.values[segment] as readonly number[], qTable.amountShares[segment] as readonly number[]);
  return own.map((share, type) => segmentWeight * share + (1 - segmentWeight) * (whole[type] as number));
};

const normalise = (numbers: Float64Array): Float64Array => {
  let sum = 0;
  for (const value of numbers) sum += value;
  for (let type = 0; type < numbers.length; type++) numbers[type] = (numbers[type] as number) / sum;
  return numbers;
};
