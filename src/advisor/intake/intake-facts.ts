import type { Gender } from '../book.ts';
import type { RiskBand } from '../rating.ts';
import type { ClientId, Day, Paise } from '../units.ts';
import type { ScoredQuestionnaire } from './score-questionnaire.ts';

/** Where a client's band comes from, and why. */
export type BandSource =
  | { readonly kind: 'questionnaire'; readonly band: RiskBand; readonly scored: ScoredQuestionnaire }
  | { readonly kind: 'chosen'; readonly band: RiskBand; readonly reason: string };

/** What is recorded of a new client, as of the day of the intake. */
export interface IntakeFacts {
  /** The day of the intake: the age and the horizon are counted from here. */
  readonly on: Day;
  /** One of `birthDay` and `age` at least. */
  readonly birthDay: Day | null;
  readonly age: number | null;
  readonly gender: Gender | null;
  readonly band: BandSource;
  /** Days from `on` until the money is needed; null: there is no such day. */
  readonly horizonDays: number | null;
  /** Ids of the questionnaire's objectives, at least one. */
  readonly objectives: readonly string[];
  readonly expectedAmount: Paise;
  readonly parentId: ClientId | null;
  readonly name: string | null;
}
