import type { RiskBand } from '../bonds/rating.ts';
import type { Gender } from '../book/book.ts';
import type { ClientId, Day, Paise } from '../units.ts';
import type { ScoredQuestionnaire } from './score-questionnaire.ts';

/** Where a client's band comes from, and why. */
export type BandSource =
  | { readonly kind: 'questionnaire'; readonly band: RiskBand; readonly scored: ScoredQuestionnaire }
  | {
      readonly kind: 'chosen';
      readonly band: RiskBand;
      readonly reason: string;
      /** The questionnaire next to it. Absent if it wasn't filled in, and in older documents. */
      readonly scored?: ScoredQuestionnaire;
    };

/** The band that counts until somebody approves a higher one: the questionnaire's, or A without one. */
export const bandAtOnce = (source: BandSource): RiskBand => {
  const scored = source.kind === 'questionnaire' ? source.band : (source.scored?.band ?? 'A');
  return source.band < scored ? source.band : scored;
};

/** What an intake records about a new client. */
export interface IntakeFacts {
  /** The day of the intake; age and horizon count from here. */
  readonly on: Day;
  /** At least one of `birthDay` and `age` is known. */
  readonly birthDay: Day | null;
  readonly age: number | null;
  readonly gender: Gender | null;
  readonly band: BandSource;
  /** Days from `on` until the money is needed; null if there's no such day. */
  readonly horizonDays: number | null;
  /** Ids of the questionnaire's objectives, at least one. */
  readonly objectives: readonly string[];
  readonly expectedAmount: Paise;
  readonly parentId: ClientId | null;
  readonly name: string | null;
}
