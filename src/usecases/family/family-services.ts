import type { Actor } from '../actor/actor.ts';
import type { FamilyStatisticsOutcome, ReviewFamilyOutcome } from './family-outcome.ts';
import { type FamilyStatisticsPorts, readFamilyStatistics } from './read-family-statistics.ts';
import { type ReviewFamilyPorts, type ReviewFamilyRequest, reviewFamily } from './review-family.ts';

/** Families, as the Slack edge sees them. */
export interface FamilyServices {
  reviewFamily(request: ReviewFamilyRequest): Promise<ReviewFamilyOutcome>;
  familyStatistics(request: { readonly actor: Actor }): Promise<FamilyStatisticsOutcome>;
}

export const familyServices = (ports: ReviewFamilyPorts & FamilyStatisticsPorts): FamilyServices => ({
  reviewFamily: reviewFamily(ports),
  familyStatistics: readFamilyStatistics(ports),
});
