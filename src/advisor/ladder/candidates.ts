import type { BondOnOffer } from '../bonds/bond.ts';
import { traitsOf } from '../bonds/traits-of.ts';
import { SMALLEST_LOT } from '../quote/lots.ts';
import { purchaseCost, type Surcharges, type SurchargesThen, surchargesOn } from '../quote/purchase-cost.ts';
import { BOND_RULES, type BondRule, refusalOf, type SuitabilityRules } from '../suitability/judge-bond.ts';
import type { Day, Paise } from '../units.ts';
import { type Holding, holdingOf } from './holding.ts';
import type { LadderWish, LeftOut } from './ladder.ts';
import { ratedAtLeast } from './rated-at-least.ts';

/** A bond a rung may hold, with its payments. */
export interface Candidate {
  readonly bond: BondOnOffer;
  readonly holding: Holding;
  readonly surcharges: SurchargesThen;
  /** The smallest purchase: face value, and what there's to pay for it. */
  readonly least: { readonly nominal: Paise; readonly costs: Paise };
}

/** The bonds for one rung, and how many each rule excluded. */
export interface CandidatesOfRung {
  readonly after: Day;
  readonly until: Day;
  readonly maturing: number;
  readonly candidates: readonly Candidate[];
  readonly leftOut: LeftOut;
}

/** The bonds that mature within the window, are suitable for the client, and match the wish. */
export const candidatesOf = (
  bonds: readonly BondOnOffer[],
  window: { readonly after: Day; readonly until: Day },
  rules: SuitabilityRules,
  wish: LadderWish,
  share: Paise,
  surcharges: Surcharges,
): CandidatesOfRung => {
  const maturing = bonds.filter(({ maturityDay }) => maturityDay !== null && maturityDay > window.after && maturityDay <= window.until);
  const judged = maturing.map((bond) => ({ bond, rule: refusalOf(bond, rules) }));
  // How much an issuer may have is decided when the rungs are filled, by what's on the ladder then.
  const suitable = judged.filter(({ rule }) => rule === null || rule === 'issuer').map(({ bond }) => bond);
  const rated = suitable.filter((bond) => ratedAtLeast(bond, wish.lowestGrade));
  const kept = wish.callable ? rated : rated.filter((bond) => !traitsOf(bond).includes('callable'));
  const computed = kept.flatMap((bond): readonly Candidate[] => {
    const holding = holdingOf(bond, rules.settlesOn);
    return holding ? [candidateOf(bond, holding, surchargesOn(surcharges, rules.settlesOn, bond.bondType))] : [];
  });
  const candidates = computed.filter(({ least }) => least.costs <= share);
  const refusedBy = (rule: BondRule): number => judged.filter((each) => each.rule === rule).length;
  return {
    ...window,
    maturing: maturing.length,
    candidates,
    leftOut: {
      ...(Object.fromEntries(BOND_RULES.map((rule) => [rule, refusedBy(rule)])) as Record<BondRule, number>),
      issuer: 0,
      ratedLower: suitable.length - rated.length,
      namedCallable: rated.length - kept.length,
      factsMissing: kept.length - computed.length,
      tooDear: computed.length - candidates.length,
    },
  };
};

/** A minimum of 0 says nothing. */
const candidateOf = (bond: BondOnOffer, holding: Holding, surcharges: SurchargesThen): Candidate => {
  const nominal = bond.minimumInvestment || SMALLEST_LOT;
  return { bond, holding, surcharges, least: { nominal, costs: purchaseCost(nominal, holding.dirtyPrice, surcharges).total } };
};
