import type { Profile } from '../book/profile.ts';
import type { Paise } from '../units.ts';
import { moneyOf } from './client-numbers.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './policy.ts';

/** Whether an amount is so many times the client's money that it's more likely a slip of the keyboard. Of a client without money, nobody can tell. */
export const isOutOfScale = (
  amount: Paise,
  profile: Pick<Profile, 'totalInvested' | 'expectedAmount'>,
  { questionedTimes }: Pick<SuitabilityPolicy, 'questionedTimes'> = USUAL_POLICY,
): boolean => {
  const { amount: money } = moneyOf(profile);
  return money > 0 && amount >= questionedTimes * money;
};
