import type { Database } from '../../data/database.ts';
import { instantIn, textIn, wholeIn } from './cells.ts';
import { type Reading, readReadings } from './readings.ts';
import { documentIn, hasTable, rowsOf } from './rows.ts';
import { type ShownAdvice, shownIn } from './shown-advice.ts';
import { type KeptVersion, readVersions } from './versions.ts';

type Numbers = readonly number[];

/** What a word of a segment's name says about a client. */
export interface NameClaim {
  readonly kind: string;
  readonly from?: number;
  readonly below?: number | null;
  readonly band?: string;
  readonly gender?: string;
  readonly feature?: string;
  readonly than?: number;
  readonly rupees?: number;
}

/** A trait's levels: words, or intervals between bounds. */
export interface Trait {
  readonly name: string;
  readonly bounds: Numbers;
  readonly words: readonly string[];
  readonly lift: readonly Numbers[];
  readonly blended?: boolean;
}

/** How good the advice was for one group of clients. */
interface GroupQuality {
  readonly group: string;
  readonly clients: number;
  readonly hitAt1: number;
  readonly ci95: { readonly hitAt1: readonly [number, number] };
  readonly ece: number;
  readonly eceOfCalibrated: number;
}

/** A stored model: its parameters, as plain JSON. */
export interface StoredModel {
  readonly asOf: number;
  readonly bondTypes: readonly string[];
  readonly bandOfType: ReadonlyArray<string | null>;
  readonly features: {
    readonly numeric: ReadonlyArray<{
      readonly name: string;
      readonly log: boolean;
      readonly median: number;
      readonly mean: number;
      readonly scale: number;
      readonly lower?: number;
      readonly upper?: number;
      readonly indicator: boolean;
      readonly weight?: number;
    }>;
    readonly categorical: ReadonlyArray<{ readonly name: string; readonly levels: readonly string[]; readonly weight?: number }>;
  };
  readonly centroids: readonly Numbers[];
  readonly segments: ReadonlyArray<{
    readonly name: string;
    readonly claims?: readonly NameClaim[];
    /** Mean adjusted Rand index over refits; null if the book was too small. */
    readonly confidence: number | null;
    /** In training. */
    readonly size: number;
    /** The segment of an earlier version that this one continues. */
    readonly continues?: { readonly version: number; readonly id: number } | null;
  }>;
  readonly qTable: {
    readonly values: readonly Numbers[];
    readonly wholeBook: Numbers;
    readonly amountShares: readonly Numbers[];
    readonly wholeBookAmountShares: Numbers;
  };
  readonly quality: {
    readonly predictions: number;
    readonly hitAt1: number;
    readonly hitAt3: number;
    readonly hitAt1Ci95: readonly [number, number];
    readonly globalPopularityHitAt1: number;
    readonly logLoss: number;
    readonly inDetail?: {
      readonly purchases?: number;
      readonly ece: number;
      readonly eceOfCalibrated: number;
      readonly eceOfCalibrated99: number;
      readonly ci95: { readonly logLoss: readonly [number, number] };
      /** By grouping. */
      readonly groups: Readonly<Record<string, readonly GroupQuality[]>>;
    };
  } | null;
  readonly silhouette: number | null;
  readonly inertia: number;
  readonly doubts: ReadonlyArray<{ readonly point: string; readonly reason: string }>;
  /** Clients by their segment in the version that was active at the training (rows), and in this one (columns). */
  readonly drift?: { readonly version: number; readonly transitions: readonly Numbers[] } | null;
  readonly clients: number;
  readonly trades: number;
  readonly bondOrder?: {
    readonly weights: Readonly<Record<string, number>>;
    readonly bySegment: ReadonlyArray<Readonly<Record<string, number>>>;
    /** segments × bond types */
    readonly usual: { readonly logYears: readonly Numbers[]; readonly grade: readonly Numbers[] };
    readonly bought: Readonly<Record<string, number>>;
  } | null;
  readonly personal: {
    readonly sequence: {
      readonly popularity: Numbers;
      readonly again: Numbers;
      readonly next: readonly Numbers[];
      readonly present: readonly Numbers[];
      readonly absent: readonly Numbers[];
      readonly ownStrength: number;
    };
    readonly segmentShares: { readonly shares: readonly Numbers[] };
    readonly weights: Weights;
    /** For what's expected of a client whose purchases aren't looked at. */
    readonly expectation?: Weights;
    readonly driftFast: Numbers;
    readonly together: readonly Numbers[];
    readonly drift: Numbers;
    readonly traits: readonly Trait[];
  };
}

interface Weights {
  readonly shared: Readonly<Record<string, number>>;
  /** facts × bond types */
  readonly byType: readonly Numbers[];
}

/** A thumb, a choice or an outcome that was given or taken away. */
export interface FeedbackEvent {
  readonly id: string;
  readonly recommendation: string;
  readonly advisor: string;
  readonly key: string;
  readonly sign: number;
  readonly action: string;
  readonly chosen: string | null;
  /** Of an outcome: how many types were bought. */
  readonly typesBought: number | null;
  readonly happenedAt: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Somebody with a role, and the relationship managers whose clients are theirs. */
export interface Person {
  readonly id: string;
  readonly managers: readonly string[];
}

/** What the product's own tables hold, besides registered clients. */
export interface Product {
  readonly version: number;
  /** The active model. */
  readonly model: StoredModel;
  /** Every stored model, by version. */
  readonly models: ReadonlyMap<number, StoredModel>;
  /** When each was trained, in milliseconds since 1970. */
  readonly trainedAt: ReadonlyMap<number, number>;
  readonly readings: readonly Reading[];
  readonly shown: ReadonlyMap<string, ShownAdvice>;
  readonly feedback: readonly FeedbackEvent[];
  readonly people: readonly Person[];
}

/** What the product's tables have with or without a model that's active. */
export interface KeptRows {
  readonly people: number;
  readonly versions: ReadonlyMap<number, KeptVersion>;
}

/** Null if the tables aren't there. */
export const readKept = async (own: Database): Promise<KeptRows | null> => {
  if (!(await hasTable(own, 'advisor_models'))) return null;
  let people = 0;
  for await (const _ of rowsOf(own, 'advisor_people')) people++;
  return { people, versions: await readVersions(own) };
};

/** Reads the active model, what was advised with it and before, and what people said of that. Null without an active model. */
export const readProduct = async (own: Database, { versions }: KeptRows): Promise<Product | null> => {
  let version: number | null = null;
  for await (const row of rowsOf(own, 'advisor_model_activations')) version = wholeIn(row.version);
  const models = new Map([...versions].flatMap(([kept, { model }]) => (model ? [[kept, model] as const] : [])));
  const trainedAt = new Map([...versions].map(([kept, each]) => [kept, each.trainedAt]));
  const model = models.get(version ?? 0);
  if (version === null || !model) return null;
  const shown = new Map<string, ShownAdvice>();
  for await (const row of rowsOf(own, 'advisor_recommendations')) shown.set(textIn(row.id) ?? '', shownIn(row));
  const feedback: FeedbackEvent[] = [];
  for await (const row of rowsOf(own, 'advisor_feedback_events')) {
    feedback.push({
      id: textIn(row.event_id) ?? '',
      recommendation: textIn(row.recommendation_id) ?? '',
      advisor: textIn(row.advisor_id) ?? '',
      key: textIn(row.sign_key) ?? '',
      sign: Number(row.sign),
      action: textIn(row.action) ?? '',
      chosen: textIn(row.chosen_type),
      typesBought: wholeIn(row.outcome_types),
      happenedAt: textIn(row.happened_at) ?? '',
      receivedAt: instantIn(row.received_at),
    });
  }
  const people: Person[] = [];
  for await (const row of rowsOf(own, 'advisor_people')) {
    people.push({ id: textIn(row.slack_user_id) ?? '', managers: documentIn(row.relationship_manager_ids) as unknown as string[] });
  }
  return { version, model, models, trainedAt, readings: await readReadings(own), shown, feedback, people };
};
