import type { BondOnOffer } from '../bonds/bond.ts';
import { gradeStep } from '../bonds/grade-step.ts';
import { debtorOfOffer } from '../bonds/issuer-key.ts';
import { isPerpetual, PERPETUAL_DAY } from '../bonds/perpetual.ts';
import type { Profile } from '../book/profile.ts';
import type { BondOrder } from '../model/bond-order.ts';
import type { Model } from '../model/model.ts';
import { type Candidate, type Habits, WIDTH, weightsFor, writeInputs } from './bond-inputs.ts';
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
  const { inputs } = weighOffers(bonds, profile, learned);
  const weights = weightsFor(learned.bondOrder, learned.segment);
  return bonds.map((_, at) => {
    let sum = 0;
    for (let input = 0; input < WIDTH; input++) sum += weights[input] * inputs[at * WIDTH + input];
    return sum;
  });
};

/** What bonds of one type say to a client. */
interface WeighedOffers {
  readonly habits: Habits;
  /** bonds × `WIDTH` */
  readonly inputs: Float64Array;
}

interface Weighed extends WeighedOffers {
  readonly profile: Profile;
  readonly bondOrder: BondOrder;
  readonly segment: number;
}

/** The bonds that fit a client are scored, explained and asked about again for the counterfactual. */
const LAST = new WeakMap<readonly BondOnOffer[], Weighed>();

export const weighOffers = (bonds: readonly BondOnOffer[], profile: Profile, learned: LearnedOrder): WeighedOffers => {
  const { bondOrder, segment } = learned;
  const last = LAST.get(bonds);
  if (last?.profile === profile && last.bondOrder === bondOrder && last.segment === segment) return last;
  const habits = habitsOf(profile, learned, bonds[0]?.bondType ?? '');
  const inputs = new Float64Array(bonds.length * WIDTH);
  bonds.forEach((bond, at) => {
    writeInputs(inputs, at * WIDTH, candidateOf(bond, bondOrder), habits, profile.asOf);
  });
  LAST.set(bonds, { profile, bondOrder, segment, habits, inputs });
  return { habits, inputs };
};

const CANDIDATES = new WeakMap<BondOrder, WeakMap<BondOnOffer, Candidate>>();

/** A bond on offer as the order sees it, which is the same for every client. */
const candidateOf = (bond: BondOnOffer, bondOrder: BondOrder): Candidate => {
  const ofOrder = CANDIDATES.get(bondOrder) ?? new WeakMap<BondOnOffer, Candidate>();
  CANDIDATES.set(bondOrder, ofOrder);
  const candidate = ofOrder.get(bond) ?? newCandidate(bond, bondOrder);
  ofOrder.set(bond, candidate);
  return candidate;
};

const newCandidate = (bond: BondOnOffer, { bought }: BondOrder): Candidate => ({
  debtor: debtorOfOffer(bond),
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
