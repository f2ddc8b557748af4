import type { Profile } from '../../src/advisor/book/profile.ts';
import type { Paise } from '../../src/advisor/units.ts';
import { money } from '../blocks/format.ts';

/** What's outstanding, in words that say so. @param outstanding null: no maturity is known */
export const outstandingInWords = (outstanding: Paise | null): string => {
  if (outstanding === null) return 'maturities not recorded';
  return `${outstanding === 0 ? 'nothing' : money(outstanding)} outstanding`;
};

/** What a client has outstanding, and what may be; null in an older document that doesn't say. */
export const outstandingOf = ({
  outstanding,
  maturityUnknown = 0 as Paise,
}: Pick<Profile, 'outstanding' | 'maturityUnknown'>): string | null => {
  if (outstanding === undefined) return null;
  const unknown = outstanding !== null && maturityUnknown > 0 ? ` (and ${money(maturityUnknown)} without a recorded maturity)` : '';
  return `${outstandingInWords(outstanding)}${unknown}`;
};
