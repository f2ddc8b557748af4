import type { Actor } from '../actor/actor.ts';
import type { Audited } from '../actor/audit-trail.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { FamilyStatisticsOutcome, ReviewFamilyOutcome } from './family-outcome.ts';
import { type FamilyPairList, listPairs } from './list-pairs.ts';
import { type FamilyStatisticsPorts, readFamilyStatistics } from './read-family-statistics.ts';
import { type ReviewFamilyPorts, type ReviewFamilyRequest, reviewFamily } from './review-family.ts';

/** Families, as the Slack edge sees them. */
export interface FamilyServices {
  reviewFamily(request: ReviewFamilyRequest): Promise<ReviewFamilyOutcome>;
  familyStatistics(request: { readonly actor: Actor }): Promise<FamilyStatisticsOutcome>;
  familyPairs(request: { readonly actor: Actor }): Promise<Audited<FamilyPairList>>;
}

export const familyServices = (ports: ReviewFamilyPorts & FamilyStatisticsPorts & { readonly profiles: ProfileStore }): FamilyServices => ({
  reviewFamily: reviewFamily(ports),
  familyStatistics: readFamilyStatistics(ports),
  familyPairs: listPairs(ports),
});
