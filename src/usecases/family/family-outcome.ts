import type { Recommendation } from '../../advisor/advice/recommend.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { Concentration } from '../../advisor/family/concentration.ts';
import type { Exposure } from '../../advisor/family/exposure.ts';
import type { FamilyStatistics } from '../../advisor/family/family-statistics.ts';
import type { Kinship } from '../../advisor/family/kinship.ts';
import type { ClientId, Day, Paise } from '../../advisor/units.ts';
import type { Audited } from '../actor/audit-trail.ts';
import type { Untrained } from '../serving/active-model.ts';

/** A family member, as shown. */
export interface FamilyMember {
  readonly profile: Profile;
  readonly recommendation: Recommendation;
  readonly isHolder: boolean;
  /** What is known not to have matured by the day. */
  readonly outstanding: Paise;
  /** The likeness to the parent, if the parent is shown too; null for the holder. */
  readonly kinship: { readonly parent: ClientId; readonly found: Kinship } | null;
}

/** A family, as far as one person may see it. */
export interface FamilyReview {
  /** The client who was asked about: the holder or a member. */
  readonly asked: ClientId;
  /** The head of the family. May be somebody whom the book doesn't know. */
  readonly holder: ClientId;
  /** The members whom the person may see, in order of weight: the holder, the client asked about, then by what's outstanding. */
  readonly members: readonly FamilyMember[];
  /** How many more the person may see whose facts don't fit. They count in the exposure. */
  readonly more: number;
  /** How many the person may not see. They count in nothing else. */
  readonly hidden: number;
  readonly exposure: Exposure;
  readonly concentrations: readonly Concentration[];
  readonly model: { readonly version: number; readonly trainedAt: Date };
  readonly asOf: Day;
  readonly dataAsOf: Day;
  readonly oldBook: OldBook | null;
  readonly shownAt: Date;
}

/** A holder whom the book names and doesn't have. `clientId` is null if it names only a row that isn't there. */
export interface MissingHolder {
  readonly clientId: ClientId | null;
}

export type ReviewFamilyOutcome =
  | { readonly kind: 'reviewed'; readonly review: Audited<FamilyReview> }
  /**
   * The client has neither holder nor members in the book. `missingHolder`: the book names a holder and doesn't know that person.
   */
  | Audited<{
      readonly kind: 'no-family';
      readonly clientId: ClientId;
      readonly missingHolder: MissingHolder | null;
      readonly oldBook: OldBook | null;
    }>
  | Untrained
  | { readonly kind: 'source-down' };

export type FamilyStatisticsOutcome =
  | { readonly kind: 'statistics'; readonly statistics: FamilyStatistics; readonly takenAt: Date; readonly oldBook: OldBook | null }
  /** Nothing was computed yet, before the first training, or what is stored can't be read. */
  | { readonly kind: 'none-yet' }
  /** For supervisors and admins only. */
  | { readonly kind: 'not-allowed' };
