import type { Profile } from '../../src/advisor/book/profile.ts';
import type { Paise } from '../../src/advisor/units.ts';
import { claimsOf, type Says } from '../../src/claims/claim.ts';
import { money } from '../blocks/format.ts';

/**
 * What's outstanding, in words that say so.
 * @param outstanding null: no maturity is known
 * @param says makes the claim; absent for several clients together
 */
export const outstandingInWords = (outstanding: Paise | null, says?: Says): string => {
  if (outstanding === null) return 'maturities not recorded';
  const words = `${outstanding === 0 ? 'nothing' : money(outstanding)} outstanding`;
  return says ? says('client.outstanding', words, outstanding) : words;
};

/** What a client has outstanding, and what may be; null in an older document that doesn't say. */
export const outstandingOf = ({
  clientId,
  asOf,
  outstanding,
  maturityUnknown = 0 as Paise,
}: Pick<Profile, 'clientId' | 'asOf' | 'outstanding' | 'maturityUnknown'>): string | null => {
  if (outstanding === undefined) return null;
  const says = claimsOf({ client: clientId }, asOf);
  const unknown =
    outstanding !== null && maturityUnknown > 0
      ? ` (and ${says('client.maturityUnknown', money(maturityUnknown), maturityUnknown)} without a recorded maturity)`
      : '';
  return `${outstandingInWords(outstanding, says)}${unknown}`;
};
