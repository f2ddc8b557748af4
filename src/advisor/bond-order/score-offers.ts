import type { BondOnOffer } from '../bonds/bond.ts';
import { gradeStep } from '../bonds/grade-step.ts';
import { debtorOf } from '../bonds/issuer-key.ts';
import { isPerpetual, PERPETUAL_DAY } from '../bonds/perpetual.ts';
import type { Profile } from '../book/profile.ts';
import type { BondOrder } from '../model/bond-order.ts';
import type { Model } from '../model/model.ts';
import { type Candidate, type Habits, scoreOf } from './bond-inputs.ts';
import { paymentsOf } from './shelf.ts';
import { usualOfClient } from './usual-bonds.ts';

/** What a model learned about bonds, and the client's segment in it. */
export interface LearnedOrder {
  readonly bondOrder: BondOrder;
  readonly bondTypes: Model['bondTypes'];
  readonly segment: number;
}

/** Each bond's score for a client. The bonds are of one type. */
export const scoreOffers = (bonds: readonly BondOnOffer[], profile: Profile, learned: LearnedOrder): number[] => {
  const habits = habitsOf(profile, learned, bonds[0]?.bondType ?? '');
  return bonds.map((bond) => scoreOf(learned.bondOrder, learned.segment, candidateOf(bond, learned.bondOrder), habits, profile.asOf));
};

/** A bond on offer as the order sees it. */
export const candidateOf = (bond: BondOnOffer, { bought }: BondOrder): Candidate => ({
  debtor: debtorOf(bond),
  yieldToMaturity: bond.yieldToMaturity,
  sovereign: bond.sovereign ?? null,
  grade: gradeStep(bond.rating, bond.band),
  maturityDay: isPerpetual(bond) ? PERPETUAL_DAY : bond.maturityDay,
  issueDay: bond.issueDay ?? null,
  minimum: bond.minimumInvestment,
  payments: paymentsOf(bond.frequency),
  bought: bought[bond.bondId] ?? 0,
});

/** What the profile says of the client's habits before a purchase of a type. */
export const habitsOf = (profile: Profile, { bondOrder, bondTypes, segment }: LearnedOrder, bondType: string): Habits => {
  const held = new Set(profile.issuers?.map(({ issuer }) => issuer));
  const bought = profile.holdings.flatMap(({ bondType: name, usual }) => {
    const type = bondTypes.indexOf(name);
    return usual === undefined || type < 0 ? [] : [{ ...usual, type }];
  });
  return {
    averageYield: profile.averageYield,
    ticket: profile.trades > 0 ? profile.totalInvested / profile.trades : null,
    holds: (debtor) => held.has(debtor),
    ...usualOfClient(bondOrder.usual, segment, bondTypes.indexOf(bondType), bought),
  };
};
