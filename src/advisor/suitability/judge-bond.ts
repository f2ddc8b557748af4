import type { BondOnOffer } from '../bonds/bond.ts';
import { isGovernmentBacked } from '../bonds/government-backed.ts';
import { debtorOfOffer } from '../bonds/issuer-key.ts';
import { isPerpetual } from '../bonds/perpetual.ts';
import { type BondBand, RISK_BANDS, type RiskBand } from '../bonds/rating.ts';
import { type Day, type Fraction, fraction, type Paise, paise } from '../units.ts';
import type { ClientNumbers } from './client-numbers.ts';
import type { BandBasis } from './counted-band.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './policy.ts';

/** What decides which bonds a client may be shown. */
export interface SuitabilityRules {
  /** The band that counts. Null: unknown, treated as A. */
  readonly riskBand: RiskBand | null;
  /** Why that one counts; default: it's recorded, or unknown. */
  readonly basis?: BandBasis;
  /** What's recorded or derived, if that isn't what counts. */
  readonly knownBand?: RiskBand | null;
  readonly asOf: Day;
  /** When a purchase of that day settles. */
  readonly settlesOn: Day;
  /** The longest time to maturity the client wants; null if none is recorded. */
  readonly horizonDays: number | null;
  /** Absent: nothing is known of the client's money, and nobody is a minor. */
  readonly client?: ClientNumbers;
  /** Default: the usual one. */
  readonly policy?: Pick<SuitabilityPolicy, 'ticketTimes' | 'issuerShare' | 'issuerFree' | 'ladderShare'>;
}

/** The rules by which a bond is kept from a client, in the order in which they're looked at. */
export const BOND_RULES = ['guardian', 'maturity', 'horizon', 'unrated', 'default', 'band', 'minimum', 'issuer'] as const;
export type BondRule = (typeof BOND_RULES)[number];

/** Band A sees A; B sees A and B; C sees A, B and C; unknown counts as A. Unrated bonds and bonds in default are never shown. */
export const bandAllows = (client: RiskBand | null, bond: BondBand | null): boolean =>
  bond !== null && bond !== 'default' && RISK_BANDS.indexOf(bond) <= RISK_BANDS.indexOf(client ?? 'A');

export const isUnmatured = (bond: BondOnOffer, settlesOn: Day): boolean =>
  isPerpetual(bond) || (bond.maturityDay !== null && bond.maturityDay > settlesOn);

/** A perpetual bond is never repaid within a horizon. */
const isWithinHorizon = ({ maturityDay }: BondOnOffer, { asOf, horizonDays }: SuitabilityRules): boolean =>
  horizonDays === null || (maturityDay !== null && maturityDay - asOf <= horizonDays);

/** What one issuer would have of what the client holds after a purchase. */
export interface IssuerPart {
  /** What's outstanding with the issuer, and what's offered. */
  readonly after: Paise;
  /** All that's outstanding, and what's offered; or what the intake expects, if that's more. */
  readonly of: Paise;
  readonly share: Fraction;
}

/** Null: a government's bond, or nothing is outstanding or expected to compare with. */
export const issuerPartOf = (bond: BondOnOffer, client: ClientNumbers, offered: Paise): IssuerPart | null => {
  const { outstanding, expected, byIssuer } = client;
  if (isGovernmentBacked(bond) || (outstanding <= 0 && expected <= 0)) return null;
  const after = paise((byIssuer.get(debtorOfOffer(bond)) ?? 0) + offered);
  const of = paise(Math.max(outstanding + offered, expected));
  return { after, of, share: fraction(after / of) };
};

/** The most that an issuer may have of an amount. */
export const mostWithIssuer = (of: number, { issuerShare, issuerFree }: Pick<SuitabilityPolicy, 'issuerShare' | 'issuerFree'>): number =>
  Math.max(issuerShare * of, issuerFree);

/**
 * The first rule that keeps a bond from the client; null if none does. A bond with an unknown maturity may have matured, so it isn't shown.
 * @param offered what would be bought; default: the smallest purchase
 * @param nominal its face value: minimums are, so a purchase below par isn't below them; default: what's offered
 */
export const refusalOf = (bond: BondOnOffer, rules: SuitabilityRules, offered?: Paise, nominal = offered): BondRule | null => {
  const { client, policy = USUAL_POLICY } = rules;
  if (client?.lacksGuardian) return 'guardian';
  if (!isUnmatured(bond, rules.settlesOn)) return 'maturity';
  if (!isWithinHorizon(bond, rules)) return 'horizon';
  if (bond.band === null) return 'unrated';
  if (bond.band === 'default') return 'default';
  if (!bandAllows(rules.riskBand, bond.band)) return 'band';
  const smallest = bond.minimumInvestment ?? paise(0);
  if (offered !== undefined && Math.max(offered, nominal ?? 0) < smallest) return 'minimum';
  if (!client) return null;
  if (client.money.amount > 0 && smallest > policy.ticketTimes * client.money.amount) return 'minimum';
  const part = issuerPartOf(bond, client, offered ?? smallest);
  return part && part.after > mostWithIssuer(part.of, policy) ? 'issuer' : null;
};

/** The bonds that no rule keeps from the client. */
export const suitableBonds = (bonds: readonly BondOnOffer[], rules: SuitabilityRules): BondOnOffer[] =>
  bonds.filter((bond) => refusalOf(bond, rules) === null);
