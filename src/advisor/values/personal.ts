import type { PersonalSettings, QTable } from '../model/model.ts';
import type { Evidence } from './evidence.ts';

/** What a client's probabilities are mixed from; every array has one number per type. */
export interface PersonalParts {
  /** What is expected of a client with this segment and these traits; sums to one. */
  readonly prior: Float64Array;
  /** The client's own purchases, weighted by age; sums to `ownWeight`. */
  readonly own: Float64Array;
  /** How many recent purchases the client's own are worth. */
  readonly ownWeight: number;
  /** What is bought together with the client's own types; sums to one. The prior if nothing is known. */
  readonly together: Float64Array;
}

/** The part of a model that probabilities come from. */
export interface PersonalModel {
  readonly qTable: QTable;
  readonly personal: PersonalSettings;
}

/**
 * The probability of each type to be the client's next purchase.
 *
 * mixed = (m · ((1 − τ) · prior + τ · together) + own) / (m + Σ own), with m the pseudo-count and τ the weight of what is bought together;
 * then times drift^δ, to the power of `sharpness`, normalised, and mixed with a share `floor` of the uniform distribution. So a client
 * without purchases gets the prior, and one with many mostly their own history (Dirichlet shrinkage). The prior is the segment's row of the
 * Q-table, mixed with the whole book's, times the lift of each of the client's traits to the power of the trait's weight.
 *
 * Powers are computed once and reused for all clients.
 */
export class PersonalPart {
  readonly #personal: PersonalSettings;
  readonly #types: number;
  /** segments × types, filled as needed: the priors without traits. */
  readonly #bases: Array<Float64Array | undefined> = [];
  readonly #qTable: QTable;
  /** traits × levels, filled as needed: lifts to the power of their weight. */
  readonly #lifts: Array<Array<Float64Array | undefined>>;
  readonly #drift: Float64Array | null;

  constructor({ qTable, personal }: PersonalModel) {
    this.#personal = personal;
    this.#types = qTable.wholeBook.length;
    this.#qTable = qTable;
    this.#lifts = personal.traits.map(() => []);
    this.#drift = personal.driftWeight === 0 ? null : Float64Array.from(personal.drift, (factor) => factor ** personal.driftWeight);
  }

  /** One probability per type, each above 0, sum one. */
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
      const lift = this.#liftAt(at, levels[at]);
      if (lift) for (let type = 0; type < prior.length; type++) prior[type] *= lift[type];
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
      own[type] += weight;
      ownWeight += weight;
    }
    if (older) {
      const weight = worth(older.day) * older.days;
      for (let type = 0; type < own.length; type++) own[type] += weight * older.shares[type];
      ownWeight += weight;
    }
    return { own, ownWeight };
  }

  /** The rows of what is bought together with the client's own types, weighted by their shares; the prior replaces rows that are all 0. */
  together(own: Float64Array, ownWeight: number, prior: Float64Array): Float64Array {
    const together = new Float64Array(this.#types);
    let known = 0;
    for (let held = 0; held < own.length; held++) {
      const row = this.#personal.together[held];
      if (own[held] === 0 || !row.some((value) => value > 0)) continue;
      const share = own[held] / ownWeight;
      known += share;
      for (let type = 0; type < own.length; type++) together[type] += share * row[type];
    }
    for (let type = 0; type < own.length; type++) together[type] += (1 - known) * prior[type];
    return together;
  }

  /** Mixes the parts into probabilities. @param mixed where the result is written */
  mix({ prior, own, ownWeight, together }: PersonalParts, mixed: Float64Array = new Float64Array(this.#types)): Float64Array {
    const { pseudoCount, togetherWeight, sharpness, floor } = this.#personal;
    for (let type = 0; type < mixed.length; type++) {
      const shared = (1 - togetherWeight) * prior[type] + togetherWeight * together[type];
      const value = (pseudoCount * shared + own[type]) / (pseudoCount + ownWeight);
      const drifted = this.#drift ? value * this.#drift[type] : value;
      mixed[type] = sharpness === 1 ? drifted : drifted ** sharpness;
    }
    normalise(mixed);
    for (let type = 0; type < mixed.length; type++) mixed[type] = (1 - floor) * mixed[type] + floor / mixed.length;
    return mixed;
  }

  /** The lifts at a place, to the power of the trait's weight: between two levels, in proportion. Undefined if they have no effect. */
  #liftAt(at: number, place: number): Float64Array | undefined {
    const level = Math.floor(place);
    const part = place - level;
    const lower = this.#liftOf(at, level);
    const upper = part === 0 ? undefined : this.#liftOf(at, level + 1);
    return lower && upper ? lower.map((lift, type) => (1 - part) * lift + part * upper[type]) : lower;
  }

  /** A level's lifts to the power of the trait's weight; undefined if they have no effect. */
  #liftOf(at: number, level: number): Float64Array | undefined {
    const { weight, lift } = this.#personal.traits[at];
    const lifts = lift[level];
    if (weight === 0 || !lifts) return undefined;
    const known = this.#lifts[at];
    known[level] ??= Float64Array.from(lifts, (factor) => factor ** weight);
    return known[level];
  }
}

/** A segment's row as shares (a mix of even and amount shares), mixed with the whole book's. */
const baseOf = (qTable: QTable, segment: number, { amountWeight, segmentWeight }: PersonalSettings): Float64Array => {
  const split = (values: readonly number[], amounts: readonly number[]): Float64Array =>
    normalise(Float64Array.from(values)).map((share, type) => (1 - amountWeight) * share + amountWeight * amounts[type]);
  const whole = split(qTable.wholeBook, qTable.wholeBookAmountShares);
  const own = split(qTable.values[segment], qTable.amountShares[segment]);
  return own.map((share, type) => segmentWeight * share + (1 - segmentWeight) * whole[type]);
};

const normalise = (numbers: Float64Array): Float64Array => {
  let sum = 0;
  for (const value of numbers) sum += value;
  for (let type = 0; type < numbers.length; type++) numbers[type] /= sum;
  return numbers;
};
