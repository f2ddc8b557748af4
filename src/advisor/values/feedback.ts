/** The key of an answer to "What did the client choose?". Every other key is a thumb. */
export const CHOICE_KEY = 'choice';

/**
 * One sign an adviser gave or removed under a recommendation. Events are only appended.
 * `key` distinguishes signs that can coexist: `reaction:+1::skin-tone-2`, `reaction:-1`, `button`, `choice`.
 */
export interface FeedbackEvent {
  /** Unique: an event delivered twice is one row. */
  readonly eventId: string;
  readonly recommendationId: string;
  readonly advisorId: string;
  readonly key: string;
  /** The verdict on the first recommended type; a choice is +1 if the client chose that type, otherwise -1. */
  readonly sign: 1 | -1;
  readonly action: 'added' | 'removed';
  /** For a choice: the type the client chose; absent if it was something else or nothing. */
  readonly chosenType?: string;
  /** Slack's time of the event, in seconds with six decimals ("1700000000.000100"); orders events in whatever order they arrive. */
  readonly happenedAt: string;
}

/** An adviser's current sign under a recommendation. */
export interface StandingSign {
  readonly recommendationId: string;
  readonly advisorId: string;
  readonly sign: 1 | -1;
  /** The type it's about; absent: the first recommended type. */
  readonly bondType?: string;
  /** On a choice's sign about the first type: what the client chose; null for something else or nothing. Absent on thumbs. */
  readonly chose?: string | null;
}

/** The cell a recommendation's signs count for: the client's segment and the type shown first. */
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

/** m: the weight of the prior "no thumbs". */
export const PSEUDO_THUMBS = 10;
/** β: the most that feedback can add to a cell. */
export const FEEDBACK_STRENGTH = 0.3;
/** The most that one adviser's thumbs in one cell weigh together. */
const ADVISOR_LIMIT = 5;

/** Orders events by time, then by event id. */
const happenedBefore = (left: FeedbackEvent, right: FeedbackEvent): boolean => {
  const [leftWhole = '', leftPart = ''] = left.happenedAt.split('.');
  const [rightWhole = '', rightPart = ''] = right.happenedAt.split('.');
  const difference = Number(leftWhole) - Number(rightWhole) || compareText(leftPart, rightPart) || compareText(left.eventId, right.eventId);
  return difference < 0;
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The current signs: for each adviser and recommendation at most one thumb and one choice. A choice may be two signs: -1 for the first type
 * and +1 for the chosen one. The latest event of a key says whether its sign still counts; of several current thumbs the latest wins.
 * The order of the events doesn't matter, nor do repeated events.
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

/** The terms without any feedback: all 0. */
export const noFeedback = ({ segments, bondTypes }: FeedbackShape): FeedbackTerms =>
  Array.from({ length: segments }, () => new Array<number>(bondTypes.length).fill(0));

/** The signs of one cell, with each adviser's weight limited. */
export interface CellSigns {
  /** Σ w */
  readonly weight: number;
  /** Σ w·r, between −weight and weight. */
  readonly sum: number;
}

/** segments × bond types */
export type SignsByCell = ReadonlyArray<readonly CellSigns[]>;

/**
 * Weighs the current signs of each cell: r = +1 or −1; w = 1 if the adviser has at most 5 signs in the cell, or 5/n with n > 5 signs. A
 * sign that names a type counts for that type in the recommendation's segment. Signs of recommendations unknown to `cellOf`, and of cells
 * outside the table, are ignored.
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

/** Adds the terms in order of size, so that the order of the signs can't change the last bit. */
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
 * What the current signs add to each cell: β·Σ w·r / (m + Σ w), with the weights of `weighSigns`, m = 10 and β = 0.3. One sign moves a
 * fresh cell by 0.027, one adviser by at most 0.1. This is the Q-learning step with α = 1/(m + n) on the reward β·r.
 */
export const foldFeedback = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  shape: FeedbackShape,
): FeedbackTerms =>
  weighSigns(signs, cellOf, shape).map((row) => row.map(({ weight, sum }) => (FEEDBACK_STRENGTH * sum) / (PSEUDO_THUMBS + weight)));
