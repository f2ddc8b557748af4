/** The key of an answer to "What did the client choose?". Every other key is a thumb's. */
export const CHOICE_KEY = 'choice';

/**
 * One sign of an advisor under a recommendation, as a row that is only ever appended.
 * `key` tells signs apart that stand side by side: `reaction:+1::skin-tone-2`, `reaction:-1`, `button`, `choice`.
 */
export interface FeedbackEvent {
  /** Unique: an event delivered twice is one row. */
  readonly eventId: string;
  readonly recommendationId: string;
  readonly advisorId: string;
  readonly key: string;
  /** What it says of the first recommended type: of a choice +1 where the client chose that type, -1 otherwise. */
  readonly sign: 1 | -1;
  readonly action: 'added' | 'removed';
  /** Of a choice: the type that the client chose; absent where it was something else or nothing. */
  readonly chosenType?: string;
  /** When it happened at Slack, seconds with six decimals as text ("1700000000.000100"); orders events whatever order they arrive in. */
  readonly happenedAt: string;
}

/** A sign in force of one advisor under one recommendation. */
export interface StandingSign {
  readonly recommendationId: string;
  readonly advisorId: string;
  readonly sign: 1 | -1;
  /** The type it speaks of; absent: the first recommended one. */
  readonly bondType?: string;
  /** On what a choice says of the first type: what the client chose, null for something else or nothing. Absent on thumbs. */
  readonly chose?: string | null;
}

/** Where a recommendation's signs go: the segment the client is in and the type shown first. */
export interface FeedbackCell {
  readonly segment: number;
  readonly bondType: string;
}

/** segments × bond types: what feedback adds to each Q-value, β·Σ w·r / (m + Σ w). */
export type FeedbackTerms = ReadonlyArray<readonly number[]>;

/** The Q-table's shape: how many rows, and the names of its columns. */
export interface FeedbackShape {
  readonly segments: number;
  readonly bondTypes: readonly string[];
}

/** m: rounds that "no thumb at all" weighs. */
export const PSEUDO_THUMBS = 10;
/** β: what a cell full of thumbs would add. */
export const FEEDBACK_STRENGTH = 0.3;
/** How much one advisor's thumbs in one cell weigh together, at most. */
const ADVISOR_LIMIT = 5;

/** Orders events as they happened: numbers as text by length of the whole part first; ties by event id. */
const happenedBefore = (left: FeedbackEvent, right: FeedbackEvent): boolean => {
  const [leftWhole = '', leftPart = ''] = left.happenedAt.split('.');
  const [rightWhole = '', rightPart = ''] = right.happenedAt.split('.');
  const difference = Number(leftWhole) - Number(rightWhole) || compareText(leftPart, rightPart) || compareText(left.eventId, right.eventId);
  return difference < 0;
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The signs in force: for each advisor and recommendation at most one thumb and at most one choice, which may be two signs (against the first
 * type and for the chosen one). For each key the latest event says whether it stands; among standing thumbs the latest wins. The same events
 * in any order, any of them repeated, give the same signs in the same order.
 */
export const standingSigns = (events: Iterable<FeedbackEvent>): StandingSign[] => {
  const latestByKey = new Map<string, FeedbackEvent>();
  for (const event of events) keepLatest(latestByKey, [event.recommendationId, event.advisorId, event.key], event);
  const standing = new Map<string, FeedbackEvent>();
  for (const event of latestByKey.values()) {
    if (event.action === 'removed') continue;
    keepLatest(standing, [event.recommendationId, event.advisorId, event.key === CHOICE_KEY ? 'choice' : 'thumb'], event);
  }
  return [...standing].sort(([left], [right]) => compareText(left, right)).flatMap(([, event]) => signsOf(event));
};

const keepLatest = (latest: Map<string, FeedbackEvent>, about: readonly string[], event: FeedbackEvent): void => {
  const place = JSON.stringify(about);
  const known = latest.get(place);
  if (!known || happenedBefore(known, event)) latest.set(place, event);
};

const signsOf = ({ recommendationId, advisorId, key, sign, chosenType }: FeedbackEvent): StandingSign[] => {
  const whose = { recommendationId, advisorId };
  if (key !== CHOICE_KEY) return [{ ...whose, sign }];
  const ofFirst = { ...whose, sign, chose: chosenType ?? null };
  return sign === 1 || chosenType === undefined ? [ofFirst] : [ofFirst, { ...whose, sign: 1, bondType: chosenType }];
};

/** Terms where nobody has given a sign. */
export const noFeedback = ({ segments, bondTypes }: FeedbackShape): FeedbackTerms =>
  Array.from({ length: segments }, () => new Array<number>(bondTypes.length).fill(0));

/** The signs of one cell with the bound for each advisor applied. */
export interface CellSigns {
  /** Σ w */
  readonly weight: number;
  /** Σ w·r, between minus the weight and the weight. */
  readonly sum: number;
}

/** segments × bond types */
export type SignsByCell = ReadonlyArray<readonly CellSigns[]>;

/**
 * How the standing signs of each cell weigh: r = +1 or −1, w = 1 as long as an advisor has at most 5 signs in the cell; an
 * advisor with n > 5 signs has w = 5/n for each. A sign that names a type goes to that
 * type's column in the recommendation's segment. Signs of recommendations that `cellOf` does not know, or whose cell the table does not have, do
 * nothing.
 */
export const weighSigns = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  shape: FeedbackShape,
): SignsByCell => {
  const column = new Map(shape.bondTypes.map((bondType, place) => [bondType, place]));
  const cells = new Map<number, Map<string, { signs: number; sum: number }>>();
  for (const { recommendationId, advisorId, sign, bondType } of signs) {
    const cell = cellOf(recommendationId);
    const type = cell ? column.get(bondType ?? cell.bondType) : undefined;
    if (!cell || type === undefined || !(cell.segment >= 0 && cell.segment < shape.segments)) continue;
    const place = cell.segment * shape.bondTypes.length + type;
    const advisors = cells.get(place) ?? new Map<string, { signs: number; sum: number }>();
    cells.set(place, advisors);
    const given = advisors.get(advisorId) ?? { signs: 0, sum: 0 };
    advisors.set(advisorId, { signs: given.signs + 1, sum: given.sum + sign });
  }
  return noFeedback(shape).map((row, segment) => row.map((_, type) => weightOf(cells.get(segment * shape.bondTypes.length + type))));
};

/** Sums in the order of the terms' size, so that the order of the signs cannot show in the last bit. */
const weightOf = (advisors: ReadonlyMap<string, { readonly signs: number; readonly sum: number }> | undefined): CellSigns => {
  if (!advisors) return { weight: 0, sum: 0 };
  const weighed = [...advisors.values()].map(({ signs, sum }) => {
    const each = Math.min(1, ADVISOR_LIMIT / signs);
    return { weight: each * signs, sum: each * sum };
  });
  const total = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);
  return { weight: total(weighed.map(({ weight }) => weight)), sum: total(weighed.map(({ sum }) => sum)) };
};

/**
 * What standing signs add to each cell: β·Σ w·r / (m + Σ w), weights as in `weighSigns`. m = 10, β = 0.3: one sign moves a fresh cell by 0.027,
 * one advisor by at most 0.1. It is the Q-learning step with α = 1/(m + n) on the reward β·r.
 */
export const foldFeedback = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  shape: FeedbackShape,
): FeedbackTerms =>
  weighSigns(signs, cellOf, shape).map((row) => row.map(({ weight, sum }) => (FEEDBACK_STRENGTH * sum) / (PSEUDO_THUMBS + weight)));
