import { FEEDBACK_STRENGTH, type FeedbackCell, type FeedbackEvent, type FeedbackShape, latestOf, OUTCOME_KEY } from './feedback.ts';

/** Days in which a client may buy what was shown first. */
export const OUTCOME_DAYS = 30;

/** What followed a recommendation, as of the latest reading of the book. */
export interface StandingOutcome {
  readonly recommendationId: string;
  /** Whether the client bought the first type within 30 days. */
  readonly isBought: boolean;
  /** How many different types the client bought in that time. */
  readonly types: number;
  /** The logged probability that this type came first; null for a recommendation from before it was logged. */
  readonly propensity: number | null;
}

/** The cell that an outcome counts for. */
export interface OutcomeSubject extends FeedbackCell {
  /** The probability of the type that was shown. */
  readonly probability: number;
}

/** What followed the recommendations of one cell. */
export interface CellOutcomes {
  /** Recommendations whose 30 days are over. */
  readonly advised: number;
  /** Those after which the client bought the type. */
  readonly bought: number;
  /** How many that would be if recommending changed nothing. */
  readonly expected: number;
  /** What the outcomes add to the cell. */
  readonly term: number;
}

/** segments × bond types; null where nothing was recommended, or no 30 days are over. */
export type OutcomesByCell = ReadonlyArray<ReadonlyArray<CellOutcomes | null>>;

/** The weight of "recommending changes nothing", in expected purchases. */
const PSEUDO_PURCHASES = 10;
/** The weight of the whole book in what a segment's clients buy in 30 days, in recommendations. */
const PSEUDO_OUTCOMES = 10;
/** A first place that was drawn with a smaller chance than a fifth counts as if it had that chance. */
const LARGEST_WEIGHT = 5;

/** The latest outcome of each recommendation. One that was taken back doesn't count. The order of the events doesn't matter. */
export const standingOutcomes = (events: Iterable<FeedbackEvent>): StandingOutcome[] =>
  latestOf(
    [...events].filter(({ key }) => key === OUTCOME_KEY),
    ({ recommendationId }) => recommendationId,
  ).flatMap(({ recommendationId, sign, action, outcome }) =>
    action === 'removed' || !outcome ? [] : [{ recommendationId, isBought: sign === 1, ...outcome }],
  );

interface Counted extends OutcomeSubject, StandingOutcome {
  readonly type: number;
}

const sum = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b).reduce((all, one) => all + one, 0);

/**
 * What outcomes add to each cell: Σ w (r − e) / (m + Σ w k), at most β = 0.3 either way.
 *
 * r is 1 if the client bought the type within 30 days of being recommended it, else 0. e = k·p is what would be expected if recommending changed
 * nothing: p is the probability the type was shown with, k how many types clients of the segment buy in 30 days (shrunk to the book's).
 * w = min(1/propensity, 5), so that a type shown to few of the clients counts for all who might have been shown it (Horvitz & Thompson 1952).
 *
 * That's Watkins' rule at γ = 0 for the recommended action, with α = 1 / (m/k + n), the reward r/k and p as the initial value, on the scale of
 * probabilities: the term is how far the value has moved from p. Purchases that nobody recommended aren't in it.
 */
export const foldOutcomes = (
  outcomes: Iterable<StandingOutcome>,
  subjectOf: (recommendationId: string) => OutcomeSubject | null,
  { segments, bondTypes }: FeedbackShape,
): OutcomesByCell => {
  const column = new Map(bondTypes.map((bondType, place) => [bondType, place]));
  const counted = [...outcomes].flatMap((outcome): Counted[] => {
    const subject = subjectOf(outcome.recommendationId);
    const type = subject ? column.get(subject.bondType) : undefined;
    return subject && type !== undefined && subject.segment >= 0 && subject.segment < segments ? [{ ...outcome, ...subject, type }] : [];
  });
  const inBook = counted.length === 0 ? 0 : counted.reduce((all, { types }) => all + types, 0) / counted.length;
  return Array.from({ length: segments }, (_, segment) => {
    const here = counted.filter((each) => each.segment === segment);
    const types = here.reduce((all, each) => all + each.types, 0);
    const perOutcome = (types + PSEUDO_OUTCOMES * inBook) / (here.length + PSEUDO_OUTCOMES);
    return bondTypes.map((_, type) =>
      cellOf(
        here.filter((each) => each.type === type),
        perOutcome,
      ),
    );
  });
};

const cellOf = (outcomes: readonly Counted[], perOutcome: number): CellOutcomes | null => {
  if (outcomes.length === 0) return null;
  const weights = outcomes.map(({ propensity }) => Math.min(LARGEST_WEIGHT, 1 / (propensity ?? 1)));
  const surprises = outcomes.map(
    ({ isBought, probability }, at) => (weights[at] as number) * (Number(isBought) - perOutcome * probability),
  );
  const term = sum(surprises) / (PSEUDO_PURCHASES + perOutcome * sum(weights));
  return {
    advised: outcomes.length,
    bought: outcomes.filter(({ isBought }) => isBought).length,
    expected: perOutcome * sum(outcomes.map(({ probability }) => probability)),
    term: Math.max(-FEEDBACK_STRENGTH, Math.min(FEEDBACK_STRENGTH, term)),
  };
};
