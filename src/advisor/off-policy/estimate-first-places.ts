import type { FirstPlace } from '../advice/first-place.ts';
import type { TypeScore } from '../advice/recommend.ts';
import type { Random } from '../random.ts';
import { estimateOffPolicy, type OffPolicyEstimate } from './estimate-off-policy.ts';
import { leftOutMean } from './left-out-mean.ts';
import type { LoggedRound } from './logged-round.ts';

/** A recommendation with a judgement. */
export interface JudgedRecommendation {
  readonly client: string;
  /** The type shown first. */
  readonly first: string;
  /** Null: stored before propensities were logged. */
  readonly firstPlace: FirstPlace | null;
  readonly ranking: readonly TypeScore[];
  /** The share of its signs in favour of the first type. */
  readonly reward: number;
}

/** The policies for the first place that are estimated from the log. */
export const ASKED_POLICIES = ['best score', 'always drawn', 'segment table'] as const;
export type AskedPolicy = (typeof ASKED_POLICIES)[number];

export interface FirstPlaceEstimates {
  /** Recommendations with a judgement. */
  readonly judged: number;
  /** Those stored without propensities, which can't be used. */
  readonly withoutPropensities: number;
  /** Those made while exploration was on. */
  readonly whileExploring: number;
  /** Mean reward of the recommendations as shown, with or without propensities; null without a judgement. */
  readonly asShown: number | null;
  readonly policies: ReadonlyArray<{ readonly policy: AskedPolicy; readonly estimate: OffPolicyEstimate }>;
}

export interface FirstPlaceOptions {
  readonly draws: number;
  readonly random: Random;
}

/**
 * What other policies for the first place would have earned in advisers' judgements, from recommendations made while exploration was on; if
 * it never was, from all with logged propensities, which then only support the best score. The reward is 1 if all signs favour the first
 * type and 0 if none does. Only judged recommendations count. They aren't a random sample, so the estimate is as good as they're
 * representative.
 */
export const estimateFirstPlaces = (judged: readonly JudgedRecommendation[], { draws, random }: FirstPlaceOptions): FirstPlaceEstimates => {
  const logged = judged.filter(({ first, firstPlace }) => (firstPlace?.propensities[first] ?? 0) > 0);
  const exploring = logged.filter(({ firstPlace }) => (firstPlace?.share ?? 0) > 0);
  const used = exploring.length > 0 ? exploring : logged;
  const estimate = (policy: AskedPolicy): OffPolicyEstimate => {
    const typesOf = new Map<LoggedRound, readonly string[]>();
    const rounds = used.map((one) => {
      const types = Object.keys(one.firstPlace?.propensities ?? {});
      const round = {
        client: one.client,
        action: types.indexOf(one.first),
        propensities: types.map((type) => one.firstPlace?.propensities[type] as number),
        reward: one.reward,
        target: targetOf(policy, one, types),
      };
      typesOf.set(round, types);
      return round;
    });
    return estimateOffPolicy(rounds, { draws, random, model: leftOutMean(rounds, (round, action) => typesOf.get(round)?.[action] ?? '') });
  };
  return {
    judged: judged.length,
    withoutPropensities: judged.length - logged.length,
    whileExploring: exploring.length,
    asShown: judged.length === 0 ? null : judged.reduce((sum, { reward }) => sum + reward, 0) / judged.length,
    policies: ASKED_POLICIES.map((policy) => ({ policy, estimate: estimate(policy) })),
  };
};

/** The policy's probability of each type. */
const targetOf = (policy: AskedPolicy, { firstPlace, ranking }: JudgedRecommendation, types: readonly string[]): readonly number[] => {
  const certain = (name: string | undefined): readonly number[] => types.map((type) => (type === name ? 1 : 0));
  const { byScore, share, propensities } = firstPlace as FirstPlace;
  switch (policy) {
    case 'best score':
      return certain(byScore);
    case 'segment table':
      return certain(ranking.filter(({ bondType }) => types.includes(bondType)).toSorted((a, b) => b.qValue - a.qValue)[0]?.bondType);
    case 'always drawn':
      // Without exploration, what would have been drawn is unknown; a chance for every type marks the log as insufficient.
      return share === 0
        ? types.map(() => 1 / types.length)
        : types.map((type) => Math.max(0, (propensities[type] as number) - (type === byScore ? 1 - share : 0)) / share);
  }
};
