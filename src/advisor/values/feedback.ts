/** The key of a thumb given by button. */
export const BUTTON_KEY = 'button';
/** The key of an answer to "What did the client choose?". */
export const CHOICE_KEY = 'choice';
/** The key of what the book says followed a recommendation. Every other key is a thumb. */
export const OUTCOME_KEY = 'outcome';
/** Who gives outcomes: nobody on the desk. */
export const OUTCOMES_BY = 'book';

/**
 * One sign an adviser gave or removed under a recommendation, or what followed it (`OUTCOME_KEY`). Events are only appended.
 * `key` distinguishes signs that can coexist: `reaction:+1::skin-tone-2`, `reaction:-1`, `button`, `choice`.
 */
export interface FeedbackEvent {
  /** Unique: an event delivered twice is one row. */
  readonly eventId: string;
  readonly recommendationId: string;
  readonly advisorId: string;
  readonly key: string;
  /** The verdict on the first recommended type; a choice is +1 if the client chose that type, an outcome if they bought it; otherwise -1. */
  readonly sign: 1 | -1;
  readonly action: 'added' | 'removed';
  /** For a choice: the type the client chose; absent if it was something else or nothing. */
  readonly chosenType?: string;
  /** For an outcome: how many types the client bought within 30 days, and the logged probability that the first type came first. */
  readonly outcome?: { readonly types: number; readonly propensity: number | null };
  /** Slack's time of the event (of an outcome: when it was read), in seconds with six decimals ("1700000000.000100"); orders events in whatever order they arrive. */
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
  /** A thumb given by button. A reaction is taken back in Slack, by removing it. */
  readonly isByButton?: true;
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
/** The most that one adviser's signs in one segment weigh, net, over all its cells together. */
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
export const standingSigns = (events: Iterable<FeedbackEvent>): StandingSign[] => standingEvents(events).flatMap(signsOf);

const standingEvents = (events: Iterable<FeedbackEvent>): FeedbackEvent[] => {
  const signs = [...events].filter(({ key }) => key !== OUTCOME_KEY);
  const latest = latestOf(signs, ({ recommendationId, advisorId, key }) => JSON.stringify([recommendationId, advisorId, key]));
  return latestOf(
    latest.filter(({ action }) => action !== 'removed'),
    ({ recommendationId, advisorId, key }) => JSON.stringify([recommendationId, advisorId, key === CHOICE_KEY ? 'choice' : 'thumb']),
  );
};

/** An adviser's latest thumb by button or choice that still counts, among the events of one recommendation. Null if there's nothing to take back. */
export const latestPress = (events: Iterable<FeedbackEvent>, advisorId: string): FeedbackEvent | null => {
  const pressed = standingEvents(events).filter((event) => event.advisorId === advisorId && [BUTTON_KEY, CHOICE_KEY].includes(event.key));
  return latestOf(pressed, () => 'any')[0] ?? null;
};

/** The latest event about each thing, in order of the things' names. */
export const latestOf = (events: Iterable<FeedbackEvent>, about: (event: FeedbackEvent) => string): FeedbackEvent[] => {
  const latest = new Map<string, FeedbackEvent>();
  for (const event of events) {
    const place = about(event);
    const known = latest.get(place);
    if (!known || happenedBefore(known, event)) latest.set(place, event);
  }
  return [...latest].sort(([left], [right]) => compareText(left, right)).map(([, event]) => event);
};

const signsOf = ({ recommendationId, advisorId, key, sign, chosenType }: FeedbackEvent): StandingSign[] => {
  const whose = { recommendationId, advisorId };
  if (key !== CHOICE_KEY) return [{ ...whose, sign, ...(key === BUTTON_KEY && { isByButton: true as const }) }];
  const ofFirst = { ...whose, sign, chose: chosenType ?? null };
  return sign === 1 || chosenType === undefined ? [ofFirst] : [ofFirst, { ...whose, sign: 1, bondType: chosenType }];
};

/** The terms without any feedback: all 0. */
export const noFeedback = ({ segments, bondTypes }: FeedbackShape): FeedbackTerms =>
  Array.from({ length: segments }, () => new Array<number>(bondTypes.length).fill(0));

/** The signs of one cell, as far as they count. */
export interface CellSigns {
  /** Σ w */
  readonly weight: number;
  /** Σ w·r, between −weight and weight. */
  readonly sum: number;
}

/** segments × bond types */
export type SignsByCell = ReadonlyArray<readonly CellSigns[]>;

/** segments × bond types: what each adviser says of a cell, by Slack user id. Above 0: for the type; below: against it. */
export type Voices = ReadonlyArray<ReadonlyArray<ReadonlyMap<string, number>>>;

/** Whether a client is this adviser's own, so that the adviser's signs count in full. */
export type IsOwn = (advisorId: string) => boolean;

const EVERYBODYS: IsOwn = () => true;

/** Adds in order of size, so that the order of the signs can't change the last bit. */
const total = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);

/**
 * What each adviser says of each cell: the signs for the type less those against it. If one adviser's voices in a segment weigh more than 5
 * together, they're scaled down to 5. A sign that names a type counts for that type in the recommendation's segment. Signs of recommendations
 * unknown to `cellOf`, and of cells outside the table, are ignored.
 */
export const voicesOf = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  { segments, bondTypes }: FeedbackShape,
): Voices => {
  const column = new Map(bondTypes.map((bondType, place) => [bondType, place]));
  const nets = Array.from({ length: segments }, () => new Map<string, number[]>());
  for (const { recommendationId, advisorId, sign, bondType } of signs) {
    const cell = cellOf(recommendationId);
    const type = cell ? column.get(bondType ?? cell.bondType) : undefined;
    const segment = cell && nets[cell.segment];
    if (!segment || type === undefined) continue;
    const net = segment.get(advisorId) ?? bondTypes.map(() => 0);
    net[type] = (net[type] as number) + sign;
    segment.set(advisorId, net);
  }
  return nets.map((segment) => {
    const row = bondTypes.map(() => new Map<string, number>());
    for (const [advisorId, net] of segment) {
      const weight = net.reduce((sum, value) => sum + Math.abs(value), 0);
      const scale = Math.min(1, ADVISOR_LIMIT / weight);
      for (const [type, value] of net.entries()) if (value !== 0) row[type]?.set(advisorId, scale * value);
    }
    return row;
  });
};

/**
 * How far the voices count for a client. The client's own advisers count in full. Anybody else counts only as far as others say the same of
 * that cell: alone, not at all. So one adviser can't change what other advisers' clients are offered.
 */
export const hearVoices = (voices: Voices, isOwn: IsOwn = EVERYBODYS): SignsByCell =>
  voices.map((row) =>
    row.map((cell) => {
      const [up, down] = [heard(cell, 1, isOwn), heard(cell, -1, isOwn)];
      return { weight: up + down, sum: up - down };
    }),
  );

/** The weight of the voices on one side, as far as it counts. */
const heard = (cell: ReadonlyMap<string, number>, side: 1 | -1, isOwn: IsOwn): number => {
  const said = [...cell].filter(([, voice]) => voice * side > 0).map(([advisorId, voice]) => ({ advisorId, weight: voice * side }));
  const all = total(said.map(({ weight }) => weight));
  return total(said.map(({ advisorId, weight }) => (isOwn(advisorId) ? weight : Math.min(weight, all - weight))));
};

/** What the signs add to each cell: β·Σ w·r / (m + Σ w). */
export const termsOf = (signs: SignsByCell): FeedbackTerms =>
  signs.map((row) => row.map(({ weight, sum }) => (FEEDBACK_STRENGTH * sum) / (PSEUDO_THUMBS + weight)));

/** The current signs of each cell, for a client: `voicesOf`, heard as `hearVoices` says. @param isOwn default: everybody's own client */
export const weighSigns = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  shape: FeedbackShape,
  isOwn: IsOwn = EVERYBODYS,
): SignsByCell => hearVoices(voicesOf(signs, cellOf, shape), isOwn);

/**
 * What the current signs add to each cell, for a client: β·Σ w·r / (m + Σ w), with the weights of `weighSigns`, m = 10 and β = 0.3. One sign moves
 * a fresh cell by 0.027, one adviser by at most 0.1. This is the Q-learning step with α = 1/(m + n) on the reward β·r.
 * @param isOwn default: everybody's own client
 */
export const foldFeedback = (
  signs: Iterable<StandingSign>,
  cellOf: (recommendationId: string) => FeedbackCell | null,
  shape: FeedbackShape,
  isOwn: IsOwn = EVERYBODYS,
): FeedbackTerms => termsOf(weighSigns(signs, cellOf, shape, isOwn));

/** How many votes and choices a tally counts: what a bin was drawn for. */
export const signsGiven = (tally: { readonly up: number; readonly down: number; readonly choices?: readonly unknown[] }): number =>
  tally.up + tally.down + (tally.choices?.length ?? 0);
