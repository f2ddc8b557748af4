import type { Recommendation } from '../../advisor/advice/recommend.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { FeatureComparison } from '../../advisor/compare/feature-differences.ts';
import type { TypeRow } from '../../advisor/compare/type-shares.ts';
import type { Day } from '../../advisor/units.ts';
import type { Audited } from '../actor/audit-trail.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { Untrained } from '../serving/active-model.ts';

export interface ComparedClient {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly recommendation: Recommendation;
}

/** Two clients compared under one model. */
export interface ClientComparison {
  readonly left: ComparedClient;
  readonly right: ComparedClient;
  readonly features: FeatureComparison;
  /** What both bought and are likely to buy, the most important types first. */
  readonly types: readonly TypeRow[];
  readonly model: { readonly version: number; readonly trainedAt: Date };
  readonly asOf: Day;
  readonly dataAsOf: Day;
  readonly oldBook: OldBook | null;
  readonly shownAt: Date;
}

export type CompareClientsOutcome =
  | { readonly kind: 'compared'; readonly comparison: Audited<ClientComparison> }
  | { readonly kind: 'same-client'; readonly clientId: string }
  | Untrained;
