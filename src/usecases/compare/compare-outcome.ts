import type { FeatureComparison } from '../../advisor/compare/feature-differences.ts';
import type { TypeRow } from '../../advisor/compare/type-shares.ts';
import type { Profile } from '../../advisor/profile.ts';
import type { Recommendation } from '../../advisor/recommend.ts';
import type { Day } from '../../advisor/units.ts';
import type { Untrained } from '../model-in-force.ts';
import type { ShownRecommendation } from '../shown-recommendation.ts';

export interface ComparedClient {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly recommendation: Recommendation;
}

/** Two clients side by side, under one model. */
export interface ClientComparison {
  readonly left: ComparedClient;
  readonly right: ComparedClient;
  readonly features: FeatureComparison;
  /** What both bought and are likely to buy, the types that matter most first. */
  readonly types: readonly TypeRow[];
  readonly model: { readonly version: number; readonly trainedAt: Date };
  readonly dataAsOf: Day;
  readonly shownAt: Date;
}

/** A client that nobody has, or that the person may not see: the same words for both. */
export interface UnknownClient {
  readonly asked: string;
  /** Ids that the person may see. */
  readonly similar: readonly string[];
}

export type CompareClientsOutcome =
  | { readonly kind: 'compared'; readonly comparison: ClientComparison }
  /** One of the two, or both. */
  | { readonly kind: 'unknown-clients'; readonly unknown: readonly UnknownClient[] }
  | { readonly kind: 'same-client'; readonly clientId: string }
  | Untrained
  | { readonly kind: 'source-down' };
