import type { RiskBand } from '../../../advisor/bonds/rating.ts';
import type { ScoredQuestionnaire } from '../../../advisor/intake/score-questionnaire.ts';
import type { ClientId, Day } from '../../../advisor/units.ts';

/** Where a recorded profile comes from. Those of a demo book count only while the demo book is there. */
export const PROFILE_SOURCES = ['adviser', 'import', 'demo'] as const;
export type ProfileSource = (typeof PROFILE_SOURCES)[number];

/** What a profile rests on. */
export interface ProfileGrounds {
  /** The questionnaire's answers and points; null: nobody asked. */
  readonly scored: ScoredQuestionnaire | null;
  /** Why the band was chosen by hand; null: the questionnaire's counts, or the file's. */
  readonly reason: string | null;
}

/** A client's risk profile, as the product's own tables record it. */
export interface RecordedProfile {
  readonly id: string;
  readonly clientId: ClientId;
  readonly band: RiskBand;
  /** Null: nobody wrote down when. Then the profile counts from `recordedOn`. */
  readonly assessedOn: Day | null;
  readonly recordedOn: Day;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly source: ProfileSource;
  /** `waits`: it raises the band, and a second person hasn't decided yet. */
  readonly status: 'counts' | 'waits' | 'refused';
  readonly decidedBy: string | null;
  readonly grounds: ProfileGrounds | null;
}

export interface RiskProfiles {
  /** Adds profiles. */
  record(profiles: readonly RecordedProfile[]): Promise<void>;
  /** Those that count, of these clients or of all. */
  counting(ids: readonly ClientId[] | 'all'): Promise<readonly RecordedProfile[]>;
  find(id: string): Promise<RecordedProfile | null>;
  /** Newest first, whatever their status. */
  ofClient(id: ClientId): Promise<readonly RecordedProfile[]>;
  /** Whether this decision counts: false if it was decided before. If several decide at once, one does. */
  decide(id: string, status: 'counts' | 'refused', by: string, at: Date): Promise<boolean>;
  /** Puts the profiles of a demo book in place of the one before. */
  replaceDemo(profiles: AsyncIterable<RecordedProfile> | Iterable<RecordedProfile>): Promise<number>;
}
