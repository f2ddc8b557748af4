import type { Profile } from '../book/profile.ts';
import type { Paise } from '../units.ts';

/** From so many times the client's money on, an amount is more likely a slip of the keyboard than a wish. */
const QUESTIONED_TIMES = 1000;

/** Whether an amount is a thousand times all that the client has bought. Nobody can say so of a client without purchases. */
export const isOutOfScale = (amount: Paise, { totalInvested }: Pick<Profile, 'totalInvested'>): boolean =>
  totalInvested > 0 && amount >= QUESTIONED_TIMES * totalInvested;
