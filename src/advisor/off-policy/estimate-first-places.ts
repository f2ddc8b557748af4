import type { FirstPlace } from '../exploration/first-place.ts';
import type { Random } from '../random.ts';
import type { TypeScore } from '../recommend.ts';
import { estimateOffPolicy, type OffPolicyEstimate } from './estimate-off-policy.ts';
import { leftOutMean } from './left-out-mean.ts';
import type { LoggedRound } from './logged-round.ts';

/** A recommendation that somebody judged. */
export interface JudgedRecommendation {
  readonly client: string;
  /** The type that stood first. */
  readonly first: string;
  /** Null: stored before propensities were logged. */
  readonly firstPlace: FirstPlace | null;
  readonly ranking: readonly TypeScore[];
  /** The share of its signs that speak for the first type. */
  readonly reward: number;
}

/** Ways to fill the first place that the log is asked about. */
export const ASKED_POLICIES = ['best score', 'always drawn', 'segment table'] as const;
export type AskedPolicy = (typeof ASKED_POLICIES)[number];

export interface FirstPlaceEstimates {
  /** Recommendations that somebody judged. */
  readonly judged: number;
  /** Of these, stored without propensities: nothing can be made of them. */
  readonly withoutPropensities: number;
  /** Of these, made while first places were drawn for a share of recommendations. */
  readonly whileExploring: number;
  /** Mean reward of the recommendations as they were shown, propensities or not; null where nobody judged one. */
  readonly asShown: number | null;
  readonly policies: ReadonlyArray<{ readonly policy: AskedPolicy; readonly estimate: OffPolicyEstimate }>;
}

export interface FirstPlaceOptions {
  readonly draws: number;
  readonly random: Random;
}

/**
 * What other ways to fill the first place would have earned in advisors' judgements, from recommendations made while exploration was on; where it never was,
 * from all whose propensities were logged, which then speak for the best score alone. The reward is 1 where all signs speak for the first type and 0 where all speak
 * against it. Only judged recommendations count: who judges is not drawn by chance, so this is worth as much as those judgements are like all.
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

/** One probability a type. */
const targetOf = (policy: AskedPolicy, { firstPlace, ranking }: JudgedRecommendation, types: readonly string[]): readonly number[] => {
  const certain = (name: string | undefined): readonly number[] => types.map((type) => (type === name ? 1 : 0));
  const { byScore, share, propensities } = firstPlace as FirstPlace;
  switch (policy) {
    case 'best score':
      return certain(byScore);
    case 'segment table':
      return certain(ranking.filter(({ bondType }) => types.includes(bondType)).toSorted((a, b) => b.qValue - a.qValue)[0]?.bondType);
    case 'always drawn':
      // Without exploration nobody knows what a draw would have been: a chance for every type says that the log cannot tell.
      return share === 0
        ? types.map(() => 1 / types.length)
        : types.map((type) => Math.max(0, (propensities[type] as number) - (type === byScore ? 1 - share : 0)) / share);
  }
};
