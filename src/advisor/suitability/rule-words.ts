import type { Claim } from '../../claims/claim.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import type { RiskBand } from '../bonds/rating.ts';
import { dayInWords } from '../calendar/day-in-words.ts';
import { type Day, type Paise, paise } from '../units.ts';
import { moneyInWords } from '../words/money-in-words.ts';
import type { ClientNumbers } from './client-numbers.ts';
import { type BondRule, issuerPartOf, type SuitabilityRules } from './judge-bond.ts';
import { USUAL_POLICY } from './policy.ts';

/** A reason, and the numbers in it. */
export interface Said {
  readonly reason: string;
  readonly claims: readonly Claim[];
}

const ALLOWS: Record<RiskBand, string> = { A: 'A- and better', B: 'BBB- and better', C: 'C- and better' };

/** "risk band B allows BBB- and better"; a band that counts as A for another reason is explained. */
export const allowance = ({ riskBand, basis, knownBand }: Pick<SuitabilityRules, 'riskBand' | 'basis' | 'knownBand'>): string => {
  const asA = `so band A counts, which allows ${ALLOWS.A}`;
  switch (basis) {
    case 'expired':
      return `the recorded profile (band ${knownBand}) has expired, ${asA}`;
    case 'not-yet':
      return `no profile was recorded by that day, ${asA}`;
    case 'purchases':
      return `no profile is recorded, ${asA}${knownBand == null || knownBand === 'A' ? '' : ` (purchases suggest ${knownBand})`}`;
    default:
      return riskBand === null || basis === 'unknown'
        ? `the risk band is unknown, so it counts as A, which allows ${ALLOWS.A}`
        : `risk band ${riskBand} allows ${ALLOWS[riskBand]}`;
  }
};

const percent = (share: number): string => `${Number((100 * share).toFixed(1))}%`;

/** Why nobody may buy for a minor. */
export const guardianRule = ({ clientId, age }: ClientNumbers, asOf: Day): Said => ({
  reason: `the client is ${age}, and no account holder is recorded who may buy for a minor`,
  claims: age === null ? [] : [{ kind: 'client.age', subject: { client: clientId }, number: age, asOf }],
});

const smallestOf = ({ minimumInvestment }: BondOnOffer): Paise => minimumInvestment ?? paise(0);

const minimumRule = (bonds: readonly BondOnOffer[], rules: SuitabilityRules, offered?: Paise): Said => {
  const { client, asOf, policy = USUAL_POLICY } = rules;
  const [bond] = [...bonds].sort((one, other) => smallestOf(one) - smallestOf(other));
  if (!bond || !client) return { reason: 'the smallest purchase is too large', claims: [] };
  const smallest = smallestOf(bond);
  const least: Claim = { kind: 'offer.minimum', subject: { bond: bond.bondId }, number: smallest, asOf };
  if (offered !== undefined && offered < smallest)
    return { reason: `the smallest purchase is ${moneyInWords(smallest)}, and this is ${moneyInWords(offered)}`, claims: [least] };
  const { amount, from } = client.money;
  const times = policy.ticketTimes === 1 ? '' : `${policy.ticketTimes} times `;
  const whose = from === 'bought' ? 'all that the client has bought' : 'what the client expects to invest';
  return {
    reason: `the smallest purchase is ${moneyInWords(smallest)}, more than ${times}${whose} (${moneyInWords(amount)})`,
    claims: [
      least,
      ...(times === '' ? [] : [{ kind: 'limit.ticketTimes', subject: {}, number: policy.ticketTimes, asOf } as const]),
      { kind: from === 'bought' ? 'client.bought' : 'intake.expected', subject: { client: client.clientId }, number: amount, asOf },
    ],
  };
};

const issuerRule = (bonds: readonly BondOnOffer[], rules: SuitabilityRules, offered?: Paise): Said => {
  const { client, asOf, policy = USUAL_POLICY } = rules;
  const parts = bonds.flatMap((bond) => {
    const part = client && issuerPartOf(bond, client, offered ?? smallestOf(bond));
    return part ? [{ bond, part }] : [];
  });
  const [least] = parts.sort((one, other) => one.part.share - other.part.share);
  if (!least || !client) return { reason: 'too much with one issuer', claims: [] };
  const { bond, part } = least;
  const subject = { client: client.clientId, bond: bond.bondId, offered: offered ?? smallestOf(bond) };
  return {
    reason: `${bond.issuer ?? bond.bondId} would have ${percent(part.share)} of what the client holds (${moneyInWords(part.after)} of ${moneyInWords(part.of)}); the limit is ${percent(policy.issuerShare)}, or ${moneyInWords(policy.issuerFree)}`,
    claims: [
      { kind: 'offer.issuerShare', subject, number: part.share, asOf },
      { kind: 'offer.withIssuer', subject, number: part.after, asOf },
      { kind: 'offer.heldThen', subject, number: part.of, asOf },
      { kind: 'limit.issuerShare', subject: {}, number: policy.issuerShare, asOf },
      { kind: 'limit.issuerFree', subject: {}, number: policy.issuerFree, asOf },
    ],
  };
};

const horizonEnd = ({ asOf, horizonDays }: SuitabilityRules): Day => (asOf + (horizonDays ?? 0)) as Day;

/** Why none of a type's bonds is left: the last rule that some of them got to. */
export const nothingLeftInWords = (why: BondRule, bonds: readonly BondOnOffer[], rules: SuitabilityRules): Said => {
  switch (why) {
    case 'horizon':
      return { reason: `no bond on offer matures within the client’s horizon, by ${dayInWords(horizonEnd(rules))}`, claims: [] };
    case 'unrated':
      return { reason: 'no bond on offer has a rating', claims: [] };
    case 'default':
      return { reason: 'every rated bond on offer is in default', claims: [] };
    default:
      return ruleInWords(why, bonds, rules);
  }
};

/**
 * A rule that keeps bonds from a client, with the client's number; of several bonds, that of the one which is nearest to being allowed.
 * @param offered what would be bought; default: the smallest purchase
 */
export const ruleInWords = (rule: BondRule, bonds: readonly BondOnOffer[], rules: SuitabilityRules, offered?: Paise): Said => {
  switch (rule) {
    case 'guardian':
      return rules.client ? guardianRule(rules.client, rules.asOf) : { reason: 'no guardian is recorded', claims: [] };
    case 'maturity':
      return { reason: 'it matures before a purchase settles, or nobody recorded when', claims: [] };
    case 'horizon': {
      const client = rules.client?.clientId;
      const end = horizonEnd(rules);
      const claims: readonly Claim[] =
        client === undefined ? [] : [{ kind: 'client.neededBy', subject: { client }, number: end, asOf: rules.asOf }];
      return { reason: `matures after the client’s horizon, ${dayInWords(end)}`, claims };
    }
    case 'unrated':
      return { reason: 'has no rating', claims: [] };
    case 'default':
      return { reason: 'is in default', claims: [] };
    case 'band':
      return { reason: allowance(rules), claims: [] };
    case 'minimum':
      return minimumRule(bonds, rules, offered);
    case 'issuer':
      return issuerRule(bonds, rules, offered);
  }
};
