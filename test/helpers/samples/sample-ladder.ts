import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { buildLadder } from '../../../src/advisor/ladder/build-ladder.ts';
import type { LadderWish } from '../../../src/advisor/ladder/ladder.ts';
import { countedBand } from '../../../src/advisor/suitability/counted-band.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientLadder } from '../../../src/usecases/client/build-client-ladder.ts';
import { dayOf, sampleBond, sampleProfile } from './sample-recommendation.ts';

export const ladderWish = (more: Partial<LadderWish> = {}): LadderWish => ({
  amount: paiseFromRupees(2_500_000),
  years: 5,
  lowestGrade: 'A-',
  callable: false,
  ...more,
});

/** A bond with all facts known, on offer on the sample's day. */
export const ladderBond = (bondId: string, maturity: string, more: Partial<BondOnOffer> = {}): BondOnOffer =>
  sampleBond({ bondId, isin: bondId, issuer: `Issuer of ${bondId}`, frequency: 'annual', maturityDay: dayOf(maturity), ...more });

export const sampleLadder = (
  bonds: readonly BondOnOffer[],
  wish: LadderWish = ladderWish(),
  more: Partial<ClientLadder> = {},
): ClientLadder => {
  const profile = more.profile ?? sampleProfile();
  const asOf = dayOf('2026-03-12');
  return {
    profile,
    countedBand: countedBand(profile),
    policy: USUAL_POLICY,
    ladder: buildLadder(bonds, { riskBand: profile.riskBand, asOf, settlesOn: asOf, horizonDays: null }, wish),
    dataAsOf: asOf,
    oldBook: null,
    shownAt: new Date('2026-03-13T08:00:00Z'),
    ...more,
  };
};
