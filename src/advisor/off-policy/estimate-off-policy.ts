import { bootstrapMeans, type Interval, intervalOf } from '../measure/bootstrap.ts';
import type { Random } from '../random.ts';
import { doublyRobust, doublyRobustPart, type RewardModel } from './doubly-robust.ts';
import { effectiveSampleSize } from './effective-sample-size.ts';
import { inversePropensity } from './inverse-propensity.ts';
import { importanceWeight, isSupported, type LoggedRound } from './logged-round.ts';
import { selfNormalised } from './self-normalised.ts';

/** A smaller effective sample says almost nothing. */
const SMALL_SAMPLE = 50;

export interface Estimated {
  readonly value: number;
  /** Bootstrap clustered by client. */
  readonly ci95: Interval;
}

export type OffPolicyEstimate =
  | {
      readonly kind: 'estimated';
      readonly rounds: number;
      readonly clients: number;
      readonly ips: Estimated;
      readonly snips: Estimated;
      readonly dr: Estimated;
      readonly effectiveSampleSize: number;
      /** Whether the effective sample is so small that even the intervals aren't reliable. */
      readonly isSmall: boolean;
    }
  | { readonly kind: 'no-rounds' }
  /** In `unsupported` rounds the policy would take an action that had no chance in the log, so its reward can't be estimated. */
  | { readonly kind: 'no-support'; readonly rounds: number; readonly unsupported: number };

export interface EstimateOptions {
  readonly draws: number;
  readonly random: Random;
  readonly model: RewardModel;
}

/** A policy's average reward by three estimators with intervals, or why the log can't tell. */
export const estimateOffPolicy = (rounds: readonly LoggedRound[], { draws, random, model }: EstimateOptions): OffPolicyEstimate => {
  if (rounds.length === 0) return { kind: 'no-rounds' };
  const unsupported = rounds.filter((round) => !isSupported(round)).length;
  if (unsupported > 0) return { kind: 'no-support', rounds: rounds.length, unsupported };
  const places = new Map<string, number>();
  const clusters = Int32Array.from(rounds, ({ client }) => {
    const place = places.get(client) ?? places.size;
    places.set(client, place);
    return place;
  });
  const weights = Float64Array.from(rounds, importanceWeight);
  const weighed = weights.map((weight, at) => weight * (rounds[at] as LoggedRound).reward);
  const robust = Float64Array.from(rounds, (round) => doublyRobustPart(round, model));
  const { means } = bootstrapMeans(clusters, places.size, [weights, weighed, robust], draws, random);
  const [ofWeights, ofWeighed, ofRobust] = means as [Float64Array, Float64Array, Float64Array];
  // A draw whose weights are all 0 has no weighted mean.
  const ratios = ofWeighed.map((value, draw) => value / (ofWeights[draw] as number)).filter((ratio) => !Number.isNaN(ratio));
  const size = effectiveSampleSize(rounds);
  return {
    kind: 'estimated',
    rounds: rounds.length,
    clients: places.size,
    ips: { value: inversePropensity(rounds), ci95: intervalOf(ofWeighed, 0.95) },
    snips: { value: selfNormalised(rounds), ci95: intervalOf(ratios, 0.95) },
    dr: { value: doublyRobust(rounds, model), ci95: intervalOf(ofRobust, 0.95) },
    effectiveSampleSize: size,
    isSmall: size < SMALL_SAMPLE,
  };
};
