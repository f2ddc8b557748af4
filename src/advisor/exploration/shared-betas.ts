import type { Random } from '../random.ts';
import { drawBeta } from './draw-beta.ts';
import { logGamma } from './log-gamma.ts';

/** Means that segments may share, between 0 and 1, evenly spaced by their logit. */
const MEANS = 32;
const LARGEST_LOGIT = 6;
/**
 * How many rounds what is shared may weigh in a cell: from next to nothing to 16. Beyond that segments would count as one, and where all types are nearly
 * the same what they share would hide what each of them likes (measured: docs/exploration.md).
 */
const STRENGTHS = [1, 2, 4, 8, 16] as const;

const means = Float64Array.from({ length: MEANS }, (_, at) => 1 / (1 + Math.exp(LARGEST_LOGIT * (1 - (2 * at) / (MEANS - 1)))));
/** Jeffreys' Beta(½, ½) for a mean, on points that are evenly spaced by their logit: the density times m (1 − m). */
const meanWeights = means.map((mean) => Math.sqrt(mean * (1 - mean)));

/** Rounds of each cell, segments × types, as flat arrays: cell = segment · types + type. They need not be whole. */
export interface CellCounts {
  readonly segments: number;
  readonly types: number;
  readonly successes: Float64Array;
  readonly failures: Float64Array;
}

/**
 * What is known of the chance of success in every cell of a table, where segments share what a type is like: the chance of type t in segment s is drawn
 * from Beta(μ_t κ, (1 − μ_t) κ), μ_t the type's mean over segments and κ how alike segments are. μ and κ are not plugged in but known only
 * as far as the rounds say (a grid of 32 means × 5 strengths under Jeffreys' prior for μ and an even one for ln κ), so with few rounds a draw is as wide as what is not
 * known: Thompson sampling needs that (Thompson 1933; Gelman et al. 2013, 5.3; Hong et al. 2022 for bandits with such a prior).
 */
export class SharedBetas {
  readonly segments: number;
  readonly types: number;
  readonly #successes: Float64Array;
  readonly #failures: Float64Array;
  /** types × strengths × means: the logarithm of what the rounds of a type say for each point of the grid. */
  readonly #likelihoods: Float64Array;
  /** types × strengths × means: given the strength, each mean's probability and all before it. */
  readonly #meansUpTo: Float64Array;
  /** types × strengths: the logarithm of what the rounds of a type say for each strength. */
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

  /** No round seen. */
  static empty(segments: number, types: number): SharedBetas {
    const none = new Float64Array(segments * types);
    return new SharedBetas({ segments, types, successes: none, failures: none });
  }

  /** One more round of a cell. The chance of a success after others is (μκ + successes) / (κ + rounds): Pólya's urn. */
  observe(segment: number, type: number, success: boolean): void {
    const cell = segment * this.types + type;
    const counts = success ? this.#successes : this.#failures;
    const seen = counts[cell] as number;
    const rounds = (this.#successes[cell] as number) + (this.#failures[cell] as number);
    let at = type * STRENGTHS.length * MEANS;
    for (const strength of STRENGTHS) {
      for (let place = 0; place < MEANS; place++, at++) {
        const mean = means[place] as number;
        const chance = ((success ? mean : 1 - mean) * strength + seen) / (strength + rounds);
        this.#likelihoods[at] = (this.#likelihoods[at] as number) + Math.log(chance);
      }
    }
    counts[cell] = seen + 1;
    this.#weighMeans(type);
  }

  /**
   * One drawn chance a type for a segment, written into `drawn`. @param sharpness how many times all evidence is counted where a chance is
   * drawn: 1 is the posterior itself
   */
  draw(segment: number, random: Random, sharpness: number, drawn = new Float64Array(this.types)): Float64Array {
    this.#weighStrengths();
    const at = pick(this.#strengths, 0, STRENGTHS.length, random());
    const strength = STRENGTHS[at] as number;
    for (let type = 0; type < this.types; type++) {
      const mean = means[pick(this.#meansUpTo, (type * STRENGTHS.length + at) * MEANS, MEANS, random())] as number;
      const cell = segment * this.types + type;
      drawn[type] = drawBeta(
        sharpness * (mean * strength + (this.#successes[cell] as number)),
        sharpness * ((1 - mean) * strength + (this.#failures[cell] as number)),
        random,
      );
    }
    return drawn;
  }

  /** The mean of what `draw` draws, one number a type. */
  means(segment: number): Float64Array {
    this.#weighStrengths();
    return Float64Array.from({ length: this.types }, (_, type) => {
      const cell = segment * this.types + type;
      const successes = this.#successes[cell] as number;
      const rounds = successes + (this.#failures[cell] as number);
      let sum = 0;
      STRENGTHS.forEach((strength, at) => {
        const from = (type * STRENGTHS.length + at) * MEANS;
        const shared = expected(means, this.#meansUpTo.subarray(from, from + MEANS));
        const ofStrength = (this.#strengths[at] as number) - (at === 0 ? 0 : (this.#strengths[at - 1] as number));
        sum += (ofStrength * (shared * strength + successes)) / (strength + rounds);
      });
      return sum;
    });
  }

  /** All rounds of a cell at once: the ratio of two beta functions for each point of the grid. */
  #addCell(segment: number, type: number): void {
    const cell = segment * this.types + type;
    const [successes, failures] = [this.#successes[cell] as number, this.#failures[cell] as number];
    if (successes + failures === 0) return;
    let at = type * STRENGTHS.length * MEANS;
    for (const strength of STRENGTHS) {
      const whole = logGamma(strength) - logGamma(strength + successes + failures);
      for (let place = 0; place < MEANS; place++, at++) {
        const [a, b] = [(means[place] as number) * strength, (1 - (means[place] as number)) * strength];
        const ratio = logGamma(a + successes) - logGamma(a) + logGamma(b + failures) - logGamma(b);
        this.#likelihoods[at] = (this.#likelihoods[at] as number) + ratio + whole;
      }
    }
  }

  #weighMeans(type: number): void {
    for (let at = 0; at < STRENGTHS.length; at++) {
      const from = (type * STRENGTHS.length + at) * MEANS;
      let most = Number.NEGATIVE_INFINITY;
      for (let place = from; place < from + MEANS; place++) most = Math.max(most, this.#likelihoods[place] as number);
      let sum = 0;
      for (let place = 0; place < MEANS; place++) {
        sum += (meanWeights[place] as number) * Math.exp((this.#likelihoods[from + place] as number) - most);
        this.#meansUpTo[from + place] = sum;
      }
      for (let place = from; place < from + MEANS; place++) this.#meansUpTo[place] = (this.#meansUpTo[place] as number) / sum;
      this.#evidence[type * STRENGTHS.length + at] = most + Math.log(sum);
    }
    this.#isStale = true;
  }

  /** All types together say how alike segments are. */
  #weighStrengths(): void {
    if (!this.#isStale) return;
    const strengths = this.#strengths.fill(0);
    for (let at = 0; at < this.#evidence.length; at++) {
      const strength = at % STRENGTHS.length;
      strengths[strength] = (strengths[strength] as number) + (this.#evidence[at] as number);
    }
    const most = Math.max(...strengths);
    let sum = 0;
    for (let at = 0; at < strengths.length; at++) {
      sum += Math.exp((strengths[at] as number) - most);
      strengths[at] = sum;
    }
    for (let at = 0; at < strengths.length; at++) strengths[at] = (strengths[at] as number) / sum;
    this.#isStale = false;
  }
}

/** The first place whose probability, with all before it, is above a draw. */
const pick = (upTo: Float64Array, from: number, length: number, draw: number): number => {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((upTo[from + middle] as number) > draw) high = middle;
    else low = middle + 1;
  }
  return low;
};

const expected = (values: Float64Array, upTo: Float64Array): number => {
  let [sum, before] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    sum += (values[place] as number) * ((upTo[place] as number) - before);
    before = upTo[place] as number;
  }
  return sum;
};
