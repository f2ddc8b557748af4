import type { Concentration } from '../../advisor/family/concentration.ts';
import type { Exposure } from '../../advisor/family/exposure.ts';
import type { FamilyStatistics } from '../../advisor/family/family-statistics.ts';
import type { Kinship } from '../../advisor/family/kinship.ts';
import type { Profile } from '../../advisor/profile.ts';
import type { Recommendation } from '../../advisor/recommend.ts';
import type { ClientId, Day, Paise } from '../../advisor/units.ts';
import type { Untrained } from '../model-in-force.ts';

/** One of a family, as shown. */
export interface FamilyMember {
  readonly profile: Profile;
  readonly recommendation: Recommendation;
  readonly isHolder: boolean;
  /** Known not to have matured by the day. */
  readonly outstanding: Paise;
  /** Against the parent, where the parent is shown too; null for the holder. */
  readonly kinship: { readonly parent: ClientId; readonly found: Kinship } | null;
}

/** A family as one person may see it. */
export interface FamilyReview {
  /** Who was asked about: the holder or a member. */
  readonly asked: ClientId;
  /** The head of the family; may be somebody whom the book does not know. */
  readonly holder: ClientId;
  /** Whom the person may see, the weightiest first: the holder, who was asked about, then by what is outstanding. */
  readonly members: readonly FamilyMember[];
  /** Whom the person may see and whose facts do not fit: counted in the exposure. */
  readonly more: number;
  /** Whom the person may not see: not counted in anything else. */
  readonly hidden: number;
  readonly exposure: Exposure;
  readonly concentrations: readonly Concentration[];
  readonly model: { readonly version: number; readonly trainedAt: Date };
  readonly dataAsOf: Day;
  readonly shownAt: Date;
}

export type ReviewFamilyOutcome =
  | { readonly kind: 'reviewed'; readonly review: FamilyReview }
  /** The client has neither holder nor members in the book; `missingHolder` is named as the holder, and nobody knows that person. */
  | { readonly kind: 'no-family'; readonly clientId: ClientId; readonly missingHolder: ClientId | null }
  /** Nobody has this id, or the person may not see the client: the same words for both. */
  | { readonly kind: 'unknown-client'; readonly asked: string; readonly similar: readonly string[] }
  | Untrained
  | { readonly kind: 'source-down' };

export type FamilyStatisticsOutcome =
  | { readonly kind: 'statistics'; readonly statistics: FamilyStatistics; readonly takenAt: Date }
  /** Nothing was computed yet: before the first training, or what is stored cannot be read. */
  | { readonly kind: 'none-yet' }
  /** For supervisors and admins only. */
  | { readonly kind: 'not-allowed' };
