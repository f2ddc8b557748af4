import { FACT_AT, FACT_COUNT, FACT_NAMES, type FactName } from '../model/fact-names.ts';
import type { ChoiceWeights } from '../model/model.ts';
import { mostLikelyStrength } from '../strength.ts';
import { scoreInto, softmaxInPlace } from './choice.ts';
import { type Case, curvaturesOf, type FitProblem, fitWeights, type Strengths, startOf, weightsAt } from './fit-weights.ts';

/** A case, and the group of clients with which it's left out. */
export interface GroupedCase extends Omit<Case, 'weight'> {
  /** Purchase days before: 0, 1, or 2 for more. */
  readonly stratum: 0 | 1 | 2;
  /** In [0, `GROUPS`). */
  readonly group: number;
}

export const GROUPS = 3;
/** With fewer cases, the weights stay where they are without one: the smoothed mix of own purchases and popularity. */
export const FEWEST_CASES = 30;

/** From the strongest hold to the weakest, so that each search begins near its end. */
const CANDIDATES: readonly Strengths[] = [
  { shared: 100, byType: 3000 },
  { shared: 20, byType: 1000 },
  { shared: 5, byType: 200 },
];
const STEPS = 10;
/** With the best hold alone. */
const SURE_STEPS = 15;
const LAST_STEPS = 20;
/** From where all facts are weighed to where some aren't. */
const MORE_STEPS = 10;
/** With more cases, a third of them is enough to tell which hold is best; all of them tell how sharp the scores should be. */
const MANY_CASES = 500;
/** Where the sharpness is looked for, and how far from 1 it's expected, as a logarithm. */
const SHARPNESS_RANGE = { least: 0.6, most: 1.2 } as const;
const SHARPNESS_SPREAD = 0.2;
/** The most that a case of a small stratum counts. */
const MOST_WEIGHT = 3;

/**
 * Chooses the weights by held-out purchases. Clients with no, one and more purchases before count the same, as far as there are enough of
 * them. How strongly the weights are held is found by leaving out groups of clients; it's a mean over the candidates, each weighted by how likely
 * it makes the cases left out, so that no single purchase flips it. The same cases tell how sharp the scores should be.
 * @param leftOut facts that may not weigh anything, once for each answer
 */
export const chooseWeights = (
  cases: readonly GroupedCase[],
  types: number,
  width: number,
  leftOut: ReadonlyArray<readonly FactName[]>,
): ChoiceWeights[] => {
  const weighted = weigh(cases);
  const problem = problemOf(weighted, types, width);
  const hold = cases.length < FEWEST_CASES ? null : holdFor(problem, weighted);
  let from = startOf(problem);
  return leftOut.map((without, place) => {
    const asked = { ...problem, without };
    if (!hold) return named(startOf(asked), types);
    from = fitWeights(asked, hold.strengths, from, place === 0 ? LAST_STEPS : MORE_STEPS);
    return named(
      from.map((weight) => hold.sharpness * weight),
      types,
    );
  });
};

/** How strongly those weights are held that tell what's expected without a client's purchases. */
const HELD_EXPECTATION: Strengths = { shared: 20, byType: 1000 };

/**
 * The weights that tell what clients buy, whatever they bought before: a client's own purchases are smoothed by that. Null with few cases.
 * @param cases with facts that leave the clients' own purchases out
 */
export const chooseExpectation = (cases: readonly GroupedCase[], types: number, width: number): ChoiceWeights | null => {
  if (cases.length < FEWEST_CASES) return null;
  const problem = problemOf(weigh(cases), types, width);
  return named(fitWeights(problem, HELD_EXPECTATION, startOf(problem), STEPS), types);
};

/** Has clients with no, one and more purchases before count the same, as far as there are enough of them. */
const weigh = (cases: readonly GroupedCase[]): Array<GroupedCase & Case> => {
  const counts = [0, 0, 0];
  for (const { stratum } of cases) counts[stratum]++;
  return cases.map((one) => ({ ...one, weight: Math.min(MOST_WEIGHT, cases.length / 3 / counts[one.stratum]) }));
};

const problemOf = (cases: readonly Case[], types: number, width: number): FitProblem => ({
  cases,
  types,
  width,
  curvatures: curvaturesOf(cases, types, width),
});

/** How strongly weights are held, and what the fitted ones are multiplied by: what fits the past is a little too sure of what comes. */
interface Hold {
  readonly strengths: Strengths;
  readonly sharpness: number;
}

const holdFor = (problem: FitProblem, cases: ReadonlyArray<Case & GroupedCase>): Hold => {
  const losses = new Float64Array(CANDIDATES.length);
  const leftOut = CANDIDATES.map((): Scored[] => []);
  for (let group = 0; group < GROUPS; group++) {
    const left = cases.filter((one) => one.group === group);
    const rest = problemOf(
      cases.filter((one) => one.group !== group),
      problem.types,
      problem.width,
    );
    const isKnown = group > 0 && cases.length > MANY_CASES;
    const best = losses.indexOf(Math.min(...losses));
    let point = startOf(problem);
    CANDIDATES.forEach((strengths, at) => {
      if (isKnown && at !== best) return;
      point = fitWeights(rest, strengths, point, isKnown ? SURE_STEPS : STEPS);
      for (const one of left) {
        const scored = { one, scores: scoresAt(one, point, problem.types) };
        if (!isKnown) losses[at] += lossOf(scored, 1);
        leftOut[at].push(scored);
      }
    });
  }
  const least = Math.min(...losses);
  let [sum, shared, byType] = [0, 0, 0];
  CANDIDATES.forEach((strengths, at) => {
    const weight = Math.exp(least - losses[at]);
    sum += weight;
    shared += weight * Math.log(strengths.shared);
    byType += weight * Math.log(strengths.byType);
  });
  return {
    strengths: { shared: Math.exp(shared / sum), byType: Math.exp(byType / sum) },
    sharpness: sharpnessFor(leftOut[losses.indexOf(least)]),
  };
};

/** A case that was left out, and its scores. */
interface Scored {
  readonly one: Case;
  readonly scores: Float64Array;
}

const scoresAt = ({ facts }: Case, point: Float64Array, types: number): Float64Array => {
  const scores = new Float64Array(types);
  scoreInto(scores, facts, weightsAt(point));
  return scores;
};

const lossOf = ({ one, scores }: Scored, sharpness: number): number => {
  const sharp = scores.map((score) => sharpness * score);
  let loss = 0;
  for (let k = 0; k < one.types.length; k++) loss -= one.shares[k] * sharp[one.types[k]];
  return one.weight * (loss + softmaxInPlace(sharp));
};

/** The sharpness under which the cases left out are likeliest, held to 1. */
const sharpnessFor = (leftOut: readonly Scored[]): number =>
  mostLikelyStrength(
    (sharpness) => leftOut.reduce((sum, scored) => sum - lossOf(scored, sharpness), -0.5 * (Math.log(sharpness) / SHARPNESS_SPREAD) ** 2),
    SHARPNESS_RANGE,
  );

const named = (point: Float64Array, types: number): ChoiceWeights => ({
  shared: Object.fromEntries(FACT_NAMES.map((name) => [name, point[FACT_AT[name]]])) as Record<FactName, number>,
  byType: Array.from({ length: (point.length - FACT_COUNT) / types }, (_, place) =>
    Array.from(point.subarray(FACT_COUNT + place * types, FACT_COUNT + (place + 1) * types)),
  ),
});
