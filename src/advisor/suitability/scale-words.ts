import type { Claim } from '../../claims/claim.ts';
import type { Profile } from '../book/profile.ts';
import type { Paise } from '../units.ts';
import { moneyInWords } from '../words/money-in-words.ts';
import { isOutOfScale } from './amount-out-of-scale.ts';
import { moneyOf } from './client-numbers.ts';
import type { SuitabilityPolicy } from './policy.ts';
import type { Said } from './rule-words.ts';

const TIMES = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });

/** Why an amount is questioned; null if it isn't. The sentence is made to follow the amount: "₹5 crore is at least 1,000 times what …". */
export const outOfScaleInWords = (amount: Paise, profile: Profile, policy: SuitabilityPolicy): Said | null => {
  if (!isOutOfScale(amount, profile, policy)) return null;
  const { clientId: client, asOf } = profile;
  const money = moneyOf(profile);
  const what = money.from === 'bought' ? 'what the client has bought so far' : 'what the client expects to invest';
  const claims: readonly Claim[] = [
    { kind: 'limit.questionedTimes', subject: {}, number: policy.questionedTimes, asOf },
    { kind: 'client.money', subject: { client }, number: money.amount, asOf },
  ];
  return {
    reason: `is at least ${TIMES.format(policy.questionedTimes)} times ${what} (${moneyInWords(money.amount)})`,
    claims,
  };
};
