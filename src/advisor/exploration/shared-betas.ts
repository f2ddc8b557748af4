import { logGamma } from '../log-gamma.ts';
import type { Random } from '../random.ts';
import { drawBeta } from './draw-beta.ts';

/** Size of the grid of shared means between 0 and 1, evenly spaced by their logit. */
const MEANS = 32;
const LARGEST_LOGIT = 6;
/**
 * Strengths κ: how many rounds the shared mean may weigh in a cell. Above 16, segments would count as one, and with nearly equal types the
 * shared mean would hide what each segment likes (measured in docs/exploration.md).
 */
const STRENGTHS = [1, 2, 4, 8, 16] as const;

const means = Float64Array.from({ length: MEANS }, (_, at) => 1 / (1 + Math.exp(LARGEST_LOGIT * (1 - (2 * at) / (MEANS - 1)))));
/** Jeffreys' prior Beta(½, ½) for a mean on this grid: the density times m (1 − m). */
const meanWeights = means.map((mean) => Math.sqrt(mean * (1 - mean)));

/** Rounds per cell (segments × types) as flat arrays: cell = segment · types + type. They may be fractional. */
export interface CellCounts {
  readonly segments: number;
  readonly types: number;
  readonly successes: Float64Array;
  readonly failures: Float64Array;
}

/**
 * The posterior of the chance of success in every cell of a segments × types table, with a hierarchical prior: the chance of type t in
 * segment s comes from Beta(μ_t κ, (1 − μ_t) κ), where μ_t is the type's mean over segments and κ says how alike segments are. μ and κ are
 * integrated over a grid of 32 means × 5 strengths, with Jeffreys' prior for μ and a uniform one for ln κ. So with few rounds draws are
 * wide, as Thompson sampling needs (Thompson 1933; Gelman et al. 2013, 5.3; Hong et al. 2022 for bandits with such a prior).
 */
export class SharedBetas {
  readonly segments: number;
  readonly types: number;
  readonly #successes: Float64Array;
  readonly #failures: Float64Array;
  /** types × strengths × means: the log-likelihood of a type's rounds at each grid point. */
  readonly #likelihoods: Float64Array;
  /** types × strengths × means: the cumulative probability of the means, given the strength. */
  readonly #meansUpTo: Float64Array;
  /** types × strengths: the log-likelihood of a type's rounds at each strength. */
  readonly #evidence: Float64Array;
  readonly #strengths = new Float64Array(STRENGTHS.length);
  #isStale = true;

  constructor({ segments, types, successes, failures }: CellCounts) {
    this.segments = segments;
    this.types = types;
    this.#successes = successes.slice();
    this.#failures = failures.slice();
    this.#likelihoods = new Float64Array(types * STRENGTHS.length * MEANS);
    this.#meansUpTo = new Float64Array(types * STRENGTHS.length * MEANS);
    this.#evidence = new Float64Array(types * STRENGTHS.length);
    for (let type = 0; type < types; type++) {
      for (let segment = 0; segment < segments; segment++) this.#addCell(segment, type);
      this.#weighMeans(type);
    }
  }

  /** Before the first round. */
  static empty(segments: number, types: number): SharedBetas {
    const none = new Float64Array(segments * types);
    return new SharedBetas({ segments, types, successes: none, failures: none });
  }

  /** Adds a round to a cell. The chance of a success after others is (μκ + successes) / (κ + rounds): Pólya's urn. */
  observe(segment: number, type: number, success: boolean): void {
    const cell = segment * this.types + type;
    const counts = success ? this.#successes : this.#failures;
    const seen = counts[cell];
    const rounds = this.#successes[cell] + this.#failures[cell];
    let at = type * STRENGTHS.length * MEANS;
    for (const strength of STRENGTHS) {
      for (let place = 0; place < MEANS; place++, at++) {
        const mean = means[place];
        const chance = ((success ? mean : 1 - mean) * strength + seen) / (strength + rounds);
        this.#likelihoods[at] += Math.log(chance);
      }
    }
    counts[cell] = seen + 1;
    this.#weighMeans(type);
  }

  /**
   * Draws one chance per type for a segment into `drawn`.
   * @param sharpness how many times the evidence counts in a draw: 1 is the posterior itself
   */
  draw(segment: number, random: Random, sharpness: number, drawn = new Float64Array(this.types)): Float64Array {
    this.#weighStrengths();
    const at = pick(this.#strengths, 0, STRENGTHS.length, random());
    const strength = STRENGTHS[at];
    for (let type = 0; type < this.types; type++) {
      const mean = means[pick(this.#meansUpTo, (type * STRENGTHS.length + at) * MEANS, MEANS, random())];
      const cell = segment * this.types + type;
      drawn[type] = drawBeta(
        sharpness * (mean * strength + this.#successes[cell]),
        sharpness * ((1 - mean) * strength + this.#failures[cell]),
        random,
      );
    }
    return drawn;
  }

  /** The mean of what `draw` draws: one number per type. */
  means(segment: number): Float64Array {
    this.#weighStrengths();
    return Float64Array.from({ length: this.types }, (_, type) => {
      const cell = segment * this.types + type;
      const successes = this.#successes[cell];
      const rounds = successes + this.#failures[cell];
      let sum = 0;
      STRENGTHS.forEach((strength, at) => {
        const from = (type * STRENGTHS.length + at) * MEANS;
        const shared = expected(means, this.#meansUpTo.subarray(from, from + MEANS));
        const ofStrength = this.#strengths[at] - (at === 0 ? 0 : this.#strengths[at - 1]);
        sum += (ofStrength * (shared * strength + successes)) / (strength + rounds);
      });
      return sum;
    });
  }

  /** Adds all rounds of a cell at once: the ratio of two beta functions at each grid point. */
  #addCell(segment: number, type: number): void {
    const cell = segment * this.types + type;
    const [successes, failures] = [this.#successes[cell], this.#failures[cell]];
    if (successes + failures === 0) return;
    let at = type * STRENGTHS.length * MEANS;
    for (const strength of STRENGTHS) {
      const whole = logGamma(strength) - logGamma(strength + successes + failures);
      for (let place = 0; place < MEANS; place++, at++) {
        const [a, b] = [means[place] * strength, (1 - means[place]) * strength];
        const ratio = logGamma(a + successes) - logGamma(a) + logGamma(b + failures) - logGamma(b);
        this.#likelihoods[at] = this.#likelihoods[at] + ratio + whole;
      }
    }
  }

  #weighMeans(type: number): void {
    for (let at = 0; at < STRENGTHS.length; at++) {
      const from = (type * STRENGTHS.length + at) * MEANS;
      let most = Number.NEGATIVE_INFINITY;
      for (let place = from; place < from + MEANS; place++) most = Math.max(most, this.#likelihoods[place]);
      let sum = 0;
      for (let place = 0; place < MEANS; place++) {
        sum += meanWeights[place] * Math.exp(this.#likelihoods[from + place] - most);
        this.#meansUpTo[from + place] = sum;
      }
      for (let place = from; place < from + MEANS; place++) this.#meansUpTo[place] /= sum;
      this.#evidence[type * STRENGTHS.length + at] = most + Math.log(sum);
    }
    this.#isStale = true;
  }

  /** Weighs the strengths by the evidence of all types. */
  #weighStrengths(): void {
    if (!this.#isStale) return;
    const strengths = this.#strengths.fill(0);
    for (let at = 0; at < this.#evidence.length; at++) {
      const strength = at % STRENGTHS.length;
      strengths[strength] += this.#evidence[at];
    }
    const most = Math.max(...strengths);
    let sum = 0;
    for (let at = 0; at < strengths.length; at++) {
      sum += Math.exp(strengths[at] - most);
      strengths[at] = sum;
    }
    for (let at = 0; at < strengths.length; at++) strengths[at] /= sum;
    this.#isStale = false;
  }
}

/** The first place whose cumulative probability is above the draw. */
const pick = (upTo: Float64Array, from: number, length: number, draw: number): number => {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (upTo[from + middle] > draw) high = middle;
    else low = middle + 1;
  }
  return low;
};

const expected = (values: Float64Array, upTo: Float64Array): number => {
  let [sum, before] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    sum += values[place] * (upTo[place] - before);
    before = upTo[place];
  }
  return sum;
};
